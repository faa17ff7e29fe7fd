package api

// PurchaseOrderQuery asks for one page of the list of purchase orders. The
// filters are joined by "and"; empty ones do not filter.
type PurchaseOrderQuery struct {
	// Search is words, each of which must occur in the number, the reference,
	// or the supplier's code or name.
	Search string `json:"search"`
	// States takes any of draft, ordered, partially_received, received, closed_short, cancelled.
	States     []string `json:"states"`
	OpenOnly   bool     `json:"openOnly"` // ordered and partially received
	LateOnly   bool     `json:"lateOnly"` // open and past the promised day
	SupplierID *int64   `json:"supplierId" ts_type:"number | null"`
	ProductID  *int64   `json:"productId" ts_type:"number | null"` // orders with a line of it
	From       string   `json:"from"`                              // order day, inclusive
	To         string   `json:"to"`                                // order day, inclusive
	History    string   `json:"history"`                           // "" all, "only" finished orders taken in as history, "none" without them
	// Query is what was typed; see Lists.Understand.
	Query   string       `json:"query,omitempty"`
	Filters []ListFilter `json:"filters,omitempty"`
	// Sort is one of orderDay (also ""), number, supplier, promised, state, net,
	// or up to three of them as in ProductQuery.
	Sort       string `json:"sort"`
	Descending bool   `json:"descending"`
	Cursor     string `json:"cursor"` // "" is the beginning, else the list's next
	Limit      int    `json:"limit"`  // rows, 1 to 500; 0 is 100
	// SumsLater leaves the sums out where they take longer than a moment: total
	// is then -1 on the first page, and they are asked for again without it.
	SumsLater bool `json:"sumsLater,omitempty"`
}

// PurchaseOrderRow is one purchase order in the list.
type PurchaseOrderRow struct {
	ID              int64  `json:"id"`
	Number          string `json:"number"`
	SupplierID      int64  `json:"supplierId"`
	SupplierCode    string `json:"supplierCode"`
	Supplier        string `json:"supplier"`
	Reference       string `json:"reference"`
	State           string `json:"state"`
	History         bool   `json:"history"` // taken in as finished history, without movements
	OrderDay        string `json:"orderDay"`
	PromisedDay     string `json:"promisedDay"`
	Late            bool   `json:"late"`
	LineCount       int    `json:"lineCount"`
	NetMinor        int64  `json:"netMinor"`
	ReceivedPercent int    `json:"receivedPercent"` // of the ordered quantity, 0 to 100
}

// PurchaseOrderList is one page of purchase orders. Total and NetMinor cover
// everything that matches and come with the first page only, else they are -1.
type PurchaseOrderList struct {
	Rows     []PurchaseOrderRow `json:"rows"`
	Total    int64              `json:"total"`
	NetMinor int64              `json:"netMinor"`
	Next     string             `json:"next"` // "" at the end
}

// PurchaseOrderRef names one purchase order.
type PurchaseOrderRef struct {
	ID int64 `json:"id"`
}

// PurchaseOrder is one purchase order with everything its page shows.
type PurchaseOrder struct {
	ID              int64               `json:"id"`
	Number          string              `json:"number"`
	SupplierID      int64               `json:"supplierId"`
	SupplierCode    string              `json:"supplierCode"`
	Supplier        string              `json:"supplier"`
	LocationID      int64               `json:"locationId"` // where it is received unless told otherwise
	Location        string              `json:"location"`
	State           string              `json:"state"` // draft, ordered, partially_received, received, closed_short, cancelled
	History         bool                `json:"history"`
	Late            bool                `json:"late"`
	OrderDay        string              `json:"orderDay"`
	PromisedDay     string              `json:"promisedDay"`
	ReceivedDay     string              `json:"receivedDay"` // of the last receipt that completed it
	Reference       string              `json:"reference"`
	Terms           string              `json:"terms"`
	Note            string              `json:"note"`
	ClosedReason    string              `json:"closedReason"`
	GrossMinor      int64               `json:"grossMinor"`
	DiscountMinor   int64               `json:"discountMinor"`
	NetMinor        int64               `json:"netMinor"`
	ReceivedPercent int                 `json:"receivedPercent"`
	CreatedAt       string              `json:"createdAt"`
	CreatedBy       string              `json:"createdBy"`
	UpdatedAt       string              `json:"updatedAt"`
	Lines           []PurchaseOrderLine `json:"lines"`
	Receipts        []Receipt           `json:"receipts"` // oldest first, reversed ones too
	Timeline        []OrderEvent        `json:"timeline"` // oldest first
	// Can lists the steps that are allowed now, of: edit (everything), editHead
	// (promised day, reference, note), place, receive, reverseReceipt,
	// closeShort, cancel, backToDraft, reopen.
	Can []string `json:"can"`
}

