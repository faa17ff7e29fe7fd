package stock_test

import (
	"testing"
	"time"

	"stockroom/backend/day"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
	"stockroom/backend/stock"
)

func TestPostKeepsTheAverage(t *testing.T) {
	b := newBooks(t)
	p := b.product("A", pieces, false)
	b.mustPost(in(p, 1, 10, 1000))
	b.mustPost(in(p, 1, 5, 2000))
	b.want(p, 1, 15, 3000)
	m := b.mustPost(out(p, 1, 4))
	if m[0].Value != -800 || *m[0].UnitCostE4 != 200*money.PerUnitScale || m[0].BalanceAfter != 11*quantity.One {
		t.Errorf("issued %+v, want 800 at 200 each, 11 left", m[0])
	}
	b.want(p, 1, 11, 2200)
	b.mustPost(out(p, 1, 11))
	b.want(p, 1, 0, 0)
}

func TestPostSeveralLinesOfOneProduct(t *testing.T) {
	b := newBooks(t)
	p, q := b.product("A", pieces, false), b.product("B", pieces, false)
	m := b.mustPost(in(q, 1, 1, 7), in(p, 1, 10, 1000), out(p, 1, 3), in(p, 1, 3, 600), out(p, 1, 10))
	if len(m) != 5 || m[0].ProductID != q || m[4].BalanceAfter != 0 {
		t.Errorf("answers are not in the order of the postings: %+v", m)
	}
	b.want(p, 1, 0, 0)
	b.want(q, 1, 1, 7)
}

func TestPostRefusesWhatIsShort(t *testing.T) {
	b := newBooks(t)
	p := b.product("A", pieces, false)
	b.mustPost(in(p, 1, 5, 100))
	second := out(p, 1, 4)
	second.Field = "lines.1.quantityMilli"
	_, err := b.post(out(p, 1, 3), second)
	wantFault(t, err, stock.ErrInsufficient, "lines.1.quantityMilli", map[string]string{
		"product": "Product A (A)", "location": "Main", "unit": "pcs", "onHand": "5", "wanted": "7", "short": "2",
	})
	b.want(p, 1, 5, 100)
}

func TestPostRefusesWhatMakesNoSense(t *testing.T) {
	b := newBooks(t)
	p, archived := b.product("A", pieces, false), b.location("Attic", false)
	b.write("UPDATE locations SET archived = TRUE WHERE id = ?", archived)
	tomorrow := in(p, 1, 1, 1)
	tomorrow.Day = day.Of(dbtest.Start()).AddDays(1)
	mistyped := in(p, 1, 1, 1)
	mistyped.Day = 261123
	fraction := in(p, 1, 1, 1)
	fraction.Quantity = 1500
	huge := in(p, 1, 1, 1)
	huge.Quantity = quantity.Max + 1
	negative := in(p, 1, 1, -1)
	for name, c := range map[string]struct {
		posting stock.Posting
		field   string
		want    error
	}{
		"no quantity":  {in(p, 1, 0, 1), "lines.0.quantityMilli", stock.ErrNoQuantity},
		"no product":   {in(p+99, 1, 1, 1), "lines.0.productId", stock.ErrNoProduct},
		"no location":  {in(p, 99, 1, 1), "lines.0.quantityMilli", stock.ErrNoLocation},
		"archived":     {in(p, archived, 1, 1), "lines.0.quantityMilli", stock.ErrArchivedLocation},
		"the future":   {tomorrow, "day", stock.ErrFutureDay},
		"the year 26":  {mistyped, "day", day.ErrRange},
		"half a piece": {fraction, "lines.0.quantityMilli", quantity.ErrDecimals},
		"too much":     {huge, "lines.0.quantityMilli", quantity.ErrTooLarge},
		"below free":   {negative, "lines.0.unitCostMinorE4", stock.ErrCostRange},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := b.post(c.posting)
			wantKind(t, err, c.field, c.want)
			b.want(p, 1, 0, 0)
		})
	}
}

func TestPostAtUnknownCost(t *testing.T) {
	b := newBooks(t)
	p := b.product("A", pieces, false)
	m := b.mustPost(posting(p, 1, 10, stock.Found), out(p, 1, 4))
	if m[0].UnitCostE4 != nil || m[1].UnitCostE4 != nil || m[0].Value != 0 || m[1].Value != 0 {
		t.Errorf("unknown cost became known: %+v", m)
	}
	b.mustPost(in(p, 1, 6, 600))
	b.want(p, 1, 12, 600)
	b.mustPost(out(p, 1, 12))
	m = b.mustPost(posting(p, 1, 2, stock.Found))
	if m[0].UnitCostE4 == nil || m[0].Value != 100 {
		t.Errorf("found %+v, want the last known cost of 50", m[0])
	}
}

