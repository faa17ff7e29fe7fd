// Package finder answers one text with what it may mean: products, orders,
// documents, suppliers and customers, exact codes and numbers first.
package finder

import (
	"stockroom/backend/day"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// Kind says what was found.
type Kind string

// The kinds, in the order in which they are shown where nothing is exact.
const (
	Product       Kind = "product"
	PurchaseOrder Kind = "purchase_order"
	SalesOrder    Kind = "sales_order"
	StockDocument Kind = "stock_document" // an adjustment, a transfer or an opening balance
	Supplier      Kind = "supplier"
	Customer      Kind = "customer"
)

// Hit is one thing that the text may mean.
type Hit struct {
	Kind      Kind
	ID        int64  // of an order also where one of its receipts or shipments was named
	Label     string // the name, or the number
	Code      string // SKU, code of the party; the receipt or shipment that was named
	Party     string // of an order
	State     string // of an order
	Day       day.Day
	Exact     bool // the text is its code, barcode or number
	Near      bool // the text is spelled nearly like its name
	Unit      string
	Decimals  int
	Available quantity.Milli // of a product
	Price     money.PerUnit  // of a product
}

const (
	// hitsOfAKind is how many of a kind are shown at most.
	hitsOfAKind = 6
	// partyHits is how many suppliers, and how many customers.
	partyHits = 4
	// few is below how many hits of a kind nearly right spellings are looked for.
	few = 2
	// shortest is the shortest word that a mistake is looked for in, in letters.
	shortest = 4
	// long is from how many letters on two mistakes are forgiven.
	long = 8
	// candidates is how many names a nearly right spelling is compared with.
	candidates = 4000
)

// mistakes is how many a word of that many letters may have.
func mistakes(letters int) int {
	switch {
	case letters < shortest:
		return 0
	case letters < long:
		return 1
	}
	return 2
}

// nearness tells how many mistakes lie between the typed words and the best
// fitting words of a name, each typed word standing for a beginning; false:
// too many.
func nearness(typed, name []string) (int, bool) {
	total := 0
	for _, word := range typed {
		letters := []rune(word)
		best := mistakes(len(letters)) + 1
		for _, other := range name {
			best = min(best, distance(letters, []rune(other), best))
		}
		if best > mistakes(len(letters)) {
			return 0, false
		}
		total += best
	}
	return total, true
}

// distance counts the letters to insert, leave out, change or swap with their
// neighbour until a becomes a beginning of b; most or more where it takes that many.
func distance(a, b []rune, most int) int {
	if len(b) > len(a)+most {
		b = b[:len(a)+most]
	}
	before, row, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
			least = min(least, next[j])
		}
		if least >= most {
			return most
		}
		before, row, next = row, next, before
	}
	best := most
	for j := range row {
		best = min(best, row[j])
	}
	return best
}
