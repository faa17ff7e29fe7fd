package report_test

import (
	"context"
	"testing"
	"time"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/fold"
	"stockroom/backend/journal"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
	"stockroom/backend/stock"
)

// book is a small set of books with one of everything that reports tell
// apart. Today is Monday 2026-03-02. Stock goes through the ledger; orders are
// rows, as the commands of purchasing and sales leave them.
type book struct {
	t  *testing.T
	db *db.DB
}

// Products of the book.
const (
	ale    = iota + 1 // reorder point 10, up to 20, multiple 6, minimum order 12; 2 on order
	bitter            // reorder point 10
	cola              // never received at a cost; no category, no supplier
	drill             // archived
	elan              // in kilograms
)

// Locations of the book; 1 is Main.
const (
	main = iota + 1
	shelf
	quarantine
	annex
)

func openBook(t *testing.T) *db.DB {
	t.Helper()
	d, clock := dbtest.New(t)
	b := &book{t: t, db: d}
	clock.Set(time.Date(2026, 2, 28, 8, 30, 0, 0, time.UTC))
	b.master()
	b.stock()
	b.purchases()
	b.sales()
	clock.Set(dbtest.Start())
	return d
}

// exec runs statements as one command.
func (b *book) command(do func(tx *db.Tx) error) {
	b.t.Helper()
	_, err := journal.Do(context.Background(), b.db, journal.Command{RequestID: dbtest.RequestID(), Name: "test.fixture"}, func(tx *db.Tx) (struct{}, error) {
		return struct{}{}, do(tx)
	})
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *book) exec(statement string, args ...any) {
	b.t.Helper()
	b.command(func(tx *db.Tx) error { return tx.Exec(statement, args...).Error })
}

func (b *book) master() {
	b.exec(`INSERT INTO categories(id, code, code_key, name, name_key, parent_id) VALUES
		(1, 'DR', 'dr', 'Drinks', 'drinks', NULL), (2, 'BE', 'be', 'Beer', 'beer', 1), (3, NULL, NULL, 'Tools', 'tools', NULL), (4, NULL, NULL, 'Beer', 'beer', 3)`)
	b.exec(`INSERT INTO locations(id, code, code_key, name, name_key, parent_id, quarantine) VALUES
		(2, 'SH', 'sh', 'Shelf', 'shelf', 1, FALSE), (3, NULL, NULL, 'Quarantine', 'quarantine', NULL, TRUE), (4, NULL, NULL, 'Annex', 'annex', NULL, FALSE)`)
	b.exec(`INSERT INTO suppliers(id, code, code_key, name, name_key, search_key, lead_time_days, created_at, updated_at) VALUES
		(1, 'S1', 's1', 'Exotic Liquids', 'exotic liquids', '', 7, 0, 0), (2, 'S2', 's2', 'Grandma, "Kelly" & Co', 'grandma', '', NULL, 0, 0)`)
	b.exec(`INSERT INTO customers(id, code, code_key, name, name_key, search_key, created_at, updated_at) VALUES
		(1, 'C1', 'c1', 'Café Lumen', 'cafe lumen', '', 0, 0), (2, 'C2', 'c2', 'Zoë & Sons', 'zoe & sons', '', 0, 0)`)
	for _, p := range []struct {
		sku, name          string
		category, supplier any
		unit               int
		reorder, upTo, mul quantity.Milli
		archived           bool
	}{
		{"A-1", "Ale", 2, 1, 1, 10_000, 20_000, 6_000, false},
		{"B-1", "Bitter, \"dry\"", 1, 2, 1, 10000, 0, 0, false},
		{"C-1", "=Cola", nil, nil, 1, 0, 0, 0, false},
		{"D-1", "Drill", 3, nil, 1, 3000, 0, 0, true},
		{"E-1", "Élan vital", 1, 1, 2, 0, 0, 0, false},
	} {
		b.exec(`INSERT INTO products(sku, sku_key, name, name_key, search_key, category_id, unit_id, supplier_id, reorder_point, reorder_up_to,
			order_multiple, archived, created_at, updated_at) VALUES(?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, 0, 0)`,
			p.sku, fold.Key(p.sku), p.name, fold.Key(p.name), p.category, p.unit, p.supplier, p.reorder, p.upTo, p.mul, p.archived)
	}
	b.exec("INSERT INTO product_suppliers(product_id, supplier_id, minimum_order, lead_time_days) VALUES(1, 1, 12000, 3)")
}

