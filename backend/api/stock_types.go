package api

// StockLevelQuery asks for one page of stock levels. The filters are joined by
// "and"; empty ones do not filter.
type StockLevelQuery struct {
	// Search is words, each of which must occur in name, SKU, a barcode or a
	// supplier's code, with or without diacritics.
	Search string `json:"search"`
	// LocationID takes the location and everything below it: the products that it
	// holds, with on hand, quarantined, value and unit cost of it alone. The other figures are the product's.
	LocationID *int64   `json:"locationId" ts_type:"number | null"`
	CategoryID *int64   `json:"categoryId" ts_type:"number | null"` // with everything below it
	Statuses   []string `json:"statuses"`                           // any of archived, out, low, on_its_way, ok
	Archived   string   `json:"archived"`                           // active (also ""), archived, all
	// Query is what was typed; see Lists.Understand.
	Query   string       `json:"query,omitempty"`
	Filters []ListFilter `json:"filters,omitempty"`
	// Sort is one of name (also ""), sku, onHand, quarantined, allocated,
	// available, onOrder, projected, reorderPoint, value, status, or up
	// to three of them as in ProductQuery.
	Sort       string `json:"sort"`
	Descending bool   `json:"descending"`
	Cursor     string `json:"cursor"` // "" is the beginning, else the list's next
	Limit      int    `json:"limit"`  // rows, 1 to 500; 0 is 100
	// SumsLater leaves the sums out where they take longer than a moment: total
	// is then -1 on the first page, and they are asked for again without it.
	SumsLater bool `json:"sumsLater,omitempty"`
}

// StockLevelRow is the stock of one product.
type StockLevelRow struct {
	ProductID         int64  `json:"productId"`
	SKU               string `json:"sku"`
	Name              string `json:"name"`
	Category          string `json:"category"` // its name, or ""
	Unit              string `json:"unit"`     // the unit's code
	UnitDecimals      int    `json:"unitDecimals"`
	OnHandMilli       int64  `json:"onHandMilli"`
	QuarantinedMilli  int64  `json:"quarantinedMilli"`
	AllocatedMilli    int64  `json:"allocatedMilli"`
	AvailableMilli    int64  `json:"availableMilli"`
	OnOrderMilli      int64  `json:"onOrderMilli"`
	ProjectedMilli    int64  `json:"projectedMilli"`
	ShortMilli        int64  `json:"shortMilli"`        // promised beyond what is on hand
	ReorderPointMilli int64  `json:"reorderPointMilli"` // 0 is none
	ValueMinor        int64  `json:"valueMinor"`
	UnitCostMinorE4   *int64 `json:"unitCostMinorE4" ts_type:"number | null"` // null: unknown, or nothing on hand
	Status            string `json:"status"`                                  // archived, out, low, on_its_way, ok
}

// StockLevelList is one page of stock levels. Total and the sums cover
// everything that matches and come with the first page only; Total is -1 on the others.
type StockLevelList struct {
	Rows           []StockLevelRow `json:"rows"`
	Total          int64           `json:"total"`
	OnHandMilli    int64           `json:"onHandMilli"`
	AllocatedMilli int64           `json:"allocatedMilli"`
	AvailableMilli int64           `json:"availableMilli"`
	OnOrderMilli   int64           `json:"onOrderMilli"`
	ValueMinor     int64           `json:"valueMinor"`
	Next           string          `json:"next"` // "" at the end
}

// ProductStock is the whole equation of one product: available = on hand −
// quarantined − allocated, projected = available + on order.
type ProductStock struct {
	ProductID         int64  `json:"productId"`
	SKU               string `json:"sku"`
	Name              string `json:"name"`
	Unit              string `json:"unit"`
	UnitDecimals      int    `json:"unitDecimals"`
	OnHandMilli       int64  `json:"onHandMilli"`
	QuarantinedMilli  int64  `json:"quarantinedMilli"`
	PromisedMilli     int64  `json:"promisedMilli"` // open quantity of confirmed sales orders
	AllocatedMilli    int64  `json:"allocatedMilli"`
	ShortMilli        int64  `json:"shortMilli"` // promised − allocated
	AvailableMilli    int64  `json:"availableMilli"`
	OnOrderMilli      int64  `json:"onOrderMilli"`
	ProjectedMilli    int64  `json:"projectedMilli"`
	ReorderPointMilli int64  `json:"reorderPointMilli"` // 0 is none
	ValueMinor        int64  `json:"valueMinor"`
	UnitCostMinorE4   *int64 `json:"unitCostMinorE4" ts_type:"number | null"` // null: unknown, or nothing on hand
	CostKnown         bool   `json:"costKnown"`                               // false: never received at a cost
	Status            string `json:"status"`                                  // archived, out, low, on_its_way, ok
	// Balances are the locations that hold it or once did, by path.
	Balances []StockBalance `json:"balances"`
}

