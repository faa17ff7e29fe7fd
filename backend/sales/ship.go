package sales

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

// ShipInput is what leaves for an order.
type ShipInput struct {
	OrderID    int64
	LocationID int64   // 0 is the order's
	Day        day.Day // 0 is today
	Tracking   string
	Note       string
	// TakeFromOthers ships what orders confirmed earlier are waiting for.
	TakeFromOthers bool
	Lines          []ShipLine
}

// ShipLine is what leaves of one line.
type ShipLine struct {
	OrderLineID int64
	Quantity    quantity.Milli
}

// ShipmentRef names a shipment in the answer of a command.
type ShipmentRef struct {
	ID     int64
	Number string
	Order  Ref
}

// shipment is a row of the shipments.
type shipment struct {
	ID              int64
	Number          string
	NumberKey       string
	OrderID         int64
	LocationID      int64
	Day             day.Day
	At              int64
	UserName        string
	Tracking        string
	Note            string
	EntryID         int64
	ReversedEntryID *int64
}

// TableName is the table of shipments.
func (shipment) TableName() string { return "shipments" }

// shipmentLine is a row of the shipments' lines.
type shipmentLine struct {
	ID          int64
	ShipmentID  int64
	OrderLineID int64
	ProductID   int64
	Quantity    quantity.Milli
	Gross       money.Minor
	Net         money.Minor
}

// TableName is the table of the shipments' lines.
func (shipmentLine) TableName() string { return "shipment_lines" }

// Ship sends what leaves: one shipment, its movements at the present average
// cost, and the order's new state. Fails with ErrOrderUnknown, ErrStep,
// ErrOverShipment, ErrPromised, ErrQuarantine, order.ErrNoLocation,
// order.ErrLocationGone, order.ErrNoLines, order.ErrLineUnknown,
// order.ErrLineTwice, order.ErrQuantity, quantity.ErrDecimals,
// order.ErrTooLong and as stock.Post does, with stock.ErrInsufficient when
// there is not enough at the location.
func (s *Service) Ship(ctx context.Context, requestID string, in ShipInput) (ShipmentRef, error) {
	c := journal.Command{RequestID: requestID, Name: "sales.ship", Input: in}
	return journal.Do(ctx, s.db, c, func(tx *db.Tx) (ShipmentRef, error) {
		o, lines, err := loadOrder(tx, in.OrderID)
		if err != nil {
			return ShipmentRef{}, err
		}
		if err := allow(o, lines, Ship); err != nil {
			return ShipmentRef{}, err
		}
		return in.ship(tx, o, lines)
	})
}

func (in ShipInput) ship(tx *db.Tx, o Order, lines []Line) (ShipmentRef, error) {
	if in.LocationID == 0 {
		in.LocationID = o.LocationID
	}
	if in.Day == 0 {
		in.Day = tx.Today()
	}
	if err := in.check(tx); err != nil {
		return ShipmentRef{}, err
	}
	products, err := order.Products(tx.DB, productIDs(lines))
	if err != nil {
		return ShipmentRef{}, err
	}
	taken, err := takenAmounts(tx, o.ID)
	if err != nil {
		return ShipmentRef{}, err
	}
	// Before anything moves: who is to get what.
	shares, err := loadShares(tx.DB, []int64{o.ID})
	if err != nil {
		return ShipmentRef{}, err
	}
	leaving, err := in.take(lines, products, taken)
	if err != nil {
		return ShipmentRef{}, err
	}
	made, err := in.post(tx, o, leaving)
	if err != nil {
		return ShipmentRef{}, err
	}
	// After posting, which refuses first what is not there at all.
	if err := in.leaveToOthers(tx, o, leaving, shares, products); err != nil {
		return ShipmentRef{}, err
	}
	o.ShippedDay = max(o.ShippedDay, in.Day)
	o.settle(confirmed, lines)
	if err := saveProgress(tx, &o, lines); err != nil {
		return ShipmentRef{}, err
	}
	announce(tx, lines)
	summary := summaryOf("Shipped", made.Number, leaving, products)
	return ShipmentRef{ID: made.ID, Number: made.Number, Order: o.ref()}, journal.About(tx, o.subject(), summary)
}

func (in ShipInput) check(tx *db.Tx) error {
	if err := order.CheckCount(len(in.Lines)); err != nil {
		return err
	}
	err := order.CheckTexts(
		order.Text{Field: "note", Value: in.Note, Limit: order.MaxNote},
		order.Text{Field: "tracking", Value: in.Tracking, Limit: order.MaxReference})
	if err != nil {
		return err
	}
	place, err := order.UsablePlace(tx.DB, in.LocationID)
	if err == nil && place.Quarantine {
		return ErrQuarantine.At("locationId").With("location", place.Name)
	}
	return err
}

