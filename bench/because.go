package main

import (
	"slices"
	"strings"
)

// because says why an operation may miss its target, in a few words: what was
// found when it was looked into, with -plans and -profile.
func because(key string) string {
	for _, r := range reasons() {
		if slices.ContainsFunc(r.keys, func(part string) bool { return strings.HasPrefix(key, part) }) {
			return r.why
		}
	}
	return "not looked into yet"
}

// becauseGrown says the same of an operation that takes longer with more movements.
func becauseGrown(key string) string {
	for _, r := range growthReasons() {
		if slices.ContainsFunc(r.keys, func(part string) bool { return strings.HasPrefix(key, part) }) {
			return r.why
		}
	}
	return "not looked into yet"
}

// reason is what was found about the operations whose keys begin so.
type reason struct {
	why  string
	keys []string
}

// reasons are about the time beside C. The first that fits counts.
func reasons() []reason {
	return []reason{
		{"nothing is read but the state of the books; both take microseconds", []string{"today, again", "numbers of the rail, again"}},
		{"C alone needs most of it: the lines of 30 days, read to be added up by product, the orders of 60, and who waits for what; asked again it is remembered", []string{"today"}},
		{"a scan without a sort, where SQLite in Go takes 2.1 to 2.4 times what it takes in C; asked again it is remembered", []string{
			"numbers of the rail", "products by name, first", "products by sku, first", "products by price, first", "products by onHand, first",
			"products by available, first", "products by value, first", "products by status, first", "products by updated, first",
			"products, category", "products of a category", "stock levels",
		}},
		{"names of another table have no index with the products: all are sorted, and comparing texts costs most beside C", []string{"products by category", "products by supplier"}},
		{"most products are equal in it in seeded books, and equals are stepped over up to the middle", []string{"products by status, middle", "products by updated, middle"}},
		{"100 rows of 25 columns: SQLite in Go takes 2.2 times as long, the rest are Go's values", []string{"products by"}},
		{"all products with the letters are ranked: SQLite in Go takes 2.5 times as long for it", []string{"search, ", "picker, "}},
		{"hundreds of rows become Go's values; SQLite in Go takes 2.1 times as long before", []string{"allocations", "ledger of a product", "reorder list", "product page", "movements"}},
		{"101 orders with the sums of their lines: three questions, where C's time is that of the steps alone", []string{"purchase orders", "sales orders"}},
		{"the balances are summed in one scan, where SQLite in Go takes 2.1 to 2.4 times what it takes in C", []string{"report stock-valuation"}},
		{"every product's row becomes a row of the report, three times the work of C's steps alone", []string{"report low-stock"}},
		{"all lines of all years, summed in one scan: SQLite in Go takes 2.3 to 2.7 times as long", []string{"report "}},
		{"rows become texts and lines of the file, which C's side does not write", []string{"export"}},
		{"five lines, each looked up and checked in turn: the disk takes most of it, and its time varies", []string{
			"shipping", "receiving", "adjusting", "confirming", "sales order of", "purchase order of",
		}},
	}
}

// growthReasons are about the time beside little data.
func growthReasons() []reason {
	return []reason{
		{"both take microseconds", []string{"today, again", "numbers of the rail, again"}},
		{"sums the sales of 60 days and what is open, of which there is ten times as much; asked again it is remembered", []string{"today", "numbers of the rail"}},
		{"a page instead of a few rows: a product has ten times as many movements", []string{"ledger of a product"}},
		{"counts and sums all orders that match, of which there are 40 to 80 times as many; asked again it is remembered", []string{
			"purchase orders, first", "purchase orders by", "purchase orders, open", "sales orders, first", "sales orders by", "sales orders, open", "sales orders, search a customer",
		}},
		{"any part of a number is looked for in every order, of which there are 40 to 80 times as many", []string{"purchase orders, search", "sales orders, search a number"}},
		{"who gets what is worked out from all open lines, of which there are ten times as many", []string{"sales orders, ready", "sales orders, short"}},
		{"more of the products are low, or have stock", []string{"stock levels, low", "stock levels of a location", "report stock-valuation", "reorder list"}},
		{"the file is five times as large as SQLite's memory for it: C takes as much longer", []string{
			"products", "search", "picker", "product page", "allocations", "stock levels", "movements",
		}},
		{"the indexes are deeper, and more of the file is read before it is written", []string{
			"shipping", "receiving", "adjusting", "confirming", "sales order of", "purchase order of",
		}},
	}
}