// StockBalance is what one location holds of a product.
type StockBalance struct {
	LocationID      int64  `json:"locationId"`
	Location        string `json:"location"`
	Path            string `json:"path"` // with the locations above it: "Main / Shelf 3"
	Quarantine      bool   `json:"quarantine"`
	Archived        bool   `json:"archived"` // the location is
	OnHandMilli     int64  `json:"onHandMilli"`
	ValueMinor      int64  `json:"valueMinor"`
	UnitCostMinorE4 *int64 `json:"unitCostMinorE4" ts_type:"number | null"` // null: unknown, or nothing on hand
}

// MovementQuery asks for one page of the ledger, newest first (of a period: by
// business day). The filters are joined by "and"; empty ones do not filter.
type MovementQuery struct {
	ProductID    *int64 `json:"productId" ts_type:"number | null"`
	LocationID   *int64 `json:"locationId" ts_type:"number | null"` // with everything below it
	Reason       string `json:"reason"`
	DocumentType string `json:"documentType"` // receipt, shipment, adjustment, transfer, opening
	DocumentID   *int64 `json:"documentId" ts_type:"number | null"`
	Document     string `json:"document"` // a document's number, such as ADJ-00001
	Search       string `json:"search"`   // words that the product must have, as in the list of products
	From         string `json:"from"`     // first business day
	To           string `json:"to"`       // last business day
	User         string `json:"user"`
	// Query is what was typed; see Lists.Understand.
	Query   string       `json:"query,omitempty"`
	Filters []ListFilter `json:"filters,omitempty"`
	Cursor  string       `json:"cursor"`
	Limit   int          `json:"limit"` // rows, 1 to 500; 0 is 100
}

// MovementRow is one movement of the ledger.
type MovementRow struct {
	ID                int64  `json:"id"`
	At                string `json:"at"`  // when it was recorded
	Day               string `json:"day"` // business day
	ProductID         int64  `json:"productId"`
	SKU               string `json:"sku"`
	Name              string `json:"name"`
	Unit              string `json:"unit"`
	UnitDecimals      int    `json:"unitDecimals"`
	LocationID        int64  `json:"locationId"`
	Location          string `json:"location"`
	Reason            string `json:"reason"`
	DocumentType      string `json:"documentType"`
	DocumentID        int64  `json:"documentId"`
	Document          string `json:"document"`
	OrderID           *int64 `json:"orderId" ts_type:"number | null"`         // the order of a receipt or a shipment
	QuantityMilli     int64  `json:"quantityMilli"`                           // signed; 0 in a movement of value alone
	ValueMinor        int64  `json:"valueMinor"`                              // signed
	UnitCostMinorE4   *int64 `json:"unitCostMinorE4" ts_type:"number | null"` // null: unknown
	BalanceAfterMilli int64  `json:"balanceAfterMilli"`                       // of the product at the location
	User              string `json:"user"`
	Note              string `json:"note"`
	ReversesID        *int64 `json:"reversesId" ts_type:"number | null"`   // the movement that this one reverses
	ReversedByID      *int64 `json:"reversedById" ts_type:"number | null"` // the movement that reverses this one
}

// MovementList is one page of movements.
type MovementList struct {
	Rows  []MovementRow `json:"rows"`
	Total int64         `json:"total"` // with the first page, -1 on the others; 10000 means that many or more
	// QuantityMilli and ValueMinor are sums of everything that matches, with
	// the first page of one product's movements; else 0.
	QuantityMilli int64  `json:"quantityMilli"`
	ValueMinor    int64  `json:"valueMinor"`
	Next          string `json:"next"`
}

// AdjustmentRequest corrects stock for one reason.
type AdjustmentRequest struct {
	RequestID string           `json:"requestId"`
	Reason    string           `json:"reason"` // one of those that Stock.Reasons lists
	Day       string           `json:"day"`    // "" is today
	Note      string           `json:"note"`
	Lines     []AdjustmentLine `json:"lines"` // 1 to 1000
}

// AdjustmentLine is one product of an adjustment.
type AdjustmentLine struct {
	ProductID     int64 `json:"productId"`
	LocationID    int64 `json:"locationId"`    // 0 is Main
	QuantityMilli int64 `json:"quantityMilli"` // signed: negative takes away
	// UnitCostMinorE4 is what one unit that is added cost; null: the present
	// average, else the last known cost.
	UnitCostMinorE4 *int64 `json:"unitCostMinorE4" ts_type:"number | null"`
}

// TransferRequest moves stock from one location to another.
type TransferRequest struct {
	RequestID      string         `json:"requestId"`
	FromLocationID int64          `json:"fromLocationId"` // 0 is Main
	ToLocationID   int64          `json:"toLocationId"`   // 0 is Main
	Day            string         `json:"day"`            // "" is today
	Note           string         `json:"note"`
	Lines          []TransferLine `json:"lines"` // 1 to 1000
}

// TransferLine is one product of a transfer.
type TransferLine struct {
	ProductID     int64 `json:"productId"`
	QuantityMilli int64 `json:"quantityMilli"` // more than 0
}

