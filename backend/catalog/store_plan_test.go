package catalog

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
)

// TestFirstPagesWalkAnIndex asks the planner, with and without statistics, how
// it finds the first page: it must not sort the whole catalogue.
func TestFirstPagesWalkAnIndex(t *testing.T) {
	d, _ := dbtest.New(t)
	ctx := context.Background()
	inputs := make([]ProductInput, 2000)
	for i := range inputs {
		inputs[i] = ProductInput{SKU: fmt.Sprint(i), Name: fmt.Sprint("product ", i%500), Archived: i%50 == 0}
	}
	err := d.Write(ctx, func(tx *db.Tx) error {
		_, _, err := CreateProducts(tx, inputs)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, statistics := range []bool{false, true} {
		if statistics {
			if err := d.Write(ctx, func(tx *db.Tx) error { return tx.Exec("ANALYZE").Error }); err != nil {
				t.Fatal(err)
			}
		}
		for _, sort := range []string{"name", "sku", "price", "onHand", "available", "value", "onOrder"} {
			for _, descending := range []bool{false, true} {
				t.Run(fmt.Sprint(sort, " descending ", descending, " statistics ", statistics), func(t *testing.T) {
					query := ProductQuery{Sort: sort, Descending: descending}
					plan := planOf(t, d, query)
					if strings.Contains(plan, "TEMP B-TREE") || !strings.Contains(plan, "INDEX") {
						t.Errorf("the plan is\n%s", plan)
					}
				})
			}
		}
	}
}

func planOf(t *testing.T, d *db.DB, query ProductQuery) string {
	t.Helper()
	q := d.Read(context.Background())
	statement := q.ToSQL(func(dry *gorm.DB) *gorm.DB {
		matching, sort, err := keyQuery(dry, query)
		if err != nil {
			t.Fatal(err)
		}
		page, err := sort.Page(matching.Select(sort.id()+" AS id, "+sort.Columns()), sort.id(), "", 0)
		if err != nil {
			t.Fatal(err)
		}
		return page.Find(&[]rowKey{})
	})
	var steps []struct{ Detail string }
	if err := q.Raw("EXPLAIN QUERY PLAN " + statement).Scan(&steps).Error; err != nil {
		t.Fatalf("%v\n%s", err, statement)
	}
	lines := []string{statement}
	for _, s := range steps {
		lines = append(lines, s.Detail)
	}
	return strings.Join(lines, "\n")
}
