// Package seed makes believable books of a given size from a given seed, by
// the commands that the window uses.
//
// The same options on the same day give the same books. A small shop (up to
// one commit) is made all or nothing; large books are committed month by month.
package seed

import (
	"context"
	"math/rand/v2"
	"strconv"
	"time"

	"stockroom/backend/catalog"
	"stockroom/backend/customer"
	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/purchasing"
	"stockroom/backend/sales"
	"stockroom/backend/stock"
	"stockroom/backend/supplier"
)

// Failures of this package.
var (
	ErrNotEmpty = fault.Define("seed.not_empty", "Sample data can only be put into an empty database; this one holds products: {products}.")
	ErrNoSample = fault.Define("seed.no_sample", "These books did not begin as the sample shop, so they are not thrown away.")
	ErrSize     = fault.Define("seed.size", "Choose between 10 and 1,000,000 products and at least as many movements as products, at most 20,000,000.")
)

// Limits and sizes.
const (
	// SampleProducts and SampleMovements are the size of the sample shop.
	SampleProducts  = 200
	SampleMovements = 4_000

	minProducts   = 10
	maxProducts   = 1_000_000
	maxMovements  = 20_000_000
	days          = 730    // how far the books go back
	oneCommit     = 20_000 // movements up to which everything is one commit
	openingChunk  = 500    // lines of one opening balance
	productsChunk = 500
)

// Options say how much to make.
type Options struct {
	Products  int    // 10 to 1,000,000; 0 is SampleProducts
	Movements int    // at least Products, at most 20,000,000; about so many are made; 0 is SampleMovements
	Seed      uint64 // the same seed gives the same books
}

// Result is what was made.
type Result struct {
	Products, Suppliers, Customers int
	PurchaseOrders, SalesOrders    int
	Movements                      int
}

// Progress is told how many of about how many movements are made.
type Progress func(done, total int)

// Run fills an empty database. Fails with ErrNotEmpty and ErrSize; a
// cancelled context leaves a small shop unmade and large books at the last
// finished month.
func Run(ctx context.Context, d *db.DB, o Options, progress Progress) (Result, error) {
	o, err := o.complete()
	if err != nil {
		return Result{}, err
	}
	if err := refuseFilled(d.Read(ctx)); err != nil {
		return Result{}, err
	}
	ctx = db.Doing(ctx, db.Seeding)
	s := newShop(d, o, progress)
	steps := []func(ctx context.Context) error{s.stockUp}
	for month := range s.months() {
		steps = append(steps, func(ctx context.Context) error { return s.trade(ctx, month) })
	}
	if o.Movements <= oneCommit {
		err = d.Batch(ctx, func(ctx context.Context) error { return inTurn(ctx, steps) })
		return s.result, err
	}
	for _, step := range steps {
		if err := d.Batch(ctx, step); err != nil {
			return s.result, err
		}
	}
	return s.result, nil
}

func inTurn(ctx context.Context, steps []func(ctx context.Context) error) error {
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (o Options) complete() (Options, error) {
	if o.Products == 0 {
		o.Products = SampleProducts
	}
	if o.Movements == 0 {
		o.Movements = max(SampleMovements, o.Products*2)
	}
	if o.Products < minProducts || o.Products > maxProducts || o.Movements < o.Products || o.Movements > maxMovements {
		return o, ErrSize.At("")
	}
	return o, nil
}

// shop is the company whose books are made: what it has, as far as making
// believable next steps needs it.
type shop struct {
	options  Options
	random   *rand.Rand
	progress Progress
	result   Result

	today    time.Time // the real one
	now      time.Time // the shop's clock
	db       *db.DB
	catalog  *catalog.Service
	stock    *stock.Service
	buys     *purchasing.Service
	sells    *sales.Service
	requests int

	goods     []good
	suppliers []partner
	customers []partner
	popular   []int   // indexes of goods, best sellers first
	floor     int64   // the location of the shop's floor
	due       []due   // deliveries under way, by day
	goals     []int   // movements at the end of each day
	drawers   [][]int // goods of each supplier
}

// good is a product as the shop remembers it.
type good struct {
	id       int64
	supplier int
	cost     int64 // whole minor units
	main     int64 // on hand at Main, whole units
	floor    int64
	onOrder  int64
	promised int64
	opening  int64
	reorder  int64
}

type partner struct{ id int64 }

// due is a delivery that will arrive.
type due struct {
	day   time.Time
	order int64
	lines []int // indexes of goods, to keep the memory true
	half  bool  // comes in two parts
}

func newShop(d *db.DB, o Options, progress Progress) *shop {
	if progress == nil {
		progress = func(int, int) {}
	}
	today := d.Now().In(d.Zone())
	s := &shop{
		options: o, progress: progress, today: today, now: startOf(today.AddDate(0, 0, -days)),
		random: rand.New(rand.NewPCG(o.Seed, 0x5707)), //nolint:gosec // believable, not secret
	}
	s.db = d.WithClock(func() time.Time { return s.now })
	s.catalog, s.stock = catalog.New(s.db), stock.New(s.db)
	s.buys, s.sells = purchasing.New(s.db), sales.New(s.db)
	return s
}

func startOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 8, 0, 0, 0, t.Location())
}

// request names the next command: the same books twice have the same ids.
func (s *shop) request() string {
	s.requests++
	return "seed-" + strconv.FormatUint(s.options.Seed, 10) + "-" + strconv.Itoa(s.requests)
}

// chance is true in that many of 100 cases.
func (s *shop) chance(percent int) bool { return s.random.IntN(100) < percent }

// between returns a whole number from low to high, both included.
func (s *shop) between(low, high int) int { return low + s.random.IntN(high-low+1) }

func (s *shop) made(movements int) {
	s.result.Movements += movements
	s.progress(s.result.Movements, s.options.Movements)
}

// supplierInput and customerInput are cards of made-up companies.
func (s *shop) supplierInput(i int) supplier.Input {
	lead := int64(s.between(2, 21))
	return supplier.Input{Card: s.card(i, supplierEndings()), LeadTimeDays: &lead}
}

func (s *shop) customerInput(i int) customer.Input {
	return customer.Input{Card: s.card(i, customerEndings())}
}

// RefuseOwnBooks fails with ErrNoSample unless the books began as sample data.
func RefuseOwnBooks(ctx context.Context, d *db.DB) error {
	sample, err := IsSample(ctx, d)
	if err == nil && !sample {
		return ErrNoSample.At("")
	}
	return err
}
