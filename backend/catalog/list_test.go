package catalog_test

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"stockroom/backend/catalog"
	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/fold"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

func TestSearch(t *testing.T) {
	s := newShop(t)
	acme := s.supplier("acme")
	long := strings.Repeat("Überlänge ", 12)
	for sku, in := range map[string]catalog.ProductInput{
		"MUG-017":  {Name: "Crème Brûlée Mug"},
		"SC-100":   {Name: "不锈钢螺丝 M6", Suppliers: []catalog.ProductSupplier{{SupplierID: acme, Code: "ACM-77"}}},
		"P_1":      {Name: "100% cotton \"Deluxe\" O'Neill"},
		"-- DROP":  {Name: "NEAR OR AND NOT * thing (x) a:b"},
		"EAN":      {Name: "Łódź Straße", Barcodes: []catalog.Barcode{{Code: "4006381333931"}}},
		"LONG":     {Name: long[:120]},
		"BACK\\SL": {Name: "path c:\\temp"},
	} {
		in.SKU = sku
		s.create(in)
	}
	for search, want := range map[string]string{
		"":                           "-- DROP BACK\\SL EAN LONG MUG-017 P_1 SC-100",
		"creme":                      "MUG-017",
		"BRÛLÉE mug":                 "MUG-017",
		"brulee scr":                 "",
		"rème":                       "MUG-017",
		"m":                          "BACK\\SL MUG-017 SC-100",
		"mu":                         "MUG-017",
		"g-0":                        "MUG-017",
		"017":                        "MUG-017",
		"螺":                          "SC-100",
		"螺丝":                         "SC-100",
		"不锈钢":                        "SC-100",
		"acm-77":                     "SC-100",
		"m6 螺 77":                    "SC-100",
		"%":                          "P_1",
		"100%":                       "P_1",
		"_":                          "P_1",
		"'":                          "P_1",
		"o'neill":                    "P_1",
		"\"":                         "P_1",
		"\"deluxe\"":                 "P_1",
		"\"\"\"":                     "",
		"-":                          "-- DROP MUG-017 SC-100",
		"--":                         "-- DROP",
		"*":                          "-- DROP",
		"NEAR":                       "-- DROP",
		"near or":                    "-- DROP",
		"NOT (x)":                    "-- DROP",
		"a:b":                        "-- DROP",
		"thi*":                       "",
		"\\":                         "BACK\\SL",
		"c:\\t":                      "BACK\\SL",
		"strasse lodz":               "EAN",
		"38133":                      "EAN",
		"überlänge":                  "LONG",
		"nge u":                      "LONG",
		"\x00mug":                    "MUG-017",
		"'; DROP TABLE products; --": "",
	} {
		t.Run(search, func(t *testing.T) {
			list, err := s.List(context.Background(), catalog.ProductQuery{Search: search, Sort: "sku"})
			if err != nil {
				t.Fatal(err)
			}
			got := []string{}
			for _, r := range list.Rows {
				got = append(got, r.SKU)
			}
			if strings.Join(got, " ") != want || list.Total != int64(len(got)) {
				t.Errorf("finds %v of %d, want %s", got, list.Total, want)
			}
		})
	}
}

func TestListRefuses(t *testing.T) {
	s := newShop(t)
	for field, q := range map[string]catalog.ProductQuery{
		"sort": {Sort: "name; DROP TABLE products"}, "archived": {Archived: "maybe"}, "statuses": {Statuses: []string{"ok", "x"}},
		"cursor": {Cursor: "%%%"},
	} {
		_, err := s.List(context.Background(), q)
		kind := catalog.ErrFilter
		switch field {
		case "sort":
			kind = catalog.ErrSort
		case "cursor":
			kind = db.ErrCursor
		}
		wantFault(t, err, kind, field)
	}
}

