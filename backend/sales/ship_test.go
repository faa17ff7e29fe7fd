package sales_test

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
	"stockroom/backend/quantity"
	"stockroom/backend/sales"
	"stockroom/backend/stock"
	"stockroom/backend/stock/stocktest"
)

type counter struct {
	*stocktest.Books
	*sales.Service

	customer int64
}

func newCounter(tb testing.TB) *counter {
	tb.Helper()
	b := stocktest.New(tb)
	return &counter{Books: b, Service: sales.New(b.DB), customer: b.Customer("LUMEN")}
}

var ctx = context.Background()

// order confirms an order for the quantities of the products, a minute after the one before.
func (c *counter) order(products []int64, quantities ...int64) sales.Ref {
	c.T.Helper()
	c.Tick()
	in := sales.CreateInput{CustomerID: c.customer, Confirm: true}
	for i, p := range products {
		in.Lines = append(in.Lines, sales.LineInput{ProductID: p, Quantity: stocktest.Units(quantities[i])})
	}
	ref, err := c.Create(ctx, dbtest.RequestID(), in)
	if err != nil {
		c.T.Fatal(err)
	}
	return ref
}

func (c *counter) get(id int64) sales.Detail {
	c.T.Helper()
	o, err := c.Order(ctx, id)
	if err != nil {
		c.T.Fatal(err)
	}
	return o
}

// departure is a shipment of the order's lines; 0 leaves a line out.
func (c *counter) departure(id int64, quantities ...int64) sales.ShipInput {
	c.T.Helper()
	in := sales.ShipInput{OrderID: id}
	for i, l := range c.get(id).Items {
		if quantities[i] != 0 {
			in.Lines = append(in.Lines, sales.ShipLine{OrderLineID: l.ID, Quantity: stocktest.Units(quantities[i])})
		}
	}
	return in
}

func (c *counter) ship(id int64, quantities ...int64) sales.ShipmentRef {
	c.T.Helper()
	ref, err := c.Ship(ctx, dbtest.RequestID(), c.departure(id, quantities...))
	if err != nil {
		c.T.Fatal(err)
	}
	return ref
}

func (c *counter) wantState(id int64, want sales.State) {
	c.T.Helper()
	if got := c.get(id).State; got != want {
		c.T.Errorf("state is %s, want %s", got, want)
	}
}

// wantAllocated compares what the order's lines get.
func (c *counter) wantAllocated(id int64, want ...int64) {
	c.T.Helper()
	for i, l := range c.get(id).Items {
		if l.Allocated != stocktest.Units(want[i]) {
			c.T.Errorf("%s line %d gets %s, want %d", c.get(id).Number, i, l.Allocated, want[i])
		}
	}
}

