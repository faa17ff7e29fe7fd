package history_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"stockroom/backend/catalog"
	"stockroom/backend/check"
	"stockroom/backend/customer"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/fault"
	"stockroom/backend/history"
	"stockroom/backend/journal"
	"stockroom/backend/party"
	"stockroom/backend/purchasing"
	"stockroom/backend/sales"
	"stockroom/backend/settings"
	"stockroom/backend/stock"
	"stockroom/backend/stock/stocktest"
	"stockroom/backend/supplier"
)

// desk is a test's own books with their history.
type desk struct {
	*stocktest.Books
	h   *history.Service
	ctx context.Context //nolint:containedctx // of the test
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	b := stocktest.New(t)
	d := b.DB
	return &desk{Books: b, ctx: context.Background(), h: history.New(history.Services{
		DB: d, Catalog: catalog.New(d), Stock: stock.New(d), Suppliers: supplier.New(d), Customers: customer.New(d),
		Purchasing: purchasing.New(d), Sales: sales.New(d), Settings: settings.New(d),
	})}
}

// do gives a command a minute after the one before and returns its request id.
func (d *desk) do(command func(requestID string) error) string {
	d.T.Helper()
	d.Tick()
	id := dbtest.RequestID()
	if err := command(id); err != nil {
		d.T.Fatal(err)
	}
	return id
}

// want checks what the list offers for the command: a step, or the fault that says why not.
func (d *desk) want(requestID string, step history.Step, refusal error) {
	d.T.Helper()
	recorded, known, err := journal.Find(d.DB.Read(d.ctx), 0, requestID)
	if err != nil || !known {
		d.T.Fatalf("%v, %v", known, err)
	}
	list, err := d.h.List(d.ctx, journal.Query{})
	if err != nil {
		d.T.Fatal(err)
	}
	for _, row := range list.Rows {
		if row.ID != recorded.ID {
			continue
		}
		if row.Refusal != nil || refusal != nil {
			if !errors.Is(row.Refusal, refusal) {
				d.T.Errorf("%s: refused with %v, want %v", row.Command, row.Refusal, refusal)
			}
			return
		}
		if row.Step != step {
			d.T.Errorf("%s: offered %q, want %q", row.Command, row.Step, step)
		}
		return
	}
	d.T.Errorf("%s is not listed", requestID)
}

// undo takes the command back and returns the request id that did.
func (d *desk) undo(requestID string) string {
	d.T.Helper()
	return d.do(func(id string) error {
		row, err := d.h.Undo(d.ctx, id, history.Target{RequestID: requestID})
		if err == nil && row.Undoes == 0 {
			err = errors.New("the undo does not say what it took back")
		}
		return err
	})
}

// sound proves the books.
func (d *desk) sound() {
	d.T.Helper()
	problems, _, err := check.Run(d.ctx, d.DB, nil)
	if err != nil || len(problems) > 0 {
		d.T.Errorf("the check finds %+v, %v", problems, err)
	}
}

func TestPostingsAreReversedOnce(t *testing.T) {
	d := newDesk(t)
	p := d.Product("A", 100)
	main := []stock.AdjustLine{{ProductID: p, Quantity: stocktest.Units(7), UnitCost: stocktest.Price(5)}}
	found := d.do(func(id string) error {
		_, err := d.h.Stock.Adjust(d.ctx, id, stock.AdjustInput{Reason: stock.Found, Lines: main})
		return err
	})
	d.want(found, history.Reverse, nil)
	lost := d.do(func(id string) error {
		_, err := d.h.Stock.Adjust(d.ctx, id, stock.AdjustInput{Reason: stock.Loss, Lines: []stock.AdjustLine{{ProductID: p, Quantity: stocktest.Units(-2)}}})
		return err
	})
	d.want(found, history.Reverse, stock.ErrGone)
	if _, err := d.h.Undo(d.ctx, dbtest.RequestID(), history.Target{RequestID: found}); !errors.Is(err, stock.ErrGone) {
		t.Errorf("got %v", err)
	}
	before := d.Movements()
	reversal := d.undo(lost)
	d.want(lost, "", history.ErrTakenBack)
	d.want(reversal, "", history.ErrReversal)
	d.want(found, history.Reverse, nil)
	if n := d.Movements() - before; n != 1 {
		t.Errorf("the reversal added %d movements", n)
	}
	d.WantFigures(p, stocktest.Figures{OnHand: 7, Available: 7, Projected: 7})
	again, err := d.h.Undo(d.ctx, reversal, history.Target{RequestID: lost})
	if err != nil || again.Command != "stock.reverse" || d.Movements() != before+1 {
		t.Errorf("the same request again: %+v, %v", again.Record, err)
	}
	if _, err := d.h.Undo(d.ctx, reversal, history.Target{RequestID: found}); !errors.Is(err, journal.ErrReused) {
		t.Errorf("the same request for another command: %v", err)
	}
	d.sound()
}

