package stock

import (
	"slices"

	"stockroom/backend/day"
	"stockroom/backend/quantity"
)

// daySum is what moved on one day.
type daySum struct {
	day      day.Day
	quantity quantity.Milli
}

// plannedDays sums the postings of one place by day.
func plannedDays(postings []Posting, at place) []daySum {
	var sums []daySum
	for i := range postings {
		p := &postings[i]
		if p.at() == at {
			sums = append(sums, daySum{p.Day, p.Quantity})
		}
	}
	return sums
}

// firstShort finds the first day from `first` on at whose end the balance would be
// below zero because of what is planned, and by how much. onHand is the balance now; stored is
// what moved on the days after `first`.
func firstShort(first day.Day, onHand quantity.Milli, stored, planned []daySum) (day.Day, quantity.Milli) {
	days := []day.Day{first}
	for _, s := range append(slices.Clone(stored), planned...) {
		days = append(days, s.day)
	}
	slices.Sort(days)
	for _, d := range slices.Compact(days) {
		closing, change := onHand, quantity.Milli(0)
		for _, s := range stored {
			if s.day > d {
				closing -= s.quantity
			}
		}
		for _, s := range planned {
			if s.day <= d {
				change += s.quantity
			}
		}
		if change < 0 && closing+change < 0 {
			return d, -(closing + change)
		}
	}
	return 0, 0
}