// An order larger than stock: two shipments, a reversal.
func TestMoreThanThereIs(t *testing.T) {
	c := newCounter(t)
	a, b := c.Product("A", 2000), c.Product("B", 3500)
	c.Stock(a, stocktest.Units(7), 1000)
	c.Stock(b, stocktest.Units(4), 2100)
	ref, err := c.Create(ctx, dbtest.RequestID(), sales.CreateInput{CustomerID: c.customer, Confirm: true, Lines: []sales.LineInput{
		{ProductID: a, Quantity: stocktest.Units(10), Discount: 100_000}, {ProductID: b, Quantity: stocktest.Units(4), Discount: 100_000},
	}})
	if err != nil {
		t.Fatal(err)
	}
	o := c.get(ref.ID)
	if o.Gross != 34_000 || o.Net != 30_600 || o.Terms != "net 14" || !o.Short || !o.Ready {
		t.Errorf("the order is %+v", o.Row)
	}
	c.wantAllocated(ref.ID, 7, 4)
	c.WantFigures(a, stocktest.Figures{OnHand: 7, Allocated: 7, Promised: 10})
	c.WantFigures(b, stocktest.Figures{OnHand: 4, Allocated: 4, Promised: 4})

	first := c.ship(ref.ID, 7, 4)
	if first.Number != "SH-00001" || first.Order.State != sales.PartiallyShipped {
		t.Errorf("the shipment is %+v", first)
	}
	c.Stock(a, stocktest.Units(6), 1000)
	c.wantAllocated(ref.ID, 3, 0)
	second := c.ship(ref.ID, 3, 0)
	if second.Order.State != sales.Shipped {
		t.Errorf("the shipment is %+v", second)
	}
	c.WantFigures(a, stocktest.Figures{OnHand: 3, Available: 3, Projected: 3})
	o = c.get(ref.ID)
	if o.Shipments[0].Net != 25_200 || o.Shipments[1].Net != 5_400 || o.ShippedPercent != 100 || o.ShippedDay != 20260302 {
		t.Errorf("the order is %+v", o)
	}
	_, err = c.Cancel(ctx, dbtest.RequestID(), ref.ID)
	stocktest.WantFault(t, err, sales.ErrHasShipments, "")

	if _, err := c.ReverseShipment(ctx, dbtest.RequestID(), second.ID, "came back"); err != nil {
		t.Fatal(err)
	}
	c.wantState(ref.ID, sales.PartiallyShipped)
	c.wantAllocated(ref.ID, 3, 0)
	c.WantFigures(a, stocktest.Figures{OnHand: 6, Allocated: 3, Available: 3, Projected: 3, Promised: 3})
	o = c.get(ref.ID)
	if o.Shipments[0].Reversed || !o.Shipments[1].Reversed || o.Shipments[1].ReversedBy != dbtest.User || o.ShippedDay != 0 {
		t.Errorf("the shipments are %+v", o.Shipments)
	}
	if n := c.Number("SELECT COUNT(*) FROM stock_movements WHERE document_type = 'shipment' AND document_id = ?", second.ID); n != 2 {
		t.Errorf("%d movements of the reversed shipment, want both halves", n)
	}
	_, err = c.ReverseShipment(ctx, dbtest.RequestID(), second.ID, "")
	stocktest.WantFault(t, err, sales.ErrShipmentReversed, "")
}

func TestShipmentsOfALineAddUpToTheCent(t *testing.T) {
	c := newCounter(t)
	p := c.Product("A", 143)
	c.Stock(p, stocktest.Units(20), 10)
	ref, err := c.Create(ctx, dbtest.RequestID(), sales.CreateInput{CustomerID: c.customer, Confirm: true, Lines: []sales.LineInput{
		{ProductID: p, Quantity: stocktest.Units(7), Discount: 50_000},
	}})
	if err != nil {
		t.Fatal(err)
	}
	c.ship(ref.ID, 2)
	wrong := c.ship(ref.ID, 1)
	c.ship(ref.ID, 3)
	if _, err := c.ReverseShipment(ctx, dbtest.RequestID(), wrong.ID, ""); err != nil {
		t.Fatal(err)
	}
	c.ship(ref.ID, 1)
	c.ship(ref.ID, 1)
	var gross, net money.Minor
	for _, s := range c.get(ref.ID).Shipments {
		if !s.Reversed {
			gross, net = gross+s.Lines[0].Gross, net+s.Lines[0].Net
		}
	}
	if gross != 1001 || net != 951 {
		t.Errorf("the shipments add up to %d, %d, want 1001, 951", gross, net)
	}
}

func TestFirstConfirmedFirstServed(t *testing.T) {
	c := newCounter(t)
	p := c.Product("A", 100)
	c.Stock(p, stocktest.Units(10), 10)
	first, second, third := c.order([]int64{p}, 6), c.order([]int64{p}, 6), c.order([]int64{p}, 6)
	c.wantAllocated(first.ID, 6)
	c.wantAllocated(second.ID, 4)
	c.wantAllocated(third.ID, 0)
	c.WantFigures(p, stocktest.Figures{OnHand: 10, Allocated: 10, Promised: 18})

	c.Stock(p, stocktest.Units(5), 10)
	c.wantAllocated(second.ID, 6)
	c.wantAllocated(third.ID, 3)
	c.Stock(p, stocktest.Units(-8), 0)
	c.wantAllocated(first.ID, 6)
	c.wantAllocated(second.ID, 1)
	c.wantAllocated(third.ID, 0)

	w, err := c.AllocationsOf(ctx, p)
	if err != nil || w.Promised != stocktest.Units(18) || w.Allocated != stocktest.Units(7) || len(w.Lines) != 3 ||
		w.Lines[0].Number != first.Number || w.Lines[1].Allocated != stocktest.Units(1) || w.Lines[2].OrderID != third.ID {
		t.Errorf("who waits: %+v, %v", w, err)
	}

	// The first steps back: those behind move up.
	if _, err := c.BackToQuote(ctx, dbtest.RequestID(), first.ID); err != nil {
		t.Fatal(err)
	}
	c.wantAllocated(second.ID, 6)
	c.wantAllocated(third.ID, 1)
	c.Tick()
	if _, err := c.Confirm(ctx, dbtest.RequestID(), first.ID); err != nil {
		t.Fatal(err)
	}
	c.wantAllocated(first.ID, 0) // confirmed again, at the end of the queue
	if _, err := c.Cancel(ctx, dbtest.RequestID(), second.ID); err != nil {
		t.Fatal(err)
	}
	c.wantAllocated(third.ID, 6)
	if _, err := c.Reopen(ctx, dbtest.RequestID(), second.ID); err != nil {
		t.Fatal(err)
	}
	c.wantAllocated(second.ID, 6) // its former place
	c.wantAllocated(third.ID, 1)
}

