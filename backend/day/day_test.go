package day_test

import (
	"errors"
	"testing"
	"time"

	"stockroom/backend/day"
	"stockroom/backend/fault"
)

func TestParse(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]day.Day{"": 0, "2026-11-23": 20261123, "2024-02-29": 20240229, "0001-01-01": 10101, "9999-12-31": 99991231} {
		got, err := day.Parse(text)
		if err != nil || got != want {
			t.Errorf("%q: %d, %v", text, got, err)
		}
		if got.String() != text {
			t.Errorf("%q is written %q", text, got)
		}
	}
	for _, text := range []string{
		"2026-02-29", "2026-13-01", "2026-00-10", "2026-11-31", "2026-11-00", "0000-01-01", "26-11-23", "2026-1-2", "2026/11/23", "23.11.2026",
		"2026-11-23T00:00:00Z", " 2026-11-23", "20261123", "-2026-11-23", "today", "10000-01-01",
	} {
		if got, err := day.Parse(text); !errors.Is(err, day.ErrInvalid) || got != 0 {
			t.Errorf("%q: %d, %v", text, got, err)
		}
	}
}

func TestCheckRefusesMistakesInTyping(t *testing.T) {
	t.Parallel()
	for d, ok := range map[day.Day]bool{
		0: true, 19000101: true, 20261123: true, 21991231: true, 261123: false, 10101: false, 18991231: false, 22000101: false, 99991231: false,
	} {
		if err := d.Check(); (err == nil) != ok || !ok && !errors.Is(err, day.ErrRange) {
			t.Errorf("%s: %v", d, err)
		}
	}
}

func TestOfTakesTheDateOfTheZone(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 12, 31, 23, 30, 0, 0, time.UTC)
	if got := day.Of(at); got != 20261231 {
		t.Errorf("UTC: %d", got)
	}
	if got := day.Of(at.In(time.FixedZone("", 3600))); got != 20270101 {
		t.Errorf("an hour east: %d", got)
	}
}

func TestArithmetic(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from day.Day
		n    int
		to   day.Day
	}{
		{20261231, 1, 20270101},
		{20270101, -1, 20261231},
		{20240228, 1, 20240229},
		{20230228, 1, 20230301},
		{20261123, 0, 20261123},
		{20000101, 365, 20001231},
		{17000101, 119_394, 20261122},
		{10101, 3_652_058, 99991231},
	} {
		if got := c.from.AddDays(c.n); got != c.to {
			t.Errorf("%s + %d = %s, want %s", c.from, c.n, got, c.to)
		}
		if got := c.to.Since(c.from); got != c.n {
			t.Errorf("%s since %s: %d, want %d", c.to, c.from, got, c.n)
		}
		if got := c.from.Since(c.to); got != -c.n {
			t.Errorf("%s since %s: %d, want %d", c.from, c.to, got, -c.n)
		}
	}
}

func TestNoDate(t *testing.T) {
	t.Parallel()
	var none day.Day
	if !none.IsZero() || none.String() != "" || none.AddDays(5) != 0 || day.Day(20261123).IsZero() {
		t.Error("no date is a date")
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2026-11-23", "2024-02-29", "2026-02-30", "", "0000-00-00", "9999-12-31", "２０２６-11-23"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := day.Parse(text)
		if err != nil {
			if _, ok := fault.Of(err); !ok || d != 0 {
				t.Fatalf("%q: %d, %v", text, d, err)
			}
			return
		}
		if d.String() != text || (d != 0 && day.Of(d.Time()) != d) {
			t.Fatalf("%q is %d, written %q", text, d, d)
		}
	})
}
