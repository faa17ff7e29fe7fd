package query

import (
	"math"
	"slices"
	"strings"

	"stockroom/backend/day"
	"stockroom/backend/fold"
)

// noneWord finds rows whose field is empty.
const noneWord = "none"

// value reads what stands after the colon; the problem says why it is left out.
func (c Context) value(f Field, l lexeme) (Term, error) {
	t := Term{Field: f.Name, Kind: f.Kind, Digits: -1}
	if f.Empty && !l.quoted && plain(l.text) == noneWord {
		t.None = true
		return t, nil
	}
	switch f.Kind {
	case Text:
		t.Text = l.text
		return t, nil
	case Flag:
		return flag(t, l.text)
	case Choice:
		return choice(t, f, l.text)
	case Date:
		return c.dates(t, l.text)
	case Count, Quantity, Amount, UnitPrice:
	}
	return c.numbers(t, f.Kind, l.text)
}

func flag(t Term, text string) (Term, error) {
	switch fold.Key(text) {
	case "yes", "y", "true", "1":
		t.On = true
	case "no", "n", "false", "0":
	default:
		return t, ErrChoice.With("text", text).With("choices", "yes, no")
	}
	return t, nil
}

func choice(t Term, f Field, text string) (Term, error) {
	words := make([]string, len(f.Options))
	for i, o := range f.Options {
		words[i] = o.Words[0]
	}
	for _, word := range strings.Split(text, ",") {
		word = strings.NewReplacer(" ", "-", "_", "-").Replace(fold.Key(word))
		if word == "" {
			continue
		}
		at := slices.IndexFunc(f.Options, func(o Option) bool { return slices.Contains(o.Words, word) })
		if at < 0 {
			return t, ErrChoice.With("text", word).With("choices", strings.Join(words, ", "))
		}
		if !slices.Contains(t.Any, f.Options[at].Value) {
			t.Any = append(t.Any, f.Options[at].Value)
		}
	}
	if len(t.Any) == 0 {
		return t, ErrEmpty.With("field", f.Words[0])
	}
	return t, nil
}

// decimals of a number of the kind, as it is stored.
func (c Context) decimals(kind Kind) int {
	switch kind {
	case Quantity:
		return 3
	case Amount:
		return c.Decimals
	case UnitPrice:
		return c.Decimals + 4
	case Text, Choice, Flag, Count, Date:
	}
	return 0
}

// numbers reads 10, 10..20, 10.., ..20, >10, >=10, <10, <=10, =10.
func (c Context) numbers(t Term, kind Kind, text string) (Term, error) {
	scale := c.decimals(kind)
	t.Scale = scale
	read := func(part string) (first, last int64, ok bool) {
		n, digits, ok := number(part, scale)
		t.Digits = digits
		return n, n, ok
	}
	if !span(&t, text, read, func(n, by int64) int64 { return n + by }) {
		return t, ErrNumber.With("text", text)
	}
	if t.From == nil || t.To == nil || *t.From != *t.To {
		t.Digits = -1
	}
	return t, nil
}

// dates reads periods where numbers reads numbers: 2026-03..2026-05, >2026.
func (c Context) dates(t Term, text string) (Term, error) {
	read := func(part string) (first, last int64, ok bool) {
		from, to, ok := c.period(part)
		return int64(from), int64(to), ok
	}
	if !span(&t, text, read, func(n, by int64) int64 { return int64(day.Day(n).AddDays(int(by))) }) {
		return t, ErrDate.With("text", text)
	}
	return t, nil
}

// span reads one value or a range of them; read answers the first and the last
// of what a value covers: a month covers its days. step answers what lies next to a value.
func span(t *Term, text string, read func(part string) (first, last int64, ok bool), step func(n, by int64) int64) bool {
	text = strings.TrimSpace(text)
	if before, after, isRange := strings.Cut(text, ".."); isRange {
		return closedSpan(t, strings.TrimSpace(before), strings.TrimSpace(after), read)
	}
	sign := text[:len(text)-len(strings.TrimLeft(text, "<>="))]
	first, last, ok := read(strings.TrimSpace(text[len(sign):]))
	if !ok {
		return false
	}
	switch sign {
	case "", "=":
		t.From, t.To = &first, &last
	case ">":
		last = step(last, 1)
		t.From, t.Beyond = &last, sign
	case ">=":
		t.From = &first
	case "<":
		first = step(first, -1)
		t.To, t.Beyond = &first, sign
	case "<=":
		t.To = &last
	default:
		return false
	}
	return true
}

func closedSpan(t *Term, before, after string, read func(part string) (first, last int64, ok bool)) bool {
	if before == "" && after == "" {
		return false
	}
	if before != "" {
		first, _, ok := read(before)
		if !ok {
			return false
		}
		t.From = &first
	}
	if after != "" {
		_, last, ok := read(after)
		if !ok {
			return false
		}
		t.To = &last
	}
	return true
}

// maxNumber is beyond everything that is stored, and keeps sums of two in range.
const maxNumber = 9_000_000_000_000_000

// number reads a decimal number with either mark as a whole number of scale
// decimals; further decimals are refused. Of two kinds of marks the last is
// the decimal one; a comma before exactly three digits parts thousands.
func number(text string, scale int) (n int64, digits int, ok bool) {
	text, negative := strings.CutPrefix(text, "-")
	whole, fraction := splitDecimal(text)
	whole = strings.NewReplacer(",", "", ".", "", "'", "", "’", "").Replace(whole)
	if (whole == "" && fraction == "") || len(fraction) > scale {
		return 0, 0, false
	}
	for _, r := range whole + fraction + strings.Repeat("0", scale-len(fraction)) {
		if r < '0' || r > '9' || n > maxNumber {
			return 0, 0, false
		}
		n = n*10 + int64(r-'0')
	}
	if n > maxNumber {
		return 0, 0, false
	}
	if negative {
		n = -n
	}
	return n, len(fraction), true
}

func splitDecimal(text string) (whole, fraction string) {
	at := strings.LastIndexAny(text, ".,")
	if at < 0 {
		return text, ""
	}
	mark := text[at : at+1]
	parts := strings.Count(text, mark) > 1 // of thousands: a number has one decimal mark
	if parts || (mark == "," && len(text)-at == 4 && !strings.Contains(text, ".")) {
		return text, ""
	}
	return text[:at], text[at+1:]
}

// Nearest widens a single number to what is written as it with as many
// decimals: 4.33 is from 4.325 up to below 4.335.
func (t Term) Nearest() Term {
	if t.Digits < 0 || t.From == nil || t.To == nil || t.Digits >= t.Scale {
		return t
	}
	half := int64(math.Pow10(t.Scale-t.Digits)) / 2
	from, to := *t.From-half, *t.To+half-1
	t.From, t.To = &from, &to
	return t
}
