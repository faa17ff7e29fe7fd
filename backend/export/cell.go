package export

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"stockroom/backend/day"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// Cell is one value of a row. The zero Cell is Null: unknown or absent.
type Cell struct {
	text  string
	n     int64 // the number in its kind's unit; seconds of an instant
	kind  Kind
	known bool
}

// Null returns the unknown value: empty in CSV, null in JSON.
func Null() Cell { return Cell{} }

// Text returns a text value; "" is an empty text, not Null.
func Text(s string) Cell { return Cell{text: s, kind: KindText, known: true} }

// TextOrNull returns a text value, Null for "".
func TextOrNull(s string) Cell { return Cell{text: s, kind: KindText, known: s != ""} }

// Integer returns a whole number.
func Integer(n int64) Cell { return numeral(KindInteger, n) }

// Quantity returns a quantity.
func Quantity(q quantity.Milli) Cell { return numeral(KindQuantity, int64(q)) }

// Money returns an amount.
func Money(m money.Minor) Cell { return numeral(KindMoney, int64(m)) }

// UnitCost returns a price or cost of one unit.
func UnitCost(p money.PerUnit) Cell { return numeral(KindUnitCost, int64(p)) }

// Percent returns a percentage in hundredths of a percent: 3750 is 37.5 %.
func Percent(hundredths int64) Cell { return numeral(KindPercent, hundredths) }

// Ratio returns a plain ratio in ten-thousandths: 7370 is 0.737.
func Ratio(tenThousandths int64) Cell { return numeral(KindRatio, tenThousandths) }

// Date returns a date; no date is Null.
func Date(d day.Day) Cell { return Cell{n: int64(d), kind: KindDate, known: d != 0} }

// Instant returns a moment, kept to the second; the zero time is Null.
func Instant(t time.Time) Cell {
	return Cell{n: t.Unix(), kind: KindInstant, known: !t.IsZero()}
}

func numeral(k Kind, n int64) Cell { return Cell{n: n, kind: k, known: true} }

// Reworded returns the text that stands for this one in the words, or the
// cell as it is.
func (c Cell) Reworded(words map[string]string) Cell {
	if word, ok := words[c.text]; ok && c.kind == KindText {
		c.text = word
	}
	return c
}

// Decimals of the kinds that do not take them from the currency.
const (
	quantityDecimals = 3
	percentDecimals  = 2
	ratioDecimals    = 4
)

// plain writes the value without regard to any locale, as CSV and JSON show
// it; Null is "".
func (c Cell) plain(currency money.Currency) string {
	if !c.known {
		return ""
	}
	switch c.kind {
	case KindText:
		return c.text
	case KindInteger:
		return strconv.FormatInt(c.n, 10)
	case KindQuantity:
		return quantity.Milli(c.n).String()
	case KindMoney:
		return currency.Format(money.Minor(c.n))
	case KindUnitCost:
		return currency.FormatPerUnit(money.PerUnit(c.n))
	case KindPercent:
		return scaled(c.n, percentDecimals)
	case KindRatio:
		return withoutTrailingZeros(scaled(c.n, ratioDecimals))
	case KindDate:
		return day.Day(c.n).String()
	case KindInstant:
		return c.instant().UTC().Format(time.RFC3339)
	}
	return ""
}

func (c Cell) instant() time.Time { return time.Unix(c.n, 0) }

// numeric tells whether the kind is a number: right-aligned, unquoted in JSON.
func (k Kind) numeric() bool { return k >= KindInteger && k <= KindRatio }

// summable tells whether sums of the kind make sense.
func (k Kind) summable() bool {
	return k == KindInteger || k == KindQuantity || k == KindMoney
}

// scaled writes n ÷ 10^decimals with all decimals.
func scaled(n int64, decimals int) string {
	return money.Currency{Decimals: decimals}.Format(money.Minor(n))
}

func withoutTrailingZeros(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

// check tells of a row that does not fit its columns: an error in the caller.
func check(columns []Column, row []Cell) error {
	if len(row) != len(columns) {
		return fmt.Errorf("export: a row of %d cells for %d columns", len(row), len(columns))
	}
	for i, c := range row {
		if c.known && c.kind != columns[i].Kind {
			return fmt.Errorf("export: column %s is of kind %d, its cell of kind %d", columns[i].Key, columns[i].Kind, c.kind)
		}
	}
	return nil
}
