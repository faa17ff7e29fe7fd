package purchasing

import (
	"slices"
	"testing"

	"stockroom/backend/quantity"
)

func lineOf(ordered, received quantity.Milli) Line {
	return Line{Quantity: ordered, Received: received}
}

func TestStateFollowsFromStageAndLines(t *testing.T) {
	for name, c := range map[string]struct {
		stage stage
		lines []Line
		state State
		open  []quantity.Milli
	}{
		"draft":                   {drafted, []Line{lineOf(10, 0)}, Draft, []quantity.Milli{0}},
		"nothing yet":             {placed, []Line{lineOf(10, 0), lineOf(5, 0)}, Ordered, []quantity.Milli{10, 5}},
		"one line, a part":        {placed, []Line{lineOf(10, 4), lineOf(5, 0)}, PartiallyReceived, []quantity.Milli{6, 5}},
		"one line whole":          {placed, []Line{lineOf(10, 10), lineOf(5, 0)}, PartiallyReceived, []quantity.Milli{0, 5}},
		"everything":              {placed, []Line{lineOf(10, 10), lineOf(5, 5)}, Received, []quantity.Milli{0, 0}},
		"more than ordered":       {placed, []Line{lineOf(10, 12)}, Received, []quantity.Milli{0}},
		"more of one, none other": {placed, []Line{lineOf(10, 12), lineOf(5, 0)}, PartiallyReceived, []quantity.Milli{0, 5}},
		"closed short":            {closed, []Line{lineOf(10, 4)}, ClosedShort, []quantity.Milli{0}},
		"cancelled":               {cancelled, []Line{lineOf(10, 0)}, Cancelled, []quantity.Milli{0}},
	} {
		t.Run(name, func(t *testing.T) {
			o := Order{ReceivedDay: 20260302}
			o.settle(c.stage, c.lines)
			if o.State != c.state {
				t.Errorf("state is %s, want %s", o.State, c.state)
			}
			for i, l := range c.lines {
				if l.Open != c.open[i] {
					t.Errorf("open of line %d is %d, want %d", i, l.Open, c.open[i])
				}
			}
			if o.State.stage() != c.stage {
				t.Errorf("the state's stage is %d, want %d", o.State.stage(), c.stage)
			}
			if (o.ReceivedDay != 0) != (c.state == Received) {
				t.Errorf("received day is %s in state %s", o.ReceivedDay, o.State)
			}
		})
	}
}

func TestSteps(t *testing.T) {
	all := []Step{Edit, EditHead, Place, Receive, ReverseReceipt, CloseShort, Cancel, BackToDraft, Reopen}
	for name, c := range map[string]struct {
		order    Order
		standing bool
		can      []Step
	}{
		"draft":                      {Order{State: Draft}, false, []Step{Edit, Place, Cancel}},
		"ordered":                    {Order{State: Ordered}, false, []Step{EditHead, Receive, CloseShort, Cancel, BackToDraft}},
		"partially received":         {Order{State: PartiallyReceived}, true, []Step{EditHead, Receive, CloseShort, ReverseReceipt}},
		"received":                   {Order{State: Received}, true, []Step{EditHead, ReverseReceipt}},
		"closed short, received":     {Order{State: ClosedShort}, true, []Step{EditHead, Reopen, ReverseReceipt}},
		"closed short, not received": {Order{State: ClosedShort}, false, []Step{EditHead, Reopen}},
		"cancelled":                  {Order{State: Cancelled}, false, []Step{Reopen}},
		"history":                    {Order{State: Received, History: true}, true, []Step{}},
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

func TestSuggest(t *testing.T) {
	const u = quantity.One
	for name, c := range map[string]struct {
		plan Planning
		want quantity.Milli
	}{
		"no reorder point":           {Planning{Projected: 0, UpTo: 40 * u}, 0},
		"projected above the point":  {Planning{Projected: 32 * u, ReorderPoint: 10 * u, UpTo: 40 * u}, 0},
		"up to, in whole multiples":  {Planning{Projected: 8 * u, ReorderPoint: 10 * u, UpTo: 40 * u, Multiple: 6 * u}, 36 * u},
		"at the point":               {Planning{Projected: 10 * u, ReorderPoint: 10 * u, UpTo: 40 * u}, 30 * u},
		"the fixed quantity":         {Planning{Projected: 8 * u, ReorderPoint: 10 * u, Quantity: 25 * u}, 25 * u},
		"up to goes before quantity": {Planning{Projected: 8 * u, ReorderPoint: 10 * u, UpTo: 12 * u, Quantity: 25 * u}, 4 * u},
		"just above the point":       {Planning{Projected: 8 * u, ReorderPoint: 10 * u}, 3 * u},
		"minimum and pack":           {Planning{Projected: 8 * u, ReorderPoint: 10 * u, UpTo: 40 * u, Minimum: 50 * u, Multiple: 12 * u}, 60 * u},
		"fractions of a unit":        {Planning{Projected: 1_250, ReorderPoint: 2 * u}, 1_750},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.plan.Suggest(); got != c.want {
				t.Errorf("suggested %s, want %s", got, c.want)
			}
		})
	}
}
