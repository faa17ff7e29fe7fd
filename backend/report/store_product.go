package report

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// monthsOfProduct is how far the sales of a product are looked at: a year, the present month with it.
const monthsOfProduct = monthsOfYear

// MonthSales is what a product sold in a month, by order day.
type MonthSales struct {
	Month    string // "2026-11"
	Orders   int64
	Quantity quantity.Milli
	Net      money.Minor
}

// ProductSales returns what a product sold in each of the last twelve months,
// oldest first, as sales-by-period counts it; an unknown product sold nothing.
func ProductSales(ctx context.Context, d *db.DB, productID int64) ([]MonthSales, error) {
	today := d.Today()
	last := int64(today)/10_000*monthsOfYear + int64(today)/100%100 - 1
	first := last - monthsOfProduct + 1
	s := scope{
		from: day.Day(first/monthsOfYear*10_000 + (first%monthsOfYear+1)*100 + 1), to: today,
		basis: Ordered, by: Month, product: productID, withoutCost: true,
	}
	months, at := make([]MonthSales, monthsOfProduct), map[string]int{}
	for i := range months {
		months[i].Month = periodLabel(Month, first+int64(i))
		at[months[i].Month] = i
	}
	err := d.Snapshot(ctx, func(tx *gorm.DB) error {
		return salesByPeriod(s).each(tx, s.arguments(), func(r Row) error {
			if i, ok := at[r.Cells[0].Text]; ok {
				months[i].Orders, months[i].Quantity = r.Cells[1].Number, quantity.Milli(r.Cells[2].Number)
				months[i].Net = money.Minor(r.Cells[1+netOfSales].Number)
			}
			return nil
		})
	})
	if err != nil {
		return nil, fmt.Errorf("sales of product %d: %w", productID, err)
	}
	return months, nil
}
