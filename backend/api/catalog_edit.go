package api

import (
	"context"

	"stockroom/backend/catalog"
	"stockroom/backend/quantity"
)

// ProductSelection names products: each by its id, or all that match a query, but for some.
type ProductSelection struct {
	IDs    []int64      `json:"ids"`
	All    bool         `json:"all"`
	Query  ProductQuery `json:"query"`  // of all; sort, cursor and limit are not looked at
	Except []int64      `json:"except"` // of all
}

// ProductEdit is one change of many products.
type ProductEdit struct {
	Field         string `json:"field"`                      // category, supplier (the default one), reorder_point, archived
	ID            *int64 `json:"id" ts_type:"number | null"` // of category (null: none) and supplier
	QuantityMilli int64  `json:"quantityMilli"`              // of the reorder point; 0 is none
	Archived      bool   `json:"archived"`
}

// ProductEditQuestion asks what an edit would do.
type ProductEditQuestion struct {
	Selection ProductSelection `json:"selection"`
	Edit      ProductEdit      `json:"edit"`
}

// ProductEditPreview says what an edit would do.
type ProductEditPreview struct {
	Selected int64         `json:"selected"`
	Changes  int64         `json:"changes"`
	Same     int64         `json:"same"`    // already are so
	Refused  int64         `json:"refused"` // cannot, for the reasons given
	Reasons  []ListProblem `json:"reasons"`
	Notes    []ListProblem `json:"notes"` // what is good to know
}

// PreviewEdit says what an edit of many products would do. Fails as EditMany does.
func (c *Catalog) PreviewEdit(q ProductEditQuestion) (ProductEditPreview, error) {
	return run(c.host, "Catalog.PreviewEdit", func(ctx context.Context, b *Books) (ProductEditPreview, error) {
		in, err := editInput(ctx, b, q.Selection, q.Edit)
		if err != nil {
			return ProductEditPreview{}, err
		}
		p, err := b.Catalog.PreviewEdit(ctx, in)
		return ProductEditPreview{
			Selected: p.Selected, Changes: p.Changes, Same: p.Same, Refused: p.Refused, Reasons: listProblems(p.Reasons), Notes: listProblems(p.Notes),
		}, err
	})
}

// ProductEditCommand is the command to change many products.
type ProductEditCommand struct {
	RequestID string           `json:"requestId"`
	Selection ProductSelection `json:"selection"`
	Edit      ProductEdit      `json:"edit"`
	Expected  int64            `json:"expected"` // how many are selected as the user sees it; 0 does not check
}

// ProductEditDone says what an edit did.
type ProductEditDone struct {
	Changed int64 `json:"changed"`
	EntryID int64 `json:"entryId"` // for UndoEdit
}

// EditMany changes many products in one command; those that cannot be changed
// stay. Fails with catalog.edit_none, catalog.edit_count, catalog.edit_field, catalog.category_unknown,
// catalog.supplier_unknown, catalog.negative, quantity.too_large, query.filter_unknown.
func (c *Catalog) EditMany(q ProductEditCommand) (ProductEditDone, error) {
	return run(c.host, "Catalog.EditMany", func(ctx context.Context, b *Books) (ProductEditDone, error) {
		in, err := editInput(ctx, b, q.Selection, q.Edit)
		if err != nil {
			return ProductEditDone{}, err
		}
		in.Expected = q.Expected
		done, err := b.Catalog.EditMany(ctx, q.RequestID, in)
		return ProductEditDone(done), err
	})
}

// ProductEditUndo is the command to take an edit of many products back.
type ProductEditUndo struct {
	RequestID string `json:"requestId"`
	EntryID   int64  `json:"entryId"`
}

// ProductEditUndone says what taking an edit back did.
type ProductEditUndone struct {
	Restored int64 `json:"restored"`
	Kept     int64 `json:"kept"` // were changed again since, and stay
}

// UndoEdit takes an edit of many products back. Fails with
// catalog.edit_unknown, catalog.edit_undone.
func (c *Catalog) UndoEdit(q ProductEditUndo) (ProductEditUndone, error) {
	return run(c.host, "Catalog.UndoEdit", func(ctx context.Context, b *Books) (ProductEditUndone, error) {
		done, err := b.Catalog.UndoEdit(ctx, q.RequestID, q.EntryID)
		return ProductEditUndone(done), err
	})
}

func editInput(ctx context.Context, b *Books, s ProductSelection, e ProductEdit) (catalog.EditInput, error) {
	in := catalog.EditInput{
		Selection: catalog.Selection{IDs: s.IDs, All: s.All, Except: s.Except},
		Edit:      catalog.Edit{Field: catalog.EditField(e.Field), ID: e.ID, Quantity: quantity.Milli(e.QuantityMilli), Archived: e.Archived},
	}
	if !s.All {
		return in, nil
	}
	var err error
	in.Selection.Query, err = productQuery(ctx, b, s.Query)
	return in, under("selection.query", err)
}

func listProblems(faults []error) []ListProblem {
	problems := make([]ListProblem, len(faults))
	for i, problem := range faults {
		f := FailureOf(problem)
		problems[i] = ListProblem{Code: f.Code, Params: f.Params, Message: f.Message}
		if f.Params == nil {
			problems[i].Params = map[string]string{}
		}
	}
	return problems
}
