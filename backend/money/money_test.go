package money_test

import (
	"errors"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"stockroom/backend/fault"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

func currencies() (usd, jpy, kwd money.Currency) {
	return money.Currency{Code: "USD", Decimals: 2}, money.Currency{Code: "JPY"}, money.Currency{Code: "KWD", Decimals: 3}
}

func TestNetOfALine(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		price    money.PerUnit
		quantity quantity.Milli
		discount money.Discount
		want     money.Minor
		err      error
	}{
		"14.00 × 12":                       {14_000_000, 12_000, 0, 16_800, nil},
		"5 % off 19.00 × 40":               {19_000_000, 40_000, 50_000, 72_200, nil},
		"half a cent goes up":              {5_000, 1_000, 0, 1, nil},
		"less than half goes down":         {4_999, 1_000, 0, 0, nil},
		"half a cent owed goes down":       {-5_000, 1_000, 0, -1, nil},
		"negative quantity, half":          {5_000, -1_000, 0, -1, nil},
		"negative quantity, less":          {4_999, -1_000, 0, 0, nil},
		"2.5 cents are 3":                  {25_000, 1_000, 0, 3, nil},
		"-2.5 cents are -3":                {25_000, -1_000, 0, -3, nil},
		"rounded once, not twice":          {15_000, 1_000, 700_000, 0, nil}, // 0.45, not 30 % of 2
		"half after the discount":          {10_000, 1_000, 500_000, 1, nil},
		"everything off":                   {1_000_000, 1_000, money.Whole, 0, nil},
		"thousandths of a unit":            {10_000, 1, 0, 0, nil},
		"half a cent of thousandths":       {10_000, 500, 0, 1, nil},
		"intermediates beyond 64 bit":      {money.Max, 9_999, 0, 8_999_100_000_000, nil},
		"product of the largest of both":   {money.Max, quantity.Max, 0, 0, money.ErrTooLarge},
		"largest amount":                   {90_000_000_000_000, 1_000_000_000, 0, money.Max, nil},
		"one beyond the largest":           {90_000_000_000_001, 1_000_000_000, 0, 0, money.ErrTooLarge},
		"one beyond the smallest":          {90_000_000_000_001, -1_000_000_000, 0, 0, money.ErrTooLarge},
		"a discount below 0":               {10_000, 1_000, -1, 0, money.ErrDiscountRange},
		"a discount above 100 %":           {10_000, 1_000, money.Whole + 1, 0, money.ErrDiscountRange},
		"the smallest int64 as a price":    {math.MinInt64, 1_000, 0, -922_337_203_685_478, nil},
		"the smallest int64 as a quantity": {10_000, math.MinInt64, 0, 0, money.ErrTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := money.Net(c.price, c.quantity, c.discount)
			if !errors.Is(err, c.err) || got != c.want {
				t.Errorf("%d, %v; want %d, %v", got, err, c.want, c.err)
			}
			if c.discount == 0 {
				if gross, err := money.Gross(c.price, c.quantity); gross != got || !errors.Is(err, c.err) {
					t.Errorf("gross is %d, %v", gross, err)
				}
			}
		})
	}
}

// TestRoundingIsHalfAwayFromZero compares with the definition: the nearest
// whole number, the one farther from zero when two are as near.
func TestRoundingIsHalfAwayFromZero(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		price := rapid.Int64Range(-1e12, 1e12).Draw(t, "price")
		q := rapid.Int64Range(-1e9, 1e9).Draw(t, "quantity")
		discount := rapid.Int64Range(0, 1_000_000).Draw(t, "discount")
		got, err := money.Net(money.PerUnit(price), quantity.Milli(q), money.Discount(discount))
		if err != nil {
			t.Skip("too large")
		}
		exact := new(big.Rat).SetInt64(price)
		exact.Mul(exact, big.NewRat(q, 1000*10_000)).Mul(exact, big.NewRat(1_000_000-discount, 1_000_000))
		off := new(big.Rat).Sub(new(big.Rat).SetInt64(int64(got)), exact)
		half := big.NewRat(1, 2)
		if size := new(big.Rat).Abs(off); size.Cmp(half) > 0 || (size.Cmp(half) == 0 && off.Sign() != exact.Sign()) {
			t.Fatalf("%s was rounded to %d", exact.FloatString(12), got)
		}
	})
}

func TestProrate(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		amount      money.Minor
		part, whole quantity.Milli
		want        money.Minor
	}{
		"all of it":          {1_001, 3_000, 3_000, 1_001},
		"a third":            {1_000, 1_000, 3_000, 333},
		"two thirds":         {1_000, 2_000, 3_000, 667},
		"half a cent":        {1, 1_000, 2_000, 1},
		"half a cent owed":   {-1, 1_000, 2_000, -1},
		"taken away":         {1_000, -1_000, 3_000, -333},
		"of a debt":          {1_000, 1_000, -3_000, -333},
		"half of a debt":     {1, 1_000, -2_000, -1},
		"nothing":            {1_000, 0, 3_000, 0},
		"beyond 64 bit":      {money.Max, quantity.Max - 1, quantity.Max, 8_999_999_999_991_000},
		"all, out of bounds": {money.Max, quantity.Max, quantity.Max, money.Max},
	} {
		if got, err := money.Prorate(c.amount, c.part, c.whole); err != nil || got != c.want {
			t.Errorf("%s: %d, %v; want %d", name, got, err, c.want)
		}
	}
	if _, err := money.Prorate(money.Max, 2_000, 1_000); !errors.Is(err, money.ErrTooLarge) {
		t.Errorf("twice the largest: %v", err)
	}
}

