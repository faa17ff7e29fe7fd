package export

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"stockroom/backend/day"
)

// Limits of a spreadsheet, from "Excel specifications and limits".
const (
	xlsxMaxRows      = 1_048_576 - 2 // less heading and total
	xlsxMaxSheetName = 31
	xlsxMaxWidth     = 60 // characters; longer texts are cut off on screen, not in the cell
	xlsxMinWidth     = 9
	xlsxSample       = 500        // rows looked at for the widths of columns
	xlsxFirstDay     = 1900_03_01 // before it Excel's calendar counts a day that never was
)

// sheet streams one table into one worksheet.
type sheet struct {
	t       Table
	file    *excelize.File
	stream  *excelize.StreamWriter
	name    string
	styles  []int // of data cells, by column
	totals  []int // of total cells, by column
	heading int
	row     int // last row written
	sample  [][]Cell
}

func writeXLSX(w io.Writer, t Table, rows Rows, s *sums) (err error) {
	x := &sheet{t: t, file: excelize.NewFile(), name: sheetName(t)}
	defer func() {
		err = errors.Join(err, x.file.Close()) // removes the temporary file
	}()
	if err := x.prepare(); err != nil {
		return fmt.Errorf("write xlsx: %w", err)
	}
	if err := rows(x.take); err != nil {
		return err
	}
	if err := x.finish(s); err != nil {
		return fmt.Errorf("write xlsx: %w", err)
	}
	// excelize builds the archive in memory unless it is given the writer.
	x.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return zip.NewWriter(w) })
	if err := x.file.Write(io.Discard); err != nil {
		return fmt.Errorf("write xlsx: %w", err)
	}
	return nil
}

func (x *sheet) prepare() error {
	if err := x.file.SetSheetName("Sheet1", x.name); err != nil {
		return err
	}
	if err := x.describe(); err != nil {
		return err
	}
	if err := x.makeStyles(); err != nil {
		return err
	}
	stream, err := x.file.NewStreamWriter(x.name)
	if err != nil {
		return err
	}
	x.stream = stream
	return stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

func (x *sheet) describe() error {
	created := ""
	if !x.t.Generated.IsZero() {
		created = x.t.Generated.UTC().Format(time.RFC3339)
	}
	return x.file.SetDocProps(&excelize.DocProperties{
		Title: x.t.Title, Subject: x.t.Report, Creator: x.t.Company.Name, Created: created, Modified: created,
	})
}

// take writes one row; the first rows wait until the widths of the columns
// can be told from them, because widths stand before rows in the file.
func (x *sheet) take(row []Cell) error {
	if x.row == 0 && len(x.sample) < xlsxSample {
		x.sample = append(x.sample, append([]Cell(nil), row...))
		return nil
	}
	if err := x.start(); err != nil {
		return err
	}
	return x.write(row)
}

// start writes widths, heading and the rows that waited; once.
func (x *sheet) start() error {
	if x.row > 0 {
		return nil
	}
	for i := range x.t.Columns {
		if err := x.stream.SetColWidth(i+1, i+1, x.width(i)); err != nil {
			return fmt.Errorf("write xlsx: %w", err)
		}
	}
	heading := make([]any, len(x.t.Columns))
	for i, c := range x.t.Columns {
		heading[i] = excelize.Cell{StyleID: x.heading, Value: c.Title}
	}
	x.row = 1
	if err := x.stream.SetRow("A1", heading); err != nil {
		return fmt.Errorf("write xlsx: %w", err)
	}
	for _, row := range x.sample {
		if err := x.write(row); err != nil {
			return err
		}
	}
	x.sample = nil
	return nil
}

func (x *sheet) write(row []Cell) error {
	if x.row > xlsxMaxRows {
		return ErrTooManyRows.With("limit", xlsxMaxRows)
	}
	x.row++
	values := make([]any, len(row)) // excelize takes nothing narrower
	for i, c := range row {
		if c.known {
			values[i] = excelize.Cell{StyleID: x.styles[i], Value: x.value(c)}
		}
	}
	if err := x.stream.SetRow("A"+strconv.Itoa(x.row), values); err != nil {
		return fmt.Errorf("write xlsx: %w", err)
	}
	return nil
}

// value is the cell as Excel keeps it: numbers are doubles there, made from
// the exact decimal, and days are counted from 1900.
func (x *sheet) value(c Cell) any {
	switch c.kind {
	case KindText:
		return c.text
	case KindInteger:
		return c.n
	case KindDate:
		if c.n < xlsxFirstDay {
			return c.plain(x.t.Currency)
		}
		return day.Day(c.n).Time()
	case KindInstant:
		at := c.instant().In(x.t.zone())
		return time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, time.UTC)
	case KindQuantity, KindMoney, KindUnitCost, KindPercent, KindRatio:
	}
	f, err := strconv.ParseFloat(c.plain(x.t.Currency), 64)
	if err != nil {
		return c.plain(x.t.Currency)
	}
	return f
}