// PurchaseOrderLine is one line of a purchase order.
type PurchaseOrderLine struct {
	ID              int64  `json:"id"`
	Position        int    `json:"position"` // from 1
	ProductID       int64  `json:"productId"`
	SKU             string `json:"sku"`
	Name            string `json:"name"`
	Unit            string `json:"unit"`
	UnitDecimals    int    `json:"unitDecimals"`
	Archived        bool   `json:"archived"` // the product is
	SupplierCode    string `json:"supplierCode"`
	QuantityMilli   int64  `json:"quantityMilli"`
	ReceivedMilli   int64  `json:"receivedMilli"` // may exceed the quantity where that was accepted
	OpenMilli       int64  `json:"openMilli"`     // still expected
	UnitCostMinorE4 int64  `json:"unitCostMinorE4"`
	DiscountPpm     int64  `json:"discountPpm"`
	GrossMinor      int64  `json:"grossMinor"`
	DiscountMinor   int64  `json:"discountMinor"`
	NetMinor        int64  `json:"netMinor"`
	OnHandMilli     int64  `json:"onHandMilli"` // of the product, now
	AvailableMilli  int64  `json:"availableMilli"`
}

// Receipt is one delivery taken in for a purchase order.
type Receipt struct {
	ID         int64         `json:"id"`
	Number     string        `json:"number"`
	LocationID int64         `json:"locationId"`
	Location   string        `json:"location"`
	Day        string        `json:"day"`
	At         string        `json:"at"`
	User       string        `json:"user"`
	Note       string        `json:"note"`
	ValueMinor int64         `json:"valueMinor"`
	Reversed   bool          `json:"reversed"`
	ReversedAt string        `json:"reversedAt"` // "" unless reversed
	ReversedBy string        `json:"reversedBy"`
	Lines      []ReceiptLine `json:"lines"`
}

// ReceiptLine is what arrived of one line.
type ReceiptLine struct {
	ID            int64  `json:"id"`
	OrderLineID   int64  `json:"orderLineId"`
	ProductID     int64  `json:"productId"`
	SKU           string `json:"sku"`
	Name          string `json:"name"`
	Unit          string `json:"unit"`
	UnitDecimals  int    `json:"unitDecimals"`
	QuantityMilli int64  `json:"quantityMilli"`
	ValueMinor    int64  `json:"valueMinor"`
}

// OrderEvent is one command in the timeline of an order.
type OrderEvent struct {
	ID      int64  `json:"id"`
	At      string `json:"at"`
	User    string `json:"user"`
	Command string `json:"command"` // such as purchasing.receive
	Summary string `json:"summary"` // such as "Received 25 Chang"
}

// PurchaseOrderCreate is a new purchase order.
type PurchaseOrderCreate struct {
	RequestID  string `json:"requestId"`
	SupplierID int64  `json:"supplierId"`
	LocationID *int64 `json:"locationId" ts_type:"number | null"` // null: Main
	OrderDay   string `json:"orderDay"`                           // "": today
	// PromisedDay "" is the order day plus the longest lead time of the lines, where one is known.
	PromisedDay string              `json:"promisedDay"`
	Reference   string              `json:"reference"`
	Terms       *string             `json:"terms" ts_type:"string | null"` // null: the supplier's
	Note        string              `json:"note"`
	Place       bool                `json:"place"` // order at once instead of keeping a draft
	Lines       []PurchaseLineInput `json:"lines"`
}

