package report

import (
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// record is one row of the database: texts, whole numbers, truth values and NULLs.
type record struct{ values []any }

// text returns a text; NULL and "" are unknown.
func (r *record) text(i int) Cell {
	s, _ := r.values[i].(string)
	return text(s)
}

// number returns a whole number; NULL is unknown. Some databases hand sums over as text.
func (r *record) number(i int) Cell {
	switch v := r.values[i].(type) {
	case int64:
		return number(v)
	case string:
		n, err := strconv.ParseInt(v, 10, 64)
		return Cell{Number: n, Known: err == nil}
	case bool:
		if v {
			return number(1)
		}
		return number(0)
	}
	return Cell{}
}

func (r *record) id(i int) int64                { return r.number(i).Number }
func (r *record) truth(i int) bool              { return r.number(i).Number != 0 }
func (r *record) quantity(i int) quantity.Milli { return quantity.Milli(r.number(i).Number) }
func (r *record) amount(i int) money.Minor      { return money.Minor(r.number(i).Number) }

// scan runs the statement and calls yield for each row; the record is valid
// until yield returns.
func scan(tx *gorm.DB, statement string, args map[string]any, yield func(*record) error) (err error) {
	if strings.Contains(statement, "@") { // GORM appends parameters that the statement does not name
		tx = tx.Raw(statement, args)
	} else {
		tx = tx.Raw(statement)
	}
	rows, err := tx.Rows()
	if err != nil {
		return fmt.Errorf("ask: %w", err)
	}
	defer func() {
		if closing := rows.Close(); err == nil {
			err = closing
		}
	}()
	r, targets, err := recordOf(rows)
	if err != nil {
		return err
	}
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return fmt.Errorf("read a row: %w", err)
		}
		for i, v := range r.values {
			if f, wrong := v.(float64); wrong {
				// SQLite turns sums that do not fit into floating point; money never is.
				return fmt.Errorf("column %d is %g: %w", i, f, money.ErrTooLarge)
			}
		}
		if err := yield(r); err != nil {
			return err
		}
	}
	return rows.Err()
}

func recordOf(rows *sql.Rows) (*record, []any, error) {
	names, err := rows.Columns()
	if err != nil {
		return nil, nil, fmt.Errorf("read the columns: %w", err)
	}
	r, targets := &record{values: make([]any, len(names))}, make([]any, len(names))
	for i := range r.values {
		targets[i] = &r.values[i]
	}
	return r, targets, nil
}
