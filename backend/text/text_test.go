package text_test

import (
	"errors"
	"strings"
	"testing"

	"stockroom/backend/fault"
	"stockroom/backend/text"
)

func TestCleaner(t *testing.T) {
	for name, c := range map[string]struct {
		clean func(t *text.Cleaner, v *string)
		in    string
		want  string
		kind  *fault.Kind
	}{
		"line":           {func(t *text.Cleaner, v *string) { t.Line("f", v, 10) }, " a\tb\x00 ", "a b", nil},
		"line at limit":  {func(t *text.Cleaner, v *string) { t.Line("f", v, 3) }, "äöü ", "äöü", nil},
		"line too long":  {func(t *text.Cleaner, v *string) { t.Line("f", v, 2) }, "äöü", "", text.ErrTooLong},
		"broken UTF-8":   {func(t *text.Cleaner, v *string) { t.Line("f", v, 10) }, "a\xffb", "a\uFFFDb", nil},
		"required":       {func(t *text.Cleaner, v *string) { t.Required("f", v, 10) }, "\n", "", text.ErrEmpty},
		"block":          {func(t *text.Cleaner, v *string) { t.Block("f", v, 20) }, "\r\na \r\n\r\nb\tc\r", "a\n\nb c", nil},
		"block too long": {func(t *text.Cleaner, v *string) { t.Block("f", v, 5) }, strings.Repeat("x", 6), "", text.ErrTooLong},
	} {
		t.Run(name, func(t *testing.T) {
			var cleaner text.Cleaner
			value := c.in
			c.clean(&cleaner, &value)
			if c.kind != nil {
				if f, ok := fault.Of(cleaner.Err()); !ok || !errors.Is(f, c.kind) || f.Field() != "f" {
					t.Errorf("got %v, want %v", cleaner.Err(), c.kind)
				}
				return
			}
			if cleaner.Err() != nil || value != c.want {
				t.Errorf("got %q, %v; want %q", value, cleaner.Err(), c.want)
			}
		})
	}
}

func TestCleanerKeepsTheFirstFailure(t *testing.T) {
	var cleaner text.Cleaner
	empty, long := "", "long"
	cleaner.Required("first", &empty, 10)
	cleaner.Line("second", &long, 2)
	if f, _ := fault.Of(cleaner.Err()); f.Field() != "first" {
		t.Errorf("got %v", cleaner.Err())
	}
}
