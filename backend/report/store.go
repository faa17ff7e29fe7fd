package report

import (
	"cmp"
	"maps"
	"strings"

	"gorm.io/gorm"
)

// query is the one SQL statement behind a report, in parts, so that a page and
// the totals come from the same text. Parameters are named, such as @from.
type query struct {
	with    string   // common table expressions, or ""
	columns []string // select list
	from    string   // tables and joins that decide which rows there are
	lookups string   // joins that only add names, never rows
	where   []string
	// key, where it is there, is the column of from that names a row: a page
	// then finds its few rows before it looks names up.
	key   string
	group string
	order string
	// count is how many rows there are when no group is made: "" is COUNT(*).
	count string
	// totals is the expression of each column that has a total, by key.
	totals map[string]string
	// summed, where it is there, are the tables that are enough for the totals,
	// and their conditions.
	summed      string
	summedWhere []string
	// row makes the report's row of a database row.
	row func(r *record) (Row, error)
	// onePass tells that finding the first row needs all of them, so that a page
	// and its totals are taken from one pass over the rows.
	onePass bool
	// collect, where it is there, turns all database rows into the report's
	// rows: for reports of few groups that need to see them all.
	collect func(next func(yield func(*record) error) error) ([]Row, error)
}

func (q query) statement() string {
	s := q.with + " SELECT " + strings.Join(q.columns, ", ") + " FROM " + q.from + " " + q.lookups + q.condition()
	if q.group != "" {
		s += " GROUP BY " + q.group
	}
	return s + " ORDER BY " + q.order
}

func (q query) condition() string {
	if len(q.where) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(q.where, " AND ")
}

// each calls yield for each row of the report.
func (q query) each(tx *gorm.DB, args map[string]any, yield func(Row) error) error {
	if q.collect == nil {
		return scan(tx, q.statement(), args, func(r *record) error {
			row, err := q.row(r)
			if err != nil {
				return err
			}
			return yield(row)
		})
	}
	rows, err := q.collect(func(take func(*record) error) error { return scan(tx, q.statement(), args, take) })
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := yield(row); err != nil {
			return err
		}
	}
	return nil
}

// page calls yield for at most limit rows after the first offset ones.
func (q query) page(tx *gorm.DB, args map[string]any, offset int64, limit int, yield func(Row) error) error {
	args = maps.Clone(args)
	args["limit"], args["offset"] = limit, offset
	part := " LIMIT @limit OFFSET @offset"
	if q.key != "" {
		q.where = []string{q.key + " IN (SELECT " + q.key + " FROM " + q.from + q.condition() + " ORDER BY " + q.order + part + ")"}
		part = ""
	}
	return scan(tx, q.statement()+part, args, func(r *record) error {
		row, err := q.row(r)
		if err != nil {
			return err
		}
		return yield(row)
	})
}

// sums is the statement that counts the rows and adds up the columns that have a total.
func (q query) sums(columns []Column) string {
	expressions := []string{cmp.Or(q.count, "COUNT(*)")}
	for _, c := range columns {
		if c.Total {
			expressions = append(expressions, "SUM("+q.totals[c.Key]+")")
		}
	}
	if q.summed != "" {
		q.from, q.where = q.summed, q.summedWhere
	}
	return q.with + " SELECT " + strings.Join(expressions, ", ") + " FROM " + q.from + q.condition()
}

// sum counts the rows and adds up the columns that have a total.
func (q query) sum(tx *gorm.DB, args map[string]any, columns []Column) (Answer, error) {
	answer := Answer{Totals: make([]Cell, len(columns))}
	err := scan(tx, q.sums(columns), args, func(r *record) error {
		answer.Rows = r.number(0).Number
		at := 1
		for i, c := range columns {
			if !c.Total {
				continue
			}
			if answer.Totals[i] = r.number(at); answer.Rows == 0 {
				answer.Totals[i] = number(0)
			}
			at++
		}
		return nil
	})
	return answer, err
}