func TestAPurchaseOrderIsTakenBackStepByStep(t *testing.T) {
	d := newDesk(t)
	p, s := d.Product("A", 100), d.Supplier("S", -1)
	var order purchasing.Ref
	lines := []purchasing.LineInput{{ProductID: p, Quantity: stocktest.Units(5), UnitCost: stocktest.Price(3)}}
	create := d.do(func(id string) (err error) {
		order, err = d.h.Purchasing.Create(d.ctx, id, purchasing.CreateInput{SupplierID: s, Lines: lines})
		return err
	})
	d.want(create, history.Cancel, nil)
	edit := d.do(func(id string) error {
		more := []purchasing.LineInput{{ProductID: p, Quantity: stocktest.Units(9), UnitCost: stocktest.Price(3)}}
		_, err := d.h.Purchasing.Update(d.ctx, id, purchasing.UpdateInput{ID: order.ID, SupplierID: s, LocationID: 1, Lines: more})
		return err
	})
	d.want(edit, history.Restore, nil)
	d.undo(edit)
	if n := d.Number("SELECT quantity FROM purchase_order_lines"); n != 5000 {
		t.Errorf("the line is %d", n)
	}
	place := d.do(func(id string) error { _, err := d.h.Purchasing.Place(d.ctx, id, order.ID); return err })
	d.want(create, history.Cancel, history.ErrLater)
	line := d.Number("SELECT id FROM purchase_order_lines")
	receive := d.do(func(id string) error {
		_, err := d.h.Purchasing.Receive(d.ctx, id, purchasing.ReceiveInput{OrderID: order.ID, Lines: []purchasing.ReceiveLine{{OrderLineID: line, Quantity: stocktest.Units(2)}}})
		return err
	})
	d.want(place, history.BackToDraft, purchasing.ErrHasReceipts)
	d.want(receive, history.Reverse, nil)
	short := d.do(func(id string) error {
		_, err := d.h.Purchasing.CloseShort(d.ctx, id, order.ID, "sold out")
		return err
	})
	d.want(short, history.Reopen, nil)
	reopen := d.undo(short)
	d.want(reopen, history.CloseShort, nil)
	closed := d.undo(reopen)
	if n := d.Number("SELECT COUNT(*) FROM purchase_orders WHERE state = 'closed_short' AND closed_reason = 'sold out'"); n != 1 {
		t.Error("the order was not closed short again for its reason")
	}
	d.undo(closed)
	d.undo(receive)
	d.want(receive, "", history.ErrTakenBack)
	d.WantFigures(p, stocktest.Figures{OnOrder: 5, Projected: 5})
	d.want(place, history.BackToDraft, history.ErrLater)
	d.sound()
}

func TestASalesOrderIsTakenBackStepByStep(t *testing.T) {
	d := newDesk(t)
	p, c := d.Product("A", 100), d.Customer("C")
	d.do(func(id string) error {
		_, err := d.h.Stock.OpenBalance(d.ctx, id, stock.OpeningInput{Lines: []stock.OpeningLine{{ProductID: p, Quantity: stocktest.Units(9)}}})
		return err
	})
	var order sales.Ref
	create := d.do(func(id string) (err error) {
		lines := []sales.LineInput{{ProductID: p, Quantity: stocktest.Units(4)}}
		order, err = d.h.Sales.Create(d.ctx, id, sales.CreateInput{CustomerID: c, Confirm: true, Lines: lines})
		return err
	})
	d.want(create, history.BackToQuote, nil)
	line := d.Number("SELECT id FROM sales_order_lines")
	ship := d.do(func(id string) error {
		_, err := d.h.Sales.Ship(d.ctx, id, sales.ShipInput{OrderID: order.ID, Lines: []sales.ShipLine{{OrderLineID: line, Quantity: stocktest.Units(4)}}})
		return err
	})
	d.want(create, "", sales.ErrHasShipments)
	d.undo(ship)
	d.WantFigures(p, stocktest.Figures{OnHand: 9, Allocated: 4, Available: 5, Promised: 4, Projected: 5})
	quote := d.undo(create)
	d.want(create, "", history.ErrTakenBack)
	confirm := d.undo(quote)
	d.want(confirm, history.BackToQuote, nil)
	cancelled := d.do(func(id string) error { _, err := d.h.Sales.Cancel(d.ctx, id, order.ID); return err })
	d.want(confirm, history.BackToQuote, history.ErrLater)
	reopen := d.undo(cancelled)
	d.want(reopen, history.Cancel, nil)
	d.sound()
}

