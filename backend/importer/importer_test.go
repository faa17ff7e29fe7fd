package importer_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/importer"
)

// shop is a company's books in a test.
type shop struct {
	t  *testing.T
	db *db.DB
}

func newShop(t *testing.T) *shop {
	t.Helper()
	d, _ := dbtest.New(t)
	return &shop{t, d}
}

// file writes a file of the given name and returns its path.
func (s *shop) file(name, content string) string {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return path
}

// take imports a file that must be taken.
func (s *shop) take(r importer.Request) importer.Result {
	s.t.Helper()
	result, err := importer.Run(context.Background(), s.db, r, nil)
	if err != nil {
		s.t.Fatalf("import %s: %v\n%s", r.Path, err, problems(result))
	}
	return result
}

// text imports a file of the given content that must be taken.
func (s *shop) text(kind importer.Kind, content string) importer.Result {
	s.t.Helper()
	return s.take(importer.Request{Kind: kind, Path: s.file("f.csv", content)})
}

// refuse imports a file that must be refused, for exactly these reasons
// (without the folder), and must change nothing.
func (s *shop) refuse(r importer.Request, want ...string) {
	s.t.Helper()
	before := s.books()
	result, err := importer.Run(context.Background(), s.db, r, nil)
	if !errors.Is(err, importer.ErrRefused) {
		s.t.Fatalf("import %s: %v, want a refusal\n%s", r.Path, err, problems(result))
	}
	if got := problemsOf(result); got != lines(want) || result.ProblemCount != len(want) {
		s.t.Errorf("refused with\n%swant\n%s", got, lines(want))
	}
	if after := s.books(); before != after {
		s.t.Errorf("a refused import changed the books:\n%s\n%s", before, after)
	}
}

// lines writes texts as lines.
func lines(texts []string) string {
	var b strings.Builder
	for _, text := range texts {
		b.WriteString(text + "\n")
	}
	return b.String()
}

// problemsOf lists the problems of a result without the folder.
func problemsOf(r importer.Result) string {
	var got []string
	for _, p := range r.Problems {
		p.File = filepath.Base(p.File)
		got = append(got, p.String())
	}
	return lines(got)
}

func problems(r importer.Result) string {
	lines := make([]string, 0, len(r.Problems))
	for _, p := range r.Problems {
		lines = append(lines, p.String())
	}
	return strings.Join(lines, "\n")
}

// value reads one whole number.
func (s *shop) value(sql string) int64 {
	s.t.Helper()
	var n *int64
	if err := s.db.Read(context.Background()).Raw(sql).Scan(&n).Error; err != nil {
		s.t.Fatal(err)
	}
	if n == nil {
		return 0
	}
	return *n
}

// words reads one text.
func (s *shop) words(sql string) string {
	s.t.Helper()
	var text *string
	if err := s.db.Read(context.Background()).Raw(sql).Scan(&text).Error; err != nil {
		s.t.Fatal(err)
	}
	if text == nil {
		return ""
	}
	return *text
}

func (s *shop) want(what string, got, want int64) {
	s.t.Helper()
	if got != want {
		s.t.Errorf("%s: %d, want %d", what, got, want)
	}
}

