package report_test

import (
	"context"
	"testing"

	"stockroom/backend/report"
)

// TestProductSales compares the months of each product with sales-by-product of the same year.
func TestProductSales(t *testing.T) {
	d := openBook(t)
	rows, _ := rowsOf(t, open(t, d, "sales-by-product", report.Params{From: "2025-04-01", To: "2026-03-02"}))
	for _, id := range []int64{ale, bitter, cola, drill, elan} {
		months, err := report.ProductSales(context.Background(), d, id)
		if err != nil {
			t.Fatal(err)
		}
		if len(months) != 12 || months[0].Month != "2025-04" || months[11].Month != "2026-03" {
			t.Fatalf("the months are %+v", months)
		}
		var orders, milli, net int64
		for _, m := range months {
			orders, milli, net = orders+m.Orders, milli+int64(m.Quantity), net+int64(m.Net)
		}
		var want [3]int64
		for _, r := range rows {
			if r.ID == id {
				want = [3]int64{r.Cells[2].Number, r.Cells[3].Number, r.Cells[6].Number}
			}
		}
		if got := [3]int64{orders, milli, net}; got != want {
			t.Errorf("product %d: orders, quantity and net are %v, want %v", id, got, want)
		}
	}
}

// TestProductSalesByMonth: quotes and cancelled orders do not count, an order closed short counts what was shipped.
func TestProductSalesByMonth(t *testing.T) {
	months, err := report.ProductSales(context.Background(), openBook(t), ale)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range months {
		want := report.MonthSales{Month: m.Month}
		switch m.Month {
		case "2025-12":
			want.Orders, want.Quantity, want.Net = 1, 1_000, 1_000
		case "2026-02":
			want.Orders, want.Quantity, want.Net = 3, 6_000, 5_850
		}
		if m != want {
			t.Errorf("%+v, want %+v", m, want)
		}
	}
}
