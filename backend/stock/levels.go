package stock

import (
	"context"
	"strings"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
	"stockroom/backend/query"
)

// Failures of the lists.
var (
	ErrSortUnknown   = fault.Define("stock.sort_unknown", "The list cannot be sorted by “{sort}”.")
	ErrFilterUnknown = fault.Define("stock.filter_unknown", "“{value}” is not something to filter by.")
)

// LevelQuery asks for one page of stock levels; empty filters do not filter.
type LevelQuery struct {
	Search     string
	LocationID int64      // with everything below it; 0 is everywhere
	CategoryID int64      // with everything below it; 0 is all
	Statuses   []string   // any of archived, out, low, on_its_way, ok
	Archived   string     // active (also "", unless Where asks for it), archived, all
	Where      query.Node // what was typed and chosen, of LevelSchema
	Sort       string     // "" is name
	Descending bool
	Cursor     string
	Limit      int
}

// Level is the stock of one product.
type Level struct {
	db.SortKey

	ProductID    int64
	SKU          string
	Name         string
	Category     string
	Unit         string
	UnitDecimals int
	Figures
}

// Figures are the equation of a product: available = on hand − quarantined −
// allocated, projected = available + on order. With a location filter on hand,
// quarantined and value are the location's.
type Figures struct {
	OnHand       quantity.Milli
	Quarantined  quantity.Milli
	Promised     quantity.Milli // open quantity of confirmed sales orders
	Allocated    quantity.Milli
	Available    quantity.Milli
	OnOrder      quantity.Milli
	Projected    quantity.Milli
	ReorderPoint quantity.Milli // 0 is none
	Value        money.Minor
	CostKnown    bool
	Status       string // archived, out, low, on_its_way, ok
}

// Short is what is promised beyond what can be allocated.
func (f Figures) Short() quantity.Milli { return f.Promised - f.Allocated }

// UnitCost is the average cost of one unit; nil when nothing is on hand or no cost is known.
func (f Figures) UnitCost() *money.PerUnit {
	return balance{onHand: f.OnHand, value: f.Value, known: f.CostKnown}.average()
}

// LevelTotals sum up everything that matches a query.
type LevelTotals struct {
	Products  int64
	OnHand    quantity.Milli
	Allocated quantity.Milli
	Available quantity.Milli
	OnOrder   quantity.Milli
	Value     money.Minor
}

// LevelPage is one page of stock levels.
type LevelPage struct {
	Rows   []Level
	Totals LevelTotals // with the first page; Products is -1 on the others
	Next   string      // "" at the end
}

// Levels lists the stock of the products that match. Fails with
// ErrSortUnknown, ErrFilterUnknown, ErrNoLocation and db.ErrCursor.
func (s *Service) Levels(ctx context.Context, q LevelQuery) (LevelPage, error) {
	if err := checkLevelFilters(q); err != nil {
		return LevelPage{}, err
	}
	return readLevels(ctx, s.db, q, fewHeld)
}

func levelOrder(q LevelQuery, figures localFigures) (order db.Order, idColumn string, err error) {
	idColumn = "s.product_id"
	order, err = db.ReadOrder(q.Sort, q.Descending, func(name string) (db.Sort, error) { return levelSort(name, figures) })
	if err == nil && strings.HasPrefix(order[0].Expr, "p.") {
		idColumn = "p.id" // as its index has it
	}
	return order, idColumn, err
}

func levelSort(name string, figures localFigures) (db.Sort, error) {
	sort := db.Sort{Number: true}
	switch name {
	case "", "name":
		return db.Sort{Expr: "p.name_key"}, nil
	case "sku":
		return db.Sort{Expr: "p.sku_key"}, nil
	case "status":
		return db.Sort{Expr: "s.status"}, nil
	case "onHand":
		sort.Expr = figures.onHand
	case "quarantined":
		sort.Expr = figures.quarantined
	case "value":
		sort.Expr = figures.value
	case "allocated":
		sort.Expr = "s.allocated"
	case "available":
		sort.Expr = "s.available"
	case "onOrder":
		sort.Expr = "s.on_order"
	case "projected":
		sort.Expr = "s.projected"
	case "reorderPoint":
		sort.Expr = "s.reorder_point"
	default:
		return sort, ErrSortUnknown.At("sort").With("sort", name)
	}
	return sort, nil
}

func checkLevelFilters(q LevelQuery) error {
	for _, status := range q.Statuses {
		switch status {
		case "archived", "out", "low", "on_its_way", "ok":
		default:
			return ErrFilterUnknown.At("statuses").With("value", status)
		}
	}
	switch q.Archived {
	case "", "active", "archived", "all":
		return nil
	}
	return ErrFilterUnknown.At("archived").With("value", q.Archived)
}

// ProductLevels are the figures of one product and what each location holds of it.
type ProductLevels struct {
	ProductID    int64
	SKU          string
	Name         string
	Unit         string
	UnitDecimals int
	Figures

	Balances []Balance `gorm:"-"` // the locations that hold it or once did, by path
}

// Balance is what one location holds of a product.
type Balance struct {
	LocationID int64
	Location   string
	Path       string `gorm:"-"` // with the locations above it
	Quarantine bool
	Archived   bool // the location is
	OnHand     quantity.Milli
	Value      money.Minor
	CostKnown  bool // whether the product ever came in at a cost
}

// UnitCost is the average cost of one unit at the location; nil when nothing is there or no cost is known.
func (b Balance) UnitCost() *money.PerUnit {
	return balance{onHand: b.OnHand, value: b.Value, known: b.CostKnown}.average()
}

// ProductLevels returns the figures of one product on one state of the
// database. Fails with ErrNoProduct.
func (s *Service) ProductLevels(ctx context.Context, productID int64) (ProductLevels, error) {
	return readProductLevels(ctx, s.db, productID)
}