func TestQuarantineIsNotAllocated(t *testing.T) {
	c := newCounter(t)
	p := c.Product("A", 100)
	c.Write("INSERT INTO locations(id, name, name_key, quarantine) VALUES(5, 'Quarantine', 'quarantine', TRUE)")
	c.Stock(p, stocktest.Units(5), 10)
	o := c.order([]int64{p}, 5)
	in := c.departure(o.ID, 1)
	in.LocationID = 5
	_, err := c.Ship(ctx, dbtest.RequestID(), in)
	stocktest.WantFault(t, err, sales.ErrQuarantine, "locationId")
	c.wantAllocated(o.ID, 5)
}

func TestShipRefuses(t *testing.T) {
	c := newCounter(t)
	p, other := c.Product("A", 100), c.Product("B", 100)
	c.Stock(p, stocktest.Units(7), 10)
	earlier := c.order([]int64{p}, 4)
	o := c.order([]int64{p, other}, 10, 1)
	movements := c.Movements()
	input := func(change func(in *sales.ShipInput)) sales.ShipInput {
		in := c.departure(o.ID, 2, 0)
		change(&in)
		return in
	}
	for name, x := range map[string]struct {
		in    sales.ShipInput
		kind  error
		field string
	}{
		"more than promised":   {input(func(in *sales.ShipInput) { in.Lines[0].Quantity = stocktest.Units(11) }), sales.ErrOverShipment, "lines.0.quantityMilli"},
		"more than there is":   {input(func(in *sales.ShipInput) { in.Lines[0].Quantity = stocktest.Units(8) }), stock.ErrInsufficient, "lines.0.quantityMilli"},
		"what others wait for": {input(func(in *sales.ShipInput) { in.Lines[0].Quantity = stocktest.Units(5) }), sales.ErrPromised, "lines.0.quantityMilli"},
		"half a piece":         {input(func(in *sales.ShipInput) { in.Lines[0].Quantity = 500 }), quantity.ErrDecimals, "lines.0.quantityMilli"},
		"nothing":              {input(func(in *sales.ShipInput) { in.Lines[0].Quantity = 0 }), order.ErrQuantity, "lines.0.quantityMilli"},
		"no lines":             {input(func(in *sales.ShipInput) { in.Lines = nil }), order.ErrNoLines, "lines"},
		"unknown line":         {input(func(in *sales.ShipInput) { in.Lines[0].OrderLineID = 999 }), order.ErrLineUnknown, "lines.0.orderLineId"},
		"tomorrow":             {input(func(in *sales.ShipInput) { in.Day = 20260303 }), stock.ErrFutureDay, "day"},
		"unknown order":        {sales.ShipInput{OrderID: 99}, sales.ErrOrderUnknown, "id"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := c.Ship(ctx, dbtest.RequestID(), x.in)
			stocktest.WantFault(t, err, x.kind, x.field)
			if c.Movements() != movements || c.Number("SELECT COUNT(*) FROM shipments") != 0 {
				t.Error("something was posted")
			}
			c.wantState(o.ID, sales.Confirmed)
		})
	}
	in := c.departure(o.ID, 5, 0)
	_, err := c.Ship(ctx, dbtest.RequestID(), in)
	if f, _ := fault.Of(err); f.Error() != "Only 3 pcs of Product A (A) are allocated to this order; "+earlier.Number+" come first. Ship that much, or take from them." {
		t.Errorf("it says %q", f.Error())
	}
	in.Lines[0].Quantity = stocktest.Units(8)
	_, err = c.Ship(ctx, dbtest.RequestID(), in)
	if f, _ := fault.Of(err); f.Params()["short"] != "1" {
		t.Errorf("it does not say what is short: %q", f.Error())
	}
	in.Lines[0].Quantity, in.TakeFromOthers = stocktest.Units(5), true
	ref, err := c.Ship(ctx, dbtest.RequestID(), in)
	if err != nil || ref.Number != "SH-00001" {
		t.Fatalf("taking from others: %+v, %v", ref, err)
	}
	c.wantAllocated(earlier.ID, 2)
	c.WantFigures(p, stocktest.Figures{OnHand: 2, Allocated: 2, Promised: 9})
}