// books is everything that an import could change, row by row, but for the
// journal and the instants.
func (s *shop) books() string {
	s.t.Helper()
	return s.words(`SELECT
		'products ' || (SELECT COALESCE(GROUP_CONCAT(x, ';'), '') FROM (SELECT CONCAT_WS(',', id, sku, name, description, pack, notes, category_id, unit_id, supplier_id,
			price_e4, reorder_point, reorder_up_to, reorder_quantity, order_multiple, archived, updated_at) AS x FROM products ORDER BY id)) ||
		' barcodes ' || (SELECT COALESCE(GROUP_CONCAT(x, ';'), '') FROM (SELECT CONCAT_WS(',', code, product_id) AS x FROM barcodes ORDER BY code)) ||
		' suppliers ' || (SELECT COALESCE(GROUP_CONCAT(x, ';'), '') FROM (SELECT CONCAT_WS(',', id, code, name, address, updated_at) AS x FROM suppliers ORDER BY id)) ||
		' customers ' || (SELECT COALESCE(GROUP_CONCAT(x, ';'), '') FROM (SELECT CONCAT_WS(',', id, code, name, address, updated_at) AS x FROM customers ORDER BY id)) ||
		' contacts ' || (SELECT COUNT(*) FROM supplier_contacts) || ',' || (SELECT COUNT(*) FROM customer_contacts) ||
		' terms ' || (SELECT COALESCE(GROUP_CONCAT(x, ';'), '') FROM (SELECT CONCAT_WS(',', product_id, supplier_id, code, cost_e4) AS x FROM product_suppliers ORDER BY 1)) ||
		' categories ' || (SELECT COALESCE(GROUP_CONCAT(x, ';'), '') FROM (SELECT CONCAT_WS(',', id, code, name, parent_id, description) AS x FROM categories ORDER BY id)) ||
		' locations ' || (SELECT COUNT(*) FROM locations) || ' units ' || (SELECT COUNT(*) FROM units) ||
		' movements ' || (SELECT COUNT(*) FROM stock_movements) || ',' || (SELECT COUNT(*) FROM stock_documents) ||
		' stock ' || (SELECT COALESCE(SUM(on_hand), 0) || ',' || COALESCE(SUM(value), 0) || ',' || COALESCE(SUM(promised), 0) || ',' || COALESCE(SUM(on_order), 0) FROM product_stock) ||
		' sales ' || (SELECT COALESCE(GROUP_CONCAT(x, ';'), '') FROM (SELECT CONCAT_WS(',', id, number, state, history, net, updated_at) AS x FROM sales_orders ORDER BY id)) ||
		' lines ' || (SELECT COUNT(*) || ',' || COALESCE(SUM(id), 0) FROM sales_order_lines) ||
		' purchases ' || (SELECT COALESCE(GROUP_CONCAT(x, ';'), '') FROM (SELECT CONCAT_WS(',', id, number, state, history, net, updated_at) AS x FROM purchase_orders ORDER BY id)) ||
		' lines ' || (SELECT COUNT(*) || ',' || COALESCE(SUM(id), 0) FROM purchase_order_lines) ||
		' numbers ' || (SELECT GROUP_CONCAT(name || next_value) FROM counters)`)
}

func northwind(name string) string { return filepath.Join("testdata", "northwind", name) }

// northwindFiles are the five imports of a whole company, in their order.
func northwindFiles() []importer.Request {
	return []importer.Request{
		{Kind: importer.Categories, Path: northwind("categories.csv")},
		{Kind: importer.Suppliers, Path: northwind("suppliers.csv")},
		{Kind: importer.Customers, Path: northwind("customers.csv")},
		{Kind: importer.Products, Path: northwind("products.csv")},
		{Kind: importer.SalesOrders, Path: northwind("orders.csv"), LinesPath: northwind("order-details.csv"), History: true},
	}
}

func TestNorthwind(t *testing.T) {
	s := newShop(t)
	created := []int{8, 29, 91, 77, 830}
	for i, r := range northwindFiles() {
		if got := s.take(r); got.Created != created[i] || got.Updated+got.Unchanged+got.Skipped != 0 {
			t.Errorf("%s: %d created, %d updated, %d unchanged, %d skipped", r.Kind, got.Created, got.Updated, got.Unchanged, got.Skipped)
		}
	}
	s.northwindFigures()
	before := s.books()
	for i, r := range northwindFiles() {
		if got := s.take(r); got.Unchanged != created[i] || got.Created+got.Updated+got.Skipped != 0 {
			t.Errorf("%s again: %d created, %d updated, %d unchanged, %d skipped", r.Kind, got.Created, got.Updated, got.Unchanged, got.Skipped)
		}
	}
	if after := s.books(); before != after {
		t.Errorf("importing again changed the books:\n%s\n%s", before, after)
	}
}

