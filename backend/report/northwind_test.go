package report_test

import (
	"context"
	"path/filepath"
	"testing"

	"stockroom/backend/db/dbtest"
	"stockroom/backend/importer"
	"stockroom/backend/report"
)

// TestNorthwind compares with the figures of Northwind Traders (importer/testdata/northwind), rounded per line.
func TestNorthwind(t *testing.T) {
	d, _ := dbtest.New(t)
	folder := filepath.Join("..", "importer", "testdata", "northwind")
	for _, r := range []importer.Request{
		{Kind: importer.Categories, Path: "categories.csv"},
		{Kind: importer.Suppliers, Path: "suppliers.csv"},
		{Kind: importer.Customers, Path: "customers.csv"},
		{Kind: importer.Products, Path: "products.csv"},
		{Kind: importer.SalesOrders, Path: "orders.csv", LinesPath: filepath.Join(folder, "order-details.csv"), History: true},
	} {
		r.Path = filepath.Join(folder, r.Path)
		if _, err := importer.Run(context.Background(), d, r, nil); err != nil {
			t.Fatalf("%s: %v", r.Path, err)
		}
	}
	const name, net = 1, 6
	products, all := rowsOf(t, open(t, d, "sales-by-product", report.Params{}))
	if all.Totals[net].Number != 126_579_329 || all.Rows != 77 {
		t.Errorf("net of all years is %d of %d products", all.Totals[net].Number, all.Rows)
	}
	if best := products[0]; best.Cells[name].Text != "Côte de Blaye" || best.Cells[net].Number != 14_139_674 {
		t.Errorf("best product: %+v", best)
	}
	if _, year := rowsOf(t, open(t, d, "sales-by-product", report.Params{From: "1997-01-01", To: "1997-12-31"})); year.Totals[net].Number != 61_708_535 {
		t.Errorf("1997: %d", year.Totals[net].Number)
	}
	years, _ := rowsOf(t, open(t, d, "sales-by-period", report.Params{By: "year"}))
	if len(years) != 3 || years[1].Cells[0].Text != "1997" || years[1].Cells[5].Number != 61_708_535 || years[1].Cells[1].Number != 408 {
		t.Errorf("years: %+v", years)
	}
	categories, sum := rowsOf(t, open(t, d, "sales-by-category", report.Params{}))
	if best := categories[0]; best.Cells[0].Text != "Beverages" || best.Cells[5].Number != 26_786_820 || sum.Totals[5] != all.Totals[net] {
		t.Errorf("categories: %+v", categories)
	}
	if sum.Totals[6].Known || sum.Totals[7].Known {
		t.Errorf("a cost of history is known: %+v", sum.Totals)
	}
	levels, stock := rowsOf(t, open(t, d, "stock-levels", report.Params{}))
	if len(levels) != 77 || stock.Totals[5].Number != 3_119_000 {
		t.Errorf("%d products, %d on hand", len(levels), stock.Totals[5].Number)
	}
	if _, low := rowsOf(t, open(t, d, "low-stock", report.Params{})); low.Rows == 0 {
		t.Error("nothing is low")
	}
}