func TestUnitCost(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		value money.Minor
		q     quantity.Milli
		want  money.PerUnit
	}{
		"14.00 each":             {16_800, 12_000, 14_000_000},
		"625.00 for 12":          {62_500, 12_000, 52_083_333},
		"half away from zero":    {1, 16_000, 625},
		"rounds up":              {2, 3_000, 6_667},
		"negative value":         {-2, 3_000, -6_667},
		"both negative":          {-2, -3_000, 6_667},
		"of nothing":             {100, 0, 0},
		"a gram":                 {1, 1, 10_000_000},
		"more than can be shown": {1_000_000_000_000, 1, money.Max},
		"less than can be shown": {-1_000_000_000_000, 1, -money.Max},
	} {
		if got := money.UnitCost(c.value, c.q); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

func TestRounded(t *testing.T) {
	t.Parallel()
	for p, want := range map[money.PerUnit]money.Minor{0: 0, 4_999: 0, 5_000: 1, 14_999: 1, 15_000: 2, -4_999: 0, -5_000: -1, -15_000: -2, 14_000_000: 1_400} {
		if got := p.Rounded(); got != want {
			t.Errorf("%d: %d, want %d", p, got, want)
		}
	}
}

func TestPercent(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		part, whole money.Minor
		want        int64
		ok          bool
	}{
		{42, 112, 3_750, true},
		{1, 3, 3_333, true},
		{2, 3, 6_667, true},
		{-2, 3, -6_667, true},
		{1, 20_000, 1, true},
		{-1, 20_000, -1, true},
		{0, 5, 0, true},
		{5, 0, 0, false},
		{money.Max, 1, 0, false},
		{-5, -10, 5_000, true},
	} {
		if got, ok := money.Percent(c.part, c.whole); got != c.want || ok != c.ok {
			t.Errorf("%d of %d: %d, %v", c.part, c.whole, got, ok)
		}
	}
}

func TestCurrencyOf(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]money.Currency{
		"USD": {"USD", 2}, " eur ": {"EUR", 2}, "jpy": {"JPY", 0}, "KWD": {"KWD", 3}, "CLF": {"CLF", 4}, "gbp": {"GBP", 2},
	} {
		if got, err := money.CurrencyOf(code); err != nil || got != want {
			t.Errorf("%q: %v, %v", code, got, err)
		}
	}
	for _, code := range []string{"", "US", "DOLLAR", "U$D", "ZZZ"} {
		if got, err := money.CurrencyOf(code); !errors.Is(err, money.ErrUnknownCurrency) {
			t.Errorf("%q: %v, %v", code, got, err)
		}
	}
}

func TestParseAmounts(t *testing.T) {
	t.Parallel()
	usd, jpy, kwd := currencies()
	for name, c := range map[string]struct {
		currency money.Currency
		text     string
		want     money.Minor
		err      error
	}{
		"dollars":                   {usd, "12", 1_200, nil},
		"dollars and cents":         {usd, "12.50", 1_250, nil},
		"one decimal":               {usd, "12.5", 1_250, nil},
		"cents":                     {usd, "-0.05", -5, nil},
		"trailing zeros":            {usd, "12.5000000000000000000000", 1_250, nil},
		"a third decimal":           {usd, "12.505", 0, money.ErrDecimals},
		"a decimal far behind":      {usd, "1.0000000000000000000000001", 0, money.ErrDecimals},
		"yen":                       {jpy, "12", 12, nil},
		"yen with zeros":            {jpy, "12.00", 12, nil},
		"half a yen":                {jpy, "12.5", 0, money.ErrDecimals},
		"dinars":                    {kwd, "1.234", 1_234, nil},
		"largest":                   {usd, "90000000000000", money.Max, nil},
		"beyond the largest":        {usd, "90000000000000.01", 0, money.ErrTooLarge},
		"beyond the smallest":       {usd, "-90000000000000.01", 0, money.ErrTooLarge},
		"beyond an int64":           {usd, "99999999999999999999", 0, money.ErrTooLarge},
		"empty":                     {usd, "", 0, money.ErrInvalid},
		"with a sign of the dollar": {usd, "$5", 0, money.ErrInvalid},
		"thousands":                 {usd, "1,000.00", 0, money.ErrInvalid},
		"exponent":                  {usd, "1e3", 0, money.ErrInvalid},
		"not a number":              {usd, "NaN", 0, money.ErrInvalid},
	} {
		if got, err := c.currency.Parse(c.text); got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%s: %d, %v; want %d, %v", name, got, err, c.want, c.err)
		}
	}
}

