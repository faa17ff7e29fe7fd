package report

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/money"
)

// Page is a part of a report for the screen.
type Page struct {
	Rows []Row
	// Next is the offset to go on from; 0 at the end.
	Next int64
	// Answer is the whole report's; it is there with offset 0 alone.
	Answer Answer
	// Counted tells whether Answer is there.
	Counted bool
	// Series is the chart of sales-by-period, all of it, with offset 0; else empty.
	Series []Point
}

// Point is one period of a chart.
type Point struct {
	Period string
	Orders int64
	Net    money.Minor
	Margin Cell // in minor units; unknown where no cost is known
}

// Page returns at most limit rows (1 to 500; 0 is 100) after the first offset
// ones. Rows, count and totals come from one state of the database.
func (t *Table) Page(ctx context.Context, offset int64, limit int) (Page, error) {
	offset, limit = max(offset, 0), db.PageSize(limit)
	var p Page
	err := t.db.Snapshot(ctx, func(tx *gorm.DB) error {
		if t.query.onePass {
			return t.pick(tx, &p, offset, limit)
		}
		return t.cut(tx, &p, offset, limit)
	})
	if err != nil {
		return Page{}, fmt.Errorf("report %s: %w", t.Report.Name, err)
	}
	return p, nil
}

// pick passes over all rows and keeps those of the page.
func (t *Table) pick(tx *gorm.DB, p *Page, offset int64, limit int) error {
	sums := newSums(t.Report.Columns)
	err := t.query.each(tx, t.scope.arguments(), func(r Row) error {
		if sums.rows >= offset && len(p.Rows) < limit {
			p.Rows = append(p.Rows, r)
		}
		if offset == 0 && t.Report.takes(By) {
			p.Series = append(p.Series, pointOf(r))
		}
		return sums.add(r.Cells)
	})
	if end := offset + int64(len(p.Rows)); end < sums.rows {
		p.Next = end
	}
	p.Counted = offset == 0
	if p.Counted {
		p.Answer = sums.answer()
	}
	return err
}

// pointOf makes a point of a row of sales-by-period.
func pointOf(r Row) Point {
	figures := r.Cells[1:]
	return Point{
		Period: r.Cells[0].Text, Orders: figures[ordersOfSales].Number,
		Net: money.Minor(figures[netOfSales].Number), Margin: figures[marginOfSales],
	}
}

// cut asks for the rows of the page, and one more that tells whether there are
// more, and has the rest added up by the database.
func (t *Table) cut(tx *gorm.DB, p *Page, offset int64, limit int) error {
	args := t.scope.arguments()
	err := t.query.page(tx, args, offset, limit+1, func(r Row) error {
		p.Rows = append(p.Rows, r)
		return nil
	})
	if err != nil {
		return err
	}
	if len(p.Rows) > limit {
		p.Rows, p.Next = p.Rows[:limit], offset+int64(limit)
	}
	if p.Counted = offset == 0; p.Counted {
		p.Answer, err = t.query.sum(tx, args, t.Report.Columns)
	}
	return err
}
