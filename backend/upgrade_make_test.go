package backend_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stockroom/backend/api"
	"stockroom/backend/catalog"
	"stockroom/backend/customer"
	"stockroom/backend/db"
	"stockroom/backend/history"
	"stockroom/backend/money"
	"stockroom/backend/party"
	"stockroom/backend/purchasing"
	"stockroom/backend/quantity"
	"stockroom/backend/sales"
	"stockroom/backend/settings"
	"stockroom/backend/stock"
	"stockroom/backend/supplier"
)

// makeUpgrade is how the files of testdata/upgrade are made: see the README there.
var makeUpgrade = flag.String("make-upgrade", "", "make the file of this version of the schema, such as 0003_sales")

// TestMakeUpgradeFile makes a file when it is told to, and never a second time.
func TestMakeUpgradeFile(t *testing.T) {
	if *makeUpgrade == "" {
		return
	}
	path := filepath.Join(upgradeFolder, *makeUpgrade+".db")
	if _, err := os.Stat(path); err == nil {
		t.Fatalf("%s is there already: the file of a released version is never made again", path)
	}
	d := newBooks(t)
	m := maker{t: t, books: api.NewBooks(d), version: *makeUpgrade}
	m.ledger()
	if m.version >= "0002" {
		m.purchases()
	}
	if m.version >= "0003" {
		m.sales()
	}
	if m.version >= "0004" {
		m.history()
	}
	if m.version >= "0005" {
		m.lists()
	}
	goDown(t, d, m.version)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(d.Path())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func newBooks(t *testing.T) *db.DB {
	t.Helper()
	ctx := context.Background()
	d, err := db.Open(ctx, db.Options{
		Path: filepath.Join(t.TempDir(), "books.db"), Create: true, User: "ana", Zone: time.UTC,
		Clock: func() time.Time { return time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := settings.Initialise(ctx, d, "de_AT.UTF-8"); err != nil {
		t.Fatal(err)
	}
	return d
}

// goDown takes the books back to an older version.
func goDown(t *testing.T, d *db.DB, version string) {
	t.Helper()
	for newest(t, d) != version {
		if _, err := d.Down(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
}

// newest is the newest version that the books have.
func newest(t *testing.T, d *db.DB) string {
	t.Helper()
	versions, err := d.Versions(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	id := ""
	for _, v := range versions {
		if v.Applied {
			id = v.ID
		}
	}
	return id
}

// maker enters a little of everything that a version knows.
type maker struct {
	t        *testing.T
	books    *api.Books
	version  string
	commands int
	supplier int64
	customer int64
	products []int64
}

func (m *maker) id() string {
	m.commands++
	return fmt.Sprintf("upgrade-%s-%d", strings.Split(m.version, "_")[0], m.commands)
}

// ok takes an answer and its error, and then the test that the error ends.
func ok[T any](answer T, err error) func(t *testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return answer
	}
}

// ledger makes parties, the catalogue, and movements of every kind.
func (m *maker) ledger() {
	m.t.Helper()
	ctx, b := context.Background(), m.books
	lead := int64(9)
	m.supplier = ok(b.Suppliers.Create(ctx, m.id(), supplier.Input{
		Card: party.Card{Code: "TOKYO", Name: "Tokyo Traders 東京", Contacts: []party.Contact{{Name: "Yoshi Nagase"}}}, LeadTimeDays: &lead,
	}))(m.t).ID
	m.customer = ok(b.Customers.Create(ctx, m.id(), customer.Input{Card: party.Card{Code: "ÄRZTE", Name: "Müller & Söhne"}}))(m.t).ID
	category := ok(b.Catalog.CreateCategory(ctx, m.id(), catalog.CategoryInput{Code: "BEV", Name: "Beverages"}))(m.t)
	cost := money.PerUnit(475 * money.PerUnitScale)
	for i, name := range []string{"Chai", "Chang", "Crème brûlée dish", "不锈钢螺丝", "Kabel “rot”", "Retired"} {
		in := catalog.ProductInput{
			SKU: fmt.Sprintf("P-%d", i+1), Name: name, CategoryID: &category, UnitID: 1, SupplierID: &m.supplier, Price: 18 * 100 * money.PerUnitScale,
			ReorderPoint: quantity.Milli(i) * 5 * quantity.One, AllowNegative: i == 4,
			Suppliers: []catalog.ProductSupplier{{SupplierID: m.supplier, Code: fmt.Sprintf("TT-%d", i), Cost: &cost}},
		}
		if i == 0 {
			in.Barcodes = []catalog.Barcode{{Code: "4006381333931"}}
		}
		m.products = append(m.products, ok(b.Catalog.Create(ctx, m.id(), in))(m.t).ID)
	}
	place := ok(b.Stock.CreateLocation(ctx, m.id(), stock.LocationInput{Code: "SHELF", Name: "Shelf"}))(m.t)
	opening := stock.OpeningInput{Note: "Taken over"}
	for i, product := range m.products[:5] {
		opening.Lines = append(opening.Lines, stock.OpeningLine{ProductID: product, Quantity: quantity.Milli(i+1) * 20 * quantity.One, UnitCost: &cost})
	}
	ok(b.Stock.OpenBalance(ctx, m.id(), opening))(m.t)
	ok(b.Stock.Transfer(ctx, m.id(), stock.TransferInput{
		ToLocationID: place, Lines: []stock.TransferLine{{ProductID: m.products[1], Quantity: 7 * quantity.One}},
	}))(m.t)
	broken := ok(b.Stock.Adjust(ctx, m.id(), stock.AdjustInput{
		Reason: stock.Damage, Lines: []stock.AdjustLine{{ProductID: m.products[0], Quantity: -3 * quantity.One}},
	}))(m.t)
	ok(b.Stock.Reverse(ctx, m.id(), stock.ReverseInput{Kind: broken.Kind, ID: broken.ID, Note: "It was not broken"}))(m.t)
}

// purchases makes a purchase order of every state.
func (m *maker) purchases() {
	m.t.Helper()
	ctx, b := context.Background(), m.books
	for i, place := range []bool{false, true, true, true} {
		order := ok(b.Purchasing.Create(ctx, m.id(), purchasing.CreateInput{
			SupplierID: m.supplier, Place: place, Lines: []purchasing.LineInput{
				{ProductID: m.products[0], Quantity: 10 * quantity.One}, {ProductID: m.products[2], Quantity: 4 * quantity.One, Discount: 50_000},
			},
		}))(m.t)
		detail := ok(b.Purchasing.Order(ctx, order.ID))(m.t)
		in := purchasing.ReceiveInput{OrderID: order.ID}
		for _, line := range detail.Items[:max(0, i-1)] {
			in.Lines = append(in.Lines, purchasing.ReceiveLine{OrderLineID: line.ID, Quantity: line.Quantity})
		}
		if len(in.Lines) > 0 {
			ok(b.Purchasing.Receive(ctx, m.id(), in))(m.t)
		}
	}
}

// sales makes a sales order of every state.
func (m *maker) sales() {
	m.t.Helper()
	ctx, b := context.Background(), m.books
	for i, confirm := range []bool{false, true, true, true} {
		order := ok(b.Sales.Create(ctx, m.id(), sales.CreateInput{
			CustomerID: m.customer, Confirm: confirm, Lines: []sales.LineInput{
				{ProductID: m.products[0], Quantity: 2 * quantity.One}, {ProductID: m.products[4], Quantity: 3 * quantity.One},
			},
		}))(m.t)
		detail := ok(b.Sales.Order(ctx, order.ID))(m.t)
		in := sales.ShipInput{OrderID: order.ID}
		for _, line := range detail.Items[:max(0, i-1)] {
			in.Lines = append(in.Lines, sales.ShipLine{OrderLineID: line.ID, Quantity: line.Quantity})
		}
		if len(in.Lines) > 0 {
			ok(b.Sales.Ship(ctx, m.id(), in))(m.t)
		}
	}
}

// history makes an edit that has a former state, and takes a command back.
func (m *maker) history() {
	m.t.Helper()
	ctx, b := context.Background(), m.books
	category := ok(b.Catalog.CreateCategory(ctx, m.id(), catalog.CategoryInput{Code: "OLD", Name: "Old ware"}))(m.t)
	edit := m.id()
	if err := b.Catalog.UpdateCategory(ctx, edit, category, catalog.CategoryInput{Code: "OLD", Name: "Alte Ware"}); err != nil {
		m.t.Fatal(err)
	}
	ok(b.History.Undo(ctx, m.id(), history.Target{RequestID: edit}))(m.t)
}

// lists keeps a view, and changes many products at once.
func (m *maker) lists() {
	m.t.Helper()
	ctx, b := context.Background(), m.books
	ok(b.Settings.SaveView(ctx, m.id(), settings.View{List: "products", Name: "Große Töpfe", State: `{"search":"topf"}`, Standard: true}))(m.t)
	ok(b.Catalog.EditMany(ctx, m.id(), catalog.EditInput{
		Selection: catalog.Selection{IDs: m.products[:3]}, Edit: catalog.Edit{Field: catalog.EditReorderPoint, Quantity: 12 * quantity.One},
	}))(m.t)
	ok(b.Catalog.EditMany(ctx, m.id(), catalog.EditInput{
		Selection: catalog.Selection{IDs: m.products[5:]}, Edit: catalog.Edit{Field: catalog.EditArchived, Archived: true},
	}))(m.t)
}
