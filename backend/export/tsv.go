package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteRange writes headings and rows as a spreadsheet takes them from the
// clipboard: cells parted by tabs, rows by line ends. Numbers have the decimal
// mark and no other; texts lose what would part cells, and what would be
// taken for a formula begins with an apostrophe.
func WriteRange(w io.Writer, t Table, rows Rows, decimalMark string) error {
	out := bufio.NewWriterSize(w, bufferSize)
	fields := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		fields[i] = rangeText(c.Title)
	}
	line := func() error {
		_, err := out.WriteString(strings.Join(fields, "\t") + "\n")
		return err
	}
	if err := line(); err != nil {
		return fmt.Errorf("write range: %w", err)
	}
	err := rows(func(row []Cell) error {
		if err := check(t.Columns, row); err != nil {
			return err
		}
		for i, cell := range row {
			fields[i] = rangeField(cell, t, decimalMark)
		}
		return line()
	})
	if err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write range: %w", err)
	}
	return nil
}

func rangeField(cell Cell, t Table, decimalMark string) string {
	text := cell.plain(t.Currency)
	switch {
	case cell.kind == KindText:
		return rangeText(text)
	case cell.kind.numeric():
		return strings.Replace(text, ".", decimalMark, 1)
	}
	return text
}

func rangeText(text string) string {
	return neutral(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\t' || r == '\n' || r == '\r' }), " "))
}
