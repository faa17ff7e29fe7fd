// Package stocktest gives tests books with products, parties and stock.
package stocktest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/fault"
	"stockroom/backend/fold"
	"stockroom/backend/journal"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
	"stockroom/backend/stock"
)

// Units of the ledger's first schema.
const (
	Piece    = 1 // no decimals
	Kilogram = 2 // three decimals
)

// Main is the location every database starts with.
const Main = 1

// Books are a test's own database.
type Books struct {
	T     testing.TB
	DB    *db.DB
	Clock *dbtest.Clock
}

// New opens fresh books.
func New(tb testing.TB) *Books {
	tb.Helper()
	d, clock := dbtest.New(tb)
	return &Books{T: tb, DB: d, Clock: clock}
}

// Units returns a quantity of whole units.
func Units(n int64) quantity.Milli { return quantity.Milli(n) * quantity.One }

// Price returns a unit price of so many minor units.
func Price(minor int64) *money.PerUnit {
	p := money.PerUnit(minor * money.PerUnitScale)
	return &p
}

// Tick moves the clock on by a minute, so that the next command is later.
func (b *Books) Tick() { b.Clock.Advance(time.Minute) }

// Write runs what a test needs and no command offers.
func (b *Books) Write(sql string, parameters ...any) {
	b.T.Helper()
	if err := b.DB.Write(context.Background(), func(tx *db.Tx) error { return tx.Exec(sql, parameters...).Error }); err != nil {
		b.T.Fatal(err)
	}
}

// insert runs an INSERT … RETURNING id.
func (b *Books) insert(sql string, parameters ...any) int64 {
	b.T.Helper()
	var id int64
	if err := b.DB.Write(context.Background(), func(tx *db.Tx) error { return tx.Raw(sql, parameters...).Scan(&id).Error }); err != nil {
		b.T.Fatal(err)
	}
	return id
}

// Product makes a product at the price, counted in pieces.
func (b *Books) Product(sku string, priceMinor int64) int64 {
	b.T.Helper()
	return b.ProductIn(Piece, sku, priceMinor)
}

// ProductIn makes a product counted in the unit.
func (b *Books) ProductIn(unit int64, sku string, priceMinor int64) int64 {
	b.T.Helper()
	name := "Product " + sku
	return b.insert(`INSERT INTO products(sku, sku_key, name, name_key, search_key, unit_id, price_e4, created_at, updated_at)
		VALUES(?, ?, ?, ?, ?, ?, ?, 1, 1) RETURNING id`,
		sku, fold.Key(sku), name, fold.Key(name), fold.Key(name+" "+sku), unit, priceMinor*money.PerUnitScale)
}

// Supplier makes a supplier; a lead time below 0 is none.
func (b *Books) Supplier(code string, leadTimeDays int) int64 {
	b.T.Helper()
	var lead any
	if leadTimeDays >= 0 {
		lead = leadTimeDays
	}
	return b.insert(`INSERT INTO suppliers(code, code_key, name, name_key, search_key, terms, lead_time_days, created_at, updated_at)
		VALUES(?, ?, ?, ?, ?, '30 days', ?, 1, 1) RETURNING id`, code, fold.Key(code), "Supplier "+code, fold.Key("Supplier "+code), fold.Key("Supplier "+code+" "+code), lead)
}

// Customer makes a customer.
func (b *Books) Customer(code string) int64 {
	b.T.Helper()
	return b.insert(`INSERT INTO customers(code, code_key, name, name_key, search_key, terms, created_at, updated_at)
		VALUES(?, ?, ?, ?, ?, 'net 14', 1, 1) RETURNING id`, code, fold.Key(code), "Customer "+code, fold.Key("Customer "+code), fold.Key("Customer "+code+" "+code))
}

// Buys says what the supplier asks for a product; the cost is in minor units.
func (b *Books) Buys(supplierID, productID int64, code string, costMinor, minimum int64) {
	b.T.Helper()
	b.Write("INSERT INTO product_suppliers(product_id, supplier_id, code, cost_e4, minimum_order) VALUES(?, ?, ?, ?, ?)",
		productID, supplierID, code, costMinor*money.PerUnitScale, int64(Units(minimum)))
}

// Stock posts a quantity to Main at a cost of so many minor units.
func (b *Books) Stock(productID int64, q quantity.Milli, costMinor int64) {
	b.T.Helper()
	reason := stock.Found
	if q < 0 {
		reason = stock.Loss
	}
	cost := Price(costMinor)
	if q < 0 {
		cost = nil
	}
	c := journal.Command{RequestID: dbtest.RequestID(), Name: "test.stock", Input: fmt.Sprint(productID, q)}
	_, err := journal.Do(context.Background(), b.DB, c, func(tx *db.Tx) (int, error) {
		_, err := stock.Post(tx, []stock.Posting{{
			ProductID: productID, LocationID: Main, Quantity: q, UnitCost: cost, Reason: reason,
			Document: stock.Document{Type: stock.AdjustmentDocument, ID: 1, Number: "AD-00001"},
		}})
		return 0, err
	})
	if err != nil {
		b.T.Fatal(err)
	}
}

// Figures are a product's, in whole units.
type Figures struct{ OnHand, Allocated, Available, OnOrder, Projected, Promised int64 }

// Figures reads a product's figures; it fails the test on fractions.
func (b *Books) Figures(productID int64) Figures {
	b.T.Helper()
	var f Figures
	err := b.DB.Read(context.Background()).Raw(`SELECT on_hand / 1000 AS on_hand, allocated / 1000 AS allocated, available / 1000 AS available,
		on_order / 1000 AS on_order, projected / 1000 AS projected, promised / 1000 AS promised FROM product_stock WHERE product_id = ?`, productID).Scan(&f).Error
	if err != nil {
		b.T.Fatal(err)
	}
	return f
}

// WantFigures compares a product's figures.
func (b *Books) WantFigures(productID int64, want Figures) {
	b.T.Helper()
	if got := b.Figures(productID); got != want {
		b.T.Errorf("figures are %+v, want %+v", got, want)
	}
}

// Number reads one whole number.
func (b *Books) Number(sql string, parameters ...any) int64 {
	b.T.Helper()
	var n int64
	if err := b.DB.Read(context.Background()).Raw(sql, parameters...).Scan(&n).Error; err != nil {
		b.T.Fatal(err)
	}
	return n
}

// Movements counts the ledger's rows.
func (b *Books) Movements() int64 {
	b.T.Helper()
	return b.Number("SELECT COUNT(*) FROM stock_movements")
}

// WantFault checks that err is a fault of the kind at the field.
func WantFault(tb testing.TB, err, kind error, field string) {
	tb.Helper()
	if !errors.Is(err, kind) {
		tb.Fatalf("error is %v, want %v", err, kind)
	}
	f, _ := fault.Of(err)
	if f.Field() != field {
		tb.Errorf("field of %q is %q, want %q", f.Error(), f.Field(), field)
	}
	if strings.Contains(f.Error(), "{") {
		tb.Errorf("the sentence has a gap: %s", f)
	}
}
