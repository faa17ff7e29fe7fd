package stock

import (
	"slices"

	"stockroom/backend/db"
)

// Post appends movements to the ledger, in their order, and returns one
// movement for each posting; where an inbound quantity covers negative stock
// the ledger gets a revaluation row before it, which is not among the answers.
//
// Fails with ErrInsufficient, ErrNegativeLater, ErrFutureDay, ErrNoQuantity,
// ErrNoProduct, ErrNoLocation, ErrArchivedLocation, ErrCostRange, quantity.ErrDecimals,
// quantity.ErrTooLarge, money.ErrTooLarge and day.ErrRange, each at the posting's
// Field (the day at "day").
func Post(tx *db.Tx, postings []Posting) ([]Movement, error) {
	if len(postings) == 0 {
		return []Movement{}, nil
	}
	postings = slices.Clone(postings)
	l, err := load(tx, postings)
	if err != nil {
		return nil, err
	}
	if err := l.plan(postings); err != nil {
		return nil, err
	}
	if err := l.checkLater(postings); err != nil {
		return nil, err
	}
	if err := insert(tx, l.rows); err != nil {
		return nil, err
	}
	tx.Changed(db.Stock)
	answers := make([]Movement, 0, len(l.answers))
	for _, i := range l.answers {
		if i >= 0 {
			answers = append(answers, l.rows[i])
		}
	}
	return answers, nil
}
