package api_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gorm.io/gorm"

	"stockroom/backend"
	"stockroom/backend/api"
	"stockroom/backend/query"
)

// shop fills books with a little of everything and answers a caller of methods.
func listsShop(t *testing.T) func(method, request string, answer any) error {
	t.Helper()
	return listsShopIn(t, open(t))
}

func listsShopIn(t *testing.T, b *backend.Backend) func(method, request string, answer any) error {
	t.Helper()
	registry := api.NewRegistry(b.Bound())
	call := func(method, request string, answer any) error {
		got, err := registry.Call(method, json.RawMessage(request))
		if err != nil || answer == nil {
			return err
		}
		text, err := json.Marshal(got)
		if err != nil {
			return err
		}
		return json.Unmarshal(text, answer)
	}
	for i, line := range [][2]string{
		{"Suppliers.Create", `{"card": {"code": "EXO", "name": "Exotic Liquids", "city": "London"}}`},
		{"Suppliers.Create", `{"card": {"code": "TOK", "name": "Tokyo Traders", "city": "Tokyo"}}`},
		{"Customers.Create", `{"card": {"code": "ALF", "name": "Alfreds Futterkiste", "city": "Berlin"}}`},
		{"Customers.Create", `{"card": {"code": "BON", "name": "Bon app'", "city": "Marseille"}}`},
		{"Catalog.Create", `{"product": {"sku": "TEA", "name": "=Green tea", "supplierId": 1, "priceMinorE4": 8500000, "reorderPointMilli": 5000}}`},
		{"Catalog.Create", `{"product": {"sku": "MUG", "name": "Mug", "supplierId": 2, "priceMinorE4": 12000000}}`},
		{"Stock.CreateLocation", `{"code": "SH", "name": "Shelf"}`},
		{"Stock.OpenBalance", `{"lines": [{"productId": 1, "quantityMilli": 3000, "unitCostMinorE4": 4000000}]}`},
		{"Stock.Adjust", `{"reason": "found", "lines": [{"productId": 2, "locationId": 2, "quantityMilli": 7000, "unitCostMinorE4": 2000000}]}`},
		{"Purchasing.Create", `{"supplierId": 1, "orderDay": "2026-02-10", "promisedDay": "2026-02-20", "lines": [{"productId": 1, "quantityMilli": 9000, "unitCostMinorE4": 4000000}]}`},
		{"Purchasing.Place", `{"id": 1}`},
		{"Purchasing.Create", `{"supplierId": 2, "orderDay": "2026-03-01", "lines": [{"productId": 2, "quantityMilli": 1000, "unitCostMinorE4": 2000000}]}`},
		{"Sales.Create", `{"customerId": 1, "orderDay": "2026-02-27", "requiredDay": "2026-03-20", "lines": [{"productId": 2, "quantityMilli": 20000, "unitPriceMinorE4": 12000000}]}`},
		{"Sales.Confirm", `{"id": 1}`},
		{"Sales.Create", `{"customerId": 2, "orderDay": "2026-03-01", "reference": "fair", "lines": [{"productId": 1, "quantityMilli": 1000, "unitPriceMinorE4": 8500000}]}`},
	} {
		request := strings.Replace(line[1], "{", fmt.Sprintf(`{"requestId": "r%d", `, i), 1)
		if err := call(line[0], request, nil); err != nil {
			t.Fatalf("%s: %v", line[0], err)
		}
	}
	return call
}

