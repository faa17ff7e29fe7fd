package importer

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/journal"
	"stockroom/backend/settings"
)

// plan is one import as far as it can be made without the database: the files
// are read and their columns understood.
type plan struct {
	ctx      context.Context //nolint:containedctx // a plan lives exactly as long as its Run
	request  Request
	progress func(Progress)
	main     *sheet
	lines    *sheet // the rows of lines; main itself when they are in the same rows
	hash     string // of all content
	result   Result
}

func prepare(ctx context.Context, r Request, progress func(Progress)) (*plan, error) {
	if progress == nil {
		progress = func(Progress) {}
	}
	p := &plan{ctx: ctx, request: r, progress: progress}
	p.result = Result{
		Kind: r.Kind, File: r.Path, Counts: []Count{}, Notices: []string{}, Problems: []Problem{},
		Columns: []Column{}, LineColumns: []Column{}, Preview: [][]string{},
	}
	if err := r.check(); err != nil {
		return p, err
	}
	progress(Progress{Step: "read"})
	if err := p.read(); err != nil {
		return p, err
	}
	p.describe()
	return p, ctx.Err()
}

func (r Request) check() error {
	if !slices.Contains(Kinds(), r.Kind) {
		names := make([]string, 0, len(Kinds()))
		for _, k := range Kinds() {
			names = append(names, string(k))
		}
		return ErrKind.At("kind").With("kind", r.Kind).With("kinds", strings.Join(names, ", "))
	}
	if r.LinesPath != "" && !r.orders() {
		return ErrLines.At("linesPath")
	}
	if !slices.Contains([]DateOrder{DatesByFile, DayFirst, MonthFirst}, r.Dates) {
		return ErrDates.At("dates").With("order", r.Dates)
	}
	return nil
}

func (r Request) orders() bool { return r.Kind == PurchaseOrders || r.Kind == SalesOrders }

func (p *plan) read() error {
	digest := sha256.New()
	load := func(path string) (*table, error) {
		content, err := readFile(p.ctx, path)
		if err != nil {
			return nil, err
		}
		digest.Write(content)
		return readTable(path, content), nil
	}
	t, err := load(p.request.Path)
	if err != nil {
		return err
	}
	fields, lineFields := FieldsOf(p.request.Kind)
	switch {
	case p.request.LinesPath != "":
		lines, err := load(p.request.LinesPath)
		if err != nil {
			return err
		}
		p.lines = sheetOf(lines, linesFileFields(p.request.Kind), p.request.Dates)
	case len(lineFields) > 0:
		fields = append(fields, lineFields...)
	case p.request.Kind == Products && t.header != nil && isShopify(t):
		fields = fromShopify(t, fields)
	}
	p.main = sheetOf(t, fields, p.request.Dates)
	if p.lines == nil && len(lineFields) > 0 {
		p.lines = p.main
	}
	p.hash = hex.EncodeToString(digest.Sum(nil))
	return nil
}

// sheetOf understands a table, unless it could not be read.
func sheetOf(t *table, fields []Field, dates DateOrder) *sheet {
	if t.header != nil && len(t.problems) == 0 {
		return understand(t, fields, dates)
	}
	return &sheet{table: t, mapping: &mapping{fields: fields, at: map[string]int{}, columns: []Column{}}, bad: map[int]bool{}, unusable: true}
}

// sheets returns the files of the import.
func (p *plan) sheets() []*sheet {
	if p.lines != nil && p.lines != p.main {
		return []*sheet{p.main, p.lines}
	}
	return []*sheet{p.main}
}

// describe fills what the result can already tell.
func (p *plan) describe() {
	t := p.main.table
	p.result.Encoding, p.result.Columns = t.encoding, p.main.columns
	if t.separator != 0 {
		p.result.Separator = string(t.separator)
	}
	for _, s := range p.sheets() {
		p.result.Rows += len(s.table.rows)
	}
	if p.lines != nil && p.lines != p.main {
		p.result.LineColumns = p.lines.columns
	}
	for _, r := range t.rows[:min(previewRows, len(t.rows))] {
		p.result.Preview = append(p.result.Preview, r.cells)
	}
}

// stopped tells whether a file cannot be used at all.
func (p *plan) stopped() bool {
	for _, s := range p.sheets() {
		if s.unusable {
			return true
		}
	}
	return false
}

// refusal fills the result with what is wrong and returns ErrRefused.
func (p *plan) refusal(r *Result, sheets []*sheet) error {
	tell(r, sheets)
	return ErrRefused.With("file", p.request.Path).With("problems", countOf(r.ProblemCount, "problem", "problems")).
		With("first", r.Problems[0].String())
}

// tell fills the notices and problems of a result.
func tell(r *Result, sheets []*sheet) {
	r.Notices, r.Problems, r.ProblemCount = []string{}, []Problem{}, 0
	for _, s := range sheets {
		r.Notices = append(append(r.Notices, s.table.notices...), s.notices...)
		problems := append(slices.Clone(s.table.problems), s.problems...)
		sort.SliceStable(problems, func(i, j int) bool { return problems[i].Row < problems[j].Row })
		r.ProblemCount += len(problems)
		r.Problems = append(r.Problems, problems[:min(len(problems), MaxProblems-len(r.Problems))]...)
	}
}

func (p *plan) requestID() string {
	if p.request.RequestID != "" {
		return p.request.RequestID
	}
	return "import-" + rand.Text()
}

// input is what the journal keeps of an import: enough to tell two apart.
type input struct {
	Kind    Kind      `json:"kind"`
	File    string    `json:"file"`
	Lines   string    `json:"lines,omitempty"`
	SHA256  string    `json:"sha256"` // of the file, followed by the lines' file
	History bool      `json:"history,omitempty"`
	SkipBad bool      `json:"skipBad,omitempty"`
	Dates   DateOrder `json:"dates,omitempty"`
}

func (p *plan) input() input {
	in := input{
		Kind: p.request.Kind, File: filepath.Base(p.request.Path), SHA256: p.hash,
		History: p.request.History, SkipBad: p.request.SkipBad, Dates: p.request.Dates,
	}
	if p.request.LinesPath != "" {
		in.Lines = filepath.Base(p.request.LinesPath)
	}
	return in
}

// attempt is one run of the plan inside a transaction. It keeps nothing in
// the plan, because a transaction may have to be tried again.
type attempt struct {
	*plan
	tx     *db.Tx
	main   *sheet
	lines  *sheet
	counts []*Count
	done   int
	undo   []func() // what the present row has noted in memory, to be taken back with it
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
	if !s.bad[r.number] || !a.request.SkipBad {
		return nil
	}
	for _, undo := range slices.Backward(a.undo) {
		undo()
	}
	return rollBack(a.tx)
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

// reason says why a file cannot be read, without repeating its name.
func reason(err error) string {
	var p *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file"
	case errors.Is(err, fs.ErrPermission):
		return "you may not read it"
	case errors.As(err, &p):
		return p.Err.Error()
	}
	return err.Error()
}

// countOf writes "1 problem" or "3 problems".
func countOf(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
