package stock

import (
	"context"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/journal"
)

// ReverseInput names the adjustment, transfer or opening balance to reverse.
type ReverseInput struct {
	Kind string // AdjustmentDocument, TransferDocument or OpeningDocument
	ID   int64
	Day  day.Day // 0 is today
	Note string
}

// Reverse appends the opposite of every movement of an adjustment, a transfer
// or an opening balance. Fails with ErrNoteTooLong, ErrDocumentKind and as
// ReverseDocument does.
func (s *Service) Reverse(ctx context.Context, requestID string, in ReverseInput) (Posted, error) {
	command := journal.Command{RequestID: requestID, Name: "stock.reverse", Input: in}
	return journal.Do(ctx, s.db, command, func(tx *db.Tx) (Posted, error) {
		if len([]rune(in.Note)) > maxNote {
			return Posted{}, ErrNoteTooLong.At("note").With("most", maxNote)
		}
		stored, err := findPaper(tx.DB, in.Kind, in.ID)
		if err != nil {
			return Posted{}, err
		}
		posted := Posted{Kind: stored.Kind, ID: stored.ID, Number: stored.Number}
		if stored.ReversedEntryID != nil {
			return Posted{}, ErrAlreadyReversed.At("").With("document", stored.Number)
		}
		if _, err := ReverseDocument(tx, in.Kind, in.ID, in.Day, in.Note); err != nil {
			return Posted{}, err
		}
		if err := markReversed(tx, in.ID); err != nil {
			return Posted{}, err
		}
		return posted, posted.about(tx, "Reversed "+stored.Number)
	})
}