func (b *book) stock() {
	at := func(product, location int64, q quantity.Milli, cost money.PerUnit, d day.Day) stock.Posting {
		p := stock.Posting{ProductID: product, LocationID: location, Quantity: q, Reason: stock.Opening, Day: d, Document: stock.Document{Type: stock.OpeningDocument, ID: 1, Number: "OB-1"}}
		if cost > 0 {
			p.UnitCost = &cost
		}
		return p
	}
	b.post(
		at(ale, main, 10_000, 3_000_000, 20260105), at(bitter, main, 8_000, 2_000_000, 20260105),
		at(cola, annex, 5_000, 0, 20260105), at(drill, main, 1_000, 99_990_000, 20260105), at(elan, shelf, 2_500, 7_000_000, 20260201),
	)
	b.post(
		stock.Posting{ProductID: bitter, LocationID: main, Quantity: -1_000, Reason: stock.Transferred, Day: 20260215, Document: stock.Document{Type: stock.TransferDocument, ID: 2, Number: "TR-1"}, Note: "=broken"},
	)
	cost := money.PerUnit(2_000_000)
	b.post(
		stock.Posting{ProductID: bitter, LocationID: quarantine, Quantity: 1_000, UnitCost: &cost, Reason: stock.Transferred, Day: 20260215, Document: stock.Document{Type: stock.TransferDocument, ID: 2, Number: "TR-1"}},
	)
}

func (b *book) post(postings ...stock.Posting) {
	b.t.Helper()
	b.command(func(tx *db.Tx) error {
		_, err := stock.Post(tx, postings)
		return err
	})
}

// line is a line of an order: quantities in thousandths, prices in
// ten-thousandths of a minor unit.
type line struct {
	product  int64
	quantity quantity.Milli
	price    money.PerUnit
	discount money.Discount
	done     quantity.Milli // shipped or received
	open     quantity.Milli
}

func (l line) amounts(t *testing.T) (gross, net money.Minor) {
	t.Helper()
	gross, err := money.Gross(l.price, l.quantity)
	if err != nil {
		t.Fatal(err)
	}
	if net, err = money.Net(l.price, l.quantity, l.discount); err != nil {
		t.Fatal(err)
	}
	return gross, net
}

