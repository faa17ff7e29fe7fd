package importer

import (
	"fmt"
	"strconv"
	"strings"

	"stockroom/backend/day"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

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
	if !ok || n.percent && field != fDiscount {
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

// checkWorth refuses a quantity that is worth more than can be kept.
func (s *sheet) checkWorth(r row, field string, q quantity.Milli, cost *money.PerUnit) {
	if cost == nil {
		return
	}
	if _, err := money.Gross(*cost, q); err != nil {
		s.failAt(r, field, "%s at a cost of %s is worth more than can be kept exactly", q, s.money.FormatPerUnit(*cost))
	}
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
			if err := d.Check(); err != nil {
				s.failAt(r, field, "%s", sentence(err))
				return 0
			}
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

// overlay puts what the row says over a text; what it does not say stays.
func (s *sheet) overlay(r row, field string, text *string) {
	if said := s.text(r, field); said != "" {
		*text = said
	}
}

// overlayQuantity does the same for a quantity.
func (s *sheet) overlayQuantity(r row, field string, q *quantity.Milli) {
	if said := s.quantity(r, field); said != nil {
		*q = *said
	}
}
