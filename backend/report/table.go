package report

import (
	"context"
	"fmt"
	"time"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/money"
)

// Cell is one value: a text or a number in the unit of its column's kind. The
// zero Cell is unknown.
type Cell struct {
	Text   string
	Number int64
	Known  bool
}

func text(s string) Cell  { return Cell{Text: s, Known: s != ""} }
func number(n int64) Cell { return Cell{Number: n, Known: true} }

// Day returns the day of a cell of kind Date.
func (c Cell) Day() day.Day { return day.Day(c.Number) }

// Time returns the moment of a cell of kind Instant, in UTC.
func (c Cell) Time() time.Time { return time.UnixMilli(c.Number).UTC() }

// Subject is the kind of thing a row is about.
type Subject string

// The subjects of rows.
const (
	Product    Subject = "product"
	ByCategory Subject = "category"
	Customer   Subject = "customer"
	Supplier   Subject = "supplier"
)

// Row is one row of a report, with one cell for each column.
type Row struct {
	Subject Subject // "" is none
	ID      int64   // of the subject
	Cells   []Cell
}

// Table is a report with its parameters: an open question, answered by Each and Page.
type Table struct {
	Report Report
	db     *db.DB
	query  query
	scope  scope
	asOf   day.Day // as asked; 0 is now
}

// Open makes the table of a report. It asks the database only for the location
// and the category that the parameters name. Fails with ErrUnknown,
// ErrParameter, ErrPeriod, ErrBasis, ErrInterval, ErrLocation, ErrCategory,
// ErrSeveral and day.ErrInvalid.
func Open(ctx context.Context, d *db.DB, name string, p Params) (*Table, error) {
	found, err := find(name)
	if err != nil {
		return nil, err
	}
	s, err := scopeOf(found.Report, p)
	if err != nil {
		return nil, err
	}
	if err := resolve(d.Read(ctx), p, &s); err != nil {
		return nil, err
	}
	asked := s.asOf
	if s.asOf >= d.Today() {
		s.asOf = 0 // nothing is dated in the future: that is the present state
	}
	return &Table{Report: found.Report, db: d, query: found.query(s), scope: s, asOf: asked}, nil
}

// Answer is what is known once all rows have passed.
type Answer struct {
	Rows   int64
	Totals []Cell // one for each column; unknown where the column has none, and where no row knows a value
}

// Each calls yield once for each row, from one state of the database, and
// returns the totals. It keeps no rows, apart from reports of few groups. It
// stops with yield's error.
func (t *Table) Each(ctx context.Context, yield func(Row) error) (Answer, error) {
	sums := newSums(t.Report.Columns)
	err := t.query.each(t.db.Read(ctx), t.scope.arguments(), func(r Row) error {
		if err := sums.add(r.Cells); err != nil {
			return err
		}
		return yield(r)
	})
	if err != nil {
		return Answer{}, fmt.Errorf("report %s: %w", t.Report.Name, err)
	}
	return sums.answer(), nil
}

// sums adds up the columns that have a total.
type sums struct {
	columns []Column
	total   []Cell
	rows    int64
}

func newSums(columns []Column) *sums {
	return &sums{columns: columns, total: make([]Cell, len(columns))}
}

func (s *sums) add(cells []Cell) error {
	s.rows++
	for i, c := range cells {
		if !s.columns[i].Total || !c.Known {
			continue
		}
		sum := s.total[i].Number + c.Number
		if sum > money.Max || sum < -money.Max {
			return money.ErrTooLarge
		}
		s.total[i] = number(sum)
	}
	return nil
}

// answer closes the sums: of no rows they are 0.
func (s *sums) answer() Answer {
	for i, c := range s.columns {
		if c.Total && s.rows == 0 {
			s.total[i] = number(0)
		}
	}
	return Answer{Rows: s.rows, Totals: s.total}
}
