package report

import (
	"fmt"
	"time"

	"stockroom/backend/day"
)

// Periods are numbered so that the next has the next number: days and weeks
// from the Julian day number, months, quarters and years from the year. SQL
// computes the number (periodKey), Go its label.

// mondays: Julian day 0 was a Monday, so that julian ÷ 7 counts ISO weeks.
const (
	daysOfWeek     = 7
	monthsOfYear   = 12
	quartersOfYear = 4
	// julianOfUnixEpoch is the Julian day number of 1970-01-01.
	julianOfUnixEpoch = 2_440_588
	secondsOfDay      = 24 * 60 * 60
)

// periodKey is the number of the period that the day d (an SQL expression of
// the number yyyymmdd) falls in, in arithmetic that every database has.
func periodKey(by Interval, d string) string {
	year, month, dayOfMonth := "("+d+" / 10000)", "("+d+" / 100 % 100)", "("+d+" % 100)"
	switch by {
	case Year:
		return year
	case Quarter:
		return "(" + year + " * 4 + (" + month + " - 1) / 3)"
	case Month:
		return "(" + year + " * 12 + " + month + " - 1)"
	case Day, Week:
	}
	// H. F. Fliegel, T. C. Van Flandern: A machine algorithm for processing
	// calendar dates, Communications of the ACM 11 (1968), p. 657.
	early := "((14 - " + month + ") / 12)"
	y := "(" + year + " + 4800 - " + early + ")"
	julian := "(" + dayOfMonth + " + (153 * (" + month + " + 12 * " + early + " - 3) + 2) / 5 + 365 * " + y +
		" + " + y + " / 4 - " + y + " / 100 + " + y + " / 400 - 32045)"
	if by == Week {
		return "(" + julian + " / 7)"
	}
	return julian
}

// periodLabel names the period of that number: 1997, 1997-Q1, 1997-01,
// 1997-W05, 1997-01-31.
func periodLabel(by Interval, key int64) string {
	switch by {
	case Year:
		return fmt.Sprintf("%04d", key)
	case Quarter:
		return fmt.Sprintf("%04d-Q%d", key/quartersOfYear, key%quartersOfYear+1)
	case Month:
		return fmt.Sprintf("%04d-%02d", key/monthsOfYear, key%monthsOfYear+1)
	case Week:
		year, week := julianTime(key * daysOfWeek).ISOWeek()
		return fmt.Sprintf("%04d-W%02d", year, week)
	case Day:
	}
	return day.Of(julianTime(key)).String()
}

func julianTime(julian int64) time.Time {
	return time.Unix((julian-julianOfUnixEpoch)*secondsOfDay, 0).UTC()
}

// fillPeriods puts a row of zeros for every period without sales between the
// first and the last. Costs are zero only where costs are known at all.
func fillPeriods(by Interval, rows []periodRow) []Row {
	costs := false
	for _, r := range rows {
		costs = costs || r.cells[costOfSales].Known
	}
	var filled []Row
	for i, r := range rows {
		if i > 0 {
			for key := rows[i-1].key + 1; key < r.key; key++ {
				filled = append(filled, Row{Cells: append([]Cell{text(periodLabel(by, key))}, noSales(costs)...)})
			}
		}
		filled = append(filled, Row{Cells: append([]Cell{text(periodLabel(by, r.key))}, r.cells...)})
	}
	return filled
}

// periodRow is the sales of the period with that number.
type periodRow struct {
	key   int64
	cells []Cell
}

// Places among the figures of sales: orders, quantity, gross, discount, net,
// cost, margin, margin_percent.
const (
	ordersOfSales  = 0
	netOfSales     = 4
	costOfSales    = 5
	marginOfSales  = 6
	percentOfSales = 7
	figuresOfSales = 8
)

func noSales(costs bool) []Cell {
	cells := make([]Cell, figuresOfSales)
	for i := range cells[:percentOfSales] {
		if costs || (i != costOfSales && i != marginOfSales) {
			cells[i] = number(0)
		}
	}
	return cells
}
