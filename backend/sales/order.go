package sales

import (
	"stockroom/backend/day"
	"stockroom/backend/fault"
	"stockroom/backend/money"
	"stockroom/backend/order"
	"stockroom/backend/quantity"
)

// Failures of this package.
var (
	ErrOrderUnknown     = fault.Define("sales.order_unknown", "This sales order does not exist.")
	ErrShipmentUnknown  = fault.Define("sales.shipment_unknown", "This shipment does not exist.")
	ErrShipmentReversed = fault.Define("sales.shipment_reversed", "The shipment {number} was already reversed.")
	ErrStep             = fault.Define("sales.step_refused", "Not possible now: {number} is {state}.")
	ErrHasShipments     = fault.Define("sales.has_shipments", "Goods of {number} were shipped. Reverse the shipment first, or close the rest short.")
	ErrOverShipment     = fault.Define("sales.over_shipment", "Only {open} {unit} of {product} are still to be shipped; {over} are too many.")
	ErrPromised         = fault.Define("sales.promised_to_others",
		"Only {allocated} {unit} of {product} are allocated to this order; {orders} come first. Ship that much, or take from them.")
	ErrQuarantine       = fault.Define("sales.quarantine", "{location} is a quarantine location; nothing is shipped from there.")
	ErrCustomerUnknown  = fault.Define("sales.customer_unknown", "This customer does not exist.")
	ErrCustomerArchived = fault.Define("sales.customer_archived", "{customer} is archived. Take the customer out of the archive first.")
	ErrLineKept         = fault.Define("sales.line_kept",
		"{product} was shipped and the shipment reversed: its line must stay. Cancel the order and make a new one instead.")
	ErrFixed = fault.Define("sales.fixed", "{number} is {state}: only its required day, reference and note can still be changed.")
)

// State is where a sales order stands.
type State string

// The states of a sales order.
const (
	Quote            State = "quote"
	Confirmed        State = "confirmed"
	PartiallyShipped State = "partially_shipped"
	Shipped          State = "shipped"
	ClosedShort      State = "closed_short"
	Cancelled        State = "cancelled"
)

// States lists every state, in the order of an order's life.
func States() []State {
	return []State{Quote, Confirmed, PartiallyShipped, Shipped, ClosedShort, Cancelled}
}

// Open tells whether goods are still promised.
func (s State) Open() bool { return s == Confirmed || s == PartiallyShipped }

// Order is a sales order.
type Order struct {
	ID           int64
	Number       string
	NumberKey    string // the number, folded by fold.NumberKey
	CustomerID   int64
	LocationID   int64
	State        State
	History      bool // finished before it was taken in: no movements
	Imported     bool // came from a file
	OrderDay     day.Day
	RequiredDay  day.Day // 0 is none
	ShippedDay   day.Day // of the shipment that completed it; 0 until then
	ConfirmedAt  int64   // UTC milliseconds since 1970; 0: a draft, or cancelled as one
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

// TableName is the table of sales orders.
func (Order) TableName() string { return "sales_orders" }

// Line is one line of a sales order.
type Line struct {
	ID          int64
	OrderID     int64
	Position    int // from 1
	ProductID   int64
	Quantity    quantity.Milli
	UnitPriceE4 money.PerUnit
	DiscountPpm money.Discount
	Gross       money.Minor
	Net         money.Minor
	Shipped     quantity.Milli
	Open        quantity.Milli // still promised
}

// TableName is the table of the lines.
func (Line) TableName() string { return "sales_order_lines" }

func (l Line) terms() order.Terms {
	return order.Terms{Price: l.UnitPriceE4, Quantity: l.Quantity, Discount: l.DiscountPpm}
}

// stage is what people decided about an order; how far it got, its lines tell.
type stage int

const (
	quoted stage = iota
	confirmed
	closed
	cancelled
)

// stage returns what was decided about an order in this state.
func (s State) stage() stage {
	switch s {
	case Quote:
		return quoted
	case ClosedShort:
		return closed
	case Cancelled:
		return cancelled
	case Confirmed, PartiallyShipped, Shipped:
	}
	return confirmed
}

// stateOf derives the state from what was decided and from the lines.
func stateOf(s stage, lines []Line) State {
	switch s {
	case quoted:
		return Quote
	case closed:
		return ClosedShort
	case cancelled:
		return Cancelled
	case confirmed:
	}
	some, all := false, true
	for _, l := range lines {
		some = some || l.Shipped > 0
		all = all && l.Shipped >= l.Quantity
	}
	switch {
	case all && some:
		return Shipped
	case some:
		return PartiallyShipped
	}
	return Confirmed
}

// outstanding is what is still promised of a line: the one rule behind
// Line.Open, and so behind "allocated" and "available".
func (l Line) outstanding(s stage) quantity.Milli {
	if s != confirmed {
		return 0
	}
	return max(0, l.Quantity-l.Shipped)
}

// settle brings the state of the order and the open quantities of its lines in
// line with what was decided and what was shipped.
func (o *Order) settle(s stage, lines []Line) {
	o.State = stateOf(s, lines)
	for i := range lines {
		lines[i].Open = lines[i].outstanding(s)
	}
	if o.State != Shipped {
		o.ShippedDay = 0
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

// Late tells whether goods are promised and should have left before the day.
func (o Order) Late(today day.Day) bool {
	return o.State.Open() && o.RequiredDay != 0 && o.RequiredDay < today
}
