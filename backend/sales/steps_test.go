package sales_test

import (
	"slices"
	"strings"
	"testing"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/journal"
	"stockroom/backend/money"
	"stockroom/backend/order"
	"stockroom/backend/sales"
	"stockroom/backend/stock/stocktest"
)

func one(product int64, q int64) []sales.LineInput {
	return []sales.LineInput{{ProductID: product, Quantity: stocktest.Units(q)}}
}

func (c *counter) must(_ sales.Ref, err error) {
	c.T.Helper()
	if err != nil {
		c.T.Fatal(err)
	}
}

func TestCreateRefuses(t *testing.T) {
	c := newCounter(t)
	p, gone := c.Product("A", 100), c.Product("OLD", 100)
	c.Write("UPDATE products SET archived = TRUE WHERE id = ?", gone)
	archived := c.Customer("GONE")
	c.Write("UPDATE customers SET archived = TRUE WHERE id = ?", archived)
	input := func(change func(in *sales.CreateInput)) sales.CreateInput {
		in := sales.CreateInput{CustomerID: c.customer, Confirm: true, Lines: one(p, 3)}
		change(&in)
		return in
	}
	for name, x := range map[string]struct {
		in    sales.CreateInput
		kind  error
		field string
	}{
		"unknown customer":  {input(func(in *sales.CreateInput) { in.CustomerID = 99 }), sales.ErrCustomerUnknown, "customerId"},
		"archived customer": {input(func(in *sales.CreateInput) { in.CustomerID = archived }), sales.ErrCustomerArchived, "customerId"},
		"unknown location":  {input(func(in *sales.CreateInput) { in.LocationID = 9 }), order.ErrNoLocation, "locationId"},
		"no lines":          {input(func(in *sales.CreateInput) { in.Lines = nil }), order.ErrNoLines, "lines"},
		"too many lines":    {input(func(in *sales.CreateInput) { in.Lines = make([]sales.LineInput, order.MaxLines+1) }), order.ErrTooManyLines, "lines"},
		"unknown product":   {input(func(in *sales.CreateInput) { in.Lines = one(99, 1) }), order.ErrNoProduct, "lines.0.productId"},
		"archived product":  {input(func(in *sales.CreateInput) { in.Lines = one(gone, 1) }), order.ErrArchived, "lines.0.productId"},
		"negative price":    {input(func(in *sales.CreateInput) { in.Lines[0].UnitPrice = stocktest.Price(-1) }), order.ErrPrice, "lines.0.unitPriceMinorE4"},
		"more than all off": {input(func(in *sales.CreateInput) { in.Lines[0].Discount = money.Whole + 1 }), money.ErrDiscountRange, "lines.0.discountPpm"},
		"required before":   {input(func(in *sales.CreateInput) { in.RequiredDay = 20260301 }), order.ErrDayOrder, "requiredDay"},
		"a year mistyped":   {input(func(in *sales.CreateInput) { in.OrderDay = 261123 }), day.ErrRange, "orderDay"},
		"the end of days":   {input(func(in *sales.CreateInput) { in.RequiredDay = 99991231 }), day.ErrRange, "requiredDay"},
		"endless terms":     {input(func(in *sales.CreateInput) { long := strings.Repeat("x", order.MaxTerms+1); in.Terms = &long }), order.ErrTooLong, "terms"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := c.Create(ctx, dbtest.RequestID(), x.in)
			stocktest.WantFault(t, err, x.kind, x.field)
			if n := c.Number("SELECT COUNT(*) FROM sales_orders"); n != 0 {
				t.Errorf("%d orders were saved", n)
			}
		})
	}
	ref, err := c.Create(ctx, dbtest.RequestID(), input(func(*sales.CreateInput) {}))
	if err != nil || ref.Number != "SO-00001" {
		t.Errorf("refused orders left a gap: %+v, %v", ref, err)
	}
	c.WantFigures(p, stocktest.Figures{Promised: 3})
}

