package export_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"stockroom/backend/export"
)

const sheetName = "Sales by product"

func opened(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// part reads one file of the archive.
func part(t *testing.T, data []byte, name string) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := archive.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func cellOf(t *testing.T, f *excelize.File, ref string, raw ...excelize.Options) string {
	t.Helper()
	v, err := f.GetCellValue(f.GetSheetName(0), ref, raw...)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestXLSXCells(t *testing.T) {
	t.Parallel()
	f := opened(t, written(t, export.XLSX, salesTable(), salesRows(), nil))
	if got := f.GetSheetList(); len(got) != 1 || got[0] != sheetName {
		t.Fatalf("sheets %q", got)
	}
	for ref, want := range map[string][2]string{ // raw, shown
		"A1": {"SKU", "SKU"}, "H1": {"Margin %", "Margin %"},
		"A2": {"38", "38"}, "B2": {"Côte de Blaye", "Côte de Blaye"}, "C2": {"24", "24"},
		"D2": {"623", "623"}, "E2": {"141396.74", "141,396.74"}, "G2": {"147.6725", "147.6725"},
		"H2": {"34.94", "34.94%"}, "I2": {"0.737", "0.737"}, "J2": {"35436", "1997-01-06"},
		"K2": {"46349.35434027778", "2026-11-23 08:30:15"},
		"A3": {"=2+3", "=2+3"}, "B3": {"Tofu, \"firm\"\nin brine", "Tofu, \"firm\"\nin brine"},
		"D3": {"-1.5", "-1.5"}, "E3": {"-0.05", "-0.05"}, "F3": {"", ""}, "H3": {"", ""}, "J3": {"", ""}, "K3": {"", ""},
		"A5": {"Total", "Total"}, "D5": {"621.501", "621.501"}, "E5": {"141397.69", "141,397.69"}, "F5": {"92000", "92,000.00"},
		"C5": {"", ""}, "H5": {"", ""},
	} {
		if got := cellOf(t, f, ref, excelize.Options{RawCellValue: true}); got != want[0] {
			t.Errorf("%s holds %q, want %q", ref, got, want[0])
		}
		if got := cellOf(t, f, ref); got != want[1] {
			t.Errorf("%s shows %q, want %q", ref, got, want[1])
		}
	}
	for ref, want := range map[string]excelize.CellType{
		"A2": excelize.CellTypeInlineString, "C2": excelize.CellTypeUnset, "E2": excelize.CellTypeUnset, "J2": excelize.CellTypeUnset, "E5": excelize.CellTypeUnset,
	} { // a cell without a type is a number
		if got, err := f.GetCellType(sheetName, ref); err != nil || got != want {
			t.Errorf("%s has type %v %v, want %v", ref, got, err, want)
		}
	}
}

func TestXLSXTotalsAreFormulasWithValues(t *testing.T) {
	t.Parallel()
	f := opened(t, written(t, export.XLSX, salesTable(), salesRows(), nil))
	for ref, want := range map[string]string{"A5": "", "C5": "", "D5": "SUM(D2:D4)", "E5": "SUM(E2:E4)", "F5": "SUM(F2:F4)", "G5": "", "A3": ""} {
		if got, err := f.GetCellFormula(sheetName, ref); err != nil || got != want {
			t.Errorf("%s has formula %q %v, want %q", ref, got, err, want)
		}
	}
	for _, ref := range []string{"D5", "E5", "F5"} {
		cached := cellOf(t, f, ref, excelize.Options{RawCellValue: true})
		calculated, err := f.CalcCellValue(sheetName, ref, excelize.Options{RawCellValue: true})
		if err != nil || calculated != cached {
			t.Errorf("%s: cached %s, calculated %s %v", ref, cached, calculated, err)
		}
	}
	empty := opened(t, written(t, export.XLSX, salesTable(), export.RowsOf(), nil))
	if got := cellOf(t, empty, "E2"); got != "0.00" {
		t.Errorf("total of no rows %q", got)
	}
	if got, err := empty.CalcCellValue(sheetName, "E2"); err != nil || got != "0.00" {
		t.Errorf("total of no rows, calculated %q %v", got, err)
	}
}

func TestXLSXHeadingFilterAndWidths(t *testing.T) {
	t.Parallel()
	data := written(t, export.XLSX, salesTable(), salesRows(), nil)
	f := opened(t, data)
	panes, err := f.GetPanes(sheetName)
	if err != nil || !panes.Freeze || panes.YSplit != 1 || panes.TopLeftCell != "A2" {
		t.Errorf("panes %+v %v", panes, err)
	}
	id, err := f.GetCellStyle(sheetName, "A1")
	if err != nil {
		t.Fatal(err)
	}
	if style, err := f.GetStyle(id); err != nil || style.Font == nil || !style.Font.Bold {
		t.Errorf("heading style %+v %v", style, err)
	}
	if names := f.GetDefinedName(); len(names) != 1 || names[0].RefersTo != "'"+sheetName+"'!$A$1:$K$4" {
		t.Errorf("filter names %+v", names)
	}
	if xml := part(t, data, "xl/worksheets/sheet1.xml"); !strings.Contains(xml, `<autoFilter ref="$A$1:$K$4"`) && !strings.Contains(xml, `<autoFilter ref="A1:K4"`) {
		t.Errorf("no filter over the data: …%s", xml[max(0, len(xml)-400):])
	}
	sku, _ := f.GetColWidth(sheetName, "A")
	name, _ := f.GetColWidth(sheetName, "B")
	if sku < 8 || name < float64(len("Tofu, firm in brine")) || name > 61 {
		t.Errorf("widths %v %v", sku, name)
	}
}

func TestXLSXTakesAnyTextAndTitle(t *testing.T) {
	t.Parallel()
	table := salesTable()
	table.Title = "Owner's [sales]: 2026/11 a very long title indeed"
	table.Columns = table.Columns[:2]
	rows := export.RowsOf([]export.Cell{export.Text("<&>\x01\x0b"), export.Text(strings.Repeat("x", 40_000))})
	f := opened(t, written(t, export.XLSX, table, rows, nil))
	if got := f.GetSheetName(0); got != "Owner’s -sales-- 2026-11 a very" {
		t.Errorf("sheet %q", got)
	}
	if got := cellOf(t, f, "A2"); !strings.HasPrefix(got, "<&>") {
		t.Errorf("text %q", got)
	}
	if got := len(cellOf(t, f, "B2")); got != 32_767 {
		t.Errorf("long text has %d characters", got)
	}
}

func TestXLSXHoldsAMillionRowsAtMost(t *testing.T) {
	t.Parallel()
	table := export.Table{Title: "R", Currency: usd, Columns: []export.Column{{Key: "a"}}}
	row := []export.Cell{export.Null()}
	rows := func(yield func([]export.Cell) error) error {
		for range 1_048_575 {
			if err := yield(row); err != nil {
				return err
			}
		}
		return nil
	}
	if err := export.Write(export.XLSX, io.Discard, table, rows, nil); !errors.Is(err, export.ErrTooManyRows) {
		t.Errorf("%v", err)
	}
}

// peak is how much the heap grew at most while the rows streamed by.
func peak(t *testing.T, f export.Format, n int) uint64 {
	t.Helper()
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	highest, seen := before.HeapAlloc, 0
	rows := many(n)
	watched := func(yield func([]export.Cell) error) error {
		return rows(func(row []export.Cell) error {
			if seen++; seen%10_000 == 0 {
				runtime.GC()
				runtime.ReadMemStats(&now)
				highest = max(highest, now.HeapAlloc)
			}
			return yield(row)
		})
	}
	if err := export.Write(f, io.Discard, salesTable(), watched, nil); err != nil {
		t.Fatal(err)
	}
	return highest - before.HeapAlloc
}

func TestMemoryDoesNotGrowWithTheRows(t *testing.T) { //nolint:paralleltest // it measures the heap
	const mib = 1 << 20
	limits := map[export.Format]uint64{
		export.CSV: 4 * mib, export.JSON: 4 * mib,
		export.XLSX: 64 * mib, // excelize keeps 16 MiB before it writes to its file; a buffer that grows may be twice that
	}
	for f, limit := range limits {
		if got := peak(t, f, 100_000); got > limit {
			t.Errorf("%s: 100,000 rows took %d KiB of heap, limit %d", f, got>>10, limit>>10)
		} else {
			t.Logf("%s: %d KiB", f, got>>10)
		}
	}
}
