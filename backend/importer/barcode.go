package importer

import "regexp"

// Spreadsheets write long numbers as 5.01234E+12 and drop leading zeros.
var scientific = regexp.MustCompile(`^\d+([.,]\d+)?[eE]\+?\d+$`)

// lostZeroLength is what is left of a UPC-A of twelve digits whose leading zero a spreadsheet dropped.
const lostZeroLength = 11

// isDamagedBarcode tells whether a spreadsheet rounded the code to a few
// digits, so that nobody can tell what it was.
func isDamagedBarcode(code string) bool { return scientific.MatchString(code) }

// restoreZero gives eleven digits the zero back that a spreadsheet dropped,
// when the check digit confirms it.
func restoreZero(code string) (repaired string, ok bool) {
	if len(code) != lostZeroLength || !checkDigitFits(code) {
		return code, false
	}
	return "0" + code, true
}

// checkDigitFits tells whether the last digit is the check digit of the
// others (GS1 General Specifications, 7.9): weights 3 and 1 from the right.
// Zeros in front change nothing.
func checkDigitFits(code string) bool {
	sum := 0
	for i := range len(code) {
		c := code[len(code)-1-i]
		if c < '0' || c > '9' {
			return false
		}
		weight := 1
		if i%2 == 1 {
			weight = 3
		}
		sum += weight * int(c-'0')
	}
	return sum%10 == 0
}
