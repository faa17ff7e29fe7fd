package catalog

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/quantity"
)

// Units returns all units by code, with how many products are kept in each.
func (s *Service) Units(ctx context.Context) ([]Unit, error) {
	units := []Unit{}
	err := s.db.Read(ctx).Raw(`SELECT u.id, u.code, u.name, u.decimals, COALESCE(n.products, 0) AS products FROM units u
		LEFT JOIN (SELECT unit_id, COUNT(*) AS products FROM products GROUP BY unit_id) n ON n.unit_id = u.id ORDER BY u.code_key`).
		Scan(&units).Error
	if err != nil {
		return nil, fmt.Errorf("read the units: %w", err)
	}
	return units, nil
}

func unitsByID(q *gorm.DB) (map[int64]Unit, error) {
	var rows []Unit
	if err := db.Load(q.Raw("SELECT id, code, name, decimals FROM units"), &rows); err != nil {
		return nil, fmt.Errorf("read the units: %w", err)
	}
	units := make(map[int64]Unit, len(rows))
	for _, u := range rows {
		units[u.ID] = u
	}
	return units, nil
}

func unitByID(tx *db.Tx, id int64) (Unit, error) {
	var rows []Unit
	err := db.Load(tx.Raw(`SELECT id, code, name, decimals, (SELECT COUNT(*) FROM products p WHERE p.unit_id = units.id) AS products
		FROM units WHERE id = ?`, id), &rows)
	if err != nil {
		return Unit{}, fmt.Errorf("read the unit: %w", err)
	}
	if len(rows) == 0 {
		return Unit{}, ErrUnitUnknown.At("id").With("id", id)
	}
	return rows[0], nil
}

func refuseUnitTaken(tx *db.Tx, id int64, code string) error {
	var found owner
	if err := tx.Raw("SELECT id, code AS name FROM units WHERE code_key = ?", fold.Key(code)).Scan(&found).Error; err != nil {
		return fmt.Errorf("look the unit up: %w", err)
	}
	if found.ID != 0 && found.ID != id {
		return ErrUnitExists.At("code").With("code", found.Name)
	}
	return nil
}

func insertUnit(tx *db.Tx, in UnitInput) (int64, error) {
	var id int64
	err := tx.Raw("INSERT INTO units(code, code_key, name, decimals) VALUES(?, ?, ?, ?) RETURNING id",
		in.Code, fold.Key(in.Code), in.Name, in.Decimals).Scan(&id).Error
	if err != nil {
		return 0, fmt.Errorf("add the unit: %w", err)
	}
	return id, nil
}

func updateUnit(tx *db.Tx, id int64, in UnitInput) error {
	err := tx.Exec("UPDATE units SET code = ?, code_key = ?, name = ?, decimals = ? WHERE id = ?",
		in.Code, fold.Key(in.Code), in.Name, in.Decimals, id).Error
	if err != nil {
		return fmt.Errorf("change the unit: %w", err)
	}
	return nil
}

func deleteUnit(tx *db.Tx, id int64) error {
	if err := tx.Exec("DELETE FROM units WHERE id = ?", id).Error; err != nil {
		return fmt.Errorf("delete the unit: %w", err)
	}
	return nil
}

// hasFiner tells whether any quantity of the unit's products needs more than
// the given decimals.
func hasFiner(tx *db.Tx, id int64, decimals int) (bool, error) {
	step := int64(quantity.One)
	for range decimals {
		step /= 10
	}
	var finer bool
	err := tx.Raw(`SELECT EXISTS(SELECT 1 FROM products p WHERE p.unit_id = @unit AND (p.reorder_point % @step <> 0 OR p.reorder_up_to % @step <> 0
				OR p.reorder_quantity % @step <> 0 OR p.order_multiple % @step <> 0))
		OR EXISTS(SELECT 1 FROM products p JOIN product_suppliers x ON x.product_id = p.id WHERE p.unit_id = @unit AND x.minimum_order % @step <> 0)
		OR EXISTS(SELECT 1 FROM products p JOIN stock_movements m ON m.product_id = p.id WHERE p.unit_id = @unit AND m.quantity % @step <> 0)
		OR EXISTS(SELECT 1 FROM products p JOIN purchase_order_lines l ON l.product_id = p.id WHERE p.unit_id = @unit AND l.quantity % @step <> 0)
		OR EXISTS(SELECT 1 FROM products p JOIN sales_order_lines l ON l.product_id = p.id WHERE p.unit_id = @unit AND l.quantity % @step <> 0)`,
		map[string]any{"unit": id, "step": step}).Scan(&finer).Error
	if err != nil {
		return false, fmt.Errorf("look for finer quantities: %w", err)
	}
	return finer, nil
}
