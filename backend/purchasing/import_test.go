package purchasing_test

import (
	"testing"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/journal"
	"stockroom/backend/order"
	"stockroom/backend/purchasing"
	"stockroom/backend/stock/stocktest"
)

func (d *desk) importOrders(orders ...purchasing.ImportedOrder) (purchasing.Imported, error) {
	d.T.Helper()
	c := journal.Command{RequestID: dbtest.RequestID(), Name: "test.import"}
	return journal.Do(ctx, d.DB, c, func(tx *db.Tx) (purchasing.Imported, error) { return purchasing.Import(tx, orders) })
}

func TestImport(t *testing.T) {
	d := newDesk(t)
	p := d.Product("A", 0)
	made := d.order([]int64{p}, 1)
	line := []purchasing.ImportedLine{{ProductID: p, Quantity: stocktest.Units(10), UnitCost: 1_000_000, Discount: 100_000}}
	done := purchasing.ImportedOrder{Number: "77", SupplierID: d.supplier, OrderDay: 20260101, Finished: true, ReceivedDay: 20260105, Lines: line}
	open := purchasing.ImportedOrder{Number: "78", SupplierID: d.supplier, OrderDay: 20260102, PromisedDay: 20260201, Note: "from the file", Lines: line}
	clash := purchasing.ImportedOrder{Number: "po-1", SupplierID: d.supplier, OrderDay: 20260102, Lines: line}

	want := purchasing.Imported{Created: 2}
	got, err := d.importOrders(done, open)
	if err != nil || got.Created != want.Created || got.Updated+got.Unchanged+len(got.Kept) != 0 {
		t.Fatalf("got %+v, %v", got, err)
	}
	d.WantFigures(p, stocktest.Figures{OnOrder: 11, Projected: 11})
	if d.Movements() != 0 {
		t.Error("history moved stock")
	}
	finished, waiting := d.get(made.ID+1), d.get(made.ID+2)
	if finished.State != purchasing.Received || !finished.History || finished.ReceivedPercent != 100 || finished.Net != 900 || len(finished.Steps) != 0 {
		t.Errorf("the finished one is %+v", finished)
	}
	if waiting.State != purchasing.Ordered || !waiting.Late || waiting.Timeline[0].Command != "import" {
		t.Errorf("the open one is %+v", waiting)
	}

	if got, err = d.importOrders(done, open); err != nil || got.Unchanged != 2 || got.Created+got.Updated != 0 {
		t.Errorf("the same again: %+v, %v", got, err)
	}
	open.Lines = []purchasing.ImportedLine{{ProductID: p, Quantity: stocktest.Units(4), UnitCost: 2_000_000}}
	open.Note = ""
	if got, err = d.importOrders(done, open, clash); err != nil || got.Updated != 1 || got.Unchanged != 1 || len(got.Kept) != 1 || got.Kept[0].Index != 2 {
		t.Fatalf("changed: %+v, %v", got, err)
	}
	stocktest.WantFault(t, got.Kept[0].Why, purchasing.ErrMadeHere, "number")
	d.WantFigures(p, stocktest.Figures{OnOrder: 5, Projected: 5})
	if o := d.get(waiting.ID); o.Net != 800 || o.Note != "from the file" || o.CreatedAt != waiting.CreatedAt {
		t.Errorf("the changed one is %+v", o.Row)
	}

	// What went on here is not touched; the same file again is no difference.
	r := d.receive(waiting.ID, 1)
	if got, err = d.importOrders(open); err != nil || got.Unchanged != 1 {
		t.Errorf("unchanged after a receipt: %+v, %v", got, err)
	}
	if _, err := d.ReverseReceipt(ctx, dbtest.RequestID(), r.ID, ""); err != nil {
		t.Fatal(err)
	}
	open.Reference = "changed"
	got, err = d.importOrders(open)
	if err != nil || len(got.Kept) != 1 {
		t.Fatalf("changed after a receipt: %+v, %v", got, err)
	}
	stocktest.WantFault(t, got.Kept[0].Why, purchasing.ErrChangedHere, "number")
	if next := d.order([]int64{p}, 1); next.Number != "PO-00002" {
		t.Errorf("the next number is %s", next.Number)
	}
}

func TestImportRefuses(t *testing.T) {
	d := newDesk(t)
	p := d.Product("A", 0)
	good := purchasing.ImportedOrder{Number: "1", SupplierID: d.supplier, OrderDay: 20260101, Lines: []purchasing.ImportedLine{{ProductID: p, Quantity: 1000}}}
	bad := good
	bad.Number, bad.Lines = "2", []purchasing.ImportedLine{{ProductID: p, Quantity: 1000}, {ProductID: p, Quantity: 1}}
	_, err := d.importOrders(good, bad)
	if f := field(err); f != "orders.1.lines.1.quantityMilli" {
		t.Errorf("the field is %q of %v", f, err)
	}
	_, err = d.importOrders(good, good)
	stocktest.WantFault(t, err, order.ErrNumberTwice, "orders.1.number")
	if d.Number("SELECT COUNT(*) FROM purchase_orders") != 0 {
		t.Error("something was saved")
	}
	products, err := order.Products(d.DB.Read(ctx), []int64{p})
	if err != nil {
		t.Fatal(err)
	}
	if wrong := (purchasing.ImportedOrder{Lines: bad.Lines}).Check(products); len(wrong) != 2 {
		t.Errorf("found %v", wrong)
	}
}

func TestNumbersPassOverImportedOnes(t *testing.T) {
	d := newDesk(t)
	p := d.Product("A", 0)
	var orders []purchasing.ImportedOrder
	for _, n := range []string{"PO-1", "PO-00002", "PO-4", "PO-00002-B"} {
		orders = append(orders, purchasing.ImportedOrder{Number: n, SupplierID: d.supplier, OrderDay: 20260101, Lines: []purchasing.ImportedLine{{ProductID: p, Quantity: 1000}}})
	}
	if _, err := d.importOrders(orders...); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"PO-00003", "PO-00005", "PO-00006"} {
		if got := d.order([]int64{p}, 1); got.Number != want {
			t.Errorf("the next number is %s, want %s", got.Number, want)
		}
	}
}
