package db

import (
	"context"
	"fmt"
	"os"

	"gorm.io/gorm"
)

// Status is what there is to say about the database as a whole.
type Status struct {
	Path      string
	SizeBytes int64 // of the file and its write-ahead log
	Schema    string
	Products  int64
	Suppliers int64
	Customers int64
	Orders    int64 // purchase and sales orders
	Movements int64
}

// Empty tells whether nothing was entered yet: no product, party, order or movement.
func (s Status) Empty() bool {
	return s.Products == 0 && s.Suppliers == 0 && s.Customers == 0 && s.Orders == 0 && s.Movements == 0
}

// Status counts what the database holds. Movements are never deleted, so the
// last one's id counts them.
func (d *DB) Status(ctx context.Context) (Status, error) {
	var s Status
	err := d.Snapshot(ctx, func(tx *gorm.DB) error {
		return tx.Raw(`SELECT
			(SELECT COUNT(*) FROM products) AS products,
			(SELECT COUNT(*) FROM suppliers) AS suppliers,
			(SELECT COUNT(*) FROM customers) AS customers,
			(SELECT COUNT(*) FROM purchase_orders) + (SELECT COUNT(*) FROM sales_orders) AS orders,
			(SELECT COALESCE(MAX(id), 0) FROM stock_movements) AS movements,
			(SELECT MAX(id) FROM migrations) AS "schema"`).Scan(&s).Error
	})
	if err != nil {
		return Status{}, fmt.Errorf("count what the database holds: %w", err)
	}
	s.Path = d.options.Path
	for _, suffix := range []string{"", "-wal"} {
		if info, err := os.Stat(s.Path + suffix); err == nil {
			s.SizeBytes += info.Size()
		}
	}
	return s, nil
}
