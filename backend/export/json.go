package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"stockroom/backend/day"
)

// jsonWriter writes JSON piece by piece and keeps the first error. Numbers are
// written as exact decimals, which encoding/json has no type for.
type jsonWriter struct {
	out  *bufio.Writer
	text bytes.Buffer
	enc  *json.Encoder
	err  error
}

func newJSONWriter(w io.Writer) *jsonWriter {
	j := &jsonWriter{out: bufio.NewWriterSize(w, bufferSize)}
	j.enc = json.NewEncoder(&j.text)
	j.enc.SetEscapeHTML(false)
	return j
}

func (j *jsonWriter) raw(s string) {
	if j.err == nil {
		_, j.err = j.out.WriteString(s)
	}
}

func (j *jsonWriter) quoted(s string) {
	j.text.Reset()
	if err := j.enc.Encode(s); err != nil && j.err == nil {
		j.err = err
	}
	if j.err == nil {
		_, j.err = j.out.Write(bytes.TrimSuffix(j.text.Bytes(), []byte("\n")))
	}
}

func (j *jsonWriter) failure() error {
	if j.err != nil {
		return fmt.Errorf("write json: %w", j.err)
	}
	return nil
}

func (j *jsonWriter) date(d day.Day) {
	if d.IsZero() {
		j.raw("null")
		return
	}
	j.quoted(d.String())
}

func (j *jsonWriter) cell(c Cell, t Table) {
	switch {
	case !c.known:
		j.raw("null")
	case c.kind.numeric():
		j.raw(c.plain(t.Currency))
	default:
		j.quoted(c.plain(t.Currency))
	}
}

func writeJSON(w io.Writer, t Table, rows Rows, s *sums) error {
	j := newJSONWriter(w)
	j.raw(`{"report":`)
	j.quoted(t.Report)
	j.raw(`,"from":`)
	j.date(t.From)
	j.raw(`,"to":`)
	j.date(t.To)
	j.raw(`,"rows":[`)
	separator := ""
	err := rows(func(row []Cell) error {
		j.raw(separator)
		separator = ","
		j.object(t, row, func(Column) bool { return true })
		return j.failure()
	})
	if err != nil {
		return err
	}
	totals, err := s.cells()
	if err != nil {
		return err
	}
	j.raw(`],"totals":`)
	j.object(t, totals, Column.has)
	j.raw("}\n")
	if j.err == nil {
		j.err = j.out.Flush()
	}
	return j.failure()
}

// object writes the cells of the wanted columns as one object.
func (j *jsonWriter) object(t Table, row []Cell, wanted func(Column) bool) {
	separator := "{"
	for i, c := range row {
		if !wanted(t.Columns[i]) {
			continue
		}
		j.raw(separator)
		separator = ","
		j.quoted(t.Columns[i].Key)
		j.raw(":")
		j.cell(c, t)
	}
	if separator == "{" {
		j.raw("{")
	}
	j.raw("}")
}