func (b *book) purchases() {
	for i, o := range []struct {
		supplier      int64
		state         string
		day, promised day.Day
		history       bool
		lines         []line
	}{
		{1, "received", 20260110, 0, false, []line{{ale, 5_000, 4_000_000, 0, 5_000, 0}}},
		{2, "partially_received", 20260220, 20260226, false, []line{{bitter, 10_000, 2_000_000, 0, 4_000, 6_000}, {elan, 1_500, 7_777_700, 50_000, 0, 1_500}}},
		{2, "draft", 20260227, 0, false, []line{{bitter, 1_000, 2_000_000, 0, 0, 0}}},
		{2, "closed_short", 20260115, 0, false, []line{{bitter, 3_000, 2_000_000, 0, 0, 0}}},
		{1, "ordered", 20260227, 20260310, false, []line{{ale, 2_000, 4_000_000, 0, 0, 2_000}}},
		{1, "received", 20251201, 0, true, []line{{cola, 9_000, 1_000_000, 0, 9_000, 0}}},
		{1, "cancelled", 20260227, 0, false, []line{{ale, 7_000, 4_000_000, 0, 0, 0}}},
	} {
		number := "PO-" + string(rune('1'+i))
		b.exec(`INSERT INTO purchase_orders(id, number, number_key, supplier_id, location_id, state, history, order_day, promised_day, created_at, created_by, updated_at)
			VALUES(?, ?, ?, ?, 1, ?, ?, ?, ?, 0, 'ana', 0)`, i+1, number, fold.NumberKey(number), o.supplier, o.state, o.history, o.day, o.promised)
		for n, l := range o.lines {
			gross, net := l.amounts(b.t)
			b.exec(`INSERT INTO purchase_order_lines(id, order_id, position, product_id, quantity, unit_cost_e4, discount_ppm, gross, net, received, open)
				VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, (i+1)*10+n, i+1, n, l.product, l.quantity, l.price, l.discount, gross, net, l.done, l.open)
		}
	}
	b.receive(1, 10, ale, 5_000, 2000, 20260120)
	b.receive(2, 20, bitter, 4_000, 800, 20260227)
}

func (b *book) receive(id, orderLine, product int64, q quantity.Milli, value money.Minor, d day.Day) {
	b.t.Helper()
	b.command(func(tx *db.Tx) error {
		number := "RC-" + string(rune('0'+id))
		if err := tx.Exec(`INSERT INTO receipts(id, number, number_key, order_id, location_id, day, at, user_name, entry_id) VALUES(?, ?, ?, ?, 1, ?, 0, 'ana', ?)`,
			id, number, fold.NumberKey(number), orderLine/10, d, tx.Entry()).Error; err != nil {
			return err
		}
		if err := tx.Exec("INSERT INTO receipt_lines(id, receipt_id, order_line_id, product_id, quantity, value) VALUES(?, ?, ?, ?, ?, ?)",
			id, id, orderLine, product, q, value).Error; err != nil {
			return err
		}
		_, err := stock.Post(tx, []stock.Posting{{ProductID: product, LocationID: main, Quantity: q, Value: &value, Reason: stock.Receipt, Day: d, Document: stock.Document{Type: stock.ReceiptDocument, ID: id, Line: id, Number: number}}})
		return err
	})
}

func (b *book) sales() {
	for i, o := range []struct {
		customer      int64
		state         string
		day, required day.Day
		shipped       day.Day // of history
		lines         []line
	}{
		{1, "shipped", 20260209, 0, 0, []line{{ale, 3_000, 10_000_000, 50_000, 3_000, 0}}},
		{2, "confirmed", 20260220, 20260301, 0, []line{{bitter, 14_000, 4_000_000, 0, 0, 14_000}, {ale, 2_000, 10_000_000, 0, 0, 2_000}}},
		{2, "closed_short", 20260225, 0, 0, []line{{ale, 4_000, 10_000_000, 0, 1_000, 0}}},
		{1, "quote", 20260226, 0, 0, []line{{ale, 100_000, 10_000_000, 0, 0, 0}}},
		{1, "cancelled", 20260226, 0, 0, []line{{ale, 100_000, 10_000_000, 0, 0, 0}}},
		{1, "shipped", 20251230, 0, 20260102, []line{{cola, 7_000, 1_115_000, 100_000, 7_000, 0}, {ale, 1_000, 10_000_000, 0, 1_000, 0}}},
		{1, "partially_shipped", 20260227, 20260305, 0, []line{{elan, 2_000, 12_345_600, 0, 500, 1_500}, {cola, 2_000, 2_000_000, 0, 1_000, 1_000}}},
	} {
		number := "SO-" + string(rune('1'+i))
		b.exec(`INSERT INTO sales_orders(id, number, number_key, customer_id, location_id, state, history, order_day, required_day, shipped_day, confirmed_at,
			created_at, created_by, updated_at) VALUES(?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, 0, 'ana', 0)`,
			i+1, number, fold.NumberKey(number), o.customer, o.state, o.shipped != 0, o.day, o.required, o.shipped, i+1)
		for n, l := range o.lines {
			gross, net := l.amounts(b.t)
			b.exec(`INSERT INTO sales_order_lines(id, order_id, position, product_id, quantity, unit_price_e4, discount_ppm, gross, net, shipped, open)
				VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, (i+1)*10+n, i+1, n, l.product, l.quantity, l.price, l.discount, gross, net, l.done, l.open)
		}
	}
	b.exec(`UPDATE sales_orders SET gross = (SELECT SUM(l.gross) FROM sales_order_lines l WHERE l.order_id = sales_orders.id),
		net = (SELECT SUM(l.net) FROM sales_order_lines l WHERE l.order_id = sales_orders.id)`)
	b.ship(1, main, 20260210, line{10, 3_000, 10_000_000, 50_000, 0, 0}, ale)
	b.ship(2, main, 20260221, line{20, 1_000, 4_000_000, 0, 0, 0}, bitter)
	b.reverseShipment(2)
	b.ship(3, main, 20260228, line{30, 1_000, 10_000_000, 0, 0, 0}, ale)
	b.ship(4, shelf, 20260228, line{70, 500, 12_345_600, 0, 0, 0}, elan)
	b.ship(5, annex, 20260228, line{71, 1_000, 2_000_000, 0, 0, 0}, cola)
}

