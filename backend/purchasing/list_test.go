package purchasing_test

import (
	"slices"
	"testing"

	"stockroom/backend/db/dbtest"
	"stockroom/backend/fault"
	"stockroom/backend/order"
	"stockroom/backend/purchasing"
	"stockroom/backend/stock/stocktest"
)

func field(err error) string {
	f, ok := fault.Of(err)
	if !ok {
		return "no fault"
	}
	return f.Field()
}

func (d *desk) numbers(q purchasing.ListQuery) []string {
	d.T.Helper()
	var all []string
	for first := true; first || q.Cursor != ""; first = false {
		page, err := d.List(ctx, q)
		if err != nil {
			d.T.Fatal(err)
		}
		if (page.Total >= 0) != first {
			d.T.Errorf("total is %d on the first page: %t", page.Total, first)
		}
		for _, r := range page.Rows {
			all = append(all, r.Number)
		}
		q.Cursor = page.Next
	}
	return all
}

func TestList(t *testing.T) {
	d := newDesk(t)
	other := d.Supplier("Älpler", -1)
	a, b := d.Product("A", 0), d.Product("B", 0)
	late := d.order([]int64{a, b}, 10, 10)
	d.must(d.Update(ctx, dbtest.RequestID(), purchasing.UpdateInput{ID: late.ID, PromisedDay: 20260305, Reference: "Ref-7"}))
	d.receive(late.ID, 5, 0)
	done := d.order([]int64{b}, 2)
	d.receive(done.ID, 2)
	draft, err := d.Create(ctx, dbtest.RequestID(), purchasing.CreateInput{SupplierID: other, OrderDay: 20260101, Lines: one(a, 99)})
	d.must(draft, err)
	d.Clock.Set(dbtest.Start().AddDate(0, 0, 10))

	for name, c := range map[string]struct {
		query purchasing.ListQuery
		want  []string
	}{
		"by order day":   {purchasing.ListQuery{}, []string{"PO-00003", "PO-00001", "PO-00002"}},
		"by number":      {purchasing.ListQuery{Sort: "number", Descending: true}, []string{"PO-00003", "PO-00002", "PO-00001"}},
		"by supplier":    {purchasing.ListQuery{Sort: "supplier"}, []string{"PO-00003", "PO-00001", "PO-00002"}},
		"by promise":     {purchasing.ListQuery{Sort: "promised"}, []string{"PO-00001", "PO-00002", "PO-00003"}},
		"by state":       {purchasing.ListQuery{Sort: "state"}, []string{"PO-00003", "PO-00001", "PO-00002"}},
		"by amount":      {purchasing.ListQuery{Sort: "net"}, []string{"PO-00002", "PO-00001", "PO-00003"}},
		"open":           {purchasing.ListQuery{Filter: order.Filter{OpenOnly: true}}, []string{"PO-00001"}},
		"late":           {purchasing.ListQuery{Filter: order.Filter{LateOnly: true}}, []string{"PO-00001"}},
		"states":         {purchasing.ListQuery{Filter: order.Filter{States: []string{"draft", "received"}}}, []string{"PO-00003", "PO-00002"}},
		"supplier":       {purchasing.ListQuery{Filter: order.Filter{PartyID: other}}, []string{"PO-00003"}},
		"product":        {purchasing.ListQuery{Filter: order.Filter{ProductID: b}}, []string{"PO-00001", "PO-00002"}},
		"days":           {purchasing.ListQuery{Filter: order.Filter{From: 20260102, To: 20260302}}, []string{"PO-00001", "PO-00002"}},
		"history":        {purchasing.ListQuery{Filter: order.Filter{History: order.HistoryOnly}}, nil},
		"a number":       {purchasing.ListQuery{Filter: order.Filter{Search: "po-00002"}}, []string{"PO-00002"}},
		"a reference":    {purchasing.ListQuery{Filter: order.Filter{Search: "ref-7"}}, []string{"PO-00001"}},
		"name and no":    {purchasing.ListQuery{Filter: order.Filter{Search: "alpler 0003"}}, []string{"PO-00003"}},
		"a percent sign": {purchasing.ListQuery{Filter: order.Filter{Search: "%"}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			c.query.Limit = 1 // every row is a page
			if got := d.numbers(c.query); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
	page, err := d.List(ctx, purchasing.ListQuery{Sort: "number"})
	if err != nil {
		t.Fatal(err)
	}
	if r := page.Rows[0]; !r.Late || r.Lines != 2 || r.ReceivedPercent != 25 || r.SupplierName != "Supplier EXL" || r.SupplierCode != "EXL" {
		t.Errorf("the first row is %+v", r)
	}
	if page.Rows[1].Late || page.Total != 3 || page.Net != 9000+800+9900 {
		t.Errorf("the page is %+v", page)
	}
	_, err = d.List(ctx, purchasing.ListQuery{Sort: "colour"})
	stocktest.WantFault(t, err, order.ErrSortUnknown, "sort")
	_, err = d.List(ctx, purchasing.ListQuery{Filter: order.Filter{States: []string{"lost"}}})
	stocktest.WantFault(t, err, order.ErrFilterUnknown, "states")
}

func TestScanAndOnOrder(t *testing.T) {
	d := newDesk(t)
	a := d.Product("A-100", 0)
	d.Write("INSERT INTO barcodes(code, product_id, position) VALUES('4006381333931', ?, 1)", a)
	first, second := d.order([]int64{a}, 10), d.order([]int64{a}, 4)
	d.must(d.Update(ctx, dbtest.RequestID(), purchasing.UpdateInput{ID: second.ID, PromisedDay: 20260310}))
	done := d.order([]int64{a}, 1)
	d.receive(done.ID, 1)
	d.receive(first.ID, 3)
	for code, want := range map[string][]string{
		"po-1": {"PO-00001"}, "PO-00003": {"PO-00003"}, "4006381333931": {"PO-00002", "PO-00001"}, "a-100": {"PO-00002", "PO-00001"}, "nothing": nil, "": nil,
	} {
		found, err := d.Scan(ctx, code)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range found.Rows {
			got = append(got, r.Number)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", code, got, want)
		}
	}
	lines, err := d.OnOrderOf(ctx, a)
	if err != nil || len(lines) != 2 || lines[0].Number != "PO-00002" || lines[0].Open+lines[1].Open != stocktest.Units(11) {
		t.Errorf("on order: %+v, %v", lines, err)
	}
	d.WantFigures(a, stocktest.Figures{OnHand: 4, Available: 4, OnOrder: 11, Projected: 15})
}
