package report_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/export"
	"stockroom/backend/fault"
	"stockroom/backend/quantity"
	"stockroom/backend/report"
)

// TestStatusIsTheSchemas compares the rule with what the schema computes, for
// every combination around the turning points.
func TestStatusIsTheSchemas(t *testing.T) {
	b := &book{t: t}
	b.db, _ = dbtest.New(t)
	b.exec("INSERT INTO products(sku, sku_key, name, name_key, search_key, unit_id, created_at, updated_at) VALUES('A', 'a', 'A', 'a', '', 1, 0, 0)")
	var levels []report.Level
	for _, archived := range []bool{false, true} {
		for _, onHand := range []quantity.Milli{-2, 0, 1, 3, 5, 9} {
			for _, quarantined := range []quantity.Milli{0, 2} {
				for _, promised := range []quantity.Milli{0, 1, 3, 7} {
					for _, onOrder := range []quantity.Milli{0, 1, 4} {
						for _, point := range []quantity.Milli{0, 1, 4} {
							levels = append(levels, report.Level{Archived: archived, OnHand: onHand, Quarantined: quarantined, Promised: promised, OnOrder: onOrder, ReorderPoint: point})
						}
					}
				}
			}
		}
	}
	for _, l := range levels {
		var row struct {
			Status    string
			Available int64
		}
		b.command(func(tx *db.Tx) error {
			err := tx.Exec("UPDATE product_stock SET archived = ?, on_hand = ?, quarantined = ?, promised = ?, on_order = ?, reorder_point = ? WHERE product_id = 1",
				l.Archived, l.OnHand, l.Quarantined, l.Promised, l.OnOrder, l.ReorderPoint).Error
			if err != nil {
				return err
			}
			return tx.Raw("SELECT status, available FROM product_stock WHERE product_id = 1").Scan(&row).Error
		})
		if row.Status != l.Status() || row.Available != int64(l.Available()) {
			t.Fatalf("%+v is %s with %d available, the schema says %s with %d", l, l.Status(), l.Available(), row.Status, row.Available)
		}
	}
}

func TestRefusedParameters(t *testing.T) {
	d := openBook(t)
	for _, c := range []struct {
		name   string
		params report.Params
		want   error
		field  string
		says   string
	}{
		{"stock", report.Params{}, report.ErrUnknown, "name", "stock-levels, low-stock"},
		{"stock-levels", report.Params{From: "2026-01-01"}, report.ErrParameter, "from", "as-of, location, category"},
		{"low-stock", report.Params{Location: "main"}, report.ErrParameter, "location", "low-stock"},
		{"sales-by-product", report.Params{By: "day"}, report.ErrParameter, "by", "by"},
		{"stock-movements", report.Params{Basis: "shipped"}, report.ErrParameter, "basis", "basis"},
		{"stock-levels", report.Params{AsOf: "31.1.2026"}, day.ErrInvalid, "asOf", "31.1.2026"},
		{"stock-movements", report.Params{From: "2026-02-01", To: "2026-01-31"}, report.ErrPeriod, "to", "2026-02-01"},
		{"sales-by-product", report.Params{Basis: "paid"}, report.ErrBasis, "basis", "paid"},
		{"sales-by-period", report.Params{By: "fortnight"}, report.ErrInterval, "by", "fortnight"},
		{"stock-levels", report.Params{Location: "Attic"}, report.ErrLocation, "location", "Attic"},
		{"stock-levels", report.Params{Location: "#99"}, report.ErrLocation, "location", "#99"},
		{"stock-levels", report.Params{Category: "Food"}, report.ErrCategory, "category", "Food"},
		{"stock-levels", report.Params{Category: "Beer"}, report.ErrSeveral, "category", "2"},
	} {
		_, err := report.Open(context.Background(), d, c.name, c.params)
		f, _ := fault.Of(err)
		if !errors.Is(err, c.want) || f.Field() != c.field || !strings.Contains(f.Error(), c.says) {
			t.Errorf("%s %+v: %v", c.name, c.params, err)
		}
	}
}

// TestNodesAreFound by code, name, id, whatever their case; each with everything below it.
func TestNodesAreFound(t *testing.T) {
	d := openBook(t)
	for asked, want := range map[string]int64{"dr": 3, "DRINKS": 3, "1": 3, "#1": 3, "be": 1, "#2": 1, "tools": 1, "dR": 3, "#4": 0, "": 5} {
		_, answer := rowsOf(t, open(t, d, "stock-levels", report.Params{Category: asked}))
		if answer.Rows != want {
			t.Errorf("%q has %d products, want %d", asked, answer.Rows, want)
		}
	}
}

