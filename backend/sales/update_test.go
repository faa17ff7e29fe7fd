package sales_test

import (
	"errors"
	"reflect"
	"testing"

	"stockroom/backend/db/dbtest"
	"stockroom/backend/order"
	"stockroom/backend/sales"
	"stockroom/backend/stock/stocktest"
)

// A file may say that goods were wanted before they were ordered; the note of
// such an order can be changed all the same.
func TestUpdateKeepsADayThatAFileBroughtAlong(t *testing.T) {
	c := newCounter(t)
	p := c.Product("A", 100)
	lines := []sales.ImportedLine{{ProductID: p, Quantity: 1000}}
	if _, err := c.importOrders(sales.ImportedOrder{Number: "7", CustomerID: c.customer, OrderDay: 20260301, RequiredDay: 20260201, Lines: lines}); err != nil {
		t.Fatal(err)
	}
	id := c.Number("SELECT id FROM sales_orders")
	if _, err := c.Update(ctx, dbtest.RequestID(), sales.UpdateInput{ID: id, RequiredDay: 20260201, Note: "call first"}); err != nil {
		t.Fatal(err)
	}
	if got := c.get(id); got.Note != "call first" || got.RequiredDay != 20260201 {
		t.Errorf("the order is %+v", got)
	}
	_, err := c.Update(ctx, dbtest.RequestID(), sales.UpdateInput{ID: id, RequiredDay: 20260202})
	stocktest.WantFault(t, err, order.ErrDayOrder, "requiredDay")
}

// What can no longer be changed is refused, not left aside.
func TestUpdateRefusesWhatIsFixed(t *testing.T) {
	c := newCounter(t)
	a, b := c.Product("A", 100), c.Product("B", 250)
	id := c.order([]int64{a, b}, 5, 2).ID
	before := c.get(id)
	for field, in := range map[string]sales.UpdateInput{
		"customerId": {CustomerID: c.customer + 1},
		"locationId": {LocationID: stocktest.Main + 1},
		"orderDay":   {OrderDay: 20260101},
		"terms":      {Terms: "cash"},
		"lines":      {Lines: append(one(a, 5), one(b, 3)...)},
	} {
		in.ID, in.Note = id, "changed"
		_, err := c.Update(ctx, dbtest.RequestID(), in)
		stocktest.WantFault(t, err, sales.ErrFixed, field)
	}
	for name, lines := range map[string][]sales.LineInput{
		"one left out":    one(a, 5),
		"another price":   {{ProductID: a, Quantity: 5000, UnitPrice: stocktest.Price(1)}, {ProductID: b, Quantity: 2000}},
		"another product": append(one(b, 5), one(b, 2)...),
	} {
		if _, err := c.Update(ctx, dbtest.RequestID(), sales.UpdateInput{ID: id, Lines: lines}); !errors.Is(err, sales.ErrFixed) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if after := c.get(id); !reflect.DeepEqual(after, before) {
		t.Errorf("the order was %+v and is %+v", before, after)
	}
}
