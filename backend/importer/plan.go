package importer

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"

	"stockroom/backend/db"
)

// plan is one import as far as it can be made without the database: the files
// are read and their columns understood.
type plan struct {
	ctx      context.Context         //nolint:containedctx // a plan lives exactly as long as its Run
	refuse   func(path string) error // the open database's own files
	request  Request
	progress func(Progress)
	main     *sheet
	lines    *sheet // the rows of lines; main itself when they are in the same rows
	hash     string // of all content
	result   Result
}

func prepare(ctx context.Context, d *db.DB, r Request, progress func(Progress)) (*plan, error) {
	if progress == nil {
		progress = func(Progress) {}
	}
	p := &plan{ctx: ctx, refuse: d.RefuseOwn, request: r, progress: progress}
	p.result = Result{
		Kind: r.Kind, File: r.Path, Counts: []Count{}, Notices: []string{}, Problems: []Problem{},
		Columns: []Column{}, LineColumns: []Column{}, Preview: [][]string{},
	}
	if err := r.Check(); err != nil {
		return p, err
	}
	progress(Progress{Step: "read"})
	if err := p.read(); err != nil {
		return p, err
	}
	p.describe()
	return p, ctx.Err()
}

// Check tells whether the request makes sense before any file is read. Fails
// with ErrKind, ErrLines and ErrDates.
func (r Request) Check() error {
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
		if err := p.refuse(path); err != nil {
			return nil, err
		}
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
	case p.request.Kind == Products:
		fields = withLocations(t, fields)
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
		p.result.Rows += s.table.read
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
	return ErrRefused.With("file", p.request.Path).With("problems", countOf(r.ProblemCount, "problem", "problems"))
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
