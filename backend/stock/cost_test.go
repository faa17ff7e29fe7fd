package stock

import (
	"testing"

	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

func per(units int64) *money.PerUnit {
	p := money.PerUnit(units * money.PerUnitScale)
	return &p
}

func TestIssuedTakesTheAverageAlong(t *testing.T) {
	for name, c := range map[string]struct {
		balance balance
		q       quantity.Milli
		last    *money.PerUnit
		value   money.Minor
		cost    *money.PerUnit
	}{
		"a part":                       {balance{10_000, 1000, true}, -4_000, nil, -400, per(100)},
		"rounded half away from zero":  {balance{2_000, 5, true}, -1_000, nil, -3, ptr(money.PerUnit(25_000))},
		"all of it leaves nothing":     {balance{3_000, 100, true}, -3_000, nil, -100, ptr(money.PerUnit(333_333))},
		"of unknown cost":              {balance{3_000, 0, false}, -1_000, per(7), 0, nil},
		"that cost nothing":            {balance{3_000, 0, true}, -1_000, per(7), 0, per(0)},
		"beyond what is there":         {balance{3_000, 30, true}, -5_000, per(7), -50, per(10)},
		"with nothing there":           {balance{}, -5_000, per(7), -35, per(7)},
		"with nothing there or known":  {balance{}, -5_000, nil, 0, nil},
		"further below zero":           {balance{-2_000, -20, true}, -3_000, per(7), -30, per(10)},
		"below zero, at last known":    {balance{-2_000, 0, false}, -3_000, per(7), -21, per(7)},
		"a fraction of a unit":         {balance{1_500, 150, true}, -500, nil, -50, per(100)},
		"the greatest amounts, halved": {balance{1_000_000_000_000, money.Max, true}, -500_000_000_000, nil, -money.Max / 2, per(9_000_000)},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := c.balance.issued(c.q, c.last)
			if err != nil {
				t.Fatal(err)
			}
			wantChange(t, got, change{value: c.value, unitCost: c.cost})
		})
	}
}

func ptr[T any](v T) *T { return &v }

func wantChange(t *testing.T, got, want change) {
	t.Helper()
	if got.value != want.value || got.revaluation != want.revaluation {
		t.Errorf("value %d after a revaluation of %d, want %d after %d", got.value, got.revaluation, want.value, want.revaluation)
	}
	if (got.unitCost == nil) != (want.unitCost == nil) || got.unitCost != nil && *got.unitCost != *want.unitCost {
		t.Errorf("unit cost %v, want %v", got.unitCost, want.unitCost)
	}
}

func TestFoundWithoutACostOfItsOwn(t *testing.T) {
	for name, c := range map[string]struct {
		balance balance
		last    *money.PerUnit
		want    change
	}{
		"at the average":                    {balance{4_000, 40, true}, per(7), change{value: 20, unitCost: per(10)}},
		"at the last known cost":            {balance{}, per(7), change{value: 14, unitCost: per(7)}},
		"unknown":                           {balance{}, nil, change{}},
		"unknown beside unknown":            {balance{4_000, 0, false}, nil, change{}},
		"last known beside unknown":         {balance{4_000, 0, false}, per(7), change{value: 14, unitCost: per(7)}},
		"covering negative at its average":  {balance{-1_000, -10, true}, per(7), change{value: 20, unitCost: per(10)}},
		"covering what left at no cost":     {balance{-1_000, 0, false}, per(7), change{value: 14, unitCost: per(7), revaluation: -7}},
		"covering what left, still unknown": {balance{-1_000, 0, false}, nil, change{}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := c.balance.found(2_000, c.last)
			if err != nil {
				t.Fatal(err)
			}
			wantChange(t, got, c.want)
		})
	}
}

