package purchasing_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"stockroom/backend/db/dbtest"
	"stockroom/backend/fault"
	"stockroom/backend/journal"
	"stockroom/backend/money"
	"stockroom/backend/order"
	"stockroom/backend/purchasing"
	"stockroom/backend/quantity"
	"stockroom/backend/stock"
	"stockroom/backend/stock/stocktest"
)

type desk struct {
	*stocktest.Books
	*purchasing.Service

	supplier int64
}

func newDesk(tb testing.TB) *desk {
	tb.Helper()
	b := stocktest.New(tb)
	return &desk{Books: b, Service: purchasing.New(b.DB), supplier: b.Supplier("EXL", -1)}
}

var ctx = context.Background()

// order places an order for the quantities of the products, the first at 4.00, the next at 5.00.
func (d *desk) order(products []int64, quantities ...int64) purchasing.Ref {
	d.T.Helper()
	in := purchasing.CreateInput{SupplierID: d.supplier, Place: true}
	for i, p := range products {
		in.Lines = append(in.Lines, purchasing.LineInput{ProductID: p, Quantity: stocktest.Units(quantities[i]), UnitCost: stocktest.Price(400 + 100*int64(i))})
	}
	ref, err := d.Create(ctx, dbtest.RequestID(), in)
	if err != nil {
		d.T.Fatal(err)
	}
	return ref
}

func (d *desk) get(id int64) purchasing.Detail {
	d.T.Helper()
	o, err := d.Order(ctx, id)
	if err != nil {
		d.T.Fatal(err)
	}
	return o
}

// arrival is a delivery of the order's lines; 0 leaves a line out.
func (d *desk) arrival(id int64, quantities ...quantity.Milli) purchasing.ReceiveInput {
	d.T.Helper()
	in := purchasing.ReceiveInput{OrderID: id}
	for i, l := range d.get(id).Items {
		if quantities[i] != 0 {
			in.Lines = append(in.Lines, purchasing.ReceiveLine{OrderLineID: l.ID, Quantity: quantities[i]})
		}
	}
	return in
}

func (d *desk) receive(id int64, quantities ...int64) purchasing.ReceiptRef {
	d.T.Helper()
	milli := make([]quantity.Milli, len(quantities))
	for i, q := range quantities {
		milli[i] = stocktest.Units(q)
	}
	ref, err := d.Receive(ctx, dbtest.RequestID(), d.arrival(id, milli...))
	if err != nil {
		d.T.Fatal(err)
	}
	return ref
}

func (d *desk) wantState(id int64, want purchasing.State) {
	d.T.Helper()
	if got := d.get(id).State; got != want {
		d.T.Errorf("state is %s, want %s", got, want)
	}
}

func TestReceiveInParts(t *testing.T) {
	d := newDesk(t)
	chang, chai := d.Product("2", 1900), d.Product("1", 1800)
	o := d.order([]int64{chang}, 40)
	d.WantFigures(chang, stocktest.Figures{OnOrder: 40, Projected: 40})

	first := d.receive(o.ID, 25)
	if first.Number != "RC-00001" || first.Order.State != purchasing.PartiallyReceived {
		t.Errorf("the receipt is %+v", first)
	}
	d.WantFigures(chang, stocktest.Figures{OnHand: 25, Available: 25, OnOrder: 15, Projected: 40})
	d.Clock.Advance(24 * time.Hour)
	second := d.receive(o.ID, 15)
	if second.Number != "RC-00002" || second.Order.State != purchasing.Received {
		t.Errorf("the receipt is %+v", second)
	}
	d.WantFigures(chang, stocktest.Figures{OnHand: 40, Available: 40, Projected: 40})
	d.WantFigures(chai, stocktest.Figures{})

	got := d.get(o.ID)
	if got.ReceivedPercent != 100 || got.ReceivedDay != 20260303 || len(got.Receipts) != 2 {
		t.Errorf("the order is %+v", got)
	}
	if r := got.Receipts[0]; r.UserName != dbtest.User || r.Day != 20260302 || r.Value != 10_000 || r.Lines[0].Quantity != stocktest.Units(25) {
		t.Errorf("the first receipt is %+v", r)
	}
	if len(got.Timeline) != 3 || got.Timeline[1].Summary != "Received 25 pcs of Product 2 (RC-00001)" || got.Timeline[1].User != dbtest.User {
		t.Errorf("the timeline is %+v", got.Timeline)
	}
}

