package sales

import (
	"fmt"

	"gorm.io/gorm/clause"

	"stockroom/backend/db"
	"stockroom/backend/fold"
)

// loadExisting reads the orders that have these numbers, with their lines, in
// three queries.
func loadExisting(tx *db.Tx, orders []ImportedOrder) (map[string]existing, error) {
	keys := make([]string, len(orders))
	for i, o := range orders {
		keys[i] = fold.NumberKey(o.Number)
	}
	var found []struct {
		Order

		HasShipments bool
	}
	err := db.Load(tx.Raw(`SELECT `+orderColumns+`, EXISTS(SELECT 1 FROM shipments r WHERE r.order_id = o.id) AS has_shipments
		FROM sales_orders o WHERE o.number_key IN ?`, keys), &found)
	if err != nil {
		return nil, fmt.Errorf("look up imported sales orders: %w", err)
	}
	there := make(map[string]existing, len(found))
	ids, keyOf := make([]int64, len(found)), make(map[int64]string, len(found))
	for i, f := range found {
		there[f.NumberKey] = existing{order: f.Order, shipped: f.HasShipments}
		ids[i], keyOf[f.ID] = f.ID, f.NumberKey
	}
	if len(ids) == 0 {
		return there, nil
	}
	var lines []Line
	err = db.Load(tx.Raw("SELECT "+lineColumns+" FROM sales_order_lines l WHERE l.order_id IN ? ORDER BY l.order_id, l.position", ids), &lines)
	if err != nil {
		return nil, fmt.Errorf("read the lines of imported sales orders: %w", err)
	}
	for _, l := range lines {
		e := there[keyOf[l.OrderID]]
		e.lines = append(e.lines, l)
		there[keyOf[l.OrderID]] = e
	}
	return there, nil
}

// saveImported adds and overwrites orders, in a few statements each.
func saveImported(tx *db.Tx, added, changed []change) error {
	if len(added) > 0 {
		orders := make([]Order, len(added))
		for i, c := range added {
			orders[i] = c.order
		}
		if err := tx.CreateInBatches(&orders, batchRows).Error; err != nil {
			return fmt.Errorf("add imported sales orders: %w", err)
		}
		for i := range added {
			added[i].order.ID = orders[i].ID
		}
	}
	if len(changed) > 0 {
		if err := overwriteOrders(tx, changed); err != nil {
			return err
		}
	}
	var lines []Line
	for _, some := range [][]change{added, changed} {
		for _, c := range some {
			for _, l := range c.lines {
				l.OrderID = c.order.ID
				lines = append(lines, l)
			}
		}
	}
	return insertLines(tx, lines)
}

// overwriteOrders saves the heads of known orders and removes their lines.
func overwriteOrders(tx *db.Tx, changed []change) error {
	orders, ids := make([]Order, len(changed)), make([]int64, len(changed))
	for i, c := range changed {
		orders[i], ids[i] = c.order, c.order.ID
	}
	conflict := clause.OnConflict{Columns: []clause.Column{{Name: "id"}}, DoUpdates: clause.AssignmentColumns([]string{
		"number", "customer_id", "location_id", "state", "history", "order_day", "required_day", "shipped_day", "confirmed_at",
		"reference", "terms", "note", "gross", "net", "updated_at",
	})}
	if err := tx.Clauses(conflict).CreateInBatches(&orders, batchRows).Error; err != nil {
		return fmt.Errorf("change imported sales orders: %w", err)
	}
	if err := tx.Exec("DELETE FROM sales_order_lines WHERE order_id IN ?", ids).Error; err != nil {
		return fmt.Errorf("remove the lines of imported sales orders: %w", err)
	}
	return nil
}
