package stock

import (
	"fmt"
	"slices"

	"gorm.io/gorm"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/fold"
)

func insertDocument(tx *db.Tx, p paper, number string) (int64, error) {
	var id int64
	err := tx.Raw(`INSERT INTO stock_documents(kind, number, number_key, reason, note, day, at, user_name, entry_id)
		VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
		p.kind, number, fold.NumberKey(number), p.reason, p.note, int64(p.day), tx.Millis(), tx.User(), tx.Entry()).Scan(&id).Error
	if err != nil {
		return 0, fmt.Errorf("save %s: %w", number, err)
	}
	return id, nil
}

// storedPaper is an adjustment, a transfer or an opening balance as stored.
type storedPaper struct {
	ID              int64
	Kind            string
	Number          string
	Reason          Reason
	Note            string
	Day             day.Day
	At              int64
	UserName        string
	ReversedEntryID *int64
	ReversedAt      int64  // 0 unless reversed
	ReversedBy      string // "" unless reversed
}

// findPaper reads one document. Fails with ErrDocumentKind and ErrNoDocument.
func findPaper(q *gorm.DB, kind string, id int64) (storedPaper, error) {
	if kind != AdjustmentDocument && kind != TransferDocument && kind != OpeningDocument {
		return storedPaper{}, ErrDocumentKind.At("kind").With("kind", kind)
	}
	var rows []storedPaper
	err := db.Load(q.Raw(`SELECT d.id, d.kind, d.number, d.reason, d.note, d.day, d.at, d.user_name, d.reversed_entry_id,
			COALESCE(e.at, 0) AS reversed_at, COALESCE(e.user_name, '') AS reversed_by
		FROM stock_documents d LEFT JOIN journal_entries e ON e.id = d.reversed_entry_id
		WHERE d.kind = ? AND d.id = ?`, kind, id), &rows)
	if err != nil {
		return storedPaper{}, fmt.Errorf("read %s %d: %w", kind, id, err)
	}
	if len(rows) == 0 {
		return storedPaper{}, ErrNoDocument.At("id")
	}
	return rows[0], nil
}

func markReversed(tx *db.Tx, id int64) error {
	if err := tx.Exec("UPDATE stock_documents SET reversed_entry_id = ? WHERE id = ?", tx.Entry(), id).Error; err != nil {
		return fmt.Errorf("mark document %d reversed: %w", id, err)
	}
	return nil
}

// WithMovements tells which of the products the ledger knows, whether their
// movements were reversed or not.
func WithMovements(tx *db.Tx, productIDs []int64) (map[int64]bool, error) {
	moved := map[int64]bool{}
	for ids := range slices.Chunk(distinct(slices.Clone(productIDs)), chunk) {
		var found []int64
		err := db.Load(tx.Raw(`SELECT p.id FROM products p
			WHERE p.id IN ? AND EXISTS(SELECT 1 FROM stock_movements m WHERE m.product_id = p.id)`, ids), &found)
		if err != nil {
			return nil, fmt.Errorf("look for movements: %w", err)
		}
		for _, id := range found {
			moved[id] = true
		}
	}
	return moved, nil
}

// loadMoved finds the products with movements that stand, and what to call them.
func loadMoved(tx *db.Tx, productIDs []int64) (map[int64]string, error) {
	labels := map[int64]string{}
	for ids := range slices.Chunk(distinct(slices.Clone(productIDs)), chunk) {
		var found []productFacts
		err := db.Load(tx.Raw(`SELECT p.id, p.sku, p.name FROM products p
			WHERE p.id IN ? AND EXISTS(SELECT 1 FROM stock_movements m WHERE m.product_id = p.id AND `+standing+`)`, ids), &found)
		if err != nil {
			return nil, fmt.Errorf("look for movements: %w", err)
		}
		for _, p := range found {
			labels[p.ID] = p.label()
		}
	}
	return labels, nil
}
