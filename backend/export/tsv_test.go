package export_test

import (
	"strings"
	"testing"

	"stockroom/backend/day"
	"stockroom/backend/export"
	"stockroom/backend/money"
)

func TestWriteRange(t *testing.T) {
	table := export.Table{Currency: money.Currency{Code: "EUR", Decimals: 2}, Columns: []export.Column{
		{Title: "Name", Kind: export.KindText}, {Title: "=On\thand", Kind: export.KindQuantity}, {Title: "Value", Kind: export.KindMoney}, {Title: "Day", Kind: export.KindDate},
	}}
	rows := export.RowsOf(
		[]export.Cell{export.Text("Tea\tgreen\r\nloose"), export.Quantity(-1500), export.Money(123456), export.Date(day.Day(20261123))},
		[]export.Cell{export.Text("=cmd()"), export.Null(), export.Money(-5), export.Null()},
		[]export.Cell{export.Text("@a +b"), export.Quantity(2000), export.Null(), export.Null()},
	)
	for mark, want := range map[string]string{
		".": "Name\t'=On hand\tValue\tDay\nTea green loose\t-1.5\t1234.56\t2026-11-23\n'=cmd()\t\t-0.05\t\n'@a +b\t2\t\t\n",
		",": "Name\t'=On hand\tValue\tDay\nTea green loose\t-1,5\t1234,56\t2026-11-23\n'=cmd()\t\t-0,05\t\n'@a +b\t2\t\t\n",
	} {
		var got strings.Builder
		if err := export.WriteRange(&got, table, rows, mark); err != nil || got.String() != want {
			t.Errorf("%q, %v; want %q", got.String(), err, want)
		}
	}
	if err := export.WriteRange(&strings.Builder{}, table, export.RowsOf([]export.Cell{export.Null()}), "."); err == nil {
		t.Error("a row that does not fit its columns passes")
	}
}
