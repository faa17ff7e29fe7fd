package report

import "stockroom/backend/quantity"

// Reorder is what the proposal to order depends on; 0 is none.
type Reorder struct {
	Projected quantity.Milli // available + on order
	Point     quantity.Milli
	UpTo      quantity.Milli
	Quantity  quantity.Milli
	Minimum   quantity.Milli // the supplier's minimum order
	Multiple  quantity.Milli
}

// Suggested returns how much to order: nothing while projected is above the
// reorder point; else what is missing to reorder up to (without it the reorder
// quantity, without both one unit above the reorder point), at least the
// minimum order, rounded up to the multiple.
func (r Reorder) Suggested() quantity.Milli {
	if r.Projected > r.Point {
		return 0
	}
	wanted := r.Point + quantity.One - r.Projected
	switch {
	case r.UpTo > 0:
		wanted = r.UpTo - r.Projected
	case r.Quantity > 0:
		wanted = r.Quantity
	}
	if wanted <= 0 {
		return 0
	}
	wanted = max(wanted, r.Minimum)
	if r.Multiple > 0 {
		wanted = (wanted + r.Multiple - 1) / r.Multiple * r.Multiple
	}
	return wanted
}
