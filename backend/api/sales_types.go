package api

// SalesOrderQuery asks for one page of the list of sales orders. The filters
// are joined by "and"; empty ones do not filter.
type SalesOrderQuery struct {
	// Search is words, each of which must occur in the number, the reference,
	// or the customer's code or name.
	Search string `json:"search"`
	// States takes any of quote, confirmed, partially_shipped, shipped, closed_short, cancelled.
	States     []string `json:"states"`
	OpenOnly   bool     `json:"openOnly"`  // confirmed and partially shipped
	LateOnly   bool     `json:"lateOnly"`  // open and past the required day
	ShortOnly  bool     `json:"shortOnly"` // open with a line of a product that is promised beyond what there is
	ReadyOnly  bool     `json:"readyOnly"` // open with something allocated that can be shipped now
	CustomerID *int64   `json:"customerId" ts_type:"number | null"`
	ProductID  *int64   `json:"productId" ts_type:"number | null"` // orders with a line of it
	From       string   `json:"from"`                              // order day, inclusive
	To         string   `json:"to"`                                // order day, inclusive
	History    string   `json:"history"`                           // "" all, "only" finished orders taken in as history, "none" without them
	// Query is what was typed; see Lists.Understand.
	Query   string       `json:"query,omitempty"`
	Filters []ListFilter `json:"filters,omitempty"`
	// Sort is one of orderDay (also ""), number, customer, required, state, net, confirmed,
	// or up to three of them as in ProductQuery.
	Sort       string `json:"sort"`
	Descending bool   `json:"descending"`
	Cursor     string `json:"cursor"` // "" is the beginning, else the list's next
	Limit      int    `json:"limit"`  // rows, 1 to 500; 0 is 100
	// SumsLater leaves the sums out where they take longer than a moment: total
	// is then -1 on the first page, and they are asked for again without it.
	SumsLater bool `json:"sumsLater,omitempty"`
}

// SalesOrderRow is one sales order in the list.
type SalesOrderRow struct {
	ID             int64  `json:"id"`
	Number         string `json:"number"`
	CustomerID     int64  `json:"customerId"`
	CustomerCode   string `json:"customerCode"`
	Customer       string `json:"customer"`
	Reference      string `json:"reference"`
	State          string `json:"state"`
	History        bool   `json:"history"` // taken in as finished history, without movements
	OrderDay       string `json:"orderDay"`
	RequiredDay    string `json:"requiredDay"`
	Late           bool   `json:"late"`
	LineCount      int    `json:"lineCount"`
	NetMinor       int64  `json:"netMinor"`
	ShippedPercent int    `json:"shippedPercent"` // of the ordered quantity, 0 to 100
	Short          bool   `json:"short"`          // an open line gets less than it waits for
	Ready          bool   `json:"ready"`          // something is allocated and can be shipped now
}

// SalesOrderList is one page of sales orders. Total and NetMinor cover
// everything that matches and come with the first page only, else they are -1.
type SalesOrderList struct {
	Rows     []SalesOrderRow `json:"rows"`
	Total    int64           `json:"total"`
	NetMinor int64           `json:"netMinor"`
	Next     string          `json:"next"` // "" at the end
}

// SalesOrderRef names one sales order.
type SalesOrderRef struct {
	ID int64 `json:"id"`
}

// SalesOrder is one sales order with everything its page shows.
type SalesOrder struct {
	ID             int64            `json:"id"`
	Number         string           `json:"number"`
	CustomerID     int64            `json:"customerId"`
	CustomerCode   string           `json:"customerCode"`
	Customer       string           `json:"customer"`
	LocationID     int64            `json:"locationId"` // where it is shipped from unless told otherwise
	Location       string           `json:"location"`
	State          string           `json:"state"` // quote, confirmed, partially_shipped, shipped, closed_short, cancelled
	History        bool             `json:"history"`
	Late           bool             `json:"late"`
	Short          bool             `json:"short"`
	Ready          bool             `json:"ready"`
	OrderDay       string           `json:"orderDay"`
	RequiredDay    string           `json:"requiredDay"`
	ShippedDay     string           `json:"shippedDay"`  // of the shipment that completed it
	ConfirmedAt    string           `json:"confirmedAt"` // its place in the order of serving; "" for a quote
	Reference      string           `json:"reference"`
	Terms          string           `json:"terms"`
	Note           string           `json:"note"`
	ClosedReason   string           `json:"closedReason"`
	GrossMinor     int64            `json:"grossMinor"`
	DiscountMinor  int64            `json:"discountMinor"`
	NetMinor       int64            `json:"netMinor"`
	ShippedPercent int              `json:"shippedPercent"`
	CreatedAt      string           `json:"createdAt"`
	CreatedBy      string           `json:"createdBy"`
	UpdatedAt      string           `json:"updatedAt"`
	Lines          []SalesOrderLine `json:"lines"`
	Shipments      []Shipment       `json:"shipments"` // oldest first, reversed ones too
	Timeline       []OrderEvent     `json:"timeline"`  // oldest first
	// Can lists the steps that are allowed now, of: edit (everything), editHead
	// (required day, reference, note), confirm, ship, reverseShipment,
	// closeShort, cancel, backToQuote, reopen.
	Can []string `json:"can"`
}

