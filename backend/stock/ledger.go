package stock

import (
	"errors"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// place is one product at one location: what a balance belongs to.
type place struct{ product, location int64 }

// ledger plans movements over the balances that they touch, in memory, before
// anything is written.
type ledger struct {
	tx        *db.Tx
	products  map[int64]productFacts
	locations map[int64]locationFacts
	start     map[place]balance // as stored
	now       map[place]balance // with what is planned
	last      map[int64]*money.PerUnit
	rows      []Movement // in the order of the ledger
	answers   []int      // for each posting the index of its row
}

// plan turns the postings into rows.
func (l *ledger) plan(postings []Posting) error {
	for i := range postings {
		p := &postings[i]
		if p.Day == 0 {
			p.Day = l.tx.Today()
		}
		if err := l.check(p); err != nil {
			return err
		}
		c, err := l.price(p)
		if err != nil {
			return at(p.Field, err)
		}
		if err := l.add(p, c); err != nil {
			return err
		}
	}
	return nil
}

// check refuses a posting that is wrong whatever the stock.
func (l *ledger) check(p *Posting) error {
	product, known := l.products[p.ProductID]
	location, placed := l.locations[p.LocationID]
	switch {
	case !known:
		return ErrNoProduct.At(sibling(p.Field, "productId"))
	case !placed:
		return ErrNoLocation.At(p.placeField())
	case location.Archived:
		return ErrArchivedLocation.At(p.placeField()).With("location", location.Name)
	case p.Quantity == 0 && p.reverses == nil:
		return ErrNoQuantity.At(p.Field)
	case !p.Quantity.InRange():
		return quantity.ErrTooLarge.At(p.Field).With("text", p.Quantity.Abs())
	case !p.Quantity.Fits(product.Decimals) && p.reverses == nil:
		return quantity.ErrDecimals.At(p.Field).With("text", p.Quantity.Abs()).With("unit", product.Unit).With("decimals", product.Decimals)
	case p.Day > l.tx.Today():
		return ErrFutureDay.At("day").With("today", l.tx.Today())
	case p.Value != nil && *p.Value < 0, p.UnitCost != nil && *p.UnitCost < 0:
		return ErrCostRange.At(sibling(p.Field, "unitCostMinorE4"))
	case p.Value != nil && *p.Value > money.Max, p.UnitCost != nil && *p.UnitCost > money.Max:
		return money.ErrTooLarge.At(sibling(p.Field, "unitCostMinorE4"))
	}
	if err := p.Day.Check(); err != nil {
		return at("day", err)
	}
	return nil
}

// price finds what the posting does to the value of its balance.
func (l *ledger) price(p *Posting) (change, error) {
	b, last := l.now[p.at()], l.last[p.ProductID]
	switch {
	case p.mirrors > 0:
		twin := l.rows[l.answers[p.mirrors-1]]
		return b.received(p.Quantity, -twin.Value, twin.UnitCostE4)
	case p.reverses != nil:
		return b.opposite(*p.reverses), nil
	case p.Quantity < 0:
		return b.issued(p.Quantity, last)
	case p.Value == nil && p.UnitCost == nil:
		return b.found(p.Quantity, last)
	}
	value, cost, err := given(p)
	if err != nil {
		return change{}, err
	}
	return b.received(p.Quantity, value, cost)
}

// given completes the cost of a posting that names its value, its unit cost or both.
func given(p *Posting) (money.Minor, *money.PerUnit, error) {
	if p.Value == nil {
		value, err := money.Gross(*p.UnitCost, p.Quantity)
		return value, p.UnitCost, err
	}
	if p.UnitCost != nil {
		return *p.Value, p.UnitCost, nil
	}
	cost := money.UnitCost(*p.Value, p.Quantity)
	if cost > money.Max {
		return 0, nil, money.ErrTooLarge
	}
	return *p.Value, &cost, nil
}

// add plans the posting's rows and moves the balance on, which it keeps from
// going below zero.
func (l *ledger) add(p *Posting, c change) error {
	before := l.now[p.at()]
	after := before.after(p.Quantity, c)
	if after.onHand < 0 && p.Quantity < 0 && !l.products[p.ProductID].AllowNegative {
		return l.insufficient(p, after)
	}
	if after.onHand.Abs() > money.Max || after.value > money.Max || after.value < -money.Max {
		return money.ErrTooLarge.At(p.Field)
	}
	if c.revaluation != 0 {
		row := l.row(p, before.onHand)
		row.Quantity, row.Value, row.UnitCostE4, row.Reason, row.ReversesID = 0, c.revaluation, c.unitCost, Revaluation, nil
		l.rows = append(l.rows, row)
	}
	l.answers = append(l.answers, -1)
	if p.Quantity != 0 || c.value != 0 { // the reversal of a revaluation may have nothing left to do
		row := l.row(p, after.onHand)
		row.Value, row.UnitCostE4 = c.value, c.unitCost
		l.answers[len(l.answers)-1] = len(l.rows)
		l.rows = append(l.rows, row)
	}
	l.now[p.at()] = after
	if c.unitCost != nil && p.reverses == nil {
		l.last[p.ProductID] = c.unitCost
	}
	return nil
}

func (l *ledger) row(p *Posting, after quantity.Milli) Movement {
	m := Movement{
		ProductID: p.ProductID, LocationID: p.LocationID, Quantity: p.Quantity, BalanceAfter: after, Reason: p.Reason,
		DocumentType: p.Document.Type, DocumentID: p.Document.ID, Document: p.Document.Number,
		EntryID: l.tx.Entry(), Day: p.Day, At: l.tx.Millis(), UserName: l.tx.User(), Note: p.Note,
	}
	if p.Document.Line != 0 {
		m.DocumentLine = &p.Document.Line
	}
	if p.reverses != nil {
		m.ReversesID = &p.reverses.ID
	}
	return m
}

// insufficient says what is short. Wanted is what all postings up to this one
// take from the place together.
func (l *ledger) insufficient(p *Posting, after balance) error {
	product, there := l.products[p.ProductID], l.start[p.at()].onHand
	kind := ErrInsufficient.At(p.Field)
	if p.reverses != nil {
		kind = ErrGone.At(p.Field).With("document", p.reverses.Document)
	}
	return kind.With("product", product.label()).With("location", l.locations[p.LocationID].Name).With("unit", product.Unit).
		With("onHand", max(0, there)).With("wanted", max(0, there)-after.onHand).With("short", -after.onHand)
}

// checkLater refuses backdated postings after which the balance at the end of
// some later day would have been below zero.
func (l *ledger) checkLater(postings []Posting) error {
	since := map[place]day.Day{}
	for i := range postings {
		p := &postings[i]
		if first, seen := since[p.at()]; p.Day < l.tx.Today() && !l.products[p.ProductID].AllowNegative && (!seen || p.Day < first) {
			since[p.at()] = p.Day
		}
	}
	if len(since) == 0 {
		return nil
	}
	stored, err := loadDays(l.tx, since)
	if err != nil {
		return err
	}
	for i := range postings {
		p := &postings[i]
		first, concerned := since[p.at()]
		if !concerned || p.Quantity > 0 {
			continue
		}
		planned := plannedDays(postings, p.at())
		if d, short := firstShort(first, l.start[p.at()].onHand, stored[p.at()], planned); short > 0 {
			product := l.products[p.ProductID]
			return ErrNegativeLater.At(p.Field).With("day", d).With("short", short).With("unit", product.Unit).
				With("product", product.label()).With("location", l.locations[p.LocationID].Name)
		}
	}
	return nil
}

func (p *Posting) at() place { return place{p.ProductID, p.LocationID} }

func (p *Posting) placeField() string {
	if p.locationField != "" {
		return p.locationField
	}
	return p.Field
}

// at gives a fault the posting's field; other errors pass.
func at(field string, err error) error {
	if f, ok := fault.Of(err); ok {
		return f.At(field)
	}
	return errors.Join(errors.New("price a movement"), err)
}
