package api

import "context"

// Suppliers is the window's access to who we buy from.
type Suppliers struct{ host *Host }

// NewSuppliers returns the bound struct on the host.
func NewSuppliers(h *Host) *Suppliers { return &Suppliers{host: h} }

// Supplier is one supplier with its figures.
type Supplier struct {
	ID           int64        `json:"id"`
	Card         PartyCard    `json:"card"`
	LeadTimeDays *int64       `json:"leadTimeDays" ts_type:"number | null"` // null: not known
	Archived     bool         `json:"archived"`
	Products     int64        `json:"products"` // active products it supplies
	Figures      PartyFigures `json:"figures"`
	CreatedAt    string       `json:"createdAt"`
	UpdatedAt    string       `json:"updatedAt"`
}

// SupplierCreate is the command to add a supplier.
type SupplierCreate struct {
	RequestID    string    `json:"requestId"`
	Card         PartyCard `json:"card"`
	LeadTimeDays *int64    `json:"leadTimeDays" ts_type:"number | null"` // 0 to 3650, or null
}

// SupplierUpdate is the command to change a supplier: the whole card is replaced.
type SupplierUpdate struct {
	RequestID    string    `json:"requestId"`
	ID           int64     `json:"id"`
	Card         PartyCard `json:"card"`
	LeadTimeDays *int64    `json:"leadTimeDays" ts_type:"number | null"`
}

// List returns one page of the suppliers that match. Fails with
// party.sort_unknown, party.filter_unknown, db.cursor.
func (s *Suppliers) List(q PartyQuery) (PartyList, error) {
	return run(s.host, "Suppliers.List", func(ctx context.Context, b *Books) (PartyList, error) {
		return listSuppliers(ctx, b, q)
	})
}

// Find returns the few active suppliers that fit a text best.
func (s *Suppliers) Find(q PartyFind) (PartyPicks, error) {
	return run(s.host, "Suppliers.Find", func(ctx context.Context, b *Books) (PartyPicks, error) {
		picks, err := b.Suppliers.Find(ctx, q.Text, q.Limit)
		return partyPicksDTO(picks), err
	})
}

// Get returns one supplier. Fails with supplier.unknown.
func (s *Suppliers) Get(q PartyRef) (Supplier, error) {
	return run(s.host, "Suppliers.Get", func(ctx context.Context, b *Books) (Supplier, error) {
		one, err := b.Suppliers.Get(ctx, q.ID)
		return supplierDTO(one), err
	})
}

// Create adds a supplier. Fails with party.* under "card.<field>".
func (s *Suppliers) Create(q SupplierCreate) (Supplier, error) {
	return run(s.host, "Suppliers.Create", func(ctx context.Context, b *Books) (Supplier, error) {
		one, err := b.Suppliers.Create(ctx, q.RequestID, supplierInput(q.Card, q.LeadTimeDays))
		return supplierDTO(one), err
	})
}

// Update changes a supplier. Fails as Create does, and with supplier.unknown.
func (s *Suppliers) Update(q SupplierUpdate) (Supplier, error) {
	return run(s.host, "Suppliers.Update", func(ctx context.Context, b *Books) (Supplier, error) {
		one, err := b.Suppliers.Update(ctx, q.RequestID, q.ID, supplierInput(q.Card, q.LeadTimeDays))
		return supplierDTO(one), err
	})
}

// Archive archives suppliers, or brings them back; those that already are as
// wanted do not count. Fails with supplier.unknown.
func (s *Suppliers) Archive(q PartyArchive) (ChangedCount, error) {
	return run(s.host, "Suppliers.Archive", func(ctx context.Context, b *Books) (ChangedCount, error) {
		n, err := b.Suppliers.Archive(ctx, q.RequestID, partyArchive(q))
		return ChangedCount{Changed: n}, err
	})
}
