package stock

import (
	"stockroom/backend/day"
	"stockroom/backend/db"
)

// ReverseDocument appends the exact opposite of every movement of the document,
// dated d (0 is today), and returns them, newest first. The value is cut where
// goods that left meanwhile took a part of it with them: nothing on hand is
// worth nothing, and stock is never worth less than nothing.
//
// Fails with ErrNoDocument when it has no movements, ErrAlreadyReversed,
// ErrReverseDay, ErrGone when goods are no longer there, and as Post does.
func ReverseDocument(tx *db.Tx, documentType string, id int64, d day.Day, note string) ([]Movement, error) {
	originals, err := loadDocument(tx, documentType, id)
	if err != nil {
		return nil, err
	}
	if len(originals) == 0 {
		return nil, ErrNoDocument.At("")
	}
	if d == 0 {
		d = tx.Today()
	}
	postings := make([]Posting, 0, len(originals))
	goods := false
	for i := range originals {
		m := &originals[i]
		if m.Day > d {
			return nil, ErrReverseDay.At("day").With("document", m.Document).With("day", m.Day)
		}
		if m.Reversed {
			continue
		}
		goods = goods || m.Quantity != 0
		postings = append(postings, opposite(&m.Movement, d, note))
	}
	if !goods {
		return nil, ErrAlreadyReversed.At("").With("document", originals[0].Document)
	}
	pair(postings)
	return Post(tx, postings)
}

func opposite(m *Movement, d day.Day, note string) Posting {
	p := Posting{
		ProductID: m.ProductID, LocationID: m.LocationID, Quantity: -m.Quantity, Reason: m.Reason, Day: d, Note: note,
		Document: Document{Type: m.DocumentType, ID: m.DocumentID, Number: m.Document}, reverses: m,
	}
	if m.DocumentLine != nil {
		p.Document.Line = *m.DocumentLine
	}
	return p
}

// pair lets the goods of a reversed transfer return with just the value that
// they take along from where they were moved to.
func pair(postings []Posting) {
	left := map[int64]int{}
	for i := range postings {
		p := &postings[i]
		if p.Document.Type != TransferDocument || p.Quantity == 0 {
			continue
		}
		if p.Quantity < 0 {
			left[p.Document.Line] = i + 1
			continue
		}
		p.mirrors = left[p.Document.Line]
	}
}
