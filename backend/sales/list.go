package sales

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

// ListQuery asks for one page of the sales orders.
type ListQuery struct {
	order.Filter

	ShortOnly bool // open with a line that gets less than it waits for
	ReadyOnly bool // open with a line that something is allocated to

	Sort       string // one of the keys of sorts; "" is the order day
	Descending bool
	Cursor     string
	Limit      int
}

// Row is one order in a list.
type Row struct {
	Order

	CustomerCode   string
	CustomerName   string
	Late           bool `gorm:"-"`
	Lines          int  `gorm:"-"`
	ShippedPercent int  `gorm:"-"`
	Short          bool `gorm:"-"` // an open line gets less than it waits for
	Ready          bool `gorm:"-"` // something is allocated to an open line
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
		Lines: "sales_order_lines", Party: "o.customer_id", Wanted: "o.required_day", Parties: "customers", Field: "customer", Due: "required",
		Flags:  map[string]string{"short": shortOrders, "ready": readyOrders},
		States: states, Open: []string{string(Confirmed), string(PartiallyShipped)},
	}
}

// QuerySchema is what can be asked of the list of sales orders.
func QuerySchema() query.Schema {
	return order.QuerySchema("customer", []string{"required"}, shape().States, "short", "ready")
}

// sortOf returns the order of a list. Fails with order.ErrSortUnknown.
func sortOf(key string) (db.Sort, error) {
	s := db.Sort{Number: true}
	switch key {
	case "", "orderDay":
		s.Expr = "o.order_day"
	case "number":
		s.Expr, s.Number = "o.number_key", false
	case "customer":
		s.Expr, s.Number = "c.name_key", false
	case "required":
		s.Expr = "CASE WHEN o.required_day = 0 THEN 99999999 ELSE o.required_day END" // none is last
	case "state":
		s.Expr = `CASE o.state WHEN 'quote' THEN 1 WHEN 'confirmed' THEN 2
			WHEN 'partially_shipped' THEN 3 WHEN 'shipped' THEN 4 WHEN 'closed_short' THEN 5 ELSE 6 END`
	case "net":
		s.Expr = "o.net"
	case "confirmed":
		s.Expr = "o.confirmed_at"
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
	Shipped  quantity.Milli
}

func (r *Row) complete(p progress, shares []Share, today day.Day) {
	for _, s := range shares {
		allocated := s.Allocated()
		r.Short = r.Short || allocated < s.Open
		r.Ready = r.Ready || allocated > 0
	}
	r.Late = r.Order.Late(today)
	r.Lines = p.Lines
	r.ShippedPercent = order.Percent(p.Shipped, p.Quantity)
}

// Scanned is what a scanned code means on the ship page.
type Scanned struct {
	ProductID int64 // 0: the code is an order's number, or unknown
	Rows      []Row
}

// Scan finds the order with the scanned number, or the open orders with an
// open line of the product with the scanned barcode or SKU, first confirmed
// first. Nothing found is no failure.
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
	q := ListQuery{Sort: "confirmed", Limit: db.MaxPage}
	q.ProductID, q.OpenOnly = productID, true
	page, err := listOrders(read, q, s.db.Today())
	return Scanned{ProductID: productID, Rows: page.Rows}, err
}

// Default is what a new line of a product starts with.
type Default struct {
	ProductID int64
	PriceE4   money.PerUnit
	Available quantity.Milli
	OnOrder   quantity.Milli
}

// Defaults returns what new lines of the products start with.
func (s *Service) Defaults(ctx context.Context, productIDs []int64) ([]Default, error) {
	return loadDefaults(s.db.Read(ctx), productIDs)
}
