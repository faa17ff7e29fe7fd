package importer

import (
	"fmt"
	"strconv"
	"strings"

	"stockroom/backend/day"
	"stockroom/backend/fault"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
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
	s.fit()
	s.dropSummary()
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

// dropSummary takes a row of totals off the end.
func (s *sheet) dropSummary() {
	n := len(s.table.rows)
	if n == 0 || len(s.fields) == 0 {
		return
	}
	last := s.table.rows[n-1]
	filled, total := 0, false
	for _, cell := range last.cells {
		switch word := strings.ToLower(strings.TrimRight(strings.TrimSpace(cell), ":")); word {
		case "":
		case "total", "totals", "grand total", "sum", "summe", "gesamt", "totale", "suma":
			total = true
		default:
			filled++
			if _, figure := clean(cell); !figure {
				return
			}
		}
	}
	key := strings.TrimSpace(last.cells[s.keyColumn()])
	if total || key == "" && filled > 0 && n > 1 && !s.anyText(last) {
		s.table.rows = s.table.rows[:n-1]
		s.note("%s:%d: the last row is a summary and was left aside.", s.table.file, last.number)
	}
}

// keyColumn is the column of the first field that the file has.
func (s *sheet) keyColumn() int {
	for _, f := range s.fields {
		if column, there := s.at[f.Name]; there {
			return column
		}
	}
	return 0
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

func (s *sheet) decideMarks() {
	evidence := map[string]*marks{}
	var all marks
	for _, f := range s.fields {
		column, there := s.at[f.Name]
		if !there || f.reads != cellMoney && f.reads != cellQuantity && f.reads != cellDiscount {
			continue
		}
		m := &marks{}
		for _, r := range s.table.rows {
			m.see(r.cells[column])
		}
		evidence[f.Name] = m
		all.comma += m.comma
		all.point += m.point
	}
	usual := all.decided()
	if usual == markUnknown && s.table.separator == ';' {
		usual = markComma
	}
	if usual == markUnknown {
		usual = markPoint
	}
	for _, f := range s.fields {
		m := evidence[f.Name]
		if m == nil {
			continue
		}
		s.marks[f.Name] = m.decided()
		if s.marks[f.Name] == markUnknown {
			s.marks[f.Name] = usual
			s.noteEither(f.Name, m.either)
		}
		if f.reads == cellDiscount {
			s.decidePercent(f.Name)
		}
	}
}

func (s *sheet) noteEither(field, either string) {
	if n, ok := clean(either); ok && either != "" {
		if text, ok := plain(n, s.marks[field]); ok {
			s.note("%s: column %q can be read two ways; %q was taken as %s.", s.table.file, s.columnName(field), either, text)
		}
	}
}

// decidePercent: a value above 1, or a per cent sign, makes the column per cent.
func (s *sheet) decidePercent(field string) {
	for _, r := range s.table.rows {
		n, ok := clean(s.text(r, field))
		if !ok {
			continue
		}
		text, ok := plain(n, s.marks[field])
		if n.percent || ok && aboveOne(text) {
			s.percent = true
			s.note("%s: column %q is read as per cent.", s.table.file, s.columnName(field))
			return
		}
	}
}

func aboveOne(text string) bool {
	_, err := money.ParseDiscount(text)
	return err != nil && !strings.HasPrefix(text, "-")
}

func (s *sheet) decideDates() {
	evidence := map[string]*orders{}
	var all orders
	for _, f := range s.fields {
		column, there := s.at[f.Name]
		if !there || f.reads != cellDate {
			continue
		}
		o := &orders{}
		for _, r := range s.table.rows {
			o.see(r.cells[column])
		}
		evidence[f.Name] = o
		all.dayFirst += o.dayFirst
		all.monthFirst += o.monthFirst
	}
	for _, f := range s.fields {
		o := evidence[f.Name]
		if o == nil {
			continue
		}
		order := firstOrder(o.decided(), s.dates, all.decided(), DayFirst)
		s.order[f.Name] = order
		if o.decided() == DatesByFile && s.dates == DatesByFile && o.either != "" {
			s.note("%s: the dates in column %q can be read two ways; %q was taken as %s.",
				s.table.file, s.columnName(f.Name), o.either, s.example(o.either, order))
		}
	}
}

func firstOrder(orders ...DateOrder) DateOrder {
	for _, o := range orders {
		if o != DatesByFile {
			return o
		}
	}
	return DayFirst
}

func (s *sheet) example(cell string, order DateOrder) string {
	w, _ := readDate(cell)
	d, _ := w.in(order)
	return d.String()
}

// text returns the cell of a field, trimmed; NULL is empty, and so is a
// field that the file does not have.
func (s *sheet) text(r row, field string) string {
	column, there := s.at[field]
	if !there || column >= len(r.cells) {
		return ""
	}
	cell := strings.TrimSpace(r.cells[column])
	if cell == "NULL" || cell == "null" || cell == "\\N" {
		return ""
	}
	return cell
}

// figure reads the cell of a field as a plain decimal; "" is none.
func (s *sheet) figure(r row, field string) (text string, ok bool) {
	cell := s.text(r, field)
	if cell == "" {
		return "", true
	}
	n, ok := clean(cell)
	if ok {
		text, ok = plain(n, s.marks[field])
	}
	if !ok {
		s.failAt(r, field, "“%s” is not a number", cell)
		return "", false
	}
	if n.currency != "" && n.currency != s.money.Code {
		s.noteOnce("%s: column %q names %s, the books are kept in %s; the amounts were taken as they stand.",
			s.table.file, s.columnName(field), n.currency, s.money.Code)
	}
	return text, true
}

func (s *sheet) noteOnce(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	for _, have := range s.notices {
		if have == text {
			return
		}
	}
	s.notices = append(s.notices, text)
}

// price reads a price or cost of one unit, not negative; nil is none.
func (s *sheet) price(r row, field string) *money.PerUnit {
	text, ok := s.figure(r, field)
	if !ok || text == "" {
		return nil
	}
	p, err := s.money.ParsePerUnit(text)
	switch {
	case err != nil:
		s.failAt(r, field, "%s", sentence(err))
	case p < 0:
		s.failAt(r, field, "“%s” is less than nothing", s.text(r, field))
	default:
		return &p
	}
	return nil
}

// quantity reads a quantity, not negative; nil is none.
func (s *sheet) quantity(r row, field string) *quantity.Milli {
	if strings.EqualFold(s.text(r, field), "not stocked") { // as Shopify writes it
		return nil
	}
	text, ok := s.figure(r, field)
	if !ok || text == "" {
		return nil
	}
	q, err := quantity.Parse(text)
	switch {
	case err != nil:
		s.failAt(r, field, "%s", sentence(err))
	case q < 0:
		s.failAt(r, field, "“%s” is less than nothing", s.text(r, field))
	default:
		return &q
	}
	return nil
}

// discount reads a part of a line's price.
func (s *sheet) discount(r row, field string) money.Discount {
	text, ok := s.figure(r, field)
	if !ok || text == "" {
		return 0
	}
	if s.percent {
		text = hundredth(text)
	}
	d, err := money.ParseDiscount(text)
	if err != nil {
		s.failAt(r, field, "%s", sentence(err))
	}
	return d
}

// hundredth moves the decimal point of a plain decimal two places to the left.
func hundredth(text string) string {
	sign := ""
	if rest, negative := strings.CutPrefix(text, "-"); negative {
		sign, text = "-", rest
	}
	whole, decimals, _ := strings.Cut(text, ".")
	whole = "00" + whole
	at := len(whole) - 2
	return sign + whole[:at] + "." + whole[at:] + decimals
}

// date reads a day; 0 is none.
func (s *sheet) date(r row, field string) day.Day {
	cell := s.text(r, field)
	if cell == "" {
		return 0
	}
	w, ok := readDate(cell)
	if ok {
		var d day.Day
		if d, ok = w.in(s.order[field]); ok {
			return d
		}
	}
	s.failAt(r, field, "“%s” is not a date", cell)
	return 0
}

// flag reads yes or no; nil is neither.
func (s *sheet) flag(r row, field string) *bool {
	cell := s.text(r, field)
	if cell == "" {
		return nil
	}
	yes := false
	switch strings.ToLower(cell) {
	case "1", "true", "yes", "y", "t", "x", "on", "active", "-1", "notify", "published", "enabled":
		yes = true
	case "0", "false", "no", "n", "f", "off", "archived", "inactive", "draft", "discontinued", "disabled", "unlisted":
	default:
		s.failAt(r, field, "“%s” is neither yes nor no", cell)
		return nil
	}
	return &yes
}

// maxDays is ten years, the longest lead time that can be kept.
const maxDays = 3650

// days reads a number of days; nil is none.
func (s *sheet) days(r row, field string) *int {
	cell := s.text(r, field)
	if cell == "" {
		return nil
	}
	n, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.ToLower(cell), "days")))
	if err != nil || n < 0 || n > maxDays {
		s.failAt(r, field, "“%s” is not a number of days", cell)
		return nil
	}
	return &n
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