// bulk makes a catalogue of n products with all kinds of figures.
func bulk(t *testing.T, n int) shop {
	t.Helper()
	s := newShop(t)
	suppliers := []int64{s.supplier("sa"), s.supplier("sb")}
	root := s.category("Root", nil)
	inner := s.category("Inner", &root)
	leaf := s.category("Leaf", &inner)
	other := s.category("Other", nil)
	random := rand.New(rand.NewPCG(1, 2))
	words := []string{"Steel", "Brûlée", "Ölkanne", "螺丝", "mug", "Bolt", "zinc", "Æble"}
	inputs := make([]catalog.ProductInput, n)
	for i := range inputs {
		in := catalog.ProductInput{
			SKU:   fmt.Sprintf("S-%05d", (i*7919)%n),
			Name:  words[random.IntN(len(words))] + " " + words[random.IntN(len(words))] + fmt.Sprint(random.IntN(50)),
			Price: money.PerUnit(random.IntN(300) * 10_000), ReorderPoint: quantity.Milli(random.IntN(4) * 3000), Archived: random.IntN(20) == 0,
		}
		if k := random.IntN(5); k < 4 {
			in.CategoryID = []*int64{&root, &inner, &leaf, &other}[k]
		}
		if k := random.IntN(3); k < 2 {
			in.SupplierID = &suppliers[k]
			in.Suppliers = []catalog.ProductSupplier{{SupplierID: suppliers[k], Code: fmt.Sprintf("C%d", i)}}
		}
		inputs[i] = in
	}
	var ids []int64
	s.exec(func(tx *db.Tx) error {
		made, problems, err := catalog.CreateProducts(tx, inputs)
		if len(problems) > 0 {
			return problems[0].Err
		}
		ids = made
		return err
	})
	s.sql("INSERT INTO journal_entries(id, request_id, command, input_hash, input, user_name, at, day) VALUES(900, 'test-moves', 't', '', '', 'ana', 0, 20260302)")
	s.exec(func(tx *db.Tx) error {
		for _, id := range ids {
			if random.IntN(4) > 0 {
				continue
			}
			n := int64(1+random.IntN(20)) * 1000
			if err := tx.Exec(`INSERT INTO stock_movements(product_id, location_id, quantity, value, unit_cost_e4, balance_after, reason, document_type,
				document_id, document, entry_id, day, at, user_name) VALUES(?, 1, ?, ?, 1, ?, 'found', 'adjustment', 1, 'A', 900, 20260302, 0, 'ana')`,
				id, n, random.IntN(5000), n).Error; err != nil {
				return err
			}
		}
		return nil
	})
	return s
}

// walk reads a whole list page by page.
func (s shop) walk(q catalog.ProductQuery) []catalog.ProductRow {
	s.t.Helper()
	first, rows := s.pages(q, math.MaxInt)
	value := first.Value
	for _, r := range rows {
		value -= r.Value
	}
	if first.Total != int64(len(rows)) || value != 0 {
		s.t.Errorf("the first page says %d rows, there are %d; the values differ by %d", first.Total, len(rows), value)
	}
	return rows
}

// pages reads up to that many pages and returns the first and all rows.
func (s shop) pages(q catalog.ProductQuery, most int) (first catalog.ProductList, rows []catalog.ProductRow) {
	s.t.Helper()
	for i := range most {
		list, err := s.List(context.Background(), q)
		if err != nil {
			s.t.Fatal(err)
		}
		if i == 0 {
			first = list
		} else if list.Total != -1 {
			s.t.Errorf("a later page counts again")
		}
		rows = append(rows, list.Rows...)
		if q.Cursor = list.Next; q.Cursor == "" {
			break
		}
	}
	return first, rows
}