func TestReceivedCoversNegativeStock(t *testing.T) {
	for name, c := range map[string]struct {
		balance     balance
		q           quantity.Milli
		value       money.Minor
		revaluation money.Minor
		after       balance
	}{
		"nothing negative":        {balance{1_000, 10, true}, 2_000, 50, 0, balance{3_000, 60, true}},
		"all and more":            {balance{-5_000, -50, true}, 8_000, 96, -10, balance{3_000, 36, true}},
		"exactly all":             {balance{-5_000, -50, true}, 5_000, 61, -11, balance{0, 0, true}},
		"a part":                  {balance{-5_000, -50, true}, 3_000, 36, -6, balance{-2_000, -20, true}},
		"cheaper than estimated":  {balance{-5_000, -50, true}, 8_000, 8, 45, balance{3_000, 3, true}},
		"left at unknown cost":    {balance{-5_000, 0, false}, 8_000, 96, -60, balance{3_000, 36, true}},
		"exactly, rounding apart": {balance{-3_000, -10, true}, 3_000, 11, -1, balance{0, 0, true}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := c.balance.received(c.q, c.value, per(1))
			if err != nil {
				t.Fatal(err)
			}
			if got.revaluation != c.revaluation {
				t.Errorf("revaluation %d, want %d", got.revaluation, c.revaluation)
			}
			if after := c.balance.after(c.q, got); after != c.after {
				t.Errorf("leaves %+v, want %+v", after, c.after)
			}
		})
	}
}

func TestOppositeIsCutWhereGoodsTookValueAlong(t *testing.T) {
	for name, c := range map[string]struct {
		balance balance
		m       Movement
		value   money.Minor
	}{
		"exactly":                       {balance{20_000, 300, true}, Movement{Quantity: 10_000, Value: 200}, -200},
		"never below nothing":           {balance{12_000, 180, true}, Movement{Quantity: 10_000, Value: 200}, -180},
		"nothing left is worth nothing": {balance{10_000, 150, true}, Movement{Quantity: 10_000, Value: 100}, -150},
		"an issue comes back":           {balance{5_000, 75, true}, Movement{Quantity: -5_000, Value: -75}, 75},
		"an issue comes back to zero":   {balance{-5_000, -70, true}, Movement{Quantity: -5_000, Value: -60}, 70},
		"an issue lifts above zero":     {balance{-5_000, -70, true}, Movement{Quantity: -8_000, Value: -60}, 70},
		"an issue below zero":           {balance{-8_000, -30, true}, Movement{Quantity: -5_000, Value: -60}, 30},
		"a revaluation":                 {balance{4_000, 90, true}, Movement{Value: -10}, 10},
		"a revaluation of nothing":      {balance{0, 0, true}, Movement{Value: -10}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.balance.opposite(c.m); got.value != c.value {
				t.Errorf("value %d, want %d", got.value, c.value)
			}
		})
	}
}

func TestFirstShort(t *testing.T) {
	for name, c := range map[string]struct {
		onHand          quantity.Milli
		stored, planned []daySum
		day             int32
		short           quantity.Milli
	}{
		"there all along":                {5, nil, []daySum{{20260105, -5}}, 0, 0},
		"received only later":            {5, []daySum{{20260110, 5}}, []daySum{{20260105, -3}}, 20260105, 3},
		"issued meanwhile":               {5, []daySum{{20260108, -4}, {20260110, 3}}, []daySum{{20260105, -5}}, 20260108, 3},
		"covered on the same day":        {5, []daySum{{20260110, 5}}, []daySum{{20260105, 3}, {20260105, -3}}, 0, 0},
		"was short before, and no worse": {5, []daySum{{20260110, 9}}, []daySum{{20260105, 1}}, 0, 0},
		"two postings of one place":      {5, []daySum{{20260110, 3}}, []daySum{{20260105, -1}, {20260106, -2}}, 20260106, 1},
	} {
		t.Run(name, func(t *testing.T) {
			day, short := firstShort(20260105, c.onHand, c.stored, c.planned)
			if int32(day) != c.day || short != c.short {
				t.Errorf("short of %d on %d, want %d on %d", short, day, c.short, c.day)
			}
		})
	}
}

func TestAllocateServesTheFirstFirst(t *testing.T) {
	for name, c := range map[string]struct {
		onHand quantity.Milli
		wants  []quantity.Milli
		want   []quantity.Milli
	}{
		"enough":             {10, []quantity.Milli{3, 4}, []quantity.Milli{3, 4}},
		"a part of the last": {5, []quantity.Milli{3, 4, 1}, []quantity.Milli{3, 2, 0}},
		"nothing there":      {0, []quantity.Milli{3}, []quantity.Milli{0}},
		"below zero":         {-2, []quantity.Milli{3}, []quantity.Milli{0}},
		"nobody wants":       {5, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := Allocate(c.onHand, c.wants)
			if len(got) != len(c.want) {
				t.Fatalf("%d answers, want %d", len(got), len(c.want))
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Errorf("%d gets %d, want %d", i, got[i], c.want[i])
				}
			}
		})
	}
}
