package backup

import (
	"time"

	"stockroom/backend/day"
)

// How long backups are kept.
const (
	keptDays, keptWeeks, keptMonths = 7, 4, 12
	daysAWeek                       = 7
	// Of the last days all that somebody asked for, or that stands before a
	// step without return, are kept, but not endlessly many.
	keptSteps = 20
)

// outdated returns those of the backups, newest first, that need not be kept
// any longer: of each of the last 7 days, 4 weeks and 12 months, counted back
// from now in the zone, the newest stays. Of the last 7 days those stay, too,
// that somebody asked for or that were made before a step, the newest 20 of
// them. The newest stays in any case, and so does what is dated later than
// now: then a clock was wrong, and nobody knows its age. Encrypted ones stay
// and do not count: they help only who knows their passphrase.
func outdated(backups []Backup, now time.Time, zone *time.Location) []Backup {
	today := day.Of(now.In(zone))
	days, weeks, months := map[int]bool{}, map[int]bool{}, map[int]bool{}
	steps, found := 0, false
	var out []Backup
	for _, b := range backups {
		if b.At.After(now) || b.Encrypted {
			continue
		}
		made := day.Of(b.At.In(zone))
		age := today.Since(made)
		keep := first(days, age, keptDays)
		keep = first(weeks, age/daysAWeek, keptWeeks) || keep
		keep = first(months, monthsBetween(made, today), keptMonths) || keep
		if b.Kind != Closing && b.Kind != Daily && age < keptDays && steps < keptSteps {
			steps++
			keep = true
		}
		if !keep && found {
			out = append(out, b)
		}
		found = true
	}
	return out
}

// first tells whether the slot is one of the last n and nothing stands in it yet, and takes it.
func first(taken map[int]bool, slot, n int) bool {
	if slot < 0 || slot >= n || taken[slot] {
		return false
	}
	taken[slot] = true
	return true
}

func monthsBetween(from, to day.Day) int {
	a, b := from.Time(), to.Time()
	return (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month())
}
