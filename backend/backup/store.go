package backup

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/money"
	"stockroom/backend/settings"
)

// factsOf reads what a database holds; also one of an older schema, which has fewer tables.
func factsOf(q *gorm.DB) (Facts, error) {
	var f Facts
	var row struct {
		Schema                                    string
		Products, Suppliers, Customers, Movements int64
		Value, Commands, LastAt                   int64
	}
	err := q.Raw(`SELECT
		(SELECT COALESCE(MAX(id), '') FROM migrations) AS "schema",
		(SELECT COUNT(*) FROM products) AS products,
		(SELECT COUNT(*) FROM suppliers) AS suppliers,
		(SELECT COUNT(*) FROM customers) AS customers,
		(SELECT COALESCE(MAX(id), 0) FROM stock_movements) AS movements,
		(SELECT COALESCE(CAST(SUM(value) AS BIGINT), 0) FROM product_stock) AS value,
		(SELECT COALESCE(MAX(id), 0) FROM journal_entries) AS commands,
		(SELECT COALESCE(MAX(at), 0) FROM journal_entries WHERE id = (SELECT MAX(id) FROM journal_entries)) AS last_at`).Scan(&row).Error
	if err != nil {
		return Facts{}, fmt.Errorf("count what the database holds: %w", err)
	}
	if f.Orders, err = countOrders(q); err != nil {
		return Facts{}, err
	}
	if f.Currency, err = settings.Currency(q); err != nil {
		return Facts{}, err
	}
	f.Schema, f.Products, f.Suppliers, f.Customers, f.Movements = row.Schema, row.Products, row.Suppliers, row.Customers, row.Movements
	f.Commands = row.Commands
	f.StockValue = money.Minor(row.Value)
	if row.LastAt != 0 {
		f.LastCommand = time.UnixMilli(row.LastAt).UTC()
	}
	return f, nil
}

func countOrders(q *gorm.DB) (orders int64, err error) {
	tables, err := db.Tables(q, "purchase_orders", "sales_orders")
	if err != nil {
		return 0, err
	}
	for _, table := range tables {
		var n int64
		if err := q.Raw("SELECT COUNT(*) FROM " + table).Scan(&n).Error; err != nil {
			return 0, fmt.Errorf("count %s: %w", table, err)
		}
		orders += n
	}
	return orders, nil
}

// FactsOf reads what the open database holds, at one moment.
func FactsOf(ctx context.Context, d *db.DB) (Facts, error) {
	var f Facts
	err := d.Snapshot(ctx, func(q *gorm.DB) (err error) {
		f, err = factsOf(q)
		return err
	})
	return f, err
}

// lastCommand returns the id of the database's last command.
func lastCommand(ctx context.Context, d *db.DB) (id int64, err error) {
	err = d.Read(ctx).Raw("SELECT COALESCE(MAX(id), 0) FROM journal_entries").Scan(&id).Error
	if err != nil {
		return 0, fmt.Errorf("find the last command: %w", err)
	}
	return id, nil
}

// look reads what the file holds, without proving it.
func look(ctx context.Context, path string) (Facts, error) {
	c, err := db.OpenCopy(ctx, path)
	if err != nil {
		return Facts{}, err
	}
	defer c.Close() //nolint:errcheck // it was only read
	return factsOf(c.Read(ctx))
}

// unbalanced counts the balances that are not the sum of their movements.
const unbalanced = `SELECT COUNT(*) FROM (
	SELECT product_id, location_id, SUM(quantity) AS quantity, SUM(value) AS value FROM stock_movements GROUP BY product_id, location_id) m
	FULL JOIN stock_balances b ON b.product_id = m.product_id AND b.location_id = m.location_id
	WHERE COALESCE(m.quantity, 0) <> COALESCE(b.on_hand, 0) OR COALESCE(m.value, 0) <> COALESCE(b.value, 0)`

// prove opens the file, proves that it is sound and reads what it holds; why
// says what is wrong with it, "" is nothing.
func prove(ctx context.Context, path string) (f Facts, why string, err error) {
	c, err := db.OpenCopy(ctx, path)
	if err != nil {
		return Facts{}, "", err
	}
	defer c.Close() //nolint:errcheck // it was only read
	if why, err = c.QuickCheck(ctx); err != nil || why != "" {
		return Facts{}, why, err
	}
	var wrong int64
	if err := c.Read(ctx).Raw(unbalanced).Scan(&wrong).Error; err != nil {
		return Facts{}, "", fmt.Errorf("compare the ledger with its balances: %w", err)
	}
	if wrong > 0 {
		return Facts{}, fmt.Sprintf("%d balances are not the sum of their movements", wrong), nil
	}
	f, err = factsOf(c.Read(ctx))
	return f, "", err
}