func TestParsePerUnit(t *testing.T) {
	t.Parallel()
	usd, jpy, kwd := currencies()
	for _, c := range []struct {
		currency money.Currency
		text     string
		want     money.PerUnit
		err      error
	}{
		{usd, "14", 14_000_000, nil},
		{usd, "52.083333", 52_083_333, nil},
		{usd, "0.0000001", 0, money.ErrDecimals},
		{jpy, "14", 140_000, nil},
		{jpy, "0.0001", 1, nil},
		{jpy, "0.00001", 0, money.ErrDecimals},
		{kwd, "1.2345678", 12_345_678, nil},
		{usd, "9000000000", money.Max, nil},
		{usd, "9000000000.000001", 0, money.ErrTooLarge},
		{usd, "x", 0, money.ErrInvalid},
	} {
		if got, err := c.currency.ParsePerUnit(c.text); got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%s %q: %d, %v; want %d, %v", c.currency.Code, c.text, got, err, c.want, c.err)
		}
	}
}

func TestFormat(t *testing.T) {
	t.Parallel()
	usd, jpy, kwd := currencies()
	for _, c := range []struct{ got, want string }{
		{usd.Format(0), "0.00"},
		{usd.Format(5), "0.05"},
		{usd.Format(-5), "-0.05"},
		{usd.Format(1_400), "14.00"},
		{usd.Format(-123_456), "-1234.56"},
		{jpy.Format(0), "0"},
		{jpy.Format(-12), "-12"},
		{kwd.Format(1), "0.001"},
		{kwd.Format(1_234), "1.234"},
		{usd.Format(math.MinInt64), "-92233720368547758.08"},
		{usd.FormatPerUnit(14_000_000), "14.00"},
		{usd.FormatPerUnit(52_083_300), "52.0833"},
		{usd.FormatPerUnit(52_083_333), "52.083333"},
		{usd.FormatPerUnit(1), "0.000001"},
		{usd.FormatPerUnit(-1), "-0.000001"},
		{usd.FormatPerUnit(0), "0.00"},
		{usd.FormatPerUnit(14_500_000), "14.50"},
		{jpy.FormatPerUnit(140_000), "14"},
		{jpy.FormatPerUnit(145_000), "14.5"},
		{jpy.FormatPerUnit(0), "0"},
		{kwd.FormatPerUnit(10_000_000), "1.000"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestParseDiscount(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		want money.Discount
		err  error
	}{
		"none": {"0", 0, nil}, "fifteen per cent": {"0.15", 150_000, nil}, "everything": {"1", money.Whole, nil}, "everything, long": {"1.000", money.Whole, nil},
		"a float's tail": {"0.15000000596046448", 150_000, nil}, "half a millionth": {"0.1234565", 123_457, nil},
		"half a millionth, even": {"0.0000005", 1, nil}, "less than half": {"0.1234564999999999999999", 123_456, nil},
		"beyond 100 %": {"1.0000000000000000000001", 0, money.ErrDiscountRange}, "a percentage": {"15", 0, money.ErrDiscountRange}, "negative": {"-0.1", 0, money.ErrDiscountRange},
		"word": {"half", 0, money.ErrInvalid}, "empty": {"", 0, money.ErrInvalid}, "per cent": {"15%", 0, money.ErrInvalid},
		"a ratio": {"1/2", 0, money.ErrInvalid}, "an endless exponent": {"1e-999999999", 0, money.ErrInvalid},
	} {
		if got, err := money.ParseDiscount(c.text); got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%s: %d, %v; want %d, %v", name, got, err, c.want, c.err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"12", "12.50", "-0.05", "90000000000000.01", "1e9", "99999999999999999999", "1.0000000000000000000000001", "", "-", "-.0"} {
		f.Add(s, 2)
	}
	f.Add("1.2345", 0)
	f.Fuzz(func(t *testing.T, text string, decimals int) {
		c := money.Currency{Code: "XTS", Decimals: ((decimals % 5) + 5) % 5}
		amount, err := c.Parse(text)
		if again, back := c.Parse(c.Format(amount)); err == nil && (back != nil || again != amount) {
			t.Fatalf("%q is %d, written %q, read %d, %v", text, amount, c.Format(amount), again, back)
		}
		price, err2 := c.ParsePerUnit(text)
		if again, back := c.ParsePerUnit(c.FormatPerUnit(price)); err2 == nil && (back != nil || again != price) {
			t.Fatalf("%q is %d, written %q, read %d, %v", text, price, c.FormatPerUnit(price), again, back)
		}
		for _, err := range []error{err, err2} {
			if _, ok := fault.Of(err); err != nil && !ok {
				t.Fatalf("%q: %v is no fault", text, err)
			}
		}
	})
}

func FuzzParseDiscount(f *testing.F) {
	for _, s := range []string{"0", "0.15", "1", "1.1", "-0.1", "0.1234565", "1e-9", "1/3", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := money.ParseDiscount(text)
		if _, ok := fault.Of(err); err != nil && (!ok || d != 0) {
			t.Fatalf("%q: %d, %v", text, d, err)
		}
		if d < 0 || d > money.Whole {
			t.Fatalf("%q: %d is out of range", text, d)
		}
	})
}