func TestReceiptsAreValuedAtTheNetToTheCent(t *testing.T) {
	d := newDesk(t)
	p := d.Product("A", 0)
	// 7 at 1.43 less 5 %: gross 10.01, net 9.51 (9.5095), which no part of 7 divides evenly.
	ref, err := d.Create(ctx, dbtest.RequestID(), purchasing.CreateInput{SupplierID: d.supplier, Place: true, Lines: []purchasing.LineInput{
		{ProductID: p, Quantity: stocktest.Units(7), UnitCost: stocktest.Price(143), Discount: 50_000},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if o := d.get(ref.ID); o.Gross != 1001 || o.Net != 951 {
		t.Fatalf("the order comes to %d, %d", o.Gross, o.Net)
	}
	d.receive(ref.ID, 2)
	wrong := d.receive(ref.ID, 1)
	d.receive(ref.ID, 3)
	if _, err := d.ReverseReceipt(ctx, dbtest.RequestID(), wrong.ID, "miscounted"); err != nil {
		t.Fatal(err)
	}
	d.receive(ref.ID, 2)
	if sum := d.Number("SELECT SUM(value) FROM stock_movements WHERE product_id = ?", p); sum != 951 {
		t.Errorf("the ledger values what came at %d, want the line's net 951", sum)
	}
	var sum money.Minor
	for _, r := range d.get(ref.ID).Receipts {
		if !r.Reversed {
			sum += r.Value
		}
	}
	if sum != 951 {
		t.Errorf("the receipts add up to %d, want 951", sum)
	}
}

func TestReceiveRefuses(t *testing.T) {
	d := newDesk(t)
	a, b := d.Product("A", 0), d.Product("B", 0)
	o := d.order([]int64{a, b}, 10, 5)
	lines := d.get(o.ID).Items
	good := func(change func(in *purchasing.ReceiveInput)) purchasing.ReceiveInput {
		in := d.arrival(o.ID, stocktest.Units(1), stocktest.Units(1))
		change(&in)
		return in
	}
	for name, c := range map[string]struct {
		in    purchasing.ReceiveInput
		kind  error
		field string
	}{
		"too many":      {good(func(in *purchasing.ReceiveInput) { in.Lines[1].Quantity = stocktest.Units(6) }), purchasing.ErrOverReceipt, "lines.1.quantityMilli"},
		"half a piece":  {good(func(in *purchasing.ReceiveInput) { in.Lines[0].Quantity = 500 }), quantity.ErrDecimals, "lines.0.quantityMilli"},
		"nothing":       {good(func(in *purchasing.ReceiveInput) { in.Lines[0].Quantity = 0 }), order.ErrQuantity, "lines.0.quantityMilli"},
		"less":          {good(func(in *purchasing.ReceiveInput) { in.Lines[0].Quantity = -1000 }), order.ErrQuantity, "lines.0.quantityMilli"},
		"no lines":      {good(func(in *purchasing.ReceiveInput) { in.Lines = nil }), order.ErrNoLines, "lines"},
		"unknown line":  {good(func(in *purchasing.ReceiveInput) { in.Lines[0].OrderLineID = 999 }), order.ErrLineUnknown, "lines.0.orderLineId"},
		"line twice":    {good(func(in *purchasing.ReceiveInput) { in.Lines[1].OrderLineID = lines[0].ID }), order.ErrLineTwice, "lines.1.orderLineId"},
		"unknown place": {good(func(in *purchasing.ReceiveInput) { in.LocationID = 99 }), order.ErrNoLocation, "locationId"},
		"tomorrow":      {good(func(in *purchasing.ReceiveInput) { in.Day = 20260303 }), stock.ErrFutureDay, "day"},
		"unknown order": {purchasing.ReceiveInput{OrderID: 99}, purchasing.ErrOrderUnknown, "id"},
		"far too many":  {good(func(in *purchasing.ReceiveInput) { in.Lines[0].Quantity, in.AcceptOver = quantity.Max+1000, true }), quantity.ErrTooLarge, "lines.0.quantityMilli"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := d.Receive(ctx, dbtest.RequestID(), c.in)
			stocktest.WantFault(t, err, c.kind, c.field)
			if d.Movements() != 0 || d.Number("SELECT COUNT(*) FROM receipts") != 0 {
				t.Error("something was posted")
			}
			d.wantState(o.ID, purchasing.Ordered)
			d.WantFigures(a, stocktest.Figures{OnOrder: 10, Projected: 10})
		})
	}
	if got := d.receive(o.ID, 10, 5); got.Number != "RC-00001" {
		t.Errorf("refused receipts left a gap: the first is %s", got.Number)
	}
}

func TestOverReceiptAccepted(t *testing.T) {
	d := newDesk(t)
	p := d.Product("C", 0)
	o := d.order([]int64{p}, 6)
	in := d.arrival(o.ID, stocktest.Units(7))
	_, err := d.Receive(ctx, dbtest.RequestID(), in)
	stocktest.WantFault(t, err, purchasing.ErrOverReceipt, "lines.0.quantityMilli")
	if f, _ := fault.Of(err); f.Error() != "Only 6 pcs of Product C (C) are still to come; 1 are too many. Accept them, or receive less." {
		t.Errorf("it says %q", f.Error())
	}
	in.AcceptOver = true
	if _, err := d.Receive(ctx, dbtest.RequestID(), in); err != nil {
		t.Fatal(err)
	}
	got := d.get(o.ID)
	if got.State != purchasing.Received || got.Items[0].Received != stocktest.Units(7) || got.Items[0].Open != 0 || got.ReceivedPercent != 100 {
		t.Errorf("the order is %+v", got)
	}
	if got.Receipts[0].Value != 2800 {
		t.Errorf("7 of 6 at 4.00 are worth %d", got.Receipts[0].Value)
	}
	d.WantFigures(p, stocktest.Figures{OnHand: 7, Available: 7, Projected: 7})
}

func TestReverseTheWrongReceipt(t *testing.T) {
	d := newDesk(t)
	p := d.Product("A", 0)
	o := d.order([]int64{p}, 10)
	right := d.receive(o.ID, 4)
	wrong := d.receive(o.ID, 6)
	d.wantState(o.ID, purchasing.Received)
	d.Clock.Advance(24 * time.Hour)

	ref, err := d.ReverseReceipt(ctx, dbtest.RequestID(), wrong.ID, "other supplier")
	if err != nil {
		t.Fatal(err)
	}
	if ref.State != purchasing.PartiallyReceived {
		t.Errorf("state is %s", ref.State)
	}
	d.WantFigures(p, stocktest.Figures{OnHand: 4, Available: 4, OnOrder: 6, Projected: 10})
	got := d.get(o.ID)
	if len(got.Receipts) != 2 || got.Receipts[0].Reversed || !got.Receipts[1].Reversed || got.Receipts[1].ReversedBy != dbtest.User || got.ReceivedDay != 0 {
		t.Errorf("the receipts are %+v", got.Receipts)
	}
	if n := d.Number("SELECT COUNT(*) FROM stock_movements WHERE document_type = 'receipt' AND document_id = ?", wrong.ID); n != 2 {
		t.Errorf("%d movements of the reversed receipt, want both halves", n)
	}
	_, err = d.ReverseReceipt(ctx, dbtest.RequestID(), wrong.ID, "")
	stocktest.WantFault(t, err, purchasing.ErrReceiptReversed, "")
	_, err = d.ReverseReceipt(ctx, dbtest.RequestID(), 99, "")
	stocktest.WantFault(t, err, purchasing.ErrReceiptUnknown, "receiptId")

	if _, err := d.ReverseReceipt(ctx, dbtest.RequestID(), right.ID, ""); err != nil {
		t.Fatal(err)
	}
	d.wantState(o.ID, purchasing.Ordered)
	d.WantFigures(p, stocktest.Figures{OnOrder: 10, Projected: 10})
}

func TestReversingWhatHasLeftIsRefused(t *testing.T) {
	d := newDesk(t)
	p := d.Product("A", 0)
	o := d.order([]int64{p}, 10)
	r := d.receive(o.ID, 10)
	d.Stock(p, stocktest.Units(-3), 0)
	_, err := d.ReverseReceipt(ctx, dbtest.RequestID(), r.ID, "")
	if !errors.Is(err, stock.ErrGone) {
		t.Fatalf("got %v", err)
	}
	d.wantState(o.ID, purchasing.Received)
	d.WantFigures(p, stocktest.Figures{OnHand: 7, Available: 7, Projected: 7})
}

func TestDoubleSubmitReceivesOnce(t *testing.T) {
	d := newDesk(t)
	p := d.Product("A", 0)
	o := d.order([]int64{p}, 10)
	in, id := d.arrival(o.ID, stocktest.Units(4)), dbtest.RequestID()
	first, err := d.Receive(ctx, id, in)
	if err != nil {
		t.Fatal(err)
	}
	again, err := d.Receive(ctx, id, in)
	if err != nil || again != first {
		t.Errorf("again: %+v, %v", again, err)
	}
	in.Lines[0].Quantity = stocktest.Units(5)
	_, err = d.Receive(ctx, id, in)
	stocktest.WantFault(t, err, journal.ErrReused, "requestId")
	d.WantFigures(p, stocktest.Figures{OnHand: 4, Available: 4, OnOrder: 6, Projected: 10})
}

func BenchmarkReceiveFiveLines(b *testing.B) {
	d := newDesk(b)
	products := make([]int64, 5)
	for i := range products {
		products[i] = d.Product(fmt.Sprint("P", i), 100)
	}
	orders := make([]purchasing.ReceiveInput, b.N)
	for i := range orders {
		orders[i] = d.arrival(d.order(products, 1, 2, 3, 4, 5).ID, 1000, 2000, 3000, 4000, 5000)
	}
	b.ResetTimer()
	for i := range orders {
		if _, err := d.Receive(ctx, dbtest.RequestID(), orders[i]); err != nil {
			b.Fatal(err)
		}
	}
}
