package sales

import (
	"context"

	"stockroom/backend/db"
	"stockroom/backend/journal"
	"stockroom/backend/order"
	"stockroom/backend/stock"
)

// reverseInput is what a reversal is asked with.
type reverseInput struct {
	ShipmentID int64
	Note       string
}

// ReverseShipment takes a whole shipment back, today: opposite movements, and
// the quantities are promised again. Fails with ErrShipmentUnknown,
// ErrShipmentReversed, ErrStep and order.ErrTooLong.
func (s *Service) ReverseShipment(ctx context.Context, requestID string, shipmentID int64, note string) (Ref, error) {
	in := reverseInput{ShipmentID: shipmentID, Note: note}
	c := journal.Command{RequestID: requestID, Name: "sales.reverse_shipment", Input: in}
	return journal.Do(ctx, s.db, c, func(tx *db.Tx) (Ref, error) {
		if err := order.CheckTexts(order.Text{Field: "note", Value: note, Limit: order.MaxNote}); err != nil {
			return Ref{}, err
		}
		sent, left, err := loadShipment(tx, shipmentID)
		if err != nil {
			return Ref{}, err
		}
		if sent.ReversedEntryID != nil {
			return Ref{}, ErrShipmentReversed.With("number", sent.Number)
		}
		o, lines, err := loadOrder(tx, sent.OrderID)
		if err != nil {
			return Ref{}, err
		}
		if err := allow(o, lines, ReverseShipment); err != nil {
			return Ref{}, err
		}
		return sent.reverse(tx, o, lines, left, note)
	})
}

func (s shipment) reverse(tx *db.Tx, o Order, lines []Line, left []shipmentLine, note string) (Ref, error) {
	if _, err := stock.ReverseDocument(tx, stock.ShipmentDocument, s.ID, 0, note); err != nil {
		return Ref{}, err
	}
	giveBack(lines, left)
	o.settle(o.State.stage(), lines)
	if err := markReversed(tx, s.ID); err != nil {
		return Ref{}, err
	}
	if err := saveProgress(tx, &o, lines); err != nil {
		return Ref{}, err
	}
	products, err := order.Products(tx.DB, productIDs(lines))
	if err != nil {
		return Ref{}, err
	}
	announce(tx, lines)
	return o.ref(), journal.About(tx, o.subject(), summaryOf("Reversed the shipment of", s.Number, left, products))
}

// giveBack takes what left from what was shipped of the lines.
func giveBack(lines []Line, left []shipmentLine) {
	for _, part := range left {
		for i := range lines {
			if lines[i].ID == part.OrderLineID {
				lines[i].Shipped -= part.Quantity
			}
		}
	}
}