func TestPostBelowZeroWhereItIsAllowed(t *testing.T) {
	b := newBooks(t)
	p := b.product("A", pieces, true)
	b.mustPost(in(p, 1, 2, 20), out(p, 1, 7))
	b.want(p, 1, -5, -50)
	m := b.mustPost(in(p, 1, 8, 96))
	b.want(p, 1, 3, 36)
	if len(m) != 1 || m[0].Value != 96 {
		t.Errorf("answered %+v, want the receipt alone", m)
	}
	if got := b.rows("SELECT reason || ' ' || value FROM stock_movements WHERE quantity = 0"); len(got) != 1 || got[0] != "revaluation -10" {
		t.Errorf("revaluations are %v, want one of -10", got)
	}
	if _, err := b.reverse(m[0].DocumentType, m[0].DocumentID); err != nil {
		t.Fatal(err)
	}
	b.want(p, 1, -5, -50)
}

func TestPostBackdated(t *testing.T) {
	b := newBooks(t)
	p := b.product("A", pieces, false)
	monday := day.Of(dbtest.Start())
	b.mustPost(in(p, 1, 5, 100))
	b.clock.Advance(48 * time.Hour)
	b.mustPost(out(p, 1, 4))
	b.mustPost(in(p, 1, 10, 100))
	early := out(p, 1, 2)
	early.Day = monday.AddDays(1)
	if _, err := b.post(early); err != nil {
		t.Fatalf("enough was there on every day: %v", err)
	}
	early.Day = monday.AddDays(-1)
	_, err := b.post(early)
	wantFault(t, err, stock.ErrNegativeLater, "lines.0.quantityMilli", map[string]string{"day": "2026-03-01", "short": "2", "location": "Main"})
	b.want(p, 1, 9, 98)
}

func TestReverseKeepsBothHalves(t *testing.T) {
	b := newBooks(t)
	p := b.product("A", pieces, false)
	b.mustPost(in(p, 1, 10, 100))
	wrong := b.mustPost(in(p, 1, 10, 200))[0]
	back, err := b.reverse(wrong.DocumentType, wrong.DocumentID)
	if err != nil {
		t.Fatal(err)
	}
	if len(back) != 1 || back[0].Quantity != -10*quantity.One || back[0].Value != -200 || *back[0].ReversesID != wrong.ID || back[0].Document != wrong.Document {
		t.Errorf("reversed by %+v", back)
	}
	b.want(p, 1, 10, 100)
	if n := len(b.ledger(p)); n != 3 {
		t.Errorf("the ledger has %d movements, want both halves and the first", n)
	}
	_, err = b.reverse(wrong.DocumentType, wrong.DocumentID)
	wantFault(t, err, stock.ErrAlreadyReversed, "", map[string]string{"document": wrong.Document})
	_, err = b.reverse(wrong.DocumentType, 424242)
	wantFault(t, err, stock.ErrNoDocument, "", nil)
}

func TestReverseRefusesWhenGoodsHaveLeft(t *testing.T) {
	b := newBooks(t)
	p := b.product("A", pieces, false)
	receipt := b.mustPost(in(p, 1, 10, 100))[0]
	b.mustPost(out(p, 1, 3))
	_, err := b.reverse(receipt.DocumentType, receipt.DocumentID)
	wantFault(t, err, stock.ErrGone, "", map[string]string{"document": "RC-1", "onHand": "7", "wanted": "10", "short": "3"})
	b.want(p, 1, 7, 70)
}

func TestReverseOfTheOnlyKnownCost(t *testing.T) {
	b := newBooks(t)
	p := b.product("A", pieces, false)
	receipt := b.mustPost(in(p, 1, 10, 100))[0]
	if _, err := b.reverse(receipt.DocumentType, receipt.DocumentID); err != nil {
		t.Fatal(err)
	}
	levels, err := b.service.ProductLevels(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	if levels.CostKnown {
		t.Error("the cost of a reversed receipt is still known")
	}
	if m := b.mustPost(posting(p, 1, 2, stock.Found)); m[0].UnitCostE4 != nil {
		t.Errorf("found at %d, want unknown: the only cost was a mistake", *m[0].UnitCostE4)
	}
}
