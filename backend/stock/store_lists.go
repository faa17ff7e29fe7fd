package stock

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/journal"
	"stockroom/backend/query"
)

// rowColumns is the select list of a MovementRow. The order of a receipt or a
// shipment is looked up so that a movement can lead to it.
const rowColumns = movementColumns + `, p.sku, p.name, u.code AS unit, u.decimals AS unit_decimals, l.name AS location,
	CASE m.document_type WHEN 'receipt' THEN (SELECT r.order_id FROM receipts r WHERE r.id = m.document_id)
		WHEN 'shipment' THEN (SELECT d.order_id FROM shipments d WHERE d.id = m.document_id) END AS order_id,
	(SELECT v.id FROM stock_movements v WHERE v.reverses_id = m.id) AS reversed_by_id`

const rowJoins = `JOIN products p ON p.id = m.product_id JOIN units u ON u.id = p.unit_id JOIN locations l ON l.id = m.location_id`

func readMovements(ctx context.Context, d *db.DB, q MovementQuery) (MovementPage, error) {
	page := MovementPage{Totals: MovementTotals{Movements: -1}}
	newest := movementSort(q)
	err := d.Snapshot(ctx, func(tx *gorm.DB) error {
		where, err := movementQuery(tx, q)
		if err != nil {
			return err
		}
		query, err := newest.Page(where().Joins(rowJoins).Select(rowColumns+", "+newest.Columns()), "m.id", q.Cursor, q.Limit)
		if err != nil {
			return err
		}
		if err := db.Load(query, &page.Rows); err != nil {
			return fmt.Errorf("list movements: %w", err)
		}
		if q.Cursor != "" {
			return nil
		}
		return readMovementTotals(tx, where, q, &page.Totals)
	})
	page.Rows, page.Next = db.Cut(page.Rows, q.Limit, func(m MovementRow) string { return m.Cursor(m.ID) })
	return page, err
}

// movementSort is newest first: as recorded, but by business day where a
// period is asked for, so that its index finds the period.
func movementSort(q MovementQuery) db.Sort {
	if q.ProductID == 0 && (q.From != 0 || q.To != 0 || q.Where.Mentions("day")) {
		return db.Sort{Expr: "m.day", Number: true, Desc: true}
	}
	return db.Sort{Expr: "m.id", Number: true, Desc: true}
}

func readMovementTotals(tx *gorm.DB, where func() *gorm.DB, q MovementQuery, totals *MovementTotals) error {
	if err := tx.Table("(?) counted", where().Select("1").Limit(MaxCounted)).Count(&totals.Movements).Error; err != nil {
		return fmt.Errorf("count movements: %w", err)
	}
	if q.ProductID == 0 {
		return nil
	}
	err := where().Select(`CAST(COALESCE(SUM(m.quantity), 0) AS BIGINT) AS quantity, CAST(COALESCE(SUM(m.value), 0) AS BIGINT) AS value`).
		Row().Scan(&totals.Quantity, &totals.Value)
	if err != nil {
		return fmt.Errorf("sum up movements: %w", err)
	}
	return nil
}

// movementQuery selects the movements that match, as often as it is asked.
func movementQuery(tx *gorm.DB, q MovementQuery) (func() *gorm.DB, error) {
	documents, err := documentsCalled(tx, q.Document)
	if err != nil {
		return nil, err
	}
	places, err := placesBelow(tx, q.LocationID)
	if err != nil {
		return nil, err
	}
	asked, err := query.Compile(q.Where, movementTerms{tx}.term)
	if err != nil {
		return nil, err
	}
	return func() *gorm.DB {
		query := tx.Table("stock_movements m")
		if asked.Text != "" {
			query = query.Where("("+asked.Text+")", asked.Values...)
		}
		if places != "" {
			query = query.Where("m.location_id IN (" + places + ")")
		}
		if q.Document != "" {
			query = query.Where(documents)
		}
		for _, c := range []struct {
			condition string
			value     int64
		}{{"m.product_id = ?", q.ProductID}, {"m.document_id = ?", q.DocumentID}, {"m.day >= ?", int64(q.From)}, {"m.day <= ?", int64(q.To)}} {
			if c.value != 0 {
				query = query.Where(c.condition, c.value)
			}
		}
		for _, c := range []struct{ condition, value string }{
			{"m.reason = ?", string(q.Reason)}, {"m.document_type = ?", q.DocumentType}, {"m.user_name = ?", q.User},
		} {
			if c.value != "" {
				query = query.Where(c.condition, c.value)
			}
		}
		return db.SearchProducts(query, "m.product_id", fold.Words(q.Search))
	}, nil
}

// documentsCalled is the condition that a movement m belongs to a document of
// that number. The documents are found first: movements have no index of numbers.
func documentsCalled(tx *gorm.DB, number string) (*gorm.DB, error) {
	if number == "" {
		return nil, nil //nolint:nilnil // no number, no condition
	}
	found, err := findDocuments(tx, number)
	if err != nil {
		return nil, err
	}
	condition := tx.Session(&gorm.Session{NewDB: true})
	for _, f := range found {
		condition = condition.Or("m.document_type = ? AND m.document_id = ?", f.Kind, f.ID)
	}
	if len(found) == 0 {
		condition = condition.Where("1 = 0")
	}
	return condition, nil
}

// numbered is a document by its kind and id.
type numbered struct {
	Kind string
	ID   int64
}

func findDocuments(tx *gorm.DB, number string) ([]numbered, error) {
	var found []numbered
	key := fold.NumberKey(number)
	err := db.Load(tx.Raw(`SELECT 'receipt' AS kind, id FROM receipts WHERE number_key = ?
		UNION ALL SELECT 'shipment', id FROM shipments WHERE number_key = ?
		UNION ALL SELECT kind, id FROM stock_documents WHERE number_key = ?`, key, key, key), &found)
	if err != nil {
		return nil, fmt.Errorf("look the document up: %w", err)
	}
	return found, nil
}

func readDetail(ctx context.Context, d *db.DB, kind string, id int64) (Detail, error) {
	var detail Detail
	err := d.Snapshot(ctx, func(tx *gorm.DB) error {
		p, err := findPaper(tx, kind, id)
		if err != nil {
			return err
		}
		detail = Detail{
			Posted: Posted{Kind: p.Kind, ID: p.ID, Number: p.Number}, Reason: p.Reason, Day: p.Day, At: p.At, User: p.UserName, Note: p.Note,
			Reversed: p.ReversedEntryID != nil, ReversedAt: p.ReversedAt, ReversedBy: p.ReversedBy,
		}
		err = db.Load(tx.Table("stock_movements m").Joins(rowJoins).Select(rowColumns).
			Where("m.document_type = ? AND m.document_id = ?", kind, id).Order("m.id"), &detail.Movements)
		if err != nil {
			return fmt.Errorf("read the movements of %s: %w", p.Number, err)
		}
		detail.Timeline, err = journal.Timeline(tx, kind, id)
		return err
	})
	return detail, err
}
