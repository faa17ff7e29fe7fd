package catalog_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"stockroom/backend/catalog"
	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/fault"
	"stockroom/backend/money"
)

// shop is a fresh database with its catalogue.
type shop struct {
	*catalog.Service
	db    *db.DB
	clock *dbtest.Clock
	t     testing.TB
}

func newShop(tb testing.TB) shop {
	tb.Helper()
	d, clock := dbtest.New(tb)
	return shop{catalog.New(d), d, clock, tb}
}

func (s shop) create(in catalog.ProductInput) catalog.Product {
	s.t.Helper()
	p, err := s.Create(context.Background(), dbtest.RequestID(), in)
	if err != nil {
		s.t.Fatal(err)
	}
	return p
}

func (s shop) supplier(name string) int64 {
	s.t.Helper()
	var id int64
	s.exec(func(tx *db.Tx) error {
		return tx.Raw(`INSERT INTO suppliers(code, code_key, name, name_key, search_key, created_at, updated_at)
			VALUES(?, ?, ?, ?, '', 0, 0) RETURNING id`, name, name, name, name).Scan(&id).Error
	})
	return id
}

func (s shop) exec(run func(tx *db.Tx) error) {
	s.t.Helper()
	if err := s.db.Write(context.Background(), run); err != nil {
		s.t.Fatal(err)
	}
}

// sql writes what belongs to packages above this one: movements, order lines.
func (s shop) sql(statement string, values ...any) {
	s.t.Helper()
	s.exec(func(tx *db.Tx) error { return tx.Exec(statement, values...).Error })
}

// move posts a movement at Main as package stock does.
func (s shop) move(product, quantity, value int64, reason string) {
	s.t.Helper()
	s.sql(`INSERT INTO journal_entries(id, request_id, command, input_hash, input, user_name, at, day)
		SELECT 900, 'test-moves', 't', '', '', 'ana', 0, 20260302 WHERE NOT EXISTS(SELECT 1 FROM journal_entries WHERE id = 900)`)
	s.sql(`INSERT INTO stock_movements(product_id, location_id, quantity, value, unit_cost_e4, balance_after, reason, document_type, document_id, document,
		entry_id, day, at, user_name) VALUES(?, 1, ?, ?, 1, ? + COALESCE((SELECT on_hand FROM stock_balances WHERE product_id = ? AND location_id = 1), 0),
		?, 'adjustment', 1, 'A', 900, 20260302, 0, 'ana')`, product, quantity, value, quantity, product, reason)
}

func wantFault(t *testing.T, err error, kind *fault.Kind, field string) {
	t.Helper()
	f, ok := fault.Of(err)
	if !ok || !errors.Is(err, kind) {
		t.Fatalf("got %v, want %v", err, kind)
	}
	if f.Field() != field {
		t.Errorf("at %q, want %q", f.Field(), field)
	}
	if strings.Contains(f.Error(), "{") {
		t.Errorf("the sentence has a gap: %s", f)
	}
}

func id(n int64) *int64 { return &n }

func price(n int64) *money.PerUnit { p := money.PerUnit(n); return &p }

