package sales_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"stockroom/backend/db/dbtest"
	"stockroom/backend/fault"
	"stockroom/backend/purchasing"
	"stockroom/backend/quantity"
	"stockroom/backend/sales"
	"stockroom/backend/stock/stocktest"
)

// world is a small trade: two products, a few orders of each kind, and
// commands in any order, most of which are refused somewhere.
type world struct {
	*stocktest.Books

	purchasing *purchasing.Service
	sales      *sales.Service
	supplier   int64
	customer   int64
	products   []int64
	bought     []int64
	sold       []int64
	over       bool // an over-receipt was accepted
	round      int
}

func newWorld(tb testing.TB) *world {
	tb.Helper()
	b := stocktest.New(tb)
	return &world{Books: b, purchasing: purchasing.New(b.DB), sales: sales.New(b.DB), supplier: b.Supplier("S", -1), customer: b.Customer("C")}
}

// begin starts over with products that nobody ordered yet.
func (w *world) begin() {
	w.round++
	w.products = []int64{w.Product(fmt.Sprint("A", w.round), 333), w.Product(fmt.Sprint("B", w.round), 101)}
	w.bought, w.sold, w.over = nil, nil, false
}

// refusedOrDone fails the test on anything but success and a fault.
func (w *world) refusedOrDone(t *rapid.T, err error) {
	if _, isFault := fault.Of(err); err != nil && !isFault {
		t.Fatal(err)
	}
}

func (w *world) buy(t *rapid.T) {
	in := purchasing.CreateInput{SupplierID: w.supplier, Place: rapid.Bool().Draw(t, "place")}
	for range rapid.IntRange(1, 2).Draw(t, "lines") {
		in.Lines = append(in.Lines, purchasing.LineInput{
			ProductID: rapid.SampledFrom(w.products).Draw(t, "product"), Quantity: units(t, 9), UnitCost: stocktest.Price(157),
		})
	}
	ref, err := w.purchasing.Create(ctx, dbtest.RequestID(), in)
	w.refusedOrDone(t, err)
	w.bought = append(w.bought, ref.ID)
}

func (w *world) sell(t *rapid.T) {
	in := sales.CreateInput{CustomerID: w.customer, Confirm: rapid.Bool().Draw(t, "confirm")}
	for range rapid.IntRange(1, 2).Draw(t, "lines") {
		in.Lines = append(in.Lines, sales.LineInput{ProductID: rapid.SampledFrom(w.products).Draw(t, "product"), Quantity: units(t, 9), Discount: 70_000})
	}
	ref, err := w.sales.Create(ctx, dbtest.RequestID(), in)
	w.refusedOrDone(t, err)
	w.sold = append(w.sold, ref.ID)
}

func units(t *rapid.T, most int64) quantity.Milli {
	return stocktest.Units(rapid.Int64Range(1, most).Draw(t, "units"))
}

func (w *world) purchaseStep(t *rapid.T) {
	if len(w.bought) == 0 {
		t.Skip("no order")
	}
	id := rapid.SampledFrom(w.bought).Draw(t, "order")
	o, err := w.purchasing.Order(ctx, id)
	w.refusedOrDone(t, err)
	request, s := dbtest.RequestID(), w.purchasing
	switch rapid.IntRange(0, 6).Draw(t, "step") {
	case 0:
		_, err = s.Place(ctx, request, id)
	case 1:
		_, err = s.Cancel(ctx, request, id)
	case 2:
		_, err = s.BackToDraft(ctx, request, id)
	case 3:
		_, err = s.CloseShort(ctx, request, id, "why not")
	case 4:
		_, err = s.Reopen(ctx, request, id)
	case 5:
		if len(o.Receipts) > 0 {
			_, err = s.ReverseReceipt(ctx, request, rapid.SampledFrom(o.Receipts).Draw(t, "receipt").ID, "")
		}
	case 6:
		in := purchasing.ReceiveInput{OrderID: id, AcceptOver: rapid.IntRange(0, 9).Draw(t, "over") == 0}
		for _, l := range o.Items {
			in.Lines = append(in.Lines, purchasing.ReceiveLine{OrderLineID: l.ID, Quantity: units(t, 6)})
		}
		_, err = s.Receive(ctx, request, in)
		w.over = w.over || in.AcceptOver
	}
	w.refusedOrDone(t, err)
}

func (w *world) salesStep(t *rapid.T) {
	if len(w.sold) == 0 {
		t.Skip("no order")
	}
	id := rapid.SampledFrom(w.sold).Draw(t, "order")
	o, err := w.sales.Order(ctx, id)
	w.refusedOrDone(t, err)
	request, s := dbtest.RequestID(), w.sales
	switch rapid.IntRange(0, 6).Draw(t, "step") {
	case 0:
		_, err = s.Confirm(ctx, request, id)
	case 1:
		_, err = s.Cancel(ctx, request, id)
	case 2:
		_, err = s.BackToQuote(ctx, request, id)
	case 3:
		_, err = s.CloseShort(ctx, request, id, "why not")
	case 4:
		_, err = s.Reopen(ctx, request, id)
	case 5:
		if len(o.Shipments) > 0 {
			_, err = s.ReverseShipment(ctx, request, rapid.SampledFrom(o.Shipments).Draw(t, "shipment").ID, "")
		}
	case 6:
		in := sales.ShipInput{OrderID: id, TakeFromOthers: rapid.Bool().Draw(t, "take")}
		for _, l := range o.Items {
			in.Lines = append(in.Lines, sales.ShipLine{OrderLineID: l.ID, Quantity: units(t, 4)})
		}
		_, err = s.Ship(ctx, request, in)
	}
	w.refusedOrDone(t, err)
}

