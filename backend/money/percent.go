package money

import "math/big"

// percentScale makes hundredths of a per cent of a ratio.
const percentScale = 10_000

// Percent returns part ÷ whole in hundredths of a per cent: 42 of 112 is 3750.
// It is false where there is no percentage: of nothing, or beyond Max.
func Percent(part, whole Minor) (hundredths int64, ok bool) {
	if whole == 0 {
		return 0, false
	}
	r := divRound(product(int64(part), percentScale), big.NewInt(int64(whole)))
	if !r.IsInt64() || r.Int64() > Max || r.Int64() < -Max {
		return 0, false
	}
	return r.Int64(), true
}
