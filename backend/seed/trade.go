package seed

import (
	"context"
	"math"
	"slices"
	"time"

	"stockroom/backend/day"
	"stockroom/backend/purchasing"
	"stockroom/backend/quantity"
	"stockroom/backend/sales"
	"stockroom/backend/stock"
)

// How a day goes, in shares of its movements.
const (
	salePercent     = 52
	purchasePercent = 30
	transferPercent = 14
	// lateSupplierPercent of the deliveries come after the promised day. In large
	// books every fifth supplier is the one that is often late.
	lateSupplierPercent                        = 22
	unreliableEvery                            = 5
	unreliableLatePercent, reliableLatePercent = 70, 10
	// splitPercent of the deliveries come in two parts; in large books fewer, as
	// the second part makes an order late.
	splitPercent, splitPercentLarge = 25, 8
	// largeBooks are of so many movements or more.
	largeBooks = 100_000
	// unfinishedDays before today orders may still be on their way.
	unfinishedDays = 12
	daysPerMonth   = 30
	openHours      = 9
	// patience is how many steps without a movement a day bears: an order on its
	// way has none yet.
	patience = 40
	// favourite bends the choice of products: a few sell often, most seldom.
	favourite = 2.4
)

func (s *shop) months() int { return (days + daysPerMonth - 1) / daysPerMonth }

// trade makes the days of one month.
func (s *shop) trade(ctx context.Context, month int) error {
	for d := month * daysPerMonth; d < min((month+1)*daysPerMonth, days); d++ {
		s.now = startOf(s.today.AddDate(0, 0, d-days+1))
		if d == days-1 {
			// The last day must lie before the present moment.
			s.now = s.today.Add(-time.Hour)
		}
		if err := s.oneDay(ctx, s.goals[d]-s.result.Movements); err != nil {
			return err
		}
	}
	if month == s.months()-1 {
		return s.leaveOpen(ctx)
	}
	return nil
}

// plan says how many movements there should be at the end of each day: more
// before Christmas, fewer on Sundays.
func (s *shop) plan(opened int) []int {
	weights, sum := make([]float64, days), 0.0
	for d := range weights {
		date := s.today.AddDate(0, 0, d-days+1)
		weights[d] = 1 + 0.25*math.Cos(2*math.Pi*float64(date.YearDay()-350)/365)
		if date.Weekday() == time.Sunday {
			weights[d] *= 0.2
		}
		sum += weights[d]
	}
	goals, done := make([]int, days), 0.0
	for d, w := range weights {
		done += w
		goals[d] = opened + int(float64(s.options.Movements-opened)*done/sum)
	}
	return goals
}

// oneDay makes so many movements, between opening and closing hours. What a
// day has too many of, the next ones have fewer.
func (s *shop) oneDay(ctx context.Context, quota int) error {
	goal, idle := s.result.Movements+quota, 0
	if err := s.arrivals(ctx); err != nil {
		return err
	}
	closing := s.now.Add(openHours * time.Hour)
	if closing.After(s.today) {
		closing = s.today
	}
	for idle < patience && s.result.Movements < goal {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.now = s.now.Add(time.Duration(openHours*3600/(quota+4)) * time.Second)
		if s.now.After(closing) {
			s.now = closing
		}
		before := s.result.Movements
		if err := s.step(ctx, goal-before); err != nil {
			return err
		}
		idle++
		if s.result.Movements > before {
			idle = 0
		}
	}
	return nil
}

// leaveOpen leaves something to do: a quote, orders to ship, one that is short
// and one that is late, a draft, deliveries that are due and overdue.
func (s *shop) leaveOpen(ctx context.Context) error {
	today := day.Of(s.today)
	for i, o := range []struct {
		required day.Day
		beyond   int64 // units more than there are
		confirm  bool
	}{{today.AddDays(3), 0, true}, {today.AddDays(-2), 0, true}, {today.AddDays(5), 9, true}, {today.AddDays(7), 0, false}} {
		chosen := s.choose(2, func(g *good) bool { return g.main-g.promised > 0 })
		in := sales.CreateInput{CustomerID: s.customers[(i*7)%len(s.customers)].id, OrderDay: today.AddDays(-4), RequiredDay: o.required, Confirm: o.confirm}
		for _, c := range chosen {
			g := &s.goods[c]
			n := min(g.main-g.promised, 3)
			if o.beyond > 0 {
				n = g.main - g.promised + o.beyond
			}
			in.Lines = append(in.Lines, sales.LineInput{ProductID: g.id, Quantity: units(n)})
			g.promised += n
		}
		if len(chosen) == 0 {
			continue
		}
		if _, err := s.sells.Create(ctx, s.request(), in); err != nil {
			return err
		}
		s.result.SalesOrders++
	}
	for i, promised := range []day.Day{today.AddDays(4), today.AddDays(-3), 0} {
		from := i % len(s.suppliers)
		for len(s.drawers[from]) == 0 {
			from = (from + 1) % len(s.suppliers)
		}
		in := purchasing.CreateInput{SupplierID: s.suppliers[from].id, OrderDay: today.AddDays(-9), PromisedDay: promised, Place: promised != 0}
		for _, c := range s.drawers[from][:min(3, len(s.drawers[from]))] {
			in.Lines = append(in.Lines, purchasing.LineInput{ProductID: s.goods[c].id, Quantity: units(max(s.goods[c].opening, 12))})
		}
		if _, err := s.buys.Create(ctx, s.request(), in); err != nil {
			return err
		}
		s.result.PurchaseOrders++
	}
	return nil
}

