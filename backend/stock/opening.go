package stock

import (
	"context"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/journal"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// ErrHasMovements says that a product is past its opening balance.
var ErrHasMovements = fault.Define("stock.has_movements",
	"{product} already has movements. Correct its stock by an adjustment, or reverse what was posted.")

// OpeningInput tells what was there before the first movement.
type OpeningInput struct {
	Day   day.Day // 0 is today
	Note  string
	Lines []OpeningLine
}

// OpeningLine is the opening balance of one product at one location.
type OpeningLine struct {
	ProductID  int64
	LocationID int64          // 0 is Main
	Quantity   quantity.Milli // more than 0
	UnitCost   *money.PerUnit // nil: unknown
}

// OpenBalance tells what was there before the first movement of the products,
// all lines or none. A product may have several lines, one for each location. Reversed movements do not count,
// so that a wrong opening balance can be reversed and entered again. Fails
// with ErrHasMovements, ErrQuantityPositive, ErrNoLines, ErrTooManyLines, ErrNoteTooLong and as Post does.
func (s *Service) OpenBalance(ctx context.Context, requestID string, in OpeningInput) (Posted, error) {
	command := journal.Command{RequestID: requestID, Name: "stock.open_balance", Input: in}
	return journal.Do(ctx, s.db, command, func(tx *db.Tx) (Posted, error) {
		if err := checkLines(len(in.Lines)); err != nil {
			return Posted{}, err
		}
		posted, err := OpenBalances(tx, in)
		if err != nil {
			return Posted{}, err
		}
		return posted, posted.about(tx, "Opening balance of "+counted(len(in.Lines)))
	})
}

// OpenBalances is OpenBalance inside another command's transaction, with any
// number of lines, of which there must be one at least.
func OpenBalances(tx *db.Tx, in OpeningInput) (Posted, error) {
	if err := refuseMoved(tx, in.Lines); err != nil {
		return Posted{}, err
	}
	document, err := paper{kind: OpeningDocument, reason: Opening, day: in.Day, note: in.Note}.write(tx)
	if err != nil {
		return Posted{}, err
	}
	postings := make([]Posting, len(in.Lines))
	for i, line := range in.Lines {
		if line.Quantity <= 0 {
			return Posted{}, ErrQuantityPositive.At(lineField(i, "quantityMilli"))
		}
		postings[i] = Posting{
			ProductID: line.ProductID, LocationID: orMain(line.LocationID), Quantity: line.Quantity, UnitCost: line.UnitCost,
			Reason: Opening, Document: document.line(i), Day: in.Day, Note: in.Note,
			Field: lineField(i, "quantityMilli"), locationField: lineField(i, "locationId"),
		}
	}
	_, err = Post(tx, postings)
	return document.posted(), err
}

func refuseMoved(tx *db.Tx, lines []OpeningLine) error {
	ids := make([]int64, len(lines))
	for i, line := range lines {
		ids[i] = line.ProductID
	}
	moved, err := loadMoved(tx, ids)
	if err != nil {
		return err
	}
	for i, line := range lines {
		if label, has := moved[line.ProductID]; has {
			return ErrHasMovements.At(lineField(i, "productId")).With("product", label)
		}
	}
	return nil
}