// SalesOrderLine is one line of a sales order.
type SalesOrderLine struct {
	ID               int64  `json:"id"`
	Position         int    `json:"position"` // from 1
	ProductID        int64  `json:"productId"`
	SKU              string `json:"sku"`
	Name             string `json:"name"`
	Unit             string `json:"unit"`
	UnitDecimals     int    `json:"unitDecimals"`
	Archived         bool   `json:"archived"` // the product is
	QuantityMilli    int64  `json:"quantityMilli"`
	ShippedMilli     int64  `json:"shippedMilli"`
	OpenMilli        int64  `json:"openMilli"`      // still promised
	AllocatedMilli   int64  `json:"allocatedMilli"` // of the open quantity, what is there for this line
	ShortMilli       int64  `json:"shortMilli"`     // open − allocated
	UnitPriceMinorE4 int64  `json:"unitPriceMinorE4"`
	DiscountPpm      int64  `json:"discountPpm"`
	GrossMinor       int64  `json:"grossMinor"`
	DiscountMinor    int64  `json:"discountMinor"`
	NetMinor         int64  `json:"netMinor"`
	OnHandMilli      int64  `json:"onHandMilli"` // of the product, now
	AvailableMilli   int64  `json:"availableMilli"`
	OnOrderMilli     int64  `json:"onOrderMilli"`
}

// Shipment is one delivery sent for a sales order.
type Shipment struct {
	ID         int64          `json:"id"`
	Number     string         `json:"number"`
	LocationID int64          `json:"locationId"`
	Location   string         `json:"location"`
	Day        string         `json:"day"`
	At         string         `json:"at"`
	User       string         `json:"user"`
	Tracking   string         `json:"tracking"`
	Note       string         `json:"note"`
	NetMinor   int64          `json:"netMinor"`
	Reversed   bool           `json:"reversed"`
	ReversedAt string         `json:"reversedAt"` // "" unless reversed
	ReversedBy string         `json:"reversedBy"`
	Lines      []ShipmentLine `json:"lines"`
}

// ShipmentLine is what was shipped of one line. The nets of all shipments of
// a line that was shipped whole add up to the line's net.
type ShipmentLine struct {
	ID            int64  `json:"id"`
	OrderLineID   int64  `json:"orderLineId"`
	ProductID     int64  `json:"productId"`
	SKU           string `json:"sku"`
	Name          string `json:"name"`
	Unit          string `json:"unit"`
	UnitDecimals  int    `json:"unitDecimals"`
	QuantityMilli int64  `json:"quantityMilli"`
	GrossMinor    int64  `json:"grossMinor"`
	NetMinor      int64  `json:"netMinor"`
}

// SalesOrderCreate is a new sales order.
type SalesOrderCreate struct {
	RequestID   string           `json:"requestId"`
	CustomerID  int64            `json:"customerId"`
	LocationID  *int64           `json:"locationId" ts_type:"number | null"` // null: Main
	OrderDay    string           `json:"orderDay"`                           // "": today
	RequiredDay string           `json:"requiredDay"`                        // "": none
	Reference   string           `json:"reference"`
	Terms       *string          `json:"terms" ts_type:"string | null"` // null: the customer's
	Note        string           `json:"note"`
	Confirm     bool             `json:"confirm"` // confirm at once instead of keeping a quote
	Lines       []SalesLineInput `json:"lines"`
}

// SalesLineInput is one line of a sales order as it is typed.
type SalesLineInput struct {
	ID               int64  `json:"id"` // 0 is a new line
	ProductID        int64  `json:"productId"`
	QuantityMilli    int64  `json:"quantityMilli"`
	UnitPriceMinorE4 *int64 `json:"unitPriceMinorE4" ts_type:"number | null"` // null: the product's price
	DiscountPpm      int64  `json:"discountPpm"`
}