func TestUpdateAQuote(t *testing.T) {
	c := newCounter(t)
	a, b := c.Product("A", 100), c.Product("B", 250)
	ref, err := c.Create(ctx, dbtest.RequestID(), sales.CreateInput{CustomerID: c.customer, Lines: append(one(a, 1), one(b, 2)...)})
	c.must(ref, err)
	before := c.get(ref.ID)
	if before.Net != 600 || before.State != sales.Quote || before.ConfirmedAt != 0 {
		t.Errorf("the quote is %+v", before.Row)
	}
	in := sales.UpdateInput{ID: ref.ID, CustomerID: c.customer, LocationID: stocktest.Main, RequiredDay: 20260401, Lines: []sales.LineInput{
		{ID: before.Items[1].ID, ProductID: b, Quantity: 4000, UnitPrice: stocktest.Price(200)}, {ID: before.Items[0].ID, ProductID: a, Quantity: 3000},
	}}
	c.must(c.Update(ctx, dbtest.RequestID(), in))
	after := c.get(ref.ID)
	if after.Net != 1100 || after.Items[0].ID != before.Items[1].ID || after.RequiredDay != 20260401 || after.Terms != "" {
		t.Errorf("the quote is %+v", after)
	}
	c.must(c.Confirm(ctx, dbtest.RequestID(), ref.ID))
	in.Reference, in.RequiredDay = "R", 0
	c.must(c.Update(ctx, dbtest.RequestID(), in))
	head := c.get(ref.ID)
	if len(head.Items) != 2 || head.Reference != "R" || head.RequiredDay != 0 || head.Net != 1100 {
		t.Errorf("the order is %+v", head)
	}
	c.WantFigures(a, stocktest.Figures{Promised: 3})
}

// Every step in every state: what the rule allows works, what it does not
// allow is refused and changes nothing.
func TestEveryStepInEveryState(t *testing.T) {
	reach := map[sales.State]func(c *counter, p int64) int64{
		sales.Quote: func(c *counter, p int64) int64 {
			ref, err := c.Create(ctx, dbtest.RequestID(), sales.CreateInput{CustomerID: c.customer, Lines: one(p, 5)})
			c.must(ref, err)
			return ref.ID
		},
		sales.Confirmed: func(c *counter, p int64) int64 { return c.order([]int64{p}, 5).ID },
		sales.PartiallyShipped: func(c *counter, p int64) int64 {
			id := c.order([]int64{p}, 5).ID
			c.ship(id, 2)
			return id
		},
		sales.Shipped: func(c *counter, p int64) int64 {
			id := c.order([]int64{p}, 5).ID
			c.ship(id, 5)
			return id
		},
		sales.ClosedShort: func(c *counter, p int64) int64 {
			id := c.order([]int64{p}, 5).ID
			c.ship(id, 2)
			c.must(c.CloseShort(ctx, dbtest.RequestID(), id, "discontinued"))
			return id
		},
		sales.Cancelled: func(c *counter, p int64) int64 {
			id := c.order([]int64{p}, 5).ID
			c.must(c.Cancel(ctx, dbtest.RequestID(), id))
			return id
		},
	}
	type states = map[sales.State]sales.State
	steps := map[sales.Step]struct {
		do func(c *counter, id int64) (sales.Ref, error)
		to states
	}{
		sales.Confirm: {
			func(c *counter, id int64) (sales.Ref, error) { return c.Confirm(ctx, dbtest.RequestID(), id) },
			states{sales.Quote: sales.Confirmed},
		},
		sales.CloseShort: {
			func(c *counter, id int64) (sales.Ref, error) {
				return c.CloseShort(ctx, dbtest.RequestID(), id, "late")
			},
			states{sales.Confirmed: sales.ClosedShort, sales.PartiallyShipped: sales.ClosedShort},
		},
		sales.Cancel: {
			func(c *counter, id int64) (sales.Ref, error) { return c.Cancel(ctx, dbtest.RequestID(), id) },
			states{sales.Quote: sales.Cancelled, sales.Confirmed: sales.Cancelled},
		},
		sales.BackToQuote: {
			func(c *counter, id int64) (sales.Ref, error) { return c.BackToQuote(ctx, dbtest.RequestID(), id) },
			states{sales.Confirmed: sales.Quote},
		},
		sales.Reopen: {
			func(c *counter, id int64) (sales.Ref, error) { return c.Reopen(ctx, dbtest.RequestID(), id) },
			states{sales.ClosedShort: sales.PartiallyShipped, sales.Cancelled: sales.Confirmed},
		},
		sales.Ship: {func(c *counter, id int64) (sales.Ref, error) {
			made, err := c.Ship(ctx, dbtest.RequestID(), c.departure(id, 1))
			return made.Order, err
		}, states{sales.Confirmed: sales.PartiallyShipped, sales.PartiallyShipped: sales.PartiallyShipped}},
	}
	c := newCounter(t)
	for from, reached := range reach {
		for step, s := range steps {
			t.Run(string(from)+" "+string(step), func(t *testing.T) {
				p := c.Product(strings.ReplaceAll(t.Name(), "/", "-"), 100)
				c.Stock(p, stocktest.Units(20), 10)
				id := reached(c, p)
				c.wantState(id, from)
				figures, movements := c.Figures(p), c.Movements()
				_, err := s.do(c, id)
				if want, allowed := s.to[from]; allowed {
					if err != nil {
						t.Fatal(err)
					}
					c.wantState(id, want)
					return
				}
				if err == nil {
					t.Fatal("it was allowed")
				}
				c.wantState(id, from)
				c.WantFigures(p, figures)
				if c.Movements() != movements {
					t.Error("the ledger changed")
				}
			})
		}
	}
}

