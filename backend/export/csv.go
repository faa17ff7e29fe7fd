package export

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
)

const (
	byteOrderMark = "\uFEFF" // tells Excel that the file is UTF-8
	csvTotal      = "Total"  // never translated: programs look for it
	bufferSize    = 64 << 10
)

// csvWriter writes RFC 4180 records: CRLF after each, fields kept to the byte.
// encoding/csv with UseCRLF would change line breaks within fields.
type csvWriter struct {
	out    *bufio.Writer
	record bytes.Buffer
	enc    *csv.Writer
}

func newCSVWriter(w io.Writer) *csvWriter {
	c := &csvWriter{out: bufio.NewWriterSize(w, bufferSize)}
	c.enc = csv.NewWriter(&c.record)
	return c
}

func (c *csvWriter) write(fields []string) error {
	c.record.Reset()
	if err := c.enc.Write(fields); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	c.enc.Flush()
	line := append(bytes.TrimSuffix(c.record.Bytes(), []byte("\n")), "\r\n"...)
	if _, err := c.out.Write(line); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	return nil
}

func writeCSV(w io.Writer, t Table, rows Rows, s *sums) error {
	c := newCSVWriter(w)
	if _, err := c.out.WriteString(byteOrderMark); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	fields := make([]string, len(t.Columns))
	for i, col := range t.Columns {
		fields[i] = col.Key
	}
	if err := c.write(fields); err != nil {
		return err
	}
	err := rows(func(row []Cell) error {
		for i, cell := range row {
			fields[i] = csvField(cell, t)
		}
		return c.write(fields)
	})
	if err != nil {
		return err
	}
	if err := writeCSVTotal(c, t, s); err != nil {
		return err
	}
	if err := c.out.Flush(); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	return nil
}

func writeCSVTotal(c *csvWriter, t Table, s *sums) error {
	if !s.wanted() {
		return nil
	}
	totals, err := s.cells()
	if err != nil {
		return err
	}
	fields := make([]string, len(totals))
	for i, cell := range totals {
		fields[i] = csvField(cell, t)
	}
	fields[0] = csvTotal
	return c.write(fields)
}

func csvField(cell Cell, t Table) string {
	text := cell.plain(t.Currency)
	if cell.kind == KindText {
		return neutral(text)
	}
	return text
}

// neutral puts an apostrophe before a text that a spreadsheet would take for a
// formula (OWASP, CSV injection).
func neutral(text string) string {
	if text == "" {
		return text
	}
	switch text[0] {
	case '=', '+', '-', '@', '\t', '\r':
		return "'" + text
	}
	return text
}