// SalesOrderUpdate replaces what an order says. Of an order that is no quote
// only the required day, the reference and the note change; its customer,
// location, order day, terms and lines must be as they are, or empty.
type SalesOrderUpdate struct {
	RequestID   string           `json:"requestId"`
	ID          int64            `json:"id"`
	CustomerID  int64            `json:"customerId"`
	LocationID  int64            `json:"locationId"`
	OrderDay    string           `json:"orderDay"`
	RequiredDay string           `json:"requiredDay"` // "": none
	Reference   string           `json:"reference"`
	Terms       string           `json:"terms"`
	Note        string           `json:"note"`
	Lines       []SalesLineInput `json:"lines"` // all of them
}

// SalesOrderStep is a step of an order that needs nothing else.
type SalesOrderStep struct {
	RequestID string `json:"requestId"`
	ID        int64  `json:"id"`
}

// SalesOrderClose closes the rest of an order short.
type SalesOrderClose struct {
	RequestID string `json:"requestId"`
	ID        int64  `json:"id"`
	Reason    string `json:"reason"` // required
}

// ShipRequest is what leaves for an order.
type ShipRequest struct {
	RequestID  string `json:"requestId"`
	OrderID    int64  `json:"orderId"`
	LocationID *int64 `json:"locationId" ts_type:"number | null"` // null: the order's
	Day        string `json:"day"`                                // "": today
	Tracking   string `json:"tracking"`
	Note       string `json:"note"`
	// TakeFromOthers ships what orders confirmed earlier are waiting for.
	TakeFromOthers bool              `json:"takeFromOthers"`
	Lines          []ShipLineRequest `json:"lines"`
}

// ShipLineRequest is what leaves of one line.
type ShipLineRequest struct {
	OrderLineID   int64 `json:"orderLineId"`
	QuantityMilli int64 `json:"quantityMilli"`
}

// ShipAnswer is the shipment that was made and the order after it.
type ShipAnswer struct {
	ShipmentID     int64      `json:"shipmentId"`
	ShipmentNumber string     `json:"shipmentNumber"`
	Order          SalesOrder `json:"order"`
}

// ShipmentReversal reverses one shipment.
type ShipmentReversal struct {
	RequestID  string `json:"requestId"`
	ShipmentID int64  `json:"shipmentId"`
	Note       string `json:"note"`
}

// SalesScan is what a scanner read on the ship page.
type SalesScan struct {
	Code string `json:"code"` // an order number, or a product's barcode or SKU
}

// SalesScanAnswer are the open orders that the code means, first served
// first. ProductID is 0 when the code is an order's number or unknown.
type SalesScanAnswer struct {
	ProductID int64           `json:"productId"`
	Orders    []SalesOrderRow `json:"orders"`
}

// SalesDefaultsQuery asks what new lines start with.
type SalesDefaultsQuery struct {
	ProductIDs []int64 `json:"productIds"`
}

// SalesDefault is what a new line of a product starts with.
type SalesDefault struct {
	ProductID        int64 `json:"productId"`
	UnitPriceMinorE4 int64 `json:"unitPriceMinorE4"`
	AvailableMilli   int64 `json:"availableMilli"`
	OnOrderMilli     int64 `json:"onOrderMilli"`
}

// SalesDefaults are the defaults of the products asked for that exist.
type SalesDefaults struct {
	Rows []SalesDefault `json:"rows"`
}

// AllocationRow is one open line that waits for a product, in the order of serving.
type AllocationRow struct {
	OrderID        int64  `json:"orderId"`
	Number         string `json:"number"`
	OrderLineID    int64  `json:"orderLineId"`
	CustomerID     int64  `json:"customerId"`
	Customer       string `json:"customer"`
	OrderDay       string `json:"orderDay"`
	RequiredDay    string `json:"requiredDay"`
	Late           bool   `json:"late"`
	ConfirmedAt    string `json:"confirmedAt"`
	QuantityMilli  int64  `json:"quantityMilli"`
	ShippedMilli   int64  `json:"shippedMilli"`
	OpenMilli      int64  `json:"openMilli"`
	AllocatedMilli int64  `json:"allocatedMilli"`
	ShortMilli     int64  `json:"shortMilli"`
}

// Allocations is what makes a product's figure "allocated": the sum of the
// rows' allocated quantities is the figure.
type Allocations struct {
	PromisedMilli  int64           `json:"promisedMilli"`
	AllocatedMilli int64           `json:"allocatedMilli"`
	ShortMilli     int64           `json:"shortMilli"`
	Rows           []AllocationRow `json:"rows"`
}
