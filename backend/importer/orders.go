package importer

import (
	"path/filepath"

	"stockroom/backend/catalog"
	"stockroom/backend/day"
	"stockroom/backend/fold"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// orderDraft is one order of a file, with its lines.
type orderDraft struct {
	row       row // its first one
	number    string
	party     int64
	newcomer  string // the name of a party that is not there yet; made when the order is taken
	orderDay  day.Day
	wantedDay day.Day // required or promised; 0 is none
	doneDay   day.Day // shipped or received; 0 is none
	reference string
	note      string
	lines     []lineDraft
}

// lineDraft is one line of an order.
type lineDraft struct {
	row      row
	product  int64
	quantity quantity.Milli
	price    *money.PerUnit // nil: the file has none
	discount money.Discount
}

// orderReader gathers the orders of a file.
type orderReader struct {
	*attempt
	parties *partyBook
	index   *catalog.Index
	orders  []*orderDraft
	byKey   map[string]*orderDraft // by folded number
	names   orderNames
}

// orderNames are the fields that differ between purchases and sales.
type orderNames struct{ code, name, wanted, done, party string }

func (a *attempt) takeOrders() error {
	c, err := a.orderReader()
	if err != nil {
		return err
	}
	for _, r := range a.main.table.rows {
		if err := a.step("check", len(a.main.table.rows)+len(a.lines.table.rows)); err != nil {
			return err
		}
		if err := c.header(r); err != nil {
			return err
		}
	}
	for _, r := range a.lines.table.rows {
		if err := a.step("check", len(a.main.table.rows)+len(a.lines.table.rows)); err != nil {
			return err
		}
		c.line(r)
	}
	return c.write()
}

func (a *attempt) orderReader() (*orderReader, error) {
	c := &orderReader{attempt: a, byKey: map[string]*orderDraft{}}
	open := customerBook
	c.names = orderNames{fCustomerCode, fCustomer, fRequired, fShipped, "customer"}
	if a.request.Kind == PurchaseOrders {
		open, c.names = supplierBook, orderNames{fSupplierCode, fSupplier, fPromised, fReceived, "supplier"}
	}
	var err error
	if c.parties, err = open(a.tx); err != nil {
		return nil, err
	}
	c.index, err = catalog.LoadIndex(a.tx.DB)
	return c, err
}

// header takes the order fields of a row; where lines stand in the same rows
// they are repeated, and the first row of an order tells.
func (c *orderReader) header(r row) error {
	s := c.main
	number := s.text(r, fNumber)
	if number == "" {
		s.failAt(r, fNumber, "the order number is missing")
		return nil
	}
	if first, again := c.byKey[fold.NumberKey(number)]; again {
		c.repeated(r, first)
		return nil
	}
	o := &orderDraft{
		row: r, number: number, orderDay: s.date(r, fOrderDate), wantedDay: s.date(r, c.names.wanted), doneDay: s.date(r, c.names.done),
		reference: s.text(r, fReference), note: s.text(r, fNotes),
	}
	c.byKey[fold.NumberKey(number)] = o
	c.orders = append(c.orders, o)
	if o.orderDay == 0 && !s.bad[r.number] {
		s.failAt(r, fOrderDate, "the order date is missing")
	}
	if s.text(r, c.names.code) == "" && s.text(r, c.names.name) == "" {
		s.failAt(r, c.nameOfParty(), "the %s is missing", c.names.party)
	}
	if s.bad[r.number] {
		return nil
	}
	var err error
	if o.party, o.newcomer, err = c.findParty(c.parties, s, r, c.names.code, c.names.name); err != nil {
		return asProblem(s, r, c.nameOfParty(), err)
	}
	return nil
}

// partyOf returns the order's party and makes one that is not there yet: an
// order that is left out makes none.
func (c *orderReader) partyOf(o *orderDraft) (int64, error) {
	if o.newcomer == "" {
		return o.party, nil
	}
	return c.newParty(c.parties, o.newcomer)
}

// nameOfParty is the field under which the file names customer or supplier.
func (c *orderReader) nameOfParty() string {
	if c.main.has(c.names.code) {
		return c.names.code
	}
	return c.names.name
}

// repeated checks a further row of the same order: in a file of its own an
// order stands once, with lines in the same rows it must stay the same order.
func (c *orderReader) repeated(r row, first *orderDraft) {
	s := c.main
	if c.lines != s {
		s.failAt(r, fNumber, "the order “%s” is already in row %d", first.number, first.row.number)
		return
	}
	for _, field := range []string{c.names.code, c.names.name, fOrderDate} {
		said, before := s.text(r, field), s.text(first.row, field)
		if said != "" && said != before {
			s.failAt(r, field, "“%s” differs from “%s” in row %d of the same order", said, before, first.row.number)
		}
	}
}

// line takes one line to its order.
func (c *orderReader) line(r row) {
	s := c.lines
	number := s.text(r, fNumber)
	o := c.byKey[fold.NumberKey(number)]
	switch {
	case number == "":
		if s != c.main {
			s.failAt(r, fNumber, "the order number is missing")
		}
		return
	case o == nil:
		s.failAt(r, fNumber, "there is no order “%s” in %s", number, filepath.Base(c.main.table.file))
		return
	}
	l := lineDraft{row: r, discount: s.discount(r, fDiscount), price: s.price(r, fPrice)}
	switch q := s.quantity(r, fQuantity); {
	case q == nil && !s.bad[r.number]:
		s.failAt(r, fQuantity, "the quantity is missing")
	case q != nil:
		l.quantity = *q
	}
	l.product = c.productOf(r)
	o.lines = append(o.lines, l)
}

// productOf finds the product of a line: by SKU or barcode, else by name.
func (c *orderReader) productOf(r row) int64 {
	s := c.lines
	if code := s.text(r, fProduct); code != "" {
		if id, known := c.index.Product(code); known {
			return id
		}
		s.failAt(r, fProduct, "there is no product with the SKU “%s”", code)
		return 0
	}
	name := s.text(r, fProductName)
	ids := c.index.Names[fold.Key(name)]
	switch {
	case name == "":
		s.failAt(r, fProduct, "the product is missing")
	case len(ids) == 1:
		return ids[0]
	case len(ids) > 1:
		s.failAt(r, fProductName, "there are %d products called “%s”; say which by its SKU", len(ids), name)
	default:
		if id, known := c.index.Product(name); known { // a code in a column of names
			return id
		}
		s.failAt(r, fProductName, "there is no product called “%s”", name)
	}
	return 0
}
