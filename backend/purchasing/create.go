package purchasing

import (
	"context"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/journal"
	"stockroom/backend/money"
	"stockroom/backend/order"
	"stockroom/backend/quantity"
)

// mainLocation is the location every database starts with.
const mainLocation = 1

// LineInput is one line as it is typed.
type LineInput struct {
	ID           int64 // 0 is a new line
	ProductID    int64
	Quantity     quantity.Milli
	UnitCost     *money.PerUnit // nil: what the supplier is known to ask
	Discount     money.Discount
	SupplierCode *string // nil: the supplier's known code
}

// CreateInput is a new purchase order.
type CreateInput struct {
	SupplierID  int64
	LocationID  int64   // 0 is Main
	OrderDay    day.Day // 0 is today
	PromisedDay day.Day // 0: order day plus the longest lead time of the lines, where one is known
	Reference   string
	Terms       *string // nil: the supplier's
	Note        string
	Place       bool // order at once
	Lines       []LineInput
}

// Ref names an order in the answer of a command.
type Ref struct {
	ID     int64
	Number string
	State  State
}

func (o Order) ref() Ref { return Ref{ID: o.ID, Number: o.Number, State: o.State} }

func (o Order) subject() journal.Subject {
	return journal.Subject{Type: "purchase_order", ID: o.ID, Label: o.Number}
}

// Create saves a new order under the next number. Fails with
// ErrSupplierUnknown, ErrSupplierArchived, order.ErrNoLocation,
// order.ErrLocationGone, ErrCostUnknown, order.ErrNoLines,
// order.ErrTooManyLines, order.ErrNoProduct, order.ErrArchived,
// order.ErrTooLong, order.ErrDayOrder and as order.CheckLine does.
func (s *Service) Create(ctx context.Context, requestID string, in CreateInput) (Ref, error) {
	c := journal.Command{RequestID: requestID, Name: "purchasing.create", Input: in}
	return journal.Do(ctx, s.db, c, func(tx *db.Tx) (Ref, error) {
		o, err := Create(tx, in)
		if err != nil {
			return Ref{}, err
		}
		did := "Drafted"
		if in.Place {
			did = "Ordered"
		}
		return o.ref(), journal.About(tx, o.subject(), did+", "+order.Count(len(in.Lines), "line"))
	})
}

// Create saves a new order within a command, as Service.Create does.
func Create(tx *db.Tx, in CreateInput) (Order, error) {
	if in.LocationID == 0 {
		in.LocationID = mainLocation
	}
	if in.OrderDay == 0 {
		in.OrderDay = tx.Today()
	}
	d, err := prepare(tx, draft{
		SupplierID: in.SupplierID, LocationID: in.LocationID, OrderDay: in.OrderDay, PromisedDay: in.PromisedDay,
		Reference: in.Reference, Terms: in.Terms, Note: in.Note, Lines: in.Lines,
	})
	if err != nil {
		return Order{}, err
	}
	if in.PromisedDay == 0 && d.leadDays != nil {
		d.order.PromisedDay = in.OrderDay.AddDays(int(*d.leadDays))
	}
	o := d.order
	o.CreatedAt, o.CreatedBy, o.UpdatedAt = tx.Millis(), tx.User(), tx.Millis()
	next := drafted
	if in.Place {
		next, o.PlacedAt = placed, tx.Millis()
	}
	o.settle(next, d.lines)
	if o.Number, o.NumberKey, err = numbers().TakeNumber(tx); err != nil {
		return Order{}, err
	}
	if err := insertOrder(tx, &o, d.lines); err != nil {
		return Order{}, err
	}
	announce(tx, d.lines)
	return o, nil
}

func numbers() order.Series {
	return order.Series{Counter: "purchase_order", Prefix: "PO-", Table: "purchase_orders"}
}

// announce tells the screens what changed: the orders, and "on order" where
// something is or was open.
func announce(tx *db.Tx, lines []Line) {
	tx.Changed(db.Purchasing)
	if len(lines) > 0 {
		tx.Changed(db.Stock)
	}
}
