package api

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"stockroom/backend/day"
	"stockroom/backend/export"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// errEnough ends the reading of a list whose rest is not wanted.
var errEnough = errors.New("api: enough rows")

func ended(err error) error {
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

// progressRows is how many rows pass between two reports of progress.
const progressRows = 1000

// listPage is how many rows are read at once.
const listPage = 500

// listReader streams the rows of a list: id and cells.
type listReader func(yield func(id int64, cells []export.Cell) error) error

// only leaves out what is not selected, and ends with the last that is.
func (r listReader) only(q ListContent) export.Rows {
	wanted, unwanted := map[int64]bool{}, map[int64]bool{}
	for _, id := range q.IDs {
		wanted[id] = true
	}
	for _, id := range q.Except {
		unwanted[id] = true
	}
	return func(yield func([]export.Cell) error) error {
		left := len(wanted)
		return ended(r(func(id int64, cells []export.Cell) error {
			if unwanted[id] || (len(wanted) > 0 && !wanted[id]) {
				return nil
			}
			if err := yield(cells); err != nil {
				return err
			}
			if left--; left == 0 {
				return errEnough
			}
			return nil
		}))
	}
}

// writer writes the rows, counts them, and tells of the progress.
func writer(format export.Format, t export.Table, rows export.Rows, count *int64, progress func(rows int64)) func(w io.Writer) error {
	return func(w io.Writer) error {
		return export.Write(format, w, t, func(yield func([]export.Cell) error) error {
			return rows(func(row []export.Cell) error {
				if *count++; *count%progressRows == 0 {
					progress(*count)
				}
				return yield(row)
			})
		}, nil)
	}
}

// fileColumn is one column of a list in a file.
type fileColumn[Row any] struct {
	kind export.Kind
	cell func(r Row) export.Cell
}

// read makes a reader of the pages of a list. Fails with ErrListColumn at "content.columns.0.key".
func read[Row any](
	q ListContent, columns map[string]fileColumn[Row], id func(Row) int64, page func(cursor string, limit int) (rows []Row, next string, err error),
) (listReader, []export.Kind, error) {
	kinds, chosen := make([]export.Kind, len(q.Columns)), make([]fileColumn[Row], len(q.Columns))
	for i, c := range q.Columns {
		column, ok := columns[c.Key]
		if !ok {
			return nil, nil, ErrListColumn.At(fmt.Sprintf("content.columns.%d.key", i)).With("column", c.Key)
		}
		kinds[i], chosen[i] = column.kind, column
		if words := c.Words; len(words) > 0 {
			chosen[i].cell = func(r Row) export.Cell { return column.cell(r).Reworded(words) }
		}
	}
	cells := make([]export.Cell, len(chosen))
	reader := func(yield func(id int64, cells []export.Cell) error) error {
		cursor := ""
		for {
			rows, next, err := page(cursor, listPage)
			if err != nil {
				return err
			}
			for _, r := range rows {
				for i, c := range chosen {
					cells[i] = c.cell(r)
				}
				if err := yield(id(r), cells); err != nil {
					return err
				}
			}
			if next == "" {
				return nil
			}
			cursor = next
		}
	}
	return reader, kinds, nil
}

// listSource finds the list that the content is of. Fails with ErrList, ErrListColumn.
func listSource(ctx context.Context, b *Books, q ListContent) (listReader, export.Table, error) {
	var reader listReader
	var kinds []export.Kind
	var err error
	switch {
	case len(q.Columns) == 0:
		return nil, export.Table{}, ErrListColumn.At("content.columns").With("column", "")
	case q.List == listProductsName && q.Products != nil:
		reader, kinds, err = productRowsOf(ctx, b, q)
	case q.List == listLevels && q.StockLevels != nil:
		reader, kinds, err = levelRowsOf(ctx, b, q)
	case q.List == listMovements && q.StockMovements != nil:
		reader, kinds, err = movementRowsOf(ctx, b, q)
	case q.List == listPurchases && q.PurchaseOrders != nil:
		reader, kinds, err = purchaseRowsOf(ctx, b, q)
	case q.List == listSales && q.SalesOrders != nil:
		reader, kinds, err = salesRowsOf(ctx, b, q)
	case slices.Contains([]string{listSuppliersName, listCustomersName}, q.List) && q.Parties != nil:
		reader, kinds, err = partyRowsOf(ctx, b, q)
	default:
		return nil, export.Table{}, ErrList.At("content.list").With("list", q.List)
	}
	if err != nil {
		return nil, export.Table{}, err
	}
	table, err := listTable(ctx, b, q, kinds)
	return reader, table, err
}

func textOf[Row any](of func(Row) string) fileColumn[Row] {
	return fileColumn[Row]{export.KindText, func(r Row) export.Cell { return export.TextOrNull(of(r)) }}
}

func quantityOf[Row any](of func(Row) int64) fileColumn[Row] {
	return fileColumn[Row]{export.KindQuantity, func(r Row) export.Cell { return export.Quantity(quantity.Milli(of(r))) }}
}

func amountOf[Row any](of func(Row) int64) fileColumn[Row] {
	return fileColumn[Row]{export.KindMoney, func(r Row) export.Cell { return export.Money(money.Minor(of(r))) }}
}

func unitPriceOf[Row any](of func(Row) *int64) fileColumn[Row] {
	return fileColumn[Row]{export.KindUnitCost, func(r Row) export.Cell {
		if price := of(r); price != nil {
			return export.UnitCost(money.PerUnit(*price))
		}
		return export.Null()
	}}
}

func countOf[Row any](of func(Row) int64) fileColumn[Row] {
	return fileColumn[Row]{export.KindInteger, func(r Row) export.Cell { return export.Integer(of(r)) }}
}

// dateOf takes YYYY-MM-DD as the answers of this package have it.
func dateOf[Row any](of func(Row) string) fileColumn[Row] {
	return fileColumn[Row]{export.KindDate, func(r Row) export.Cell {
		d, err := day.Parse(of(r))
		if err != nil {
			return export.Null()
		}
		return export.Date(d)
	}}
}

// instantOf takes RFC 3339 as the answers of this package have it.
func instantOf[Row any](of func(Row) string) fileColumn[Row] {
	return fileColumn[Row]{export.KindInstant, func(r Row) export.Cell {
		at, err := time.Parse(time.RFC3339Nano, of(r))
		if err != nil {
			return export.Null()
		}
		return export.Instant(at)
	}}
}
