package history_test

import (
	"errors"
	"sync"
	"testing"

	"stockroom/backend/catalog"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/history"
	"stockroom/backend/journal"
	"stockroom/backend/purchasing"
	"stockroom/backend/sales"
	"stockroom/backend/settings"
	"stockroom/backend/stock"
	"stockroom/backend/stock/stocktest"
)

// meanwhile is a command, and one that happens while the first is taken back.
type meanwhile struct {
	command, between func(id string) error
	refusal          error
	unchanged        string // a figure that only the second may have changed
}

// TestWhatHappensMeanwhileIsNotUndoneToo takes commands back that may be taken
// back when it looks and may not when it acts: it is refused with a reason, and
// what happened in between stays.
func TestWhatHappensMeanwhileIsNotUndoneToo(t *testing.T) {
	for name, prepare := range map[string]func(d *desk) meanwhile{
		"a product is edited again": func(d *desk) meanwhile {
			id := d.Product("A", 100)
			edit := func(name string) func(string) error {
				return func(request string) error {
					_, err := d.h.Catalog.Update(d.ctx, request, id, catalog.ProductInput{SKU: "A", Name: name})
					return err
				}
			}
			return meanwhile{edit("Tea"), edit("Coffee"), history.ErrChanged, "SELECT COUNT(*) FROM products WHERE name = 'Coffee'"}
		},
		"a category is renamed again": func(d *desk) meanwhile {
			var id int64
			d.do(func(request string) (err error) {
				id, err = d.h.Catalog.CreateCategory(d.ctx, request, catalog.CategoryInput{Name: "Drinks"})
				return err
			})
			edit := func(name string) func(string) error {
				return func(request string) error {
					return d.h.Catalog.UpdateCategory(d.ctx, request, id, catalog.CategoryInput{Name: name})
				}
			}
			return meanwhile{edit("Tea"), edit("Coffee"), history.ErrLater, "SELECT COUNT(*) FROM categories WHERE name = 'Coffee'"}
		},
		"the company is saved again": func(d *desk) meanwhile {
			save := func(name string) func(string) error {
				return func(request string) error {
					return d.h.Settings.SaveCompany(d.ctx, request, settings.Company{Name: name})
				}
			}
			return meanwhile{save("Corner Shop"), save("Corner Shops"), history.ErrLater, "SELECT COUNT(*) FROM settings WHERE value LIKE '%Corner Shops%'"}
		},
		"what was archived is brought back": func(d *desk) meanwhile {
			id := d.Product("A", 100)
			archive := func(into bool) func(string) error {
				return func(request string) error {
					_, err := d.h.Catalog.Archive(d.ctx, request, catalog.ArchiveInput{IDs: []int64{id}, Archived: into})
					return err
				}
			}
			return meanwhile{archive(true), archive(false), history.ErrTakenBack, "SELECT COUNT(*) FROM products WHERE NOT archived"}
		},
		"the goods leave": func(d *desk) meanwhile {
			id := d.Product("A", 100)
			adjust := func(reason stock.Reason, units int64) func(string) error {
				return func(request string) error {
					line := stock.AdjustLine{ProductID: id, Quantity: stocktest.Units(units)}
					_, err := d.h.Stock.Adjust(d.ctx, request, stock.AdjustInput{Reason: reason, Lines: []stock.AdjustLine{line}})
					return err
				}
			}
			return meanwhile{adjust(stock.Found, 7), adjust(stock.Loss, -2), stock.ErrGone, "SELECT on_hand = 5000 FROM product_stock"}
		},
		"a placed order is received": func(d *desk) meanwhile {
			p, s := d.Product("A", 100), d.Supplier("S", -1)
			lines := []purchasing.LineInput{{ProductID: p, Quantity: stocktest.Units(5), UnitCost: stocktest.Price(3)}}
			order, err := d.h.Purchasing.Create(d.ctx, dbtest.RequestID(), purchasing.CreateInput{SupplierID: s, Lines: lines})
			if err != nil {
				d.T.Fatal(err)
			}
			place := func(request string) error {
				_, err := d.h.Purchasing.Place(d.ctx, request, order.ID)
				return err
			}
			receive := func(request string) error {
				line := purchasing.ReceiveLine{OrderLineID: d.Number("SELECT id FROM purchase_order_lines"), Quantity: stocktest.Units(2)}
				_, err := d.h.Purchasing.Receive(d.ctx, request, purchasing.ReceiveInput{OrderID: order.ID, Lines: []purchasing.ReceiveLine{line}})
				return err
			}
			return meanwhile{place, receive, purchasing.ErrHasReceipts, "SELECT state = 'partially_received' FROM purchase_orders"}
		},
		"an order is confirmed again": func(d *desk) meanwhile {
			p, c := d.Product("A", 100), d.Customer("C")
			var order sales.Ref
			create := func(request string) (err error) {
				lines := []sales.LineInput{{ProductID: p, Quantity: stocktest.Units(4)}}
				order, err = d.h.Sales.Create(d.ctx, request, sales.CreateInput{CustomerID: c, Confirm: true, Lines: lines})
				return err
			}
			again := func(request string) error {
				if _, err := d.h.Sales.BackToQuote(d.ctx, request+"-back", order.ID); err != nil {
					return err
				}
				d.Tick()
				_, err := d.h.Sales.Confirm(d.ctx, request, order.ID)
				return err
			}
			return meanwhile{create, again, history.ErrLater, "SELECT state = 'confirmed' FROM sales_orders"}
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			m := prepare(d)
			given := d.do(m.command)
			err := d.h.UndoAfter(d.ctx, dbtest.RequestID(), history.Target{RequestID: given}, func() { d.do(m.between) })
			if !errors.Is(err, m.refusal) {
				t.Errorf("got %v, want %v", err, m.refusal)
			}
			if d.Number(m.unchanged) != 1 {
				t.Error("what happened meanwhile was undone, too")
			}
			if n := d.Number("SELECT COUNT(*) FROM journal_entries WHERE undoes <> 0"); n != 0 {
				t.Errorf("%d commands were taken back", n)
			}
			d.sound()
		})
	}
}

