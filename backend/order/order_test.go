package order

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

func TestAmountsAreRoundedOncePerLine(t *testing.T) {
	for name, c := range map[string]struct {
		terms      Terms
		gross, net money.Minor
	}{
		"plain":            {Terms{Price: 19_000_000, Quantity: 12_000}, 22_800, 22_800},
		"five per cent":    {Terms{Price: 1_430_000, Quantity: 7_000, Discount: 50_000}, 1_001, 951},
		"half a cent":      {Terms{Price: 5_000, Quantity: 1_000}, 1, 1},
		"everything off":   {Terms{Price: 1_430_000, Quantity: 7_000, Discount: money.Whole}, 1_001, 0},
		"a part of a kilo": {Terms{Price: 9_990_000, Quantity: 333}, 333, 333},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := c.terms.Amounts()
			if err != nil || got.Gross != c.gross || got.Net != c.net {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
	if _, err := (Terms{Price: money.Max, Quantity: quantity.Max}).Amounts(); !errors.Is(err, money.ErrTooLarge) {
		t.Errorf("too much: %v", err)
	}
}

// In whatever portions a quantity goes, and whatever is taken back between,
// the portions that stand when it is complete add up to the amount.
func TestPartsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type portion struct {
			quantity quantity.Milli
			value    money.Minor
		}
		whole := quantity.Milli(rapid.Int64Range(1, 50).Draw(t, "whole"))
		amount := money.Minor(rapid.Int64Range(0, 2_000).Draw(t, "amount"))
		var standing []portion
		p := Part{Amount: amount, Whole: whole}
		for steps := 0; p.Done < whole; steps++ {
			if steps < 30 && len(standing) > 0 && rapid.IntRange(0, 3).Draw(t, "back") == 0 {
				i := rapid.IntRange(0, len(standing)-1).Draw(t, "which")
				p.Done, p.Taken = p.Done-standing[i].quantity, p.Taken-standing[i].value
				standing = append(standing[:i], standing[i+1:]...)
				continue
			}
			q := quantity.Milli(rapid.Int64Range(1, int64(whole-p.Done)).Draw(t, "part"))
			value, err := p.Next(q)
			if err != nil || value < 0 {
				t.Fatalf("part of %s: %d, %v", q, value, err)
			}
			standing = append(standing, portion{q, value})
			p.Done, p.Taken = p.Done+q, p.Taken+value
		}
		if p.Taken != amount {
			t.Fatalf("the parts add up to %d, want %d", p.Taken, amount)
		}
	})
}

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		done, whole quantity.Milli
		want        int
	}{{0, 0, 0}, {0, 10, 0}, {5, 10, 50}, {999, 1000, 99}, {10, 10, 100}, {12, 10, 100}} {
		if got := Percent(c.done, c.whole); got != c.want {
			t.Errorf("%d of %d is %d %%, want %d", c.done, c.whole, got, c.want)
		}
	}
}

func TestMidnightIsTheZonesOwn(t *testing.T) {
	zone := time.FixedZone("east", 2*3600)
	if got := time.UnixMilli(Midnight(20260302, zone)).UTC().Format(time.RFC3339); got != "2026-03-01T22:00:00Z" {
		t.Errorf("midnight is %s", got)
	}
	if got := Midnight(19700101, time.UTC); got != 1 {
		t.Errorf("the first midnight is %d, which says that the order was not confirmed", got)
	}
}

func TestLikeTakesSignsLiterally(t *testing.T) {
	if got := Like("50%_!"); got != "%50!%!_!!%" {
		t.Errorf("got %q", got)
	}
}
