package catalog_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"stockroom/backend/catalog"
	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/fault"
	"stockroom/backend/text"
)

func (s shop) category(name string, parent *int64) int64 {
	s.t.Helper()
	c, err := s.CreateCategory(context.Background(), dbtest.RequestID(), catalog.CategoryInput{Name: name, ParentID: parent})
	if err != nil {
		s.t.Fatal(err)
	}
	return c
}

// outline writes the tree as "name(own/below)" with dots for depth.
func (s shop) outline() string {
	s.t.Helper()
	tree, err := s.Categories(context.Background())
	if err != nil {
		s.t.Fatal(err)
	}
	parts := []string{}
	for _, c := range tree.Categories {
		parts = append(parts, fmt.Sprintf("%s%s(%d/%d)", strings.Repeat(".", c.Depth), c.Name, c.Products, c.ProductsBelow))
	}
	return strings.Join(parts, " ") + fmt.Sprintf(" none(%d)", tree.Uncategorised)
}

func TestTree(t *testing.T) {
	s := newShop(t)
	tools := s.category("Tools", nil)
	drinks := s.category("Drinks", nil)
	tea := s.category("tea", &drinks)
	coffee := s.category("Coffee", &drinks)
	green := s.category("Green", &tea)
	for i, c := range []*int64{&green, &green, &tea, &drinks, &tools, nil} {
		s.create(catalog.ProductInput{SKU: fmt.Sprint(i), Name: "x", CategoryID: c})
	}
	archived := s.create(catalog.ProductInput{SKU: "old", Name: "x", CategoryID: &coffee})
	if _, err := s.Archive(context.Background(), dbtest.RequestID(), catalog.ArchiveInput{IDs: []int64{archived.ID}, Archived: true}); err != nil {
		t.Fatal(err)
	}
	before := "Drinks(1/4) .Coffee(0/0) .tea(1/3) ..Green(2/2) Tools(1/1) none(1)"
	if got := s.outline(); got != before {
		t.Fatalf("tree is  %s\nwant     %s", got, before)
	}
	for name, c := range map[string]struct {
		run   func() error
		kind  *fault.Kind
		field string
	}{
		"below itself":   {func() error { return s.move1(drinks, &drinks) }, catalog.ErrCategoryCycle, "parentId"},
		"below a child":  {func() error { return s.move1(drinks, &green) }, catalog.ErrCategoryCycle, "parentId"},
		"no such parent": {func() error { return s.move1(drinks, id(99)) }, catalog.ErrCategoryUnknown, "parentId"},
		"no such one":    {func() error { return s.move1(99, nil) }, catalog.ErrCategoryUnknown, "id"},
		"has products":   {func() error { return s.DeleteCategory(context.Background(), dbtest.RequestID(), green) }, catalog.ErrCategoryUsed, "id"},
		"has archived":   {func() error { return s.DeleteCategory(context.Background(), dbtest.RequestID(), coffee) }, catalog.ErrCategoryUsed, "id"},
		"name of a sibling": {func() error {
			return s.UpdateCategory(context.Background(), dbtest.RequestID(), coffee, catalog.CategoryInput{Name: "TEÁ"})
		}, catalog.ErrCategoryExists, "name"},
		"no name": {func() error {
			return s.UpdateCategory(context.Background(), dbtest.RequestID(), coffee, catalog.CategoryInput{Name: " "})
		}, text.ErrEmpty, "name"},
	} {
		t.Run(name, func(t *testing.T) {
			wantFault(t, c.run(), c.kind, c.field)
			if got := s.outline(); got != before {
				t.Errorf("tree became %s", got)
			}
		})
	}
	if err := s.move1(tea, &tools); err != nil {
		t.Fatal(err)
	}
	if got, want := s.outline(), "Drinks(1/1) .Coffee(0/0) Tools(1/4) .tea(1/3) ..Green(2/2) none(1)"; got != want {
		t.Errorf("tree is  %s\nwant     %s", got, want)
	}
	if err := s.move1(tea, nil); err != nil {
		t.Fatal(err)
	}
	if got, want := s.outline(), "Drinks(1/1) .Coffee(0/0) tea(1/3) .Green(2/2) Tools(1/1) none(1)"; got != want {
		t.Errorf("tree is  %s\nwant     %s", got, want)
	}
}

func (s shop) move1(category int64, parent *int64) error {
	return s.MoveCategory(context.Background(), dbtest.RequestID(), catalog.MoveInput{ID: category, ParentID: parent})
}

func TestMoveRefusesASiblingOfThatName(t *testing.T) {
	s := newShop(t)
	a, b := s.category("A", nil), s.category("B", nil)
	s.category("same", &a)
	inner := s.category("Same", &b)
	wantFault(t, s.move1(inner, &a), catalog.ErrCategoryExists, "parentId")
	if err := s.move1(inner, &b); err != nil {
		t.Errorf("to where it is: %v", err)
	}
}

func TestCategoryCodesAndDelete(t *testing.T) {
	s := newShop(t)
	create := func(name, code string) (int64, error) {
		return s.CreateCategory(context.Background(), dbtest.RequestID(), catalog.CategoryInput{Name: name, Code: code})
	}
	first, err := create("A", "x1")
	if err != nil {
		t.Fatal(err)
	}
	_, err = create("B", "X1")
	wantFault(t, err, catalog.ErrCategoryCode, "code")
	for _, name := range []string{"C", "D"} {
		if _, err := create(name, ""); err != nil {
			t.Errorf("no code twice: %v", err)
		}
	}
	if err := s.DeleteCategory(context.Background(), dbtest.RequestID(), first); err != nil {
		t.Fatal(err)
	}
	wantFault(t, s.DeleteCategory(context.Background(), dbtest.RequestID(), first), catalog.ErrCategoryUnknown, "id")
	if got := s.outline(); got != "C(0/0) D(0/0) none(0)" {
		t.Errorf("left are %s", got)
	}
	if _, err := create("A", "X1"); err != nil {
		t.Errorf("the code is free again: %v", err)
	}
}

func TestDeepTree(t *testing.T) {
	s := newShop(t)
	const depth = 200
	var parent *int64
	s.exec(func(tx *db.Tx) error {
		for i := range depth {
			c, err := catalog.CreateCategory(tx, catalog.CategoryInput{Name: fmt.Sprintf("level %d", i), ParentID: parent})
			if err != nil {
				return err
			}
			if _, err := catalog.CreateCategory(tx, catalog.CategoryInput{Name: fmt.Sprintf("LEVEL %d", i), ParentID: parent}); err == nil {
				return fmt.Errorf("level %d was made twice", i)
			}
			parent = &c
		}
		return nil
	})
	p := s.create(catalog.ProductInput{SKU: "A", Name: "Apple", CategoryID: parent})
	if len(p.CategoryPath) != depth || p.CategoryPath[0] != "level 0" {
		t.Errorf("path has %d names from %q", len(p.CategoryPath), p.CategoryPath[0])
	}
	tree, err := s.Categories(context.Background())
	if err != nil || len(tree.Categories) != depth || tree.Categories[0].ProductsBelow != 1 || tree.Categories[depth-1].Depth != depth-1 {
		t.Errorf("%d categories, %v", len(tree.Categories), err)
	}
	if list, err := s.List(context.Background(), catalog.ProductQuery{CategoryID: &tree.Categories[0].ID}); err != nil || list.Total != 1 {
		t.Errorf("the root's filter finds %d, %v", list.Total, err)
	}
}