// TestTwoTakeBackTheSameCommand lets two programs on the same books take back
// one command at once, again and again: one does it, the other is told that it
// was done, and the goods move once.
func TestTwoTakeBackTheSameCommand(t *testing.T) {
	d := newDesk(t)
	next := dbtest.Open(t, d.DB.Path(), d.Clock)
	other := history.New(history.Services{DB: next, Stock: stock.New(next), Catalog: catalog.New(next)})
	p := d.Product("A", 100)
	for round := range 20 {
		given := d.do(func(id string) error {
			if round%4 == 3 {
				_, err := d.h.Catalog.Update(d.ctx, id, p, catalog.ProductInput{SKU: "A", Name: id})
				return err
			}
			line := stock.AdjustLine{ProductID: p, Quantity: stocktest.Units(7), UnitCost: stocktest.Price(5)}
			_, err := d.h.Stock.Adjust(d.ctx, id, stock.AdjustInput{Reason: stock.Found, Lines: []stock.AdjustLine{line}})
			return err
		})
		d.Tick()
		var both sync.WaitGroup
		refusals := make(chan error, 2)
		for _, service := range []*history.Service{d.h, other} {
			both.Go(func() {
				if _, err := service.Undo(d.ctx, dbtest.RequestID(), history.Target{RequestID: given}); err != nil {
					refusals <- err
				}
			})
		}
		both.Wait()
		close(refusals)
		if n := len(refusals); n != 1 {
			t.Fatalf("round %d: %d of two were refused", round, n)
		}
		if err := <-refusals; !errors.Is(err, journal.ErrUndone) && !errors.Is(err, history.ErrTakenBack) {
			t.Errorf("round %d: refused with %v", round, err)
		}
		d.WantFigures(p, stocktest.Figures{})
	}
	if n := d.Number("SELECT COUNT(*) FROM journal_entries WHERE undoes <> 0"); n != 20 {
		t.Errorf("%d commands were taken back, want 20", n)
	}
	d.sound()
}
