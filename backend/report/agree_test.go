package report_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"stockroom/backend/db"
	"stockroom/backend/export"
	"stockroom/backend/report"
)

// everyReport is each report with what it can be narrowed by.
func everyReport() map[string]report.Params {
	return map[string]report.Params{
		"stock-levels": {}, "low-stock": {}, "stock-valuation": {}, "stock-movements": {From: "2026-01-06"},
		"sales-by-product": {From: "2026-01-01", To: "2026-12-31"}, "sales-by-category": {Basis: "shipped"}, "sales-by-customer": {},
		"sales-by-period": {By: "day"}, "purchases-by-supplier": {Category: "DR"},
	}
}

func open(t *testing.T, d *db.DB, name string, p report.Params) *report.Table {
	t.Helper()
	table, err := report.Open(context.Background(), d, name, p)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func rowsOf(t *testing.T, table *report.Table) ([]report.Row, report.Answer) {
	t.Helper()
	var rows []report.Row
	answer, err := table.Each(context.Background(), func(r report.Row) error {
		rows = append(rows, r)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows, answer
}

func write(t *testing.T, table *report.Table, format export.Format) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := table.Write(context.Background(), format, &b, func(int64) {}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestEveryReportIsTested(t *testing.T) {
	for _, name := range report.Names() {
		if _, found := everyReport()[name]; !found {
			t.Errorf("%s is not among everyReport", name)
		}
	}
}

// TestPagesAgreeWithRows: the pages of the screen are the rows of the files.
func TestPagesAgreeWithRows(t *testing.T) {
	d := openBook(t)
	for name, p := range everyReport() {
		t.Run(name, func(t *testing.T) {
			table := open(t, d, name, p)
			want, answer := rowsOf(t, table)
			var got []report.Row
			for offset := int64(0); ; {
				page, err := table.Page(context.Background(), offset, 2)
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, page.Rows...)
				if page.Counted != (offset == 0) {
					t.Errorf("page at %d: counted is %t", offset, page.Counted)
				}
				if page.Counted && fmt.Sprint(page.Answer) != fmt.Sprint(answer) {
					t.Errorf("the page's totals are %v, those of all rows %v", page.Answer, answer)
				}
				if offset = page.Next; offset == 0 {
					break
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("pages give\n%v\nrows give\n%v", got, want)
			}
			if answer.Rows != int64(len(want)) {
				t.Errorf("%d rows are counted, %d came", answer.Rows, len(want))
			}
		})
	}
}

// TestFormatsAgree: the totals of CSV, JSON and XLSX are the same, to the cent.
func TestFormatsAgree(t *testing.T) {
	d := openBook(t)
	for name, p := range everyReport() {
		t.Run(name, func(t *testing.T) {
			table := open(t, d, name, p)
			fromCSV, fromJSON, fromXLSX := csvTotals(t, table), jsonTotals(t, table), xlsxTotals(t, table)
			for _, c := range table.Report.Columns {
				if !c.Total {
					continue
				}
				a, b, x := fromCSV[c.Key], fromJSON[c.Key], fromXLSX[c.Title]
				if a != b || strings.TrimSuffix(strings.TrimRight(a, "0"), ".") != strings.TrimSuffix(strings.TrimRight(x, "0"), ".") {
					t.Errorf("%s: CSV %s, JSON %s, XLSX %s", c.Key, a, b, x)
				}
			}
			if pdf := write(t, table, export.PDF); !bytes.HasPrefix(pdf, []byte("%PDF-")) {
				t.Error("the PDF does not begin as one")
			}
		})
	}
}

func csvTotals(t *testing.T, table *report.Table) map[string]string {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(write(t, table, export.CSV), []byte("\uFEFF")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	totals := map[string]string{}
	if last := records[len(records)-1]; last[0] == "Total" {
		for i, key := range records[0] {
			totals[key] = last[i]
		}
	}
	return totals
}

func jsonTotals(t *testing.T, table *report.Table) map[string]string {
	t.Helper()
	var file struct {
		Totals map[string]*json.Number `json:"totals"`
	}
	if err := json.Unmarshal(write(t, table, export.JSON), &file); err != nil {
		t.Fatal(err)
	}
	totals := map[string]string{}
	for key, n := range file.Totals {
		if n != nil {
			totals[key] = n.String()
		}
	}
	return totals
}

// xlsxTotals are the cached values of the last row, by heading.
func xlsxTotals(t *testing.T, table *report.Table) map[string]string {
	t.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(write(t, table, export.XLSX)))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close() //nolint:errcheck // read only
	rows, err := file.GetRows(file.GetSheetName(0), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	totals := map[string]string{}
	for i, cell := range rows[len(rows)-1] {
		totals[rows[0][i]] = cell
	}
	return totals
}

// TestValuationAgreesWithLevels: for each product, on every day.
func TestValuationAgreesWithLevels(t *testing.T) {
	d := openBook(t)
	for _, day := range []string{"", "2026-01-04", "2026-01-05", "2026-01-31", "2026-02-10", "2026-02-21", "2026-02-28", "2026-03-02"} {
		levels, all := rowsOf(t, open(t, d, "stock-levels", report.Params{AsOf: day}))
		locations, sum := rowsOf(t, open(t, d, "stock-valuation", report.Params{AsOf: day}))
		figures := map[int64][2]int64{}
		for _, r := range locations {
			f := figures[r.ID]
			figures[r.ID] = [2]int64{f[0] + r.Cells[4].Number, f[1] + r.Cells[6].Number}
		}
		for _, r := range levels {
			if got, want := figures[r.ID], [2]int64{r.Cells[5].Number, r.Cells[11].Number}; got != want {
				t.Errorf("%q, %s: valuation %v, levels %v", day, r.Cells[0].Text, got, want)
			}
		}
		if all.Totals[5] != sum.Totals[4] || all.Totals[11] != sum.Totals[6] {
			t.Errorf("%q: totals of levels %v, of valuation %v", day, all.Totals, sum.Totals)
		}
	}
}

// TestTodayIsNow: as of today is the present state, all of it.
func TestTodayIsNow(t *testing.T) {
	d := openBook(t)
	now, _ := rowsOf(t, open(t, d, "stock-levels", report.Params{}))
	today, _ := rowsOf(t, open(t, d, "stock-levels", report.Params{AsOf: "2026-03-02"}))
	if fmt.Sprint(now) != fmt.Sprint(today) {
		t.Errorf("now\n%v\ntoday\n%v", now, today)
	}
	yesterday, _ := rowsOf(t, open(t, d, "stock-levels", report.Params{AsOf: "2026-03-01"}))
	for i, r := range yesterday { // nothing moved since
		if r.Cells[5] != now[i].Cells[5] || r.Cells[10] != now[i].Cells[10] || r.Cells[11] != now[i].Cells[11] {
			t.Errorf("%v yesterday, %v now", r, now[i])
		}
	}
}

// TestSalesAgree: whatever they are grouped by, their totals are the same.
func TestSalesAgree(t *testing.T) {
	d := openBook(t)
	for _, basis := range []string{"ordered", "shipped"} {
		var want []report.Cell
		for _, name := range []string{"sales-by-product", "sales-by-category", "sales-by-customer", "sales-by-period"} {
			_, answer := rowsOf(t, open(t, d, name, report.Params{Basis: basis}))
			got := slices.Clone(answer.Totals[len(answer.Totals)-7 : len(answer.Totals)-1]) // quantity to margin
			if want == nil {
				want = got
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s by %s: %v, want %v", name, basis, got, want)
			}
		}
	}
}