func TestClosingShortFreesWhatWasPromised(t *testing.T) {
	c := newCounter(t)
	p := c.Product("A", 100)
	c.Stock(p, stocktest.Units(6), 10)
	o, next := c.order([]int64{p}, 10), c.order([]int64{p}, 4)
	c.ship(o.ID, 4)
	c.wantAllocated(next.ID, 0)
	c.must(c.CloseShort(ctx, dbtest.RequestID(), o.ID, "not made any more"))
	c.wantAllocated(next.ID, 2)
	c.WantFigures(p, stocktest.Figures{OnHand: 2, Allocated: 2, Promised: 4})
	c.must(c.Reopen(ctx, dbtest.RequestID(), o.ID))
	c.wantAllocated(o.ID, 2)
	c.wantAllocated(next.ID, 0)
	c.wantState(o.ID, sales.PartiallyShipped)
}

func (c *counter) numbers(q sales.ListQuery) []string {
	c.T.Helper()
	var all []string
	for first := true; first || q.Cursor != ""; first = false {
		page, err := c.List(ctx, q)
		if err != nil {
			c.T.Fatal(err)
		}
		for _, r := range page.Rows {
			all = append(all, r.Number)
		}
		q.Cursor = page.Next
	}
	return all
}

func TestListFlagsWhatIsShortAndReady(t *testing.T) {
	c := newCounter(t)
	a, b := c.Product("A", 100), c.Product("B", 100)
	c.Stock(a, stocktest.Units(5), 10)
	c.Write("UPDATE customers SET name = 'Café Lumen', search_key = 'cafe lumen lumen'")
	full := c.order([]int64{a}, 3)       // gets all
	part := c.order([]int64{a, b}, 3, 1) // gets 2, and no B
	none := c.order([]int64{a}, 1)
	done := c.order([]int64{a}, 1)
	c.must(c.CloseShort(ctx, dbtest.RequestID(), done.ID, "x"))
	c.must(c.Update(ctx, dbtest.RequestID(), sales.UpdateInput{ID: none.ID, RequiredDay: 20260303}))
	c.Clock.Set(dbtest.Start().AddDate(0, 0, 2))

	page, err := c.List(ctx, sales.ListQuery{Sort: "confirmed"})
	if err != nil {
		t.Fatal(err)
	}
	var flags []string
	for _, r := range page.Rows {
		flag := r.Number
		for name, set := range map[string]bool{" late": r.Late} {
			if set {
				flag += name
			}
		}
		if r.Short {
			flag += " short"
		}
		if r.Ready {
			flag += " ready"
		}
		flags = append(flags, flag)
	}
	if want := []string{"SO-00001 ready", "SO-00002 short ready", "SO-00003 late short", "SO-00004"}; !slices.Equal(flags, want) {
		t.Errorf("got %q, want %q", flags, want)
	}
	for name, x := range map[string]struct {
		query sales.ListQuery
		want  []string
	}{
		"short":      {sales.ListQuery{ShortOnly: true}, []string{part.Number, none.Number}},
		"ready":      {sales.ListQuery{ReadyOnly: true}, []string{full.Number, part.Number}},
		"open":       {sales.ListQuery{Filter: order.Filter{OpenOnly: true}}, []string{full.Number, part.Number, none.Number}},
		"late":       {sales.ListQuery{Filter: order.Filter{LateOnly: true}}, []string{none.Number}},
		"wait for B": {sales.ListQuery{Filter: order.Filter{ProductID: b, OpenOnly: true}}, []string{part.Number}},
		"search":     {sales.ListQuery{Filter: order.Filter{Search: "CAFÉ 0004"}}, []string{done.Number}},
		"newest":     {sales.ListQuery{Sort: "number", Descending: true}, []string{done.Number, none.Number, part.Number, full.Number}},
		"required":   {sales.ListQuery{Sort: "required", Filter: order.Filter{OpenOnly: true}}, []string{none.Number, full.Number, part.Number}},
		"customer":   {sales.ListQuery{Sort: "customer", Filter: order.Filter{PartyID: c.customer, States: []string{"closed_short"}}}, []string{done.Number}},
	} {
		t.Run(name, func(t *testing.T) {
			x.query.Limit = 1
			if got := c.numbers(x.query); !slices.Equal(got, x.want) {
				t.Errorf("got %v, want %v", got, x.want)
			}
		})
	}
	found, err := c.Scan(ctx, "a")
	if err != nil || len(found.Rows) != 3 || found.ProductID != a || found.Rows[0].ID != full.ID {
		t.Errorf("scanned: %+v, %v", found, err)
	}
	if found, err = c.Scan(ctx, "so-4"); err != nil || len(found.Rows) != 1 || found.Rows[0].ID != done.ID {
		t.Errorf("scanned: %+v, %v", found, err)
	}
	defaults, err := c.Defaults(ctx, []int64{a, 99})
	if err != nil || len(defaults) != 1 || defaults[0].PriceE4 != 1_000_000 {
		t.Errorf("defaults: %+v, %v", defaults, err)
	}
}

