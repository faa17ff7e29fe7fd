package purchasing

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/money"
)

// sortedRow is a row of a sorted list.
type sortedRow struct {
	Row
	db.SortKey
}

// readList reads a page and its sums from one state of the books.
func readList(ctx context.Context, d *db.DB, asked ListQuery) (page Page, err error) {
	err = d.Snapshot(ctx, func(q *gorm.DB) error {
		page, err = listOrders(q, asked, d.Today())
		return err
	})
	return page, err
}

func listOrders(q *gorm.DB, query ListQuery, today day.Day) (Page, error) {
	sorts, err := db.ReadOrder(query.Sort, query.Descending, sortOf)
	if err != nil {
		return Page{}, err
	}
	conditions, err := query.Conditions(shape(), today)
	if err != nil {
		return Page{}, err
	}
	matching := q.Table("purchase_orders AS o")
	for _, c := range conditions {
		matching = matching.Where(c.SQL, c.Parameters...)
	}
	matching = matching.Session(&gorm.Session{})
	joined := matching.Joins("JOIN suppliers s ON s.id = o.supplier_id").Session(&gorm.Session{})
	page := Page{Total: -1, Net: -1}
	rows, err := sorts.Page(joined.Select(orderColumns+", s.code AS supplier_code, s.name AS supplier_name, "+sorts.Columns()), "o.id", query.Cursor, query.Limit)
	if err != nil {
		return Page{}, err
	}
	var sorted []sortedRow
	if err := db.Load(rows, &sorted); err != nil {
		return Page{}, fmt.Errorf("list purchase orders: %w", err)
	}
	sorted, page.Next = db.Cut(sorted, query.Limit, func(r sortedRow) string { return sorts.Cursor(r.SortKey, r.ID) })
	switch {
	case query.Cursor != "":
	case len(sorted) == 0:
		page.Total, page.Net = 0, 0
	default:
		if err := countOrders(matching, &page); err != nil {
			return Page{}, err
		}
	}
	page.Rows = make([]Row, len(sorted))
	for i, r := range sorted {
		page.Rows[i] = r.Row
	}
	return page, completeRows(q, page.Rows, today)
}

func countOrders(matching *gorm.DB, page *Page) error {
	var sums struct {
		Total int64
		Net   money.Minor
	}
	known, err := db.ListSum(matching.Select("COUNT(*) AS total, CAST(COALESCE(SUM(o.net), 0) AS BIGINT) AS net"), &sums)
	if err != nil {
		return fmt.Errorf("count purchase orders: %w", err)
	}
	if known {
		page.Total, page.Net = sums.Total, sums.Net
	}
	return nil
}

// completeRows adds what the lines of the page's orders tell, in one query.
func completeRows(q *gorm.DB, rows []Row, today day.Day) error {
	if len(rows) == 0 {
		return nil
	}
	ids := make([]int64, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	var sums []progress
	err := db.Load(q.Raw(`SELECT order_id, COUNT(*) AS lines, CAST(SUM(quantity) AS BIGINT) AS quantity,
			CAST(SUM(CASE WHEN received < quantity THEN received ELSE quantity END) AS BIGINT) AS received
		FROM purchase_order_lines WHERE order_id IN ? GROUP BY order_id`, ids), &sums)
	if err != nil {
		return fmt.Errorf("sum the lines of purchase orders: %w", err)
	}
	of := make(map[int64]progress, len(sums))
	for _, p := range sums {
		of[p.OrderID] = p
	}
	for i := range rows {
		rows[i].complete(of[rows[i].ID], today)
	}
	return nil
}

// rowsByID reads the rows of these orders, in their order.
func rowsByID(q *gorm.DB, ids []int64, today day.Day) ([]Row, error) {
	return rowsWhere(q, today, "o.id IN ?", ids)
}

func findNumber(q *gorm.DB, number string, today day.Day) ([]Row, error) {
	return rowsWhere(q, today, "o.number_key = ?", fold.NumberKey(number))
}

func rowsWhere(q *gorm.DB, today day.Day, condition string, parameter any) ([]Row, error) {
	rows := []Row{}
	err := db.Load(q.Table("purchase_orders AS o").Joins("JOIN suppliers s ON s.id = o.supplier_id").
		Select(orderColumns+", s.code AS supplier_code, s.name AS supplier_name").Where(condition, parameter).Order("o.id"), &rows)
	if err != nil {
		return nil, fmt.Errorf("read purchase orders: %w", err)
	}
	return rows, completeRows(q, rows, today)
}

func loadOnOrder(q *gorm.DB, productID int64) ([]OnOrderLine, error) {
	rows := []OnOrderLine{}
	err := db.Load(q.Raw(`SELECT o.id AS order_id, o.number, l.id AS order_line_id, s.id AS supplier_id, s.name AS supplier, o.order_day, o.promised_day,
			l.quantity, l.received, l.open, l.unit_cost_e4
		FROM purchase_order_lines l JOIN purchase_orders o ON o.id = l.order_id JOIN suppliers s ON s.id = o.supplier_id
		WHERE l.product_id = ? AND l.open > 0
		ORDER BY CASE WHEN o.promised_day = 0 THEN 99999999 ELSE o.promised_day END, o.number_key, l.id`, productID), &rows)
	if err != nil {
		return nil, fmt.Errorf("read what is on order: %w", err)
	}
	return rows, nil
}
