package api

import (
	"context"
	"strings"
	"time"

	"stockroom/backend/export"
	"stockroom/backend/fault"
)

// ErrListColumn says that a list was asked for a column that it does not have.
var ErrListColumn = fault.Define("query.column_unknown", "This list has no column “{column}”.")

// maxCopied is how many rows a clipboard gets: what a spreadsheet takes in without waiting.
const maxCopied = 10_000

// ListColumn is one column of a list as it is shown.
type ListColumn struct {
	Key   string            `json:"key"`
	Title string            `json:"title"`
	Words map[string]string `json:"words"` // how values such as states are written; others stay as they are
}

// ListContent is a list as it is shown: what is asked, in its order, and the columns.
// The one question that belongs to the list is given, the others are null.
type ListContent struct {
	List           string              `json:"list"` // as in ListText
	Title          string              `json:"title"`
	Columns        []ListColumn        `json:"columns"`
	Products       *ProductQuery       `json:"products" ts_type:"ProductQuery | null"`
	StockLevels    *StockLevelQuery    `json:"stockLevels" ts_type:"StockLevelQuery | null"`
	StockMovements *MovementQuery      `json:"stockMovements" ts_type:"MovementQuery | null"`
	PurchaseOrders *PurchaseOrderQuery `json:"purchaseOrders" ts_type:"PurchaseOrderQuery | null"`
	SalesOrders    *SalesOrderQuery    `json:"salesOrders" ts_type:"SalesOrderQuery | null"`
	Parties        *PartyQuery         `json:"parties" ts_type:"PartyQuery | null"`
	IDs            []int64             `json:"ids"`    // only these rows; empty: all
	Except         []int64             `json:"except"` // not these rows
}

// ListExportRequest asks to save a list as a file.
type ListExportRequest struct {
	Content ListContent `json:"content"`
	Format  string      `json:"format"` // csv, xlsx
	Path    string      `json:"path"`   // where to; "" asks the user
	// RequestID is for Cancel and the events; "" where neither is wanted.
	RequestID string `json:"requestId"`
}

// Export asks the user where to save the list, unless the path is given, and
// writes it there as it is shown, in a temporary file that replaces the chosen one
// at the end. It emits "progress" events. Fails as the list does, with
// query.list_unknown, query.column_unknown, export.unknown_format, export.too_many_rows, export.file, export.cancelled, db.own.
func (l *Lists) Export(q ListExportRequest) (ReportExport, error) {
	return run(l.host, "Lists.Export", func(ctx context.Context, b *Books) (ReportExport, error) {
		return exporting(ctx, l.host, "list", q.RequestID, func(ctx context.Context, tell func(rows int64)) (ReportExport, error) {
			return exportList(ctx, b, l.host.shell, q, tell)
		})
	})
}

// Cancel stops a running export of a list: the file that was there before, or
// none, stays. One that has finished meanwhile stays.
func (l *Lists) Cancel(q ExportCancel) (ExportCancelled, error) {
	return run(l.host, "Lists.Cancel", func(context.Context, *Books) (ExportCancelled, error) {
		return ExportCancelled{Running: l.host.exports.cancel(q.RequestID)}, nil
	})
}

// ListCopyRequest asks for a list as a spreadsheet takes it from the clipboard.
type ListCopyRequest struct {
	Content     ListContent `json:"content"`
	DecimalMark string      `json:"decimalMark"` // "." (also "") or ","
}

// ListCopy is a range of cells: headings and rows, parted by tabs and line ends.
type ListCopy struct {
	Text string `json:"text"`
	Rows int64  `json:"rows"`
	More bool   `json:"more"` // there are more rows than a clipboard gets, 10,000
}

// Copy returns the list, as it is shown, for the clipboard; texts that a
// spreadsheet would take for formulas begin with an apostrophe. Fails as Export does.
func (l *Lists) Copy(q ListCopyRequest) (ListCopy, error) {
	return run(l.host, "Lists.Copy", func(ctx context.Context, b *Books) (ListCopy, error) {
		return copyList(ctx, b, q)
	})
}

func exportList(ctx context.Context, b *Books, shell Shell, q ListExportRequest, tell func(rows int64)) (ReportExport, error) {
	format, err := export.ParseFormat(q.Format)
	if err != nil || (format != export.CSV && format != export.XLSX) {
		return ReportExport{}, export.ErrUnknownFormat.At("format").With("format", q.Format)
	}
	source, table, err := listSource(ctx, b, q.Content)
	if err != nil {
		return ReportExport{}, err
	}
	path := q.Path
	if path == "" {
		path, err = shell.SaveFile(SaveQuestion{
			Title:    "Save " + table.Title,
			FileName: q.Content.List + " " + b.DB.Today().String() + "." + string(format),
			Filter:   "*." + string(format),
		})
	}
	if err != nil || path == "" {
		return ReportExport{}, err
	}
	if err := b.DB.RefuseOwn(path); err != nil {
		return ReportExport{}, err
	}
	var rows int64
	err = export.File(path, writer(format, table, source.only(q.Content), &rows, tell))
	return ReportExport{Path: path, Rows: rows}, err
}

func copyList(ctx context.Context, b *Books, q ListCopyRequest) (ListCopy, error) {
	source, table, err := listSource(ctx, b, q.Content)
	if err != nil {
		return ListCopy{}, err
	}
	mark := "."
	if q.DecimalMark == "," {
		mark = ","
	}
	var answer ListCopy
	var text strings.Builder
	rows := source.only(q.Content)
	err = export.WriteRange(&text, table, func(yield func([]export.Cell) error) error {
		return ended(rows(func(row []export.Cell) error {
			if answer.Rows == maxCopied {
				answer.More = true
				return errEnough
			}
			answer.Rows++
			return yield(row)
		}))
	}, mark)
	answer.Text = text.String()
	return answer, err
}

// listTable describes the list to package export.
func listTable(ctx context.Context, b *Books, q ListContent, kinds []export.Kind) (export.Table, error) {
	chosen, err := b.Settings.All(ctx)
	if err != nil {
		return export.Table{}, err
	}
	columns := make([]export.Column, len(q.Columns))
	for i, c := range q.Columns {
		columns[i] = export.Column{Key: c.Title, Title: c.Title, Kind: kinds[i]}
	}
	title := q.Title
	if title == "" {
		title = q.List
	}
	return export.Table{
		Report: q.List, Title: title, Columns: columns, Currency: chosen.Currency, Locale: export.LocaleOf(chosen.Preferences.Locale),
		Generated: b.DB.Now().In(b.DB.Zone()).Truncate(time.Second),
	}, nil
}
