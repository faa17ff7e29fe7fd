package purchasing

import (
	"context"
	"errors"
	"strings"

	"stockroom/backend/catalog"
	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/money"
	"stockroom/backend/order"
	"stockroom/backend/quantity"
	"stockroom/backend/query"
)

// ListQuery asks for one page of the purchase orders.
type ListQuery struct {
	order.Filter

	Sort       string // one of the keys of sorts; "" is the order day
	Descending bool
	Cursor     string
	Limit      int
}

// Row is one order in a list.
type Row struct {
	Order

	SupplierCode    string
	SupplierName    string
	Late            bool `gorm:"-"`
	Lines           int  `gorm:"-"`
	ReceivedPercent int  `gorm:"-"`
}

// Page is one page of a list. Total and Net are of everything that matches;
// they are -1 on all pages but the first.
type Page struct {
	Rows  []Row
	Total int64
	Net   money.Minor
	Next  string
}

// shape tells the filter which tables and columns it is about.
func shape() order.Shape {
	states := make([]string, 0, len(States()))
	for _, s := range States() {
		states = append(states, string(s))
	}
	return order.Shape{
		Lines: "purchase_order_lines", Party: "o.supplier_id", Wanted: "o.promised_day", Parties: "suppliers", Field: "supplier", Due: "promised",
		States: states, Open: []string{string(Ordered), string(PartiallyReceived)},
	}
}

// QuerySchema is what can be asked of the list of purchase orders.
func QuerySchema() query.Schema {
	return order.QuerySchema("supplier", []string{"promised"}, shape().States)
}

// sortOf returns the order of a list. Fails with order.ErrSortUnknown.
func sortOf(key string) (db.Sort, error) {
	s := db.Sort{Number: true}
	switch key {
	case "", "orderDay":
		s.Expr = "o.order_day"
	case "number":
		s.Expr, s.Number = "o.number_key", false
	case "supplier":
		s.Expr, s.Number = "s.name_key", false
	case "promised":
		s.Expr = "CASE WHEN o.promised_day = 0 THEN 99999999 ELSE o.promised_day END" // none is last
	case "state":
		s.Expr = `CASE o.state WHEN 'draft' THEN 1 WHEN 'ordered' THEN 2
			WHEN 'partially_received' THEN 3 WHEN 'received' THEN 4 WHEN 'closed_short' THEN 5 ELSE 6 END`
	case "net":
		s.Expr = "o.net"
	default:
		return s, order.ErrSortUnknown.At("sort").With("sort", key)
	}
	return s, nil
}

// List returns one page of the orders that match. Fails with
// order.ErrSortUnknown, order.ErrFilterUnknown, db.ErrCursor.
func (s *Service) List(ctx context.Context, q ListQuery) (Page, error) {
	return readList(ctx, s.db, q)
}

// progress is how far the lines of an order got.
type progress struct {
	OrderID  int64
	Lines    int
	Quantity quantity.Milli
	Received quantity.Milli // of each line at most its quantity
}

func (r *Row) complete(p progress, today day.Day) {
	r.Late = r.Order.Late(today)
	r.Lines = p.Lines
	r.ReceivedPercent = order.Percent(p.Received, p.Quantity)
}

// Scanned is what a scanned code means on the receive page.
type Scanned struct {
	ProductID int64 // 0: the code is an order's number, or unknown
	Rows      []Row
}

// Scan finds the order with the scanned number, or the open orders with an
// open line of the product with the scanned barcode or SKU, the earliest
// promise first. Nothing found is no failure.
func (s *Service) Scan(ctx context.Context, code string) (Scanned, error) {
	read := s.db.Read(ctx)
	code = strings.TrimSpace(code)
	rows, err := findNumber(read, code, s.db.Today())
	if err != nil || len(rows) > 0 || code == "" {
		return Scanned{Rows: rows}, err
	}
	productID, err := catalog.FindByCode(read, code)
	if errors.Is(err, catalog.ErrCodeUnknown) {
		return Scanned{Rows: rows}, nil
	}
	if err != nil {
		return Scanned{}, err
	}
	q := ListQuery{Sort: "promised", Limit: db.MaxPage}
	q.ProductID, q.OpenOnly = productID, true
	page, err := listOrders(read, q, s.db.Today())
	return Scanned{ProductID: productID, Rows: page.Rows}, err
}

// Defaults returns what is known about buying the products from the supplier.
func (s *Service) Defaults(ctx context.Context, supplierID int64, productIDs []int64) ([]Source, error) {
	known, err := loadSources(s.db.Read(ctx), supplierID, productIDs)
	if err != nil {
		return nil, err
	}
	rows := make([]Source, 0, len(known))
	for _, id := range productIDs {
		if k, ok := known[id]; ok {
			rows = append(rows, k)
		}
	}
	return rows, nil
}

// OnOrderLine is one open line behind a product's figure "on order".
type OnOrderLine struct {
	OrderID     int64
	Number      string
	OrderLineID int64
	SupplierID  int64
	Supplier    string
	OrderDay    day.Day
	PromisedDay day.Day
	Quantity    quantity.Milli
	Received    quantity.Milli
	Open        quantity.Milli
	UnitCostE4  money.PerUnit
	Late        bool `gorm:"-"`
}

// OnOrderOf lists the open lines of a product, first promised first; their
// open quantities add up to its figure "on order".
func (s *Service) OnOrderOf(ctx context.Context, productID int64) ([]OnOrderLine, error) {
	lines, err := loadOnOrder(s.db.Read(ctx), productID)
	for i := range lines {
		l := &lines[i]
		l.Late = l.PromisedDay != 0 && l.PromisedDay < s.db.Today()
	}
	return lines, err
}

// Rows returns the rows of these orders.
func (s *Service) Rows(ctx context.Context, ids []int64) ([]Row, error) {
	return rowsByID(s.db.Read(ctx), ids, s.db.Today())
}
