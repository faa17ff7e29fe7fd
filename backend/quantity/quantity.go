// Package quantity holds quantities as whole thousandths of a product's unit.
//
// No floating point: 1.5 kg is 1500. A unit has 0 to 3 decimals; a quantity
// with more decimals than its unit allows is refused where it enters.
package quantity

import (
	"strconv"
	"strings"

	"github.com/govalues/decimal"

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
	d, err := decimal.Parse(strings.TrimSpace(text))
	if err != nil {
		return 0, ErrInvalid.With("text", text)
	}
	if d.Trim(0).Scale() > MaxDecimals {
		return 0, ErrInvalid.With("text", text)
	}
	whole, frac, ok := d.Int64(MaxDecimals)
	if !ok || whole > int64(Max/One) || whole < -int64(Max/One) {
		return 0, ErrTooLarge.With("text", text)
	}
	return Milli(whole*int64(One) + frac), nil
}

// String writes the quantity as a plain decimal without trailing zeros: "12", "1.5".
func (q Milli) String() string {
	sign, n := "", int64(q)
	if n < 0 {
		sign, n = "-", -n
	}
	s := sign + strconv.FormatInt(n/int64(One), 10)
	frac := n % int64(One)
	if frac == 0 {
		return s
	}
	digits := strconv.FormatInt(frac+int64(One), 10)[1:]
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
func (q Milli) InRange() bool { return q.Abs() <= Max }

// Fits tells whether the quantity needs no more than the given decimals (0 to 3).
func (q Milli) Fits(decimals int) bool {
	step := int64(One)
	for range decimals {
		step /= 10
	}
	return int64(q)%max(step, 1) == 0
}