// TestPeriods puts one order on every day of years with every kind of week and
// compares the periods that SQL computes with Go's calendar.
func TestPeriods(t *testing.T) {
	d, _ := dbtest.New(t)
	days := orderOnEveryDay(t, d, "1996-01-01", "1997-12-31", "1999-12-25", "2000-03-02", "2020-12-20", "2021-01-10", "2024-02-27", "2025-01-02", "2026-01-01", "2026-03-01")
	for by, label := range map[report.Interval]func(day.Day) string{
		report.Day:   day.Day.String,
		report.Month: func(d day.Day) string { return d.String()[:7] },
		report.Year:  func(d day.Day) string { return d.String()[:4] },
		report.Quarter: func(d day.Day) string {
			return fmt.Sprintf("%s-Q%d", d.String()[:4], (int(d.Time().Month())+2)/3)
		},
		report.Week: func(d day.Day) string {
			year, week := d.Time().ISOWeek()
			return fmt.Sprintf("%04d-W%02d", year, week)
		},
	} {
		want := map[string]int64{}
		for _, d := range days {
			want[label(d)]++
		}
		// Every period between the first and the last is there, in order.
		next := days[0]
		rows, _ := rowsOf(t, open(t, d, "sales-by-period", report.Params{By: string(by)}))
		for _, r := range rows {
			if r.Cells[0].Text != label(next) || r.Cells[1].Number != want[label(next)] {
				t.Fatalf("by %s: %s has %d orders, want %s with %d", by, r.Cells[0].Text, r.Cells[1].Number, label(next), want[label(next)])
			}
			for is := label(next); label(next) == is; {
				next = next.AddDays(1)
			}
		}
		if next <= days[len(days)-1] {
			t.Errorf("by %s: the periods end before %s", by, next)
		}
	}
}

// orderOnEveryDay sells one unit on each day of the stretches.
func orderOnEveryDay(t *testing.T, d *db.DB, stretches ...string) []day.Day {
	t.Helper()
	b := &book{t: t, db: d}
	b.exec("INSERT INTO products(sku, sku_key, name, name_key, search_key, unit_id, created_at, updated_at) VALUES('A', 'a', 'A', 'a', '', 1, 0, 0)")
	b.exec("INSERT INTO customers(code, code_key, name, name_key, search_key, created_at, updated_at) VALUES('C', 'c', 'C', 'c', '', 0, 0)")
	var days []day.Day
	b.command(func(tx *db.Tx) error {
		for i := 0; i < len(stretches); i += 2 {
			first, _ := day.Parse(stretches[i])
			last, _ := day.Parse(stretches[i+1])
			for at := first; at <= last; at = at.AddDays(1) {
				days = append(days, at)
				if err := tx.Exec(`INSERT INTO sales_orders(id, number, number_key, customer_id, location_id, state, order_day, created_at, created_by, updated_at)
					VALUES(?, ?, ?, 1, 1, 'confirmed', ?, 0, 'ana', 0)`, len(days), at.String(), at.String(), at).Error; err != nil {
					return err
				}
			}
		}
		return tx.Exec(`INSERT INTO sales_order_lines(order_id, position, product_id, quantity, unit_price_e4, gross, net)
			SELECT id, 0, 1, 1000, 1000000, 100, 100 FROM sales_orders`).Error
	})
	return days
}

