// Package quantity holds quantities as whole thousandths of a product's unit.
//
// No floating point: 1.5 kg is 1500. A unit has 0 to 3 decimals; a quantity
// with more decimals than its unit allows is refused where it enters.
package quantity

import (
	"strconv"
	"strings"

	"stockroom/backend/fault"
)

// Milli is a signed quantity in thousandths of the product's unit.
type Milli int64

// Limits of a quantity.
const (
	// One is a whole unit.
	One Milli = 1000
	// Max is the largest quantity a movement or a line may have: a thousand
	// million units. Sums of them stay within what the window's numbers hold.
	Max Milli = 1_000_000_000_000
	// MaxDecimals is the most decimals a unit can have.
	MaxDecimals = 3
)

// Failures of this package.
var (
	ErrInvalid  = fault.Define("quantity.invalid", "“{text}” is not a quantity. Write a number such as 12 or 1.5.")
	ErrTooLarge = fault.Define("quantity.too_large", "The quantity {text} is too large; at most 1,000,000,000 can be entered.")
	ErrDecimals = fault.Define("quantity.decimals", "{text} has more decimals than the unit “{unit}” allows ({decimals}).")
)

// Parse reads a plain decimal number such as "12", "-3" or "1.5": digits with
// an optional point, at most three decimals. Fails with ErrInvalid, ErrTooLarge.
func Parse(text string) (Milli, error) {
	n, flaw := ParseDecimal(text, MaxDecimals)
	switch {
	case flaw == NotANumber || flaw == TooManyDecimals:
		return 0, ErrInvalid.With("text", text)
	case flaw == TooManyDigits || !Milli(n).InRange():
		return 0, ErrTooLarge.With("text", text)
	}
	return Milli(n), nil
}

// String writes the quantity as a plain decimal without trailing zeros: "12", "1.5".
func (q Milli) String() string {
	sign, n := "", uint64(q) // negated below: the size of the smallest number, too
	if q < 0 {
		sign, n = "-", -n
	}
	s := sign + strconv.FormatUint(n/uint64(One), 10)
	frac := n % uint64(One)
	if frac == 0 {
		return s
	}
	digits := strconv.FormatUint(frac+uint64(One), 10)[1:]
	return s + "." + strings.TrimRight(digits, "0")
}

// Abs returns the quantity without its sign.
func (q Milli) Abs() Milli {
	if q < 0 {
		return -q
	}
	return q
}

// InRange tells whether the quantity's size is at most Max.
func (q Milli) InRange() bool { return -Max <= q && q <= Max }

// Fits tells whether the quantity needs no more than the given decimals (0 to 3).
func (q Milli) Fits(decimals int) bool {
	step := int64(One)
	for range decimals {
		step /= 10
	}
	return int64(q)%max(step, 1) == 0
}