// What is typed finds the same rows that its words say, in every list.
func TestListsAreAskedByTypedQueries(t *testing.T) {
	call := listsShop(t)
	for method, cases := range map[string]map[string]string{
		"Stock.Levels": {
			"":             "=Green tea,Mug",
			"onhand:>5":    "Mug",
			"supplier:exo": "=Green tea",
			"low OR out":   "Mug",
			"coming":       "=Green tea",
			"-low":         "=Green tea,Mug",
			"cost:4":       "=Green tea",
			"archived":     "",
		},
		"Stock.Movements": {
			"":                "ADJ-00001,OB-00001",
			"tea":             "OB-00001",
			"ADJ-00001":       "ADJ-00001",
			"document:ob-1":   "OB-00001",
			"at:shelf":        "ADJ-00001",
			"found":           "ADJ-00001",
			"-found by:ana":   "OB-00001",
			"date:2026-03-02": "ADJ-00001,OB-00001",
			"date:<2026":      "",
			"mug OR tea":      "ADJ-00001,OB-00001",
		},
		"Purchasing.List": {
			"":                               "PO-00001,PO-00002",
			"exotic":                         "PO-00001",
			"supplier:tokyo":                 "PO-00002",
			"late":                           "PO-00001",
			"-late":                          "PO-00002",
			"draft":                          "PO-00002",
			"due:none":                       "PO-00002",
			"due:2026-02":                    "PO-00001",
			"total:>20":                      "PO-00001",
			"product:mug":                    "PO-00002",
			"open date:<2026-02-15":          "PO-00001",
			"(draft OR late) -product:green": "PO-00002",
		},
		"Sales.List": {
			"":                        "SO-00001,SO-00002",
			"customer:bon":            "SO-00002",
			"ref:fair":                "SO-00002",
			"short":                   "SO-00001",
			"ready":                   "SO-00001",
			"quote":                   "SO-00002",
			"required:>2026-03-15":    "SO-00001",
			"number:so-00002 OR late": "SO-00002",
		},
		"Suppliers.List": {"": "Exotic Liquids,Tokyo Traders", "city:lon": "Exotic Liquids", "open": "Exotic Liquids", "last:none": "Tokyo Traders", "-exotic": "Tokyo Traders"},
		"Customers.List": {"open": "Alfreds Futterkiste", "code:bon OR city:berlin": "Alfreds Futterkiste,Bon app'", "last:2026": "Alfreds Futterkiste"},
	} {
		for text, want := range cases {
			typed, err := json.Marshal(text)
			if err != nil {
				t.Fatal(err)
			}
			var list struct {
				Rows []struct{ Name, Number, Document string }
				// Total counts what matches.
				Total int64
			}
			if err := call(method, `{"query": `+string(typed)+`}`, &list); err != nil {
				t.Errorf("%s %q: %v", method, text, err)
				continue
			}
			names := []string{}
			for _, r := range list.Rows {
				name := r.Number + r.Document
				if name == "" {
					name = r.Name
				}
				names = append(names, name)
			}
			slices.Sort(names)
			if got := strings.Join(names, ","); got != want || list.Total != int64(len(names)) {
				t.Errorf("%s %q shows %s of %d, want %s", method, text, got, list.Total, want)
			}
		}
	}
}