// zone is where the reader's clock stands.
func (t Table) zone() *time.Location {
	if t.Generated.IsZero() {
		return time.UTC
	}
	return t.Generated.Location()
}

func (x *sheet) finish(s *sums) error {
	if err := x.start(); err != nil {
		return err
	}
	last := x.row
	if s.wanted() {
		if err := x.writeTotals(s); err != nil {
			return err
		}
	}
	end, err := excelize.CoordinatesToCellName(len(x.t.Columns), last)
	if err != nil {
		return err
	}
	if err := x.file.AutoFilter(x.name, "A1:"+end, nil); err != nil {
		return err
	}
	return x.stream.Flush()
}

// writeTotals writes sums as formulas with their values, so that the file
// shows them where nothing calculates.
func (x *sheet) writeTotals(s *sums) error {
	cells, err := s.cells()
	if err != nil {
		return err
	}
	last := x.row
	first := min(2, last) // without rows the formula sums the heading, which is 0
	values := make([]any, len(cells))
	for i, c := range cells {
		values[i] = excelize.Cell{StyleID: x.totals[i]}
		if !c.known {
			continue
		}
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		cell := excelize.Cell{StyleID: x.totals[i], Value: x.value(c)}
		if x.t.Columns[i].has() {
			cell.Formula = fmt.Sprintf("SUM(%s%d:%s%d)", column, first, column, last)
		}
		values[i] = cell
	}
	values[0] = excelize.Cell{StyleID: x.totals[0], Value: wordsOr(x.t.Words).Total}
	x.row++
	return x.stream.SetRow("A"+strconv.Itoa(x.row), values)
}

// width is the width of a column in characters: of its title with the filter
// button, of the sampled cells, within limits.
func (x *sheet) width(column int) float64 {
	const filterButton = 4
	widest := utf8.RuneCountInString(x.t.Columns[column].Title) + filterButton
	for _, row := range x.sample {
		widest = max(widest, x.shownWidth(row[column]))
	}
	return float64(min(max(widest+2, xlsxMinWidth), xlsxMaxWidth))
}

func (x *sheet) shownWidth(c Cell) int {
	text := c.plain(x.t.Currency)
	n := 0
	for _, r := range text {
		n++
		if r >= firstWideRune {
			n++
		}
	}
	if c.kind == KindMoney || c.kind == KindUnitCost || c.kind == KindInteger {
		n += n / 3 // thousands separators
	}
	return n
}

// firstWideRune is where scripts begin whose letters are twice as wide as
// Latin ones (Hangul Jamo, then CJK).
const firstWideRune = 0x1100

// sheetName is the title as Excel allows it.
func sheetName(t Table) string {
	name := t.Title
	if name == "" {
		name = t.Report
	}
	name = strings.Map(func(r rune) rune {
		if r == '\'' {
			return '’' // excelize does not escape it in the filter's range
		}
		if strings.ContainsRune(`[]:*?/\`, r) {
			return '-'
		}
		return r
	}, name)
	for utf8.RuneCountInString(name) > xlsxMaxSheetName {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	name = strings.TrimSpace(name)
	if name == "" {
		return "Report"
	}
	return name
}
