package export

import "stockroom/backend/money"

// sums is the total row: given by the caller or added up while rows stream by.
type sums struct {
	columns []Column
	given   []Cell
	sum     []int64
	known   []bool
	rows    int
}

func newSums(columns []Column, given []Cell) *sums {
	return &sums{columns: columns, given: given, sum: make([]int64, len(columns)), known: make([]bool, len(columns))}
}

// wanted tells whether the table has a total row.
func (s *sums) wanted() bool {
	for _, c := range s.columns {
		if c.has() {
			return true
		}
	}
	return false
}

// has tells whether the column has a total.
func (c Column) has() bool { return c.Total && c.Kind.summable() }

// over checks each row and adds it up on its way.
func (s *sums) over(rows Rows) Rows {
	return func(yield func([]Cell) error) error {
		return rows(func(row []Cell) error {
			if err := check(s.columns, row); err != nil {
				return err
			}
			if err := s.add(row); err != nil {
				return err
			}
			return yield(row)
		})
	}
}

func (s *sums) add(row []Cell) error {
	s.rows++
	for i, c := range row {
		if !c.known || !s.columns[i].has() {
			continue
		}
		sum := s.sum[i] + c.n
		if (sum > s.sum[i]) != (c.n > 0) && c.n != 0 {
			return money.ErrTooLarge
		}
		s.sum[i], s.known[i] = sum, true
	}
	return nil
}

// cells returns the total row once all rows have passed: Null for columns
// without a total, and for those whose every row is unknown; 0 without rows.
func (s *sums) cells() ([]Cell, error) {
	if s.given != nil {
		return s.given, check(s.columns, s.given)
	}
	out := make([]Cell, len(s.columns))
	for i, c := range s.columns {
		if c.has() && (s.known[i] || s.rows == 0) {
			out[i] = numeral(c.Kind, s.sum[i])
		}
	}
	return out, nil
}