// Where there are no rows it is known what they come to.
func TestListsThatFindNothingAskForNoSums(t *testing.T) {
	b := open(t)
	call, sums := listsShopIn(t, b), 0
	err := b.DB().Snapshot(context.Background(), func(q *gorm.DB) error {
		return q.Callback().Query().After("gorm:query").Register("test:sums", func(asked *gorm.DB) {
			if !asked.DryRun && strings.Contains(asked.Statement.SQL.String(), "COUNT(*) AS ") {
				sums++
			}
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, method := range []string{"Catalog.List", "Stock.Levels", "Purchasing.List", "Sales.List"} {
		for text, want := range map[string]struct {
			total int64
			sums  int
		}{"": {2, 1}, "nosuchword": {0, 0}} {
			sums = 0
			var list struct{ Total int64 }
			if err := call(method, fmt.Sprintf(`{"query": %q}`, text), &list); err != nil || list.Total != want.total || sums != want.sums {
				t.Errorf("%s %q: %d in all by %d sums, want %+v (%v)", method, text, list.Total, sums, want, err)
			}
		}
	}
}

func TestListsRefuseUnknownFilters(t *testing.T) {
	call := listsShop(t)
	for _, method := range []string{"Catalog.List", "Stock.Levels", "Stock.Movements", "Purchasing.List", "Sales.List", "Suppliers.List", "Customers.List"} {
		err := call(method, `{"filters": [{"field": "colour", "values": ["red"]}]}`, nil)
		if !errors.Is(err, query.ErrFilter) {
			t.Errorf("%s: %v", method, err)
		}
	}
	if err := call("Lists.Understand", `{"list": "colours"}`, nil); !errors.Is(err, api.ErrList) {
		t.Errorf("got %v", err)
	}
}

func TestUnderstandingTellsWhatWasTyped(t *testing.T) {
	call := listsShop(t)
	for text, want := range map[string]string{"price:>10": "> 10000000 ", "price:<=10": " 10000000", "lastorder:<2026": "< 2026-01-01"} {
		list := "products"
		if strings.HasPrefix(text, "last") {
			list = "customers"
		}
		var said struct{ Tokens []api.ListToken }
		if err := call("Lists.Understand", fmt.Sprintf(`{"list": %q, "text": %q}`, list, text), &said); err != nil {
			t.Fatal(err)
		}
		token := said.Tokens[0]
		got := strings.Join(token.Values, "") + " " + token.From + " " + token.To
		if !strings.Contains(strings.ReplaceAll(got, "  ", " "), want) {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
}

// A file and the clipboard have the rows, columns and order of the list.
func TestListsAreSavedAndCopiedAsShown(t *testing.T) {
	call := listsShop(t)
	path := filepath.Join(t.TempDir(), "list.csv")
	content := `{"list": "products", "columns": [{"key": "name", "title": "Product"}, {"key": "status", "title": "Status", "words": {"on_its_way": "On its way"}},
		{"key": "onHand", "title": "On hand"}, {"key": "cost", "title": "Cost"}], "products": {"sort": "-onHand"}`
	var saved struct{ Rows int64 }
	if err := call("Lists.Export", `{"format": "csv", "path": `+fmt.Sprintf("%q", path)+`, "content": `+content+`}}`, &saved); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	want := "\uFEFFProduct,Status,On hand,Cost\r\nMug,out,7,2.00\r\n'=Green tea,On its way,3,4.00\r\n"
	if err != nil || saved.Rows != 2 || string(text) != want {
		t.Errorf("%d rows, %q, %v", saved.Rows, text, err)
	}
	var copied struct {
		Text string
		Rows int64
		More bool
	}
	if err := call("Lists.Copy", `{"decimalMark": ",", "content": `+content+`, "ids": [1]}}`, &copied); err != nil {
		t.Fatal(err)
	}
	if want := "Product\tStatus\tOn hand\tCost\n'=Green tea\tOn its way\t3\t4,00\n"; copied.Text != want || copied.Rows != 1 || copied.More {
		t.Errorf("copied %+v, want %q", copied, want)
	}
	if err := call("Lists.Copy", `{"content": `+content+`, "except": [1, 2]}}`, &copied); err != nil || copied.Rows != 0 {
		t.Errorf("copied %+v, %v", copied, err)
	}
	for _, bad := range []string{`{"list": "products", "columns": [{"key": "colour"}], "products": {}}`, `{"list": "products", "products": {}}`} {
		if err := call("Lists.Copy", `{"content": `+bad+`}`, nil); !errors.Is(err, api.ErrListColumn) {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if err := call("Lists.Copy", `{"content": {"list": "suppliers", "columns": [{"key": "name"}], "products": {}}}`, nil); !errors.Is(err, api.ErrList) {
		t.Errorf("got %v", err)
	}
}

// An order of which a part can be shipped is "partly short", in files as on the screen.
func TestListsWriteWhatOrdersWaitFor(t *testing.T) {
	call := listsShop(t)
	const content = `{"list": "sales-orders", "columns": [{"key": "number", "title": "Number"},
		{"key": "supply", "title": "Goods", "words": {"partly_short": "Partly short", "short": "Short", "ready": "Ready"}}], "salesOrders": {}}`
	var copied struct{ Text string }
	if err := call("Lists.Copy", `{"content": `+content+`}`, &copied); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(copied.Text, "SO-00001\tPartly short\n") || !strings.Contains(copied.Text, "SO-00002\t\n") {
		t.Errorf("copied %q", copied.Text)
	}
}
