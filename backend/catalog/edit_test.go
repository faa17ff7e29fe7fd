package catalog_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"stockroom/backend/catalog"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/fault"
	"stockroom/backend/journal"
	"stockroom/backend/quantity"
)

// column reads a column of all products, by id.
func (s shop) column(name string) []string {
	s.t.Helper()
	var values []string
	q := s.db.Read(context.Background()).Raw("SELECT COALESCE(CAST(" + name + " AS TEXT), 'none') FROM products ORDER BY id")
	if err := q.Scan(&values).Error; err != nil {
		s.t.Fatal(err)
	}
	return values
}

func reasons(faults []error) string {
	words := make([]string, len(faults))
	for i, f := range faults {
		words[i] = f.Error()
	}
	return strings.Join(words, " ")
}

func TestEditManyAndBack(t *testing.T) {
	s := newShop(t)
	ctx := context.Background()
	acme, best := s.supplier("acme"), s.supplier("best")
	tools := s.category("Tools", nil)
	toys := s.category("Toys", nil)
	ids := []int64{}
	for i := range 6 {
		in := catalog.ProductInput{SKU: fmt.Sprint("P", i), Name: fmt.Sprint("Thing ", i)}
		if i%2 == 0 {
			in.CategoryID = &tools
			in.Suppliers = []catalog.ProductSupplier{{SupplierID: acme, Code: "A"}}
		}
		if i == 5 {
			in.UnitID, in.ReorderPoint, in.ReorderUpTo = 2, 1000, 2000 // kg
		}
		ids = append(ids, s.create(in).ID)
	}
	some := catalog.Selection{IDs: ids[:4]}
	all := catalog.Selection{All: true, Query: catalog.ProductQuery{Where: typed(t, "thing")}, Except: ids[:1]}
	for name, c := range map[string]struct {
		selection catalog.Selection
		edit      catalog.Edit
		column    string
		preview   string // selected, changes, same, refused, reasons, notes
		want      string
	}{
		"category": {
			some,
			catalog.Edit{Field: catalog.EditCategory, ID: &tools},
			"category_id", "4 2 2 0  ",
			fmt.Sprint([]any{tools, tools, tools, tools, tools, "none"}),
		},
		"no category": {
			all,
			catalog.Edit{Field: catalog.EditCategory},
			"category_id", "5 2 3 0  ",
			fmt.Sprint([]any{tools, "none", "none", "none", "none", "none"}),
		},
		"another category": {
			all,
			catalog.Edit{Field: catalog.EditCategory, ID: &toys},
			"category_id", "5 5 0 0  ",
			fmt.Sprint([]any{tools, toys, toys, toys, toys, toys}),
		},
		"supplier": {
			some,
			catalog.Edit{Field: catalog.EditSupplier, ID: &best},
			"supplier_id", "4 4 0 0  ",
			fmt.Sprint([]any{best, best, best, best, acme, "none"}),
		},
		"reorder point": {
			catalog.Selection{All: true},
			catalog.Edit{Field: catalog.EditReorderPoint, Quantity: 2500},
			"reorder_point",
			"6 0 0 6 5 are counted in units with fewer decimals: Thing 0, Thing 1, Thing 2 …. 1 are reordered up to no more than that: Thing 5. ",
			"[0 0 0 0 0 1000]",
		},
		"possible for some": {
			catalog.Selection{All: true},
			catalog.Edit{Field: catalog.EditReorderPoint, Quantity: 3000},
			"reorder_point",
			"6 5 0 1 1 are reordered up to no more than that: Thing 5. ", "[3000 3000 3000 3000 3000 1000]",
		},
		"archive": {some, catalog.Edit{Field: catalog.EditArchived, Archived: true}, "archived", "4 4 0 0  ", "[1 1 1 1 0 0]"},
	} {
		t.Run(name, func(t *testing.T) {
			before, suppliers := s.column(c.column), s.rows("SELECT COUNT(*) FROM product_suppliers")
			in := catalog.EditInput{Selection: c.selection, Edit: c.edit}
			p, err := s.PreviewEdit(ctx, in)
			if got := fmt.Sprint(p.Selected, p.Changes, p.Same, p.Refused, " ", reasons(p.Reasons), " ", reasons(p.Notes)); err != nil || got != c.preview {
				t.Fatalf("it would do %q, %v; want %q", got, err, c.preview)
			}
			in.Expected = p.Selected
			request := dbtest.RequestID()
			done, err := s.EditMany(ctx, request, in)
			if err != nil || done.Changed != p.Changes {
				t.Fatalf("changed %+v, %v", done, err)
			}
			again, err := s.EditMany(ctx, request, in)
			if err != nil || again != done {
				t.Errorf("the same request again: %+v, %v", again, err)
			}
			if got := fmt.Sprint(s.column(c.column)); got != c.want {
				t.Errorf("now %s, want %s", got, c.want)
			}
			undone, err := s.UndoEdit(ctx, dbtest.RequestID(), done.EntryID)
			if err != nil || undone.Restored != done.Changed || undone.Kept != 0 {
				t.Errorf("took back %+v, %v", undone, err)
			}
			if got := s.column(c.column); !slices.Equal(got, before) || s.rows("SELECT COUNT(*) FROM product_suppliers") != suppliers {
				t.Errorf("back to %v, want %v", got, before)
			}
			_, err = s.UndoEdit(ctx, dbtest.RequestID(), done.EntryID)
			wantFault(t, err, catalog.ErrEditUndone, "entryId")
		})
	}
}

