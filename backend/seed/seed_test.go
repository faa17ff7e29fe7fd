package seed_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"stockroom/backend/check"
	"stockroom/backend/day"
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

// waiting is what the last days left to do.
type waiting struct{ ToShip, Short, LateSales, Quotes, ToReceive, LateDeliveries, Drafts, SalesOfTheMonth, AtNight int64 }

func TestThereIsAlwaysSomethingToDo(t *testing.T) {
	for name, now := range map[string]time.Time{
		"spring":              time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC),
		"autumn":              time.Date(2026, 11, 23, 11, 0, 0, 0, time.UTC),
		"a Sunday in July":    time.Date(2027, 7, 4, 9, 30, 0, 0, time.UTC),
		"just after New Year": time.Date(2028, 1, 1, 17, 0, 0, 0, time.UTC),
	} {
		t.Run(name, func(t *testing.T) {
			d, clock := dbtest.New(t)
			clock.Set(now)
			if _, err := seed.Run(context.Background(), d, seed.Options{Products: 60, Movements: 1200, Seed: 3}, nil); err != nil {
				t.Fatal(err)
			}
			today := int64(day.Of(now))
			var w waiting
			err := d.Read(context.Background()).Raw(`SELECT
				(SELECT COUNT(*) FROM sales_orders WHERE state IN ('confirmed', 'partially_shipped')) AS to_ship,
				(SELECT COUNT(*) FROM product_stock WHERE promised > allocated) AS short,
				(SELECT COUNT(*) FROM sales_orders WHERE state IN ('confirmed', 'partially_shipped') AND required_day BETWEEN 1 AND ? - 1) AS late_sales,
				(SELECT COUNT(*) FROM sales_orders WHERE state = 'quote') AS quotes,
				(SELECT COUNT(*) FROM purchase_orders WHERE state IN ('ordered', 'partially_received')) AS to_receive,
				(SELECT COUNT(*) FROM purchase_orders WHERE state IN ('ordered', 'partially_received') AND promised_day BETWEEN 1 AND ? - 1) AS late_deliveries,
				(SELECT COUNT(*) FROM purchase_orders WHERE state = 'draft') AS drafts,
				(SELECT COUNT(*) FROM sales_orders WHERE order_day > ? AND order_day < ?) AS sales_of_the_month,
				(SELECT COUNT(*) FROM stock_movements WHERE at / 3600000 % 24 NOT BETWEEN 8 AND 17) AS at_night`,
				today, today, int64(day.Of(now).AddDays(-30)), int64(day.Of(now).AddDays(-4))).Scan(&w).Error
			if err != nil {
				t.Fatal(err)
			}
			if w.ToShip < 3 || w.Short < 1 || w.LateSales < 1 || w.Quotes < 1 || w.ToReceive < 2 || w.LateDeliveries < 1 || w.Drafts < 1 || w.SalesOfTheMonth < 5 {
				t.Errorf("too little to do: %+v", w)
			}
			if w.AtNight > 0 {
				t.Errorf("%d movements outside opening hours", w.AtNight)
			}
		})
	}
}
