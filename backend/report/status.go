package report

import "stockroom/backend/quantity"

// Level is what the status of a product depends on.
type Level struct {
	Archived     bool
	OnHand       quantity.Milli
	Quarantined  quantity.Milli // the part of on hand in quarantine
	Promised     quantity.Milli // open quantity of confirmed sales orders
	OnOrder      quantity.Milli
	ReorderPoint quantity.Milli // 0 is none
}

// Available returns on hand − allocated − quarantined, never negative.
func (l Level) Available() quantity.Milli { return max(0, l.free()) }

func (l Level) free() quantity.Milli { return l.OnHand - l.Quarantined - l.Promised }

// Status returns the first that fits of archived, out, low, on_its_way and ok.
// The schema computes the same for product_stock.status; a test compares them.
func (l Level) Status() string {
	switch {
	case l.Archived:
		return "archived"
	case l.free() <= 0:
		return "out"
	case l.ReorderPoint == 0 || l.free() > l.ReorderPoint:
		return "ok"
	case l.Available()+l.OnOrder > l.ReorderPoint:
		return "on_its_way"
	}
	return "low"
}
