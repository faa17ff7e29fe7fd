package stock

import (
	"context"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/journal"
	"stockroom/backend/quantity"
)

// Failures of transfers.
var (
	ErrSameLocation     = fault.Define("stock.same_location", "Choose two different locations.")
	ErrQuantityPositive = fault.Define("stock.quantity_positive", "The quantity must be more than 0.")
)

// TransferInput moves goods from one location to another.
type TransferInput struct {
	FromLocationID int64   // 0 is Main
	ToLocationID   int64   // 0 is Main
	Day            day.Day // 0 is today
	Note           string
	Lines          []TransferLine
}

// TransferLine is one product of a transfer.
type TransferLine struct {
	ProductID int64
	Quantity  quantity.Milli // more than 0
}

// Transfer moves goods, and exactly their value, from one location to another,
// all lines or none. Fails with ErrSameLocation, ErrQuantityPositive,
// ErrNoLines, ErrTooManyLines, ErrNoteTooLong and as Post does.
func (s *Service) Transfer(ctx context.Context, requestID string, in TransferInput) (Posted, error) {
	command := journal.Command{RequestID: requestID, Name: "stock.transfer", Input: in}
	return journal.Do(ctx, s.db, command, func(tx *db.Tx) (Posted, error) {
		if err := checkLines(len(in.Lines)); err != nil {
			return Posted{}, err
		}
		posted, err := Transfer(tx, in)
		if err != nil {
			return Posted{}, err
		}
		return posted, posted.about(tx, "Transferred "+counted(len(in.Lines)))
	})
}

// Transfer is the command of the same name inside another command's
// transaction, with any number of lines.
func Transfer(tx *db.Tx, in TransferInput) (Posted, error) {
	from, to := orMain(in.FromLocationID), orMain(in.ToLocationID)
	if from == to {
		return Posted{}, ErrSameLocation.At("toLocationId")
	}
	document, err := paper{kind: TransferDocument, reason: Transferred, day: in.Day, note: in.Note}.write(tx)
	if err != nil {
		return Posted{}, err
	}
	postings := make([]Posting, 0, 2*len(in.Lines))
	for i, line := range in.Lines {
		if line.Quantity <= 0 {
			return Posted{}, ErrQuantityPositive.At(lineField(i, "quantityMilli"))
		}
		out := Posting{
			ProductID: line.ProductID, LocationID: from, Quantity: -line.Quantity, Reason: Transferred,
			Document: document.line(i), Day: in.Day, Note: in.Note,
			Field: lineField(i, "quantityMilli"), locationField: "fromLocationId",
		}
		arrival := out
		arrival.LocationID, arrival.Quantity, arrival.locationField = to, line.Quantity, "toLocationId"
		arrival.mirrors = len(postings) + 1
		postings = append(postings, out, arrival)
	}
	_, err = Post(tx, postings)
	return document.posted(), err
}
