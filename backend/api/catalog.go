package api

import (
	"context"

	"stockroom/backend/catalog"
)

// Catalog is the window's access to what we keep: products, categories, units.
type Catalog struct{ host *Host }

// NewCatalog returns the bound struct on the host.
func NewCatalog(h *Host) *Catalog { return &Catalog{host: h} }

// ProductQuery asks for one page of the list of products. The filters are
// joined by "and"; empty ones do not filter.
type ProductQuery struct {
	// Search is words, each of which must occur in name, SKU, a barcode or a
	// supplier's code, with or without diacritics.
	Search string `json:"search"`
	// CategoryID takes the category and everything below it.
	CategoryID    *int64 `json:"categoryId" ts_type:"number | null"`
	Uncategorised bool   `json:"uncategorised"` // only products without a category
	SupplierID    *int64 `json:"supplierId" ts_type:"number | null"`
	// PriceFromMinorE4 and PriceToMinorE4 are both inclusive.
	PriceFromMinorE4 *int64   `json:"priceFromMinorE4" ts_type:"number | null"`
	PriceToMinorE4   *int64   `json:"priceToMinorE4" ts_type:"number | null"`
	Statuses         []string `json:"statuses"` // any of out, low, on_its_way, ok
	// Archived is active (also "", unless the query or a filter asks for it), archived, all.
	Archived string `json:"archived"`
	// Query is what was typed, such as `supplier:exotic price:10..20 low`; see Lists.Understand.
	Query   string       `json:"query,omitempty"`
	Filters []ListFilter `json:"filters,omitempty"`
	// Sort is one of name (also ""), sku, category, supplier, price, onHand,
	// allocated, available, onOrder, projected, value, reorderPoint, status,
	// updated, or up to three of them joined by commas, the most important first,
	// "-" before one that goes down: "status,-value". descending turns the first around.
	Sort       string `json:"sort"`
	Descending bool   `json:"descending"`
	Cursor     string `json:"cursor"` // "" is the beginning, else the list's next
	Limit      int    `json:"limit"`  // rows, 1 to 500; 0 is 100
	// SumsLater leaves the sums out where they take longer than a moment: total
	// is then -1 on the first page, and they are asked for again without it.
	SumsLater bool `json:"sumsLater,omitempty"`
}

// ProductRow is one product in the list.
type ProductRow struct {
	ID                int64  `json:"id"`
	SKU               string `json:"sku"`
	Name              string `json:"name"`
	CategoryID        *int64 `json:"categoryId" ts_type:"number | null"`
	Category          string `json:"category"` // its name, or ""
	SupplierID        *int64 `json:"supplierId" ts_type:"number | null"`
	Supplier          string `json:"supplier"` // the default supplier's name, or ""
	Unit              string `json:"unit"`     // the unit's code
	UnitDecimals      int    `json:"unitDecimals"`
	PriceMinorE4      int64  `json:"priceMinorE4"`
	OnHandMilli       int64  `json:"onHandMilli"`
	AllocatedMilli    int64  `json:"allocatedMilli"`
	AvailableMilli    int64  `json:"availableMilli"`
	OnOrderMilli      int64  `json:"onOrderMilli"`
	ProjectedMilli    int64  `json:"projectedMilli"`
	ReorderPointMilli int64  `json:"reorderPointMilli"` // 0 is none
	ValueMinor        int64  `json:"valueMinor"`
	UnitCostMinorE4   *int64 `json:"unitCostMinorE4" ts_type:"number | null"` // null: unknown
	Status            string `json:"status"`                                  // archived, out, low, on_its_way, ok
	Archived          bool   `json:"archived"`
	UpdatedAt         string `json:"updatedAt"`
}

// ProductList is one page of products. Total, OnHandMilli and ValueMinor
// cover everything that matches and come with the first page only; they are
// -1 on the others.
type ProductList struct {
	Rows        []ProductRow `json:"rows"`
	Total       int64        `json:"total"`
	OnHandMilli int64        `json:"onHandMilli"`
	ValueMinor  int64        `json:"valueMinor"`
	Next        string       `json:"next"` // "" at the end
}

// List returns one page of the products that match. Fails with
// catalog.sort_unknown, catalog.filter_unknown, db.cursor.
func (c *Catalog) List(q ProductQuery) (ProductList, error) {
	return run(c.host, "Catalog.List", func(ctx context.Context, b *Books) (ProductList, error) {
		return listProducts(summing(ctx, q.SumsLater), b, q)
	})
}

// ProductIDs are the products that match, in the order of the list.
type ProductIDs struct {
	IDs []int64 `json:"ids"`
}

// IDs returns all products that match, for a selection that spans the whole
// list; cursor and limit are not looked at. Fails as List does.
func (c *Catalog) IDs(q ProductQuery) (ProductIDs, error) {
	return run(c.host, "Catalog.IDs", func(ctx context.Context, b *Books) (ProductIDs, error) {
		asked, err := productQuery(ctx, b, q)
		if err != nil {
			return ProductIDs{}, err
		}
		ids, err := b.Catalog.IDs(ctx, asked)
		return ProductIDs{IDs: ids}, err
	})
}

