package cli_test

import (
	"encoding/json"
	"strings"
	"testing"
)

// The books of Northwind Traders, from the files as they come: the figures are
// known (see docs/reports.md and backend/importer/testdata/northwind/README.md).
func TestNorthwindFromTheCommandLine(t *testing.T) {
	p := newProgram(t)
	northwind := "../importer/testdata/northwind/"
	imports := [][]string{
		{"import", "categories", northwind + "categories.csv"},
		{"import", "suppliers", northwind + "suppliers.csv"},
		{"import", "customers", northwind + "customers.csv"},
		{"import", "products", northwind + "products.csv"},
		{"import", "sales-orders", northwind + "orders.csv", "--lines", northwind + "order-details.csv", "--history"},
	}
	for _, args := range imports {
		p.done(t, args...)
	}
	before := p.done(t, "report", "stock-levels", "--format", "json")
	for _, args := range imports {
		if again := p.done(t, args...); strings.Contains(again, " created") && !strings.Contains(again, "0 created") {
			t.Errorf("%s again: %s", args[1], again)
		}
	}
	if after := p.done(t, "report", "stock-levels", "--format", "json"); after != before {
		t.Error("importing again changed the stock")
	}
	for _, c := range []struct{ args, column, want string }{
		{"stock-levels", "on_hand", "3119"},
		{"sales-by-period --by year", "net", "1265793.29"},
		{"sales-by-period --from 1997-01-01 --to 1997-12-31", "net", "617085.35"},
		{"sales-by-category --category Beverages", "net", "267868.20"},
	} {
		if got := total(t, p, c.args, c.column); got != c.want {
			t.Errorf("%s: %s is %s, expected %s", c.args, c.column, got, c.want)
		}
	}
	if proof := p.done(t, "check"); !strings.Contains(proof, "77 products") {
		t.Errorf("check: %s", proof)
	}
}

func total(t *testing.T, p *program, args, column string) string {
	t.Helper()
	var answer struct {
		Totals map[string]json.Number `json:"totals"`
	}
	text := p.done(t, append([]string{"report", "--format", "json"}, strings.Fields(args)...)...)
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatalf("%s: %v", args, err)
	}
	return answer.Totals[column].String()
}