// step does one thing of a shop's day, with up to that many movements.
func (s *shop) step(ctx context.Context, room int) error {
	lines := s.lines(room)
	switch n := s.random.IntN(100); {
	case n < salePercent:
		return s.sell(ctx, lines)
	case n < salePercent+purchasePercent:
		return s.buy(ctx, lines*2)
	case n < salePercent+purchasePercent+transferPercent:
		return s.refill(ctx, s.shelves(lines))
	default:
		return s.correct(ctx, lines)
	}
}

// lines is how many lines a document has: few in a small shop, more where
// there is much to move.
func (s *shop) lines(room int) int {
	most := 4
	if s.large() {
		most = 14
	}
	return max(1, min(s.between(1, most), room))
}

func (s *shop) large() bool { return s.options.Movements >= largeBooks }

// shelves is how many goods are carried at a time between the store and the floor.
func (s *shop) shelves(lines int) int {
	if s.large() {
		return lines
	}
	return lines * 3
}

// latePercent is how many of the supplier's deliveries come late.
func (s *shop) latePercent(supplier int) int {
	switch {
	case !s.large():
		return lateSupplierPercent
	case supplier%unreliableEvery == 0:
		return unreliableLatePercent
	}
	return reliableLatePercent
}

// split is how many of the deliveries come in two parts.
func (s *shop) split() int {
	if s.large() {
		return splitPercentLarge
	}
	return splitPercent
}

// choose picks different goods that fit, best sellers more often.
func (s *shop) choose(n int, fits func(g *good) bool) []int {
	var chosen []int
	for range n * 3 {
		i := s.popular[int(math.Pow(s.random.Float64(), favourite)*float64(len(s.popular)))]
		if fits(&s.goods[i]) && !slices.Contains(chosen, i) {
			chosen = append(chosen, i)
		}
		if len(chosen) == n {
			break
		}
	}
	return chosen
}

// sell takes an order and, unless it is recent, ships it.
func (s *shop) sell(ctx context.Context, n int) error {
	recent := s.today.Sub(s.now) < unfinishedDays*24*time.Hour
	chosen := s.choose(n, func(g *good) bool { return recent && s.chance(5) || g.main-g.promised > 0 })
	if len(chosen) == 0 {
		return nil
	}
	in := sales.CreateInput{
		CustomerID: s.customers[s.random.IntN(len(s.customers))].id, RequiredDay: day.Of(s.now.AddDate(0, 0, s.between(1, 9))),
		Confirm: !recent || s.chance(80), Lines: make([]sales.LineInput, len(chosen)),
	}
	wanted := make([]int64, len(chosen))
	for i, c := range chosen {
		g := &s.goods[c]
		wanted[i] = max(1, min(int64(s.between(1, 8)), g.main-g.promised))
		if recent && s.chance(15) {
			wanted[i] += int64(s.between(1, 20))
		}
		in.Lines[i] = sales.LineInput{ProductID: g.id, Quantity: units(wanted[i])}
		if s.chance(12) {
			in.Lines[i].Discount = 50_000
		}
	}
	made, err := s.sells.Create(ctx, s.request(), in)
	if err != nil {
		return err
	}
	s.result.SalesOrders++
	for i, c := range chosen {
		if in.Confirm {
			s.goods[c].promised += wanted[i]
		}
	}
	if !in.Confirm || recent && s.chance(45) {
		return nil
	}
	return s.ship(ctx, made.ID, chosen)
}

// ship sends what there is of an order.
func (s *shop) ship(ctx context.Context, order int64, chosen []int) error {
	lines, err := salesLines(s.db.Read(ctx), order)
	if err != nil {
		return err
	}
	in := sales.ShipInput{OrderID: order, TakeFromOthers: true}
	for i, l := range lines {
		g := &s.goods[chosen[i]]
		n := min(l.Open/int64(quantity.One), g.main)
		if n <= 0 {
			continue
		}
		in.Lines = append(in.Lines, sales.ShipLine{OrderLineID: l.ID, Quantity: units(n)})
		g.main -= n
		g.promised -= n
	}
	if len(in.Lines) == 0 {
		return nil
	}
	s.made(len(in.Lines))
	_, err = s.sells.Ship(ctx, s.request(), in)
	return err
}