// ProductRef names one product.
type ProductRef struct {
	ID int64 `json:"id"`
}

// Barcode is one code of a product.
type Barcode struct {
	Code string `json:"code"`
	// Own says that the code is the user's own: no check digit is expected.
	Own bool `json:"own"`
}

// ProductSupplier is what one supplier calls a product and sells it for.
type ProductSupplier struct {
	SupplierID        int64  `json:"supplierId"`
	Name              string `json:"name"` // the supplier's; ignored in requests
	Code              string `json:"code"` // the product's code at the supplier
	CostMinorE4       *int64 `json:"costMinorE4" ts_type:"number | null"`
	MinimumOrderMilli int64  `json:"minimumOrderMilli"`                    // 0 is none
	LeadTimeDays      *int64 `json:"leadTimeDays" ts_type:"number | null"` // null: the supplier's own
}

// Product is one product with its figures.
type Product struct {
	ID                   int64             `json:"id"`
	SKU                  string            `json:"sku"`
	Name                 string            `json:"name"`
	Description          string            `json:"description"`
	Pack                 string            `json:"pack"` // "24 - 12 oz bottles"
	Notes                string            `json:"notes"`
	CategoryID           *int64            `json:"categoryId" ts_type:"number | null"`
	CategoryPath         []string          `json:"categoryPath"` // names from the root down; empty without category
	UnitID               int64             `json:"unitId"`
	Unit                 string            `json:"unit"` // the unit's code
	UnitDecimals         int               `json:"unitDecimals"`
	SupplierID           *int64            `json:"supplierId" ts_type:"number | null"` // the default supplier
	Supplier             string            `json:"supplier"`                           // its name, or ""
	PriceMinorE4         int64             `json:"priceMinorE4"`
	ReorderPointMilli    int64             `json:"reorderPointMilli"` // 0 is none, as for the next three
	ReorderUpToMilli     int64             `json:"reorderUpToMilli"`
	ReorderQuantityMilli int64             `json:"reorderQuantityMilli"`
	OrderMultipleMilli   int64             `json:"orderMultipleMilli"`
	AllowNegative        bool              `json:"allowNegative"`
	Archived             bool              `json:"archived"`
	Barcodes             []Barcode         `json:"barcodes"`
	Suppliers            []ProductSupplier `json:"suppliers"` // the default first
	OnHandMilli          int64             `json:"onHandMilli"`
	QuarantinedMilli     int64             `json:"quarantinedMilli"`
	AllocatedMilli       int64             `json:"allocatedMilli"`
	ShortMilli           int64             `json:"shortMilli"` // promised beyond what can be allocated
	AvailableMilli       int64             `json:"availableMilli"`
	OnOrderMilli         int64             `json:"onOrderMilli"`
	ProjectedMilli       int64             `json:"projectedMilli"`
	ValueMinor           int64             `json:"valueMinor"`
	UnitCostMinorE4      *int64            `json:"unitCostMinorE4" ts_type:"number | null"` // null: unknown, or nothing on hand
	CostKnown            bool              `json:"costKnown"`                               // false: never received at a cost
	Status               string            `json:"status"`                                  // archived, out, low, on_its_way, ok
	HasMovements         bool              `json:"hasMovements"`                            // whether movements or order lines name it: then its unit stays
	CreatedAt            string            `json:"createdAt"`
	UpdatedAt            string            `json:"updatedAt"`
}

// Get returns one product. Fails with catalog.product_unknown.
func (c *Catalog) Get(q ProductRef) (Product, error) {
	return run(c.host, "Catalog.Get", func(ctx context.Context, b *Books) (Product, error) {
		p, err := b.Catalog.Product(ctx, q.ID)
		return productDTO(p), err
	})
}

// ScannedCode is what a scanner or a user typed.
type ScannedCode struct {
	Code string `json:"code"`
}

// Scan returns the product, archived or not, whose SKU or barcode is exactly
// the code. Fails with catalog.code_unknown.
func (c *Catalog) Scan(q ScannedCode) (Product, error) {
	return run(c.host, "Catalog.Scan", func(ctx context.Context, b *Books) (Product, error) {
		p, err := b.Catalog.Scan(ctx, q.Code)
		return productDTO(p), err
	})
}

// ProductFind asks a picker's question: the active products that fit a text.
type ProductFind struct {
	Text  string `json:"text"`
	Limit int    `json:"limit"` // 1 to 100; 0 is 20
	// SupplierID brings that supplier's cost and code, and with an empty text
	// that supplier's products first.
	SupplierID *int64 `json:"supplierId" ts_type:"number | null"`
}