// OpeningRequest tells what was there before the first movement.
type OpeningRequest struct {
	RequestID string        `json:"requestId"`
	Day       string        `json:"day"` // "" is today
	Note      string        `json:"note"`
	Lines     []OpeningLine `json:"lines"` // 1 to 1000
}

// OpeningLine is the opening balance of one product at one location.
type OpeningLine struct {
	ProductID       int64  `json:"productId"`
	LocationID      int64  `json:"locationId"`                              // 0 is Main
	QuantityMilli   int64  `json:"quantityMilli"`                           // more than 0
	UnitCostMinorE4 *int64 `json:"unitCostMinorE4" ts_type:"number | null"` // null: unknown
}

// StockReversal reverses an adjustment, a transfer or an opening balance.
type StockReversal struct {
	RequestID string `json:"requestId"`
	Kind      string `json:"kind"` // adjustment, transfer, opening
	ID        int64  `json:"id"`
	Day       string `json:"day"` // "" is today
	Note      string `json:"note"`
}

// StockDocumentRef names an adjustment, a transfer or an opening balance.
type StockDocumentRef struct {
	Kind string `json:"kind"` // adjustment, transfer, opening
	ID   int64  `json:"id"`
}

// StockDocument is an adjustment, a transfer or an opening balance with its movements.
type StockDocument struct {
	Kind       string        `json:"kind"` // adjustment, transfer, opening
	ID         int64         `json:"id"`
	Number     string        `json:"number"` // ADJ-00001, TR-00001, OB-00001
	Reason     string        `json:"reason"`
	Day        string        `json:"day"`
	At         string        `json:"at"`
	User       string        `json:"user"`
	Note       string        `json:"note"`
	Reversed   bool          `json:"reversed"`
	ReversedAt string        `json:"reversedAt"` // "" unless reversed
	ReversedBy string        `json:"reversedBy"` // "" unless reversed
	Movements  []MovementRow `json:"movements"`  // oldest first, with those that reversed it
	Timeline   []OrderEvent  `json:"timeline"`   // oldest first
}

// LocationQuery asks for the locations.
type LocationQuery struct {
	Archived bool `json:"archived"` // the archived ones too
}

// Location is one node of the tree of locations.
type Location struct {
	ID               int64  `json:"id"`
	Code             string `json:"code"` // "" is none
	Name             string `json:"name"`
	Path             string `json:"path"`                             // with the locations above it: "Main / Shelf 3"
	ParentID         *int64 `json:"parentId" ts_type:"number | null"` // null: a root
	Depth            int    `json:"depth"`                            // 0 is a root
	Quarantine       bool   `json:"quarantine"`                       // what it holds is not available
	Archived         bool   `json:"archived"`
	Main             bool   `json:"main"`             // the one that orders use unless told otherwise
	Products         int64  `json:"products"`         // how many it holds itself
	ValueMinor       int64  `json:"valueMinor"`       // of what it holds itself
	ProductsBelow    int64  `json:"productsBelow"`    // balances in it and everything below
	ValueBelowMinor  int64  `json:"valueBelowMinor"`  // of it and everything below
	Movements        bool   `json:"movements"`        // whether the ledger names it
	OnHandMilli      int64  `json:"onHandMilli"`      // of unlike units together
	OnHandBelowMilli int64  `json:"onHandBelowMilli"` // with everything below
}

// LocationList is the tree of locations: each before those below it, siblings by name.
type LocationList struct {
	Rows []Location `json:"rows"`
}

// LocationCreate adds a location.
type LocationCreate struct {
	RequestID  string `json:"requestId"`
	Code       string `json:"code"` // unique ignoring case; "" is none
	Name       string `json:"name"` // unique within its parent
	ParentID   *int64 `json:"parentId" ts_type:"number | null"`
	Quarantine bool   `json:"quarantine"`
}

// LocationUpdate renames or moves a location, or changes its quarantine.
type LocationUpdate struct {
	RequestID  string `json:"requestId"`
	ID         int64  `json:"id"`
	Code       string `json:"code"`
	Name       string `json:"name"`
	ParentID   *int64 `json:"parentId" ts_type:"number | null"`
	Quarantine bool   `json:"quarantine"`
}

// LocationArchive archives a location or brings it back.
type LocationArchive struct {
	RequestID string `json:"requestId"`
	ID        int64  `json:"id"`
	Archived  bool   `json:"archived"` // false brings it back
}

// LocationRef names a location.
type LocationRef struct {
	ID int64 `json:"id"`
}

// ReasonChoice is a reason that an adjustment can have.
type ReasonChoice struct {
	Reason    string `json:"reason"`
	Direction string `json:"direction"` // out: takes away; in: adds; both
}

// ReasonList lists the reasons of adjustments, in the order to show them.
type ReasonList struct {
	Rows []ReasonChoice `json:"rows"`
}
