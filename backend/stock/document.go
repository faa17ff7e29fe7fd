package stock

import (
	"fmt"
	"strings"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/journal"
)

// Failures of adjustments, transfers and opening balances.
var (
	ErrNoLines      = fault.Define("stock.no_lines", "Add at least one product.")
	ErrTooManyLines = fault.Define("stock.too_many_lines", "A document can have at most {most} lines.")
	ErrNoteTooLong  = fault.Define("stock.note_too_long", "A note can have at most {most} letters.")
)

const (
	// maxLines keeps a document something a person can read.
	maxLines = 1000
	// maxNote is the most letters of a note.
	maxNote = 1000
	// MainLocation is the location that every database starts with; orders use
	// it unless told otherwise.
	MainLocation int64 = 1
)

// Posted names a document that a command made or reversed.
type Posted struct {
	Kind   string // AdjustmentDocument, TransferDocument or OpeningDocument
	ID     int64
	Number string
}

// paper is what is written on an adjustment, a transfer or an opening balance.
type paper struct {
	kind   string
	reason Reason
	day    day.Day
	note   string
}

// prefixOf is how the numbers of a kind of document begin.
func prefixOf(kind string) string {
	switch kind {
	case AdjustmentDocument:
		return "ADJ-"
	case TransferDocument:
		return "TR-"
	}
	return "OB-"
}

// write gives the paper its number and saves it.
func (p paper) write(tx *db.Tx) (Document, error) {
	if p.day == 0 {
		p.day = tx.Today()
	}
	if p.day > tx.Today() {
		return Document{}, ErrFutureDay.At("day").With("today", tx.Today())
	}
	if len([]rune(p.note)) > maxNote {
		return Document{}, ErrNoteTooLong.At("note").With("most", maxNote)
	}
	number, err := journal.NextNumber(tx, p.kind, prefixOf(p.kind))
	if err != nil {
		return Document{}, err
	}
	id, err := insertDocument(tx, p, number)
	return Document{Type: p.kind, ID: id, Number: number}, err
}

func (d Document) posted() Posted { return Posted{Kind: d.Type, ID: d.ID, Number: d.Number} }

func (p Posted) about(tx *db.Tx, summary string) error {
	return journal.About(tx, journal.Subject{Type: p.Kind, ID: p.ID, Label: p.Number}, summary)
}

func checkLines(lines int) error {
	switch {
	case lines == 0:
		return ErrNoLines.At("lines")
	case lines > maxLines:
		return ErrTooManyLines.At("lines").With("most", maxLines)
	}
	return nil
}

// lineField is the place of a member of a line in the request.
func lineField(line int, name string) string { return fmt.Sprintf("lines.%d.%s", line, name) }

// sibling is the place of another member of the same line.
func sibling(field, name string) string {
	if at := strings.LastIndexByte(field, '.'); at >= 0 {
		return field[:at+1] + name
	}
	return field
}

func orMain(locationID int64) int64 {
	if locationID == 0 {
		return MainLocation
	}
	return locationID
}

// counted writes "1 line" or "3 lines".
func counted(n int) string {
	if n == 1 {
		return "1 line"
	}
	return fmt.Sprintf("%d lines", n)
}
