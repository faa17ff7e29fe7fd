package stock

import "stockroom/backend/quantity"

// Allocate divides what is on hand outside quarantine among wants, first come
// first served: each gets what is left after those before it, if need be a
// part of it. The answer has one quantity for each want.
func Allocate(onHand quantity.Milli, wants []quantity.Milli) []quantity.Milli {
	allocated := make([]quantity.Milli, len(wants))
	for i, want := range wants {
		allocated[i] = max(0, min(want, onHand))
		onHand -= allocated[i]
	}
	return allocated
}