// PurchaseLineInput is one line of a purchase order as it is typed.
type PurchaseLineInput struct {
	ID              int64   `json:"id"` // 0 is a new line
	ProductID       int64   `json:"productId"`
	QuantityMilli   int64   `json:"quantityMilli"`
	UnitCostMinorE4 *int64  `json:"unitCostMinorE4" ts_type:"number | null"` // null: what the supplier is known to ask
	DiscountPpm     int64   `json:"discountPpm"`
	SupplierCode    *string `json:"supplierCode" ts_type:"string | null"` // null: the supplier's known code
}

// PurchaseOrderUpdate replaces what an order says. Of an order that is no
// draft only the promised day, the reference and the note change; its
// supplier, location, order day, terms and lines must be as they are, or empty.
type PurchaseOrderUpdate struct {
	RequestID   string              `json:"requestId"`
	ID          int64               `json:"id"`
	SupplierID  int64               `json:"supplierId"`
	LocationID  int64               `json:"locationId"`
	OrderDay    string              `json:"orderDay"`
	PromisedDay string              `json:"promisedDay"` // "": none
	Reference   string              `json:"reference"`
	Terms       string              `json:"terms"`
	Note        string              `json:"note"`
	Lines       []PurchaseLineInput `json:"lines"` // all of them
}

// PurchaseOrderStep is a step of an order that needs nothing else.
type PurchaseOrderStep struct {
	RequestID string `json:"requestId"`
	ID        int64  `json:"id"`
}

// PurchaseOrderClose closes the rest of an order short.
type PurchaseOrderClose struct {
	RequestID string `json:"requestId"`
	ID        int64  `json:"id"`
	Reason    string `json:"reason"` // required
}

// ReceiveRequest is a delivery that arrived.
type ReceiveRequest struct {
	RequestID  string               `json:"requestId"`
	OrderID    int64                `json:"orderId"`
	LocationID *int64               `json:"locationId" ts_type:"number | null"` // null: the order's
	Day        string               `json:"day"`                                // "": today
	Note       string               `json:"note"`
	AcceptOver bool                 `json:"acceptOver"` // take more than was ordered
	Lines      []ReceiveLineRequest `json:"lines"`
}

// ReceiveLineRequest is what arrived of one line.
type ReceiveLineRequest struct {
	OrderLineID   int64 `json:"orderLineId"`
	QuantityMilli int64 `json:"quantityMilli"`
}

// ReceiveAnswer is the receipt that was made and the order after it.
type ReceiveAnswer struct {
	ReceiptID     int64         `json:"receiptId"`
	ReceiptNumber string        `json:"receiptNumber"`
	Order         PurchaseOrder `json:"order"`
}

// ReceiptReversal reverses one receipt.
type ReceiptReversal struct {
	RequestID string `json:"requestId"`
	ReceiptID int64  `json:"receiptId"`
	Note      string `json:"note"`
}

// PurchaseScan is what a scanner read on the receive page.
type PurchaseScan struct {
	Code string `json:"code"` // an order number, or a product's barcode or SKU
}

// PurchaseScanAnswer are the open orders that the code means, the oldest
// promise first. ProductID is 0 when the code is an order's number or unknown.
type PurchaseScanAnswer struct {
	ProductID int64              `json:"productId"`
	Orders    []PurchaseOrderRow `json:"orders"`
}

// PurchaseDefaultsQuery asks what a new line starts with.
type PurchaseDefaultsQuery struct {
	SupplierID int64   `json:"supplierId"`
	ProductIDs []int64 `json:"productIds"`
}

// PurchaseDefault is what a new line of a product starts with.
type PurchaseDefault struct {
	ProductID          int64  `json:"productId"`
	SupplierCode       string `json:"supplierCode"`
	UnitCostMinorE4    *int64 `json:"unitCostMinorE4" ts_type:"number | null"` // null: none is known
	MinimumOrderMilli  int64  `json:"minimumOrderMilli"`                       // 0 is none
	OrderMultipleMilli int64  `json:"orderMultipleMilli"`                      // 0 is none
	LeadTimeDays       *int64 `json:"leadTimeDays" ts_type:"number | null"`    // the supplier's own where the product has none
}

// PurchaseDefaults are the defaults of the products asked for that exist.
type PurchaseDefaults struct {
	Rows []PurchaseDefault `json:"rows"`
}

