package stock_test

import (
	"context"
	"strings"
	"testing"

	"stockroom/backend/db"
	"stockroom/backend/quantity"
)

// TestSchemaGuardsTheLedger goes past the program: SQLite itself must refuse.
func TestSchemaGuardsTheLedger(t *testing.T) {
	b := newBooks(t)
	p := b.product("A", pieces, false)
	b.mustPost(in(p, 1, 5, 100))
	const insert = `INSERT INTO stock_movements(product_id, location_id, quantity, value, balance_after, reason, document_type, document_id,
		document, entry_id, day, at, user_name) VALUES(1, 1, `
	for name, c := range map[string]struct{ statement, why string }{
		"change a movement":         {"UPDATE stock_movements SET quantity = 6000", "append-only"},
		"note on a movement":        {"UPDATE stock_movements SET note = 'x'", "append-only"},
		"delete a movement":         {"DELETE FROM stock_movements", "append-only"},
		"replace a movement":        {"INSERT OR REPLACE INTO stock_movements SELECT * FROM stock_movements", "append-only"},
		"replace in the journal":    {"INSERT OR REPLACE INTO journal_entries SELECT * FROM journal_entries", "append-only"},
		"set a balance":             {"UPDATE stock_balances SET on_hand = 6000", "only through stock_movements"},
		"set a value":               {"UPDATE stock_balances SET value = 1", "only through stock_movements"},
		"borrow a movement":         {"UPDATE stock_balances SET on_hand = 10000, last_movement_id = 1", "only through stock_movements"},
		"make a balance":            {"INSERT INTO stock_balances(product_id, location_id, on_hand, value) VALUES(1, 2, 5, 5)", ""},
		"delete a balance":          {"DELETE FROM stock_balances", "never deleted"},
		"go below zero":             {insert + "-6000, -120, -1000, 'loss', 'adjustment', 1, 'X', 1, 20260302, 0, 'x')", "CHECK"},
		"a wrong balance after":     {insert + "1000, 20, 7000, 'found', 'adjustment', 1, 'X', 1, 20260302, 0, 'x')", "balance_after"},
		"worth something at zero":   {insert + "-5000, -99, 0, 'loss', 'adjustment', 1, 'X', 1, 20260302, 0, 'x')", "CHECK"},
		"worth less than nothing":   {insert + "-1000, -101, 4000, 'loss', 'adjustment', 1, 'X', 1, 20260302, 0, 'x')", "CHECK"},
		"goods in for less than 0":  {insert + "1000, -1, 6000, 'found', 'adjustment', 1, 'X', 1, 20260302, 0, 'x')", "CHECK"},
		"value alone, no reason":    {insert + "0, 5, 5000, 'found', 'adjustment', 1, 'X', 1, 20260302, 0, 'x')", "CHECK"},
		"a reason nobody knows":     {insert + "1000, 20, 6000, 'magic', 'adjustment', 1, 'X', 1, 20260302, 0, 'x')", "CHECK"},
		"no command":                {insert + "1000, 20, 6000, 'found', 'adjustment', 1, 'X', 4711, 20260302, 0, 'x')", "FOREIGN KEY"},
		"delete a product":          {"DELETE FROM products", "never deleted"},
		"change the journal":        {"UPDATE journal_entries SET user_name = 'x'", "append-only"},
		"delete from the journal":   {"DELETE FROM journal_entries", "append-only"},
		"hide stock in quarantine":  {"UPDATE locations SET quarantine = TRUE WHERE id = 1", "quarantine"},
		"delete a location in use":  {"DELETE FROM locations WHERE id = 1", "FOREIGN KEY"},
		"quantity beyond all sense": {insert + "1000000000001, 20, 1000000005001, 'found', 'adjustment', 1, 'X', 1, 20260302, 0, 'x')", "CHECK"},
	} {
		t.Run(name, func(t *testing.T) {
			err := b.db.Write(context.Background(), func(tx *db.Tx) error { return tx.Exec(c.statement).Error })
			if err == nil || !db.IsRefused(err) || !strings.Contains(err.Error(), c.why) {
				t.Errorf("got %v, want a refusal that says %q", err, c.why)
			}
			b.want(p, 1, 5, 100)
			if n := len(b.ledger(p)); n != 1 {
				t.Errorf("the ledger has %d movements, want 1", n)
			}
		})
	}
}

func TestSchemaLetsValueMoveAlone(t *testing.T) {
	b := newBooks(t)
	p := b.product("A", pieces, false)
	b.mustPost(in(p, 1, 5, 100))
	for _, reason := range []string{"revaluation", "landed_cost"} {
		b.write(`INSERT INTO stock_movements(product_id, location_id, quantity, value, balance_after, reason, document_type, document_id,
			document, entry_id, day, at, user_name) VALUES(?, 1, 0, 25, ?, ?, 'adjustment', 1, 'X', 1, 20260302, 0, 'x')`, p, 5*quantity.One, reason)
	}
	b.want(p, 1, 5, 150)
}

func TestSchemaRefusesTheSameReversalTwice(t *testing.T) {
	b := newBooks(t)
	p := b.product("A", pieces, false)
	m := b.mustPost(in(p, 1, 5, 100))[0]
	if _, err := b.reverse(m.DocumentType, m.DocumentID); err != nil {
		t.Fatal(err)
	}
	b.mustPost(in(p, 1, 5, 100))
	err := b.db.Write(context.Background(), func(tx *db.Tx) error {
		return tx.Exec(`INSERT INTO stock_movements(product_id, location_id, quantity, value, balance_after, reason, document_type, document_id,
			document, reverses_id, entry_id, day, at, user_name) VALUES(?, 1, -5000, -100, 0, 'receipt', 'receipt', 1, 'X', ?, 1, 20260302, 0, 'x')`, p, m.ID).Error
	})
	if !db.IsRefused(err) {
		t.Errorf("got %v, want a refusal", err)
	}
	b.want(p, 1, 5, 100)
}