// buy orders from a supplier what is getting low, else what sells.
func (s *shop) buy(ctx context.Context, n int) error {
	from := s.random.IntN(len(s.suppliers))
	drawer := s.drawers[from]
	if len(drawer) == 0 {
		return nil
	}
	in := purchasing.CreateInput{SupplierID: s.suppliers[from].id, Place: true}
	var chosen []int
	start := s.random.IntN(len(drawer))
	for k := range drawer {
		i := drawer[(start+k)%len(drawer)]
		g := &s.goods[i]
		target := max(g.opening, 12)
		missing := target - (g.main + g.floor - g.promised + g.onOrder)
		if missing <= target/3 {
			continue
		}
		in.Lines = append(in.Lines, purchasing.LineInput{ProductID: g.id, Quantity: units(missing)})
		g.onOrder += missing
		chosen = append(chosen, i)
		if len(chosen) == n {
			break
		}
	}
	if len(chosen) == 0 {
		return nil
	}
	lead := s.between(2, 12)
	in.PromisedDay = day.Of(s.now.AddDate(0, 0, lead))
	if s.chance(s.latePercent(from)) {
		lead += s.between(1, 15)
	}
	made, err := s.buys.Create(ctx, s.request(), in)
	if err != nil {
		return err
	}
	s.result.PurchaseOrders++
	s.due = append(s.due, due{day: startOf(s.now.AddDate(0, 0, lead)), order: made.ID, lines: chosen, half: s.chance(s.split())})
	return nil
}

// arrivals receives the deliveries of the day.
func (s *shop) arrivals(ctx context.Context) error {
	var later []due
	for _, d := range s.due {
		if d.day.After(s.now) {
			later = append(later, d)
			continue
		}
		if err := s.receive(ctx, d); err != nil {
			return err
		}
		if d.half {
			d.half, d.day = false, d.day.AddDate(0, 0, s.between(1, 6))
			later = append(later, d)
		}
	}
	s.due = later
	return nil
}

func (s *shop) receive(ctx context.Context, d due) error {
	lines, err := purchaseLines(s.db.Read(ctx), d.order)
	if err != nil {
		return err
	}
	in := purchasing.ReceiveInput{OrderID: d.order}
	for i, l := range lines {
		n := l.Open / int64(quantity.One)
		if d.half {
			n = (n + 1) / 2
		}
		if n == 0 {
			continue
		}
		in.Lines = append(in.Lines, purchasing.ReceiveLine{OrderLineID: l.ID, Quantity: units(n)})
		g := &s.goods[d.lines[i]]
		g.main += n
		g.onOrder -= n
	}
	if len(in.Lines) == 0 {
		return nil
	}
	s.made(len(in.Lines))
	_, err = s.buys.Receive(ctx, s.request(), in)
	return err
}

// refill moves goods between the store and the shop's floor.
func (s *shop) refill(ctx context.Context, n int) error {
	in := stock.TransferInput{ToLocationID: s.floor}
	back := s.chance(45)
	if back {
		in.FromLocationID, in.ToLocationID = s.floor, 0
	}
	free := func(g *good) int64 {
		if back {
			return g.floor
		}
		return g.main - g.promised
	}
	for _, i := range s.choose(n, func(g *good) bool { return free(g) > 0 }) {
		g := &s.goods[i]
		q := max(1, min(free(g), int64(s.between(1, 6))))
		in.Lines = append(in.Lines, stock.TransferLine{ProductID: g.id, Quantity: units(q)})
		if back {
			q = -q
		}
		g.main -= q
		g.floor += q
	}
	if len(in.Lines) == 0 {
		return nil
	}
	s.made(2 * len(in.Lines))
	_, err := s.stock.Transfer(ctx, s.request(), in)
	return err
}

// correct writes off what broke and adds what was found.
func (s *shop) correct(ctx context.Context, n int) error {
	in := stock.AdjustInput{Reason: stock.Found}
	sign := int64(1)
	if !s.chance(25) {
		in.Reason, sign = pick([]stock.Reason{stock.Damage, stock.Shrinkage, stock.Expired, stock.Sample, stock.Loss}, s.random.IntN(5)), -1
	}
	for _, i := range s.choose(min(n, 3), func(g *good) bool { return g.main-g.promised > 2 }) {
		g := &s.goods[i]
		q := int64(s.between(1, 2)) * sign
		in.Lines = append(in.Lines, stock.AdjustLine{ProductID: g.id, Quantity: units(q)})
		g.main += q
	}
	if len(in.Lines) == 0 {
		return nil
	}
	s.made(len(in.Lines))
	_, err := s.stock.Adjust(ctx, s.request(), in)
	return err
}