// ship posts a shipment of one order line, whose id stands in l.product.
func (b *book) ship(id, location int64, d day.Day, l line, product int64) {
	b.t.Helper()
	gross, net := l.amounts(b.t)
	b.command(func(tx *db.Tx) error {
		number := "SH-" + string(rune('0'+id))
		if err := tx.Exec(`INSERT INTO shipments(id, number, number_key, order_id, location_id, day, at, user_name, entry_id) VALUES(?, ?, ?, ?, ?, ?, 0, 'ana', ?)`,
			id, number, fold.NumberKey(number), l.product/10, location, d, tx.Entry()).Error; err != nil {
			return err
		}
		if err := tx.Exec("INSERT INTO shipment_lines(id, shipment_id, order_line_id, product_id, quantity, gross, net) VALUES(?, ?, ?, ?, ?, ?, ?)",
			id*100, id, l.product, product, l.quantity, gross, net).Error; err != nil {
			return err
		}
		_, err := stock.Post(tx, []stock.Posting{{ProductID: product, LocationID: location, Quantity: -l.quantity, Reason: stock.Shipment, Day: d, Document: stock.Document{Type: stock.ShipmentDocument, ID: id, Line: id * 100, Number: number}}})
		return err
	})
}

func (b *book) reverseShipment(id int64) {
	b.t.Helper()
	b.command(func(tx *db.Tx) error {
		if err := tx.Exec("UPDATE shipments SET reversed_entry_id = ? WHERE id = ?", tx.Entry(), id).Error; err != nil {
			return err
		}
		_, err := stock.ReverseDocument(tx, stock.ShipmentDocument, id, 0, "wrong customer")
		return err
	})
}

// posting is an opening balance of the document, at a cost per unit in
// ten-thousandths of a minor unit or at none.
func posting(product, location int64, q quantity.Milli, cost *int64, d day.Day, document int64) stock.Posting {
	p := stock.Posting{
		ProductID: product, LocationID: location, Quantity: q, Reason: stock.Opening, Day: d,
		Document: stock.Document{Type: stock.OpeningDocument, ID: document, Number: "OB"},
	}
	if cost != nil {
		perUnit := money.PerUnit(*cost)
		p.UnitCost = &perUnit
	}
	return p
}

func (b *book) reverse(document int64) {
	b.t.Helper()
	b.command(func(tx *db.Tx) error {
		_, err := stock.ReverseDocument(tx, stock.OpeningDocument, document, 0, "")
		return err
	})
}
