package quantity_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"stockroom/backend/fault"
	"stockroom/backend/quantity"
)

func TestParse(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		want quantity.Milli
		err  error
	}{
		"whole":               {"12", 12_000, nil},
		"fraction":            {"1.5", 1_500, nil},
		"three decimals":      {"0.001", 1, nil},
		"negative":            {"-3", -3_000, nil},
		"negative fraction":   {"-0.005", -5, nil},
		"plus":                {"+2", 2_000, nil},
		"no whole part":       {".25", 250, nil},
		"no fraction":         {"7.", 7_000, nil},
		"zero":                {"0", 0, nil},
		"minus zero":          {"-0", 0, nil},
		"minus point zero":    {"-.0", 0, nil},
		"leading zeros":       {"0012.50", 12_500, nil},
		"trailing zeros":      {"1.50000000000000000000000000", 1_500, nil},
		"spaces around":       {" 4\t", 4_000, nil},
		"largest":             {"1000000000", quantity.Max, nil},
		"smallest":            {"-1000000000", -quantity.Max, nil},
		"just too large":      {"1000000000.001", 0, quantity.ErrTooLarge},
		"just too small":      {"-1000000000.001", 0, quantity.ErrTooLarge},
		"beyond an int64":     {"99999999999999999999", 0, quantity.ErrTooLarge},
		"four decimals":       {"0.0001", 0, quantity.ErrInvalid},
		"many decimals":       {"1.0000000000000000000000001", 0, quantity.ErrInvalid},
		"empty":               {"", 0, quantity.ErrInvalid},
		"sign alone":          {"-", 0, quantity.ErrInvalid},
		"point alone":         {".", 0, quantity.ErrInvalid},
		"two signs":           {"--5", 0, quantity.ErrInvalid},
		"two points":          {"1.2.3", 0, quantity.ErrInvalid},
		"comma":               {"1,5", 0, quantity.ErrInvalid},
		"thousands":           {"1,000", 0, quantity.ErrInvalid},
		"exponent":            {"1e3", 0, quantity.ErrInvalid},
		"word":                {"twelve", 0, quantity.ErrInvalid},
		"space within":        {"1 2", 0, quantity.ErrInvalid},
		"sign behind":         {"5-", 0, quantity.ErrInvalid},
		"Arabic digits":       {"٣", 0, quantity.ErrInvalid},
		"not a number":        {"NaN", 0, quantity.ErrInvalid},
		"infinity":            {"inf", 0, quantity.ErrInvalid},
		"hexadecimal":         {"0x10", 0, quantity.ErrInvalid},
		"underscores":         {"1_000", 0, quantity.ErrInvalid},
		"fraction of a whole": {"1/2", 0, quantity.ErrInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := quantity.Parse(c.text)
			if got != c.want || !errors.Is(err, c.err) {
				t.Errorf("Parse(%q) = %d, %v; want %d, %v", c.text, got, err, c.want, c.err)
			}
			if f, ok := fault.Of(err); ok && f.Params()["text"] != c.text {
				t.Errorf("the fault does not name the text: %v", f.Params())
			}
		})
	}
}

func TestString(t *testing.T) {
	t.Parallel()
	for q, want := range map[quantity.Milli]string{
		0: "0", 1: "0.001", 10: "0.01", 100: "0.1", 1_000: "1", 1_500: "1.5", -1: "-0.001", -1_500: "-1.5", 12_000: "12", 10_010: "10.01",
		math.MaxInt64: "9223372036854775.807", math.MinInt64: "-9223372036854775.808",
	} {
		if got := q.String(); got != want {
			t.Errorf("%d: %q, want %q", int64(q), got, want)
		}
	}
}

func TestFits(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		q        quantity.Milli
		decimals int
		want     bool
	}{
		{12_000, 0, true},
		{12_500, 0, false},
		{12_500, 1, true},
		{12_550, 1, false},
		{12_550, 2, true},
		{12_555, 2, false},
		{12_555, 3, true},
		{-12_500, 0, false},
		{-12_500, 1, true},
		{0, 0, true},
		{1, 9, true},
	} {
		if got := c.q.Fits(c.decimals); got != c.want {
			t.Errorf("%s fits %d decimals: %v", c.q, c.decimals, got)
		}
	}
}

func TestSizes(t *testing.T) {
	t.Parallel()
	if quantity.Milli(-5).Abs() != 5 || quantity.Milli(5).Abs() != 5 || quantity.Milli(0).Abs() != 0 {
		t.Error("Abs")
	}
	for q, want := range map[quantity.Milli]bool{
		0: true, quantity.Max: true, -quantity.Max: true, quantity.Max + 1: false, -quantity.Max - 1: false, math.MinInt64: false, math.MaxInt64: false,
	} {
		if q.InRange() != want {
			t.Errorf("%s in range: %v", q, !want)
		}
	}
}

func TestParseDecimal(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text     string
		decimals int
		want     int64
		flaw     quantity.Flaw
	}{
		{"9223372036854775807", 0, math.MaxInt64, quantity.NoFlaw},
		{"-9223372036854775808", 0, math.MinInt64, quantity.NoFlaw},
		{"9223372036854775808", 0, 0, quantity.TooManyDigits},
		{"922337203685477.5807", 4, math.MaxInt64, quantity.NoFlaw},
		{"922337203685477.5808", 4, 0, quantity.TooManyDigits},
		{"1.0", 0, 1, quantity.NoFlaw},
		{"1.1", 0, 0, quantity.TooManyDecimals},
		{".0", 0, 0, quantity.NoFlaw},
		{"-0.0", 0, 0, quantity.NoFlaw},
		{strings.Repeat("0", 100) + "1", 2, 100, quantity.NoFlaw},
	} {
		if got, flaw := quantity.ParseDecimal(c.text, c.decimals); got != c.want || flaw != c.flaw {
			t.Errorf("%q with %d decimals: %d, %d; want %d, %d", c.text, c.decimals, got, flaw, c.want, c.flaw)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"12", "-1.5", ".5", "1000000000.001", "1e9", "-", "+", ".", "-.0", "99999999999999999999", "1.0000000000000000000000001", "٣"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q, err := quantity.Parse(text)
		if err != nil {
			if _, ok := fault.Of(err); !ok || q != 0 {
				t.Fatalf("%q: %d, %v", text, q, err)
			}
			return
		}
		if !q.InRange() {
			t.Fatalf("%q: %d is out of range", text, q)
		}
		if again, err := quantity.Parse(q.String()); err != nil || again != q {
			t.Fatalf("%q is %d, written %q, read %d, %v", text, q, q, again, err)
		}
	})
}
