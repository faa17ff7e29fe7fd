package export

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// makeStyles registers the heading's, the columns' and the totals' styles.
func (x *sheet) makeStyles() error {
	heading, err := x.file.NewStyle(&excelize.Style{
		Font:      &excelize.Font{Bold: true},
		Alignment: &excelize.Alignment{Vertical: "center"},
		Border:    []excelize.Border{{Type: "bottom", Style: 1, Color: "9AA1AD"}},
	})
	if err != nil {
		return err
	}
	x.heading = heading
	for _, c := range x.t.Columns {
		plain := &excelize.Style{}
		bold := &excelize.Style{
			Font:   &excelize.Font{Bold: true},
			Border: []excelize.Border{{Type: "top", Style: 1, Color: "9AA1AD"}},
		}
		if format := x.numberFormat(c.Kind); format != "" {
			plain.CustomNumFmt, bold.CustomNumFmt = &format, &format
		}
		id, err := x.file.NewStyle(plain)
		if err != nil {
			return err
		}
		x.styles = append(x.styles, id)
		if id, err = x.file.NewStyle(bold); err != nil {
			return err
		}
		x.totals = append(x.totals, id)
	}
	return nil
}

// numberFormat is Excel's format code of a kind, "" for General. Quantities
// are General: every code with optional decimals shows 12 as "12.".
func (x *sheet) numberFormat(k Kind) string {
	decimals := ""
	if x.t.Currency.Decimals > 0 {
		decimals = "." + strings.Repeat("0", x.t.Currency.Decimals)
	}
	switch k {
	case KindText:
		return "@"
	case KindInteger:
		return "#,##0"
	case KindMoney:
		return "#,##0" + decimals
	case KindUnitCost:
		if decimals == "" {
			return ""
		}
		return "#,##0" + decimals + "####"
	case KindPercent:
		return `0.00"%"` // 37.5 is shown as 37.50%, and is 37.5 in every form
	case KindDate:
		return "yyyy-mm-dd"
	case KindInstant:
		return "yyyy-mm-dd hh:mm:ss"
	case KindQuantity, KindRatio:
	}
	return ""
}
