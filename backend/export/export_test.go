package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stockroom/backend/day"
	"stockroom/backend/export"
	"stockroom/backend/money"
)

var usd = money.Currency{Code: "USD", Decimals: 2}

func salesTable() export.Table {
	return export.Table{
		Report: "sales-by-product", Title: "Sales by product",
		From: 19970101, To: 19971231,
		Parameters: []string{"Basis: ordered"},
		Currency:   usd,
		Company:    export.Company{Name: "Northwind Traders", Address: []string{"1 Harbour Way", "Seattle, WA 98101"}},
		Generated:  time.Date(2026, 11, 23, 14, 5, 0, 0, time.UTC),
		Columns: []export.Column{
			{Key: "sku", Title: "SKU"},
			{Key: "name", Title: "Name"},
			{Key: "orders", Title: "Orders", Kind: export.KindInteger},
			{Key: "quantity", Title: "Quantity", Kind: export.KindQuantity, Total: true},
			{Key: "net", Title: "Net", Kind: export.KindMoney, Total: true},
			{Key: "cost", Title: "Cost", Kind: export.KindMoney, Total: true},
			{Key: "unit_cost", Title: "Unit cost", Kind: export.KindUnitCost},
			{Key: "margin_percent", Title: "Margin %", Kind: export.KindPercent},
			{Key: "turnover", Title: "Turnover", Kind: export.KindRatio},
			{Key: "first_on", Title: "First sold", Kind: export.KindDate},
			{Key: "at", Title: "Last change", Kind: export.KindInstant},
		},
	}
}

func salesRows() export.Rows {
	at := time.Date(2026, 11, 23, 9, 30, 15, 0, time.FixedZone("", 3600))
	return export.RowsOf(
		[]export.Cell{
			export.Text("38"), export.Text("Côte de Blaye"), export.Integer(24), export.Quantity(623_000), export.Money(14139674),
			export.Money(9200000), export.UnitCost(147_672_500), export.Percent(3494), export.Ratio(7370), export.Date(19970106), export.Instant(at),
		},
		[]export.Cell{
			export.Text("=2+3"), export.Text(`Tofu, "firm"` + "\nin brine"), export.Integer(0), export.Quantity(-1_500), export.Money(-5),
			export.Null(), export.UnitCost(520_833), export.Null(), export.Ratio(-12345), export.Date(0), export.Instant(time.Time{}),
		},
		[]export.Cell{
			export.Text("7"), export.Text(""), export.Integer(1), export.Quantity(1), export.Money(100),
			export.Null(), export.UnitCost(140_000), export.Percent(0), export.Ratio(40_000), export.Null(), export.Null(),
		},
	)
}

func written(t *testing.T, f export.Format, table export.Table, rows export.Rows, totals []export.Cell) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := export.Write(f, &b, table, rows, totals); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func compareGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	want, err := os.ReadFile(filepath.Join("testdata", "golden", name))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (golden files are edited by hand)\n got %q\nwant %q", name, got, want)
	}
}

func TestGolden(t *testing.T) {
	t.Parallel()
	table := salesTable()
	table.Locale = export.LocaleOf("de-DE") // CSV and JSON do not follow it
	compareGolden(t, "sales.csv", written(t, export.CSV, table, salesRows(), nil))
	compareGolden(t, "sales.json", written(t, export.JSON, table, salesRows(), nil))
	compareGolden(t, "empty.csv", written(t, export.CSV, table, export.RowsOf(), nil))
	compareGolden(t, "empty.json", written(t, export.JSON, table, export.RowsOf(), nil))
}