// check compares everything derived with what it is derived from.
func (w *world) check(t *rapid.T) {
	zero := func(what, sql string) {
		if n := w.Number(sql); n != 0 {
			t.Fatalf("%s: %d rows", what, n)
		}
	}
	zero("on order is not the sum of the open lines", `SELECT COUNT(*) FROM product_stock t WHERE t.on_order <>
		(SELECT COALESCE(SUM(MAX(0, l.quantity - l.received)), 0) FROM purchase_order_lines l JOIN purchase_orders o ON o.id = l.order_id
			WHERE l.product_id = t.product_id AND o.state IN ('ordered', 'partially_received'))`)
	zero("promised is not the sum of the open lines", `SELECT COUNT(*) FROM product_stock t WHERE t.promised <>
		(SELECT COALESCE(SUM(l.quantity - l.shipped), 0) FROM sales_order_lines l JOIN sales_orders o ON o.id = l.order_id
			WHERE l.product_id = t.product_id AND o.state IN ('confirmed', 'partially_shipped'))`)
	zero("a line's received is not its standing receipts", `SELECT COUNT(*) FROM purchase_order_lines l WHERE l.received <>
		(SELECT COALESCE(SUM(x.quantity), 0) FROM receipt_lines x JOIN receipts r ON r.id = x.receipt_id WHERE x.order_line_id = l.id AND r.reversed_entry_id IS NULL)`)
	zero("a line's shipped is not its standing shipments", `SELECT COUNT(*) FROM sales_order_lines l WHERE l.shipped <>
		(SELECT COALESCE(SUM(x.quantity), 0) FROM shipment_lines x JOIN shipments r ON r.id = x.shipment_id WHERE x.order_line_id = l.id AND r.reversed_entry_id IS NULL)`)
	zero("a line shipped whole does not add up", `SELECT COUNT(*) FROM sales_order_lines l WHERE l.shipped = l.quantity AND (l.net, l.gross) <>
		(SELECT SUM(x.net), SUM(x.gross) FROM shipment_lines x JOIN shipments r ON r.id = x.shipment_id WHERE x.order_line_id = l.id AND r.reversed_entry_id IS NULL)`)
	zero("on hand is not received less shipped", `SELECT COUNT(*) FROM product_stock t WHERE t.on_hand <>
		(SELECT COALESCE(SUM(l.received), 0) FROM purchase_order_lines l WHERE l.product_id = t.product_id) -
		(SELECT COALESCE(SUM(l.shipped), 0) FROM sales_order_lines l WHERE l.product_id = t.product_id)`)
	zero("below zero", "SELECT COUNT(*) FROM stock_balances WHERE on_hand < 0")
	if !w.over {
		if n := w.Number("SELECT COUNT(*) FROM purchase_order_lines WHERE received > quantity AND product_id IN ?", w.products); n != 0 {
			t.Fatalf("more received than ordered: %d lines", n)
		}
	}
	zero("a gap in the numbers", `SELECT (SELECT COUNT(*) FROM sales_orders) - (SELECT next_value - 1 FROM counters WHERE name = 'sales_order')
		+ (SELECT COUNT(*) FROM receipts) - (SELECT next_value - 1 FROM counters WHERE name = 'receipt')`)
	for _, p := range w.products {
		waiting, err := w.sales.AllocationsOf(ctx, p)
		if err != nil {
			t.Fatal(err)
		}
		if got := w.Number("SELECT allocated FROM product_stock WHERE product_id = ?", p); got != int64(waiting.Allocated) {
			t.Fatalf("allocated is %d, the lines get %d", got, waiting.Allocated)
		}
		for _, l := range waiting.Lines {
			w.sameInDetail(t, l)
		}
	}
	w.sameServed(t)
}

// sameServed compares who is served with the lists of who waits and who can be sent something.
func (w *world) sameServed(t *rapid.T) {
	ids, ready, err := sales.Serving(w.DB.Read(ctx))
	if err != nil {
		t.Fatal(err)
	}
	short, err := w.sales.List(ctx, sales.ListQuery{ShortOnly: true, Limit: 500})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range short.Rows {
		if !slices.Contains(ids, row.ID) {
			t.Fatalf("%s is short, and not among those who are served", row.Number)
		}
	}
	sendable, err := w.sales.List(ctx, sales.ListQuery{ReadyOnly: true})
	if err != nil || short.Total != int64(len(ids)) || sendable.Total != ready {
		t.Fatalf("%d short and %d ready, the lists have %d and %d, %v", len(ids), ready, short.Total, sendable.Total, err)
	}
}

// sameInDetail compares what a line gets in the product's queue with what its order shows.
func (w *world) sameInDetail(t *rapid.T, l sales.WaitingLine) {
	o, err := w.sales.Order(ctx, l.OrderID)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range o.Items {
		if i.ID == l.OrderLineID && i.Allocated != l.Allocated {
			t.Fatalf("%s gets %s in the queue, %s in its order", o.Number, l.Allocated, i.Allocated)
		}
	}
}

func TestWhateverIsOrdered(t *testing.T) {
	w := newWorld(t)
	rapid.Check(t, func(rt *rapid.T) {
		w.begin()
		steps := rapid.IntRange(5, 18).Draw(rt, "steps")
		for range steps {
			w.Tick()
			switch rapid.IntRange(0, 5).Draw(rt, "what") {
			case 0:
				w.buy(rt)
			case 1:
				w.sell(rt)
			case 2, 3:
				if len(w.bought) > 0 {
					w.purchaseStep(rt)
				}
			default:
				if len(w.sold) > 0 {
					w.salesStep(rt)
				}
			}
		}
		w.check(rt)
	})
}