func TestMasterDataGetsBackWhatItWas(t *testing.T) {
	d := newDesk(t)
	var product catalog.Product
	in := catalog.ProductInput{SKU: "A", Name: "Chai", Barcodes: []catalog.Barcode{{Code: "own-1", Own: true}}}
	create := d.do(func(id string) (err error) {
		product, err = d.h.Catalog.Create(d.ctx, id, in)
		return err
	})
	d.want(create, history.Archive, nil)
	edit := func(name string) string {
		return d.do(func(id string) error {
			_, err := d.h.Catalog.Update(d.ctx, id, product.ID, catalog.ProductInput{SKU: "A", Name: name})
			return err
		})
	}
	first, second := edit("Chai tea"), edit("Tea")
	d.want(first, history.Restore, history.ErrChanged)
	d.undo(second)
	d.undo(edit("Something else"))
	now, err := d.h.Catalog.Product(d.ctx, product.ID)
	if err != nil || now.Name != "Chai tea" {
		t.Fatalf("it is %q, %v", now.Name, err)
	}
	archive := d.do(func(id string) error {
		_, err := d.h.Catalog.Archive(d.ctx, id, catalog.ArchiveInput{IDs: []int64{product.ID}, Archived: true})
		return err
	})
	d.want(create, "", history.ErrTakenBack)
	d.want(archive, history.BringBack, nil)
	d.undo(archive)
	d.want(archive, "", history.ErrTakenBack)
	d.undo(create)
	if d.Number("SELECT archived FROM products") != 1 {
		t.Error("what was created is not archived")
	}
	d.sound()
}

func TestArchivingManyIsTakenBackOnlyAsAWhole(t *testing.T) {
	d := newDesk(t)
	ids := []int64{d.Product("A", 0), d.Product("B", 0)}
	archive := func(into bool, which ...int64) string {
		return d.do(func(id string) error {
			_, err := d.h.Catalog.Archive(d.ctx, id, catalog.ArchiveInput{IDs: which, Archived: into})
			return err
		})
	}
	all := archive(true, ids...)
	d.want(all, history.BringBack, nil)
	one := archive(false, ids[0])
	d.want(all, history.BringBack, history.ErrChanged)
	d.undo(one)
	d.undo(all)
	archive(true, ids[1])
	d.want(archive(true, ids...), history.BringBack, history.ErrMixed)
	d.want(archive(true, ids...), "", history.ErrNoStep)
}

func TestPartiesPlacesAndSettings(t *testing.T) {
	d := newDesk(t)
	card := party.Card{Code: "S1", Name: "Nordwind"}
	var s supplier.Supplier
	d.do(func(id string) (err error) {
		s, err = d.h.Suppliers.Create(d.ctx, id, supplier.Input{Card: card})
		return err
	})
	renamed := d.do(func(id string) error {
		_, err := d.h.Suppliers.Update(d.ctx, id, s.ID, supplier.Input{Card: party.Card{Code: "S1", Name: "Südwind"}})
		return err
	})
	d.undo(renamed)
	if now, err := d.h.Suppliers.Get(d.ctx, s.ID); err != nil || now.Card.Name != "Nordwind" {
		t.Errorf("%q, %v", now.Card.Name, err)
	}
	var shelf int64
	made := d.do(func(id string) (err error) {
		shelf, err = d.h.Stock.CreateLocation(d.ctx, id, stock.LocationInput{Name: "Shelf", Code: "S"})
		return err
	})
	moved := d.do(func(id string) error {
		_, err := d.h.Stock.UpdateLocation(d.ctx, id, stock.UpdateInput{ID: shelf, LocationInput: stock.LocationInput{Name: "Rack"}})
		return err
	})
	d.undo(moved)
	if d.Number("SELECT COUNT(*) FROM locations WHERE name = 'Shelf' AND code = 'S'") != 1 {
		t.Error("the location did not get its name and code back")
	}
	d.undo(d.undo(made))
	for range 2 {
		d.do(func(id string) error {
			return d.h.Settings.SaveCompany(d.ctx, id, settings.Company{Name: "Corner Shop"})
		})
	}
	company := d.do(func(id string) error { return d.h.Settings.SaveCompany(d.ctx, id, settings.Company{Name: "Other"}) })
	d.undo(company)
	currency := d.do(func(id string) error { return d.h.Settings.SaveCurrency(d.ctx, id, "EUR") })
	d.undo(currency)
	all, err := d.h.Settings.All(d.ctx)
	if err != nil || all.Company.Name != "Corner Shop" || all.Currency.Code != settings.DefaultCurrency {
		t.Errorf("%+v, %v", all, err)
	}
	d.sound()
}