func (s *shop) northwindFigures() {
	s.t.Helper()
	s.want("products", s.value("SELECT COUNT(*) FROM products"), 77)
	s.want("active products", s.value("SELECT COUNT(*) FROM products WHERE NOT archived"), 69)
	s.want("on hand", s.value("SELECT SUM(on_hand) FROM product_stock"), 3119_000)
	s.want("movements", s.value("SELECT COUNT(*) FROM stock_movements WHERE reason <> 'opening_balance'"), 0)
	s.want("value at unknown cost", s.value("SELECT SUM(value) FROM product_stock"), 0)
	s.want("orders", s.value("SELECT COUNT(*) FROM sales_orders"), 830)
	s.want("lines", s.value("SELECT COUNT(*) FROM sales_order_lines"), 2155)
	s.want("open orders", s.value("SELECT COUNT(*) FROM sales_orders WHERE state = 'confirmed' AND NOT history"), 21)
	s.want("finished orders", s.value("SELECT COUNT(*) FROM sales_orders WHERE state = 'shipped' AND history"), 809)
	s.want("promised", s.value("SELECT SUM(promised) FROM product_stock"),
		s.value("SELECT SUM(l.quantity) FROM sales_order_lines l JOIN sales_orders o ON o.id = l.order_id WHERE o.state = 'confirmed'"))
	const net = "SELECT SUM(l.net) FROM sales_order_lines l JOIN sales_orders o ON o.id = l.order_id JOIN products p ON p.id = l.product_id LEFT JOIN categories c ON c.id = p.category_id"
	s.want("net", s.value(net), 1265793_29)
	s.want("net of 1997", s.value(net+" WHERE o.order_day BETWEEN 19970101 AND 19971231"), 617085_35)
	s.want("net of Beverages", s.value(net+" WHERE c.name = 'Beverages'"), 267868_20)
	s.want("order 11077 is confirmed at its day", s.value("SELECT confirmed_at FROM sales_orders WHERE number = '11077'"), 894412800000)
	if best := s.words("SELECT p.name FROM sales_order_lines l JOIN products p ON p.id = l.product_id GROUP BY p.id ORDER BY SUM(l.net) DESC LIMIT 1"); best != "Côte de Blaye" {
		s.t.Errorf("the best product is %s", best)
	}
	if address := s.words("SELECT address || '|' || city || '|' || region || '|' || postal_code || '|' || country FROM customers WHERE code = 'HANAR'"); address != "Rua do Paço, 67|Rio de Janeiro|RJ|05454-876|Brazil" {
		s.t.Errorf("an address with an unquoted comma became %s", address)
	}
	if chang := s.words(`SELECT CONCAT_WS('|', p.sku, p.name, p.pack, p.price_e4, p.reorder_point, c.code, s.code, s.name) FROM products p
		JOIN categories c ON c.id = p.category_id JOIN suppliers s ON s.id = p.supplier_id WHERE p.sku = '2'`); chang != "2|Chang|24 - 12 oz bottles|19000000|25000|1|1|Exotic Liquids" {
		s.t.Errorf("Chang became %s", chang)
	}
}

func TestNorthwindOrdersWithoutHistoryAreAllOpen(t *testing.T) {
	s := newShop(t)
	for _, r := range northwindFiles() {
		r.History = false
		s.take(r)
	}
	s.want("open orders", s.value("SELECT COUNT(*) FROM sales_orders WHERE state = 'confirmed' AND NOT history"), 830)
	s.want("promised", s.value("SELECT SUM(promised) FROM product_stock"), s.value("SELECT SUM(quantity) FROM sales_order_lines"))
}

func TestADryRunChangesNothingAndTellsEverything(t *testing.T) {
	s := newShop(t)
	for i, r := range northwindFiles() {
		before := s.books()
		entries := s.value("SELECT COUNT(*) FROM journal_entries")
		tried := r
		tried.DryRun = true
		would := s.take(tried)
		if after := s.books(); before != after || s.value("SELECT COUNT(*) FROM journal_entries") != entries {
			t.Errorf("a dry run of file %d changed the books:\n%s\n%s", i, before, after)
		}
		did := s.take(r)
		if would.Created != did.Created || would.Rows != did.Rows || !slices.Equal(would.Notices, did.Notices) || !slices.Equal(would.Counts, did.Counts) {
			t.Errorf("the dry run told %+v, the import %+v", would, did)
		}
	}
}

func TestAnImportIsOneEntryOfTheJournal(t *testing.T) {
	s := newShop(t)
	told := 0
	s.db.OnChange(func([]string) { told++ })
	r := importer.Request{Kind: importer.Products, Path: s.file("tea.csv", "sku,name,stock\nA,Tea,5\nB,Coffee,7\n"), RequestID: "import-number-1"}
	first := s.take(r)
	s.want("entries", s.value("SELECT COUNT(*) FROM journal_entries"), 1)
	s.want("announcements", int64(told), 1)
	if got := s.words("SELECT command || ': ' || subject || ': ' || summary FROM journal_entries"); got != "importer.import: tea.csv: Imported products from tea.csv: 2 new, 0 changed, 0 unchanged" {
		t.Errorf("the entry says %q", got)
	}
	again := s.take(r)
	if again.Created != first.Created || again.Rows != first.Rows {
		t.Errorf("the repeated request answers %+v, the first one %+v", again, first)
	}
	s.want("entries after a repeated request", s.value("SELECT COUNT(*) FROM journal_entries"), 1)
}

func TestACancelledImportChangesNothing(t *testing.T) {
	s := newShop(t)
	ctx, cancel := context.WithCancel(context.Background())
	before := s.books()
	_, err := importer.Run(ctx, s.db, importer.Request{Kind: importer.Products, Path: s.file("many.csv", manyProducts(2000))}, func(p importer.Progress) {
		if p.Step == "write" {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the cancelled import ended with %v", err)
	}
	if after := s.books(); before != after {
		t.Error("a cancelled import changed the books")
	}
}
