package sales

import (
	"slices"
	"testing"

	"stockroom/backend/quantity"
)

func lineOf(ordered, shipped quantity.Milli) Line { return Line{Quantity: ordered, Shipped: shipped} }

func TestStateFollowsFromStageAndLines(t *testing.T) {
	for name, c := range map[string]struct {
		stage stage
		lines []Line
		state State
		open  []quantity.Milli
	}{
		"quote":            {quoted, []Line{lineOf(10, 0)}, Quote, []quantity.Milli{0}},
		"nothing yet":      {confirmed, []Line{lineOf(10, 0), lineOf(5, 0)}, Confirmed, []quantity.Milli{10, 5}},
		"one line, a part": {confirmed, []Line{lineOf(10, 4), lineOf(5, 0)}, PartiallyShipped, []quantity.Milli{6, 5}},
		"one line whole":   {confirmed, []Line{lineOf(10, 10), lineOf(5, 0)}, PartiallyShipped, []quantity.Milli{0, 5}},
		"everything":       {confirmed, []Line{lineOf(10, 10), lineOf(5, 5)}, Shipped, []quantity.Milli{0, 0}},
		"closed short":     {closed, []Line{lineOf(10, 4)}, ClosedShort, []quantity.Milli{0}},
		"cancelled":        {cancelled, []Line{lineOf(10, 0)}, Cancelled, []quantity.Milli{0}},
	} {
		t.Run(name, func(t *testing.T) {
			o := Order{ShippedDay: 20260302}
			o.settle(c.stage, c.lines)
			if o.State != c.state || o.State.stage() != c.stage {
				t.Errorf("state is %s of stage %d, want %s", o.State, o.State.stage(), c.state)
			}
			for i, l := range c.lines {
				if l.Open != c.open[i] {
					t.Errorf("open of line %d is %d, want %d", i, l.Open, c.open[i])
				}
			}
			if (o.ShippedDay != 0) != (c.state == Shipped) {
				t.Errorf("shipped day is %s in state %s", o.ShippedDay, o.State)
			}
		})
	}
}

func TestSteps(t *testing.T) {
	all := []Step{Edit, EditHead, Confirm, Ship, ReverseShipment, CloseShort, Cancel, BackToQuote, Reopen}
	for name, c := range map[string]struct {
		order    Order
		standing bool
		can      []Step
	}{
		"quote":                     {Order{State: Quote}, false, []Step{Edit, Confirm, Cancel}},
		"confirmed":                 {Order{State: Confirmed}, false, []Step{EditHead, Ship, CloseShort, Cancel, BackToQuote}},
		"partially shipped":         {Order{State: PartiallyShipped}, true, []Step{EditHead, Ship, CloseShort, ReverseShipment}},
		"shipped":                   {Order{State: Shipped}, true, []Step{EditHead, ReverseShipment}},
		"closed short, shipped":     {Order{State: ClosedShort}, true, []Step{EditHead, Reopen, ReverseShipment}},
		"closed short, not shipped": {Order{State: ClosedShort}, false, []Step{EditHead, Reopen}},
		"cancelled":                 {Order{State: Cancelled}, false, []Step{Reopen}},
		"history":                   {Order{State: Shipped, History: true}, true, []Step{}},
	} {
		t.Run(name, func(t *testing.T) {
			got := Steps(c.order, c.standing)
			for _, step := range all {
				if slices.Contains(got, step) != slices.Contains(c.can, step) {
					t.Errorf("%s: can is %v, want %v", step, got, c.can)
				}
			}
		})
	}
}