// take adds what leaves to the lines and returns it with its amounts. taken is
// what was shipped of each line before, at its amounts.
func (in ShipInput) take(lines []Line, products map[int64]order.Product, taken map[int64]order.Amounts) ([]shipmentLine, error) {
	places := make(map[int64]int, len(lines))
	for i, l := range lines {
		places[l.ID] = i
	}
	seen := make(map[int64]bool, len(in.Lines))
	leaving := make([]shipmentLine, len(in.Lines))
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
		amounts, err := l.take(products[l.ProductID], part.Quantity, taken[l.ID])
		if err != nil {
			return nil, order.At(at+"quantityMilli", err)
		}
		leaving[i] = shipmentLine{
			OrderLineID: l.ID, ProductID: l.ProductID, Quantity: part.Quantity, Gross: amounts.Gross, Net: amounts.Net,
		}
	}
	return leaving, nil
}

// take adds the quantity to what was shipped of the line and returns what it
// is worth: a part of the line's amounts.
func (l *Line) take(p order.Product, q quantity.Milli, taken order.Amounts) (order.Amounts, error) {
	if err := order.CheckQuantity(p, q, ""); err != nil {
		return order.Amounts{}, err
	}
	if over := q - l.Open; over > 0 {
		return order.Amounts{}, ErrOverShipment.With("open", l.Open).With("over", over).With("unit", p.Unit).With("product", p.Label())
	}
	gross, err := order.Part{Amount: l.Gross, Whole: l.Quantity, Done: l.Shipped, Taken: taken.Gross}.Next(q)
	if err != nil {
		return order.Amounts{}, err
	}
	net, err := order.Part{Amount: l.Net, Whole: l.Quantity, Done: l.Shipped, Taken: taken.Net}.Next(q)
	l.Shipped += q
	return order.Amounts{Gross: gross, Net: net}, err
}

// post saves the shipment and its movements.
func (in ShipInput) post(tx *db.Tx, o Order, leaving []shipmentLine) (shipment, error) {
	s := shipment{
		OrderID: o.ID, LocationID: in.LocationID, Day: in.Day, At: tx.Millis(), UserName: tx.User(),
		Tracking: in.Tracking, Note: in.Note, EntryID: tx.Entry(),
	}
	if err := insertShipment(tx, &s, leaving); err != nil {
		return s, err
	}
	postings := make([]stock.Posting, len(leaving))
	for i, l := range leaving {
		postings[i] = stock.Posting{
			ProductID: l.ProductID, LocationID: in.LocationID, Quantity: -l.Quantity, Reason: stock.Shipment,
			Document: stock.Document{Type: stock.ShipmentDocument, ID: s.ID, Line: l.ID, Number: s.Number},
			Day:      in.Day, Note: in.Note, Field: fmt.Sprintf("lines.%d.quantityMilli", i),
		}
	}
	_, err := stock.Post(tx, postings)
	return s, err
}

// leaveToOthers refuses to ship more than is allocated to the order while
// others, confirmed earlier, are waiting for it.
func (in ShipInput) leaveToOthers(tx *db.Tx, o Order, leaving []shipmentLine, shares []Share, products map[int64]order.Product) error {
	if in.TakeFromOthers {
		return nil
	}
	mine := allocatedTo(shares)
	wanted := map[int64]quantity.Milli{}
	for i, l := range leaving {
		wanted[l.ProductID] += l.Quantity
		if !mine.tooMuch(l.ProductID, wanted[l.ProductID]) {
			continue
		}
		earlier, err := ordersBefore(tx, o, l.ProductID)
		if err != nil {
			return err
		}
		p := products[l.ProductID]
		return ErrPromised.At(fmt.Sprintf("lines.%d.quantityMilli", i)).With("allocated", mine[l.ProductID].allocated).
			With("unit", p.Unit).With("product", p.Label()).With("orders", earlier)
	}
	return nil
}

func productIDs(lines []Line) []int64 {
	ids := make([]int64, len(lines))
	for i, l := range lines {
		ids[i] = l.ProductID
	}
	return ids
}

// summaryOf says in one sentence what left or was taken back.
func summaryOf(did, number string, lines []shipmentLine, products map[int64]order.Product) string {
	if len(lines) == 1 {
		p := products[lines[0].ProductID]
		return fmt.Sprintf("%s %s %s of %s (%s)", did, lines[0].Quantity, p.Unit, p.Name, number)
	}
	return fmt.Sprintf("%s %s (%s)", did, order.Count(len(lines), "line"), number)
}
