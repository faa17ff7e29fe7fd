package catalog

import (
	"stockroom/backend/db"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
	"stockroom/backend/query"
)

// ProductInput is everything about a product that the user decides.
type ProductInput struct {
	SKU             string
	Name            string
	Description     string
	Pack            string // how it is packed: "24 - 12 oz bottles"
	Notes           string
	CategoryID      *int64
	UnitID          int64  // 0 is the piece
	SupplierID      *int64 // the default supplier; nil with Suppliers: the first of them
	Price           money.PerUnit
	ReorderPoint    quantity.Milli // 0 is none, as for the next three
	ReorderUpTo     quantity.Milli
	ReorderQuantity quantity.Milli
	OrderMultiple   quantity.Milli
	AllowNegative   bool
	// Archived is only looked at when a product is made or changed in bulk (an
	// import); the user archives with Archive.
	Archived  bool
	Barcodes  []Barcode
	Suppliers []ProductSupplier
}

// Barcode is one code of a product.
type Barcode struct {
	Code string
	// Own says that the code is the user's own: no check digit is expected.
	Own bool
}

// ProductSupplier is what one supplier calls a product and sells it for.
type ProductSupplier struct {
	SupplierID   int64
	Name         string         // the supplier's; ignored when writing
	Code         string         // the product's code at the supplier
	Cost         *money.PerUnit // nil: not known
	MinimumOrder quantity.Milli // 0 is none
	LeadTimeDays *int64         // 0 to 3650; nil: the supplier's own
}

// Product is one product with its figures.
type Product struct {
	ID int64
	ProductInput
	CategoryPath []string // names from the root down
	Unit         Unit
	Supplier     string // the default supplier's name, or ""
	Figures      Figures
	HasMovements bool  // whether movements or order lines name it: then its unit stays
	CreatedAt    int64 // UTC milliseconds since 1970
	UpdatedAt    int64 // UTC milliseconds since 1970
}

// Figures are a product's stock figures (docs/glossary.md).
type Figures struct {
	OnHand      quantity.Milli
	Quarantined quantity.Milli
	Promised    quantity.Milli // open on confirmed sales orders
	Allocated   quantity.Milli
	Available   quantity.Milli
	OnOrder     quantity.Milli
	Projected   quantity.Milli
	Value       money.Minor
	CostKnown   bool
	Status      Status
}

// Short is what is promised beyond what can be allocated.
func (f Figures) Short() quantity.Milli { return f.Promised - f.Allocated }

// UnitCost is the moving average cost, nil where none is known or nothing is
// on hand.
func (f Figures) UnitCost() *money.PerUnit {
	if !f.CostKnown || f.OnHand == 0 {
		return nil
	}
	cost := money.UnitCost(f.Value, f.OnHand)
	return &cost
}

// Status is a product's state of stock; the first that fits is shown.
type Status string

// The states of stock, in the order in which they are told.
const (
	StatusArchived Status = "archived"
	StatusOut      Status = "out"        // active and available = 0
	StatusLow      Status = "low"        // available ≤ reorder point
	StatusOnItsWay Status = "on_its_way" // low, but projected > reorder point
	StatusOK       Status = "ok"
)

// ProductQuery asks for one page of the list of products. The filters are
// joined by "and"; empty ones do not filter.
type ProductQuery struct {
	Search        string
	CategoryID    *int64 // with everything below
	Uncategorised bool
	SupplierID    *int64         // any of the product's suppliers
	PriceFrom     *money.PerUnit // inclusive
	PriceTo       *money.PerUnit // inclusive
	Statuses      []string
	Archived      string     // active (also "", unless Where asks for it), archived, all
	Where         query.Node // what was typed and chosen, of QuerySchema
	Sort          string     // see the table of sorts; "" is name
	Descending    bool
	Cursor        string
	Limit         int
}

// ProductRow is one product in a list.
type ProductRow struct {
	db.SortKey
	ID           int64
	SKU          string `gorm:"column:sku"`
	Name         string
	CategoryID   *int64
	Category     string
	SupplierID   *int64
	Supplier     string
	Unit         string // the unit's code
	UnitDecimals int
	Price        money.PerUnit
	Figures      `gorm:"embedded"`
	ReorderPoint quantity.Milli
	Archived     bool
	UpdatedAt    int64
}

// ProductList is one page of products. Total, OnHand and Value cover
// everything that matches; they come with the first page and are -1 on others.
type ProductList struct {
	Rows   []ProductRow
	Total  int64
	OnHand quantity.Milli
	Value  money.Minor
	Next   string
}

// FindQuery asks a picker's question.
type FindQuery struct {
	Text       string
	Limit      int
	SupplierID *int64
}

// Pick is one product in a picker.
type Pick struct {
	ID           int64
	SKU          string `gorm:"column:sku"`
	Name         string
	Unit         string
	UnitDecimals int
	Price        money.PerUnit
	Cost         *money.PerUnit // of the asked supplier, else of the default one
	SupplierCode string
	OnHand       quantity.Milli
	Available    quantity.Milli
	Exact        bool
}

// ArchiveInput says which products to archive or to bring back.
type ArchiveInput struct {
	IDs      []int64
	Archived bool
}
