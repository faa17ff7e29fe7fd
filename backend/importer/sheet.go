package importer

import (
	"fmt"
	"strconv"
	"strings"

	"stockroom/backend/fault"
	"stockroom/backend/money"
)

// sheet is a table whose columns are understood.
type sheet struct {
	*mapping
	table *table
	dates DateOrder

	money    money.Currency
	marks    map[string]mark      // decimal mark of each column of figures
	order    map[string]DateOrder // order of each column of dates
	percent  bool                 // the discount column is per cent
	problems []Problem
	bad      map[int]bool // rows with problems, by their number
	// unusable: a column is missing, or the file could not be read at all.
	unusable bool
}

// understand finds the columns and decides, column by column, how figures and
// dates are written.
func understand(t *table, fields []Field, dates DateOrder) *sheet {
	s := &sheet{
		mapping: match(t, fields), table: t, dates: dates,
		marks: map[string]mark{}, order: map[string]DateOrder{}, bad: map[int]bool{},
	}
	for _, f := range s.missing() {
		s.fail(t.headerRow, f.Name, "this column is missing; its header would be understood as %s", strings.Join(f.Headers, ", "))
	}
	if len(s.problems) > 0 {
		s.unusable = true
		return s
	}
	s.dropSummary()
	s.fit()
	if len(t.rows) == 0 && len(s.problems) == 0 {
		s.note("%s: there are no rows below the header.", t.file)
	}
	s.decideMarks()
	s.decideDates()
	return s
}

func (s *sheet) fail(row int, column, format string, args ...any) {
	s.bad[row] = true
	s.problems = append(s.problems, Problem{File: s.table.file, Row: row, Column: column, Why: fmt.Sprintf(format, args...)})
}

// failAt refuses a row because of a field.
func (s *sheet) failAt(r row, field, format string, args ...any) {
	s.fail(r.number, s.columnName(field), format, args...)
}

func (s *sheet) columnName(field string) string {
	if column, there := s.at[field]; there {
		return s.table.header[column]
	}
	return field
}

// dropSummary takes a row of totals off the end: figures alone, with nothing
// or "Total" where other rows say what they are about.
func (s *sheet) dropSummary() {
	n := len(s.table.rows)
	if n == 0 {
		return
	}
	last := s.table.rows[n-1]
	filled, total := 0, false
	for _, cell := range last.cells {
		cell = strings.TrimSpace(cell)
		_, figure := clean(cell)
		switch {
		case cell == "":
		case isTotal(cell):
			total = true
		case figure:
			filled++
		default:
			return
		}
	}
	key := s.text(last, s.keyField())
	if (key == "" || isTotal(key)) && (total || filled > 0 && n > 1 && !s.anyText(last)) {
		s.table.rows = s.table.rows[:n-1]
		s.note("%s:%d: the last row is a summary and was left aside.", s.table.file, last.number)
	}
}

func isTotal(cell string) bool {
	switch strings.ToLower(strings.TrimRight(cell, ": ")) {
	case "total", "totals", "grand total", "sum", "summe", "gesamt", "totale", "suma":
		return true
	}
	return false
}

// keyField is the first field that the file has.
func (s *sheet) keyField() string {
	for _, f := range s.fields {
		if s.has(f.Name) {
			return f.Name
		}
	}
	return ""
}

// anyText tells whether the row says anything in a column of texts.
func (s *sheet) anyText(r row) bool {
	for _, f := range s.fields {
		if f.reads == cellText && s.text(r, f.Name) != "" {
			return true
		}
	}
	return false
}

// sentence writes an error without its full stop, as problems end without one.
func sentence(err error) string {
	if f, ok := fault.Of(err); ok {
		err = f
	}
	return strings.TrimSuffix(err.Error(), ".")
}

// rowsHave names some rows: "row 3 has", "rows 3, 7 and 12 more have".
func rowsHave(numbers []int) string {
	const shown = 5
	if len(numbers) == 1 {
		return "row " + strconv.Itoa(numbers[0]) + " has"
	}
	var names []string
	for _, n := range numbers[:min(shown, len(numbers))] {
		names = append(names, strconv.Itoa(n))
	}
	text := "rows " + strings.Join(names, ", ")
	if more := len(numbers) - shown; more > 0 {
		text += " and " + strconv.Itoa(more) + " more"
	}
	return text + " have"
}