// ProductPick is one product in a picker.
type ProductPick struct {
	ID             int64  `json:"id"`
	SKU            string `json:"sku"`
	Name           string `json:"name"`
	Unit           string `json:"unit"`
	UnitDecimals   int    `json:"unitDecimals"`
	PriceMinorE4   int64  `json:"priceMinorE4"`
	CostMinorE4    *int64 `json:"costMinorE4" ts_type:"number | null"` // of the asked supplier, else of the default one
	SupplierCode   string `json:"supplierCode"`                        // the product's code at that supplier
	OnHandMilli    int64  `json:"onHandMilli"`
	AvailableMilli int64  `json:"availableMilli"`
	Exact          bool   `json:"exact"` // the text is its SKU or one of its codes
}

// ProductPicks are the products that fit: exact codes first, then names that
// begin with the text, then the others by name.
type ProductPicks struct {
	Rows []ProductPick `json:"rows"`
}

// Find returns the few active products that fit a text best.
func (c *Catalog) Find(q ProductFind) (ProductPicks, error) {
	return run(c.host, "Catalog.Find", func(ctx context.Context, b *Books) (ProductPicks, error) {
		return findProducts(ctx, b, q)
	})
}

// ProductInput is everything about a product that the user decides.
type ProductInput struct {
	SKU                  string            `json:"sku"`
	Name                 string            `json:"name"`
	Description          string            `json:"description"`
	Pack                 string            `json:"pack"`
	Notes                string            `json:"notes"`
	CategoryID           *int64            `json:"categoryId" ts_type:"number | null"`
	UnitID               int64             `json:"unitId"`                             // 0 is the piece
	SupplierID           *int64            `json:"supplierId" ts_type:"number | null"` // the default supplier; null with suppliers: the first of them
	PriceMinorE4         int64             `json:"priceMinorE4"`
	ReorderPointMilli    int64             `json:"reorderPointMilli"`
	ReorderUpToMilli     int64             `json:"reorderUpToMilli"`
	ReorderQuantityMilli int64             `json:"reorderQuantityMilli"`
	OrderMultipleMilli   int64             `json:"orderMultipleMilli"`
	AllowNegative        bool              `json:"allowNegative"`
	Barcodes             []Barcode         `json:"barcodes"`
	Suppliers            []ProductSupplier `json:"suppliers"`
}

// ProductCreate is the command to add a product.
type ProductCreate struct {
	RequestID string       `json:"requestId"`
	Product   ProductInput `json:"product"`
}

// Create adds a product. Fails with catalog.* under "product.<field>".
func (c *Catalog) Create(q ProductCreate) (Product, error) {
	return run(c.host, "Catalog.Create", func(ctx context.Context, b *Books) (Product, error) {
		p, err := b.Catalog.Create(ctx, q.RequestID, productInput(q.Product))
		return productDTO(p), under("product", err)
	})
}

// ProductUpdate is the command to change a product: all its fields are
// replaced by the given ones.
type ProductUpdate struct {
	RequestID string       `json:"requestId"`
	ID        int64        `json:"id"`
	Product   ProductInput `json:"product"`
}

// Update changes a product. Fails with catalog.* under "product.<field>", and
// with catalog.product_unknown.
func (c *Catalog) Update(q ProductUpdate) (Product, error) {
	return run(c.host, "Catalog.Update", func(ctx context.Context, b *Books) (Product, error) {
		p, err := b.Catalog.Update(ctx, q.RequestID, q.ID, productInput(q.Product))
		return productDTO(p), under("product", err)
	})
}

// ProductArchive is the command to archive products, or to bring them back.
type ProductArchive struct {
	RequestID string  `json:"requestId"`
	IDs       []int64 `json:"ids"`      // at most 100,000
	Archived  bool    `json:"archived"` // false brings them back
}

// ChangedCount says how many rows a command over several changed.
type ChangedCount struct {
	Changed int64 `json:"changed"`
}

// Archive archives products, or brings them back; those that already are as
// wanted do not count. Fails with catalog.product_unknown.
func (c *Catalog) Archive(q ProductArchive) (ChangedCount, error) {
	return run(c.host, "Catalog.Archive", func(ctx context.Context, b *Books) (ChangedCount, error) {
		n, err := b.Catalog.Archive(ctx, q.RequestID, catalog.ArchiveInput{IDs: q.IDs, Archived: q.Archived})
		return ChangedCount{Changed: n}, err
	})
}

// SKUProposal is a SKU that no product has.
type SKUProposal struct {
	SKU string `json:"sku"`
}

// NoInput is the request of a method that asks nothing.
type NoInput struct{}

// ProposeSKU continues the numbering of the product added last: MUG-018 after
// MUG-017. Nothing is reserved.
func (c *Catalog) ProposeSKU(_ NoInput) (SKUProposal, error) {
	return run(c.host, "Catalog.ProposeSKU", func(ctx context.Context, b *Books) (SKUProposal, error) {
		sku, err := b.Catalog.ProposeSKU(ctx)
		return SKUProposal{SKU: sku}, err
	})
}
