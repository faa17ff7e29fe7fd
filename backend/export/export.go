// Package export writes rows and documents to files: CSV, JSON, XLSX and PDF
// on an io.Writer. It knows no database: the report package streams its rows
// into Write, purchasing and sales fill a Document.
//
// One table, four forms, the same figures: what the forms are is laid down in
// the project's reports document (UTF-8 CSV with BOM, decimal JSON numbers,
// real numbers and dates in XLSX, a PDF after the user's locale).
package export

import (
	"io"
	"strings"
	"time"

	"stockroom/backend/day"
	"stockroom/backend/fault"
	"stockroom/backend/money"
)

// Format is the form of a file; its text is also the usual file extension.
type Format string

// The formats.
const (
	CSV  Format = "csv"
	JSON Format = "json"
	XLSX Format = "xlsx"
	PDF  Format = "pdf"
)

// Failures of this package.
var (
	ErrUnknownFormat  = fault.Define("export.unknown_format", "There is no format “{format}”. Use csv, json, xlsx or pdf.")
	ErrTooManyRows    = fault.Define("export.too_many_rows", "A spreadsheet holds {limit} rows at most. Choose a shorter period, or CSV.")
	ErrLogoUnreadable = fault.Define("export.logo_unreadable", "The logo cannot be read. Use a PNG or JPEG picture.")
	ErrLogoTooLarge   = fault.Define("export.logo_too_large", "The logo is too large. Use a picture of at most {limit} pixels on each side.")
)

// Formats lists the formats, CSV first.
func Formats() []Format { return []Format{CSV, JSON, XLSX, PDF} }

// ParseFormat reads a format's name whatever its case. Fails with ErrUnknownFormat.
func ParseFormat(text string) (Format, error) {
	for _, f := range Formats() {
		if strings.EqualFold(strings.TrimSpace(text), string(f)) {
			return f, nil
		}
	}
	return "", ErrUnknownFormat.With("format", text)
}

// Kind is what the cells of a column are.
type Kind uint8

// The kinds of a column.
const (
	KindText     Kind = iota // any text
	KindInteger              // a whole number: orders, days
	KindQuantity             // thousandths of a unit; no trailing zeros
	KindMoney                // minor units; the currency's decimals
	KindUnitCost             // a price or cost of one unit; up to four decimals more than the currency
	KindPercent              // hundredths of a percent; two decimals, 37.5 % is 3750
	KindRatio                // ten-thousandths; no trailing zeros, a turnover of 0.737 is 7370
	KindDate                 // a calendar date
	KindInstant              // a moment; RFC 3339 in UTC in CSV and JSON
)

// Column is one column of a table.
type Column struct {
	Key     string // header of CSV and key of JSON, snake_case
	Title   string // translated heading of XLSX and PDF
	Kind    Kind
	Total   bool   // has a sum in the total row; only of integers, quantities and money
	Tooltip string // formula in words, for screens; files do not show it
}

// Company is the user's company, as every PDF carries it.
type Company struct {
	Name      string
	Address   []string // lines
	TaxNumber string
	Logo      []byte // PNG or JPEG; nil for none
}

// Table says what the rows are and how they are to be shown.
type Table struct {
	Report     string   // name, such as "stock-levels"; "report" of JSON
	Title      string   // translated title; sheet name of XLSX
	From, To   day.Day  // period, both inclusive; 0 for open
	AsOf       day.Day  // shown in PDF instead of a period when not 0
	Parameters []string // what else narrows the report, such as "Category: Beverages"; shown in PDF
	Columns    []Column // at least one
	Currency   money.Currency
	Company    Company   // shown in PDF
	Locale     Locale    // of PDF
	Generated  time.Time // shown in PDF; its zone is also that of instants in XLSX and PDF
	Words      *Words    // fixed words of XLSX and PDF; nil for English
}

// Rows streams a table's rows: it calls yield once per row, with one cell per
// column, and stops with yield's error. The slice may be reused between calls.
type Rows func(yield func(row []Cell) error) error

// RowsOf makes Rows of rows in memory.
func RowsOf(rows ...[]Cell) Rows {
	return func(yield func([]Cell) error) error {
		for _, r := range rows {
			if err := yield(r); err != nil {
				return err
			}
		}
		return nil
	}
}

// Write writes the table with its rows in the format. totals has one cell per
// column, Null where a column has no total; nil totals are summed from the
// rows. The memory of CSV, JSON and XLSX does not grow with the rows (XLSX
// keeps them in a temporary file). After an error the output is incomplete and
// is to be thrown away. Fails with ErrUnknownFormat, ErrTooManyRows (XLSX),
// ErrLogoUnreadable, ErrLogoTooLarge (PDF), money.ErrTooLarge (a sum), and
// with what rows and w fail with.
func Write(format Format, w io.Writer, t Table, rows Rows, totals []Cell) error {
	s := newSums(t.Columns, totals)
	counted := s.over(rows)
	switch format {
	case CSV:
		return writeCSV(w, t, counted, s)
	case JSON:
		return writeJSON(w, t, counted, s)
	case XLSX:
		return writeXLSX(w, t, counted, s)
	case PDF:
		return writePDF(w, t, counted, s)
	}
	return ErrUnknownFormat.With("format", format)
}
