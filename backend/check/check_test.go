package check_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"stockroom/backend/check"
	"stockroom/backend/customer"
	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/money"
	"stockroom/backend/party"
	"stockroom/backend/purchasing"
	"stockroom/backend/quantity"
	"stockroom/backend/sales"
	"stockroom/backend/stock"
	"stockroom/backend/supplier"
)

const chang = 1

// sampleBooks have a bit of everything: an opening balance, an adjustment that was
// reversed, a transfer, a purchase order received in part, a sales order shipped in part.
func sampleBooks(t *testing.T) *db.DB {
	t.Helper()
	ctx := t.Context()
	d, _ := dbtest.New(t)
	for _, name := range []string{"Chang", "Chai"} {
		must(t, d.Write(ctx, func(tx *db.Tx) error {
			return tx.Exec(`INSERT INTO products(sku, sku_key, name, name_key, search_key, unit_id, reorder_point, created_at, updated_at)
				VALUES(?, lower(?), ?, lower(?), lower(?), 1, 25000, 0, 0)`, name, name, name, name, name).Error
		}))
	}
	s := stock.New(d)
	quarantine := value(s.CreateLocation(ctx, dbtest.RequestID(), stock.LocationInput{Name: "Quarantine", Quarantine: true}))(t)
	cost := money.PerUnit(14_000_000)
	value(s.OpenBalance(ctx, dbtest.RequestID(), stock.OpeningInput{Lines: []stock.OpeningLine{{ProductID: chang, Quantity: 17 * quantity.One, UnitCost: &cost}}}))(t)
	wrong := value(s.Adjust(ctx, dbtest.RequestID(), stock.AdjustInput{
		Reason: stock.Damage, Lines: []stock.AdjustLine{{ProductID: chang, Quantity: -2 * quantity.One}},
	}))(t)
	value(s.Reverse(ctx, dbtest.RequestID(), stock.ReverseInput{Kind: wrong.Kind, ID: wrong.ID}))(t)
	value(s.Transfer(ctx, dbtest.RequestID(), stock.TransferInput{ToLocationID: quarantine, Lines: []stock.TransferLine{{ProductID: chang, Quantity: 6 * quantity.One}}}))(t)

	from := value(supplier.New(d).Create(ctx, dbtest.RequestID(), supplier.Input{Card: party.Card{Code: "EL", Name: "Exotic Liquids"}}))(t)
	buy := purchasing.New(d)
	order := value(buy.Create(ctx, dbtest.RequestID(), purchasing.CreateInput{SupplierID: from.ID, Place: true, Lines: []purchasing.LineInput{
		{ProductID: chang, Quantity: 40 * quantity.One, UnitCost: &cost},
	}}))(t)
	bought := value(buy.Order(ctx, order.ID))(t)
	value(buy.Receive(ctx, dbtest.RequestID(), purchasing.ReceiveInput{OrderID: order.ID, Lines: []purchasing.ReceiveLine{{
		OrderLineID: bought.Items[0].Line.ID, Quantity: 25 * quantity.One,
	}}}))(t)

	to := value(customer.New(d).Create(ctx, dbtest.RequestID(), customer.Input{Card: party.Card{Code: "ALF", Name: "Alfreds Futterkiste"}}))(t)
	sell := sales.New(d)
	sold := value(sell.Create(ctx, dbtest.RequestID(), sales.CreateInput{CustomerID: to.ID, Confirm: true, Lines: []sales.LineInput{
		{ProductID: chang, Quantity: 50 * quantity.One, UnitPrice: &cost},
	}}))(t)
	wanted := value(sell.Order(ctx, sold.ID))(t)
	value(sell.Ship(ctx, dbtest.RequestID(), sales.ShipInput{OrderID: sold.ID, Lines: []sales.ShipLine{{
		OrderLineID: wanted.Items[0].Line.ID, Quantity: 30 * quantity.One,
	}}}))(t)
	return d
}

