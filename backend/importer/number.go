package importer

import (
	"strings"
	"unicode"

	"golang.org/x/text/currency"
)

// numeral is a number as a cell writes it, cleaned of what is not the number.
type numeral struct {
	digits   string // digits, points and commas
	negative bool
	percent  bool
	currency string // ISO code, when the cell names one
}

// clean takes blanks, currency signs and codes, apostrophes between digits, a
// per cent sign and the sign off a number: "(EUR 32'000.00)" is 32000.00,
// negative. ok is false when something else remains.
func clean(cell string) (n numeral, ok bool) {
	text := strings.TrimSpace(cell)
	if inner, found := strings.CutPrefix(text, "("); found && strings.HasSuffix(inner, ")") {
		text, n.negative = strings.TrimSuffix(inner, ")"), true
	}
	text = strings.Map(keepNumeral, text)
	text, n.currency = cutCurrency(text)
	text, n.percent = strings.CutSuffix(text, "%")
	switch {
	case n.negative:
	case strings.HasPrefix(text, "-"), strings.HasSuffix(text, "-"):
		text, n.negative = strings.TrimSuffix(strings.TrimPrefix(text, "-"), "-"), true
	default:
		text = strings.TrimPrefix(text, "+")
	}
	n.digits = strings.TrimSuffix(strings.TrimSuffix(text, ".-"), ",-") // "5.-" as the Swiss write it
	if n.digits == "" || !strings.ContainsAny(n.digits, "0123456789") {
		return n, false
	}
	return n, strings.Trim(n.digits, "0123456789.,") == ""
}

func keepNumeral(r rune) rune {
	switch {
	case unicode.IsSpace(r), r == '\'', r == '’', unicode.Is(unicode.Sc, r), r == '\u202f', r == '\u2060':
		return -1
	case r == '−', r == '‒', r == '–':
		return '-'
	}
	return r
}

const currencyCodeLength = 3

// cutCurrency takes an ISO 4217 code off either end.
func cutCurrency(text string) (rest, code string) {
	if len(text) <= currencyCodeLength {
		return text, ""
	}
	first, last := text[:currencyCodeLength], text[len(text)-currencyCodeLength:]
	if isCurrency(first) {
		return text[currencyCodeLength:], strings.ToUpper(first)
	}
	if isCurrency(last) {
		return text[:len(text)-currencyCodeLength], strings.ToUpper(last)
	}
	return text, ""
}

func isCurrency(code string) bool {
	for _, r := range code {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') {
			return false
		}
	}
	_, err := currency.ParseISO(code)
	return err == nil
}

// mark is what separates the decimals in a column.
type mark byte

const (
	markUnknown mark = 0 // nothing in the column tells
	markPoint   mark = '.'
	markComma   mark = ','
)

func (m mark) other() byte {
	if m == markComma {
		return '.'
	}
	return ','
}

// markOf tells which decimal mark a number proves: with both signs the last
// one, with one sign that does not stand before exactly three digits, or
// after a lone zero, that one. A sign that occurs twice separates thousands.
func markOf(digits string) mark {
	point, comma := strings.LastIndexByte(digits, '.'), strings.LastIndexByte(digits, ',')
	switch {
	case point < 0 && comma < 0:
		return markUnknown
	case point >= 0 && comma >= 0:
		return mark(digits[max(point, comma)])
	}
	at := max(point, comma)
	sign := mark(digits[at])
	if strings.IndexByte(digits, byte(sign)) != at {
		return mark(sign.other())
	}
	whole := digits[:at]
	if len(digits)-at-1 == 3 && len(whole) >= 1 && len(whole) <= 3 && whole[0] != '0' {
		return markUnknown // 1.234 or 1,234
	}
	return sign
}

// marks counts the evidence in a column.
type marks struct {
	point, comma int
	// either is a number that reads both ways, "" when there is none.
	either string
}

func (m *marks) see(cell string) {
	n, ok := clean(cell)
	if !ok {
		return
	}
	switch markOf(n.digits) {
	case markPoint:
		m.point++
	case markComma:
		m.comma++
	default:
		if m.either == "" && strings.ContainsAny(n.digits, ".,") {
			m.either = cell
		}
	}
}

// decided returns the column's decimal mark, or markUnknown.
func (m *marks) decided() mark {
	switch {
	case m.comma > m.point:
		return markComma
	case m.point > 0:
		return markPoint
	}
	return markUnknown
}

// plain writes a number as money and quantity read it: "-32000.00". ok is
// false for what is no number under that decimal mark, with groups of digits
// that are not thousands, for example.
func plain(n numeral, m mark) (text string, ok bool) {
	if m == markUnknown {
		m = markPoint
	}
	whole, decimals, found := strings.Cut(n.digits, string(rune(m)))
	if found && (strings.ContainsAny(decimals, ".,") || decimals == "" && whole == "") {
		return "", false
	}
	groups := strings.Split(whole, string(rune(m.other())))
	if !thousands(groups) {
		return "", false
	}
	whole = strings.Join(groups, "")
	if whole == "" {
		whole = "0"
	}
	if n.negative {
		whole = "-" + whole
	}
	if decimals == "" {
		return whole, true
	}
	return whole + "." + decimals, true
}

// thousands tells whether digits are grouped as people group them: threes, or
// twos before the last three in India.
func thousands(groups []string) bool {
	if len(groups) == 1 {
		return true
	}
	for i, g := range groups {
		switch {
		case i == len(groups)-1 && len(g) != 3, i == 0 && (len(g) < 1 || len(g) > 3), len(g) < 2 && i > 0, len(g) > 3:
			return false
		}
	}
	return true
}
