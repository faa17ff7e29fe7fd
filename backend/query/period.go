package query

import (
	"strconv"
	"strings"
	"time"

	"stockroom/backend/day"
)

const (
	daysOfWeek = 7
	// maxAgo is how many days back `30d` can look.
	maxAgo = 36_500
)

// period reads a day, a month, a year or a word for one, and answers its first
// and last day.
func (c Context) period(text string) (from, to day.Day, ok bool) {
	if from, to, ok = c.named(plain(text)); ok {
		return from, to, true
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '-' || r == '/' || r == '.' })
	numbers := make([]int, len(parts))
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil || n < 1 || len(part) > 4 {
			return 0, 0, false
		}
		numbers[i] = n
	}
	switch {
	case len(parts) == 1 && len(parts[0]) == 4:
		return dates(numbers[0], 1, 1, numbers[0], 12, 31)
	case len(parts) == 2 && len(parts[0]) == 4:
		return month(numbers[0], numbers[1])
	case len(parts) == 2 && len(parts[1]) == 4:
		return month(numbers[1], numbers[0])
	case len(parts) == 3 && len(parts[0]) == 4:
		return dates(numbers[0], numbers[1], numbers[2], numbers[0], numbers[1], numbers[2])
	case len(parts) == 3 && len(parts[2]) == 4 && strings.Contains(text, "."):
		return dates(numbers[2], numbers[1], numbers[0], numbers[2], numbers[1], numbers[0])
	}
	return 0, 0, false
}

// named reads the words for periods around today.
func (c Context) named(word string) (from, to day.Day, ok bool) {
	today := c.Today
	first := today.AddDays(1 - today.Time().Day())
	monday := today.AddDays(-(int(today.Time().Weekday()) + daysOfWeek - 1) % daysOfWeek)
	year := int(today) / 10000
	switch word {
	case "today":
		return today, today, true
	case "yesterday":
		return today.AddDays(-1), today.AddDays(-1), true
	case "tomorrow":
		return today.AddDays(1), today.AddDays(1), true
	case "week", "thisweek":
		return monday, monday.AddDays(daysOfWeek - 1), true
	case "lastweek":
		return monday.AddDays(-daysOfWeek), monday.AddDays(-1), true
	case "month", "thismonth":
		return first, day.Of(first.Time().AddDate(0, 1, -1)), true
	case "lastmonth":
		return day.Of(first.Time().AddDate(0, -1, 0)), first.AddDays(-1), true
	case "year", "thisyear":
		return dates(year, 1, 1, year, 12, 31)
	case "lastyear":
		return dates(year-1, 1, 1, year-1, 12, 31)
	}
	if count, isDays := strings.CutSuffix(word, "d"); isDays {
		n, err := strconv.Atoi(count)
		if err == nil && n > 0 && n <= maxAgo {
			return today.AddDays(1 - n), today, true
		}
	}
	return 0, 0, false
}

func month(year, m int) (from, to day.Day, ok bool) {
	if m > 12 {
		return 0, 0, false
	}
	first := time.Date(year, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
	return day.Of(first), day.Of(first.AddDate(0, 1, -1)), true
}

// dates answers two days that exist.
func dates(fromYear, fromMonth, fromDay, toYear, toMonth, toDay int) (from, to day.Day, ok bool) {
	first := time.Date(fromYear, time.Month(fromMonth), fromDay, 0, 0, 0, 0, time.UTC)
	last := time.Date(toYear, time.Month(toMonth), toDay, 0, 0, 0, 0, time.UTC)
	ok = first.Day() == fromDay && int(first.Month()) == fromMonth && last.Day() == toDay && int(last.Month()) == toMonth
	return day.Of(first), day.Of(last), ok
}