func TestListOfTenThousand(t *testing.T) {
	const n = 10_000
	s := bulk(t, n)
	urgency := []string{"out", "low", "on_its_way", "ok", "archived"}
	text := func(key func(catalog.ProductRow) string) func(a, b catalog.ProductRow) int {
		return func(a, b catalog.ProductRow) int { return strings.Compare(fold.Key(key(a)), fold.Key(key(b))) }
	}
	sorts := map[string]func(a, b catalog.ProductRow) int{
		"name":      text(func(r catalog.ProductRow) string { return r.Name }),
		"sku":       text(func(r catalog.ProductRow) string { return r.SKU }),
		"category":  text(func(r catalog.ProductRow) string { return r.Category }),
		"supplier":  text(func(r catalog.ProductRow) string { return r.Supplier }),
		"price":     func(a, b catalog.ProductRow) int { return cmp.Compare(a.Price, b.Price) },
		"onHand":    func(a, b catalog.ProductRow) int { return cmp.Compare(a.OnHand, b.OnHand) },
		"allocated": func(a, b catalog.ProductRow) int { return cmp.Compare(a.Allocated, b.Allocated) },
		"available": func(a, b catalog.ProductRow) int { return cmp.Compare(a.Available, b.Available) },
		"onOrder":   func(a, b catalog.ProductRow) int { return cmp.Compare(a.OnOrder, b.OnOrder) },
		"projected": func(a, b catalog.ProductRow) int { return cmp.Compare(a.Projected, b.Projected) },
		"value":     func(a, b catalog.ProductRow) int { return cmp.Compare(a.Value, b.Value) },
		"updated":   func(a, b catalog.ProductRow) int { return cmp.Compare(a.UpdatedAt, b.UpdatedAt) },
		"reorderPoint": func(a, b catalog.ProductRow) int {
			return cmp.Compare(a.ReorderPoint, b.ReorderPoint)
		},
		"status": func(a, b catalog.ProductRow) int {
			return cmp.Compare(slices.Index(urgency, string(a.Status)), slices.Index(urgency, string(b.Status)))
		},
	}
	all := s.walk(catalog.ProductQuery{Archived: "all", Limit: 500})
	if len(all) != n {
		t.Fatalf("%d rows, want %d", len(all), n)
	}
	for name, compare := range sorts {
		for _, descending := range []bool{false, true} {
			t.Run(fmt.Sprint(name, descending), func(t *testing.T) {
				most := math.MaxInt
				if descending {
					most = 3 // the way down differs in its beginning; all of it costs seconds
				}
				_, got := s.pages(catalog.ProductQuery{Archived: "all", Sort: name, Descending: descending, Limit: 500}, most)
				if want := min(n, 500*min(most, n)); len(got) != want {
					t.Fatalf("%d rows, want %d", len(got), want)
				}
				want := slices.Clone(all)
				slices.SortFunc(want, func(a, b catalog.ProductRow) int {
					order := cmp.Or(compare(a, b), cmp.Compare(a.ID, b.ID))
					if descending {
						return -order
					}
					return order
				})
				for i := range got {
					if got[i].ID != want[i].ID {
						t.Fatalf("row %d is %+v, want %+v", i, got[i], want[i])
					}
				}
			})
		}
	}
	t.Run("several", func(t *testing.T) { checkSeveralSorts(t, s, all, sorts) })
	t.Run("filters", func(t *testing.T) { checkFilters(t, s, all) })
}

