package importer

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"stockroom/backend/day"
)

// How dates are written. Compiled once: a file has hundreds of thousands.
var (
	isoDate    = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
	packedDate = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	shortDate  = regexp.MustCompile(`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})$`)
	clockTime  = regexp.MustCompile(`(?i)[T ]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$`)
)

// written is a date as a cell writes it. For 3/4/2023 the order is not known:
// a is 3, b is 4.
type written struct {
	year, a, b int
	// known is set when a is the month and b the day.
	known bool
}

// readDate takes a date apart; a time of day is dropped.
func readDate(cell string) (written, bool) {
	text := strings.TrimSpace(clockTime.ReplaceAllString(strings.TrimSpace(cell), ""))
	for _, iso := range []*regexp.Regexp{isoDate, packedDate} {
		if m := iso.FindStringSubmatch(text); m != nil {
			return written{year: atoi(m[1]), a: atoi(m[2]), b: atoi(m[3]), known: true}, true
		}
	}
	if m := shortDate.FindStringSubmatch(text); m != nil {
		w := written{year: century(m[4]), a: atoi(m[1]), b: atoi(m[3])}
		if m[2] == "." { // only ever day.month.year
			w.a, w.b, w.known = w.b, w.a, true
		}
		return w, true
	}
	return readMonthName(text)
}

func readMonthName(text string) (written, bool) {
	text = strings.ReplaceAll(text, ".", "")
	for _, layout := range []string{"2-Jan-2006", "2 Jan 2006", "2-Jan-06", "2 January 2006", "Jan 2, 2006", "January 2, 2006", "Jan 2 2006"} {
		if t, err := time.Parse(layout, text); err == nil {
			return written{year: t.Year(), a: int(t.Month()), b: t.Day(), known: true}, true
		}
	}
	return written{}, false
}

// atoi reads digits that a pattern has matched.
func atoi(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}

// century completes a year of two digits as POSIX does: 69 to 99 are 19xx.
func century(digits string) int {
	year := atoi(digits)
	switch {
	case len(digits) > 2:
		return year
	case year >= 69:
		return 1900 + year
	}
	return 2000 + year
}

// in returns the date under the given order. ok is false for a day that no calendar has.
func (w written) in(order DateOrder) (d day.Day, ok bool) {
	month, dom := w.a, w.b
	if !w.known && order != MonthFirst {
		month, dom = w.b, w.a
	}
	t := time.Date(w.year, time.Month(month), dom, 0, 0, 0, 0, time.UTC)
	if w.year < 1 || int(t.Month()) != month || t.Day() != dom {
		return 0, false
	}
	return day.Of(t), true
}

// orders counts the evidence in a column of dates.
type orders struct {
	dayFirst, monthFirst int
	// either is a date that reads both ways, "" when there is none.
	either string
}

func (o *orders) see(cell string) {
	w, ok := readDate(cell)
	if !ok || w.known {
		return
	}
	_, asDay := w.in(DayFirst)
	_, asMonth := w.in(MonthFirst)
	switch {
	case asDay && !asMonth:
		o.dayFirst++
	case asMonth && !asDay:
		o.monthFirst++
	case asDay && w.a != w.b && o.either == "":
		o.either = cell
	}
}

// decided returns the column's order, or DatesByFile when nothing tells.
func (o *orders) decided() DateOrder {
	switch {
	case o.monthFirst > o.dayFirst:
		return MonthFirst
	case o.dayFirst > 0:
		return DayFirst
	}
	return DatesByFile
}
