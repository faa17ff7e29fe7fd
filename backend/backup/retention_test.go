package backup

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func at(kind Kind, when time.Time) Backup {
	return Backup{Name: fmt.Sprint(kind, when.Unix()), Kind: kind, At: when}
}

// keptOf is what stays, newest first.
func keptOf(backups []Backup, now time.Time, zone *time.Location) []Backup {
	slices.SortFunc(backups, func(a, b Backup) int { return b.At.Compare(a.At) })
	gone := outdated(backups, now, zone)
	return slices.DeleteFunc(slices.Clone(backups), func(b Backup) bool {
		return slices.ContainsFunc(gone, func(g Backup) bool { return g.Name == b.Name })
	})
}

func TestSevenDaysFourWeeksTwelveMonthsAreKept(t *testing.T) {
	var all []Backup
	for day := range 800 {
		all = append(all, at(Closing, noon.AddDate(0, 0, -day)), at(Daily, noon.AddDate(0, 0, -day).Add(-2*time.Hour)))
	}
	var got []string
	for _, b := range keptOf(all, noon, time.UTC) {
		if b.Kind != Closing {
			t.Errorf("of %s the older one was kept", b.At)
		}
		got = append(got, b.At.Format("2006-01-02"))
	}
	want := []string{
		"2026-11-23", "2026-11-22", "2026-11-21", "2026-11-20", "2026-11-19", "2026-11-18", "2026-11-17", // days
		"2026-11-16", "2026-11-09", "2026-11-02", // weeks; this one has its newest above
		"2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31", "2026-04-30",
		"2026-03-31", "2026-02-28", "2026-01-31", "2025-12-31", // months; this one has its newest above
	}
	if !slices.Equal(got, want) {
		t.Errorf("kept\n%v, want\n%v", got, want)
	}
}

func TestWhatStandsBeforeAStepStaysForDays(t *testing.T) {
	for name, c := range map[string]struct {
		all  []Backup
		kept int
	}{
		"several before a restore on one day": {[]Backup{
			at(Closing, noon), at(Restoring, noon.Add(-time.Hour)), at(Restoring, noon.Add(-2*time.Hour)), at(Import, noon.Add(-3*time.Hour)), at(Manual, noon.Add(-4*time.Hour)),
		}, 5},
		"the same two weeks ago": {[]Backup{
			at(Closing, noon), at(Closing, noon.AddDate(0, 0, -14)), at(Restoring, noon.AddDate(0, 0, -14).Add(-time.Hour)), at(Manual, noon.AddDate(0, 0, -14).Add(-2*time.Hour)),
		}, 2},
		"closed ten times today": {func() (all []Backup) {
			for i := range 10 {
				all = append(all, at(Closing, noon.Add(-time.Duration(i)*time.Minute)))
			}
			return all
		}(), 1},
		"a hundred imports today": {func() (all []Backup) {
			for i := range 100 {
				all = append(all, at(Import, noon.Add(-time.Duration(i)*time.Minute)))
			}
			return all
		}(), keptSteps},
		"the clock was a year ahead": {[]Backup{
			at(Closing, noon.AddDate(1, 0, 0)), at(Closing, noon.AddDate(1, 0, -1)), at(Closing, noon), at(Closing, noon.Add(-time.Minute)),
		}, 3},
		"encrypted ones between": {[]Backup{
			{Name: "a", Kind: Manual, At: noon, Encrypted: true},
			at(Closing, noon.Add(-time.Hour)),
			at(Closing, noon.Add(-2*time.Hour)),
			{Name: "b", Kind: Manual, At: noon.AddDate(-5, 0, 0), Encrypted: true},
		}, 3},
		"only old ones": {[]Backup{at(Closing, noon.AddDate(-3, 0, 0)), at(Closing, noon.AddDate(-4, 0, 0))}, 1},
		"none":          {nil, 0},
	} {
		if got := keptOf(c.all, noon, time.UTC); len(got) != c.kept {
			t.Errorf("%s: kept %d of %d: %v", name, len(got), len(c.all), got)
		}
	}
}