func TestATableWithoutTotalsHasNoTotalRow(t *testing.T) {
	t.Parallel()
	table := export.Table{Report: "low-stock", Currency: usd, Columns: []export.Column{{Key: "sku"}, {Key: "net", Kind: export.KindMoney}}}
	rows := export.RowsOf([]export.Cell{export.Text("2"), export.Money(115200)})
	if got, want := string(written(t, export.CSV, table, rows, nil)), "\uFEFFsku,net\r\n2,1152.00\r\n"; got != want {
		t.Errorf("csv %q, want %q", got, want)
	}
	want := `{"report":"low-stock","from":null,"to":null,"rows":[{"sku":"2","net":1152.00}],"totals":{}}` + "\n"
	if got := string(written(t, export.JSON, table, rows, nil)); got != want {
		t.Errorf("json %q, want %q", got, want)
	}
}

func TestGivenTotalsAreWritten(t *testing.T) {
	t.Parallel()
	table := export.Table{Report: "r", Currency: usd, Columns: []export.Column{{Key: "sku"}, {Key: "net", Kind: export.KindMoney, Total: true}}}
	rows := export.RowsOf([]export.Cell{export.Text("2"), export.Money(1)})
	totals := []export.Cell{export.Null(), export.Money(500)}
	if got := string(written(t, export.CSV, table, rows, totals)); !strings.HasSuffix(got, "\r\nTotal,5.00\r\n") {
		t.Errorf("csv %q", got)
	}
	if got := string(written(t, export.JSON, table, rows, totals)); !strings.HasSuffix(got, `"totals":{"net":5.00}}`+"\n") {
		t.Errorf("json %q", got)
	}
}

func TestTotalOfUnknownsIsUnknown(t *testing.T) {
	t.Parallel()
	table := export.Table{Report: "r", Currency: usd, Columns: []export.Column{{Key: "sku"}, {Key: "cost", Kind: export.KindMoney, Total: true}}}
	rows := export.RowsOf([]export.Cell{export.Text("2"), export.Null()})
	if got := string(written(t, export.JSON, table, rows, nil)); !strings.HasSuffix(got, `"totals":{"cost":null}}`+"\n") {
		t.Errorf("json %q", got)
	}
}

func TestFormulasAreNeutralisedInTextAlone(t *testing.T) {
	t.Parallel()
	table := export.Table{Currency: usd, Columns: []export.Column{{Key: "t"}, {Key: "m", Kind: export.KindMoney}}}
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+49 30 1": "'+49 30 1", "-x": "'-x", "@me": "'@me", "\tx": "'\tx", "\rx": "'\rx",
		"a=b": "a=b", "": "", "'=x": "'=x", "1\r\n2": "1\r\n2", "a\nb": "a\nb", " x": " x", `"q"`: `"q"`, "ä;ö,ü": "ä;ö,ü",
	} {
		got := written(t, export.CSV, table, export.RowsOf([]export.Cell{export.Text(text), export.Money(-100)}), nil)
		record := strings.TrimSuffix(strings.TrimPrefix(string(got), "\uFEFFt,m\r\n"), ",-1.00\r\n")
		if unquoted := strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(record, `"`), `"`), `""`, `"`); unquoted != want {
			t.Errorf("%q became %q, want %q", text, record, want)
		}
	}
}

func TestCurrenciesWithOtherDecimals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		currency money.Currency
		want     string
	}{
		{money.Currency{Code: "JPY"}, "123456,1.4,Total"},
		{money.Currency{Code: "USD", Decimals: 2}, "1234.56,0.014,Total"},
		{money.Currency{Code: "KWD", Decimals: 3}, "123.456,0.0014,Total"},
	} {
		table := export.Table{Currency: c.currency, Columns: []export.Column{
			{Key: "m", Kind: export.KindMoney}, {Key: "u", Kind: export.KindUnitCost}, {Key: "t"},
		}}
		rows := export.RowsOf([]export.Cell{export.Money(123456), export.UnitCost(14000), export.Text("Total")})
		if line := strings.Split(string(written(t, export.CSV, table, rows, nil)), "\r\n")[1]; line != c.want {
			t.Errorf("%s: %q, want %q", c.currency.Code, line, c.want)
		}
	}
}