// OnOrderRow is one open line behind a product's figure "on order".
type OnOrderRow struct {
	OrderID         int64  `json:"orderId"`
	Number          string `json:"number"`
	OrderLineID     int64  `json:"orderLineId"`
	SupplierID      int64  `json:"supplierId"`
	Supplier        string `json:"supplier"`
	OrderDay        string `json:"orderDay"`
	PromisedDay     string `json:"promisedDay"`
	Late            bool   `json:"late"`
	QuantityMilli   int64  `json:"quantityMilli"`
	ReceivedMilli   int64  `json:"receivedMilli"`
	OpenMilli       int64  `json:"openMilli"`
	UnitCostMinorE4 int64  `json:"unitCostMinorE4"`
}

// OnOrder is what makes a product's figure "on order": the sum of the open
// quantities is the figure.
type OnOrder struct {
	TotalMilli int64        `json:"totalMilli"`
	Rows       []OnOrderRow `json:"rows"` // first promised first
}

// ReorderQuery narrows the proposals.
type ReorderQuery struct {
	Search     string `json:"search"` // words in SKU, name, barcode or supplier's code
	SupplierID *int64 `json:"supplierId" ts_type:"number | null"`
}

// ReorderRow is one low product with what to order of it. Products that what
// is on order and on drafts lifts above their reorder point are not proposed.
type ReorderRow struct {
	ProductID            int64  `json:"productId"`
	SKU                  string `json:"sku"`
	Name                 string `json:"name"`
	Unit                 string `json:"unit"`
	UnitDecimals         int    `json:"unitDecimals"`
	SupplierCode         string `json:"supplierCode"`
	AvailableMilli       int64  `json:"availableMilli"`
	OnOrderMilli         int64  `json:"onOrderMilli"`
	DraftedMilli         int64  `json:"draftedMilli"` // on draft orders
	ProjectedMilli       int64  `json:"projectedMilli"`
	ReorderPointMilli    int64  `json:"reorderPointMilli"`
	ReorderUpToMilli     int64  `json:"reorderUpToMilli"`     // 0 is none, as for the next three
	ReorderQuantityMilli int64  `json:"reorderQuantityMilli"` // the quantity to order where there is no target
	MinimumOrderMilli    int64  `json:"minimumOrderMilli"`
	OrderMultipleMilli   int64  `json:"orderMultipleMilli"`
	SuggestedMilli       int64  `json:"suggestedMilli"`
	UnitCostMinorE4      *int64 `json:"unitCostMinorE4" ts_type:"number | null"`
	NetMinor             *int64 `json:"netMinor" ts_type:"number | null"` // of the suggested quantity
	LeadTimeDays         *int64 `json:"leadTimeDays" ts_type:"number | null"`
}

// ReorderGroup are the proposals for one supplier; SupplierID 0 is those
// whose products have no supplier, always the last.
type ReorderGroup struct {
	SupplierID int64        `json:"supplierId"`
	Supplier   string       `json:"supplier"`
	NetMinor   int64        `json:"netMinor"` // of the rows whose cost is known
	Rows       []ReorderRow `json:"rows"`
}

// ReorderProposals is what to order, by supplier.
type ReorderProposals struct {
	Groups []ReorderGroup `json:"groups"`
	Count  int            `json:"count"` // rows over all groups
}

// ReorderLine is one chosen proposal.
type ReorderLine struct {
	ProductID       int64  `json:"productId"`
	SupplierID      int64  `json:"supplierId"`
	QuantityMilli   int64  `json:"quantityMilli"`
	UnitCostMinorE4 *int64 `json:"unitCostMinorE4" ts_type:"number | null"` // null: what is known, else 0 in the draft
}

// ReorderRequest makes one draft a supplier of the chosen lines.
type ReorderRequest struct {
	RequestID string        `json:"requestId"`
	Lines     []ReorderLine `json:"lines"`
}

// ReorderAnswer are the drafts that were made.
type ReorderAnswer struct {
	Orders []PurchaseOrderRow `json:"orders"`
}

// DocumentRequest asks for a document as a PDF file.
type DocumentRequest struct {
	ID int64 `json:"id"` // of the order or the shipment
	// Path is where to write it; "" opens the save dialog.
	Path string `json:"path"`
}

// DocumentFile is the file that was written; its path is "" when the user
// cancelled the dialog.
type DocumentFile struct {
	Path string `json:"path"`
}
