package purchasing_test

import (
	"errors"
	"reflect"
	"testing"

	"stockroom/backend/db/dbtest"
	"stockroom/backend/purchasing"
	"stockroom/backend/stock/stocktest"
)

// What can no longer be changed is refused, not left aside.
func TestUpdateRefusesWhatIsFixed(t *testing.T) {
	d := newDesk(t)
	a, b := d.Product("A", 0), d.Product("B", 0)
	id := d.order([]int64{a, b}, 5, 2).ID
	before := d.get(id)
	code := "X-1"
	for field, in := range map[string]purchasing.UpdateInput{
		"supplierId": {SupplierID: d.supplier + 1},
		"locationId": {LocationID: stocktest.Main + 1},
		"orderDay":   {OrderDay: 20260101},
		"terms":      {Terms: "cash"},
		"lines":      {Lines: []purchasing.LineInput{{ProductID: a, Quantity: 5000}, {ProductID: b, Quantity: 3000}}},
	} {
		in.ID, in.Note = id, "changed"
		_, err := d.Update(ctx, dbtest.RequestID(), in)
		stocktest.WantFault(t, err, purchasing.ErrFixed, field)
	}
	for name, lines := range map[string][]purchasing.LineInput{
		"one left out":    {{ProductID: a, Quantity: 5000}},
		"another cost":    {{ProductID: a, Quantity: 5000, UnitCost: stocktest.Price(7)}, {ProductID: b, Quantity: 2000}},
		"another code":    {{ProductID: a, Quantity: 5000, SupplierCode: &code}, {ProductID: b, Quantity: 2000}},
		"another product": {{ProductID: b, Quantity: 5000}, {ProductID: b, Quantity: 2000}},
	} {
		if _, err := d.Update(ctx, dbtest.RequestID(), purchasing.UpdateInput{ID: id, Lines: lines}); !errors.Is(err, purchasing.ErrFixed) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if after := d.get(id); !reflect.DeepEqual(after, before) {
		t.Errorf("the order was %+v and is %+v", before, after)
	}
}
