package purchasing

import (
	"fmt"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/order"
)

const (
	// withDrafted joins what is on drafts of the products of product_stock t.
	withDrafted = `LEFT JOIN (SELECT l.product_id, SUM(l.quantity) AS drafted FROM purchase_orders o
		JOIN purchase_order_lines l ON l.order_id = o.id WHERE o.state = 'draft' GROUP BY l.product_id) d ON d.product_id = t.product_id`
	// toReorder are the low products that neither what is on order nor what is
	// on drafts lifts above their reorder point.
	toReorder = "t.low AND t.projected + COALESCE(d.drafted, 0) <= t.reorder_point"
)

// CountToReorder counts the products that loadLow reads.
func CountToReorder(q *gorm.DB) (count int64, err error) {
	if err := q.Table("product_stock AS t").Joins(withDrafted).Where(toReorder).Count(&count).Error; err != nil {
		return 0, fmt.Errorf("count what is to be ordered: %w", err)
	}
	return count, nil
}

// loadLow reads the products to reorder, with what is on drafts. An archived
// supplier is none.
func loadLow(q *gorm.DB, f ReorderFilter) ([]Proposal, error) {
	q = q.Table("product_stock AS t").Select(`p.id AS product_id, p.sku, p.name, u.code AS unit, u.decimals,
			COALESCE(s.id, 0) AS supplier_id, COALESCE(s.name, '') AS supplier, COALESCE(ps.code, '') AS code,
			t.available, t.on_order, COALESCE(d.drafted, 0) AS drafted, t.projected, t.reorder_point,
			p.reorder_up_to AS up_to, p.reorder_quantity AS quantity, COALESCE(ps.minimum_order, 0) AS minimum_order, p.order_multiple,
			COALESCE(ps.cost_e4, ` + lastCost + `) AS cost_e4, COALESCE(ps.lead_time_days, s.lead_time_days) AS lead_time_days`).
		Joins("JOIN products p ON p.id = t.product_id").Joins("JOIN units u ON u.id = p.unit_id").
		Joins("LEFT JOIN suppliers s ON s.id = p.supplier_id AND NOT s.archived").
		Joins("LEFT JOIN product_suppliers ps ON ps.product_id = p.id AND ps.supplier_id = s.id").
		Joins(withDrafted).Where(toReorder)
	if f.SupplierID != 0 {
		q = q.Where("s.id = ?", f.SupplierID)
	}
	for _, word := range fold.Words(f.Search) {
		q = q.Where("p.search_key LIKE ? ESCAPE '!'", order.Like(word))
	}
	var rows []Proposal
	err := db.Load(q.Order("s.id IS NULL, s.name_key, s.id, p.name_key, p.id"), &rows)
	if err != nil {
		return nil, fmt.Errorf("read what is low: %w", err)
	}
	return rows, nil
}
