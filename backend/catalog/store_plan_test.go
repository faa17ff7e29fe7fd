package catalog

import (
	"context"
	"fmt"
	"slices"
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

// TestSearchedPagesAreReadInTheirOrder lets a search find few products, some,
// and a good part: only a small set is sorted, and every way leads to the same page.
func TestSearchedPagesAreReadInTheirOrder(t *testing.T) {
	d, _ := dbtest.New(t)
	ctx := context.Background()
	inputs := make([]ProductInput, 2500)
	for i := range inputs {
		name := fmt.Sprint("product ", (i*7919)%len(inputs))
		for word, each := range map[string]int{" zz": 500, " qq": 25, " xx": 4} {
			if i%each == 0 {
				name += word
			}
		}
		inputs[i] = ProductInput{SKU: fmt.Sprint(i), Name: name, Archived: i%50 == 1}
	}
	err := d.Write(ctx, func(tx *db.Tx) error {
		_, _, err := CreateProducts(tx, inputs)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	const set, sorted = "products_fts_terms", "FOR ORDER BY"
	for word, want := range map[string]struct{ set, sorted bool }{"zz": {true, true}, "qq": {true, false}, "xx": {false, false}} {
		for _, sort := range []string{"name", "-name", "sku", "price"} {
			query := ProductQuery{Search: word, Sort: sort, Limit: 30}
			if plan := planOf(t, d, query); strings.Contains(plan, set) != want.set || strings.Contains(plan, sorted) != want.sorted {
				t.Errorf("%s by %s: the plan is\n%s", word, sort, plan)
			}
			ids, err := New(d).IDs(ctx, query)
			if err != nil || len(ids) == 0 {
				t.Fatalf("%s: %d ids, %v", word, len(ids), err)
			}
			var listed []int64
			for next := true; next; next = query.Cursor != "" {
				list, err := New(d).List(ctx, query)
				if err != nil {
					t.Fatal(err)
				}
				for _, row := range list.Rows {
					listed = append(listed, row.ID)
				}
				query.Cursor = list.Next
			}
			if !slices.Equal(listed, ids) {
				t.Errorf("%s by %s: the pages have %v, want %v", word, sort, listed, ids)
			}
		}
	}
}

func planOf(t *testing.T, d *db.DB, query ProductQuery) string {
	t.Helper()
	q := d.Read(context.Background())
	matching, sort, err := keyQuery(q, query, db.SearchInOrder)
	if err != nil {
		t.Fatal(err)
	}
	page, err := sort.Page(matching.Select(sort.id()+" AS id, "+sort.Columns()), sort.id(), "", 0)
	if err != nil {
		t.Fatal(err)
	}
	asked := page.Session(&gorm.Session{DryRun: true}).Find(&[]rowKey{}).Statement
	statement := q.Dialector.Explain(asked.SQL.String(), asked.Vars...)
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