func TestCreateAndRead(t *testing.T) {
	s := newShop(t)
	exotic, tokyo := s.supplier("exotic"), s.supplier("tokyo")
	drinks, err := s.CreateCategory(context.Background(), dbtest.RequestID(), catalog.CategoryInput{Name: "Drinks", Code: "1"})
	if err != nil {
		t.Fatal(err)
	}
	tea, err := s.CreateCategory(context.Background(), dbtest.RequestID(), catalog.CategoryInput{Name: "Tea", ParentID: &drinks})
	if err != nil {
		t.Fatal(err)
	}
	in := catalog.ProductInput{
		SKU: "2", Name: "Chang", Description: "Beer of Thailand", Pack: "24 - 12 oz bottles", Notes: "cool", CategoryID: &tea, UnitID: 1,
		SupplierID: &exotic, Price: 19_000_000, ReorderPoint: 25_000, ReorderUpTo: 60_000, ReorderQuantity: 40_000, OrderMultiple: 24_000,
		AllowNegative: true, Barcodes: []catalog.Barcode{{Code: "4006381333931"}, {Code: "shelf 3", Own: true}},
		Suppliers: []catalog.ProductSupplier{
			{SupplierID: exotic, Code: "CH-24", Cost: price(15_200_000), MinimumOrder: 24_000, LeadTimeDays: id(7)},
			{SupplierID: tokyo},
		},
	}
	got := s.create(in)
	in.Suppliers[0].Name, in.Suppliers[1].Name = "exotic", "tokyo"
	if !reflect.DeepEqual(got.ProductInput, in) {
		t.Errorf("kept\n%+v\nwant\n%+v", got.ProductInput, in)
	}
	if fmt.Sprint(got.CategoryPath) != "[Drinks Tea]" || got.Supplier != "exotic" || got.Unit.Code != "pcs" || got.HasMovements {
		t.Errorf("got %+v", got)
	}
	if got.Figures.Status != catalog.StatusOut || got.Figures.OnHand != 0 || got.Figures.UnitCost() != nil {
		t.Errorf("figures are %+v", got.Figures)
	}
	if want := dbtest.Start().UnixMilli(); got.CreatedAt != want || got.UpdatedAt != want {
		t.Errorf("made at %d, changed at %d", got.CreatedAt, got.UpdatedAt)
	}
	again, err := s.Product(context.Background(), got.ID)
	if err != nil || !reflect.DeepEqual(again, got) {
		t.Errorf("read again %+v, %v", again, err)
	}
	for _, code := range []string{"2", " 4006381333931 ", "04006381333931", "shelf 3"} {
		if found, err := s.Scan(context.Background(), code); err != nil || found.ID != got.ID {
			t.Errorf("scan of %q: %v, %v", code, found.ID, err)
		}
	}
	_, err = s.Scan(context.Background(), "nothing")
	wantFault(t, err, catalog.ErrCodeUnknown, "code")
}

func TestCreateIsDoneOnce(t *testing.T) {
	s := newShop(t)
	request := dbtest.RequestID()
	in := catalog.ProductInput{SKU: "A", Name: "Apple"}
	first, err := s.Create(context.Background(), request, in)
	if err != nil {
		t.Fatal(err)
	}
	second, err := s.Create(context.Background(), request, in)
	if err != nil || !reflect.DeepEqual(first, second) {
		a, _ := json.Marshal(first)
		b, _ := json.Marshal(second)
		t.Fatalf("%v\n%s\n%s", err, a, b)
	}
	if list, err := s.List(context.Background(), catalog.ProductQuery{}); err != nil || list.Total != 1 {
		t.Errorf("%d products, %v", list.Total, err)
	}
}

func TestCreateRefusesWhatIsTaken(t *testing.T) {
	s := newShop(t)
	s.create(catalog.ProductInput{SKU: "Straße-1", Name: "First", Barcodes: []catalog.Barcode{{Code: "036000291452"}}})
	for name, c := range map[string]struct {
		in    catalog.ProductInput
		kind  *fault.Kind
		field string
	}{
		"SKU in another case": {catalog.ProductInput{SKU: "STRASSE-1"}, catalog.ErrSKUTaken, "sku"},
		"barcode":             {catalog.ProductInput{SKU: "B", Barcodes: []catalog.Barcode{{Code: "x"}, {Code: "036000291452"}}}, catalog.ErrBarcodeTaken, "barcodes.1.code"},
		"barcode as EAN-13":   {catalog.ProductInput{SKU: "B", Barcodes: []catalog.Barcode{{Code: "0036000291452"}}}, catalog.ErrBarcodeTaken, "barcodes.0.code"},
		"category":            {catalog.ProductInput{SKU: "B", CategoryID: id(99)}, catalog.ErrCategoryUnknown, "categoryId"},
		"default supplier":    {catalog.ProductInput{SKU: "B", SupplierID: id(99)}, catalog.ErrSupplierUnknown, "supplierId"},
		"supplier": {
			catalog.ProductInput{SKU: "B", Suppliers: []catalog.ProductSupplier{{SupplierID: 99}}},
			catalog.ErrSupplierUnknown, "suppliers.0.supplierId",
		},
		"unit": {catalog.ProductInput{SKU: "B", UnitID: 99}, catalog.ErrUnitUnknown, "unitId"},
	} {
		t.Run(name, func(t *testing.T) {
			c.in.Name = "Second"
			_, err := s.Create(context.Background(), dbtest.RequestID(), c.in)
			wantFault(t, err, c.kind, c.field)
			if list, err := s.List(context.Background(), catalog.ProductQuery{Archived: "all"}); err != nil || list.Total != 1 {
				t.Errorf("%d products, %v: something was written", list.Total, err)
			}
		})
	}
}

