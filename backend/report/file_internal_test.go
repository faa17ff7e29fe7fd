package report

import (
	"context"
	"testing"

	"stockroom/backend/db/dbtest"
)

// TestFilesSayWhichDayTheyTellOf: a report of a state is headed by its day,
// also where none was asked for; one of a period is not.
func TestFilesSayWhichDayTheyTellOf(t *testing.T) {
	t.Parallel()
	d, _ := dbtest.New(t)
	for _, c := range []struct {
		name, asOf, want string
	}{
		{"stock-levels", "", d.Today().String()},
		{"stock-valuation", "", d.Today().String()},
		{"low-stock", "", d.Today().String()},
		{"stock-levels", "2026-01-31", "2026-01-31"},
		{"stock-movements", "", ""},
		{"sales-by-product", "", ""},
	} {
		table, err := Open(context.Background(), d, c.name, Params{AsOf: c.asOf})
		if err != nil {
			t.Fatal(err)
		}
		sheet, err := table.sheet(context.Background())
		if got := sheet.AsOf; err != nil || got.IsZero() != (c.want == "") || (c.want != "" && got.String() != c.want) {
			t.Errorf("%s of %q: %v, %v, want %q", c.name, c.asOf, got, err, c.want)
		}
	}
}
