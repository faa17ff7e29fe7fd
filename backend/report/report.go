// Package report answers questions over many tables, read-only, as flat rows.
//
// Every figure has one query: the screen, CSV, JSON, XLSX and PDF of a report
// all come from the Table that Open returns. Names and column keys are a
// contract with scripts; columns.go has the formula of every figure.
package report

import (
	"strings"

	"stockroom/backend/fault"
)

// Failures of this package.
var (
	ErrUnknown = fault.Define("report.unknown", "There is no report “{name}”. The reports are: {names}.")
)

// Kind is what the cells of a column are.
type Kind string

// The kinds of a column.
const (
	Text     Kind = "text"
	Status   Kind = "status"    // archived, out, low, on_its_way, ok
	Reason   Kind = "reason"    // of a movement, such as opening_balance
	Integer  Kind = "integer"   // a count
	Quantity Kind = "quantity"  // thousandths of the unit
	Money    Kind = "money"     // minor units
	UnitCost Kind = "unit_cost" // ten-thousandths of a minor unit
	Percent  Kind = "percent"   // hundredths of a per cent: 3750 is 37.5 %
	Date     Kind = "date"      // the number yyyymmdd
	Instant  Kind = "instant"   // UTC milliseconds since 1970
)

// Numeric tells whether cells of the kind carry a number and not a text.
func (k Kind) Numeric() bool { return k != Text && k != Status && k != Reason }

// Column is one column of a report.
type Column struct {
	Key   string // header of CSV and key of JSON
	Title string // English heading
	Kind  Kind
	Total bool   // has a sum over everything the report covers
	Help  string // the formula in words, for the tooltip
}

// Parameter is what a report can be narrowed by.
type Parameter string

// The parameters, by their names on the command line.
const (
	From     Parameter = "from"
	To       Parameter = "to"
	AsOf     Parameter = "as-of"
	Location Parameter = "location"
	Category Parameter = "category"
	BasisOf  Parameter = "basis"
	By       Parameter = "by"
)

// Report describes one report.
type Report struct {
	Name       string // "stock-levels"
	Title      string // "Stock levels"
	Question   string // the question it answers: "What do we have?"
	Columns    []Column
	Parameters []Parameter
}

// takes tells whether the report has the parameter.
func (r Report) takes(p Parameter) bool {
	for _, have := range r.Parameters {
		if have == p {
			return true
		}
	}
	return false
}

// Names lists the names of all reports, in the order they are shown.
func Names() []string {
	all := definitions()
	names := make([]string, len(all))
	for i, d := range all {
		names[i] = d.Name
	}
	return names
}

// List describes all reports, in the order they are shown.
func List() []Report {
	all := definitions()
	list := make([]Report, len(all))
	for i, d := range all {
		list[i] = d.Report
	}
	return list
}

// Describe describes the report of that name. Fails with ErrUnknown, which
// lists the names.
func Describe(name string) (Report, error) {
	d, err := find(name)
	return d.Report, err
}

func find(name string) (definition, error) {
	for _, d := range definitions() {
		if d.Name == strings.ToLower(strings.TrimSpace(name)) {
			return d, nil
		}
	}
	return definition{}, ErrUnknown.At("name").With("name", name).With("names", strings.Join(Names(), ", "))
}
