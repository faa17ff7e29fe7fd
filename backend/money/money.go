// Package money holds amounts as whole minor units of one currency, prices per
// unit with four more decimals, and is the only place that rounds.
//
// Rounding is half away from zero. No floating point: an amount of 14.00 in a
// currency with two decimals is 1400, a unit price of 14.00 is 14000000.
package money

import (
	"math/big"
	"strconv"
	"strings"

	"golang.org/x/text/currency"

	"stockroom/backend/fault"
	"stockroom/backend/quantity"
)

// Minor is a signed amount in minor units (cents) of the company's currency.
type Minor int64

// PerUnit is a price or cost of one whole unit, in ten-thousandths of a minor
// unit: 14.00 with two decimals is 14000000. Where it crosses a boundary its
// name ends in MinorE4.
type PerUnit int64

// Discount is a part of a line in millionths: 0 is none, 50000 is 5 %,
// 1000000 is all of it.
type Discount int64

// Limits and scales.
const (
	// Max is the largest amount and the largest PerUnit: beyond 2^53 the
	// window's numbers would not be exact.
	Max = 9_000_000_000_000_000
	// PerUnitScale is the number of PerUnit steps in one minor unit.
	PerUnitScale = 10_000
	// PerUnitDecimals is how many more decimals a PerUnit has than a Minor.
	PerUnitDecimals = 4
	// Whole is a discount of everything.
	Whole Discount = 1_000_000
)

// Failures of this package.
var (
	ErrInvalid         = fault.Define("money.invalid", "“{text}” is not an amount. Write a number such as 12 or 12.50.")
	ErrTooLarge        = fault.Define("money.too_large", "The amount is too large to be kept exactly.")
	ErrDecimals        = fault.Define("money.decimals", "“{text}” has more decimals than can be kept ({decimals}).")
	ErrDiscountRange   = fault.Define("money.discount_range", "A discount must be between 0 and 100 %.")
	ErrUnknownCurrency = fault.Define("money.unknown_currency", "“{code}” is not a currency code. Use three letters such as USD or EUR.")
)

// Gross returns round(price × quantity).
func Gross(price PerUnit, q quantity.Milli) (Minor, error) { return Net(price, q, 0) }

// Net returns round(price × quantity × (1 − discount)): the amount of one
// order line (docs/glossary.md, rule 1). The discount of the line is gross − net.
// Fails with ErrTooLarge and ErrDiscountRange.
func Net(price PerUnit, q quantity.Milli, discount Discount) (Minor, error) {
	if discount < 0 || discount > Whole {
		return 0, ErrDiscountRange
	}
	n := product(int64(price), int64(q), int64(Whole-discount))
	return toMinor(n, int64(quantity.One)*PerUnitScale*int64(Whole))
}

// Prorate returns round(amount × part ÷ whole): the value of a part of a
// stock. whole must not be 0. Fails with ErrTooLarge.
func Prorate(amount Minor, part, whole quantity.Milli) (Minor, error) {
	if part == whole {
		return amount, nil
	}
	return toMinor(product(int64(amount), int64(part)), int64(whole))
}

// UnitCost returns round(value ÷ quantity) as a cost of one whole unit; 0 for
// a quantity of 0. A cost beyond Max (a fortune for a thousandth of a unit) is
// shown as Max.
func UnitCost(value Minor, q quantity.Milli) PerUnit {
	if q == 0 {
		return 0
	}
	n := product(int64(value), PerUnitScale, int64(quantity.One))
	cost := divRound(n, big.NewInt(int64(q)))
	if cost.CmpAbs(big.NewInt(Max)) > 0 {
		return PerUnit(cost.Sign()) * Max
	}
	return PerUnit(cost.Int64())
}

// Rounded returns the price rounded to whole minor units.
func (p PerUnit) Rounded() Minor {
	return Minor(divRound(big.NewInt(int64(p)), big.NewInt(PerUnitScale)).Int64())
}

func product(factors ...int64) *big.Int {
	n := big.NewInt(1)
	for _, f := range factors {
		n.Mul(n, big.NewInt(f))
	}
	return n
}

func toMinor(n *big.Int, divisor int64) (Minor, error) {
	r := divRound(n, big.NewInt(divisor))
	if !r.IsInt64() || r.Int64() > Max || r.Int64() < -Max {
		return 0, ErrTooLarge
	}
	return Minor(r.Int64()), nil
}

