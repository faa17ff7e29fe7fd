package sales

import (
	"context"

	"stockroom/backend/day"
	"stockroom/backend/quantity"
	"stockroom/backend/stock"
)

// Share is an open line with its place in the order of serving.
type Share struct {
	LineID    int64
	OrderID   int64
	ProductID int64
	Open      quantity.Milli
	There     quantity.Milli // of the product, on hand outside quarantine
	Promised  quantity.Milli // of the product, to all open lines
	Before    quantity.Milli // promised to lines that are served earlier; 0 where all can be served
}

// Allocated is what the line gets of what is there: first confirmed, first
// served (docs/glossary.md).
func (s Share) Allocated() quantity.Milli {
	return stock.Allocate(s.There-s.Before, []quantity.Milli{s.Open})[0]
}

// claim is what is allocated to one order of a product.
type claim struct {
	allocated quantity.Milli
	before    quantity.Milli // promised to other orders that are served earlier
	seen      bool
}

type claims map[int64]claim

// allocatedTo sums the shares of one order by product, in the order of serving.
func allocatedTo(shares []Share) claims {
	sums := claims{}
	for _, s := range shares {
		c := sums[s.ProductID]
		if !c.seen || s.Before < c.before {
			c.before, c.seen = s.Before, true
		}
		c.allocated += s.Allocated()
		sums[s.ProductID] = c
	}
	return sums
}

// tooMuch tells whether the quantity is more than what is allocated while
// others come first.
func (c claims) tooMuch(productID int64, q quantity.Milli) bool {
	mine := c[productID]
	return q > mine.allocated && mine.before > 0
}

// WaitingLine is one open line that waits for a product.
type WaitingLine struct {
	OrderID     int64
	Number      string
	OrderLineID int64
	CustomerID  int64
	Customer    string
	OrderDay    day.Day
	RequiredDay day.Day
	ConfirmedAt int64
	Quantity    quantity.Milli
	Shipped     quantity.Milli
	Open        quantity.Milli
	Allocated   quantity.Milli `gorm:"-"`
	Late        bool           `gorm:"-"`
}

// Waiting is who waits for a product, first served first. The lines' open
// quantities add up to Promised, the allocated ones to the product's figure.
type Waiting struct {
	Lines     []WaitingLine
	Promised  quantity.Milli
	Allocated quantity.Milli
}

// AllocationsOf lists the open lines that wait for a product, first served
// first, with what each gets.
func (s *Service) AllocationsOf(ctx context.Context, productID int64) (Waiting, error) {
	lines, there, err := loadWaiting(s.db.Read(ctx), productID)
	if err != nil {
		return Waiting{}, err
	}
	wants := make([]quantity.Milli, len(lines))
	for i, l := range lines {
		wants[i] = l.Open
	}
	w := Waiting{Lines: lines}
	for i, allocated := range stock.Allocate(there, wants) {
		l := &lines[i]
		l.Allocated, l.Late = allocated, l.RequiredDay != 0 && l.RequiredDay < s.db.Today()
		w.Promised += l.Open
		w.Allocated += allocated
	}
	return w, nil
}