func TestWriteFile(t *testing.T) {
	d := openBook(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "levels.csv")
	rows, err := report.WriteFile(context.Background(), d, "stock-levels", report.Params{}, export.CSV, path)
	if err != nil || rows != 5 {
		t.Fatalf("%d rows, %v", rows, err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode is %o, want 600", info.Mode().Perm())
	}
	before, _ := os.ReadFile(path)
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := report.WriteFile(cancelled, d, "stock-levels", report.Params{}, export.XLSX, path); err == nil {
		t.Error("a cancelled report was written")
	}
	if after, _ := os.ReadFile(path); string(after) != string(before) {
		t.Error("a failed report changed the file")
	}
	if files, _ := os.ReadDir(folder); len(files) != 1 {
		t.Errorf("left behind: %v", files)
	}
	_, err = report.WriteFile(context.Background(), d, "stock-levels", report.Params{}, export.CSV, filepath.Join(folder, "missing", "x.csv"))
	if !errors.Is(err, export.ErrFile) {
		t.Errorf("into a missing folder: %v", err)
	}
}

// TestPlans: what must not sort or scan the whole ledger does not, also before
// the database knows the sizes of its tables.
func TestPlans(t *testing.T) {
	d := openBook(t)
	for _, c := range []struct {
		name   string
		params report.Params
		wanted string
		never  string
	}{
		{"stock-levels", report.Params{}, "ix_products_name", "TEMP B-TREE"},
		{"stock-levels", report.Params{AsOf: "2026-01-31"}, "COVERING INDEX ix_movements_cover", "TEMP B-TREE"},
		{"stock-levels", report.Params{Location: "main"}, "sqlite_autoindex_stock_balances_1", "TEMP B-TREE"},
		{"stock-valuation", report.Params{}, "ix_products_name", "TEMP B-TREE"},
		{"stock-valuation", report.Params{AsOf: "2026-01-31"}, "COVERING INDEX ix_movements_cover", "TEMP B-TREE"},
		{"stock-movements", report.Params{}, "ix_movements_day", "TEMP B-TREE"},
		{"stock-movements", report.Params{From: "2026-01-01", To: "2026-01-31", Category: "DR", Location: "main"}, "ix_movements_day", "TEMP B-TREE FOR ORDER"},
		{"low-stock", report.Params{}, "ix_product_stock_low", "SCAN p"},
		{"sales-by-product", report.Params{From: "2026-01-01"}, "ix_movements_document", "SCAN m"},
		{"sales-by-customer", report.Params{Basis: "shipped", From: "2026-01-01"}, "ix_shipments_day", "SCAN m"},
		{"purchases-by-supplier", report.Params{}, "ix_receipt_lines_line", "SCAN rl"},
	} {
		text := planOf(t, d, open(t, d, c.name, c.params).Statement)
		if !strings.Contains(text, c.wanted) || strings.Contains(text, c.never) {
			t.Errorf("%s %+v: want %q, never %q in\n%s", c.name, c.params, c.wanted, c.never, text)
		}
	}
}

func planOf(t *testing.T, d *db.DB, sql func() (string, map[string]any)) string {
	t.Helper()
	statement, args := sql()
	var plan []struct{ Detail string }
	if err := d.Read(context.Background()).Raw("EXPLAIN QUERY PLAN "+statement+" -- @from", args).Scan(&plan).Error; err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(plan)
}

// TestTheValuationIsAddedUpFromTheBalancesAlone: what things are called changes no sum.
func TestTheValuationIsAddedUpFromTheBalancesAlone(t *testing.T) {
	d := openBook(t)
	for _, p := range []report.Params{{}, {Location: "main"}} {
		if plan := planOf(t, d, open(t, d, "stock-valuation", p).Sums); strings.Contains(plan, " p ") || strings.Contains(plan, " s ") {
			t.Errorf("%+v: the plan is %s", p, plan)
		}
	}
}

func TestToday(t *testing.T) {
	d := openBook(t)
	o, err := report.Today(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	want := report.Counts{OpenPurchases: 2, LatePurchases: 1, Drafts: 1, OpenSales: 2, LateSales: 1, Quotes: 1, Short: 1, Shippable: 2, Low: 2, Out: 1, Reorder: 1}
	if o.Counts != want {
		t.Errorf("counts %+v, want %+v", o.Counts, want)
	}
	if rail, err := report.Rail(context.Background(), d); err != nil || rail != want {
		t.Errorf("the rail says %+v (%v), want %+v", rail, err, want)
	}
	if o.StockValue != 17466 || o.ToReceive != 3108 || o.ToShip != 9652 {
		t.Errorf("value %d, to receive %d, to ship %d", o.StockValue, o.ToReceive, o.ToShip)
	}
	if late := o.LateSales.First; len(late) != 1 || late[0].Number != "SO-2" || late[0].Partner != "Zoë & Sons" || late[0].Late(o.Day) != 1 {
		t.Errorf("late sales: %+v", late)
	}
	if late := o.LatePurchases.First; len(late) != 1 || late[0].Number != "PO-2" || late[0].Late(o.Day) != 4 {
		t.Errorf("late purchases: %+v", late)
	}
	if short := o.ShortOrders; short.Count != 1 || short.First[0].Number != "SO-2" {
		t.Errorf("short: %+v", short)
	}
	if len(o.Low) != 2 || o.Low[0].SKU != "B-1" || o.Low[0].Suggested != 5000 || o.Low[1].Status != "on_its_way" {
		t.Errorf("low: %+v", o.Low)
	}
	var net int64
	for _, s := range o.Days {
		net += int64(s.Net)
	}
	_, answer := rowsOf(t, open(t, d, "sales-by-product", report.Params{From: o.Days[0].Day.String(), To: o.Day.String()}))
	if len(o.Days) != 30 || o.Days[29].Day != o.Day || net != answer.Totals[6].Number || net == 0 {
		t.Errorf("30 days come to %d, sales-by-product says %v", net, answer.Totals)
	}
	if len(o.Before) != 30 || o.Before[29].Day.AddDays(1) != o.Days[0].Day {
		t.Errorf("before: %+v", o.Before)
	}
	if len(o.Best) != 4 || o.Best[0].SKU != "A-1" || o.Best[0].Net != 5850 || o.Best[0].OnHand != 11_000 {
		t.Errorf("best: %+v", o.Best)
	}
	if len(o.Slowest) != 4 || o.Slowest[0].SKU != "C-1" || o.Slowest[3].SKU != "A-1" {
		t.Errorf("slowest: %+v", o.Slowest)
	}
}

// TestEmpty: books without anything have reports and a page Today.
func TestEmpty(t *testing.T) {
	d, _ := dbtest.New(t)
	for name := range everyReport() {
		rows, answer := rowsOf(t, open(t, d, name, report.Params{}))
		if len(rows) != 0 || answer.Rows != 0 {
			t.Errorf("%s has rows: %v", name, rows)
		}
		for i, c := range open(t, d, name, report.Params{}).Report.Columns {
			if answer.Totals[i].Known != c.Total || answer.Totals[i].Number != 0 {
				t.Errorf("%s: total of %s is %+v", name, c.Key, answer.Totals[i])
			}
		}
	}
	if _, err := report.Today(context.Background(), d); err != nil {
		t.Error(err)
	}
}

// TestCostThatBecameUnknown: a reversed receipt takes the cost back, but not
// out of the days on which it was known.
func TestCostThatBecameUnknown(t *testing.T) {
	d, clock := dbtest.New(t)
	b := &book{t: t, db: d}
	b.exec("INSERT INTO products(sku, sku_key, name, name_key, search_key, unit_id, created_at, updated_at) VALUES('A', 'a', 'A', 'a', '', 1, 0, 0)")
	clock.Set(time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC))
	free := int64(0)
	b.post(posting(1, 1, 4_000, &free, 20260301, 1))
	clock.Set(time.Date(2026, 3, 12, 9, 0, 0, 0, time.UTC))
	b.reverse(1)
	b.post(posting(1, 1, 4_000, nil, 20260312, 2))
	for day, want := range map[string]report.Cell{"2026-03-05": {Known: true}, "2026-03-12": {}, "": {}} {
		for name, column := range map[string]int{"stock-levels": 10, "stock-valuation": 5} {
			rows, _ := rowsOf(t, open(t, d, name, report.Params{AsOf: day}))
			if len(rows) != 1 || rows[0].Cells[column] != want {
				t.Errorf("%s on %q: %+v", name, day, rows)
			}
		}
	}
}

// TestNoCostIsBelowNothing: goods that are booked out of the past leave at the
// present average, which may be more than all there was worth then.
func TestNoCostIsBelowNothing(t *testing.T) {
	d, clock := dbtest.New(t)
	b := &book{t: t, db: d}
	b.exec("INSERT INTO products(sku, sku_key, name, name_key, search_key, unit_id, created_at, updated_at) VALUES('A', 'a', 'A', 'a', '', 1, 0, 0)")
	clock.Set(time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC))
	cheap, dear := int64(1_000_000), int64(9_000_000)
	b.post(posting(1, 1, 10_000, &cheap, 20260301, 1), posting(1, 1, 10_000, &dear, 20260308, 2))
	b.post(posting(1, 1, -9_000, nil, 20260302, 3))
	for day, want := range map[string][3]report.Cell{
		"2026-03-05": {{Known: true, Number: 1_000}, {}, {Known: true, Number: -3_500}},
		"2026-03-08": {{Known: true, Number: 11_000}, {Known: true, Number: 5_000_000}, {Known: true, Number: 5_500}},
		"":           {{Known: true, Number: 11_000}, {Known: true, Number: 5_000_000}, {Known: true, Number: 5_500}},
	} {
		for name, column := range map[string]int{"stock-levels": 10, "stock-valuation": 5} {
			rows, _ := rowsOf(t, open(t, d, name, report.Params{AsOf: day}))
			onHand := map[string]int{"stock-levels": 5, "stock-valuation": 4}[name]
			if len(rows) != 1 || [3]report.Cell{rows[0].Cells[onHand], rows[0].Cells[column], rows[0].Cells[column+1]} != want {
				t.Errorf("%s on %q: %+v", name, day, rows)
			}
		}
	}
}
