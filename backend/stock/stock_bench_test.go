package stock_test

import (
	"context"
	"fmt"
	"testing"

	"stockroom/backend/db/dbtest"
	"stockroom/backend/quantity"
	"stockroom/backend/stock"
)

// benchmarkProducts is over how many products the postings are spread.
const benchmarkProducts = 200

func benchmarkBooks(b *testing.B) (*books, []int64) {
	books := newBooks(b)
	products := make([]int64, benchmarkProducts)
	lines := make([]stock.OpeningLine, benchmarkProducts)
	for i := range products {
		products[i] = books.product(fmt.Sprintf("P%03d", i), pieces, false)
		lines[i] = stock.OpeningLine{ProductID: products[i], Quantity: quantity.Max / 2, UnitCost: unitCost(1)}
	}
	if _, err := books.service.OpenBalance(context.Background(), dbtest.RequestID(), stock.OpeningInput{Lines: lines}); err != nil {
		b.Fatal(err)
	}
	return books, products
}

// BenchmarkPostFiveLines is one adjustment of five lines, durably committed.
func BenchmarkPostFiveLines(b *testing.B) {
	books, products := benchmarkBooks(b)
	i := 0
	for b.Loop() {
		in := stock.AdjustInput{Reason: stock.Sample}
		for range 5 {
			i++
			in.Lines = append(in.Lines, stock.AdjustLine{ProductID: products[i%benchmarkProducts], Quantity: -quantity.One})
		}
		if _, err := books.service.Adjust(context.Background(), dbtest.RequestID(), in); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPostFiveLinesPlainSQL is the least that any program must do for
// it: the same rows through the same triggers, in one transaction, nothing checked.
func BenchmarkPostFiveLinesPlainSQL(b *testing.B) {
	books, products := benchmarkBooks(b)
	onHand := map[int64]int64{}
	for _, p := range products {
		onHand[p] = int64(quantity.Max / 2)
	}
	i := 0
	for b.Loop() {
		err := books.plain(func(exec func(statement string, parameters ...any) error) error {
			for line := range 5 {
				i++
				p := products[i%benchmarkProducts]
				onHand[p] -= 1000
				if err := exec(`INSERT INTO stock_movements(product_id, location_id, quantity, value, unit_cost_e4, balance_after, reason, document_type,
					document_id, document_line, document, entry_id, day, at, user_name) VALUES(?, 1, -1000, -1, 10000, ?, 'sample', 'adjustment', ?, ?, 'X', 1, 20260302, 0, 'ana')`,
					p, onHand[p], i, line); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
