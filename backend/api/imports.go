package api

import (
	"context"

	"stockroom/backend/importer"
)

// Imports is the window's access to the files that users bring.
type Imports struct {
	host    *Host
	running runningWork
}

// NewImports returns the bound struct on the host.
func NewImports(h *Host) *Imports { return &Imports{host: h} }

// ImportKindsQuery asks for the kinds.
type ImportKindsQuery struct{}

// ImportField is one thing that a kind of file can tell, and the headers it
// is found under: lower case, letters and digits only.
type ImportField struct {
	Field    string   `json:"field"`
	Headers  []string `json:"headers"`
	Required bool     `json:"required"`
}

// ImportKind is one kind of file.
type ImportKind struct {
	Kind   string        `json:"kind"` // categories, suppliers, customers, products, stock, purchase-orders, sales-orders
	Orders bool          `json:"orders"`
	Fields []ImportField `json:"fields"`
	// LineFields are read from the same rows or from a file of lines; empty unless orders.
	LineFields []ImportField `json:"lineFields"`
}

// ImportKindList lists the kinds, in the order in which they are best imported.
type ImportKindList struct {
	Kinds []ImportKind `json:"kinds"`
}

// Kinds lists what can be imported and under which headers it is found.
func (i *Imports) Kinds(_ ImportKindsQuery) (ImportKindList, error) {
	return run(i.host, "Imports.Kinds", func(context.Context, *Books) (ImportKindList, error) {
		return listImportKinds(), nil
	})
}

// ImportFileQuestion asks the user for a file; Lines asks for the file of an order's lines.
type ImportFileQuestion struct {
	Lines bool `json:"lines"`
}

// ImportFile is the file the user chose.
type ImportFile struct {
	Path string `json:"path"` // "": cancelled
}

// ChooseFile lets the user choose the file to import.
func (i *Imports) ChooseFile(q ImportFileQuestion) (ImportFile, error) {
	return run(i.host, "Imports.ChooseFile", func(context.Context, *Books) (ImportFile, error) {
		title := "Import a file"
		if q.Lines {
			title = "Import the lines of the orders"
		}
		path, err := i.host.shell.OpenFile(OpenQuestion{Title: title, Filter: "*.csv;*.txt;*.tsv"})
		return ImportFile{Path: path}, err
	})
}

// ImportRecogniseQuery asks what a file seems to be.
type ImportRecogniseQuery struct {
	Path string `json:"path"`
}

// ImportGuess is what a file seems to be.
type ImportGuess struct {
	Kind string `json:"kind"` // "": nothing known
	// Lines says that the file looks like the lines of orders, for linesPath.
	Lines bool `json:"lines"`
}

// Recognise tells from a file's headers what it seems to be. Fails with importer.file, db.own.
func (i *Imports) Recognise(q ImportRecogniseQuery) (ImportGuess, error) {
	return run(i.host, "Imports.Recognise", func(_ context.Context, b *Books) (ImportGuess, error) {
		if err := b.DB.RefuseOwn(q.Path); err != nil {
			return ImportGuess{}, err
		}
		kind, lines, err := importer.Recognise(q.Path)
		return ImportGuess{Kind: string(kind), Lines: lines}, err
	})
}

// ImportRequest is one import.
type ImportRequest struct {
	// RequestID is new for every press of the button; Test may leave it empty.
	RequestID string `json:"requestId"`
	Kind      string `json:"kind"`
	Path      string `json:"path"`
	LinesPath string `json:"linesPath"` // "": none
	// History takes orders with a shipped (received) date as finished, without moving stock.
	History bool   `json:"history"`
	SkipBad bool   `json:"skipBad"` // leave bad rows out instead of refusing the file
	Dates   string `json:"dates"`   // dmy, mdy or "": how to read 3/4/2023
}

// ImportProblem is one reason why a row, or the file, cannot be taken.
type ImportProblem struct {
	File   string `json:"file"`
	Row    int    `json:"row"` // 1 is the header
	Column string `json:"column"`
	Why    string `json:"why"`
}

// ImportCount is what an import did to one sort of thing.
type ImportCount struct {
	What      string `json:"what"`
	Created   int    `json:"created"`
	Updated   int    `json:"updated"`
	Unchanged int    `json:"unchanged"`
}

// ImportColumn is one column of the file and what it is read as ("": nobody knows it).
type ImportColumn struct {
	Header string `json:"header"`
	Field  string `json:"field"`
}

// ImportResult is what an import did or, in a test, would do.
type ImportResult struct {
	// Done says that the import took place (in a test: that it would).
	// Otherwise nothing was changed, and Problems tell why.
	Done         bool            `json:"done"`
	Kind         string          `json:"kind"`
	File         string          `json:"file"`
	Encoding     string          `json:"encoding"`
	Separator    string          `json:"separator"`
	Rows         int             `json:"rows"`
	Created      int             `json:"created"`
	Updated      int             `json:"updated"`
	Unchanged    int             `json:"unchanged"`
	Skipped      int             `json:"skipped"`
	Counts       []ImportCount   `json:"counts"`
	Notices      []string        `json:"notices"`
	Problems     []ImportProblem `json:"problems"`     // the first 1,000
	ProblemCount int             `json:"problemCount"` // all of them
	Columns      []ImportColumn  `json:"columns"`
	LineColumns  []ImportColumn  `json:"lineColumns"`
	Preview      [][]string      `json:"preview"` // the first rows, cell by cell
}

// Test does everything an import would do and undoes it: the answer says what
// would happen. What is wrong in the file is in the answer's problems. Fails
// with importer.kind, importer.file, importer.lines, importer.dates, db.own.
func (i *Imports) Test(in ImportRequest) (ImportResult, error) {
	return run(i.host, "Imports.Test", func(ctx context.Context, b *Books) (ImportResult, error) {
		return i.importFile(ctx, b, in, true)
	})
}

// Run imports the file in one transaction, all of it or nothing; events
// "import-progress" tell how far it is. A file with bad rows is not imported,
// unless skipBad: the answer is then not done and lists them. Fails as Test
// does, and with journal.request_id, journal.reused, importer.cancelled.
func (i *Imports) Run(in ImportRequest) (ImportResult, error) {
	return run(i.host, "Imports.Run", func(ctx context.Context, b *Books) (ImportResult, error) {
		return i.importFile(ctx, b, in, false)
	})
}

// ImportCancel names a running import or test by its request id.
type ImportCancel struct {
	RequestID string `json:"requestId"`
}

// ImportCancelled tells whether such an import was running.
type ImportCancelled struct {
	Running bool `json:"running"`
}

// Cancel stops a running import; nothing of it remains. An import that has
// finished meanwhile stays.
func (i *Imports) Cancel(in ImportCancel) (ImportCancelled, error) {
	return run(i.host, "Imports.Cancel", func(context.Context, *Books) (ImportCancelled, error) {
		return ImportCancelled{Running: i.running.cancel(in.RequestID)}, nil
	})
}
