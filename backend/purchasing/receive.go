package purchasing

import (
	"context"
	"fmt"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/journal"
	"stockroom/backend/money"
	"stockroom/backend/order"
	"stockroom/backend/quantity"
	"stockroom/backend/stock"
)

// ReceiveInput is a delivery that arrived.
type ReceiveInput struct {
	OrderID    int64
	LocationID int64   // 0 is the order's
	Day        day.Day // 0 is today
	Note       string
	AcceptOver bool // take more than was ordered
	Lines      []ReceiveLine
}

// ReceiveLine is what arrived of one line.
type ReceiveLine struct {
	OrderLineID int64
	Quantity    quantity.Milli
}

// ReceiptRef names a receipt in the answer of a command.
type ReceiptRef struct {
	ID     int64
	Number string
	Order  Ref
}

// receipt is a row of the receipts.
type receipt struct {
	ID              int64
	Number          string
	NumberKey       string
	OrderID         int64
	LocationID      int64
	Day             day.Day
	At              int64
	UserName        string
	Note            string
	EntryID         int64
	ReversedEntryID *int64
}

// TableName is the table of receipts.
func (receipt) TableName() string { return "receipts" }

// receiptLine is a row of the receipts' lines.
type receiptLine struct {
	ID          int64
	ReceiptID   int64
	OrderLineID int64
	ProductID   int64
	Quantity    quantity.Milli
	Value       money.Minor
}

// TableName is the table of the receipts' lines.
func (receiptLine) TableName() string { return "receipt_lines" }

// Receive takes in what arrived: one receipt, its movements at the net cost
// of the lines, and the order's new state. Fails with ErrOrderUnknown,
// ErrStep, ErrOverReceipt, order.ErrNoLocation, order.ErrLocationGone,
// order.ErrNoLines, order.ErrLineUnknown, order.ErrLineTwice,
// order.ErrQuantity, quantity.ErrDecimals, order.ErrTooLong and as stock.Post does.
func (s *Service) Receive(ctx context.Context, requestID string, in ReceiveInput) (ReceiptRef, error) {
	c := journal.Command{RequestID: requestID, Name: "purchasing.receive", Input: in}
	return journal.Do(ctx, s.db, c, func(tx *db.Tx) (ReceiptRef, error) {
		o, lines, err := loadOrder(tx, in.OrderID)
		if err != nil {
			return ReceiptRef{}, err
		}
		if err := allow(o, lines, Receive); err != nil {
			return ReceiptRef{}, err
		}
		return in.receive(tx, o, lines)
	})
}

func (in ReceiveInput) receive(tx *db.Tx, o Order, lines []Line) (ReceiptRef, error) {
	if in.LocationID == 0 {
		in.LocationID = o.LocationID
	}
	if in.Day == 0 {
		in.Day = tx.Today()
	}
	if err := in.check(tx); err != nil {
		return ReceiptRef{}, err
	}
	products, err := order.Products(tx.DB, productIDs(lines))
	if err != nil {
		return ReceiptRef{}, err
	}
	taken, err := takenValues(tx, o.ID)
	if err != nil {
		return ReceiptRef{}, err
	}
	arrived, err := in.take(lines, products, taken)
	if err != nil {
		return ReceiptRef{}, err
	}
	r := receipt{
		OrderID: o.ID, LocationID: in.LocationID, Day: in.Day, At: tx.Millis(), UserName: tx.User(), Note: in.Note, EntryID: tx.Entry(),
	}
	if err := insertReceipt(tx, &r, arrived); err != nil {
		return ReceiptRef{}, err
	}
	if _, err := stock.Post(tx, r.postings(in, lines, arrived)); err != nil {
		return ReceiptRef{}, err
	}
	o.ReceivedDay = max(o.ReceivedDay, in.Day)
	o.settle(placed, lines)
	if err := saveProgress(tx, &o, lines); err != nil {
		return ReceiptRef{}, err
	}
	announce(tx, lines)
	return ReceiptRef{ID: r.ID, Number: r.Number, Order: o.ref()}, journal.About(tx, o.subject(), summaryOf("Received", r.Number, arrived, products))
}