// divRound divides and rounds half away from zero. It is the only rounding in
// the program.
func divRound(n, divisor *big.Int) *big.Int {
	half := new(big.Int).Abs(divisor)
	if n.Sign() < 0 {
		half.Neg(half)
	}
	twice := new(big.Int).Lsh(n, 1)
	return twice.Add(twice, half).Quo(twice, new(big.Int).Lsh(divisor, 1))
}

// Currency is an ISO 4217 code with its number of decimals.
type Currency struct {
	Code     string // three upper-case letters
	Decimals int    // 0 to 4
}

// CurrencyOf looks a currency up by its code, whatever its case. Fails with ErrUnknownCurrency.
func CurrencyOf(code string) (Currency, error) {
	unit, err := currency.ParseISO(strings.TrimSpace(code))
	if err != nil {
		return Currency{}, ErrUnknownCurrency.With("code", code)
	}
	scale, _ := currency.Standard.Rounding(unit)
	return Currency{Code: unit.String(), Decimals: scale}, nil
}

// Parse reads a plain decimal amount such as "12.50". Fails with ErrInvalid,
// ErrDecimals when it has more decimals than the currency, ErrTooLarge.
func (c Currency) Parse(text string) (Minor, error) {
	n, err := parse(text, c.Decimals)
	return Minor(n), err
}

// ParsePerUnit reads a plain decimal unit price; it may have four decimals
// more than the currency. Fails as Parse does.
func (c Currency) ParsePerUnit(text string) (PerUnit, error) {
	n, err := parse(text, c.Decimals+PerUnitDecimals)
	return PerUnit(n), err
}

func parse(text string, decimals int) (int64, error) {
	n, flaw := quantity.ParseDecimal(text, decimals)
	switch {
	case flaw == quantity.NotANumber:
		return 0, ErrInvalid.With("text", text)
	case flaw == quantity.TooManyDecimals:
		return 0, ErrDecimals.With("text", text).With("decimals", decimals)
	case flaw == quantity.TooManyDigits || n > Max || n < -Max:
		return 0, ErrTooLarge
	}
	return n, nil
}

// Format writes the amount as a plain decimal with the currency's decimals: "14.00".
func (c Currency) Format(m Minor) string { return format(int64(m), c.Decimals, c.Decimals) }

// FormatPerUnit writes a unit price with at least the currency's decimals and
// at most four more: "14.00", "52.0833".
func (c Currency) FormatPerUnit(p PerUnit) string {
	return format(int64(p), c.Decimals+PerUnitDecimals, c.Decimals)
}

func format(n int64, scale, least int) string {
	sign, size := "", uint64(n) // negated below: the size of the smallest number, too
	if n < 0 {
		sign, size = "-", -size
	}
	digits := strconv.FormatUint(size, 10)
	if pad := scale + 1 - len(digits); pad > 0 {
		digits = strings.Repeat("0", pad) + digits
	}
	whole, frac := digits[:len(digits)-scale], digits[len(digits)-scale:]
	for len(frac) > least && frac[len(frac)-1] == '0' {
		frac = frac[:len(frac)-1]
	}
	if frac == "" {
		return sign + whole
	}
	return sign + whole + "." + frac
}

// ParseDiscount reads a fraction from 0 to 1 such as "0.15", rounded to
// millionths: books that kept it as a float say 0.15000000596. Fails with
// ErrInvalid and ErrDiscountRange.
func ParseDiscount(text string) (Discount, error) {
	trimmed := strings.TrimSpace(text)
	if !quantity.IsDecimal(trimmed) { // big.Rat reads more than that
		return 0, ErrInvalid.With("text", text)
	}
	fraction, ok := new(big.Rat).SetString(trimmed)
	if !ok {
		return 0, ErrInvalid.With("text", text)
	}
	if fraction.Sign() < 0 || fraction.Cmp(big.NewRat(1, 1)) > 0 {
		return 0, ErrDiscountRange
	}
	millionths := new(big.Int).Mul(fraction.Num(), big.NewInt(int64(Whole)))
	return Discount(divRound(millionths, fraction.Denom()).Int64()), nil
}
