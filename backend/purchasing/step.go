package purchasing

import (
	"slices"
	"strings"
)

// Step is something that can be done with an order.
type Step string

// The steps of a purchase order.
const (
	Edit           Step = "edit"     // everything
	EditHead       Step = "editHead" // promised day, reference, note
	Place          Step = "place"
	Receive        Step = "receive"
	ReverseReceipt Step = "reverseReceipt"
	CloseShort     Step = "closeShort"
	Cancel         Step = "cancel"
	BackToDraft    Step = "backToDraft"
	Reopen         Step = "reopen"
)

// Steps lists what can be done with the order now; standing tells whether it
// has a receipt that was not reversed. It is the rule that the commands check
// and that the window shows.
func Steps(o Order, standing bool) []Step {
	if o.History {
		return []Step{}
	}
	var steps []Step
	switch o.State {
	case Draft:
		return []Step{Edit, Place, Cancel}
	case Ordered:
		steps = []Step{EditHead, Receive, CloseShort}
		if !standing {
			steps = append(steps, Cancel, BackToDraft)
		}
	case PartiallyReceived:
		steps = []Step{EditHead, Receive, CloseShort}
	case Received:
		steps = []Step{EditHead}
	case ClosedShort:
		steps = []Step{EditHead, Reopen}
	case Cancelled:
		return []Step{Reopen}
	}
	if standing {
		steps = append(steps, ReverseReceipt)
	}
	return steps
}

// allow refuses a step that is not possible now. Fails with ErrHasReceipts
// where reversing a receipt would make it possible, else with ErrStep.
func allow(o Order, lines []Line, step Step) error {
	return Refuse(o, slices.ContainsFunc(lines, func(l Line) bool { return l.Received > 0 }), step)
}

// Refuse says why a step of the order is not possible now, as the commands do;
// nil when it is. standing is as for Steps.
func Refuse(o Order, standing bool, step Step) error {
	if slices.Contains(Steps(o, standing), step) {
		return nil
	}
	if standing && !o.History && o.State.stage() == placed && (step == Cancel || step == BackToDraft) {
		return ErrHasReceipts.With("number", o.Number)
	}
	return ErrStep.With("number", o.Number).With("state", o.State.Words()).With("step", step)
}

// Words returns the state in English: "partially received".
func (s State) Words() string { return strings.ReplaceAll(string(s), "_", " ") }
