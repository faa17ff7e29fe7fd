package sales

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

// Confirm confirms a quote: its lines are promised from now on. Fails with
// ErrOrderUnknown, ErrStep, ErrCustomerArchived.
func (s *Service) Confirm(ctx context.Context, requestID string, id int64) (Ref, error) {
	return s.decide(ctx, requestID, stepInput{ID: id}, decide{
		step: Confirm, name: "sales.confirm", summary: "Confirmed",
		change: func(tx *db.Tx, o *Order, _ []Line) (stage, error) {
			o.ConfirmedAt = tx.Millis()
			_, err := usableCustomer(tx, o.CustomerID)
			return confirmed, err
		},
	})
}

// CloseShort gives up what was not shipped. Fails with ErrOrderUnknown,
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
		step: CloseShort, name: "sales.close_short", summary: "Closed short: " + reason,
		change: func(_ *db.Tx, o *Order, _ []Line) (stage, error) {
			o.ClosedReason = reason
			return closed, nil
		},
	})
}

// Cancel cancels a quote, or an order of which nothing was shipped. Fails
// with ErrOrderUnknown, ErrHasShipments, ErrStep.
func (s *Service) Cancel(ctx context.Context, requestID string, id int64) (Ref, error) {
	return s.decide(ctx, requestID, stepInput{ID: id}, decide{
		step: Cancel, name: "sales.cancel", summary: "Cancelled",
		change: func(*db.Tx, *Order, []Line) (stage, error) { return cancelled, nil },
	})
}

// BackToQuote makes an order of which nothing was shipped a quote again.
// Fails with ErrOrderUnknown, ErrHasShipments, ErrStep.
func (s *Service) BackToQuote(ctx context.Context, requestID string, id int64) (Ref, error) {
	return s.decide(ctx, requestID, stepInput{ID: id}, decide{
		step: BackToQuote, name: "sales.back_to_quote", summary: "Back to quote",
		change: func(_ *db.Tx, o *Order, _ []Line) (stage, error) {
			o.ConfirmedAt = 0
			return quoted, nil
		},
	})
}

// Reopen takes closing short or cancelling back: the order is again what it
// was, with its former place in the order of serving. Fails with ErrOrderUnknown, ErrStep.
func (s *Service) Reopen(ctx context.Context, requestID string, id int64) (Ref, error) {
	return s.decide(ctx, requestID, stepInput{ID: id}, decide{
		step: Reopen, name: "sales.reopen", summary: "Re-opened",
		change: func(_ *db.Tx, o *Order, _ []Line) (stage, error) {
			o.ClosedReason = ""
			if o.ConfirmedAt == 0 {
				return quoted, nil
			}
			return confirmed, nil
		},
	})
}
