package importer

import (
	"slices"

	"stockroom/backend/catalog"
	"stockroom/backend/fault"
	"stockroom/backend/stock"
)

// writeProducts writes drafts and returns those that were taken, with their ids.
func (a *attempt) writeProducts(drafts []productDraft) ([]productDraft, error) {
	isNew := func(d productDraft) bool { return d.id == 0 }
	added, err := a.addProducts(slices.DeleteFunc(slices.Clone(drafts), func(d productDraft) bool { return !isNew(d) }))
	if err != nil {
		return nil, err
	}
	changed, err := a.changeProducts(slices.DeleteFunc(drafts, isNew))
	return append(added, changed...), err
}

func (a *attempt) addProducts(drafts []productDraft) ([]productDraft, error) {
	for len(drafts) > 0 {
		inputs := make([]catalog.ProductInput, len(drafts))
		for i, d := range drafts {
			inputs[i] = d.input
		}
		ids, problems, err := catalog.CreateProducts(a.tx, inputs)
		if err != nil {
			return nil, err
		}
		if len(problems) == 0 {
			for i := range drafts {
				drafts[i].id = ids[i]
			}
			a.tally(len(drafts), 0, 0)
			return drafts, nil
		}
		if drafts, err = a.without(drafts, problems); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

func (a *attempt) changeProducts(drafts []productDraft) ([]productDraft, error) {
	for len(drafts) > 0 {
		changes := make([]catalog.Change, len(drafts))
		for i, d := range drafts {
			changes[i] = catalog.Change{ID: d.id, Input: d.input}
		}
		changed, problems, err := catalog.UpdateProducts(a.tx, changes)
		if err != nil {
			return nil, err
		}
		if len(problems) == 0 {
			a.tally(0, int(changed), len(drafts)-int(changed))
			return drafts, nil
		}
		if drafts, err = a.without(drafts, problems); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// tally counts products, for as long as the present batch is kept.
func (a *attempt) tally(created, updated, unchanged int) {
	c := a.count(string(Products))
	c.Created, c.Updated, c.Unchanged = c.Created+created, c.Updated+updated, c.Unchanged+unchanged
	a.undo = append(a.undo, func() {
		c.Created, c.Updated, c.Unchanged = c.Created-created, c.Updated-updated, c.Unchanged-unchanged
	})
}

// without reports the problems and returns the drafts that have none.
func (a *attempt) without(drafts []productDraft, problems []catalog.Problem) ([]productDraft, error) {
	for _, p := range problems {
		f, ok := fault.Of(p.Err)
		if !ok {
			return nil, p.Err
		}
		a.main.failAt(drafts[p.Row].row, fieldOf(f.Field()), "%s", sentence(f))
	}
	return slices.DeleteFunc(drafts, func(d productDraft) bool { return a.main.bad[d.row.number] }), nil
}

// openBalances posts the opening balances of products that the ledger does not know yet.
func (a *attempt) openBalances(drafts []productDraft) error {
	ids := make([]int64, len(drafts))
	for i, d := range drafts {
		ids[i] = d.id
	}
	moved, err := stock.WithMovements(a.tx, ids)
	if err != nil {
		return err
	}
	counts := a.count("openingBalances")
	all := len(drafts)
	drafts = slices.DeleteFunc(drafts, func(d productDraft) bool { return moved[d.id] })
	counts.Unchanged += all - len(drafts)
	for len(drafts) > 0 {
		posted, err := a.post(drafts)
		if err != nil {
			return err
		}
		if posted {
			counts.Created += len(drafts)
			return nil
		}
		if !a.request.SkipBad {
			return nil
		}
		drafts = slices.DeleteFunc(drafts, func(d productDraft) bool { return a.main.bad[d.row.number] })
	}
	return nil
}

// post posts the opening balances in one document. Where one cannot be taken
// its row is bad, and where bad rows are left out nothing of the document stays.
func (a *attempt) post(drafts []productDraft) (posted bool, err error) {
	lines := make([]stock.OpeningLine, len(drafts))
	for i, d := range drafts {
		lines[i] = stock.OpeningLine{ProductID: d.id, LocationID: d.location, Quantity: d.onHand, UnitCost: d.cost}
	}
	a.undo = a.undo[:0]
	if a.request.SkipBad {
		if err := savepoint(a.tx); err != nil {
			return false, err
		}
	}
	_, err = stock.OpenBalances(a.tx, stock.OpeningInput{Lines: lines})
	f, refused := fault.Of(err)
	switch {
	case refused:
		a.failLine(drafts, f)
	case err != nil:
		return false, err
	}
	switch {
	case !a.request.SkipBad:
		return !refused, nil
	case refused:
		return false, a.forget()
	}
	return true, release(a.tx)
}