func TestCategoriesAndUnits(t *testing.T) {
	d := newDesk(t)
	var drinks, tea int64
	d.do(func(id string) (err error) {
		drinks, err = d.h.Catalog.CreateCategory(d.ctx, id, catalog.CategoryInput{Name: "Drinks"})
		return err
	})
	create := d.do(func(id string) (err error) {
		tea, err = d.h.Catalog.CreateCategory(d.ctx, id, catalog.CategoryInput{Name: "Tea", Code: "T"})
		return err
	})
	move := d.do(func(id string) error {
		return d.h.Catalog.MoveCategory(d.ctx, id, catalog.MoveInput{ID: tea, ParentID: &drinks})
	})
	d.undo(move)
	if d.Number("SELECT COUNT(*) FROM categories WHERE id = ? AND parent_id IS NULL", tea) != 1 {
		t.Error("the category did not move back to the root")
	}
	p := d.Product("A", 0)
	d.Write("UPDATE products SET category_id = ? WHERE id = ?", tea, p)
	d.want(create, history.Delete, history.ErrUsed)
	d.Write("UPDATE products SET category_id = NULL")
	deleted := d.undo(create)
	d.undo(deleted)
	if d.Number("SELECT COUNT(*) FROM categories WHERE name = 'Tea' AND code = 'T'") != 1 {
		t.Error("the deleted category did not come back")
	}
	var box int64
	d.do(func(id string) (err error) {
		box, err = d.h.Catalog.CreateUnit(d.ctx, id, catalog.UnitInput{Code: "box", Decimals: 1})
		return err
	})
	edit := d.do(func(id string) error {
		return d.h.Catalog.UpdateUnit(d.ctx, id, box, catalog.UnitInput{Code: "crate", Decimals: 2})
	})
	d.undo(edit)
	gone := d.do(func(id string) error { return d.h.Catalog.DeleteUnit(d.ctx, id, box) })
	d.want(edit, "", history.ErrTakenBack)
	d.undo(gone)
	if d.Number("SELECT COUNT(*) FROM units WHERE code = 'box' AND decimals = 1") != 1 {
		t.Error("the deleted unit did not come back as it was")
	}
}

func TestTheHistorySurvivesARestart(t *testing.T) {
	d := newDesk(t)
	p := d.Product("A", 100)
	posted := d.do(func(id string) error {
		lines := []stock.AdjustLine{{ProductID: p, Quantity: stocktest.Units(7), UnitCost: stocktest.Price(5)}}
		_, err := d.h.Stock.Adjust(d.ctx, id, stock.AdjustInput{Reason: stock.Found, Lines: lines})
		return err
	})
	if err := d.DB.Close(); err != nil {
		t.Fatal(err)
	}
	d.Clock.Advance(31 * 24 * time.Hour)
	next := dbtest.Open(t, d.DB.Path(), d.Clock)
	again := history.New(history.Services{DB: next, Stock: stock.New(next)})
	row, err := again.Undo(d.ctx, dbtest.RequestID(), history.Target{RequestID: posted})
	if err != nil || row.Summary != "Reversed ADJ-00001" || row.User != dbtest.User {
		t.Errorf("%+v, %v", row.Record, err)
	}
	if _, err := again.Undo(d.ctx, dbtest.RequestID(), history.Target{ID: 99}); !errors.Is(err, history.ErrUnknown) {
		t.Errorf("an unknown command: %v", err)
	}
	list, err := again.List(d.ctx, journal.Query{Search: "adj"})
	if err != nil || list.Total != 2 || len(list.Users) != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	if f, _ := fault.Of(list.Rows[1].Refusal); f == nil || f.Code() != "history.taken_back" {
		t.Errorf("the reason is %v", list.Rows[1].Refusal)
	}
}

func TestAnEditOfManyIsTakenBackOnce(t *testing.T) {
	d := newDesk(t)
	service := catalog.New(d.DB)
	id := d.Product("MUG", 0)
	in := catalog.EditInput{
		Selection: catalog.Selection{IDs: []int64{id}}, Edit: catalog.Edit{Field: catalog.EditReorderPoint, Quantity: 5000},
	}
	edit := d.do(func(requestID string) error {
		_, err := service.EditMany(d.ctx, requestID, in)
		return err
	})
	d.want(edit, history.Restore, nil)
	d.do(func(requestID string) error {
		_, err := d.h.Undo(d.ctx, requestID, history.Target{RequestID: edit})
		return err
	})
	d.want(edit, "", history.ErrTakenBack)
	p, err := service.Product(d.ctx, id)
	if err != nil || p.ReorderPoint != 0 {
		t.Errorf("the reorder point is %d, %v", p.ReorderPoint, err)
	}
	_, err = service.UndoEdit(d.ctx, dbtest.RequestID(), 0)
	if !errors.Is(err, catalog.ErrEditUnknown) {
		t.Errorf("got %v", err)
	}
}
