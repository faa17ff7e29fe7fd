package catalog_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"stockroom/backend/catalog"
	"stockroom/backend/day"
	"stockroom/backend/fold"
	"stockroom/backend/query"
)

func typed(t *testing.T, text string) query.Node {
	t.Helper()
	q := query.Parse(text, catalog.QuerySchema(), query.Context{Decimals: 2, Today: day.Day(20260302)})
	if len(q.Problems) > 0 {
		t.Fatalf("%q: %v", text, q.Problems)
	}
	return q.Root
}

// TestTypedQueries compares what SQL finds with what each row says, in an
// order that products have and in one that stock has.
func TestTypedQueries(t *testing.T) {
	s := bulk(t, 3000)
	all := s.walk(catalog.ProductQuery{Archived: "all", Limit: 500})
	named := func(r catalog.ProductRow, word string) bool { return strings.Contains(fold.Key(r.Name), word) }
	status := func(r catalog.ProductRow, wanted ...catalog.Status) bool {
		for _, s := range wanted {
			if r.Status == s {
				return true
			}
		}
		return false
	}
	inner := func(r catalog.ProductRow) bool { return r.Category == "Inner" || r.Category == "Leaf" }
	for text, want := range map[string]func(r catalog.ProductRow) bool{
		"":                          func(r catalog.ProductRow) bool { return !r.Archived },
		"mug low":                   func(r catalog.ProductRow) bool { return named(r, "mug") && status(r, "low") },
		`"steel mug"`:               func(r catalog.ProductRow) bool { return !r.Archived && named(r, "steel mug") },
		"category:inner":            func(r catalog.ProductRow) bool { return !r.Archived && inner(r) },
		"-category:inner":           func(r catalog.ProductRow) bool { return !r.Archived && !inner(r) },
		"category:none supplier:sb": func(r catalog.ProductRow) bool { return !r.Archived && r.CategoryID == nil && r.Supplier == "sb" },
		"supplier:none":             func(r catalog.ProductRow) bool { return !r.Archived && r.SupplierID == nil },
		"supplier:sa price:0.5..1 low": func(r catalog.ProductRow) bool {
			return r.Supplier == "sa" && r.Price >= 500_000 && r.Price <= 1_000_000 && status(r, "low")
		},
		"onhand:5..10 OR price:<0.5": func(r catalog.ProductRow) bool {
			return !r.Archived && (r.OnHand >= 5000 && r.OnHand <= 10_000 || r.Price < 500_000)
		},
		"(mug OR low) -(zinc OR onhand:>0)": func(r catalog.ProductRow) bool {
			return !r.Archived && (named(r, "mug") || status(r, "low")) && !named(r, "zinc") && r.OnHand <= 0
		},
		"NOT (status:ok OR steel)": func(r catalog.ProductRow) bool { return !r.Archived && !status(r, "ok") && !named(r, "steel") },
		"archived":                 func(r catalog.ProductRow) bool { return r.Archived },
		"archived OR out":          func(r catalog.ProductRow) bool { return r.Archived || status(r, "out") },
		"-archived -out":           func(r catalog.ProductRow) bool { return !r.Archived && !status(r, "out") },
		"sku:-0001 OR sku:00042": func(r catalog.ProductRow) bool {
			return !r.Archived && (strings.Contains(r.SKU, "-0001") || strings.Contains(r.SKU, "00042"))
		},
		"unit:pcs m mu":     func(r catalog.ProductRow) bool { return !r.Archived && named(r, "mu") },
		"cost:none value:0": func(r catalog.ProductRow) bool { return !r.Archived && r.Value == 0 && r.UnitCost() == nil },
		"cost:0.01..2": func(r catalog.ProductRow) bool {
			return !r.Archived && r.UnitCost() != nil && *r.UnitCost() >= 10_000 && *r.UnitCost() <= 2_000_000
		},
		"barcode:none -螺丝": func(r catalog.ProductRow) bool { return !r.Archived && !named(r, "螺丝") },
		"barcode:123":      func(catalog.ProductRow) bool { return false },
	} {
		t.Run(text, func(t *testing.T) {
			count := 0
			wanted := map[int64]bool{}
			for _, r := range all {
				if want(r) {
					wanted[r.ID] = true
					count++
				}
			}
			for _, sort := range []string{"name", "-value", "status,name"} {
				got := s.walk(catalog.ProductQuery{Where: typed(t, text), Sort: sort, Limit: 500})
				for _, r := range got {
					if !wanted[r.ID] {
						t.Fatalf("by %s it shows %+v", sort, r)
					}
				}
				if len(got) != count || (count == 0) != (text == "barcode:123") {
					t.Errorf("by %s it shows %d, want %d", sort, len(got), count)
				}
			}
		})
	}
}

func TestChosenFilters(t *testing.T) {
	s := bulk(t, 500)
	tree, err := s.Categories(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	inner := ""
	for _, c := range tree.Categories {
		if c.Name == "Inner" {
			inner = fmt.Sprint("#", c.ID)
		}
	}
	for name, c := range map[string]struct {
		filters []query.Filter
		typed   string
	}{
		"category":        {[]query.Filter{{Field: "category", Values: []string{inner}}}, "category:inner"},
		"not category":    {[]query.Filter{{Field: "category", Not: true, Values: []string{inner, "none"}}}, "-category:inner -category:none"},
		"range":           {[]query.Filter{{Field: "price", From: "1000000"}, {Field: "onHand", To: "9000"}}, "price:1.. onhand:..9"},
		"states":          {[]query.Filter{{Field: "status", Values: []string{"low", "out"}}}, "status:low,out"},
		"flag":            {[]query.Filter{{Field: "archived", Values: []string{"yes"}}}, "archived"},
		"text and nobody": {[]query.Filter{{Field: "supplier", Values: []string{"sa", "none"}}}, "supplier:sa OR supplier:none"},
	} {
		t.Run(name, func(t *testing.T) {
			nodes, err := query.Nodes(c.filters, catalog.QuerySchema())
			if err != nil {
				t.Fatal(err)
			}
			got := s.walk(catalog.ProductQuery{Where: query.All(nodes...), Limit: 500})
			want := s.walk(catalog.ProductQuery{Where: typed(t, c.typed), Limit: 500})
			if len(got) != len(want) || len(got) == 0 || len(got) == 500 {
				t.Errorf("shows %d, typed %d", len(got), len(want))
			}
		})
	}
	for field, f := range map[string]query.Filter{
		"field": {Field: "colour", Values: []string{"red"}}, "values": {Field: "status", Values: []string{"purple"}}, "from": {Field: "price", From: "x"},
		"to": {Field: "price", To: "1.5"},
	} {
		_, err := query.Nodes([]query.Filter{f}, catalog.QuerySchema())
		wantFault(t, err, query.ErrFilter, "filters.0."+field)
	}
}
