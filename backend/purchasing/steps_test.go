package purchasing_test

import (
	"strings"
	"testing"

	"stockroom/backend/day"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/money"
	"stockroom/backend/order"
	"stockroom/backend/purchasing"
	"stockroom/backend/quantity"
	"stockroom/backend/stock/stocktest"
)

func one(product int64, q int64) []purchasing.LineInput {
	return []purchasing.LineInput{{ProductID: product, Quantity: stocktest.Units(q), UnitCost: stocktest.Price(100)}}
}

func TestCreateRefuses(t *testing.T) {
	d := newDesk(t)
	p, gone := d.Product("A", 0), d.Product("OLD", 0)
	d.Write("UPDATE products SET archived = TRUE WHERE id = ?", gone)
	archived := d.Supplier("GONE", -1)
	d.Write("UPDATE suppliers SET archived = TRUE WHERE id = ?", archived)
	d.Write("INSERT INTO locations(id, name, name_key, archived) VALUES(7, 'Attic', 'attic', TRUE)")
	input := func(change func(in *purchasing.CreateInput)) purchasing.CreateInput {
		in := purchasing.CreateInput{SupplierID: d.supplier, Place: true, Lines: one(p, 3)}
		change(&in)
		return in
	}
	for name, c := range map[string]struct {
		in    purchasing.CreateInput
		kind  error
		field string
	}{
		"unknown supplier":  {input(func(in *purchasing.CreateInput) { in.SupplierID = 99 }), purchasing.ErrSupplierUnknown, "supplierId"},
		"archived supplier": {input(func(in *purchasing.CreateInput) { in.SupplierID = archived }), purchasing.ErrSupplierArchived, "supplierId"},
		"archived location": {input(func(in *purchasing.CreateInput) { in.LocationID = 7 }), order.ErrLocationGone, "locationId"},
		"no lines":          {input(func(in *purchasing.CreateInput) { in.Lines = nil }), order.ErrNoLines, "lines"},
		"unknown product":   {input(func(in *purchasing.CreateInput) { in.Lines = one(99, 1) }), order.ErrNoProduct, "lines.0.productId"},
		"archived product":  {input(func(in *purchasing.CreateInput) { in.Lines = one(gone, 1) }), order.ErrArchived, "lines.0.productId"},
		"no cost known":     {input(func(in *purchasing.CreateInput) { in.Lines[0].UnitCost = nil }), purchasing.ErrCostUnknown, "lines.0.unitCostMinorE4"},
		"negative cost":     {input(func(in *purchasing.CreateInput) { in.Lines[0].UnitCost = stocktest.Price(-1) }), order.ErrPrice, "lines.0.unitCostMinorE4"},
		"more than all off": {input(func(in *purchasing.CreateInput) { in.Lines[0].Discount = money.Whole + 1 }), money.ErrDiscountRange, "lines.0.discountPpm"},
		"half a piece":      {input(func(in *purchasing.CreateInput) { in.Lines[0].Quantity = 1500 }), quantity.ErrDecimals, "lines.0.quantityMilli"},
		"more than is exact": {input(func(in *purchasing.CreateInput) {
			in.Lines[0].Quantity, in.Lines[0].UnitCost = quantity.Max, stocktest.Price(800_000_000_000)
		}), money.ErrTooLarge, "lines.0.quantityMilli"},
		"a line of elsewhere": {input(func(in *purchasing.CreateInput) { in.Lines[0].ID = 5 }), order.ErrLineUnknown, "lines.0.id"},
		"promised before":     {input(func(in *purchasing.CreateInput) { in.PromisedDay = 20260301 }), order.ErrDayOrder, "promisedDay"},
		"a year mistyped":     {input(func(in *purchasing.CreateInput) { in.OrderDay = 261123 }), day.ErrRange, "orderDay"},
		"the end of days":     {input(func(in *purchasing.CreateInput) { in.PromisedDay = 99991231 }), day.ErrRange, "promisedDay"},
		"an endless note":     {input(func(in *purchasing.CreateInput) { in.Note = strings.Repeat("ä", order.MaxNote+1) }), order.ErrTooLong, "note"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := d.Create(ctx, dbtest.RequestID(), c.in)
			stocktest.WantFault(t, err, c.kind, c.field)
			if n := d.Number("SELECT COUNT(*) FROM purchase_orders"); n != 0 {
				t.Errorf("%d orders were saved", n)
			}
		})
	}
	ref, err := d.Create(ctx, dbtest.RequestID(), input(func(*purchasing.CreateInput) {}))
	if err != nil || ref.Number != "PO-00001" {
		t.Errorf("refused orders left a gap: %+v, %v", ref, err)
	}
	d.WantFigures(p, stocktest.Figures{OnOrder: 3, Projected: 3})
}