func (s shop) rows(query string) int64 {
	s.t.Helper()
	var n int64
	if err := s.db.Read(context.Background()).Raw(query).Scan(&n).Error; err != nil {
		s.t.Fatal(err)
	}
	return n
}

func TestUndoKeepsWhatWasChangedSince(t *testing.T) {
	s := newShop(t)
	ctx := context.Background()
	a := s.create(catalog.ProductInput{SKU: "A", Name: "A"})
	b := s.create(catalog.ProductInput{SKU: "B", Name: "B"})
	edit := catalog.EditInput{Selection: catalog.Selection{IDs: []int64{a.ID, b.ID}}, Edit: catalog.Edit{Field: catalog.EditReorderPoint, Quantity: 5000}}
	done, err := s.EditMany(ctx, dbtest.RequestID(), edit)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Update(ctx, dbtest.RequestID(), b.ID, catalog.ProductInput{SKU: "B", Name: "B", ReorderPoint: 7000}); err != nil {
		t.Fatal(err)
	}
	undone, err := s.UndoEdit(ctx, dbtest.RequestID(), done.EntryID)
	if err != nil || undone.Restored != 1 || undone.Kept != 1 || fmt.Sprint(s.column("reorder_point")) != "[0 7000]" {
		t.Errorf("took back %+v, %v: %v", undone, err, s.column("reorder_point"))
	}
}

func TestEditManyRefuses(t *testing.T) {
	s := newShop(t)
	ctx := context.Background()
	p := s.create(catalog.ProductInput{SKU: "A", Name: "A"})
	one := catalog.Selection{IDs: []int64{p.ID}}
	archive := catalog.Edit{Field: catalog.EditArchived, Archived: true}
	for field, c := range map[string]struct {
		in   catalog.EditInput
		kind *fault.Kind
	}{
		"edit.field":         {catalog.EditInput{Selection: one, Edit: catalog.Edit{Field: "name"}}, catalog.ErrEditField},
		"edit.id":            {catalog.EditInput{Selection: one, Edit: catalog.Edit{Field: catalog.EditSupplier, ID: id(77)}}, catalog.ErrSupplierUnknown},
		"edit.quantityMilli": {catalog.EditInput{Selection: one, Edit: catalog.Edit{Field: catalog.EditReorderPoint, Quantity: -1}}, catalog.ErrNegative},
		"selection":          {catalog.EditInput{Selection: one, Edit: archive, Expected: 2}, catalog.ErrEditCount},
		"archived":           {catalog.EditInput{Selection: catalog.Selection{All: true, Query: catalog.ProductQuery{Archived: "x"}}, Edit: archive}, catalog.ErrFilter},
	} {
		_, err := s.EditMany(ctx, dbtest.RequestID(), c.in)
		wantFault(t, err, c.kind, field)
	}
	_, err := s.EditMany(ctx, dbtest.RequestID(), catalog.EditInput{Selection: one, Edit: catalog.Edit{Field: catalog.EditReorderPoint, Quantity: quantity.Max + 1}})
	wantFault(t, err, quantity.ErrTooLarge, "edit.quantityMilli")
	_, err = s.EditMany(ctx, dbtest.RequestID(), catalog.EditInput{Selection: one, Edit: catalog.Edit{Field: catalog.EditSupplier}})
	wantFault(t, err, catalog.ErrEditSupplier, "edit.id")
	_, err = s.EditMany(ctx, dbtest.RequestID(), catalog.EditInput{Edit: archive})
	wantFault(t, err, catalog.ErrEditNone, "selection")
	request := dbtest.RequestID()
	if _, err := s.EditMany(ctx, request, catalog.EditInput{Selection: one, Edit: archive}); err != nil {
		t.Fatal(err)
	}
	_, err = s.EditMany(ctx, request, catalog.EditInput{Selection: one, Edit: catalog.Edit{Field: catalog.EditArchived}})
	if !errors.Is(err, journal.ErrReused) {
		t.Errorf("another edit under the same request: %v", err)
	}
	_, err = s.UndoEdit(ctx, dbtest.RequestID(), 999)
	wantFault(t, err, catalog.ErrEditUnknown, "entryId")
	if got := fmt.Sprint(s.column("archived")); got != "[1]" {
		t.Errorf("archived is %s", got)
	}
}

func TestEditTellsOfStockAndOrders(t *testing.T) {
	s := bulk(t, 300)
	p, err := s.PreviewEdit(context.Background(), catalog.EditInput{
		Selection: catalog.Selection{All: true}, Edit: catalog.Edit{Field: catalog.EditArchived, Archived: true},
	})
	stocked := s.rows("SELECT COUNT(*) FROM product_stock WHERE on_hand <> 0 AND NOT archived")
	want := fmt.Sprintf("With stock, which stays in every report: %d.", stocked)
	if err != nil || reasons(p.Notes) != want || p.Changes != p.Selected {
		t.Errorf("%+v %v, want %s", p, err, want)
	}
}
