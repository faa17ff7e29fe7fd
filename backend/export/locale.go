package export

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"stockroom/backend/day"
	"stockroom/backend/money"
)

// Locale is how numbers and dates are written and how large the paper is. The
// zero Locale is no locale: 617,085.35, 2026-11-23, A4.
type Locale struct {
	tag language.Tag
	set bool
}

// LocaleOf reads a language tag or the value of LANG: "en-US", "de_DE.UTF-8",
// "sr_RS@latin". "", "C", "POSIX" and what cannot be read are no locale.
func LocaleOf(text string) Locale {
	name, _, _ := strings.Cut(text, "@")
	name, _, _ = strings.Cut(name, ".")
	name = strings.TrimSpace(name)
	if name == "" || name == "C" || name == "POSIX" {
		return Locale{}
	}
	tag, err := language.Parse(name)
	if err != nil || tag == language.Und {
		return Locale{}
	}
	return Locale{tag: tag, set: true}
}

// String returns the language tag, "" for no locale.
func (l Locale) String() string {
	if !l.set {
		return ""
	}
	return l.tag.String()
}

func (l Locale) region() string {
	if !l.set {
		return ""
	}
	region, _ := l.tag.Region()
	return region.String()
}

// Letter tells whether paper is Letter and not A4 there (CLDR, paperSize).
func (l Locale) Letter() bool {
	switch l.region() {
	case "US", "CA", "MX", "PH", "BZ", "CL", "CO", "CR", "DO", "GT", "NI", "PA", "PR", "SV", "VE":
		return true
	}
	return false
}

// Date writes a date as the locale does, in digits; no date is "".
func (l Locale) Date(d day.Day) string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format(l.dateLayout())
}

// dateLayout follows CLDR's short dates with four digits of the year; where it
// is not listed, the date is written as ISO 8601 does.
func (l Locale) dateLayout() string {
	const iso = "2006-01-02"
	if !l.set {
		return iso
	}
	switch l.region() {
	case "US", "PH", "PR":
		return "01/02/2006"
	case "CA":
		return iso
	}
	base, _ := l.tag.Base()
	switch base.String() {
	case "de", "ru", "uk", "be", "pl", "cs", "sk", "fi", "nb", "nn", "no", "da", "tr", "ro", "et", "lv", "bg", "sr", "mk", "kk", "is":
		return "02.01.2006"
	case "en", "fr", "es", "it", "pt", "el", "ca", "gl", "vi", "id", "ms", "he", "ar", "hi":
		return "02/01/2006"
	case "nl":
		return "02-01-2006"
	case "ja", "zh":
		return "2006/01/02"
	}
	return iso
}

// marks are the signs that numbers are written with.
type marks struct {
	minus, group, point string
	last, other         int    // sizes of the last group and of those before it
	before, after       string // what stands around a percentage
}

func plainMarks() marks {
	return marks{minus: "-", group: ",", point: ".", last: 3, other: 3, after: "%"}
}

// marks asks CLDR (golang.org/x/text) once, with a number that shows them all;
// x/text itself takes no exact decimals.
func (l Locale) marks() marks {
	if !l.set {
		return plainMarks()
	}
	tag, err := l.tag.SetTypeForKey("nu", "latn")
	if err != nil {
		return plainMarks()
	}
	printer := message.NewPrinter(tag)
	m := marksOf(printer.Sprint(number.Decimal(-123456789.5, number.Scale(1))))
	if before, after, ok := strings.Cut(printer.Sprint(number.Percent(0.5)), "50"); ok {
		m.before, m.after = before, after
	}
	return m
}

// marksOf takes the marks from how -123456789.5 is written.
func marksOf(sample string) marks {
	m := plainMarks()
	first := strings.IndexFunc(sample, unicode.IsDigit)
	if first < 0 {
		return m
	}
	m.minus = sample[:first]
	var between []string
	var sizes []int
	size := 0
	for _, r := range sample[first:] {
		if unicode.IsDigit(r) {
			size++
			continue
		}
		between, sizes, size = append(between, string(r)), append(sizes, size), 0
	}
	if len(between) == 0 {
		return m
	}
	m.point = between[len(between)-1]
	m.group = ""
	if n := len(sizes); n > 2 {
		m.group, m.last, m.other = between[0], sizes[n-1], sizes[n-2]
	}
	return m
}

// percent writes a plain decimal such as "37.50" as a percentage.
func (m marks) percent(plain string) string { return m.before + m.number(plain) + m.after }

// number writes a plain decimal such as "-617085.35" with the marks.
func (m marks) number(plain string) string {
	whole, fraction, hasFraction := strings.Cut(strings.TrimPrefix(plain, "-"), ".")
	var groups []string
	for size := m.last; m.group != "" && len(whole) > size; size = m.other {
		groups = append(groups, whole[len(whole)-size:])
		whole = whole[:len(whole)-size]
	}
	var b strings.Builder
	if strings.HasPrefix(plain, "-") {
		b.WriteString(m.minus)
	}
	b.WriteString(whole)
	for i := len(groups) - 1; i >= 0; i-- {
		b.WriteString(m.group)
		b.WriteString(groups[i])
	}
	if hasFraction {
		b.WriteString(m.point)
		b.WriteString(fraction)
	}
	return b.String()
}

// show writes cells as a reader of the locale expects them.
type show struct {
	locale   Locale
	marks    marks
	currency money.Currency
	table    Table
}

func newShow(l Locale, t Table) show {
	return show{locale: l, marks: l.marks(), currency: t.Currency, table: t}
}

// cell writes one value; Null is "".
func (s show) cell(c Cell) string {
	switch {
	case !c.known:
		return ""
	case c.kind == KindPercent:
		return s.marks.percent(c.plain(s.currency))
	case c.kind.numeric():
		return s.marks.number(c.plain(s.currency))
	case c.kind == KindDate:
		return s.locale.Date(day.Day(c.n))
	case c.kind == KindInstant:
		return c.instant().In(s.table.zone()).Format(s.locale.dateLayout() + " 15:04")
	}
	return c.text
}

// fill puts values into a sentence: fill("Page {page}", "page", "2").
func fill(sentence string, pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		sentence = strings.ReplaceAll(sentence, "{"+pairs[i]+"}", pairs[i+1])
	}
	return sentence
}

// page writes "Page 2 of 5".
func page(w Words, n, of int) string {
	return fill(w.Page, "page", strconv.Itoa(n), "pages", strconv.Itoa(of))
}