func TestCreateTakesWhatTheSupplierAsks(t *testing.T) {
	d := newDesk(t)
	supplier := d.Supplier("NW", 10)
	a, b := d.Product("A", 0), d.Product("B", 0)
	d.Buys(supplier, a, "NW-1", 250, 0)
	d.Write("UPDATE product_suppliers SET lead_time_days = 14")
	in := purchasing.CreateInput{SupplierID: supplier, Lines: []purchasing.LineInput{
		{ProductID: a, Quantity: stocktest.Units(2)}, {ProductID: b, Quantity: stocktest.Units(1), UnitCost: stocktest.Price(999)},
	}}
	ref, err := d.Create(ctx, dbtest.RequestID(), in)
	if err != nil {
		t.Fatal(err)
	}
	o := d.get(ref.ID)
	if o.State != purchasing.Draft || o.PromisedDay != 20260316 || o.Terms != "30 days" || o.LocationID != stocktest.Main || o.Net != 1499 {
		t.Errorf("the order is %+v", o.Row)
	}
	if l := o.Items[0]; l.SupplierCode != "NW-1" || l.UnitCostE4 != 2_500_000 || l.Position != 1 {
		t.Errorf("the first line is %+v", l)
	}
	d.WantFigures(a, stocktest.Figures{})
	if _, err := d.Place(ctx, dbtest.RequestID(), ref.ID); err != nil {
		t.Fatal(err)
	}
	d.WantFigures(a, stocktest.Figures{OnOrder: 2, Projected: 2})
	// What was ordered last is what the supplier asks from now on.
	again, err := d.Create(ctx, dbtest.RequestID(), purchasing.CreateInput{SupplierID: supplier, Lines: []purchasing.LineInput{{ProductID: b, Quantity: 1000}}})
	if err != nil || d.get(again.ID).Net != 999 {
		t.Errorf("the next order of B: %v", err)
	}
}

func TestUpdateADraft(t *testing.T) {
	d := newDesk(t)
	a, b, c := d.Product("A", 0), d.Product("B", 0), d.Product("C", 0)
	ref, err := d.Create(ctx, dbtest.RequestID(), purchasing.CreateInput{SupplierID: d.supplier, Lines: append(one(a, 1), one(b, 2)...)})
	if err != nil {
		t.Fatal(err)
	}
	before := d.get(ref.ID)
	in := purchasing.UpdateInput{ID: ref.ID, SupplierID: d.supplier, LocationID: stocktest.Main, Note: "call first", Lines: []purchasing.LineInput{
		{ProductID: c, Quantity: 3000, UnitCost: stocktest.Price(300)},
		{ID: before.Items[1].ID, ProductID: b, Quantity: 4000, UnitCost: stocktest.Price(200)},
		{ID: before.Items[0].ID, ProductID: a, Quantity: 1000, UnitCost: stocktest.Price(100)},
	}}
	if _, err := d.Update(ctx, dbtest.RequestID(), in); err != nil {
		t.Fatal(err)
	}
	after := d.get(ref.ID)
	if after.Net != 900+800+100 || after.Note != "call first" || after.Terms != "" || after.OrderDay != before.OrderDay || after.Number != before.Number {
		t.Errorf("the order is %+v", after.Row)
	}
	if len(after.Items) != 3 || after.Items[0].ProductID != c || after.Items[1].ID != before.Items[1].ID || after.Items[2].ID != before.Items[0].ID {
		t.Errorf("the lines are %+v", after.Items)
	}
	in.Lines = in.Lines[1:2]
	if _, err := d.Update(ctx, dbtest.RequestID(), in); err != nil {
		t.Fatal(err)
	}
	if left := d.get(ref.ID); len(left.Items) != 1 || left.Items[0].Position != 1 || left.Net != 800 {
		t.Errorf("the lines are %+v", left.Items)
	}
}

