package stock

import (
	"context"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/journal"
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
	err := d.Snapshot(ctx, func(tx *gorm.DB) error {
		newest := db.Sort{Expr: "m.id", Number: true, Desc: true}
		query, err := newest.Page(movementQuery(tx, q).Joins(rowJoins).Select(rowColumns), "m.id", q.Cursor, q.Limit)
		if err != nil {
			return err
		}
		if err := query.Find(&page.Rows).Error; err != nil {
			return fmt.Errorf("list movements: %w", err)
		}
		if q.Cursor != "" {
			return nil
		}
		err = movementQuery(tx, q).Select(`COUNT(*) AS movements, CAST(COALESCE(SUM(m.quantity), 0) AS BIGINT) AS quantity,
			CAST(COALESCE(SUM(m.value), 0) AS BIGINT) AS value`).Scan(&page.Totals).Error
		if err != nil {
			return fmt.Errorf("sum up movements: %w", err)
		}
		return nil
	})
	page.Rows, page.Next = db.Cut(page.Rows, q.Limit, func(m MovementRow) string { return db.SortKey{SortNumber: m.ID}.Cursor(m.ID) })
	return page, err
}

func movementQuery(tx *gorm.DB, q MovementQuery) *gorm.DB {
	query := tx.Table("stock_movements m")
	if q.LocationID != 0 {
		query = query.Where("m.location_id IN ("+below+")", q.LocationID)
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
		{"m.reason = ?", string(q.Reason)},
		{"m.document_type = ?", q.DocumentType},
		{"m.user_name = ?", q.User},
		{"UPPER(m.document) = ?", strings.ToUpper(strings.TrimSpace(q.Document))},
	} {
		if c.value != "" {
			query = query.Where(c.condition, c.value)
		}
	}
	return db.SearchProducts(query, "m.product_id", fold.Words(q.Search))
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
		err = tx.Table("stock_movements m").Joins(rowJoins).Select(rowColumns).
			Where("m.document_type = ? AND m.document_id = ?", kind, id).Order("m.id").Find(&detail.Movements).Error
		if err != nil {
			return fmt.Errorf("read the movements of %s: %w", p.Number, err)
		}
		detail.Timeline, err = journal.Timeline(tx, kind, id)
		return err
	})
	return detail, err
}
