package quantity

import (
	"strconv"
	"strings"
)

// Flaw is why a text is no exact decimal number.
type Flaw uint8

// The flaws.
const (
	NoFlaw          Flaw = iota
	NotANumber           // something but an optional sign, digits and an optional point
	TooManyDecimals      // more decimals than asked for, trailing zeros aside
	TooManyDigits        // more than an int64 holds
)

// ParseDecimal reads a plain decimal number as a whole number of
// 10^-decimals: "-1.5" with three decimals is -1500. Nothing is ever rounded;
// exponents, separators of thousands and other digits than 0 to 9 are no
// numbers. Money and quantities are read with it.
func ParseDecimal(text string, decimals int) (int64, Flaw) {
	text = strings.TrimSpace(text)
	if !IsDecimal(text) {
		return 0, NotANumber
	}
	whole, fraction, _ := strings.Cut(text, ".")
	fraction = strings.TrimRight(fraction, "0")
	if len(fraction) > decimals {
		return 0, TooManyDecimals
	}
	n, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", decimals-len(fraction)), 10, 64)
	if err != nil {
		return 0, zeroOrTooLong(whole + fraction)
	}
	return n, NoFlaw
}

// zeroOrTooLong tells a sign without any digit left ("-.0") from a number too long.
func zeroOrTooLong(digits string) Flaw {
	if strings.Trim(digits, "+-0") == "" {
		return NoFlaw
	}
	return TooManyDigits
}

// IsDecimal tells whether the text is an optional sign and digits with an
// optional point, at least one digit.
func IsDecimal(text string) bool {
	text = strings.TrimLeft(text[:min(1, len(text))], "+-") + text[min(1, len(text)):]
	digits := strings.Replace(text, ".", "", 1)
	return digits != "" && strings.Trim(digits, "0123456789") == ""
}
