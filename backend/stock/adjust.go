package stock

import (
	"context"
	"strings"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/journal"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// Failures of adjustments.
var (
	ErrReasonUnknown = fault.Define("stock.reason_unknown", "“{reason}” is no reason for an adjustment. Choose one of: {reasons}.")
	ErrReasonOut     = fault.Define("stock.reason_out", "The reason “{reason}” takes goods away: the quantity must be negative.")
	ErrReasonIn      = fault.Define("stock.reason_in", "The reason “{reason}” adds goods: the quantity must be positive.")
	ErrCostOutbound  = fault.Define("stock.cost_outbound", "A cost can be given only for goods that are added; what leaves takes the average cost along.")
)

// Direction is which way the goods of a reason move.
type Direction string

// The directions.
const (
	Out  Direction = "out"
	In   Direction = "in"
	Both Direction = "both"
)

// ReasonRule is a reason that an adjustment can have.
type ReasonRule struct {
	Reason    Reason
	Direction Direction
}

// Reasons lists the reasons of adjustments, in the order to show them.
func Reasons() []ReasonRule {
	return []ReasonRule{
		{Damage, Out},
		{Loss, Out},
		{Theft, Out},
		{Expired, Out},
		{Sample, Out},
		{Shrinkage, Out},
		{Found, In},
		{Count, Both},
		{Correction, Both},
	}
}

// AdjustInput corrects stock for one reason.
type AdjustInput struct {
	Reason Reason
	Day    day.Day // 0 is today
	Note   string
	Lines  []AdjustLine
}

// AdjustLine is one product of an adjustment.
type AdjustLine struct {
	ProductID  int64
	LocationID int64          // 0 is Main
	Quantity   quantity.Milli // signed: negative takes away
	UnitCost   *money.PerUnit // of goods that are added; nil: the average, else the last known cost
}

// Adjust corrects stock for a reason, all lines or none. Fails with
// ErrReasonUnknown, ErrReasonOut, ErrReasonIn, ErrCostOutbound, ErrNoLines,
// ErrTooManyLines, ErrNoteTooLong and as Post does.
func (s *Service) Adjust(ctx context.Context, requestID string, in AdjustInput) (Posted, error) {
	command := journal.Command{RequestID: requestID, Name: "stock.adjust", Input: in}
	return journal.Do(ctx, s.db, command, func(tx *db.Tx) (Posted, error) {
		if err := checkLines(len(in.Lines)); err != nil {
			return Posted{}, err
		}
		posted, err := Adjust(tx, in)
		if err != nil {
			return Posted{}, err
		}
		return posted, posted.about(tx, "Adjusted "+counted(len(in.Lines))+": "+spoken(in.Reason))
	})
}

// Adjust is the command of the same name inside another command's
// transaction, with any number of lines.
func Adjust(tx *db.Tx, in AdjustInput) (Posted, error) {
	direction, err := directionOf(in.Reason)
	if err != nil {
		return Posted{}, err
	}
	document, err := paper{kind: AdjustmentDocument, reason: in.Reason, day: in.Day, note: in.Note}.write(tx)
	if err != nil {
		return Posted{}, err
	}
	postings := make([]Posting, len(in.Lines))
	for i, line := range in.Lines {
		if err := line.check(i, in.Reason, direction); err != nil {
			return Posted{}, err
		}
		postings[i] = Posting{
			ProductID: line.ProductID, LocationID: orMain(line.LocationID), Quantity: line.Quantity, UnitCost: line.UnitCost,
			Reason: in.Reason, Document: document.line(i), Day: in.Day, Note: in.Note,
			Field: lineField(i, "quantityMilli"), locationField: lineField(i, "locationId"),
		}
	}
	_, err = Post(tx, postings)
	return document.posted(), err
}

func (l AdjustLine) check(i int, reason Reason, direction Direction) error {
	switch {
	case l.Quantity > 0 && direction == Out:
		return ErrReasonOut.At(lineField(i, "quantityMilli")).With("reason", spoken(reason))
	case l.Quantity < 0 && direction == In:
		return ErrReasonIn.At(lineField(i, "quantityMilli")).With("reason", spoken(reason))
	case l.Quantity < 0 && l.UnitCost != nil:
		return ErrCostOutbound.At(lineField(i, "unitCostMinorE4"))
	}
	return nil
}

func directionOf(reason Reason) (Direction, error) {
	names := make([]string, 0, len(Reasons()))
	for _, rule := range Reasons() {
		if rule.Reason == reason {
			return rule.Direction, nil
		}
		names = append(names, string(rule.Reason))
	}
	return "", ErrReasonUnknown.At("reason").With("reason", reason).With("reasons", strings.Join(names, ", "))
}

func spoken(reason Reason) string { return strings.ReplaceAll(string(reason), "_", " ") }

// line returns the document with the position of one of its lines.
func (d Document) line(i int) Document {
	d.Line = int64(i + 1)
	return d
}
