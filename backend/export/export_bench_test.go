package export_test

import (
	"io"
	"testing"

	"stockroom/backend/export"
)

// BenchmarkWrite writes 100,000 rows of eleven columns.
func BenchmarkWrite(b *testing.B) {
	for _, f := range export.Formats() {
		b.Run(string(f), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := export.Write(f, io.Discard, salesTable(), many(100_000), nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
