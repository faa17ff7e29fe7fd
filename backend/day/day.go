// Package day is calendar dates without a time of day.
package day

import (
	"fmt"
	"time"

	"stockroom/backend/fault"
)

// Day is a calendar date as the number yyyymmdd, such as 20261123; 0 is no
// date. Days compare as numbers do, and day/100 is the month.
type Day int32

// Failures of this package.
var (
	ErrInvalid = fault.Define("day.invalid", "“{text}” is not a date. Write it as year-month-day, such as 2026-11-23.")
	ErrRange   = fault.Define("day.range", "The year of {day} cannot be right. Days from 1900 to 2199 can be entered.")
)

// First and Last bound the days that can be entered: beyond them a date is a
// mistake in typing, such as 0026-11-23, and reports by day would be endless.
const (
	First = 1900_01_01
	Last  = 2199_12_31
)

const layout = "2006-01-02"

// Of returns the date of the instant in the instant's own time zone.
func Of(t time.Time) Day {
	y, m, d := t.Date()
	return Day(y*10000 + int(m)*100 + d)
}

// Parse reads "YYYY-MM-DD". Empty text is no date (0, nil). Fails with ErrInvalid.
func Parse(text string) (Day, error) {
	if text == "" {
		return 0, nil
	}
	t, err := time.Parse(layout, text)
	if err != nil || t.Year() < 1 {
		return 0, ErrInvalid.With("text", text)
	}
	return Of(t), nil
}

// Check refuses a day that nobody means; no date passes. Fails with ErrRange.
func (d Day) Check() error {
	if d != 0 && (d < First || d > Last) {
		return ErrRange.With("day", d)
	}
	return nil
}

// String writes YYYY-MM-DD; no date is "".
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d/10000, d/100%100, d%100)
}

// Time returns midnight UTC of the date.
func (d Day) Time() time.Time {
	return time.Date(int(d/10000), time.Month(d/100%100), int(d%100), 0, 0, 0, 0, time.UTC)
}

// AddDays returns the date n days later (earlier for a negative n); no date
// stays no date.
func (d Day) AddDays(n int) Day {
	if d.IsZero() {
		return 0
	}
	return Of(d.Time().AddDate(0, 0, n))
}

// Since returns the number of days from the other date to this one.
func (d Day) Since(other Day) int {
	const secondsPerDay = 24 * 60 * 60 // in UTC every day has so many
	return int((d.Time().Unix() - other.Time().Unix()) / secondsPerDay)
}

// IsZero tells whether this is no date.
func (d Day) IsZero() bool { return d == 0 }