func TestUpdateReplacesAndFindsAgain(t *testing.T) {
	s := newShop(t)
	other := s.create(catalog.ProductInput{SKU: "O", Name: "Other", Barcodes: []catalog.Barcode{{Code: "other"}}})
	p := s.create(catalog.ProductInput{SKU: "A", Name: "Apple", Price: 100, Barcodes: []catalog.Barcode{{Code: "old"}, {Code: "kept"}}, ReorderPoint: 1000})
	s.clock.Advance(time.Hour)
	in := p.ProductInput
	in.SKU, in.Name, in.Price, in.Archived = "a", "Äpfel", 200, true
	in.Barcodes = []catalog.Barcode{{Code: "kept"}, {Code: "new"}}
	got, err := s.Update(context.Background(), dbtest.RequestID(), p.ID, in)
	if err != nil {
		t.Fatal(err)
	}
	if got.SKU != "a" || got.Name != "Äpfel" || got.Price != 200 || got.Archived || got.CreatedAt != p.CreatedAt || got.UpdatedAt == p.UpdatedAt {
		t.Errorf("got %+v", got)
	}
	for search, want := range map[string]int64{"apfel": 1, "apple": 0, "old": 0, "new": 1, "kept": 1, "ot": 1} {
		if list, err := s.List(context.Background(), catalog.ProductQuery{Search: search}); err != nil || list.Total != want {
			t.Errorf("search for %q finds %d, %v", search, list.Total, err)
		}
	}
	if same, err := s.Product(context.Background(), other.ID); err != nil || !reflect.DeepEqual(same, other) {
		t.Errorf("the other product changed: %+v, %v", same, err)
	}
	_, err = s.Update(context.Background(), dbtest.RequestID(), 99, in)
	wantFault(t, err, catalog.ErrProductUnknown, "id")
	in.Barcodes = []catalog.Barcode{{Code: "other"}}
	_, err = s.Update(context.Background(), dbtest.RequestID(), p.ID, in)
	wantFault(t, err, catalog.ErrBarcodeTaken, "barcodes.0.code")
	if same, err := s.Product(context.Background(), p.ID); err != nil || !reflect.DeepEqual(same, got) {
		t.Errorf("a refused change left %+v, %v", same, err)
	}
}

func TestUnitStaysUnderQuantities(t *testing.T) {
	s := newShop(t)
	p := s.create(catalog.ProductInput{SKU: "A", Name: "Apple"})
	in := p.ProductInput
	in.UnitID = 2
	p, err := s.Update(context.Background(), dbtest.RequestID(), p.ID, in)
	if err != nil || p.Unit.Code != "kg" {
		t.Fatalf("without movements the unit is free: %v, %v", p.Unit, err)
	}
	s.move(p.ID, 1500, 300, "found")
	in.UnitID = 3
	_, err = s.Update(context.Background(), dbtest.RequestID(), p.ID, in)
	wantFault(t, err, catalog.ErrUnitFixed, "unitId")
	p, err = s.Product(context.Background(), p.ID)
	if err != nil || p.Unit.Code != "kg" || !p.HasMovements || p.Figures.OnHand != 1500 || *p.Figures.UnitCost() != 2_000_000 {
		t.Errorf("got %+v, %v", p, err)
	}
}

func TestNegativeStockSwitch(t *testing.T) {
	s := newShop(t)
	p := s.create(catalog.ProductInput{SKU: "A", Name: "Apple", AllowNegative: true})
	s.move(p.ID, -2000, 0, "loss")
	in := p.ProductInput
	in.AllowNegative = false
	_, err := s.Update(context.Background(), dbtest.RequestID(), p.ID, in)
	wantFault(t, err, catalog.ErrBelowZero, "allowNegative")
	s.move(p.ID, 2000, 0, "found")
	if _, err := s.Update(context.Background(), dbtest.RequestID(), p.ID, in); err != nil {
		t.Fatal(err)
	}
	err = s.db.Write(context.Background(), func(tx *db.Tx) error {
		return tx.Exec(`INSERT INTO stock_movements(product_id, location_id, quantity, value, balance_after, reason, document_type, document_id, document,
			entry_id, day, at, user_name) VALUES(?, 1, -1000, 0, -1000, 'loss', 'adjustment', 1, 'A', 900, 20260302, 0, 'ana')`, p.ID).Error
	})
	if !db.IsRefused(err) {
		t.Errorf("after the switch the schema must refuse negative stock; got %v", err)
	}
}