func TestFailures(t *testing.T) {
	t.Parallel()
	table := export.Table{Report: "r", Title: "R", Currency: usd, Columns: []export.Column{{Key: "a"}, {Key: "m", Kind: export.KindMoney, Total: true}}}
	lost := errors.New("the database went away")
	failing := func(yield func([]export.Cell) error) error {
		if err := yield([]export.Cell{export.Text("1"), export.Money(1)}); err != nil {
			return err
		}
		return lost
	}
	big := export.Money(1<<63 - 1)
	for _, f := range export.Formats() {
		if err := export.Write(f, &bytes.Buffer{}, table, failing, nil); !errors.Is(err, lost) {
			t.Errorf("%s: rows failed, Write said %v", f, err)
		}
		if err := export.Write(f, fullDisk{}, table, export.RowsOf(), nil); !errors.Is(err, errFull) {
			t.Errorf("%s: disk full, Write said %v", f, err)
		}
		if err := export.Write(f, &bytes.Buffer{}, table, export.RowsOf([]export.Cell{export.Text("1")}), nil); err == nil {
			t.Errorf("%s: a short row was written", f)
		}
		if err := export.Write(f, &bytes.Buffer{}, table, export.RowsOf([]export.Cell{export.Text("1"), export.Integer(1)}), nil); err == nil {
			t.Errorf("%s: an integer was written as money", f)
		}
		overflow := export.RowsOf([]export.Cell{export.Null(), big}, []export.Cell{export.Null(), big})
		if err := export.Write(f, &bytes.Buffer{}, table, overflow, nil); !errors.Is(err, money.ErrTooLarge) {
			t.Errorf("%s: sum too large, Write said %v", f, err)
		}
	}
	if err := export.Write("xls", &bytes.Buffer{}, table, export.RowsOf(), nil); !errors.Is(err, export.ErrUnknownFormat) {
		t.Errorf("xls: %v", err)
	}
	if _, err := export.ParseFormat("doc"); !errors.Is(err, export.ErrUnknownFormat) {
		t.Errorf("doc: %v", err)
	}
	if f, err := export.ParseFormat(" XLSX "); err != nil || f != export.XLSX {
		t.Errorf("XLSX: %v %v", f, err)
	}
}

var errFull = errors.New("no space left on device")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

// many streams n rows without holding them.
func many(n int) export.Rows {
	return func(yield func([]export.Cell) error) error {
		row := make([]export.Cell, 11)
		for i := range int64(n) {
			row[0], row[1] = export.Text(fmt.Sprintf("SKU-%06d", i)), export.Text(fmt.Sprintf("Product number %d of a fairly ordinary name", i))
			row[2], row[3], row[4] = export.Integer(i%50), export.Quantity(1500), export.Money(money.Minor(i*7))
			row[5], row[6], row[7] = export.Money(money.Minor(i*3)), export.UnitCost(money.PerUnit(i*333)), export.Percent(i%10000)
			row[8], row[9], row[10] = export.Ratio(i), export.Date(day.Day(20261123)), export.Instant(time.Unix(1_790_000_000+i, 0))
			if err := yield(row); err != nil {
				return err
			}
		}
		return nil
	}
}

func TestCSVAndJSONOfManyRowsReadBack(t *testing.T) {
	t.Parallel()
	records, err := csv.NewReader(bytes.NewReader(written(t, export.CSV, salesTable(), many(10_000), nil))).ReadAll()
	if err != nil || len(records) != 10_002 {
		t.Fatalf("csv: %d records, %v", len(records), err)
	}
	if last := records[10_001]; last[0] != "Total" || last[3] != "15000" || last[4] != "3499650.00" {
		t.Errorf("total row %q", last)
	}
	var answer struct {
		Rows   []map[string]any
		Totals map[string]json.Number
	}
	if err := json.Unmarshal(written(t, export.JSON, salesTable(), many(10_000), nil), &answer); err != nil {
		t.Fatal(err)
	}
	if len(answer.Rows) != 10_000 || answer.Totals["net"] != "3499650.00" {
		t.Errorf("json: %d rows, totals %v", len(answer.Rows), answer.Totals)
	}
}