func TestTwoLinesOfOneProductShareWhatIsAllocated(t *testing.T) {
	c := newCounter(t)
	p := c.Product("A", 100)
	c.Stock(p, stocktest.Units(5), 10)
	c.order([]int64{p}, 2)
	o := c.order([]int64{p, p}, 2, 2)
	c.wantAllocated(o.ID, 2, 1)
	_, err := c.Ship(ctx, dbtest.RequestID(), c.departure(o.ID, 2, 2))
	stocktest.WantFault(t, err, sales.ErrPromised, "lines.1.quantityMilli")
	c.ship(o.ID, 1, 2) // together no more than is allocated
	c.wantState(o.ID, sales.PartiallyShipped)
}

func TestDoubleSubmitShipsOnce(t *testing.T) {
	c := newCounter(t)
	p := c.Product("A", 100)
	c.Stock(p, stocktest.Units(9), 10)
	o := c.order([]int64{p}, 8)
	in, id := c.departure(o.ID, 4), dbtest.RequestID()
	first, err := c.Ship(ctx, id, in)
	if err != nil {
		t.Fatal(err)
	}
	again, err := c.Ship(ctx, id, in)
	if err != nil || again != first {
		t.Errorf("again: %+v, %v", again, err)
	}
	in.Lines[0].Quantity = stocktest.Units(1)
	if _, err = c.Ship(ctx, id, in); !errors.Is(err, journal.ErrReused) {
		t.Errorf("other input: %v", err)
	}
	c.WantFigures(p, stocktest.Figures{OnHand: 5, Allocated: 4, Available: 1, Projected: 1, Promised: 4})
}

func BenchmarkConfirmAmongAThousandOpenLines(b *testing.B) {
	c := newCounter(b)
	p := c.Product("A", 100)
	c.Stock(p, stocktest.Units(500), 10)
	for range 1000 {
		c.order([]int64{p}, 1)
	}
	ids := make([]int64, b.N)
	for i := range ids {
		ref, err := c.Create(ctx, dbtest.RequestID(), sales.CreateInput{CustomerID: c.customer, Lines: []sales.LineInput{{ProductID: p, Quantity: 1000}}})
		if err != nil {
			b.Fatal(err)
		}
		ids[i] = ref.ID
	}
	b.ResetTimer()
	for _, id := range ids {
		if _, err := c.Confirm(ctx, dbtest.RequestID(), id); err != nil {
			b.Fatal(err)
		}
		if _, err := c.Order(ctx, id); err != nil { // with what it gets
			b.Fatal(err)
		}
	}
}

func BenchmarkShipFiveLines(b *testing.B) {
	c := newCounter(b)
	products := make([]int64, 5)
	for i := range products {
		products[i] = c.Product(fmt.Sprint("P", i), 100)
		c.Stock(products[i], stocktest.Units(1_000_000), 10)
	}
	inputs := make([]sales.ShipInput, b.N)
	for i := range inputs {
		inputs[i] = c.departure(c.order(products, 1, 2, 3, 4, 5).ID, 1, 2, 3, 4, 5)
	}
	c.Clock.Advance(time.Hour)
	b.ResetTimer()
	for i := range inputs {
		if _, err := c.Ship(ctx, dbtest.RequestID(), inputs[i]); err != nil {
			b.Fatal(err)
		}
	}
}
