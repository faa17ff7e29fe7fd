package seed_test

import (
	"context"
	"testing"

	"stockroom/backend/db/dbtest"
	"stockroom/backend/seed"
)

// BenchmarkSeed makes books of 2,000 products and 20,000 movements.
func BenchmarkSeed(b *testing.B) {
	movements := 0
	for b.Loop() {
		d, _ := dbtest.New(b)
		result, err := seed.Run(context.Background(), d, seed.Options{Products: 2_000, Movements: 20_000}, nil)
		if err != nil {
			b.Fatal(err)
		}
		movements += result.Movements
	}
	b.ReportMetric(float64(movements)/b.Elapsed().Seconds(), "movements/s")
}
