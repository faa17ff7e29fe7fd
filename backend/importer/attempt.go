package importer

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/journal"
	"stockroom/backend/settings"
)

// attempt is one run of the plan inside a transaction. It keeps nothing in
// the plan, because a transaction may have to be tried again.
type attempt struct {
	*plan
	tx     *db.Tx
	main   *sheet
	lines  *sheet
	counts []*Count
	done   int
	undo   []func() // what the present row or batch has noted in memory, to be taken back with it
}

func (p *plan) attempt(tx *db.Tx) *attempt {
	a := &attempt{plan: p, tx: tx, main: p.main.again()}
	if p.lines == p.main {
		a.lines = a.main
	} else if p.lines != nil {
		a.lines = p.lines.again()
	}
	return a
}

// again returns a copy of the sheet whose problems and notices are its own.
func (s *sheet) again() *sheet {
	c := *s
	m := *s.mapping
	m.notices = slices.Clone(m.notices)
	c.mapping, c.problems, c.bad = &m, slices.Clone(s.problems), maps.Clone(s.bad)
	return &c
}

func (a *attempt) sheets() []*sheet {
	if a.lines != nil && a.lines != a.main {
		return []*sheet{a.main, a.lines}
	}
	return []*sheet{a.main}
}

// run takes all rows. Every problem is collected before the decision to refuse.
func (a *attempt) run() (Result, error) {
	result := a.result
	if err := a.takeCurrency(); err != nil {
		return result, err
	}
	own := a.count(string(a.request.Kind))
	if err := a.take(); err != nil {
		return result, err
	}
	for _, c := range a.counts {
		result.Counts = append(result.Counts, *c)
	}
	result.Created, result.Updated, result.Unchanged = own.Created, own.Updated, own.Unchanged
	for _, s := range a.sheets() {
		result.Skipped += len(s.bad)
	}
	if tell(&result, a.sheets()); result.ProblemCount > 0 && !a.request.SkipBad {
		return result, a.refusal(&result, a.sheets())
	}
	about := journal.Subject{Type: "import", ID: a.tx.Entry(), Label: filepath.Base(a.request.Path)}
	return result, journal.About(a.tx, about, a.summary(result))
}

// takeCurrency tells the sheets in which currency the books are kept.
func (a *attempt) takeCurrency() error {
	c, err := settings.Currency(a.tx.DB)
	for _, s := range a.sheets() {
		s.money = c
	}
	return err
}

func (a *attempt) take() error {
	switch a.request.Kind {
	case Categories:
		return a.takeCategories()
	case Suppliers:
		return a.takeParties(supplierBook)
	case Customers:
		return a.takeParties(customerBook)
	case Products:
		return a.takeProducts()
	case Stock:
		return a.takeStock()
	case PurchaseOrders, SalesOrders:
		return a.takeOrders()
	}
	return ErrKind.At("kind").With("kind", a.request.Kind)
}

// summary is the sentence of the history.
func (a *attempt) summary(r Result) string {
	return "Imported " + strings.ReplaceAll(string(a.request.Kind), "-", " ") + " from " + filepath.Base(a.request.Path) + ": " +
		countOf(r.Created, "new", "new") + ", " + countOf(r.Updated, "changed", "changed") + ", " + countOf(r.Unchanged, "unchanged", "unchanged")
}

// count returns the counts of one sort of thing.
func (a *attempt) count(what string) *Count {
	for _, c := range a.counts {
		if c.What == what {
			return c
		}
	}
	c := &Count{What: what}
	a.counts = append(a.counts, c)
	return c
}

// step tells progress now and then and notices that the import was cancelled.
func (a *attempt) step(name string, total int) error {
	a.done++
	if a.done%progressEvery != 0 {
		return nil
	}
	a.progress(Progress{Step: name, Done: a.done, Total: total})
	return a.ctx.Err()
}

// guard runs what a row does. A failure that the user can act on becomes a
// problem of the row, at the column of the field it concerns; others end the
// import. Where bad rows are left out, what the row did before is undone.
func (a *attempt) guard(s *sheet, r row, do func() error) error {
	a.undo = a.undo[:0]
	if a.request.SkipBad {
		if err := savepoint(a.tx); err != nil {
			return err
		}
	}
	if err := do(); err != nil {
		f, ok := fault.Of(err)
		if !ok {
			return err
		}
		s.failAt(r, fieldOf(f.Field()), "%s", sentence(f))
	}
	if !a.request.SkipBad {
		return nil
	}
	if s.bad[r.number] {
		return a.forget()
	}
	return release(a.tx)
}

// forget undoes what was done since the savepoint, in the books and in memory.
func (a *attempt) forget() error {
	for _, undo := range slices.Backward(a.undo) {
		undo()
	}
	if err := rollBack(a.tx); err != nil {
		return err
	}
	return release(a.tx)
}

// made counts a new thing, for as long as the present row is kept.
func (a *attempt) made(what string) {
	c := a.count(what)
	c.Created++
	a.undo = append(a.undo, func() { c.Created-- })
}

// fieldOf finds the field that a fault's JSON path concerns: the last part,
// without its unit.
func fieldOf(path string) string {
	if strings.HasPrefix(path, "barcodes") {
		return fBarcode
	}
	name := path[strings.LastIndexByte(path, '.')+1:]
	for _, unit := range []string{"MinorE4", "Minor", "Milli", "Ppm"} {
		name = strings.TrimSuffix(name, unit)
	}
	switch name {
	case "unitPrice":
		return fPrice
	case "unitCost":
		return fCost
	case "", "id":
		return fName
	}
	return name
}
