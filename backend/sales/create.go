package sales

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
	ID        int64 // 0 is a new line
	ProductID int64
	Quantity  quantity.Milli
	UnitPrice *money.PerUnit // nil: the product's price
	Discount  money.Discount
}

// CreateInput is a new sales order.
type CreateInput struct {
	CustomerID  int64
	LocationID  int64   // 0 is Main
	OrderDay    day.Day // 0 is today
	RequiredDay day.Day // 0 is none
	Reference   string
	Terms       *string // nil: the customer's
	Note        string
	Confirm     bool // confirm at once
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
	return journal.Subject{Type: "sales_order", ID: o.ID, Label: o.Number}
}

// Create saves a new order under the next number. Fails with
// ErrCustomerUnknown, ErrCustomerArchived, order.ErrNoLocation,
// order.ErrLocationGone, order.ErrNoLines,
// order.ErrTooManyLines, order.ErrNoProduct, order.ErrArchived,
// order.ErrTooLong, order.ErrDayOrder and as order.CheckLine does.
func (s *Service) Create(ctx context.Context, requestID string, in CreateInput) (Ref, error) {
	c := journal.Command{RequestID: requestID, Name: "sales.create", Input: in}
	return journal.Do(ctx, s.db, c, func(tx *db.Tx) (Ref, error) {
		o, err := Create(tx, in)
		if err != nil {
			return Ref{}, err
		}
		did := "Quoted"
		if in.Confirm {
			did = "Confirmed"
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
		CustomerID: in.CustomerID, LocationID: in.LocationID, OrderDay: in.OrderDay, RequiredDay: in.RequiredDay,
		Reference: in.Reference, Terms: in.Terms, Note: in.Note, Lines: in.Lines,
	})
	if err != nil {
		return Order{}, err
	}
	o := d.order
	o.CreatedAt, o.CreatedBy, o.UpdatedAt = tx.Millis(), tx.User(), tx.Millis()
	next := quoted
	if in.Confirm {
		next, o.ConfirmedAt = confirmed, tx.Millis()
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
	return order.Series{Counter: "sales_order", Prefix: "SO-", Table: "sales_orders"}
}

// announce tells the screens what changed: the orders, and what is promised where
// something is or was open.
func announce(tx *db.Tx, lines []Line) {
	tx.Changed(db.Sales)
	if len(lines) > 0 {
		tx.Changed(db.Stock)
	}
}