func TestArchive(t *testing.T) {
	s := newShop(t)
	a := s.create(catalog.ProductInput{SKU: "A", Name: "Apple"})
	b := s.create(catalog.ProductInput{SKU: "B", Name: "Bread"})
	_, err := s.Archive(context.Background(), dbtest.RequestID(), catalog.ArchiveInput{IDs: []int64{a.ID, 99}, Archived: true})
	wantFault(t, err, catalog.ErrProductUnknown, "ids")
	for _, step := range []struct {
		archived            bool
		ids                 []int64
		changed             int64
		active, put, picked int64
	}{
		{true, []int64{a.ID, b.ID}, 2, 0, 2, 0},
		{true, []int64{a.ID}, 0, 0, 2, 0},
		{false, []int64{a.ID, b.ID, a.ID}, 2, 2, 0, 2},
		{true, []int64{b.ID}, 1, 1, 1, 1},
	} {
		n, err := s.Archive(context.Background(), dbtest.RequestID(), catalog.ArchiveInput{IDs: step.ids, Archived: step.archived})
		if err != nil || n != step.changed {
			t.Errorf("changed %d, %v; want %d", n, err, step.changed)
		}
		for archived, want := range map[string]int64{"": step.active, "active": step.active, "archived": step.put, "all": 2} {
			if list, err := s.List(context.Background(), catalog.ProductQuery{Archived: archived}); err != nil || list.Total != want {
				t.Errorf("%q: %d, %v; want %d", archived, list.Total, err, want)
			}
		}
		if picks, err := s.Find(context.Background(), catalog.FindQuery{}); err != nil || int64(len(picks)) != step.picked {
			t.Errorf("picker shows %d, %v", len(picks), err)
		}
	}
	if p, err := s.Scan(context.Background(), "B"); err != nil || p.Figures.Status != catalog.StatusArchived {
		t.Errorf("an archived product is still found by scanning: %v, %v", p.Figures.Status, err)
	}
}

func TestProposeSKU(t *testing.T) {
	for name, c := range map[string]struct {
		skus []string
		want string
	}{
		"first":           {nil, "P-00001"},
		"continues":       {[]string{"MUG-017"}, "MUG-018"},
		"of the last":     {[]string{"90", "MUG-017", "7"}, "8"},
		"skips taken":     {[]string{"mug-019", "MUG-018", "MUG-017"}, "MUG-020"},
		"grows":           {[]string{"P-99"}, "P-100"},
		"without number":  {[]string{"MUG"}, "MUG-2"},
		"without, taken":  {[]string{"MUG-2", "MUG"}, "MUG-3"},
		"very long digit": {[]string{"12345678901234567890"}, "12345678901234567891"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newShop(t)
			for _, sku := range c.skus {
				s.create(catalog.ProductInput{SKU: sku, Name: "x"})
			}
			got, err := s.ProposeSKU(context.Background())
			if err != nil || got != c.want {
				t.Fatalf("got %q, %v; want %q", got, err, c.want)
			}
			s.create(catalog.ProductInput{SKU: got, Name: "x"})
		})
	}
}

func TestProposeSKUBeyondManyTaken(t *testing.T) {
	s := newShop(t)
	inputs := []catalog.ProductInput{}
	for i := 150; i >= 1; i-- {
		inputs = append(inputs, catalog.ProductInput{SKU: fmt.Sprintf("N%03d", i), Name: "x"})
	}
	s.exec(func(tx *db.Tx) error {
		_, problems, err := catalog.CreateProducts(tx, inputs)
		if len(problems) > 0 {
			return problems[0].Err
		}
		return err
	})
	if got, err := s.ProposeSKU(context.Background()); err != nil || got != "N151" {
		t.Errorf("got %q, %v", got, err)
	}
}
