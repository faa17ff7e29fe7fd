package stock_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stockroom/backend/day"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/fault"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
	"stockroom/backend/stock"
)

// step is one random command that can be given again to other books.
type step struct {
	request string
	kind    string
	input   any
	back    int // which document to reverse, counted over those made
	wait    time.Duration
}

// generator makes random commands over the products and locations of a run.
func generator(t *rapid.T, products, locations []int64) step {
	s := step{request: dbtest.RequestID(), wait: time.Duration(rapid.IntRange(0, 30).Draw(t, "hours")) * time.Hour}
	s.kind = rapid.SampledFrom([]string{"adjust", "adjust", "adjust", "transfer", "transfer", "open", "reverse"}).Draw(t, "command")
	product := rapid.SampledFrom(products)
	location := rapid.SampledFrom(locations)
	lines := rapid.IntRange(1, 3).Draw(t, "lines")
	switch s.kind {
	case "adjust":
		in := stock.AdjustInput{Reason: rapid.SampledFrom([]stock.Reason{stock.Correction, stock.Count, stock.Loss, stock.Found}).Draw(t, "reason")}
		for range lines {
			in.Lines = append(in.Lines, stock.AdjustLine{
				ProductID: product.Draw(t, "product"), LocationID: location.Draw(t, "location"), Quantity: drawQuantity(t), UnitCost: drawCost(t),
			})
		}
		s.input = in
	case "transfer":
		in := stock.TransferInput{FromLocationID: location.Draw(t, "from"), ToLocationID: location.Draw(t, "to")}
		for range lines {
			in.Lines = append(in.Lines, stock.TransferLine{ProductID: product.Draw(t, "product"), Quantity: drawQuantity(t)})
		}
		s.input = in
	case "open":
		s.input = stock.OpeningInput{Lines: []stock.OpeningLine{{
			ProductID: product.Draw(t, "product"), LocationID: location.Draw(t, "location"), Quantity: drawQuantity(t), UnitCost: drawCost(t),
		}}}
	case "reverse":
		s.back = rapid.IntRange(0, 20).Draw(t, "document")
	}
	return s
}

// drawQuantity draws mostly pieces; some have a fraction, which only kilograms may.
func drawQuantity(t *rapid.T) quantity.Milli {
	q := quantity.Milli(rapid.IntRange(-9, 12).Draw(t, "units")) * quantity.One
	if rapid.IntRange(0, 4).Draw(t, "fraction") == 0 {
		q += 333
	}
	return q
}

func drawCost(t *rapid.T) *money.PerUnit {
	if rapid.Bool().Draw(t, "cost known") {
		return nil
	}
	c := money.PerUnit(rapid.IntRange(0, 2_000_000).Draw(t, "cost"))
	return &c
}

// run gives the command to books; made lists the documents so far.
func (b *books) run(s step, made *[]stock.Posted) (stock.Posted, error) {
	ctx := context.Background()
	var posted stock.Posted
	var err error
	switch in := s.input.(type) {
	case stock.AdjustInput:
		posted, err = b.service.Adjust(ctx, s.request, in)
	case stock.TransferInput:
		posted, err = b.service.Transfer(ctx, s.request, in)
	case stock.OpeningInput:
		posted, err = b.service.OpenBalance(ctx, s.request, in)
	case stock.ReverseInput:
		return b.service.Reverse(ctx, s.request, in)
	default:
		if len(*made) == 0 {
			return posted, stock.ErrNoDocument.At("")
		}
		d := (*made)[s.back%len(*made)]
		return b.service.Reverse(ctx, s.request, stock.ReverseInput{Kind: d.Kind, ID: d.ID})
	}
	if err == nil {
		*made = append(*made, posted)
	}
	return posted, err
}

// state is everything that a command may change, as text.
func (b *books) state(t testing.TB) string {
	t.Helper()
	var all string
	for _, query := range []string{
		"SELECT json_array(product_id, location_id, on_hand, value, allow_negative) FROM stock_balances ORDER BY product_id, location_id",
		"SELECT json_array(product_id, on_hand, quarantined, value, cost_known, available, status) FROM product_stock ORDER BY product_id",
		`SELECT json_array(id, product_id, location_id, quantity, value, unit_cost_e4, balance_after, reason, document_type, document_id, document,
			reverses_id, entry_id, day, at, user_name, note) FROM stock_movements ORDER BY id`,
		"SELECT json_array(id, kind, number, reason, day, reversed_entry_id) FROM stock_documents ORDER BY id",
		"SELECT json_array(id, command, answer, subject, summary) FROM journal_entries ORDER BY id",
		"SELECT json_array(name, next_value) FROM counters ORDER BY name",
	} {
		b, err := json.Marshal(b.rows(query))
		if err != nil {
			t.Fatal(err)
		}
		all += string(b) + "\n"
	}
	return all
}

