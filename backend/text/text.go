// Package text cleans what people type or files bring, before it is kept.
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stockroom/backend/fault"
)

// Failures of this package.
var (
	ErrTooLong = fault.Define("text.too_long", "The text is too long: it has {length} characters, at most {limit} are kept.")
	ErrEmpty   = fault.Define("text.empty", "Please fill this in.")
)

// Lengths in characters. They are generous for people and keep a list's rows
// and a document's lines printable.
const (
	// Code is for SKUs, barcodes, codes and numbers.
	Code = 64
	// Name is for names and other short lines.
	Name = 200
	// Body is for notes, descriptions and addresses.
	Body = 10_000
)

// Cleaner cleans one value after the other and keeps the first failure, so
// that a form's checks read as a list.
type Cleaner struct{ err error }

// Err returns the first failure: ErrTooLong or ErrEmpty at its field.
func (c *Cleaner) Err() error { return c.err }

// Line cleans one line in place: control characters become blanks and the ends
// are trimmed. limit is in characters.
func (c *Cleaner) Line(field string, value *string, limit int) {
	*value = line(*value)
	c.limit(field, *value, limit)
}

// Required cleans a line that must not be empty.
func (c *Cleaner) Required(field string, value *string, limit int) {
	c.Line(field, value, limit)
	if c.err == nil && *value == "" {
		c.err = ErrEmpty.At(field)
	}
}

// Block cleans a text of several lines in place: lines end in "\n" and have no
// blanks at their ends.
func (c *Cleaner) Block(field string, value *string, limit int) {
	text := strings.ReplaceAll(strings.ReplaceAll(*value, "\r\n", "\n"), "\r", "\n")
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.TrimRightFunc(keepPrintable(lines[i]), unicode.IsSpace)
	}
	*value = strings.Trim(strings.Join(lines, "\n"), "\n")
	c.limit(field, *value, limit)
}

func (c *Cleaner) limit(field, value string, limit int) {
	if c.err != nil {
		return
	}
	if n := utf8.RuneCountInString(value); n > limit {
		c.err = ErrTooLong.At(field).With("length", n).With("limit", limit)
	}
}

func line(value string) string { return strings.TrimSpace(keepPrintable(value)) }

func keepPrintable(value string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(value, "\uFFFD"))
}
