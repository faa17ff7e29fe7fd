package stock

import (
	"context"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/journal"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
	"stockroom/backend/query"
)

// MaxCounted is how many movements a list counts at most: whoever has more
// wants another filter, not the number.
const MaxCounted = 10_000

// MovementQuery asks for one page of the ledger, newest first (of a period:
// by business day); empty filters do not filter.
type MovementQuery struct {
	ProductID    int64
	LocationID   int64 // with everything below it
	Reason       Reason
	DocumentType string
	DocumentID   int64
	Document     string // a document's number, whatever its case
	Search       string // words that the product must have
	From         day.Day
	To           day.Day
	User         string
	Where        query.Node // what was typed and chosen, of MovementSchema
	Cursor       string
	Limit        int
}

// MovementRow is a movement with what people call its parts.
type MovementRow struct {
	Movement
	db.SortKey

	SKU          string
	Name         string
	Unit         string
	UnitDecimals int
	Location     string
	OrderID      *int64 // the order of a receipt or a shipment
	ReversedByID *int64 // the movement that reverses this one
}

// MovementTotals sum up everything that matches a query.
type MovementTotals struct {
	Movements int64 // MaxCounted means that many or more
	// Quantity and Value are sums where one product is asked for, else 0.
	Quantity quantity.Milli
	Value    money.Minor
}

// MovementPage is one page of the ledger.
type MovementPage struct {
	Rows   []MovementRow
	Totals MovementTotals // with the first page; Movements is -1 on the others
	Next   string         // "" at the end
}

// Movements lists the ledger, newest first. Fails with ErrNoLocation and db.ErrCursor.
func (s *Service) Movements(ctx context.Context, q MovementQuery) (MovementPage, error) {
	return readMovements(ctx, s.db, q)
}

// Detail is an adjustment, a transfer or an opening balance with its movements.
type Detail struct {
	Posted
	Reason     Reason
	Day        day.Day
	At         int64 // UTC milliseconds since 1970
	User       string
	Note       string
	Reversed   bool
	ReversedAt int64 // 0 unless reversed
	ReversedBy string
	Movements  []MovementRow   // oldest first, with those that reversed it
	Timeline   []journal.Entry // oldest first
}

// Document returns an adjustment, a transfer or an opening balance on one
// state of the database. Fails with ErrDocumentKind and ErrNoDocument.
func (s *Service) Document(ctx context.Context, kind string, id int64) (Detail, error) {
	return readDetail(ctx, s.db, kind, id)
}
