package catalog

import (
	"context"
	"strconv"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/journal"
	"stockroom/backend/quantity"
)

// Failures of edits of many products, and what a preview says of them.
var (
	ErrEditField    = fault.Define("catalog.edit_field", "“{field}” cannot be changed for many products at once.")
	ErrEditCount    = fault.Define("catalog.edit_count", "The list changed: {now} products are selected now, not {before}. Look again.")
	ErrEditNone     = fault.Define("catalog.edit_none", "No product is selected.")
	ErrEditSupplier = fault.Define("catalog.edit_supplier", "Choose the supplier.")
	ErrEditUnknown  = fault.Define("catalog.edit_unknown", "There is no such change of many products.")
	ErrEditUndone   = fault.Define("catalog.edit_undone", "This was taken back already.")
	ErrEditUnits    = fault.Define("catalog.edit_units", "{count} are counted in units with fewer decimals: {names}.")
	ErrEditUpTo     = fault.Define("catalog.edit_up_to", "{count} are reordered up to no more than that: {names}.")
	ErrEditStock    = fault.Define("catalog.edit_stock", "With stock, which stays in every report: {count}.")
	ErrEditOpen     = fault.Define("catalog.edit_open", "On open orders, which go on: {count}.")
)

// EditField is what an edit of many products changes.
type EditField string

// The fields that can be edited for many products at once.
const (
	EditCategory     EditField = "category"
	EditSupplier     EditField = "supplier" // the default one; it becomes one of the product's suppliers
	EditReorderPoint EditField = "reorder_point"
	EditArchived     EditField = "archived"
)

// Selection names products: each by its id, or all that match a query, but for some.
type Selection struct {
	IDs    []int64
	All    bool
	Query  ProductQuery // of All; sort, cursor and limit are not looked at
	Except []int64      // of All
}

// Edit is one change of many products.
type Edit struct {
	Field    EditField
	ID       *int64         // of category (nil: none) and supplier
	Quantity quantity.Milli // of the reorder point; 0 is none
	Archived bool
}

// EditInput is the command to change many products. Expected is how many the
// user saw selected; 0 does not check.
type EditInput struct {
	Selection Selection
	Edit      Edit
	Expected  int64
}

// EditPreview says what an edit would do.
type EditPreview struct {
	Selected int64
	Changes  int64
	Same     int64   // already are so
	Refused  int64   // cannot, for the reasons given
	Reasons  []error // faults
	Notes    []error // faults: what is good to know
}

// EditDone is what an edit did.
type EditDone struct {
	Changed int64
	EntryID int64 // of the command, for UndoEdit; 0 where nothing changed
}

// UndoDone is what taking an edit back did.
type UndoDone struct {
	Restored int64
	Kept     int64 // were changed again since, and stay
}

// value is what the column shall be.
func (e Edit) value() *int64 {
	var value int64
	switch e.Field {
	case EditCategory, EditSupplier:
		return e.ID
	case EditReorderPoint:
		value = int64(e.Quantity)
	case EditArchived:
		if e.Archived {
			value = 1
		}
	}
	return &value
}

// PreviewEdit says what an edit of many products would do. Fails as EditMany does.
func (s *Service) PreviewEdit(ctx context.Context, in EditInput) (EditPreview, error) {
	return readPreview(ctx, s.db, in)
}

// EditMany changes many products in one command; those that cannot be changed
// stay. Fails with ErrEditNone, ErrEditCount, ErrEditField, ErrCategoryUnknown,
// ErrEditSupplier, ErrSupplierUnknown, ErrNegative, quantity.ErrTooLarge, ErrFilter.
func (s *Service) EditMany(ctx context.Context, requestID string, in EditInput) (EditDone, error) {
	return journal.Do(ctx, s.db, journal.Command{RequestID: requestID, Name: "catalog.edit_many", Input: in},
		func(tx *db.Tx) (EditDone, error) {
			if err := checkEdit(tx.DB, in.Edit); err != nil {
				return EditDone{}, err
			}
			preview, err := previewEdit(tx.DB, in)
			switch {
			case err != nil:
				return EditDone{}, err
			case preview.Selected == 0:
				return EditDone{}, ErrEditNone.At("selection")
			case in.Expected != 0 && in.Expected != preview.Selected:
				return EditDone{}, ErrEditCount.At("selection").With("now", preview.Selected).With("before", in.Expected)
			}
			changed, err := applyEdit(tx, in)
			if err != nil {
				return EditDone{}, err
			}
			tx.Changed(db.Catalog, db.Stock)
			return EditDone{Changed: changed, EntryID: tx.Entry()}, toldEdit(tx, in.Edit, changed)
		})
}

// UndoEdit takes an edit of many products back, in one command. What was
// changed again since stays. Fails with ErrEditUnknown, ErrEditUndone.
func (s *Service) UndoEdit(ctx context.Context, requestID string, entryID int64) (UndoDone, error) {
	if open, err := undoable(s.db.Read(ctx), entryID); err != nil {
		return UndoDone{}, err
	} else if open {
		ctx = journal.Undoing(ctx, entryID) // whoever asks: the history then knows
	}
	return journal.Do(ctx, s.db, journal.Command{RequestID: requestID, Name: "catalog.undo_edit", Input: entryID},
		func(tx *db.Tx) (UndoDone, error) {
			edit, err := findEdit(tx.DB, entryID)
			if err != nil {
				return UndoDone{}, err
			}
			done, err := undoEdit(tx, edit)
			if err != nil {
				return UndoDone{}, err
			}
			tx.Changed(db.Catalog, db.Stock)
			summary := "Took back the change of " + strconv.FormatInt(done.Restored, 10) + " products"
			return done, journal.About(tx, journal.Subject{Type: subject}, summary)
		})
}

func toldEdit(tx *db.Tx, e Edit, changed int64) error {
	what, err := editWords(tx.DB, e)
	if err != nil {
		return err
	}
	summary := what + " of " + strconv.FormatInt(changed, 10) + " products"
	if e.Field == EditArchived {
		summary = what + " " + strconv.FormatInt(changed, 10) + " products"
	}
	return journal.About(tx, journal.Subject{Type: subject}, summary)
}
