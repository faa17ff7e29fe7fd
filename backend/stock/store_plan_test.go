package stock

import (
	"context"
	"strings"
	"testing"

	"stockroom/backend/db/dbtest"
)

// TestStandingMovementsAreFoundByProduct asks the planner of a database without
// statistics how it finds the movements that stand: by their product, never
// through the index of reverses_id, where nearly all of the ledger is NULL.
func TestStandingMovementsAreFoundByProduct(t *testing.T) {
	d, _ := dbtest.New(t)
	var steps []struct{ Detail string }
	err := d.Read(context.Background()).Raw(`EXPLAIN QUERY PLAN SELECT m.unit_cost_e4 FROM stock_movements m
		WHERE m.product_id = 1 AND ` + standing + ` ORDER BY m.id DESC LIMIT 1`).Scan(&steps).Error
	if err != nil {
		t.Fatal(err)
	}
	if len(steps) == 0 || !strings.Contains(steps[0].Detail, "ix_movements_product") {
		t.Errorf("the plan is %v", steps)
	}
}
