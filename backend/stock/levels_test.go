package stock_test

import (
	"fmt"
	"reflect"
	"testing"

	"stockroom/backend/day"
	"stockroom/backend/money"
	"stockroom/backend/query"
	"stockroom/backend/stock"
)

// heldOnce is how many products the books of the levels' test have.
const heldOnce = 45

// TestLevelsOfALocationAreTheSameHoweverMuchItHolds asks for the levels of
// locations as if they held few products and as if they held many: the two are
// found in different ways and must be the same, on every page.
func TestLevelsOfALocationAreTheSameHoweverMuchItHolds(t *testing.T) {
	b := newBooks(t)
	category, locations := b.fillLocations()
	filters := map[string]stock.LevelQuery{
		"all of it":     {Archived: "all"},
		"not archived":  {},
		"archived":      {Archived: "archived"},
		"by status":     {Statuses: []string{"out", "low"}},
		"in a category": {CategoryID: category},
		"search":        {Search: "product 1"},
		"asked":         {Where: query.Parse("onhand:>4 -is:low", stock.LevelSchema(), query.Context{Today: day.Day(20260302)}).Root},
	}
	sorts := []string{
		"name", "sku", "status", "onHand", "quarantined", "value", "allocated", "available", "onOrder", "projected", "reorderPoint", "status,-value",
	}
	for place, location := range locations {
		for name, q := range filters {
			met := false
			for _, sort := range sorts {
				for _, descending := range []bool{false, true} {
					q.LocationID, q.Sort, q.Descending, q.Limit = location, sort, descending, 4
					rows := b.sameLevels(fmt.Sprintf("%s, %s, by %s, descending %v", place, name, sort, descending), q)
					met = met || rows > q.Limit
				}
			}
			if !met && place == "Main" {
				t.Errorf("%s, %s: no more than one page was compared", place, name)
			}
		}
	}
}

// sameLevels walks through the list by both ways and returns how many rows it has.
func (b *books) sameLevels(name string, q stock.LevelQuery) (rows int) {
	b.t.Helper()
	for {
		few, err := b.service.LevelsWhereFewIs(b.t.Context(), q, heldOnce*3)
		if err != nil {
			b.t.Fatalf("%s: %v", name, err)
		}
		many, err := b.service.LevelsWhereFewIs(b.t.Context(), q, 0)
		if err != nil {
			b.t.Fatalf("%s: %v", name, err)
		}
		if !reflect.DeepEqual(few, many) {
			b.t.Fatalf("%s, after %d rows:\nfew:  %+v\nmany: %+v", name, rows, few, many)
		}
		if rows == 0 && few.Totals.Products >= 0 && few.Totals.Products < int64(len(few.Rows)) {
			b.t.Fatalf("%s: %d products in all, %d on the first page", name, few.Totals.Products, len(few.Rows))
		}
		rows += len(few.Rows)
		if few.Next == "" {
			return rows
		}
		q.Cursor = few.Next
	}
}

// fillLocations makes products that lie here and there, some that are gone
// again, with all there is to filter and sort by.
func (b *books) fillLocations() (category int64, locations map[string]int64) {
	b.t.Helper()
	category = b.write("INSERT INTO categories(name, name_key) VALUES('Tea', 'tea')")
	shelf, quarantine := b.location("Shelf", false), b.location("Quarantine", true)
	bin := b.location("Bin", false)
	b.write("UPDATE locations SET parent_id = ? WHERE id = ?", shelf, bin)
	places := []int64{stock.MainLocation, shelf, bin, quarantine}
	for i := range int64(heldOnce) {
		p := b.product(fmt.Sprintf("%d-%d", i*7%heldOnce, i), pieces, false)
		for n, place := range places {
			switch {
			case i%int64(n+1) == 0:
				b.mustPost(in(p, place, i%6+1, money.Minor(i%4*100)))
			case i%5 == 0:
				b.mustPost(in(p, place, 2, 50))
				b.mustPost(out(p, place, 2))
			}
		}
		if i%3 == 0 {
			b.write("UPDATE products SET category_id = ?, reorder_point = 9000 WHERE id = ?", category, p)
		}
		b.write("UPDATE product_stock SET promised = ?, on_order = ? WHERE product_id = ?", i%5*3000, i%2*2000, p)
		if i%4 == 0 {
			b.write("UPDATE products SET archived = TRUE WHERE id = ?", p)
		}
	}
	return category, map[string]int64{"Main": stock.MainLocation, "Shelf and its bin": shelf, "Bin": bin, "Quarantine": quarantine}
}