// value returns an answer after the error was seen.
func value[T any](answer T, err error) func(t *testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		must(t, err)
		return answer
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestSoundBooks(t *testing.T) {
	d := sampleBooks(t)
	var steps []string
	problems, summary, err := check.Run(t.Context(), d, func(_, _ int, rule string) { steps = append(steps, rule) })
	must(t, err)
	if len(problems) > 0 {
		t.Errorf("sound books have problems: %+v", problems)
	}
	if summary.Products != 2 || summary.Orders != 2 || summary.Movements != 7 || summary.StockValue != 12*1400 || summary.Commands == 0 {
		t.Errorf("the summary is %+v", summary)
	}
	if len(steps) != summary.Rules+1 || steps[0] != "file" {
		t.Errorf("progress was told of %v", steps)
	}
}

func TestFreshBooks(t *testing.T) {
	d, _ := dbtest.New(t)
	problems, summary, err := check.Run(t.Context(), d, nil)
	must(t, err)
	if len(problems) > 0 || summary.Products != 0 {
		t.Errorf("new books: %+v, %+v", problems, summary)
	}
}

// damage changes the file past every guard, as another program could.
func damage(t *testing.T, path string, statements ...string) {
	t.Helper()
	ctx := context.Background()
	raw, err := sql.Open("sqlite", path)
	must(t, err)
	raw.SetMaxOpenConns(1)
	defer func() { must(t, raw.Close()) }()
	names, texts := triggers(t, raw)
	run := func(statement string) {
		t.Helper()
		_, err := raw.ExecContext(ctx, statement)
		must(t, err)
	}
	for _, name := range names {
		run("DROP TRIGGER " + name)
	}
	run("PRAGMA ignore_check_constraints = ON")
	for _, s := range statements {
		run(s)
	}
	for _, text := range texts {
		run(text)
	}
}

func triggers(t *testing.T, raw *sql.DB) (names, texts []string) {
	t.Helper()
	rows, err := raw.QueryContext(context.Background(), "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
	must(t, err)
	defer func() { must(t, rows.Close()) }()
	for rows.Next() {
		var name, text string
		must(t, rows.Scan(&name, &text))
		names, texts = append(names, name), append(texts, text)
	}
	must(t, rows.Err())
	return names, texts
}

func TestEveryDamageIsFound(t *testing.T) {
	sound := sampleBooks(t)
	must(t, sound.Close())
	content, err := os.ReadFile(sound.Path())
	must(t, err)
	for name, c := range map[string]struct {
		damage string
		want   []string // the rules that are broken, and no other
		found  check.Problem
	}{
		"balance": {
			"UPDATE stock_balances SET on_hand = on_hand + 1000 WHERE location_id = 1",
			[]string{"balances", "on_hand"},
			check.Problem{Rule: "balances", Where: "Chang (Chang) at Main", Expected: "6", Found: "7"},
		},
		"value of a balance": {
			"UPDATE stock_balances SET value = value + 1 WHERE location_id = 1",
			[]string{"stock_value", "values"},
			check.Problem{Rule: "values", Where: "Chang (Chang) at Main", Expected: "84.00", Found: "84.01"},
		},
		"figures": {
			"UPDATE product_stock SET on_hand = 5000 WHERE product_id = 1",
			[]string{"on_hand"},
			check.Problem{Rule: "on_hand", Where: "Chang (Chang)", Expected: "12", Found: "5"},
		},
		"figures' value": {
			"UPDATE product_stock SET value = 5 WHERE product_id = 1",
			[]string{"stock_value"},
			check.Problem{Rule: "stock_value", Where: "Chang (Chang)", Expected: "168.00", Found: "0.05"},
		},
		"no figures": {
			"DELETE FROM product_stock WHERE product_id = 2",
			[]string{"product_figures"},
			check.Problem{Rule: "product_figures", Where: "Chai (Chai)", Expected: "figures", Found: "nothing"},
		},
		"quarantined": {
			"UPDATE product_stock SET quarantined = 1000 WHERE product_id = 1",
			[]string{"quarantined"},
			check.Problem{Rule: "quarantined", Where: "Chang (Chang)", Expected: "6", Found: "1"},
		},
		"promised": {
			"UPDATE product_stock SET promised = 1000 WHERE product_id = 1",
			[]string{"promised"},
			check.Problem{Rule: "promised", Where: "Chang (Chang)", Expected: "20", Found: "1"},
		},
		"on order": {
			"UPDATE product_stock SET on_order = 0 WHERE product_id = 1",
			[]string{"on_order"},
			check.Problem{Rule: "on_order", Where: "Chang (Chang)", Expected: "15", Found: "0"},
		},
		"reorder point": {
			"UPDATE product_stock SET reorder_point = 0 WHERE product_id = 1",
			[]string{"reorder_point"},
			check.Problem{Rule: "reorder_point", Where: "Chang (Chang)", Expected: "25", Found: "0"},
		},
		"archived": {
			"UPDATE products SET archived = TRUE WHERE id = 2",
			[]string{"archived"},
			check.Problem{Rule: "archived", Where: "Chai (Chai)", Expected: "1", Found: "0"},
		},
		"known cost": {
			"UPDATE product_stock SET cost_known = TRUE WHERE product_id = 2",
			[]string{"cost_known"},
			check.Problem{Rule: "cost_known", Where: "Chai (Chai)", Expected: "nothing", Found: "1"},
		},
		"running balance": {
			"UPDATE stock_movements SET balance_after = 18000 WHERE id = 1",
			[]string{"ledger"},
			check.Problem{Rule: "ledger", Where: "movement 1 of Chang (Chang)", Expected: "a balance of 17", Found: "18"},
		},
		"a missing movement": {
			"DELETE FROM stock_movements WHERE document_type = 'receipt'",
			[]string{"balances", "document_movements", "ledger", "ledger_gap", "receipt_movements", "values"},
			check.Problem{Rule: "document_movements", Where: "RC-00001", Expected: "movements", Found: "nothing"},
		},
		"a reversal of less": {
			"UPDATE stock_movements SET quantity = 1000, value = 1400 WHERE reverses_id IS NOT NULL",
			[]string{"balances", "ledger", "reversals", "values"},
			check.Problem{Rule: "reversals", Where: "movement 3 of Chang (Chang)", Expected: "2", Found: "1"},
		},
		"a transfer that makes value": {
			"UPDATE stock_movements SET value = value + 7 WHERE document_type = 'transfer' AND quantity > 0",
			[]string{"transfers", "values"},
			check.Problem{Rule: "transfers", Where: "TR-00001: Chang (Chang)", Expected: "0.00", Found: "0.07"},
		},
		"line's net": {
			"UPDATE sales_order_lines SET net = net - 1",
			[]string{"sales_lines", "sales_totals"},
			check.Problem{Rule: "sales_lines", Where: "SO-00001 line 1", Expected: "net 700.00", Found: "699.99"},
		},
		"line's gross": {
			"UPDATE purchase_order_lines SET gross = gross + 1",
			[]string{"purchase_gross", "purchase_lines"},
			check.Problem{Rule: "purchase_lines", Where: "PO-00001 line 1", Expected: "gross 560.00", Found: "560.01"},
		},
		"order's net": {
			"UPDATE purchase_orders SET net = 1",
			[]string{"purchase_totals"},
			check.Problem{Rule: "purchase_totals", Where: "PO-00001", Expected: "560.00", Found: "0.01"},
		},
		"order's gross": {
			"UPDATE sales_orders SET gross = 1",
			[]string{"sales_gross"},
			check.Problem{Rule: "sales_gross", Where: "SO-00001", Expected: "700.00", Found: "0.01"},
		},
		"open of a purchase": {
			"UPDATE purchase_order_lines SET open = 40000",
			[]string{"on_order", "purchase_open"},
			check.Problem{Rule: "purchase_open", Where: "PO-00001 line 1", Expected: "15", Found: "40"},
		},
		"open of a closed sale": {
			"UPDATE sales_orders SET state = 'closed_short'",
			[]string{"sales_open"},
			check.Problem{Rule: "sales_open", Where: "SO-00001 line 1", Expected: "0", Found: "20"},
		},
		"state of a sale": {
			"UPDATE sales_orders SET state = 'quote'",
			[]string{"sales_open", "sales_state"},
			check.Problem{Rule: "sales_state", Where: "SO-00001", Expected: "partially_shipped", Found: "quote"},
		},
		"state of a purchase": {
			"UPDATE purchase_orders SET state = 'received'",
			[]string{"purchase_open", "purchase_state"},
			check.Problem{Rule: "purchase_state", Where: "PO-00001", Expected: "partially_received", Found: "received"},
		},
		"received": {
			"UPDATE purchase_order_lines SET received = 26000, open = 14000",
			[]string{"on_order", "purchase_received"},
			check.Problem{Rule: "purchase_received", Where: "PO-00001 line 1", Expected: "25", Found: "26"},
		},
		"shipped": {
			"UPDATE sales_order_lines SET shipped = 29000, open = 21000",
			[]string{"promised", "sales_shipped"},
			check.Problem{Rule: "sales_shipped", Where: "SO-00001 line 1", Expected: "30", Found: "29"},
		},
		"a shipment's line": {
			"UPDATE shipment_lines SET quantity = 31000",
			[]string{"sales_shipped", "shipment_movements"},
			check.Problem{Rule: "shipment_movements", Where: "SH-00001 line 1", Expected: "-31", Found: "-30"},
		},
		"a receipt's value": {
			"UPDATE receipt_lines SET value = value + 1",
			[]string{"receipt_values"},
			check.Problem{Rule: "receipt_values", Where: "RC-00001 line 1", Expected: "350.01", Found: "350.00"},
		},
		"charged too much": {
			"UPDATE shipment_lines SET net = 70001",
			[]string{"shipped_amounts"},
			check.Problem{Rule: "shipped_amounts", Where: "SO-00001 line 1", Expected: "700.00", Found: "700.01"},
		},
		"charged too little for all": {
			"UPDATE sales_order_lines SET quantity = 30000, gross = 42000, net = 42000, open = 0; UPDATE shipment_lines SET gross = 41999",
			[]string{"promised", "sales_gross", "sales_state", "sales_totals", "shipped_amounts"},
			check.Problem{Rule: "shipped_amounts", Where: "SO-00001 line 1", Expected: "420.00", Found: "419.99"},
		},
		"history that moved": {
			"UPDATE purchase_orders SET history = TRUE",
			[]string{"purchase_history", "purchase_open"},
			check.Problem{Rule: "purchase_history", Where: "PO-00001", Expected: "no receipt", Found: "RC-00001"},
		},
		"a document that is gone": {
			"DELETE FROM stock_documents WHERE kind = 'opening'",
			[]string{"movement_documents", "numbers"},
			check.Problem{Rule: "movement_documents", Where: "movement 1", Expected: "opening OB-00001", Found: "nothing"},
		},
		"a document without movements": {
			"INSERT INTO stock_documents(kind, number, number_key, reason, day, at, user_name, entry_id) VALUES('transfer', 'TR-00002', 'x', 'transfer', 20260302, 0, 'x', 1)",
			[]string{"document_movements", "numbers"},
			check.Problem{Rule: "document_movements", Where: "TR-00002", Expected: "movements", Found: "nothing"},
		},
		"said to be reversed": {
			"UPDATE stock_documents SET reversed_entry_id = 1 WHERE kind = 'transfer'",
			[]string{"document_reversals"},
			check.Problem{Rule: "document_reversals", Where: "TR-00001 (reversed)", Expected: "2", Found: "0"},
		},
		"a gap in the numbers": {
			"UPDATE counters SET next_value = 7 WHERE name = 'shipment'",
			[]string{"numbers"},
			check.Problem{Rule: "numbers", Where: "shipment", Expected: "2", Found: "7"},
		},
		"a command without answer": {
			"UPDATE journal_entries SET answer = '' WHERE id = 1",
			[]string{"journal"},
			check.Problem{Rule: "journal", Where: "command 1 stock.create_location", Expected: "an answer", Found: "nothing"},
		},
		"a movement without command": {
			"UPDATE stock_movements SET entry_id = 4711 WHERE id = 1",
			[]string{"movement_commands", "references"},
			check.Problem{Rule: "movement_commands", Where: "movement 1", Expected: "command 4711", Found: "nothing"},
		},
		"a movement of no line": {
			"UPDATE stock_movements SET document_line = 4711 WHERE document_type = 'shipment'",
			[]string{"shipment_lines", "shipment_movements"},
			check.Problem{Rule: "shipment_lines", Where: "movement 7", Expected: "a line of SH-00001", Found: "nothing"},
		},
		"a command that is gone": {
			"DELETE FROM journal_entries WHERE id = 6",
			[]string{"journal_gap"},
			check.Problem{Rule: "journal_gap", Where: "journal_entries", Expected: "11", Found: "10"},
		},
		"search index": {
			"UPDATE products SET search_key = 'beer' WHERE id = 1",
			[]string{"search"},
			check.Problem{Rule: "search", Where: "products_fts", Expected: "the products' search keys", Found: "something else"},
		},
		"a product that search does not find": {
			"INSERT INTO products_fts(products_fts, rowid, search_key) SELECT 'delete', id, search_key || char(10, 10) FROM products WHERE id = 1",
			[]string{"search"},
			check.Problem{Rule: "search", Where: "products_fts", Expected: "the products' search keys", Found: "something else"},
		},
		"a key that search knows but for its end": {
			`INSERT INTO products_fts(products_fts, rowid, search_key) SELECT 'delete', id, search_key || char(10, 10) FROM products WHERE id = 1;
			INSERT INTO products_fts(rowid, search_key) SELECT id, search_key FROM products WHERE id = 1`,
			[]string{"search"},
			check.Problem{Rule: "search", Where: "products_fts", Expected: "the products' search keys", Found: "something else"},
		},
		"a value no CHECK allows": {
			"UPDATE units SET decimals = 7 WHERE id = 3",
			[]string{"file"},
			check.Problem{Rule: "file", Expected: "ok", Found: "CHECK constraint failed in units"},
		},
		"below zero": {
			"UPDATE stock_balances SET on_hand = -1000, value = 0 WHERE location_id = 1",
			[]string{"balances", "file", "on_hand", "stock_value", "values"},
			check.Problem{Rule: "balances", Where: "Chang (Chang) at Main", Expected: "6", Found: "-1"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "damaged.db")
			must(t, os.WriteFile(path, content, 0o600))
			damage(t, path, c.damage)
			d := dbtest.Open(t, path, &dbtest.Clock{})
			problems, _, err := check.Run(t.Context(), d, nil)
			must(t, err)
			wantProblems(t, problems, c.want, c.found)
		})
	}
}

func wantProblems(t *testing.T, problems []check.Problem, rules []string, want check.Problem) {
	t.Helper()
	var broken []string
	seen := false
	for _, p := range problems {
		broken = append(broken, p.Rule)
		seen = seen || p.Rule == want.Rule && (want.Where == "" || p.Where == want.Where) && p.Expected == want.Expected && p.Found == want.Found && p.What != ""
	}
	slices.Sort(broken)
	if broken = slices.Compact(broken); !slices.Equal(broken, rules) {
		t.Errorf("broken are %v, want %v: %+v", broken, rules, problems)
	}
	if !seen {
		t.Errorf("%+v is not among %+v", want, problems)
	}
}

func TestMissingGuardIsFound(t *testing.T) {
	d := sampleBooks(t)
	raw, err := sql.Open("sqlite", d.Path())
	must(t, err)
	_, err = raw.ExecContext(t.Context(), "DROP TRIGGER tr_movements_update")
	must(t, err)
	must(t, raw.Close())
	problems, _, err := check.Run(t.Context(), d, nil)
	must(t, err)
	wantProblems(t, problems, []string{"guards"}, check.Problem{Rule: "guards", Where: "tr_movements_update", Expected: "a trigger", Found: "nothing"})
}

func TestCheckChangesNothing(t *testing.T) {
	d := sampleBooks(t)
	count := func() (n int64) {
		must(t, d.Read(t.Context()).Raw("SELECT COUNT(*) FROM journal_entries").Scan(&n).Error)
		return n
	}
	before := count()
	_, _, err := check.Run(t.Context(), d, nil)
	must(t, err)
	if after := count(); after != before {
		t.Errorf("the check left %d commands, there were %d", after, before)
	}
}

func TestTheNoteThatACheckIsDue(t *testing.T) {
	ctx := t.Context()
	d, _ := dbtest.New(t)
	due := func() bool { return value(check.Due(ctx, d))(t) }
	if due() {
		t.Error("new books want to be proved")
	}
	must(t, check.Clear(ctx, d))
	must(t, check.Suspect(ctx, d))
	must(t, check.Suspect(ctx, d))
	if !due() {
		t.Error("it was not noted")
	}
	must(t, check.Clear(ctx, d))
	if due() {
		t.Error("it was not cleared")
	}
}
