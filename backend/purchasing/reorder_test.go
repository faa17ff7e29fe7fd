package purchasing_test

import (
	"fmt"
	"slices"
	"testing"

	"stockroom/backend/db/dbtest"
	"stockroom/backend/order"
	"stockroom/backend/purchasing"
	"stockroom/backend/stock/stocktest"
)

// plan sets what the planner says about a product, in whole units.
func (d *desk) plan(product, supplier int64, point, upTo, multiple int64) {
	d.Write("UPDATE products SET supplier_id = NULLIF(?, 0), reorder_point = ?, reorder_up_to = ?, order_multiple = ? WHERE id = ?",
		supplier, 1000*point, 1000*upTo, 1000*multiple, product)
}

func (d *desk) proposals() map[string]purchasing.Proposal {
	d.T.Helper()
	all, err := d.Proposals(ctx, purchasing.ReorderFilter{})
	if err != nil {
		d.T.Fatal(err)
	}
	bySKU := map[string]purchasing.Proposal{}
	for _, p := range all {
		bySKU[p.SKU] = p
	}
	return bySKU
}

// From "what is short?" to drafts: needs met by multiple and minimum order,
// what is on order left out, a second press orders nothing, and a cancelled
// draft brings its products back.
func TestProposalsToDrafts(t *testing.T) {
	d := newDesk(t)
	s1, s2 := d.Supplier("S1", -1), d.Supplier("S2", 7)
	p1, p2, p3, p4, p5 := d.Product("P1", 0), d.Product("P2", 0), d.Product("P3", 0), d.Product("P4", 0), d.Product("P5", 0)
	for _, p := range []int64{p1, p2, p4} {
		d.Stock(p, stocktest.Units(8), 100)
	}
	d.plan(p1, s1, 10, 40, 6)
	d.plan(p2, s1, 10, 40, 6)
	d.plan(p3, s2, 13, 0, 0)
	d.plan(p4, s1, 10, 40, 12)
	d.plan(p5, 0, 3, 0, 0)
	d.Buys(s1, p1, "one", 200, 0)
	d.Buys(s2, p3, "", 300, 0)
	d.Buys(s1, p4, "", 50, 50)
	d.order([]int64{p2}, 24)

	got := d.proposals()
	for sku, want := range map[string]int64{"P1": 36, "P3": 14, "P4": 60, "P5": 4} {
		if got[sku].Suggested != stocktest.Units(want) {
			t.Errorf("%s: suggested %s, want %d", sku, got[sku].Suggested, want)
		}
	}
	if _, there := got["P2"]; there || len(got) != 4 {
		t.Errorf("proposals are %v", got)
	}
	if got["P1"].Code != "one" || *got["P1"].Net != 7200 || got["P5"].SupplierID != 0 || got["P5"].Net != nil || *got["P3"].LeadTimeDays != 7 {
		t.Errorf("proposals are %+v", got)
	}

	var chosen []purchasing.Chosen
	for _, sku := range []string{"P1", "P3", "P4"} {
		p := got[sku]
		chosen = append(chosen, purchasing.Chosen{ProductID: p.ProductID, SupplierID: p.SupplierID, Quantity: p.Suggested})
	}
	refs, err := d.CreateFromProposals(ctx, dbtest.RequestID(), chosen)
	if err != nil {
		t.Fatal(err)
	}
	if len(refs) != 2 {
		t.Fatalf("%d drafts", len(refs))
	}
	first, second := d.get(refs[0].ID), d.get(refs[1].ID)
	if first.SupplierID != s1 || first.Net != 10_200 || len(first.Items) != 2 || first.State != purchasing.Draft {
		t.Errorf("the first draft is %+v", first)
	}
	if second.SupplierID != s2 || second.Net != 4_200 || len(second.Timeline) != 1 {
		t.Errorf("the second draft is %+v", second)
	}
	if left := d.proposals(); len(left) != 1 {
		t.Errorf("proposals again: %v", left)
	}
	d.must(d.Cancel(ctx, dbtest.RequestID(), second.ID))
	if left := d.proposals(); left["P3"].Suggested != stocktest.Units(14) {
		t.Errorf("after the draft was cancelled: %v", left)
	}
	_ = p5
}

func TestCreateFromProposalsIsAllOrNothing(t *testing.T) {
	d := newDesk(t)
	p, other := d.Product("A", 0), d.Supplier("B", -1)
	_, err := d.CreateFromProposals(ctx, dbtest.RequestID(), []purchasing.Chosen{
		{ProductID: p, SupplierID: d.supplier, Quantity: 1000},
		{ProductID: p, SupplierID: other, Quantity: 1000},
		{ProductID: p, SupplierID: other, Quantity: 1500},
	})
	if err == nil || d.Number("SELECT COUNT(*) FROM purchase_orders") != 0 {
		t.Fatalf("got %v", err)
	}
	if f := field(err); f != "lines.2.quantityMilli" {
		t.Errorf("the field is %q", f)
	}
	_, err = d.CreateFromProposals(ctx, dbtest.RequestID(), []purchasing.Chosen{{ProductID: p, SupplierID: d.supplier, Quantity: 1000}, {ProductID: p, Quantity: 1000}})
	stocktest.WantFault(t, err, purchasing.ErrSupplierUnknown, "lines.1.supplierId")
	refs, err := d.CreateFromProposals(ctx, dbtest.RequestID(), []purchasing.Chosen{{ProductID: p, SupplierID: d.supplier, Quantity: 1000}})
	if err != nil || refs[0].Number != "PO-00001" || d.get(refs[0].ID).Net != 0 {
		t.Errorf("got %+v, %v", refs, err)
	}
}

// What is too much for one order is none for several.
func TestMoreProposalsThanAnOrderHasLines(t *testing.T) {
	d := newDesk(t)
	product := d.Product("A", 0)
	of := func(supplier int64, lines int) []purchasing.Chosen {
		return slices.Repeat([]purchasing.Chosen{{ProductID: product, SupplierID: supplier, Quantity: 1000}}, lines)
	}
	var chosen []purchasing.Chosen
	for i := range 6 {
		chosen = append(chosen, of(d.Supplier(fmt.Sprint("S", i), -1), 400)...)
	}
	refs, err := d.CreateFromProposals(ctx, dbtest.RequestID(), chosen)
	if err != nil || len(refs) != 6 || d.Number("SELECT COUNT(*) FROM purchase_order_lines") != 2400 {
		t.Fatalf("%d drafts, %v", len(refs), err)
	}
	var label string
	if err := d.DB.Read(ctx).Raw("SELECT subject FROM journal_entries ORDER BY id DESC LIMIT 1").Row().Scan(&label); err != nil || label != "PO-00001 – PO-00006" {
		t.Errorf("the history says %q, %v", label, err)
	}
	_, err = d.CreateFromProposals(ctx, dbtest.RequestID(), of(d.supplier, 2001))
	stocktest.WantFault(t, err, order.ErrTooManyLines, "lines")
	_, err = d.CreateFromProposals(ctx, dbtest.RequestID(), nil)
	stocktest.WantFault(t, err, order.ErrNoLines, "lines")
	if n := d.Number("SELECT COUNT(*) FROM purchase_orders"); n != 6 {
		t.Errorf("%d orders", n)
	}
}