func TestADayIsTheCompanysDay(t *testing.T) {
	tokyo := time.FixedZone("JST", 9*60*60)
	late, early := at(Closing, time.Date(2026, 11, 22, 16, 0, 0, 0, time.UTC)), at(Closing, time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC))
	if got := keptOf([]Backup{late, early}, noon, time.UTC); len(got) != 1 {
		t.Errorf("one day in Greenwich: kept %v", got)
	}
	if got := keptOf([]Backup{late, early}, noon, tokyo); len(got) != 2 {
		t.Errorf("two days in Tokyo: kept %v", got)
	}
}

// Whatever was made when, and however often the rule is applied: the newest
// stays, so does what was made before a step of the last days, and a bounded
// number altogether.
func TestRetentionNeverTakesTheNewest(t *testing.T) {
	kinds := []Kind{Manual, Closing, Daily, Import, Migration, Restoring}
	rapid.Check(t, func(rt *rapid.T) {
		var all []Backup
		for i := range rapid.IntRange(0, 60).Draw(rt, "backups") {
			made := noon.Add(-time.Duration(rapid.Int64Range(0, 900*24).Draw(rt, "hours")) * time.Hour)
			b := at(rapid.SampledFrom(kinds).Draw(rt, "kind"), made)
			b.Name += fmt.Sprint(i)
			all = append(all, b)
		}
		kept := keptOf(all, noon, time.UTC)
		if len(all) > 0 && (len(kept) == 0 || !kept[0].At.Equal(all[0].At)) {
			rt.Fatalf("the newest of %v went: %v", all, kept)
		}
		if len(kept) > keptDays+keptWeeks+keptMonths+keptSteps {
			rt.Fatalf("kept %d", len(kept))
		}
		steps := 0
		for _, b := range all {
			if b.Kind == Restoring && noon.Sub(b.At) < 5*24*time.Hour {
				steps++
				if steps <= keptSteps/2 && len(all) <= keptSteps && !slices.ContainsFunc(kept, func(k Backup) bool { return k.Name == b.Name }) {
					rt.Fatalf("%v went", b)
				}
			}
		}
		if again := keptOf(slices.Clone(kept), noon, time.UTC); len(again) != len(kept) {
			rt.Fatalf("applied again %d of %d are kept", len(again), len(kept))
		}
	})
}

func TestNamesSayWhatAFileIs(t *testing.T) {
	for _, path := range []string{"/data/shop.db", "/data/shop.sqlite", `/data/Händler "1" 店 [a]*.db`, "/data/a-2026-01-01T000000Z-close.db"} {
		for _, kind := range []Kind{Manual, Closing, Daily, Import, Migration, Restoring} {
			name := nameOf(path, noon, string(kind))
			b, ok := parseName(path, name)
			if !ok || b.Kind != kind || !b.At.Equal(noon) || b.Encrypted {
				t.Errorf("%s of %s is read as %+v, %v", name, path, b, ok)
			}
			if b, ok := parseName(path, name+encrypted); !ok || !b.Encrypted {
				t.Errorf("%s.age is read as %+v, %v", name, b, ok)
			}
		}
	}
	for _, name := range []string{
		"shop.db", "shop-2026-11-23T120000Z-damaged.db", "shop-2026-11-23T120000Z-.db", "shop-2026-11-23T120000Z-close", "shop-2026-13-23T120000Z-close.db",
		"other-2026-11-23T120000Z-close.db", "shop-2026-11-23T120000Z-close.db-wal", ".shop-123.part", "shop-2-2026-11-23T120000Z-close.db",
	} {
		if b, ok := parseName("/data/shop.db", name); ok {
			t.Errorf("%s is taken for %+v", name, b)
		}
	}
}
