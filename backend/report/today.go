package report

import (
	"cmp"
	"slices"

	"stockroom/backend/day"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// Sizes of the page Today.
const (
	overviewRows = 8  // of each list
	sellerRows   = 5  // best and slowest products
	salesDays    = 30 // against as many before
)

// Order is an order in an overview.
type Order struct {
	ID       int64
	Number   string
	Partner  string // the supplier's or the customer's name
	State    string
	OrderDay day.Day
	DueDay   day.Day // promised or required; 0 is none
	Net      money.Minor
}

// Late returns how many days the order is overdue on that day, 0 for none.
func (o Order) Late(today day.Day) int {
	if o.DueDay.IsZero() {
		return 0
	}
	return max(0, today.Since(o.DueDay))
}

// Orders is the beginning of a list of orders.
type Orders struct {
	Count int64
	First []Order
}

// LowProduct is a low product in an overview.
type LowProduct struct {
	ID        int64
	SKU, Name string
	OnHand    quantity.Milli
	Available quantity.Milli
	Short     quantity.Milli
	OnOrder   quantity.Milli
	Point     quantity.Milli
	Suggested quantity.Milli
	Status    string
}

// Seller is what a product sold in the last 30 days.
type Seller struct {
	ID        int64
	SKU, Name string
	Quantity  quantity.Milli
	Net       money.Minor
	OnHand    quantity.Milli
	Value     money.Minor
}

// DaySales is the net sales of a day.
type DaySales struct {
	Day day.Day
	Net money.Minor
}

// Counts are the numbers beside the entries of the rail.
type Counts struct {
	OpenPurchases, LatePurchases, Drafts int64
	OpenSales, LateSales, Quotes         int64
	Short                                int64 // open sales orders that wait for goods
	Shippable                            int64 // open sales orders of which something can be shipped now
	Low, Out                             int64
	Reorder                              int64 // proposals of what to order
}

// Overview is what needs attention today.
type Overview struct {
	Day        day.Day
	StockValue money.Minor
	ToReceive  money.Minor // net of what open purchase orders still expect
	ToShip     money.Minor // net of what open sales orders still promise
	Counts     Counts

	LatePurchases, Drafts          Orders
	LateSales, ShortOrders, Quotes Orders
	Low                            []LowProduct // as low-stock has them
	Days, Before                   []DaySales   // 30 days up to today, and the 30 before them
	Best, Slowest                  []Seller
}

// best returns the products that sold most, at most sellerRows; those that
// sold as much go by their id.
func best(sold map[int64]Seller) []Seller {
	first := []Seller{}
	for _, p := range sold {
		at, _ := slices.BinarySearchFunc(first, p, func(a, b Seller) int { return cmp.Or(cmp.Compare(b.Net, a.Net), cmp.Compare(a.ID, b.ID)) })
		if at < sellerRows {
			first = slices.Insert(first, at, p)
			first = first[:min(len(first), sellerRows)]
		}
	}
	return first
}

// slow finds the products that sold least: those not sold at all first, the
// most valuable stock before others, then the least net.
type slow struct {
	sold    map[int64]Seller
	unsold  []Seller
	weakest []Seller
}

// see takes the next product on hand, the most valuable first, and tells
// whether more are wanted.
func (s *slow) see(p Seller) bool {
	sold, found := s.sold[p.ID]
	if !found {
		s.unsold = append(s.unsold, p)
		return len(s.unsold) < sellerRows
	}
	p.Net, p.Quantity = sold.Net, sold.Quantity
	at := len(s.weakest)
	for at > 0 && s.weakest[at-1].Net > p.Net {
		at--
	}
	if at < sellerRows {
		s.weakest = append(s.weakest[:at], append([]Seller{p}, s.weakest[at:]...)...)
		s.weakest = s.weakest[:min(len(s.weakest), sellerRows)]
	}
	return true
}

// slowest returns what was found, at most sellerRows.
func (s *slow) slowest() []Seller {
	all := slices.Concat(s.unsold, s.weakest)
	return all[:min(len(all), sellerRows)]
}

// daySales makes the series of salesDays days that ends on the last day.
func daySales(net map[day.Day]money.Minor, last day.Day) []DaySales {
	series := make([]DaySales, salesDays)
	for i := range series {
		d := last.AddDays(i - salesDays + 1)
		series[i] = DaySales{Day: d, Net: net[d]}
	}
	return series
}
