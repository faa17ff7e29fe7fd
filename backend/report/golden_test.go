package report_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"stockroom/backend/export"
	"stockroom/backend/report"
)

var show = flag.String("show", "", "write what the reports are now to this folder, to be read and copied to testdata by hand")

// TestGolden compares the CSV of every report over the book with testdata.
func TestGolden(t *testing.T) {
	d := openBook(t)
	for _, c := range []struct {
		file, name string
		params     report.Params
	}{
		{"stock-levels", "stock-levels", report.Params{}},
		{"stock-levels-as-of", "stock-levels", report.Params{AsOf: "2026-01-31"}},
		{"stock-levels-shelf", "stock-levels", report.Params{Location: "sh"}},
		{"stock-levels-drinks", "stock-levels", report.Params{Category: "Drinks"}},
		{"low-stock", "low-stock", report.Params{}},
		{"stock-valuation", "stock-valuation", report.Params{}},
		{"stock-valuation-as-of", "stock-valuation", report.Params{AsOf: "2026-01-31"}},
		{"stock-movements", "stock-movements", report.Params{}},
		{"stock-movements-narrow", "stock-movements", report.Params{From: "2026-02-10", To: "2026-02-15", Location: "main", Category: "DR"}},
		{"sales-by-product", "sales-by-product", report.Params{}},
		{"sales-by-product-shipped", "sales-by-product", report.Params{Basis: "shipped"}},
		{"sales-by-category", "sales-by-category", report.Params{}},
		{"sales-by-category-below", "sales-by-category", report.Params{Category: "dr", From: "2026-01-01", To: "2026-02-20"}},
		{"sales-by-customer", "sales-by-customer", report.Params{}},
		{"sales-by-period", "sales-by-period", report.Params{}},
		{"sales-by-period-week", "sales-by-period", report.Params{By: "week", From: "2026-02-01"}},
		{"sales-by-period-shipped-quarter", "sales-by-period", report.Params{By: "quarter", Basis: "shipped"}},
		{"purchases-by-supplier", "purchases-by-supplier", report.Params{}},
	} {
		t.Run(c.file, func(t *testing.T) {
			var got bytes.Buffer
			if _, err := report.Write(context.Background(), d, c.name, c.params, export.CSV, &got); err != nil {
				t.Fatal(err)
			}
			if *show != "" {
				if err := os.WriteFile(filepath.Join(*show, c.file+".csv"), got.Bytes(), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(filepath.Join("testdata", c.file+".csv"))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want) {
				t.Errorf("got\n%s\nwant\n%s", got.Bytes(), want)
			}
		})
	}
}
