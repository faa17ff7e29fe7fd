package purchasing

import (
	"context"

	"stockroom/backend/db"
	"stockroom/backend/journal"
	"stockroom/backend/order"
	"stockroom/backend/stock"
)

// reverseInput is what a reversal is asked with.
type reverseInput struct {
	ReceiptID int64
	Note      string
}

// ReverseReceipt takes a whole receipt back, today: opposite movements, and
// the quantities are expected again. Fails with ErrReceiptUnknown,
// ErrReceiptReversed, ErrStep, order.ErrTooLong, and with stock.ErrGone when
// the goods have left.
func (s *Service) ReverseReceipt(ctx context.Context, requestID string, receiptID int64, note string) (Ref, error) {
	in := reverseInput{ReceiptID: receiptID, Note: note}
	c := journal.Command{RequestID: requestID, Name: "purchasing.reverse_receipt", Input: in}
	return journal.Do(ctx, s.db, c, func(tx *db.Tx) (Ref, error) {
		if err := order.CheckTexts(order.Text{Field: "note", Value: note, Limit: order.MaxNote}); err != nil {
			return Ref{}, err
		}
		r, arrived, err := loadReceipt(tx, receiptID)
		if err != nil {
			return Ref{}, err
		}
		if r.ReversedEntryID != nil {
			return Ref{}, ErrReceiptReversed.With("number", r.Number)
		}
		o, lines, err := loadOrder(tx, r.OrderID)
		if err != nil {
			return Ref{}, err
		}
		if err := allow(o, lines, ReverseReceipt); err != nil {
			return Ref{}, err
		}
		return r.reverse(tx, o, lines, arrived, note)
	})
}

func (r receipt) reverse(tx *db.Tx, o Order, lines []Line, arrived []receiptLine, note string) (Ref, error) {
	if _, err := stock.ReverseDocument(tx, stock.ReceiptDocument, r.ID, 0, note); err != nil {
		return Ref{}, err
	}
	giveBack(lines, arrived)
	o.settle(o.State.stage(), lines)
	if err := markReversed(tx, r.ID); err != nil {
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
	return o.ref(), journal.About(tx, o.subject(), summaryOf("Reversed the receipt of", r.Number, arrived, products))
}

// giveBack takes what arrived from the lines again.
func giveBack(lines []Line, arrived []receiptLine) {
	for _, a := range arrived {
		for i := range lines {
			if lines[i].ID == a.OrderLineID {
				lines[i].Received -= a.Quantity
			}
		}
	}
}
