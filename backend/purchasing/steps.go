package purchasing

import (
	"context"
	"strings"

	"stockroom/backend/db"
	"stockroom/backend/journal"
	"stockroom/backend/order"
)

// stepInput is what a step is asked with.
type stepInput struct {
	ID     int64
	Reason string `json:",omitempty"`
}

// decide is one step of an order: what it changes about the order, and the
// stage it leads to.
type decide struct {
	step    Step
	name    string // of the command
	summary string
	change  func(tx *db.Tx, o *Order, lines []Line) (stage, error)
}

func (s *Service) decide(ctx context.Context, requestID string, in stepInput, d decide) (Ref, error) {
	c := journal.Command{RequestID: requestID, Name: d.name, Input: in}
	return journal.Do(ctx, s.db, c, func(tx *db.Tx) (Ref, error) {
		o, lines, err := loadOrder(tx, in.ID)
		if err != nil {
			return Ref{}, err
		}
		if err := allow(o, lines, d.step); err != nil {
			return Ref{}, err
		}
		next, err := d.change(tx, &o, lines)
		if err != nil {
			return Ref{}, err
		}
		o.settle(next, lines)
		if err := saveProgress(tx, &o, lines); err != nil {
			return Ref{}, err
		}
		announce(tx, lines)
		return o.ref(), journal.About(tx, o.subject(), d.summary)
	})
}

// Place orders a draft: its lines are on order from now on. Fails with
// ErrOrderUnknown, ErrStep, ErrSupplierArchived.
func (s *Service) Place(ctx context.Context, requestID string, id int64) (Ref, error) {
	return s.decide(ctx, requestID, stepInput{ID: id}, decide{
		step: Place, name: "purchasing.place", summary: "Ordered",
		change: func(tx *db.Tx, o *Order, _ []Line) (stage, error) {
			o.PlacedAt = tx.Millis()
			_, err := usableSupplier(tx, o.SupplierID)
			return placed, err
		},
	})
}

// CloseShort gives up what has not arrived. Fails with ErrOrderUnknown,
// ErrStep, order.ErrReason, order.ErrTooLong.
func (s *Service) CloseShort(ctx context.Context, requestID string, id int64, reason string) (Ref, error) {
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return Ref{}, order.ErrReason.At("reason")
	}
	if err := order.CheckTexts(order.Text{Field: "reason", Value: reason, Limit: order.MaxReason}); err != nil {
		return Ref{}, err
	}
	return s.decide(ctx, requestID, stepInput{ID: id, Reason: reason}, decide{
		step: CloseShort, name: "purchasing.close_short", summary: "Closed short: " + reason,
		change: func(_ *db.Tx, o *Order, _ []Line) (stage, error) {
			o.ClosedReason = reason
			return closed, nil
		},
	})
}

// Cancel cancels a draft, or an order of which nothing was received. Fails
// with ErrOrderUnknown, ErrHasReceipts, ErrStep.
func (s *Service) Cancel(ctx context.Context, requestID string, id int64) (Ref, error) {
	return s.decide(ctx, requestID, stepInput{ID: id}, decide{
		step: Cancel, name: "purchasing.cancel", summary: "Cancelled",
		change: func(*db.Tx, *Order, []Line) (stage, error) { return cancelled, nil },
	})
}

// BackToDraft makes an order of which nothing was received a draft again.
// Fails with ErrOrderUnknown, ErrHasReceipts, ErrStep.
func (s *Service) BackToDraft(ctx context.Context, requestID string, id int64) (Ref, error) {
	return s.decide(ctx, requestID, stepInput{ID: id}, decide{
		step: BackToDraft, name: "purchasing.back_to_draft", summary: "Back to draft",
		change: func(_ *db.Tx, o *Order, _ []Line) (stage, error) {
			o.PlacedAt = 0
			return drafted, nil
		},
	})
}

// Reopen takes closing short or cancelling back: the order is again what it
// was. Fails with ErrOrderUnknown, ErrStep.
func (s *Service) Reopen(ctx context.Context, requestID string, id int64) (Ref, error) {
	return s.decide(ctx, requestID, stepInput{ID: id}, decide{
		step: Reopen, name: "purchasing.reopen", summary: "Re-opened",
		change: func(_ *db.Tx, o *Order, _ []Line) (stage, error) {
			o.ClosedReason = ""
			if o.PlacedAt == 0 {
				return drafted, nil
			}
			return placed, nil
		},
	})
}
