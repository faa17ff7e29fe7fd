package sales

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
	matching := q.Table("sales_orders AS o")
	for _, c := range conditions {
		matching = matching.Where(c.SQL, c.Parameters...)
	}
	if query.ShortOnly {
		matching = matching.Where(shortOrders)
	}
	if query.ReadyOnly {
		matching = matching.Where(readyOrders)
	}
	matching = matching.Session(&gorm.Session{})
	joined := matching.Joins("JOIN customers c ON c.id = o.customer_id").Session(&gorm.Session{})
	page := Page{Total: -1, Net: -1}
	rows, err := sorts.Page(joined.Select(orderColumns+", c.code AS customer_code, c.name AS customer_name, "+sorts.Columns()), "o.id", query.Cursor, query.Limit)
	if err != nil {
		return Page{}, err
	}
	var sorted []sortedRow
	if err := db.Load(rows, &sorted); err != nil {
		return Page{}, fmt.Errorf("list sales orders: %w", err)
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
		return fmt.Errorf("count sales orders: %w", err)
	}
	if known {
		page.Total, page.Net = sums.Total, sums.Net
	}
	return nil
}

// completeRows adds what the lines of the page's orders tell, in two queries.
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
			CAST(SUM(shipped) AS BIGINT) AS shipped
		FROM sales_order_lines WHERE order_id IN ? GROUP BY order_id`, ids), &sums)
	if err != nil {
		return fmt.Errorf("sum the lines of sales orders: %w", err)
	}
	shares, err := loadShares(q, ids)
	if err != nil {
		return err
	}
	sharesOf := make(map[int64][]Share, len(rows))
	for _, s := range shares {
		sharesOf[s.OrderID] = append(sharesOf[s.OrderID], s)
	}
	of := make(map[int64]progress, len(sums))
	for _, p := range sums {
		of[p.OrderID] = p
	}
	for i := range rows {
		rows[i].complete(of[rows[i].ID], sharesOf[rows[i].ID], today)
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
	err := db.Load(q.Table("sales_orders AS o").Joins("JOIN customers c ON c.id = o.customer_id").
		Select(orderColumns+", c.code AS customer_code, c.name AS customer_name").Where(condition, parameter).Order("o.id"), &rows)
	if err != nil {
		return nil, fmt.Errorf("read sales orders: %w", err)
	}
	return rows, completeRows(q, rows, today)
}

func loadDefaults(q *gorm.DB, productIDs []int64) ([]Default, error) {
	rows := []Default{}
	err := db.Load(q.Raw(`SELECT p.id AS product_id, p.price_e4, t.available, t.on_order FROM products p
		JOIN product_stock t ON t.product_id = p.id WHERE p.id IN ? ORDER BY p.id`, productIDs), &rows)
	if err != nil {
		return nil, fmt.Errorf("read what lines start with: %w", err)
	}
	return rows, nil
}
