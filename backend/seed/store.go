package seed

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"stockroom/backend/db"
)

// IsSample tells whether the books began as sample data: settings apart, the
// first command was one of the seed.
func IsSample(ctx context.Context, d *db.DB) (bool, error) {
	var sample bool
	err := d.Read(ctx).Raw(`SELECT COALESCE((SELECT command LIKE 'seed.%' FROM journal_entries
		WHERE subject_type <> 'settings' ORDER BY id LIMIT 1), FALSE)`).Scan(&sample).Error
	if err != nil {
		return false, fmt.Errorf("look how the books began: %w", err)
	}
	return sample, nil
}

func refuseFilled(q *gorm.DB) error {
	products, err := countProducts(q)
	if err == nil && products > 0 {
		return ErrNotEmpty.With("products", products)
	}
	return err
}

func countProducts(q *gorm.DB) (int64, error) {
	var n int64
	if err := q.Raw("SELECT COUNT(*) FROM products").Scan(&n).Error; err != nil {
		return 0, fmt.Errorf("count products: %w", err)
	}
	return n, nil
}

// openLine is one line of an order that something is still open of.
type openLine struct {
	ID        int64
	ProductID int64
	Open      int64 // thousandths
}

func purchaseLines(q *gorm.DB, order int64) ([]openLine, error) {
	var lines []openLine
	err := q.Raw("SELECT id, product_id, open FROM purchase_order_lines WHERE order_id = ? ORDER BY position", order).Scan(&lines).Error
	if err != nil {
		return nil, fmt.Errorf("read a purchase order's lines: %w", err)
	}
	return lines, nil
}

func salesLines(q *gorm.DB, order int64) ([]openLine, error) {
	var lines []openLine
	err := q.Raw("SELECT id, product_id, open FROM sales_order_lines WHERE order_id = ? ORDER BY position", order).Scan(&lines).Error
	if err != nil {
		return nil, fmt.Errorf("read a sales order's lines: %w", err)
	}
	return lines, nil
}
