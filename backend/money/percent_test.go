package money_test

import (
	"testing"

	"stockroom/backend/money"
)

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		part, whole money.Minor
		want        int64
		ok          bool
	}{
		{42, 112, 3750, true}, {1, 3, 3333, true}, {2, 3, 6667, true}, {-1, 3, -3333, true}, {1, -3, -3333, true},
		{1, 20_000, 1, true}, {0, 5, 0, true}, {5, 0, 0, false}, {money.Max, 1, 0, false},
	} {
		if got, ok := money.Percent(c.part, c.whole); got != c.want || ok != c.ok {
			t.Errorf("%d of %d is %d (%t), want %d (%t)", c.part, c.whole, got, ok, c.want, c.ok)
		}
	}
}
