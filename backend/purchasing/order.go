package purchasing

import (
	"stockroom/backend/day"
	"stockroom/backend/fault"
	"stockroom/backend/money"
	"stockroom/backend/order"
	"stockroom/backend/quantity"
)

// Failures of this package.
var (
	ErrOrderUnknown     = fault.Define("purchasing.order_unknown", "This purchase order does not exist.")
	ErrReceiptUnknown   = fault.Define("purchasing.receipt_unknown", "This receipt does not exist.")
	ErrReceiptReversed  = fault.Define("purchasing.receipt_reversed", "The receipt {number} was already reversed.")
	ErrStep             = fault.Define("purchasing.step_refused", "Not possible now: {number} is {state}.")
	ErrHasReceipts      = fault.Define("purchasing.has_receipts", "Goods of {number} were received. Reverse the receipt first, or close the rest short.")
	ErrOverReceipt      = fault.Define("purchasing.over_receipt", "Only {open} {unit} of {product} are still to come; {over} are too many. Accept them, or receive less.")
	ErrSupplierUnknown  = fault.Define("purchasing.supplier_unknown", "This supplier does not exist.")
	ErrSupplierArchived = fault.Define("purchasing.supplier_archived", "{supplier} is archived. Take the supplier out of the archive first.")
	ErrCostUnknown      = fault.Define("purchasing.cost_unknown", "No cost of {product} is known for this supplier. Enter one; 0 if it is free.")
	ErrLineKept         = fault.Define("purchasing.line_kept",
		"{product} was received and the receipt reversed: its line must stay. Cancel the order and make a new one instead.")
	ErrFixed = fault.Define("purchasing.fixed", "{number} is {state}: only its promised day, reference and note can still be changed.")
)

// State is where a purchase order stands.
type State string

// The states of a purchase order.
const (
	Draft             State = "draft"
	Ordered           State = "ordered"
	PartiallyReceived State = "partially_received"
	Received          State = "received"
	ClosedShort       State = "closed_short"
	Cancelled         State = "cancelled"
)

// States lists every state, in the order of an order's life.
func States() []State {
	return []State{Draft, Ordered, PartiallyReceived, Received, ClosedShort, Cancelled}
}

// Open tells whether goods are still expected.
func (s State) Open() bool { return s == Ordered || s == PartiallyReceived }

// Order is a purchase order.
type Order struct {
	ID           int64
	Number       string
	NumberKey    string // the number, folded by fold.NumberKey
	SupplierID   int64
	LocationID   int64
	State        State
	History      bool // finished before it was taken in: no movements
	Imported     bool // came from a file
	OrderDay     day.Day
	PromisedDay  day.Day // 0 is none
	ReceivedDay  day.Day // of the receipt that completed it; 0 until then
	PlacedAt     int64   // UTC milliseconds since 1970; 0: a draft, or cancelled as one
	Reference    string
	Terms        string
	Note         string
	ClosedReason string
	Gross        money.Minor
	Net          money.Minor
	CreatedAt    int64
	CreatedBy    string
	UpdatedAt    int64
}

// TableName is the table of purchase orders.
func (Order) TableName() string { return "purchase_orders" }

// Line is one line of a purchase order.
type Line struct {
	ID           int64
	OrderID      int64
	Position     int // from 1
	ProductID    int64
	SupplierCode string // what the supplier calls the product
	Quantity     quantity.Milli
	UnitCostE4   money.PerUnit
	DiscountPpm  money.Discount
	Gross        money.Minor
	Net          money.Minor
	Received     quantity.Milli // beyond Quantity where that was accepted
	Open         quantity.Milli // still expected
}

// TableName is the table of the lines.
func (Line) TableName() string { return "purchase_order_lines" }

func (l Line) terms() order.Terms {
	return order.Terms{Price: l.UnitCostE4, Quantity: l.Quantity, Discount: l.DiscountPpm}
}

// stage is what people decided about an order; how far it got, its lines tell.
type stage int

const (
	drafted stage = iota
	placed
	closed
	cancelled
)

// stage returns what was decided about an order in this state.
func (s State) stage() stage {
	switch s {
	case Draft:
		return drafted
	case ClosedShort:
		return closed
	case Cancelled:
		return cancelled
	case Ordered, PartiallyReceived, Received:
	}
	return placed
}

// stateOf derives the state from what was decided and from the lines.
func stateOf(s stage, lines []Line) State {
	switch s {
	case drafted:
		return Draft
	case closed:
		return ClosedShort
	case cancelled:
		return Cancelled
	case placed:
	}
	some, all := false, true
	for _, l := range lines {
		some = some || l.Received > 0
		all = all && l.Received >= l.Quantity
	}
	switch {
	case all && some:
		return Received
	case some:
		return PartiallyReceived
	}
	return Ordered
}

// outstanding is what is still expected of a line: the one rule behind
// Line.Open, and so behind "on order".
func (l Line) outstanding(s stage) quantity.Milli {
	if s != placed {
		return 0
	}
	return max(0, l.Quantity-l.Received)
}

// settle brings the state of the order and the open quantities of its lines in
// line with what was decided and what was received.
func (o *Order) settle(s stage, lines []Line) {
	o.State = stateOf(s, lines)
	for i := range lines {
		lines[i].Open = lines[i].outstanding(s)
	}
	if o.State != Received {
		o.ReceivedDay = 0
	}
}

// total sums the amounts of the lines.
func (o *Order) total(lines []Line) error {
	o.Gross, o.Net = 0, 0
	for _, l := range lines {
		o.Gross += l.Gross
		o.Net += l.Net
		if o.Gross > money.Max {
			return money.ErrTooLarge.At("lines")
		}
	}
	return nil
}

// Late tells whether goods are expected and should have been there before the day.
func (o Order) Late(today day.Day) bool {
	return o.State.Open() && o.PromisedDay != 0 && o.PromisedDay < today
}
