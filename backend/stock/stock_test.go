package stock_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/fault"
	"stockroom/backend/journal"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
	"stockroom/backend/stock"
)

// books is a fresh database with a few products and locations.
type books struct {
	t       testing.TB
	db      *db.DB
	clock   *dbtest.Clock
	service *stock.Service
}

func newBooks(t testing.TB) *books {
	t.Helper()
	d, clock := dbtest.New(t)
	return &books{t: t, db: d, clock: clock, service: stock.New(d)}
}

// write runs statements past every rule of the program but the schema's.
func (b *books) write(statement string, parameters ...any) int64 {
	b.t.Helper()
	var id int64
	err := b.db.Write(context.Background(), func(tx *db.Tx) error {
		if err := tx.Exec(statement, parameters...).Error; err != nil {
			return err
		}
		return tx.Raw("SELECT last_insert_rowid()").Scan(&id).Error
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return id
}

const (
	pieces    = 1
	kilograms = 2
)

func (b *books) product(sku string, unit int, negative bool) int64 {
	b.t.Helper()
	return b.write(`INSERT INTO products(sku, sku_key, name, name_key, search_key, unit_id, allow_negative, created_at, updated_at)
		VALUES(?, lower(?), ?, lower(?), lower(?), ?, ?, 0, 0)`, sku, sku, "Product "+sku, "product "+sku, "product "+sku+" "+sku, unit, negative)
}

func (b *books) location(name string, quarantine bool) int64 {
	b.t.Helper()
	id, err := b.service.CreateLocation(context.Background(), dbtest.RequestID(), stock.LocationInput{Name: name, Quarantine: quarantine})
	if err != nil {
		b.t.Fatal(err)
	}
	return id
}

// post runs one command that posts.
func (b *books) post(postings ...stock.Posting) ([]stock.Movement, error) {
	b.t.Helper()
	command := journal.Command{RequestID: dbtest.RequestID(), Name: "test.post"}
	return journal.Do(context.Background(), b.db, command, func(tx *db.Tx) ([]stock.Movement, error) {
		return stock.Post(tx, postings)
	})
}

func (b *books) mustPost(postings ...stock.Posting) []stock.Movement {
	b.t.Helper()
	movements, err := b.post(postings...)
	if err != nil {
		b.t.Fatal(err)
	}
	return movements
}

func (b *books) reverse(documentType string, id int64) ([]stock.Movement, error) {
	command := journal.Command{RequestID: dbtest.RequestID(), Name: "test.reverse"}
	return journal.Do(context.Background(), b.db, command, func(tx *db.Tx) ([]stock.Movement, error) {
		return stock.ReverseDocument(tx, documentType, id, 0, "")
	})
}

// documents counts those of the test process, so that all differ.
var documents int64

func in(product, location, units int64, value money.Minor) stock.Posting {
	p := posting(product, location, units, stock.Receipt)
	p.Value = &value
	return p
}

func out(product, location, units int64) stock.Posting {
	return posting(product, location, -units, stock.Shipment)
}

func posting(product, location, units int64, reason stock.Reason) stock.Posting {
	documents++
	return stock.Posting{
		ProductID: product, LocationID: location, Quantity: quantity.Milli(units) * quantity.One, Reason: reason,
		Document: stock.Document{Type: stock.ReceiptDocument, ID: documents, Number: "RC-1", Line: 1}, Field: "lines.0.quantityMilli",
	}
}

// standing is what a place holds.
type standing struct {
	OnHand quantity.Milli
	Value  money.Minor
}

func (b *books) at(product, location int64) standing {
	b.t.Helper()
	var s standing
	err := b.db.Read(context.Background()).Raw("SELECT on_hand, value FROM stock_balances WHERE product_id = ? AND location_id = ?", product, location).Scan(&s).Error
	if err != nil {
		b.t.Fatal(err)
	}
	return s
}

func (b *books) want(product, location, units int64, value money.Minor) {
	b.t.Helper()
	if got := b.at(product, location); got != (standing{quantity.Milli(units) * quantity.One, value}) {
		b.t.Errorf("product %d at %d holds %s worth %d, want %d worth %d", product, location, got.OnHand, got.Value, units, value)
	}
}

// wantFault checks kind, field and parameters of a failure.
func wantFault(t testing.TB, err error, kind *fault.Kind, field string, params map[string]string) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Fatalf("got %v, want %v", err, kind)
	}
	f, _ := fault.Of(err)
	if f.Field() != field {
		t.Errorf("the failure is at %q, want %q", f.Field(), field)
	}
	for name, want := range params {
		if f.Params()[name] != want {
			t.Errorf("%s is %q, want %q (%v)", name, f.Params()[name], want, f)
		}
	}
}

func wantKind(t testing.TB, err error, field string, kind error) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Fatalf("got %v, want %v", err, kind)
	}
	f, _ := fault.Of(err)
	if f.Field() != field {
		t.Errorf("the failure is at %q, want %q", f.Field(), field)
	}
	if strings.Contains(f.Error(), "{") {
		t.Errorf("the sentence has a gap: %s", f)
	}
}

func (b *books) rows(query string, parameters ...any) []string {
	b.t.Helper()
	var rows []string
	if err := b.db.Read(context.Background()).Raw(query, parameters...).Scan(&rows).Error; err != nil {
		b.t.Fatal(err)
	}
	return rows
}

// ledger reads a product's movements, oldest first.
func (b *books) ledger(product int64) []stock.Movement {
	b.t.Helper()
	var rows []stock.Movement
	if err := b.db.Read(context.Background()).Where("product_id = ?", product).Order("id").Find(&rows).Error; err != nil {
		b.t.Fatal(err)
	}
	return rows
}

// plain runs statements in one transaction without the program's rules.
func (b *books) plain(run func(exec func(statement string, parameters ...any) error) error) error {
	return b.db.Write(context.Background(), func(tx *db.Tx) error {
		return run(func(statement string, parameters ...any) error { return tx.Exec(statement, parameters...).Error })
	})
}
