package seed_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"stockroom/backend/check"
	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/seed"
)

// books counts what a seed made.
type books struct{ Movements, Value, PurchaseOrders, SalesOrders, Days, Late int64 }

func made(t *testing.T, d *db.DB) books {
	t.Helper()
	var b books
	err := d.Read(context.Background()).Raw(`SELECT
		(SELECT COUNT(*) FROM stock_movements) AS movements, (SELECT SUM(value) FROM product_stock) AS value,
		(SELECT COUNT(*) FROM purchase_orders) AS purchase_orders, (SELECT COUNT(*) FROM sales_orders) AS sales_orders,
		(SELECT COUNT(DISTINCT day) FROM stock_movements) AS days,
		(SELECT COUNT(*) FROM purchase_orders WHERE received_day > promised_day) AS late`).Scan(&b).Error
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func shop(t *testing.T, o seed.Options) *db.DB {
	t.Helper()
	d, clock := dbtest.New(t)
	clock.Set(time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC))
	if _, err := seed.Run(context.Background(), d, o, nil); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestBooksAreSoundAndOfTheSizeAskedFor(t *testing.T) {
	d := shop(t, seed.Options{Products: 60, Movements: 1500, Seed: 7})
	b := made(t, d)
	if b.Movements < 1400 || b.Movements > 1700 {
		t.Errorf("%d movements, want about 1500", b.Movements)
	}
	if b.PurchaseOrders < 20 || b.SalesOrders < 100 || b.Days < 300 || b.Late == 0 {
		t.Errorf("not believable: %+v", b)
	}
	problems, _, err := check.Run(context.Background(), d, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("check: %+v", p)
	}
}

func TestTheSameSeedGivesTheSameBooks(t *testing.T) {
	o := seed.Options{Products: 30, Movements: 400, Seed: 11}
	first, second := made(t, shop(t, o)), made(t, shop(t, o))
	if first != second {
		t.Errorf("got %+v, then %+v", first, second)
	}
	o.Seed++
	if other := made(t, shop(t, o)); other == first {
		t.Errorf("another seed gave the same books %+v", other)
	}
}

func TestOnlyEmptyBooksAreFilled(t *testing.T) {
	d := shop(t, seed.Options{Products: 20, Movements: 60})
	before := made(t, d)
	if _, err := seed.Run(context.Background(), d, seed.Options{}, nil); !errors.Is(err, seed.ErrNotEmpty) {
		t.Errorf("got %v, want ErrNotEmpty", err)
	}
	if after := made(t, d); after != before {
		t.Errorf("the books changed from %+v to %+v", before, after)
	}
	if _, err := seed.Run(context.Background(), d, seed.Options{Products: 5, Movements: 5}, nil); !errors.Is(err, seed.ErrSize) {
		t.Errorf("got %v, want ErrSize", err)
	}
}

func TestACancelledSampleLeavesNothing(t *testing.T) {
	d, _ := dbtest.New(t)
	ctx, cancel := context.WithCancel(context.Background())
	_, err := seed.Run(ctx, d, seed.Options{Products: 40, Movements: 800}, func(done, _ int) {
		if done > 300 {
			cancel()
		}
	})
	if err == nil {
		t.Fatal("a cancelled run reported success")
	}
	if b := made(t, d); b != (books{}) {
		t.Errorf("left behind: %+v", b)
	}
}
