package stock

import (
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// The cost rules: moving average per product and location, IAS 2 §25. They are
// pure; docs/decisions/0004-costing.md tells why they are as they are.

// balance is what a location holds of a product.
type balance struct {
	onHand quantity.Milli
	value  money.Minor
	// known tells whether the value stands on a cost; without one it is 0.
	known bool
}

// average returns the cost of one unit, nil when it is unknown.
func (b balance) average() *money.PerUnit {
	if b.onHand == 0 || !b.known {
		return nil
	}
	cost := money.UnitCost(b.value, b.onHand)
	return &cost
}

// change is the effect of one posting on a balance.
type change struct {
	value       money.Minor    // signed
	unitCost    *money.PerUnit // nil: unknown
	revaluation money.Minor    // signed, booked before the change itself
}

// issued prices an outbound quantity (negative): at the balance's average,
// beyond what is on hand at the product's last known cost, else unknown. What
// remains when everything leaves is 0 to the last minor unit.
func (b balance) issued(q quantity.Milli, last *money.PerUnit) (change, error) {
	if cost := b.average(); cost != nil {
		value, err := money.Prorate(b.value, q, b.onHand)
		return change{value: value, unitCost: cost}, err
	}
	if last == nil || b.onHand > 0 {
		return change{}, nil
	}
	value, err := money.Gross(*last, q)
	return change{value: value, unitCost: last}, err
}

// found prices an inbound quantity that has no cost of its own: at the
// balance's average, else at the product's last known cost, else unknown.
func (b balance) found(q quantity.Milli, last *money.PerUnit) (change, error) {
	if cost := b.average(); cost != nil {
		value, err := money.Prorate(b.value, q, b.onHand)
		if err != nil {
			return change{}, err
		}
		return b.received(q, value, cost)
	}
	if last == nil {
		return b.received(q, 0, nil)
	}
	value, err := money.Gross(*last, q)
	if err != nil {
		return change{}, err
	}
	return b.received(q, value, last)
}

// received prices an inbound quantity at its own cost. Where it covers negative
// stock, a revaluation first brings the covered part to that cost, so that
// what was sold before it came in costs what it really cost.
func (b balance) received(q quantity.Milli, value money.Minor, cost *money.PerUnit) (change, error) {
	c := change{value: value, unitCost: cost}
	if b.onHand >= 0 {
		return c, nil
	}
	covered := min(q, -b.onHand)
	target, err := money.Prorate(value, covered, q)
	if err != nil {
		return c, err
	}
	booked, err := money.Prorate(b.value, covered, -b.onHand)
	if err != nil {
		return c, err
	}
	c.revaluation = -target - booked
	return c, nil
}

// opposite prices the reversal of a movement: exactly the opposite, cut so
// that nothing on hand is worth nothing and value never has the other sign
// than the quantity on hand.
func (b balance) opposite(m Movement) change {
	after := b.value - m.Value
	switch onHand := b.onHand - m.Quantity; {
	case onHand == 0:
		after = 0
	case onHand > 0:
		after = max(0, after)
	default:
		after = min(0, after)
	}
	return change{value: after - b.value, unitCost: m.UnitCostE4}
}

// after returns the balance that the change leaves.
func (b balance) after(q quantity.Milli, c change) balance {
	return balance{onHand: b.onHand + q, value: b.value + c.revaluation + c.value, known: b.known || c.unitCost != nil}
}
