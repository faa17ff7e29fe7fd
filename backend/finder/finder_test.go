package finder_test

import (
	"context"
	"strings"
	"testing"

	"stockroom/backend/catalog"
	"stockroom/backend/customer"
	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/finder"
	"stockroom/backend/fold"
	"stockroom/backend/party"
	"stockroom/backend/purchasing"
	"stockroom/backend/sales"
	"stockroom/backend/stock"
	"stockroom/backend/stock/stocktest"
	"stockroom/backend/supplier"
)

// shop is a test's own books with the finder over them.
type shop struct {
	*stocktest.Books
	*finder.Service
}

func newShop(t *testing.T) *shop {
	t.Helper()
	b := stocktest.New(t)
	d := b.DB
	s := &shop{b, finder.New(d, catalog.New(d), supplier.New(d), customer.New(d))}
	ctx := context.Background()
	for sku, name := range map[string]string{
		"17": "Alice Mutton", "2": "Chang", "1": "Chai", "47": "Zaanse koeken", "MUG-1": "Mug with koala", "72": "Mozzarella di Giovanni",
	} {
		in := catalog.ProductInput{SKU: sku, Name: name}
		if sku == "MUG-1" {
			in.Barcodes = []catalog.Barcode{{Code: "4006381333931"}}
		}
		if _, err := catalog.New(d).Create(ctx, dbtest.RequestID(), in); err != nil {
			t.Fatal(err)
		}
	}
	exotic, err := supplier.New(d).Create(ctx, dbtest.RequestID(), supplier.Input{Card: party.Card{Code: "EX", Name: "Exotic Liquids", City: "London"}})
	if err != nil {
		t.Fatal(err)
	}
	lumen, err := customer.New(d).Create(ctx, dbtest.RequestID(), customer.Input{Card: party.Card{Code: "LUM", Name: "Café Lumen"}})
	if err != nil {
		t.Fatal(err)
	}
	product := s.Number("SELECT id FROM products WHERE sku = '2'")
	bought, err := purchasing.New(d).Create(ctx, dbtest.RequestID(), purchasing.CreateInput{
		SupplierID: exotic.ID, Place: true,
		Lines: []purchasing.LineInput{{ProductID: product, Quantity: stocktest.Units(9), UnitCost: stocktest.Price(3)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	line := s.Number("SELECT id FROM purchase_order_lines")
	if _, err := purchasing.New(d).Receive(ctx, dbtest.RequestID(), purchasing.ReceiveInput{
		OrderID: bought.ID, Lines: []purchasing.ReceiveLine{{OrderLineID: line, Quantity: stocktest.Units(5)}},
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := sales.New(d).Create(ctx, dbtest.RequestID(), sales.CreateInput{
		CustomerID: lumen.ID, Lines: []sales.LineInput{{ProductID: product, Quantity: stocktest.Units(1)}},
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := stock.New(d).Adjust(ctx, dbtest.RequestID(), stock.AdjustInput{
		Reason: stock.Loss, Lines: []stock.AdjustLine{{ProductID: product, Quantity: stocktest.Units(-1)}},
	}); err != nil {
		t.Fatal(err)
	}
	return s
}

// labels are the hits in their order; an exact one has a !, a near one a ?.
func labels(hits []finder.Hit) string {
	texts := make([]string, len(hits))
	for i, h := range hits {
		texts[i] = h.Label
		if h.Exact {
			texts[i] += "!"
		}
		if h.Near {
			texts[i] += "?"
		}
	}
	return strings.Join(texts, ", ")
}

func TestFind(t *testing.T) {
	s := newShop(t)
	for text, want := range map[string]string{
		"":              "",
		"  ":            "",
		"mug-1":         "Mug with koala!",
		"4006381333931": "Mug with koala!",
		"cha":           "Chai, Chang",
		"chnag":         "Chang?",
		"zannse":        "Zaanse koeken?",
		"mozarela":      "Mozzarella di Giovanni?",
		"koalla mug":    "Mug with koala?",
		"po-1":          "PO-00001!",
		"PO-00001":      "PO-00001!",
		"rc-00001":      "PO-00001!",
		"adj-00001":     "ADJ-00001!",
		"exotic":        "Exotic Liquids, PO-00001",
		"exotik":        "Exotic Liquids?",
		"LUM":           "Café Lumen!, SO-00001",
		"cafe lumen":    "Café Lumen, SO-00001",
		"xyzzy":         "",
		`a"b OR c`:      "",
		"%":             "",
	} {
		hits, err := s.Find(context.Background(), text)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if got := labels(hits); got != want {
			t.Errorf("%q finds %q, want %q", text, got, want)
		}
	}
	hits, err := s.Find(context.Background(), "2")
	if err != nil || len(hits) == 0 || labels(hits[:1]) != "Chang!" || hits[0].Available != stocktest.Units(4) {
		t.Errorf("an exact SKU comes first: %+v, %v", hits, err)
	}
}

func TestFindSaysWhatItFound(t *testing.T) {
	s := newShop(t)
	hits, err := s.Find(context.Background(), "rc-1")
	if err != nil || len(hits) != 1 {
		t.Fatalf("%+v, %v", hits, err)
	}
	h := hits[0]
	if h.Kind != finder.PurchaseOrder || h.Code != "RC-00001" || h.Party != "Exotic Liquids" || h.State != "partially_received" || h.Day.String() != "2026-03-02" {
		t.Errorf("%+v", h)
	}
	one, err := s.Find(context.Background(), "1")
	if err != nil {
		t.Fatal(err)
	}
	if got := labels(one); !strings.HasPrefix(got, "Chai!, PO-00001!, SO-00001!") {
		t.Errorf("a bare number finds %q", got)
	}
}

// TestFindAmongMany: what a keystroke asks stays bounded whatever the books hold.
func TestFindAmongMany(t *testing.T) {
	s := newShop(t)
	if err := s.DB.Write(context.Background(), func(tx *db.Tx) error {
		return tx.Exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
			INSERT INTO products(sku, sku_key, name, name_key, search_key, unit_id, created_at, updated_at)
			SELECT 'm' || i, 'm' || i, 'Mass ' || i, 'mass ' || i, 'mass ' || i || ' m' || i, 1, 1, 1 FROM n`).Error
	}); err != nil {
		t.Fatal(err)
	}
	hits, err := s.Find(context.Background(), "mozarela")
	if err != nil || labels(hits) != "Mozzarella di Giovanni?" {
		t.Errorf("%q, %v", labels(hits), err)
	}
	hits, err = s.Find(context.Background(), fold.Key("Mass"))
	if err != nil || len(hits) != 6 {
		t.Errorf("%d hits, %v", len(hits), err)
	}
}