func checkSeveralSorts(t *testing.T, s shop, all []catalog.ProductRow, sorts map[string]func(a, b catalog.ProductRow) int) {
	t.Helper()
	for _, order := range []string{
		"status,name", "status,-name", "-status,price,sku", "category,-value", "-supplier,category,-available", "price,-onHand,name", "name,-sku",
		"onHand,status,name,sku", "category,category,-category,name",
	} {
		got := s.walk(catalog.ProductQuery{Archived: "all", Sort: order, Limit: 500})
		names := db.SortNames(order, false)
		compare := func(a, b catalog.ProductRow) int {
			for _, n := range names {
				if by := sorts[n.Name](a, b); by != 0 && n.Desc {
					return -by
				} else if by != 0 {
					return by
				}
			}
			if names[len(names)-1].Desc {
				return cmp.Compare(b.ID, a.ID)
			}
			return cmp.Compare(a.ID, b.ID)
		}
		if len(got) != len(all) || !slices.IsSortedFunc(got, compare) {
			t.Errorf("%q: %d rows, in order %v", order, len(got), slices.IsSortedFunc(got, compare))
		}
	}
	_, err := s.List(context.Background(), catalog.ProductQuery{Sort: "name,nonsense"})
	wantFault(t, err, catalog.ErrSort, "sort")
	one, err := s.List(context.Background(), catalog.ProductQuery{Sort: "status,name", Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.List(context.Background(), catalog.ProductQuery{Sort: "status", Limit: 1, Cursor: one.Next})
	wantFault(t, err, db.ErrCursor, "cursor")
}

func checkFilters(t *testing.T, s shop, all []catalog.ProductRow) {
	t.Helper()
	tree, err := s.Categories(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]int64{}
	for _, c := range tree.Categories {
		ids[c.Name] = c.ID
	}
	active := func(r catalog.ProductRow) bool { return !r.Archived }
	inner := ids["Inner"]
	for name, c := range map[string]struct {
		query catalog.ProductQuery
		want  func(r catalog.ProductRow) bool
	}{
		"active":      {catalog.ProductQuery{}, active},
		"archived":    {catalog.ProductQuery{Archived: "archived"}, func(r catalog.ProductRow) bool { return r.Archived }},
		"branch":      {catalog.ProductQuery{CategoryID: &inner, Sort: "onHand"}, func(r catalog.ProductRow) bool { return active(r) && (r.Category == "Inner" || r.Category == "Leaf") }},
		"no category": {catalog.ProductQuery{Uncategorised: true}, func(r catalog.ProductRow) bool { return active(r) && r.CategoryID == nil }},
		"supplier":    {catalog.ProductQuery{SupplierID: id(2), Sort: "value"}, func(r catalog.ProductRow) bool { return active(r) && r.Supplier == "sb" }},
		"price": {
			catalog.ProductQuery{PriceFrom: price(100_000), PriceTo: price(200_000), Sort: "available"},
			func(r catalog.ProductRow) bool { return active(r) && r.Price >= 100_000 && r.Price <= 200_000 },
		},
		"status": {
			catalog.ProductQuery{Statuses: []string{"out", "low"}, Sort: "name"},
			func(r catalog.ProductRow) bool {
				return r.Status == catalog.StatusOut || r.Status == catalog.StatusLow
			},
		},
		"all of it": {
			catalog.ProductQuery{
				Search: "brul st", Statuses: []string{"ok"}, CategoryID: id(ids["Root"]), SupplierID: id(1),
				PriceFrom: price(1), Sort: "price", Descending: true,
			},
			func(r catalog.ProductRow) bool {
				return r.Status == catalog.StatusOK && r.Supplier == "sa" && r.Price > 0 && r.CategoryID != nil && r.Category != "Other" &&
					strings.Contains(fold.Key(r.Name), "brul") && strings.Contains(fold.Key(r.Name), "st")
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			want := map[int64]bool{}
			for _, r := range all {
				if c.want(r) {
					want[r.ID] = true
				}
			}
			c.query.Limit = 500
			got := s.walk(c.query)
			ids, err := s.IDs(context.Background(), c.query)
			if err != nil || !slices.EqualFunc(got, ids, func(r catalog.ProductRow, id int64) bool { return r.ID == id }) {
				t.Errorf("%d ids for %d rows, %v", len(ids), len(got), err)
			}
			for _, r := range got {
				if !want[r.ID] {
					t.Fatalf("shows %+v", r)
				}
			}
			if len(got) != len(want) || len(want) == 0 {
				t.Errorf("shows %d, want %d", len(got), len(want))
			}
		})
	}
}

func TestFind(t *testing.T) {
	s := newShop(t)
	acme, best := s.supplier("acme"), s.supplier("best")
	mug := s.create(catalog.ProductInput{SKU: "10", Name: "Mug", Price: 500, Suppliers: []catalog.ProductSupplier{
		{SupplierID: acme, Code: "M-1", Cost: price(300)}, {SupplierID: best, Code: "B-1", Cost: price(200)},
	}})
	s.create(catalog.ProductInput{SKU: "11", Name: "A big mug"})
	s.create(catalog.ProductInput{SKU: "12", Name: "Mug, large", Barcodes: []catalog.Barcode{{Code: "96385074"}}})
	s.create(catalog.ProductInput{SKU: "mug", Name: "Zebra"})
	s.create(catalog.ProductInput{SKU: "13", Name: "Bowl", Suppliers: []catalog.ProductSupplier{{SupplierID: best}}})
	old := s.create(catalog.ProductInput{SKU: "14", Name: "Mug, old"})
	if _, err := s.Archive(context.Background(), dbtest.RequestID(), catalog.ArchiveInput{IDs: []int64{old.ID}, Archived: true}); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		query catalog.FindQuery
		want  string
	}{
		"code, prefix, rest":   {catalog.FindQuery{Text: "MUG"}, "[Zebra! Mug Mug, large A big mug]"},
		"limit":                {catalog.FindQuery{Text: "mug", Limit: 2}, "[Zebra! Mug]"},
		"barcode":              {catalog.FindQuery{Text: "96385074"}, "[Mug, large!]"},
		"archived SKU":         {catalog.FindQuery{Text: "14"}, "[]"},
		"supplier's code":      {catalog.FindQuery{Text: "b-1"}, "[Mug]"},
		"nothing":              {catalog.FindQuery{Text: "xyz"}, "[]"},
		"empty":                {catalog.FindQuery{}, "[A big mug Bowl Mug Mug, large Zebra]"},
		"empty, of a supplier": {catalog.FindQuery{SupplierID: &best}, "[Bowl Mug A big mug Mug, large Zebra]"},
	} {
		t.Run(name, func(t *testing.T) {
			picks, err := s.Find(context.Background(), c.query)
			if err != nil {
				t.Fatal(err)
			}
			got := []string{}
			for _, p := range picks {
				mark := ""
				if p.Exact {
					mark = "!"
				}
				got = append(got, p.Name+mark)
			}
			if fmt.Sprint(got) != c.want {
				t.Errorf("got %v, want %s", got, c.want)
			}
		})
	}
	for supplier, want := range map[*int64]string{nil: "M-1 300", &best: "B-1 200"} {
		picks, err := s.Find(context.Background(), catalog.FindQuery{Text: "10", SupplierID: supplier})
		if err != nil || len(picks) != 1 || picks[0].ID != mug.ID || fmt.Sprint(picks[0].SupplierCode, " ", *picks[0].Cost) != want {
			t.Errorf("got %+v, %v; want %s", picks, err, want)
		}
	}
}

// Letters that most products have are looked for in another way than rare
// ones; what is found must not depend on it.
func TestShortWordsFindTheSameHoweverCommonTheyAre(t *testing.T) {
	d, _ := dbtest.New(t)
	ctx := context.Background()
	random := rand.New(rand.NewPCG(7, 7))
	inputs := make([]catalog.ProductInput, 2500)
	for i := range inputs {
		name := fmt.Sprintf("tea %c%c %d", 'a'+rune(random.IntN(26)), 'a'+rune(random.IntN(26)), i)
		inputs[i] = catalog.ProductInput{SKU: fmt.Sprintf("S-%04d", i), Name: name, Archived: i%9 == 0}
	}
	err := d.Write(ctx, func(tx *db.Tx) error {
		_, _, err := catalog.CreateProducts(tx, inputs)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	service := catalog.New(d)
	for _, search := range []string{"t", "ea", "s", "t e", "qx", "zz", "q", "7", "t qx", "tea q", "no", "tea ea", "tea qx", "ea 77", "ea q 7", "s- t 7"} {
		want := 0
		for _, in := range inputs {
			found := !in.Archived
			for _, word := range strings.Fields(search) {
				found = found && strings.Contains(fold.Key(in.SKU+" "+in.Name), word)
			}
			if found {
				want++
			}
		}
		for _, sort := range []string{"name", "sku", "price", "onHand", "category"} {
			seen := map[int64]bool{}
			for cursor := ""; ; {
				list, err := service.List(ctx, catalog.ProductQuery{Search: search, Sort: sort, Cursor: cursor, Limit: 300})
				if err != nil {
					t.Fatal(err)
				}
				if cursor == "" && list.Total != int64(want) {
					t.Errorf("%q by %s: %d in all, want %d", search, sort, list.Total, want)
				}
				for _, row := range list.Rows {
					if seen[row.ID] {
						t.Errorf("%q by %s: product %d is there twice", search, sort, row.ID)
					}
					seen[row.ID] = true
				}
				if cursor = list.Next; cursor == "" {
					break
				}
			}
			if len(seen) != want {
				t.Errorf("%q by %s: %d rows, want %d", search, sort, len(seen), want)
			}
		}
	}
}
