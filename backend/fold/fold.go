// Package fold turns text into keys that sort and search the same way in
// every database: lower case, without diacritics, in compatibility form.
package fold

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Key folds a text for sorting, searching and comparing: "Crème  Brûlée" and
// "CREME BRULEE" have the same key. White space is trimmed and runs of it are one blank.
func Key(text string) string {
	decomposed := norm.NFKD.String(cases.Fold().String(text))
	var b strings.Builder
	b.Grow(len(decomposed))
	blank := false
	for _, r := range decomposed {
		switch {
		case unicode.Is(unicode.Mn, r):
			continue
		case unicode.IsSpace(r):
			blank = b.Len() > 0
			continue
		case blank:
			b.WriteByte(' ')
			blank = false
		}
		b.WriteRune(plain(r))
	}
	return b.String()
}

// plain maps the letters that have no decomposition to the ones people type
// for them.
func plain(r rune) rune {
	switch r {
	case 'ø':
		return 'o'
	case 'ł':
		return 'l'
	case 'đ', 'ð':
		return 'd'
	case 'ı':
		return 'i'
	case 'ŧ':
		return 't'
	case 'ħ':
		return 'h'
	}
	return r
}

// digitsWidth is how wide runs of digits become in NumberKey; no document
// number counts further than 10^12.
const digitsWidth = 12

// NumberKey folds a document number so that it sorts as people count:
// "PO-99999" before "PO-100000". Numbers that differ only in case or in leading zeros have the same key.
func NumberKey(number string) string {
	var b, run strings.Builder
	flush := func() {
		if run.Len() == 0 {
			return
		}
		digits := strings.TrimLeft(run.String(), "0")
		if pad := digitsWidth - len(digits); pad > 0 {
			b.WriteString(strings.Repeat("0", pad))
		}
		b.WriteString(digits)
		run.Reset()
	}
	for _, r := range Key(number) {
		if r >= '0' && r <= '9' {
			run.WriteRune(r)
			continue
		}
		flush()
		b.WriteRune(r)
	}
	flush()
	return b.String()
}

// Words splits a search text into folded words.
func Words(text string) []string { return strings.Fields(Key(text)) }