// invariants holds after every command.
func (b *books) invariants(t *rapid.T) {
	for what, query := range map[string]string{
		"balance is the sum of movements": `SELECT b.product_id || '@' || b.location_id FROM stock_balances b WHERE (b.on_hand, b.value) <>
			(SELECT SUM(m.quantity), SUM(m.value) FROM stock_movements m WHERE m.product_id = b.product_id AND m.location_id = b.location_id)`,
		"a product is the sum of its balances": `SELECT s.product_id FROM product_stock s WHERE (s.on_hand, s.value) <>
			(SELECT COALESCE(SUM(b.on_hand), 0), COALESCE(SUM(b.value), 0) FROM stock_balances b WHERE b.product_id = s.product_id)`,
		"nothing below zero": `SELECT b.product_id || '@' || b.location_id FROM stock_balances b JOIN products p ON p.id = b.product_id
			WHERE b.on_hand < 0 AND NOT p.allow_negative`,
		"nothing on hand is worth nothing": "SELECT product_id FROM stock_balances WHERE on_hand = 0 AND value <> 0",
		"value has the sign of on hand":    "SELECT product_id FROM stock_balances WHERE on_hand * value < 0",
		"balance after is a running sum": `SELECT id FROM (SELECT id, balance_after,
			SUM(quantity) OVER (PARTITION BY product_id, location_id ORDER BY id) AS running FROM stock_movements) WHERE balance_after <> running`,
		"a transfer keeps the total": `SELECT document_id FROM stock_movements WHERE document_type = 'transfer' AND quantity <> 0
			GROUP BY document_id, product_id HAVING SUM(quantity) <> 0 OR SUM(value) <> 0`,
	} {
		if got := b.rows(query); len(got) > 0 {
			t.Fatalf("%s: broken by %v", what, got)
		}
	}
}

func (b *books) stocked() (products, locations []int64) {
	products = []int64{b.product("A", pieces, false), b.product("B", kilograms, false), b.product("N", kilograms, true)}
	return products, []int64{stock.MainLocation, b.location("Shelf", false), b.location("Quarantine", true)}
}

// TestLedgerProperties gives random commands to a database, and everything
// that was given again to a new one.
func TestLedgerProperties(t *testing.T) {
	runs := 0
	rapid.Check(t, func(r *rapid.T) {
		if runs++; runs > 25 { // each run makes two databases; rapid's own default is 100
			return
		}
		b := newBooks(t)
		products, locations := b.stocked()
		var steps []step
		var made []stock.Posted
		for range rapid.IntRange(3, 14).Draw(r, "commands") {
			s := generator(r, products, locations)
			b.clock.Advance(s.wait)
			steps = append(append(steps, s), b.tryOnce(t, r, s, &made)...)
			b.invariants(r)
		}
		replay := newBooks(t)
		replay.stocked()
		var again []stock.Posted
		for _, s := range steps {
			replay.clock.Advance(s.wait)
			_, _ = replay.run(s, &again)
		}
		if got, want := replay.state(t), b.state(t); got != want {
			r.Fatalf("the same commands again gave\n%s\nwant\n%s", got, want)
		}
	})
}

// tryOnce gives the command, checks what a failure or a repetition leaves, and
// returns the command that undid it, if it was undone.
func (b *books) tryOnce(t *testing.T, r *rapid.T, s step, made *[]stock.Posted) []step {
	before := b.state(t)
	documents := *made
	posted, err := b.run(s, made)
	after := b.state(t)
	if err != nil {
		if _, isFault := fault.Of(err); !isFault {
			r.Fatalf("%s %+v failed with no fault: %v", s.kind, s.input, err)
		}
		if before != after {
			r.Fatalf("the refused %s changed something: %v", s.kind, err)
		}
		return nil
	}
	again, err := b.run(s, &documents)
	if err != nil || again != posted || b.state(t) != after {
		r.Fatalf("the repeated %s answered %+v, %v and did something; want %+v", s.kind, again, err, posted)
	}
	if s.kind != "reverse" && rapid.IntRange(0, 3).Draw(r, "undo") == 0 {
		return []step{b.undoRightAway(r, s, posted, before)}
	}
	return nil
}

// undoRightAway checks that reversing restores exactly what was there.
func (b *books) undoRightAway(r *rapid.T, s step, posted stock.Posted, before string) step {
	undo := step{request: "undo-" + s.request, kind: "undo", input: stock.ReverseInput{Kind: posted.Kind, ID: posted.ID}}
	if _, err := b.run(undo, nil); err != nil {
		r.Fatalf("reverse %s right away: %v", posted.Number, err)
	}
	if got, want := figures(b.state(b.t)), figures(before); got != want {
		r.Fatalf("reversing %s left\n%s\nwant\n%s", posted.Number, got, want)
	}
	return undo
}

// figures are the products' figures out of a state: its second line.
func figures(state string) string { return strings.Split(state, "\n")[1] }

func TestReversalCannotComeBeforeItsDocument(t *testing.T) {
	b := newBooks(t)
	p := b.product("A", pieces, false)
	posted, err := b.service.Adjust(t.Context(), dbtest.RequestID(), stock.AdjustInput{
		Reason: stock.Found, Lines: []stock.AdjustLine{{ProductID: p, Quantity: quantity.One}},
	})
	if err != nil {
		t.Fatal(err)
	}
	before := b.state(t)
	_, err = b.service.Reverse(t.Context(), dbtest.RequestID(), stock.ReverseInput{
		Kind: posted.Kind, ID: posted.ID, Day: day.Of(dbtest.Start()).AddDays(-1),
	})
	wantFault(t, err, stock.ErrReverseDay, "day", map[string]string{"document": "ADJ-00001", "day": "2026-03-02"})
	if b.state(t) != before {
		t.Error("the refused reversal changed something")
	}
}