func TestUpdateAnOrderedOrderChangesItsHeadAlone(t *testing.T) {
	d := newDesk(t)
	a := d.Product("A", 0)
	o := d.order([]int64{a}, 5)
	_, err := d.Update(ctx, dbtest.RequestID(), purchasing.UpdateInput{ID: o.ID, PromisedDay: 20260401, Reference: "R-7", Note: "n", Lines: []purchasing.LineInput{{ProductID: a, Quantity: 5000}}})
	if err != nil {
		t.Fatal(err)
	}
	got := d.get(o.ID)
	if got.PromisedDay != 20260401 || got.Reference != "R-7" || got.Note != "n" || got.Terms != "30 days" || got.Items[0].Quantity != stocktest.Units(5) || got.SupplierID != d.supplier {
		t.Errorf("the order is %+v", got)
	}
	d.WantFigures(a, stocktest.Figures{OnOrder: 5, Projected: 5})
}

func TestALineWhoseReceiptWasReversedStays(t *testing.T) {
	d := newDesk(t)
	a, b := d.Product("A", 0), d.Product("B", 0)
	o := d.order([]int64{a, b}, 5, 5)
	r := d.receive(o.ID, 5, 0)
	if _, err := d.ReverseReceipt(ctx, dbtest.RequestID(), r.ID, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := d.BackToDraft(ctx, dbtest.RequestID(), o.ID); err != nil {
		t.Fatal(err)
	}
	lines := d.get(o.ID).Items
	in := purchasing.UpdateInput{ID: o.ID, SupplierID: d.supplier, LocationID: stocktest.Main, Lines: []purchasing.LineInput{
		{ID: lines[1].ID, ProductID: b, Quantity: 1000, UnitCost: stocktest.Price(1)},
	}}
	_, err := d.Update(ctx, dbtest.RequestID(), in)
	stocktest.WantFault(t, err, purchasing.ErrLineKept, "lines")
	in.Lines = append(in.Lines, purchasing.LineInput{ID: lines[0].ID, ProductID: a, Quantity: 2000, UnitCost: stocktest.Price(1)})
	if _, err := d.Update(ctx, dbtest.RequestID(), in); err != nil {
		t.Fatal(err)
	}
	d.WantFigures(a, stocktest.Figures{})
}

// Every step in every state: what the rule allows works, what it does not
// allow is refused and changes nothing.
func TestEveryStepInEveryState(t *testing.T) {
	reach := map[purchasing.State]func(d *desk, p int64) int64{
		purchasing.Draft: func(d *desk, p int64) int64 {
			ref, err := d.Create(ctx, dbtest.RequestID(), purchasing.CreateInput{SupplierID: d.supplier, Lines: one(p, 5)})
			if err != nil {
				d.T.Fatal(err)
			}
			return ref.ID
		},
		purchasing.Ordered: func(d *desk, p int64) int64 { return d.order([]int64{p}, 5).ID },
		purchasing.PartiallyReceived: func(d *desk, p int64) int64 {
			id := d.order([]int64{p}, 5).ID
			d.receive(id, 2)
			return id
		},
		purchasing.Received: func(d *desk, p int64) int64 {
			id := d.order([]int64{p}, 5).ID
			d.receive(id, 5)
			return id
		},
		purchasing.ClosedShort: func(d *desk, p int64) int64 {
			id := d.order([]int64{p}, 5).ID
			d.receive(id, 2)
			d.must(d.CloseShort(ctx, dbtest.RequestID(), id, "discontinued"))
			return id
		},
		purchasing.Cancelled: func(d *desk, p int64) int64 {
			id := d.order([]int64{p}, 5).ID
			d.must(d.Cancel(ctx, dbtest.RequestID(), id))
			return id
		},
	}
	steps := map[purchasing.Step]struct {
		do func(d *desk, id int64) error
		to map[purchasing.State]purchasing.State
	}{
		purchasing.Place: {
			func(d *desk, id int64) error { _, err := d.Place(ctx, dbtest.RequestID(), id); return err },
			map[purchasing.State]purchasing.State{purchasing.Draft: purchasing.Ordered},
		},
		purchasing.CloseShort: {
			func(d *desk, id int64) error { _, err := d.CloseShort(ctx, dbtest.RequestID(), id, "late"); return err },
			map[purchasing.State]purchasing.State{purchasing.Ordered: purchasing.ClosedShort, purchasing.PartiallyReceived: purchasing.ClosedShort},
		},
		purchasing.Cancel: {
			func(d *desk, id int64) error { _, err := d.Cancel(ctx, dbtest.RequestID(), id); return err },
			map[purchasing.State]purchasing.State{purchasing.Draft: purchasing.Cancelled, purchasing.Ordered: purchasing.Cancelled},
		},
		purchasing.BackToDraft: {
			func(d *desk, id int64) error { _, err := d.BackToDraft(ctx, dbtest.RequestID(), id); return err },
			map[purchasing.State]purchasing.State{purchasing.Ordered: purchasing.Draft},
		},
		purchasing.Reopen: {
			func(d *desk, id int64) error { _, err := d.Reopen(ctx, dbtest.RequestID(), id); return err },
			map[purchasing.State]purchasing.State{purchasing.ClosedShort: purchasing.PartiallyReceived, purchasing.Cancelled: purchasing.Ordered},
		},
		purchasing.Receive: {func(d *desk, id int64) error {
			_, err := d.Receive(ctx, dbtest.RequestID(), d.arrival(id, stocktest.Units(1)))
			return err
		}, map[purchasing.State]purchasing.State{purchasing.Ordered: purchasing.PartiallyReceived, purchasing.PartiallyReceived: purchasing.PartiallyReceived}},
	}
	d := newDesk(t)
	for from, reached := range reach {
		for step, s := range steps {
			t.Run(string(from)+" "+string(step), func(t *testing.T) {
				p := d.Product(strings.ReplaceAll(t.Name(), "/", "-"), 0)
				id := reached(d, p)
				d.wantState(id, from)
				figures, movements := d.Figures(p), d.Movements()
				err := s.do(d, id)
				want, allowed := s.to[from]
				if allowed {
					if err != nil {
						t.Fatal(err)
					}
					d.wantState(id, want)
					return
				}
				if err == nil {
					t.Fatal("it was allowed")
				}
				d.wantState(id, from)
				d.WantFigures(p, figures)
				if d.Movements() != movements {
					t.Error("the ledger changed")
				}
			})
		}
	}
}

func (d *desk) must(_ purchasing.Ref, err error) {
	d.T.Helper()
	if err != nil {
		d.T.Fatal(err)
	}
}

func TestClosingShortFreesOnOrderAndReopeningTakesItBack(t *testing.T) {
	d := newDesk(t)
	p := d.Product("A", 0)
	o := d.order([]int64{p}, 40)
	d.receive(o.ID, 25)
	_, err := d.CloseShort(ctx, dbtest.RequestID(), o.ID, "  ")
	stocktest.WantFault(t, err, order.ErrReason, "reason")
	d.must(d.CloseShort(ctx, dbtest.RequestID(), o.ID, "discontinued"))
	d.WantFigures(p, stocktest.Figures{OnHand: 25, Available: 25, Projected: 25})
	if got := d.get(o.ID); got.ClosedReason != "discontinued" || got.Late {
		t.Errorf("the order is %+v", got.Row)
	}
	d.must(d.Reopen(ctx, dbtest.RequestID(), o.ID))
	d.WantFigures(p, stocktest.Figures{OnHand: 25, Available: 25, OnOrder: 15, Projected: 40})
	if got := d.get(o.ID); got.ClosedReason != "" || got.State != purchasing.PartiallyReceived {
		t.Errorf("the order is %+v", got.Row)
	}
}

func TestCancelAfterAReceiptSaysWhatToDo(t *testing.T) {
	d := newDesk(t)
	p := d.Product("A", 0)
	o := d.order([]int64{p}, 5)
	d.receive(o.ID, 1)
	_, err := d.Cancel(ctx, dbtest.RequestID(), o.ID)
	stocktest.WantFault(t, err, purchasing.ErrHasReceipts, "")
	_, err = d.BackToDraft(ctx, dbtest.RequestID(), o.ID)
	stocktest.WantFault(t, err, purchasing.ErrHasReceipts, "")
}

func TestReopeningACancelledDraftIsADraft(t *testing.T) {
	d := newDesk(t)
	p := d.Product("A", 0)
	ref, err := d.Create(ctx, dbtest.RequestID(), purchasing.CreateInput{SupplierID: d.supplier, Lines: one(p, 5)})
	d.must(ref, err)
	d.must(d.Cancel(ctx, dbtest.RequestID(), ref.ID))
	d.must(d.Reopen(ctx, dbtest.RequestID(), ref.ID))
	d.wantState(ref.ID, purchasing.Draft)
	d.WantFigures(p, stocktest.Figures{})
}