func (c *counter) importOrders(orders ...sales.ImportedOrder) (sales.Imported, error) {
	c.T.Helper()
	command := journal.Command{RequestID: dbtest.RequestID(), Name: "test.import"}
	return journal.Do(ctx, c.DB, command, func(tx *db.Tx) (sales.Imported, error) { return sales.Import(tx, orders) })
}

func TestImport(t *testing.T) {
	c := newCounter(t)
	p, gone := c.Product("A", 100), c.Product("OLD", 100)
	c.Write("UPDATE products SET archived = TRUE WHERE id = ?", gone)
	c.Stock(p, stocktest.Units(12), 10)
	lines := func(q int64) []sales.ImportedLine {
		return []sales.ImportedLine{{ProductID: p, Quantity: stocktest.Units(q), UnitPrice: 1_000_000}, {ProductID: gone, Quantity: 1000, UnitPrice: 5_000_000, Discount: 250_000}}
	}
	done := sales.ImportedOrder{Number: "10248", CustomerID: c.customer, OrderDay: 19960704, RequiredDay: 19960801, ShippedDay: 19960716, Finished: true, Lines: lines(9)}
	younger := sales.ImportedOrder{Number: "11009", CustomerID: c.customer, OrderDay: 19980505, Lines: lines(5)}
	tied := sales.ImportedOrder{Number: "11008", CustomerID: c.customer, OrderDay: 19980505, Lines: lines(5)}
	oldest := sales.ImportedOrder{Number: "11040", CustomerID: c.customer, OrderDay: 19980408, Lines: lines(5)}
	movements := c.Movements()

	got, err := c.importOrders(done, younger, tied, oldest)
	if err != nil || got.Created != 4 {
		t.Fatalf("got %+v, %v", got, err)
	}
	if c.Movements() != movements {
		t.Error("the import moved stock")
	}
	c.WantFigures(p, stocktest.Figures{OnHand: 12, Allocated: 12, Promised: 15})
	w, err := c.AllocationsOf(ctx, p)
	if err != nil || w.Lines[0].Number != "11040" || w.Lines[1].Number != "11008" || w.Lines[2].Allocated != stocktest.Units(2) {
		t.Errorf("who waits: %+v, %v", w, err)
	}
	finished := c.get(w.Lines[0].OrderID - 3)
	if finished.State != sales.Shipped || !finished.History || finished.ShippedDay != 19960716 || finished.Net != 900+375 || len(finished.Steps) != 0 {
		t.Errorf("the finished one is %+v", finished)
	}
	if got, err = c.importOrders(done, younger, tied, oldest); err != nil || got.Unchanged != 4 {
		t.Errorf("the same again: %+v, %v", got, err)
	}

	// Now shipped, says the file; and another one is smaller.
	oldest.Finished, oldest.ShippedDay = true, 19980501
	tied.Lines = lines(1)
	if got, err = c.importOrders(done, younger, tied, oldest); err != nil || got.Updated != 2 || got.Unchanged != 2 {
		t.Fatalf("changed: %+v, %v", got, err)
	}
	c.WantFigures(p, stocktest.Figures{OnHand: 12, Allocated: 6, Available: 6, Projected: 6, Promised: 6})
	// Taken as open, a finished order stays finished.
	done.Finished, done.ShippedDay = false, 0
	if got, err = c.importOrders(done); err != nil || got.Unchanged != 1 {
		t.Errorf("finished taken as open: %+v, %v", got, err)
	}
	// What was shipped or closed here is not touched.
	id := w.Lines[1].OrderID
	c.must(c.Cancel(ctx, dbtest.RequestID(), id))
	tied.Lines = lines(2)
	if got, err = c.importOrders(tied); err != nil || len(got.Kept) != 1 {
		t.Fatalf("changed after cancelling: %+v, %v", got, err)
	}
	stocktest.WantFault(t, got.Kept[0].Why, sales.ErrChangedHere, "number")
	c.wantState(id, sales.Cancelled)
}

func TestImportOfManyOrders(t *testing.T) {
	c := newCounter(t)
	p := c.Product("A", 100)
	orders := make([]sales.ImportedOrder, 1201)
	for i := range orders {
		orders[i] = sales.ImportedOrder{
			Number: "N-" + string(rune('a'+i%26)) + strings.Repeat("x", i/26), CustomerID: c.customer, OrderDay: 20250101,
			Lines: []sales.ImportedLine{{ProductID: p, Quantity: 1000}, {ProductID: p, Quantity: 2000}},
		}
	}
	if got, err := c.importOrders(orders...); err != nil || got.Created != len(orders) {
		t.Fatalf("got %+v, %v", got, err)
	}
	c.WantFigures(p, stocktest.Figures{Promised: 3603})
	if n := c.Number("SELECT COUNT(*) FROM sales_order_lines l JOIN sales_orders o ON o.id = l.order_id WHERE l.position = 2 AND l.quantity = 2000"); n != 1201 {
		t.Errorf("%d second lines", n)
	}
	if got, err := c.importOrders(orders...); err != nil || got.Unchanged != len(orders) {
		t.Fatalf("again: %+v, %v", got, err)
	}
}
