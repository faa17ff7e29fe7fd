package importer

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// table is a file, read: its header and its rows, cells trimmed.
type table struct {
	file      string
	encoding  string
	separator rune
	header    []string
	headerRow int
	rows      []row
	read      int // how many rows there were
	notices   []string
	problems  []Problem // why the file cannot be used
	failedRow int       // where reading stopped
}

// row is one record. number counts as a spreadsheet does: 1 is the first
// record of the file, blank rows count, lines within a cell do not.
type row struct {
	number int
	cells  []string
}

// The separators that are recognised, the likeliest first.
const separators = ",;\t"

// readTable reads the text of a file. Whatever is wrong is in the table's
// problems; without a header the table cannot be used.
func readTable(file string, content []byte) *table {
	t := &table{file: file}
	text, encoding, err := decode(content)
	if err != nil {
		t.fail(lineOf(err), "file", err.Error())
		return t
	}
	t.encoding = encoding
	if encoding != encodingUTF8 {
		t.note("%s: the file is not UTF-8 and was read as %s.", file, encoding)
	}
	if !bytes.ContainsRune(text, '\n') {
		text = bytes.ReplaceAll(text, []byte{'\r'}, []byte{'\n'}) // old Macintosh
	}
	var skipped int
	text, t.separator, skipped = declaredSeparator(text)
	if t.separator == 0 {
		t.separator = detectSeparator(text)
	}
	err = t.readRecords(text, skipped, false)
	if errors.Is(err, csv.ErrBareQuote) {
		t.note("%s: a cell has a quotation mark in its middle; it was taken as it stands.", file)
		t.rows, t.header = nil, nil
		err = t.readRecords(text, skipped, true)
	}
	if err != nil {
		t.fail(t.failedRow, "file", "a quotation mark is opened and not closed, or stands in the wrong place")
	}
	t.read = len(t.rows)
	t.finish()
	return t
}

func lineOf(err error) int {
	var u *unreadable
	if errors.As(err, &u) {
		return u.line
	}
	return 1
}

func (t *table) fail(number int, column, why string) {
	t.problems = append(t.problems, Problem{File: t.file, Row: number, Column: column, Why: why})
}

func (t *table) note(format string, args ...any) {
	t.notices = append(t.notices, fmt.Sprintf(format, args...))
}

// declaredSeparator takes the line "sep=;" that Excel writes and understands
// off the beginning.
func declaredSeparator(text []byte) (rest []byte, separator rune, lines int) {
	first, rest, found := bytes.Cut(text, []byte{'\n'})
	declared, ok := strings.CutPrefix(strings.ToLower(strings.Trim(string(first), "\r\"")), "sep=")
	if !found || !ok || len(declared) != 1 || !strings.Contains(separators, declared) {
		return text, 0, 0
	}
	return rest, rune(declared[0]), 1
}

// sampleRows is how many rows decide about the separator.
const sampleRows = 20

// detectSeparator takes the separator that cuts header and first rows into
// the most columns, the same number in most rows.
func detectSeparator(text []byte) rune {
	best, bestScore := ',', 0
	for _, separator := range separators {
		columns, agreeing, rows := sample(text, separator)
		if columns < 2 {
			continue
		}
		if score := columns * (1 + 10*agreeing/max(rows, 1)); score > bestScore {
			best, bestScore = separator, score
		}
	}
	return best
}

func sample(text []byte, separator rune) (columns, agreeing, rows int) {
	r := newReader(text, separator, true)
	header, err := r.Read()
	if err != nil {
		return 0, 0, 0
	}
	for rows < sampleRows {
		record, err := r.Read()
		if err != nil {
			break
		}
		rows++
		if len(record) == len(header) {
			agreeing++
		}
	}
	return len(header), agreeing, rows
}

func newReader(text []byte, separator rune, lazy bool) *csv.Reader {
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma = separator
	r.FieldsPerRecord = -1
	r.LazyQuotes = lazy
	return r
}

// readRecords fills header and rows. skipped is how many lines of the file
// came before the text. Lazy reading takes quotation marks inside a cell as
// they stand. Fails, with failedRow set, where the quotation marks make no sense.
func (t *table) readRecords(text []byte, skipped int, lazy bool) error {
	r := newReader(text, t.separator, lazy)
	number, offset := skipped, int64(0)
	for {
		record, err := r.Read()
		raw := text[offset:r.InputOffset()]
		offset = r.InputOffset()
		t.failedRow = number + 1 + blankLines(raw)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if lazy && swallowed(raw, int(offset) == len(text)) {
			return csv.ErrQuote
		}
		number = t.failedRow
		if blank(record) {
			continue
		}
		t.keep(number, record)
	}
}

func (t *table) keep(number int, record []string) {
	for i := range record {
		record[i] = unquoteFormula(record[i])
	}
	if t.header == nil {
		t.header, t.headerRow = trimAll(record), number
		return
	}
	t.rows = append(t.rows, row{number, record})
}

// swallowed tells whether the last record of a lazily read file has taken in
// the rest of the file after a quotation mark that nobody closed.
func swallowed(raw []byte, last bool) bool {
	record := bytes.Trim(raw, "\r\n")
	return last && bytes.ContainsRune(record, '\n') && !bytes.HasSuffix(record, []byte{'"'})
}

// blankLines counts the empty lines that the CSV reader left out before a record.
func blankLines(raw []byte) int {
	n := 0
	for _, b := range raw {
		switch b {
		case '\n':
			n++
		case '\r':
		default:
			return n
		}
	}
	return n
}

func blank(record []string) bool {
	for _, cell := range record {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

func trimAll(record []string) []string {
	for i := range record {
		record[i] = strings.TrimSpace(record[i])
	}
	return record
}

// unquoteFormula undoes ="0123", with which people keep Excel from eating
// zeros, and the apostrophe with which our own exports, as others do, keep it
// from taking a text for a formula.
func unquoteFormula(cell string) string {
	if inner, ok := strings.CutPrefix(cell, `="`); ok && strings.HasSuffix(inner, `"`) {
		return strings.TrimSuffix(inner, `"`)
	}
	if text, ok := strings.CutPrefix(cell, "'"); ok && text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return text
	}
	return cell
}

// finish checks what is left when all records are read.
func (t *table) finish() {
	if t.header == nil {
		if len(t.problems) == 0 {
			t.fail(1, "file", "the file is empty; its first row must name the columns")
		}
		return
	}
	for len(t.header) > 0 && t.header[len(t.header)-1] == "" {
		t.header = t.header[:len(t.header)-1]
	}
}
