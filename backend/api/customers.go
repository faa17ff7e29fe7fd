package api

import "context"

// Customers is the window's access to who we sell to.
type Customers struct{ host *Host }

// NewCustomers returns the bound struct on the host.
func NewCustomers(h *Host) *Customers { return &Customers{host: h} }

// Customer is one customer with its figures.
type Customer struct {
	ID        int64        `json:"id"`
	Card      PartyCard    `json:"card"`
	Archived  bool         `json:"archived"`
	Figures   PartyFigures `json:"figures"`
	CreatedAt string       `json:"createdAt"`
	UpdatedAt string       `json:"updatedAt"`
}

// CustomerCreate is the command to add a customer.
type CustomerCreate struct {
	RequestID string    `json:"requestId"`
	Card      PartyCard `json:"card"`
}

// CustomerUpdate is the command to change a customer: the whole card is replaced.
type CustomerUpdate struct {
	RequestID string    `json:"requestId"`
	ID        int64     `json:"id"`
	Card      PartyCard `json:"card"`
}

// List returns one page of the customers that match. Fails with
// party.sort_unknown, party.filter_unknown, db.cursor.
func (c *Customers) List(q PartyQuery) (PartyList, error) {
	return run(c.host, "Customers.List", func(ctx context.Context, b *Books) (PartyList, error) {
		return listCustomers(ctx, b, q)
	})
}

// Find returns the few active customers that fit a text best.
func (c *Customers) Find(q PartyFind) (PartyPicks, error) {
	return run(c.host, "Customers.Find", func(ctx context.Context, b *Books) (PartyPicks, error) {
		picks, err := b.Customers.Find(ctx, q.Text, q.Limit)
		return partyPicksDTO(picks), err
	})
}

// Get returns one customer. Fails with customer.unknown.
func (c *Customers) Get(q PartyRef) (Customer, error) {
	return run(c.host, "Customers.Get", func(ctx context.Context, b *Books) (Customer, error) {
		one, err := b.Customers.Get(ctx, q.ID)
		return customerDTO(one), err
	})
}

// Create adds a customer. Fails with party.* under "card.<field>".
func (c *Customers) Create(q CustomerCreate) (Customer, error) {
	return run(c.host, "Customers.Create", func(ctx context.Context, b *Books) (Customer, error) {
		one, err := b.Customers.Create(ctx, q.RequestID, customerInput(q.Card))
		return customerDTO(one), err
	})
}

// Update changes a customer. Fails as Create does, and with customer.unknown.
func (c *Customers) Update(q CustomerUpdate) (Customer, error) {
	return run(c.host, "Customers.Update", func(ctx context.Context, b *Books) (Customer, error) {
		one, err := b.Customers.Update(ctx, q.RequestID, q.ID, customerInput(q.Card))
		return customerDTO(one), err
	})
}

// Archive archives customers, or brings them back; those that already are as
// wanted do not count. Fails with customer.unknown.
func (c *Customers) Archive(q PartyArchive) (ChangedCount, error) {
	return run(c.host, "Customers.Archive", func(ctx context.Context, b *Books) (ChangedCount, error) {
		n, err := b.Customers.Archive(ctx, q.RequestID, partyArchive(q))
		return ChangedCount{Changed: n}, err
	})
}
