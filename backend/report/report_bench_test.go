package report_test

import (
	"context"
	"flag"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/export"
	"stockroom/backend/journal"
	"stockroom/backend/report"
)

// products is how many products the books of the benchmarks have; there are
// ten movements, three sold order lines and one bought one for each.
var products = flag.Int("products", 5_000, "products of the benchmarks' books; ten times as many movements")

// bigBook makes large books by plain SQL: everything was bought once and sold
// in small parts over two years.
func bigBook(tb testing.TB) *db.DB {
	tb.Helper()
	clock := &dbtest.Clock{}
	clock.Set(dbtest.Start())
	d := dbtest.Open(tb, filepath.Join(tb.TempDir(), "big.db"), clock)
	_, err := journal.Do(context.Background(), d, journal.Command{RequestID: dbtest.RequestID(), Name: "test.big"}, func(tx *db.Tx) (struct{}, error) {
		return struct{}{}, fill(tx, *products)
	})
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func fill(tx *db.Tx, n int) error {
	if err := tx.Exec("CREATE TEMP TABLE days(n INTEGER PRIMARY KEY, day INTEGER)").Error; err != nil {
		return err
	}
	for i, d := 0, day.Day(20240303); i < 730; i, d = i+1, d.AddDays(1) {
		if err := tx.Exec("INSERT INTO days VALUES(?, ?)", i, d).Error; err != nil {
			return err
		}
	}
	const numbers = "WITH RECURSIVE p(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM p WHERE n < @products), k(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM k WHERE n < 9) "
	for _, statement := range []string{
		numbers + "INSERT INTO categories(name, name_key) SELECT 'Category ' || n, 'category ' || n FROM p WHERE n <= 100",
		numbers + "INSERT INTO suppliers(code, code_key, name, name_key, search_key, created_at, updated_at) SELECT 'S' || n, 's' || n, 'Supplier ' || n, 'supplier ' || n, '', 0, 0 FROM p WHERE n <= 50",
		numbers + "INSERT INTO customers(code, code_key, name, name_key, search_key, created_at, updated_at) SELECT 'C' || n, 'c' || n, 'Customer ' || n, 'customer ' || n, '', 0, 0 FROM p WHERE n <= 500",
		numbers + `INSERT INTO products(sku, sku_key, name, name_key, search_key, category_id, unit_id, supplier_id, reorder_point, created_at, updated_at)
			SELECT 'SKU-' || n, 'sku-' || n, 'Product ' || (n * 7919 % 1000003), 'product ' || (n * 7919 % 1000003), '', 1 + n % 100, 1, 1 + n % 50, n % 3 * 1000, 0, 0 FROM p`,
		numbers + `INSERT INTO stock_movements(product_id, location_id, quantity, value, unit_cost_e4, balance_after, reason, document_type, document_id, document_line,
			document, entry_id, day, at, user_name)
			SELECT p.n, 1, CASE k.n WHEN 0 THEN 10000 ELSE -1000 END, CASE k.n WHEN 0 THEN 10 ELSE -1 END * (100 + p.n % 900), (100 + p.n % 900) * 10000, 10000 - k.n * 1000,
			CASE WHEN k.n = 0 THEN 'receipt' WHEN k.n <= 3 THEN 'shipment' ELSE 'sample' END, CASE WHEN k.n BETWEEN 1 AND 3 THEN 'shipment' ELSE 'other' END,
			(k.n - 1) * (@products / 5) + p.n / 5, (k.n - 1) * @products + p.n, 'D-' || k.n, @entry, d.day, p.n, 'ana'
			FROM k JOIN p JOIN days d ON d.n = k.n * 73 + p.n % 73 ORDER BY k.n, p.n`,
		numbers + `INSERT INTO sales_orders(id, number, number_key, customer_id, location_id, state, order_day, confirmed_at, created_at, created_by, updated_at)
			SELECT k.n * (@products / 5) + p.n, 'SO-' || k.n || '-' || p.n, 'so-' || k.n || '-' || p.n, 1 + p.n % 500, 1,
			CASE WHEN k.n = 2 AND p.n % 100 = 0 THEN 'confirmed' ELSE 'shipped' END, d.day, p.n, 0, 'ana', 0
			FROM k JOIN p JOIN days d ON d.n = (k.n + 1) * 73 + p.n % 73 + CASE k.n WHEN 2 THEN 430 ELSE 0 END WHERE k.n < 3 AND p.n <= @products / 5`,
		numbers + `INSERT INTO sales_order_lines(id, order_id, position, product_id, quantity, unit_price_e4, gross, net, open)
			SELECT k.n * @products + p.n, k.n * (@products / 5) + p.n / 5, p.n % 5, p.n, 1000, 5000000, 500, 500, CASE o.state WHEN 'confirmed' THEN 1000 ELSE 0 END
			FROM k JOIN p JOIN sales_orders o ON o.id = k.n * (@products / 5) + p.n / 5 WHERE k.n < 3 AND p.n >= 5`,
		`INSERT INTO shipments(id, number, number_key, order_id, location_id, day, at, user_name, entry_id)
			SELECT id, number, number_key, id, 1, order_day, 0, 'ana', @entry FROM sales_orders WHERE state = 'shipped'`,
		`INSERT INTO shipment_lines(id, shipment_id, order_line_id, product_id, quantity, gross, net)
			SELECT l.id, l.order_id, l.id, l.product_id, l.quantity, l.gross, l.net FROM sales_order_lines l JOIN shipments s ON s.id = l.order_id`,
		numbers + `INSERT INTO purchase_orders(id, number, number_key, supplier_id, location_id, state, order_day, created_at, created_by, updated_at)
			SELECT p.n, 'PO-' || p.n, 'po-' || p.n, 1 + p.n % 50, 1, CASE WHEN p.n % 20 = 0 THEN 'ordered' ELSE 'closed_short' END, d.day, 0, 'ana', 0
			FROM p JOIN days d ON d.n = p.n % 730 WHERE p.n <= @products / 5`,
		numbers + `INSERT INTO purchase_order_lines(order_id, position, product_id, quantity, unit_cost_e4, gross, net, open)
			SELECT o.id, p.n % 5, p.n, 1000, 1000000, 100, 100, CASE o.state WHEN 'ordered' THEN 1000 ELSE 0 END
			FROM p JOIN purchase_orders o ON o.id = p.n / 5`,
		"DROP TABLE days",
	} {
		statement = strings.NewReplacer("@products", strconv.Itoa(n), "@entry", strconv.FormatInt(tx.Entry(), 10)).Replace(statement)
		if err := tx.Exec(statement).Error; err != nil {
			return err
		}
	}
	return nil
}

func BenchmarkReports(b *testing.B) {
	d := bigBook(b)
	ctx := context.Background()
	for _, c := range []struct {
		title, name string
		params      report.Params
	}{
		{"stock-levels", "stock-levels", report.Params{}},
		{"stock-levels-as-of", "stock-levels", report.Params{AsOf: "2025-06-30"}},
		{"low-stock", "low-stock", report.Params{}},
		{"stock-valuation", "stock-valuation", report.Params{}},
		{"stock-valuation-as-of", "stock-valuation", report.Params{AsOf: "2025-06-30"}},
		{"stock-movements", "stock-movements", report.Params{}},
		{"sales-by-product", "sales-by-product", report.Params{}},
		{"sales-by-product-month", "sales-by-product", report.Params{From: "2026-02-01", To: "2026-02-28"}},
		{"sales-by-period", "sales-by-period", report.Params{}},
		{"sales-by-customer-shipped", "sales-by-customer", report.Params{Basis: "shipped"}},
		{"purchases-by-supplier", "purchases-by-supplier", report.Params{}},
	} {
		b.Run("page/"+c.title, func(b *testing.B) {
			for b.Loop() {
				t, err := report.Open(ctx, d, c.name, c.params)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := t.Page(ctx, 0, 100); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("csv/"+c.title, func(b *testing.B) {
			for b.Loop() {
				rows, err := report.Write(ctx, d, c.name, c.params, export.CSV, io.Discard)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(rows), "rows")
			}
		})
	}
	b.Run("today", func(b *testing.B) {
		for b.Loop() {
			if _, err := report.Today(ctx, d); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("rail", func(b *testing.B) {
		for b.Loop() {
			if _, err := report.Rail(ctx, d); err != nil {
				b.Fatal(err)
			}
		}
	})
}
