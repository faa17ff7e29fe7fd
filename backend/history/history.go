// Package history lists every command with the step that takes it back, and
// takes commands back: today, next month, after a restart.
//
// Whether a command can be taken back is decided by the present state of what
// it was about, by the same rules that the commands themselves check; where it
// cannot, the reason is given.
package history

import (
	"context"

	"stockroom/backend/catalog"
	"stockroom/backend/customer"
	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/journal"
	"stockroom/backend/purchasing"
	"stockroom/backend/sales"
	"stockroom/backend/settings"
	"stockroom/backend/stock"
	"stockroom/backend/supplier"
)

// Failures of this package: why a command is not taken back.
var (
	ErrUnknown   = fault.Define("history.unknown", "This command is not in the history.")
	ErrTakenBack = fault.Define("history.taken_back", "This was taken back.")
	ErrNoStep    = fault.Define("history.no_step", "There is no step that takes this back.")
	ErrReversal  = fault.Define("history.reversal", "A reversal stays. Post the goods again instead.")
	ErrImport    = fault.Define("history.import", "An import is not taken back as a whole. Archive what it brought, or restore a backup.")
	ErrDrafts    = fault.Define("history.drafts", "Cancel the drafts {numbers} one by one.")
	ErrLater     = fault.Define("history.later", "Something later was done: “{summary}”. Take that back first.")
	ErrChanged   = fault.Define("history.changed", "It was changed since, so what was before would undo that, too.")
	ErrNotKept   = fault.Define("history.not_kept", "What was before was not recorded.")
	ErrMixed     = fault.Define("history.mixed", "Some of them already were so before, and the history does not know which.")
	ErrUsed      = fault.Define("history.used", "{name} is in use.")
	ErrGone      = fault.Define("history.gone", "It does not exist any more.")
)

// Step is what takes a command back.
type Step string

// The steps.
const (
	Reverse     Step = "reverse" // post the opposite
	Place       Step = "place"
	BackToDraft Step = "backToDraft"
	Confirm     Step = "confirm"
	BackToQuote Step = "backToQuote"
	Cancel      Step = "cancel"
	CloseShort  Step = "closeShort"
	Reopen      Step = "reopen"
	Archive     Step = "archive"
	BringBack   Step = "bringBack" // from the archive
	Delete      Step = "delete"
	Restore     Step = "restore" // what an edit replaced, or what was deleted
)

// Row is one command with the step that takes it back.
type Row struct {
	journal.Record
	Step    Step  // "" is none
	Refusal error // why the step is not possible now; nil: it is
}

// List is one page of commands, newest first, and everyone who gave one.
type List struct {
	Rows  []Row
	Total int64 // of the first page; -1 on others
	Users []string
	Next  string
}

// Services are the books' commands, which the steps are made of.
type Services struct {
	DB         *db.DB
	Catalog    *catalog.Service
	Stock      *stock.Service
	Suppliers  *supplier.Service
	Customers  *customer.Service
	Purchasing *purchasing.Service
	Sales      *sales.Service
	Settings   *settings.Service
}

// Service answers for the history of the books.
type Service struct{ Services }

// New returns the service over the books' services.
func New(s Services) *Service { return &Service{s} }

// Target names a command: by its id, or by the request id it was given with.
type Target struct {
	ID        int64
	RequestID string
}

// Undo takes a command back and returns the command that did. The same request
// id takes back once. Fails with ErrUnknown, with the reason that List gives,
// with journal.ErrReused, journal.ErrUndone, and as the step fails.
func (s *Service) Undo(ctx context.Context, requestID string, target Target) (Row, error) {
	recorded, offer, done, err := s.find(ctx, requestID, target)
	if err != nil {
		return Row{}, err
	}
	if !done {
		if offer.Refusal != nil {
			return Row{}, offer.Refusal
		}
		if err := s.takeBack(ctx, requestID, recorded, offer.Step); err != nil {
			return Row{}, err
		}
	}
	undo, _, err := s.read(ctx, Target{RequestID: requestID})
	return undo, err
}

// takeBack gives the command that takes the recorded one back, which looks
// first whether the step is still what takes it back: others work meanwhile.
func (s *Service) takeBack(ctx context.Context, requestID string, r journal.Recorded, step Step) error {
	still := func(tx *db.Tx) error { return stillOffered(tx, r.ID, step) }
	return s.take(journal.Provided(journal.Undoing(ctx, r.ID), still), requestID, r, step)
}
