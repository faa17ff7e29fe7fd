package stock

import (
	"stockroom/backend/day"
	"stockroom/backend/fault"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// Failures of posting.
var (
	ErrInsufficient = fault.Define("stock.insufficient",
		"There are only {onHand} {unit} of {product} at {location}; {wanted} are wanted, {short} too few.")
	ErrNegativeLater = fault.Define("stock.negative_later",
		"On {day} there would be {short} {unit} of {product} too few at {location}. Choose a later day or a smaller quantity.")
	ErrGone = fault.Define("stock.gone",
		"{document} cannot be reversed: of {product} only {onHand} of {wanted} {unit} are still at {location}, {short} too few.")
	ErrAlreadyReversed = fault.Define("stock.already_reversed", "{document} was already reversed.")
	ErrNoDocument      = fault.Define("stock.no_document", "This stock document does not exist.")
	ErrDocumentKind    = fault.Define("stock.document_kind",
		"“{kind}” is no document of the stock alone. Those are adjustment, transfer and opening; receipts and shipments are reversed at their order.")
	ErrReverseDay       = fault.Define("stock.reverse_day", "A reversal cannot be dated before {document} itself ({day}).")
	ErrFutureDay        = fault.Define("stock.future_day", "A movement cannot be dated in the future; today is {today}.")
	ErrNoQuantity       = fault.Define("stock.no_quantity", "The quantity must not be 0.")
	ErrNoProduct        = fault.Define("stock.no_product", "This product does not exist.")
	ErrNoLocation       = fault.Define("stock.no_location", "This location does not exist.")
	ErrArchivedLocation = fault.Define("stock.archived_location", "The location {location} is archived. Choose another one, or take it out of the archive first.")
	ErrCostRange        = fault.Define("stock.cost_range", "A cost must not be negative.")
)

// Reason says why a movement happened.
type Reason string

// The reasons of the ledger.
const (
	Receipt        Reason = "receipt"
	Shipment       Reason = "shipment"
	Transferred    Reason = "transfer"
	Opening        Reason = "opening_balance"
	Damage         Reason = "damage"
	Loss           Reason = "loss"
	Theft          Reason = "theft"
	Found          Reason = "found"
	Expired        Reason = "expired"
	Sample         Reason = "sample"
	Shrinkage      Reason = "shrinkage"
	Count          Reason = "count"
	Correction     Reason = "correction"
	SupplierReturn Reason = "supplier_return"
	CustomerReturn Reason = "customer_return"
	Revaluation    Reason = "revaluation"
	LandedCost     Reason = "landed_cost"
)

// Types of the documents that movements name.
const (
	ReceiptDocument    = "receipt"
	ShipmentDocument   = "shipment"
	AdjustmentDocument = "adjustment"
	TransferDocument   = "transfer"
	OpeningDocument    = "opening"
)

// Document is what a movement belongs to.
type Document struct {
	Type   string // one of the …Document constants
	ID     int64
	Line   int64  // the line's id or position; 0 is none
	Number string // what people call it: "RC-00012"
}

// Posting is one movement asked for.
type Posting struct {
	ProductID  int64
	LocationID int64
	Quantity   quantity.Milli // signed, never 0, no more decimals than the product's unit has
	// Value is the whole cost of an inbound quantity, never negative. With
	// UnitCost alone it is UnitCost × Quantity; without both the goods come in at
	// the present average, at the product's last known cost when nothing is on
	// hand, else at unknown cost. Outbound goods always leave at the average.
	Value    *money.Minor
	UnitCost *money.PerUnit
	Reason   Reason
	Document Document
	Day      day.Day // the business day; 0 is today; never in the future
	Note     string
	Field    string // where in the request a failure belongs, such as "lines.2.quantityMilli"

	// locationField is where a failure of the location belongs; "" is Field.
	locationField string
	// mirrors is 1 + the index of the posting whose opposite value and whose
	// unit cost this one takes, so that a transfer moves value exactly.
	mirrors int
	// reverses is the movement whose exact opposite this is.
	reverses *Movement
}

// Movement is one row of the ledger.
type Movement struct {
	ID           int64
	ProductID    int64
	LocationID   int64
	Quantity     quantity.Milli // signed
	Value        money.Minor    // signed, the truth about cost
	UnitCostE4   *money.PerUnit // nil: no cost is known
	BalanceAfter quantity.Milli // of the product at the location
	Reason       Reason
	DocumentType string
	DocumentID   int64
	DocumentLine *int64
	Document     string // the document's number
	ReversesID   *int64
	EntryID      int64 // the command's journal entry
	Day          day.Day
	At           int64 // UTC milliseconds since 1970
	UserName     string
	Note         string
}

// TableName is the ledger's table.
func (Movement) TableName() string { return "stock_movements" }
