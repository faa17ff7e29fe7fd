package stock_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/quantity"
	"stockroom/backend/stock"
)

// TestLastUnitIsSoldOnce lets eight writers on two handles fight for what is
// there, products named in different orders.
func TestLastUnitIsSoldOnce(t *testing.T) {
	b := newBooks(t)
	p, q := b.product("A", pieces, false), b.product("B", pieces, false)
	b.mustPost(in(p, 1, 10, 1000), in(q, 1, 10, 1000))
	services := []*stock.Service{b.service, stock.New(dbtest.Open(t, b.db.Path(), b.clock))}
	var sold, refused atomic.Int64
	var wait sync.WaitGroup
	for w := range 8 {
		s, order := services[w%2], []int64{p, q}
		if w%4 < 2 {
			order = []int64{q, p}
		}
		wait.Go(func() {
			for range 4 {
				_, err := s.Adjust(context.Background(), dbtest.RequestID(), stock.AdjustInput{Reason: stock.Sample, Lines: []stock.AdjustLine{
					{ProductID: order[0], Quantity: -quantity.One}, {ProductID: order[1], Quantity: -quantity.One},
				}})
				switch {
				case err == nil:
					sold.Add(1)
				case errors.Is(err, stock.ErrInsufficient):
					refused.Add(1)
				default:
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	if sold.Load() != 10 || refused.Load() != 22 {
		t.Errorf("%d were sold of 10, %d refused", sold.Load(), refused.Load())
	}
	b.want(p, 1, 0, 0)
	b.want(q, 1, 0, 0)
}

// TestTheLastUnit is the same fight for a single unit.
func TestTheLastUnit(t *testing.T) {
	b := newBooks(t)
	p := b.product("A", pieces, false)
	b.mustPost(in(p, 1, 1, 100))
	other := dbtest.Open(t, b.db.Path(), b.clock)
	var sold atomic.Int64
	var wait sync.WaitGroup
	for w := range 8 {
		s := stock.New([]*db.DB{b.db, other}[w%2])
		wait.Go(func() {
			_, err := s.Adjust(context.Background(), dbtest.RequestID(), stock.AdjustInput{
				Reason: stock.Loss, Lines: []stock.AdjustLine{{ProductID: p, Quantity: -quantity.One}},
			})
			if err == nil {
				sold.Add(1)
			} else if !errors.Is(err, stock.ErrInsufficient) {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if sold.Load() != 1 {
		t.Errorf("the last unit was sold %d times", sold.Load())
	}
	b.want(p, 1, 0, 0)
}
