package sales

import (
	"slices"
	"strings"
)

// Step is something that can be done with an order.
type Step string

// The steps of a sales order.
const (
	Edit            Step = "edit"     // everything
	EditHead        Step = "editHead" // required day, reference, note
	Confirm         Step = "confirm"
	Ship            Step = "ship"
	ReverseShipment Step = "reverseShipment"
	CloseShort      Step = "closeShort"
	Cancel          Step = "cancel"
	BackToQuote     Step = "backToQuote"
	Reopen          Step = "reopen"
)

// Steps lists what can be done with the order now; standing tells whether it
// has a shipment that was not reversed. It is the rule that the commands check
// and that the window shows.
func Steps(o Order, standing bool) []Step {
	if o.History {
		return []Step{}
	}
	var steps []Step
	switch o.State {
	case Quote:
		return []Step{Edit, Confirm, Cancel}
	case Confirmed:
		steps = []Step{EditHead, Ship, CloseShort}
		if !standing {
			steps = append(steps, Cancel, BackToQuote)
		}
	case PartiallyShipped:
		steps = []Step{EditHead, Ship, CloseShort}
	case Shipped:
		steps = []Step{EditHead}
	case ClosedShort:
		steps = []Step{EditHead, Reopen}
	case Cancelled:
		return []Step{Reopen}
	}
	if standing {
		steps = append(steps, ReverseShipment)
	}
	return steps
}

// allow refuses a step that is not possible now. Fails with ErrHasShipments
// where reversing a shipment would make it possible, else with ErrStep.
func allow(o Order, lines []Line, step Step) error {
	return Refuse(o, slices.ContainsFunc(lines, func(l Line) bool { return l.Shipped > 0 }), step)
}

// Refuse says why a step of the order is not possible now, as the commands do;
// nil when it is. standing is as for Steps.
func Refuse(o Order, standing bool, step Step) error {
	if slices.Contains(Steps(o, standing), step) {
		return nil
	}
	if standing && !o.History && o.State.stage() == confirmed && (step == Cancel || step == BackToQuote) {
		return ErrHasShipments.With("number", o.Number)
	}
	return ErrStep.With("number", o.Number).With("state", o.State.Words()).With("step", step)
}

// Words returns the state in English: "partially shipped".
func (s State) Words() string { return strings.ReplaceAll(string(s), "_", " ") }
