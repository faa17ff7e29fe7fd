// Package importer takes a foreign file to a checked plan, and the plan to
// commands.
//
// A file is read (text.go, table.go), its columns are recognised (column.go,
// kinds.go), its rows become drafts (one file a kind), and one transaction
// resolves their keys and applies them. An import is all or nothing unless
// the caller lets bad rows be left out; importing a file again updates what
// changed and adds nothing.
package importer

import (
	"context"
	"errors"
	"fmt"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/journal"
)

// Failures of this package. What is wrong inside a file is no fault of its
// own but a Problem of the Result that comes with ErrRefused.
var (
	ErrRefused = fault.Define("importer.refused", "Nothing was imported from {file}: {problems} to put right.")
	ErrKind    = fault.Define("importer.kind", "“{kind}” cannot be imported. Choose one of {kinds}.")
	ErrFile    = fault.Define("importer.file", "{path} cannot be read: {why}.")
	ErrLines   = fault.Define("importer.lines", "A file of lines belongs to purchase orders and sales orders only.")
	ErrDates   = fault.Define("importer.dates", "“{order}” is no order of dates. Use dmy, mdy, or leave it empty.")
)

// Kind is what a file holds.
type Kind string

// The kinds that can be imported.
const (
	Categories     Kind = "categories"
	Suppliers      Kind = "suppliers"
	Customers      Kind = "customers"
	Products       Kind = "products"
	Stock          Kind = "stock"
	PurchaseOrders Kind = "purchase-orders"
	SalesOrders    Kind = "sales-orders"
)

// Kinds lists all kinds in the order in which a company's files are best imported.
func Kinds() []Kind {
	return []Kind{Categories, Suppliers, Customers, Products, Stock, PurchaseOrders, SalesOrders}
}

// DateOrder says which of 3/4/2023 is the day.
type DateOrder string

// The orders of dates written with slashes.
const (
	DatesByFile DateOrder = ""    // what the file's own values say; day first when they say nothing
	DayFirst    DateOrder = "dmy" // 3 April
	MonthFirst  DateOrder = "mdy" // 4 March
)

// Request is one import.
type Request struct {
	Kind      Kind
	Path      string    // the file
	LinesPath string    // the lines of orders in a file of their own; "" when they are in the same rows
	DryRun    bool      // do everything, answer, and then undo it all
	History   bool      // orders with a shipped (received) date are finished and move no stock
	SkipBad   bool      // leave bad rows out instead of refusing the file
	Dates     DateOrder // how to read dates that can be read both ways
	RequestID string    // at-most-once key; "" makes a new one
}

// Problem is one reason why a row, or the file, was not taken.
type Problem struct {
	File   string `json:"file"`   // as the caller named it
	Row    int    `json:"row"`    // 1 is the header
	Column string `json:"column"` // the header as in the file, or "file"
	Why    string `json:"why"`
}

// String writes FILE:ROW: COLUMN: why.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d: %s: %s", p.File, p.Row, p.Column, p.Why)
}

// Count is what an import did to the rows of one sort of thing.
type Count struct {
	What      string `json:"what"` // products, categories, openingBalances, …
	Created   int    `json:"created"`
	Updated   int    `json:"updated"`
	Unchanged int    `json:"unchanged"`
}

// Column is one column of the file.
type Column struct {
	Header string `json:"header"`
	Field  string `json:"field"` // what it is read as; "" means nobody knows it
}

// Result is what an import did, or would do. Slices are never nil.
type Result struct {
	Kind         Kind       `json:"kind"`
	File         string     `json:"file"`
	Encoding     string     `json:"encoding"`  // UTF-8, UTF-16LE, UTF-16BE or Windows-1252
	Separator    string     `json:"separator"` // ",", ";" or a tab
	Rows         int        `json:"rows"`      // data rows read, those of the lines' file included
	Created      int        `json:"created"`   // of the kind itself
	Updated      int        `json:"updated"`
	Unchanged    int        `json:"unchanged"`
	Skipped      int        `json:"skipped"`      // bad rows that were left out
	Counts       []Count    `json:"counts"`       // of all that was touched
	Notices      []string   `json:"notices"`      // what the user should know, one sentence each
	Problems     []Problem  `json:"problems"`     // at most MaxProblems
	ProblemCount int        `json:"problemCount"` // all of them
	Columns      []Column   `json:"columns"`      // of the file, in its order
	LineColumns  []Column   `json:"lineColumns"`  // of the lines' file
	Preview      [][]string `json:"preview"`      // the first rows, as read
}

// Limits of an import.
const (
	// MaxProblems is how many problems a result lists; nobody reads more.
	MaxProblems = 1000
	// previewRows is how many rows a result shows.
	previewRows = 20
	// progressEvery is after how many rows progress is told and a cancelled import notices.
	progressEvery = 500
)

// Progress tells how far an import is.
type Progress struct {
	Step  string // read, check, write
	Done  int    // rows
	Total int    // rows; 0 is not known yet
}

// Run imports one file in one transaction. The result is filled as far as the
// import came, also when it fails with ErrRefused, whose reasons are the
// result's problems. Other failures: ErrKind, ErrFile, ErrLines, ErrDates,
// db.ErrOwn, those of journal.Do, and ctx's error when it was cancelled; after
// any of them nothing is written. progress may be nil.
func Run(ctx context.Context, d *db.DB, r Request, progress func(Progress)) (Result, error) {
	p, err := prepare(ctx, d, r, progress)
	if err != nil {
		return p.result, err
	}
	if p.stopped() {
		err := p.refusal(&p.result, p.sheets())
		return p.result, err
	}
	command := journal.Command{RequestID: p.requestID(), Name: "importer.import", Input: p.input(), DryRun: r.DryRun}
	refused := p.result
	answer, err := journal.Do(db.Doing(ctx, db.Importing), d, command, func(tx *db.Tx) (Result, error) {
		attempt := p.attempt(tx)
		result, err := attempt.run()
		refused = result
		return result, err
	})
	if err != nil {
		if ctx.Err() != nil && !errors.Is(err, ErrRefused) {
			err = fmt.Errorf("import %s: %w", r.Path, ctx.Err())
		}
		return refused, err
	}
	return answer, nil
}