func (in ReceiveInput) check(tx *db.Tx) error {
	if err := order.CheckCount(len(in.Lines)); err != nil {
		return err
	}
	if err := order.CheckTexts(order.Text{Field: "note", Value: in.Note, Limit: order.MaxNote}); err != nil {
		return err
	}
	_, err := order.UsablePlace(tx.DB, in.LocationID)
	return err
}

// take adds what arrived to the lines and returns it with its value. taken is
// what was received of each line before, at its value.
func (in ReceiveInput) take(lines []Line, products map[int64]order.Product, taken map[int64]money.Minor) ([]receiptLine, error) {
	places := make(map[int64]int, len(lines))
	for i, l := range lines {
		places[l.ID] = i
	}
	seen := make(map[int64]bool, len(in.Lines))
	arrived := make([]receiptLine, len(in.Lines))
	for i, part := range in.Lines {
		at := fmt.Sprintf("lines.%d.", i)
		place, found := places[part.OrderLineID]
		switch {
		case !found:
			return nil, order.ErrLineUnknown.At(at + "orderLineId")
		case seen[part.OrderLineID]:
			return nil, order.ErrLineTwice.At(at + "orderLineId")
		}
		seen[part.OrderLineID] = true
		l := &lines[place]
		value, err := in.takeLine(l, products[l.ProductID], part.Quantity, taken[l.ID])
		if err != nil {
			return nil, order.At(at+"quantityMilli", err)
		}
		arrived[i] = receiptLine{OrderLineID: l.ID, ProductID: l.ProductID, Quantity: part.Quantity, Value: value}
	}
	return arrived, nil
}

// takeLine adds the quantity to what was received of the line and returns its
// value: a part of the line's net.
func (in ReceiveInput) takeLine(l *Line, p order.Product, q quantity.Milli, taken money.Minor) (money.Minor, error) {
	if err := order.CheckQuantity(p, q, ""); err != nil {
		return 0, err
	}
	if over := l.Received + q - l.Quantity; over > 0 && !in.AcceptOver {
		return 0, ErrOverReceipt.With("open", l.Open).With("over", min(over, q)).With("unit", p.Unit).With("product", p.Label())
	}
	value, err := order.Part{Amount: l.Net, Whole: l.Quantity, Done: l.Received, Taken: taken}.Next(q)
	l.Received += q
	return value, err
}

// postings are the movements of the receipt, at the net cost of the lines.
func (r receipt) postings(in ReceiveInput, lines []Line, arrived []receiptLine) []stock.Posting {
	costs := make(map[int64]money.PerUnit, len(lines))
	for _, l := range lines {
		costs[l.ID] = money.UnitCost(l.Net, l.Quantity)
	}
	postings := make([]stock.Posting, len(arrived))
	for i := range arrived {
		a := &arrived[i]
		cost := costs[a.OrderLineID]
		postings[i] = stock.Posting{
			ProductID: a.ProductID, LocationID: r.LocationID, Quantity: a.Quantity, Value: &a.Value, UnitCost: &cost,
			Reason: stock.Receipt, Document: stock.Document{Type: stock.ReceiptDocument, ID: r.ID, Line: a.ID, Number: r.Number},
			Day: in.Day, Note: in.Note, Field: fmt.Sprintf("lines.%d.quantityMilli", i),
		}
	}
	return postings
}

func productIDs(lines []Line) []int64 {
	ids := make([]int64, len(lines))
	for i, l := range lines {
		ids[i] = l.ProductID
	}
	return ids
}

// summaryOf says in one sentence what arrived or was taken back.
func summaryOf(did, number string, lines []receiptLine, products map[int64]order.Product) string {
	if len(lines) == 1 {
		p := products[lines[0].ProductID]
		return fmt.Sprintf("%s %s %s of %s (%s)", did, lines[0].Quantity, p.Unit, p.Name, number)
	}
	return fmt.Sprintf("%s %s (%s)", did, order.Count(len(lines), "line"), number)
}
