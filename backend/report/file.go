package report

import (
	"context"
	"io"
	"strings"
	"time"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/export"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
	"stockroom/backend/settings"
)

// progressRows is how many rows pass between two reports of progress.
const progressRows = 1000

// WriteFile writes the report to a file, as Write does to a writer: a
// temporary file in the same folder takes the name at the end, readable for
// the user alone. Fails as Write does, with db.ErrOwn and export.ErrFile.
func WriteFile(ctx context.Context, d *db.DB, name string, p Params, format export.Format, path string) (rows int64, err error) {
	t, err := Open(ctx, d, name, p)
	if err != nil {
		return 0, err
	}
	return t.WriteFile(ctx, format, path, func(int64) {})
}

// Write writes the report to w and returns its number of rows. After an error
// what was written is incomplete. Fails as Open does and as export.Write does.
func Write(ctx context.Context, d *db.DB, name string, p Params, format export.Format, w io.Writer) (rows int64, err error) {
	t, err := Open(ctx, d, name, p)
	if err != nil {
		return 0, err
	}
	return t.Write(ctx, format, w, func(int64) {})
}

// WriteFile writes the table to a file and tells progress the rows so far, now
// and then. Fails as Write does, with db.ErrOwn and export.ErrFile.
func (t *Table) WriteFile(ctx context.Context, format export.Format, path string, progress func(rows int64)) (rows int64, err error) {
	if err := t.db.RefuseOwn(path); err != nil {
		return 0, err
	}
	err = export.File(path, func(w io.Writer) error {
		rows, err = t.Write(ctx, format, w, progress)
		return err
	})
	return rows, err
}

// Write writes the table to w and tells progress the rows so far, now and then.
func (t *Table) Write(ctx context.Context, format export.Format, w io.Writer, progress func(rows int64)) (rows int64, err error) {
	sheet, err := t.sheet(ctx)
	if err != nil {
		return 0, err
	}
	cells := make([]export.Cell, len(t.Report.Columns))
	err = export.Write(format, w, sheet, func(yield func([]export.Cell) error) error {
		answer, err := t.Each(ctx, func(r Row) error {
			if rows++; rows%progressRows == 0 {
				progress(rows)
			}
			for i, c := range r.Cells {
				cells[i] = exported(t.Report.Columns[i].Kind, c)
			}
			return yield(cells)
		})
		rows = answer.Rows
		return err
	}, nil)
	return rows, err
}

// sheet describes the table to package export.
func (t *Table) sheet(ctx context.Context) (export.Table, error) {
	chosen, err := settings.New(t.db).All(ctx)
	if err != nil {
		return export.Table{}, err
	}
	columns := make([]export.Column, len(t.Report.Columns))
	for i, c := range t.Report.Columns {
		columns[i] = export.Column{Key: c.Key, Title: c.Title, Kind: exportedKind(c.Kind), Total: c.Total, Tooltip: c.Help}
	}
	locale := chosen.Preferences.Locale
	if locale == "" {
		locale = export.SystemLocale()
	}
	return export.Table{
		Report: t.Report.Name, Title: t.Report.Title, From: t.scope.from, To: t.scope.to, AsOf: t.stateOn(), Parameters: t.narrowed(),
		Columns: columns, Currency: chosen.Currency, Locale: export.LocaleOf(locale),
		Generated: t.db.Now().In(t.db.Zone()).Truncate(time.Second),
		Company: export.Company{
			Name: chosen.Company.Name, Address: export.AddressLines(chosen.Company.Address), TaxNumber: chosen.Company.TaxNumber, Logo: chosen.Company.Logo.Data,
		},
	}, nil
}

// stateOn is the day whose state the report tells; 0 where it is about a period.
func (t *Table) stateOn() day.Day {
	switch {
	case !t.asOf.IsZero():
		return t.asOf
	case t.Report.takes(From), t.Report.takes(To):
		return 0
	}
	return t.db.Today()
}

// narrowed says in words what narrows the report beside the period.
func (t *Table) narrowed() []string {
	var words []string
	if t.scope.location.ID != 0 {
		words = append(words, "Location: "+t.scope.location.Name)
	}
	if t.scope.category.ID != 0 {
		words = append(words, "Category: "+t.scope.category.Name)
	}
	if t.Report.takes(BasisOf) && t.scope.basis == Shipped {
		words = append(words, "By shipping day")
	}
	if t.Report.takes(By) {
		words = append(words, "By "+string(t.scope.by))
	}
	return words
}

func exportedKind(k Kind) export.Kind {
	switch k {
	case Text, Status, Reason:
		return export.KindText
	case Integer:
		return export.KindInteger
	case Quantity:
		return export.KindQuantity
	case Money:
		return export.KindMoney
	case UnitCost:
		return export.KindUnitCost
	case Percent:
		return export.KindPercent
	case Date:
		return export.KindDate
	case Instant:
		return export.KindInstant
	}
	return export.KindText
}

// exported is the cell as files show it; codes of states and reasons become words.
func exported(k Kind, c Cell) export.Cell {
	if !c.Known {
		return export.Null()
	}
	switch k {
	case Text:
		return export.Text(c.Text)
	case Status, Reason:
		return export.Text(strings.ReplaceAll(c.Text, "_", " "))
	case Integer:
		return export.Integer(c.Number)
	case Quantity:
		return export.Quantity(quantity.Milli(c.Number))
	case Money:
		return export.Money(money.Minor(c.Number))
	case UnitCost:
		return export.UnitCost(money.PerUnit(c.Number))
	case Percent:
		return export.Percent(c.Number)
	case Date:
		return export.Date(c.Day())
	case Instant:
		return export.Instant(c.Time())
	}
	return export.Null()
}
