package catalog

import (
	"strconv"
	"strings"

	"stockroom/backend/fault"
	"stockroom/backend/text"
)

// Failures of barcodes.
var (
	ErrCheckDigit = fault.Define("catalog.check_digit",
		"{code} looks like an EAN, UPC or GTIN, but its last digit should be {digit}. Correct it, or mark the code as your own.")
	ErrBarcodeTaken = fault.Define("catalog.barcode_taken", "The barcode {code} already belongs to {name}.")
	ErrBarcodeTwice = fault.Define("catalog.barcode_twice", "The barcode {code} is there twice.")
	ErrTooMany      = fault.Define("catalog.too_many", "At most {limit} can be kept here.")
)

// maxCodes and maxSuppliers keep a product one that a person can read.
const (
	maxCodes     = 100
	maxSuppliers = 100
)

// longestGTIN is what all GTINs are padded to with zeros to be compared.
const longestGTIN = 14

// isGTINShaped tells whether the code is all digits and as long as a GTIN-8,
// -12 (UPC-A), -13 (EAN-13) or -14.
func isGTINShaped(code string) bool {
	switch len(code) {
	case 8, 12, 13, 14:
		return strings.Trim(code, "0123456789") == ""
	}
	return false
}

// checkDigit is the last digit that a GTIN with these digits before it has:
// weights 3 and 1 by turns from the right, filled up to the next ten (GS1
// General Specifications, 7.9 Check digit calculations).
func checkDigit(before string) int {
	sum := 0
	for i := range len(before) {
		digit := int(before[len(before)-1-i] - '0')
		if i%2 == 0 {
			digit *= 3
		}
		sum += digit
	}
	return (10 - sum%10) % 10
}

// hasCheckDigit tells whether a GTIN-shaped code ends in its check digit.
func hasCheckDigit(code string) bool {
	last := len(code) - 1
	return int(code[last]-'0') == checkDigit(code[:last])
}

// isOwn tells whether a code that is kept is the user's own: it is no GTIN.
func isOwn(code string) bool { return !isGTINShaped(code) || !hasCheckDigit(code) }

// sameCodes lists the codes that name the same thing as this one: a GTIN with
// more or fewer zeros before it, as scanners report UPC-A codes; any other
// code only itself.
func sameCodes(code string) []string {
	if isOwn(code) {
		return []string{code}
	}
	padded := strings.Repeat("0", longestGTIN-len(code)) + code
	same := []string{}
	for _, length := range []int{14, 13, 12, 8} {
		if strings.Trim(padded[:longestGTIN-length], "0") == "" {
			same = append(same, padded[longestGTIN-length:])
		}
	}
	return same
}

// cleanBarcodes returns the codes as they are kept. Fails with ErrCheckDigit,
// ErrBarcodeTwice, ErrTooMany, text.ErrTooLong at "barcodes.N.code".
func cleanBarcodes(codes []Barcode) ([]Barcode, error) {
	if len(codes) > maxCodes {
		return nil, ErrTooMany.At("barcodes").With("limit", maxCodes)
	}
	kept, seen := []Barcode{}, map[string]bool{}
	for i, b := range codes {
		field := "barcodes." + strconv.Itoa(i) + ".code"
		var t text.Cleaner
		t.Line(field, &b.Code, text.Code)
		switch {
		case t.Err() != nil:
			return nil, t.Err()
		case b.Code == "":
			continue
		case !b.Own && isGTINShaped(b.Code) && !hasCheckDigit(b.Code):
			return nil, ErrCheckDigit.At(field).With("code", b.Code).With("digit", checkDigit(b.Code[:len(b.Code)-1]))
		case seen[sameCodes(b.Code)[0]]:
			return nil, ErrBarcodeTwice.At(field).With("code", b.Code)
		}
		seen[sameCodes(b.Code)[0]] = true
		b.Own = isOwn(b.Code)
		kept = append(kept, b)
	}
	return kept, nil
}
