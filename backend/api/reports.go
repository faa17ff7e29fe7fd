package api

import (
	"context"

	"stockroom/backend/report"
)

// Reports is the window's access to the reports.
type Reports struct{ host *Host }

// NewReports returns the bound struct on the host.
func NewReports(h *Host) *Reports { return &Reports{host: h} }

// ReportColumn is one column of a report.
type ReportColumn struct {
	Key   string `json:"key"`   // such as "on_hand"; the page's catalogue has a title for each
	Title string `json:"title"` // English
	// Kind is one of text, status, reason, integer, quantity (thousandths), money (minor units), unit_cost
	// (ten-thousandths of a minor unit), percent (hundredths of a per cent), date, instant.
	Kind  string `json:"kind"`
	Total bool   `json:"total"` // has a sum
	Help  string `json:"help"`  // the formula in words
}

// ReportInfo describes one report.
type ReportInfo struct {
	Name     string         `json:"name"` // "stock-levels"
	Title    string         `json:"title"`
	Question string         `json:"question"`
	Columns  []ReportColumn `json:"columns"`
	// Parameters are those it takes, of from, to, as-of, location, category, basis, by.
	Parameters []string `json:"parameters"`
}

// ReportList is all reports, in the order they are shown.
type ReportList struct {
	Reports []ReportInfo `json:"reports"`
}

// List describes all reports.
func (r *Reports) List(_ NoInput) (ReportList, error) {
	return run(r.host, "Reports.List", func(context.Context, *Books) (ReportList, error) {
		list := ReportList{Reports: []ReportInfo{}}
		for _, have := range report.List() {
			list.Reports = append(list.Reports, reportInfo(have))
		}
		return list, nil
	})
}

// ReportParams narrow a report; "" is none. A report refuses what it does not take.
type ReportParams struct {
	From string `json:"from"` // inclusive
	To   string `json:"to"`   // inclusive
	AsOf string `json:"asOf"`
	// Location and Category are a code, a name, or "#" and the id: "#12". Each takes everything below it.
	Location string `json:"location"`
	Category string `json:"category"`
	Basis    string `json:"basis"` // ordered (also "") or shipped
	By       string `json:"by"`    // day, week, month (also ""), quarter, year
}

// ReportQuery asks for a page of a report.
type ReportQuery struct {
	Name   string       `json:"name"`
	Params ReportParams `json:"params"`
	Offset int64        `json:"offset"` // rows to leave out: 0, then each page's next
	Limit  int          `json:"limit"`  // rows, 1 to 500; 0 is 100
}

// ReportCell is one value: a text for kinds text, status, reason, date (YYYY-MM-DD) and
// instant (RFC 3339), else a number in the unit of the column's kind.
type ReportCell struct {
	Text   string `json:"text"`                           // "" for numbers and for what is unknown
	Number *int64 `json:"number" ts_type:"number | null"` // null for texts and for what is unknown
}

// ReportRow is one row, with one cell for each column.
type ReportRow struct {
	// Subject and ID say what the row is about: product, category, customer, supplier; "" and 0 for none.
	Subject string       `json:"subject"`
	ID      int64        `json:"id"`
	Cells   []ReportCell `json:"cells"`
}

// ReportPoint is one period of the chart.
type ReportPoint struct {
	Period      string `json:"period"` // 1997, 1997-Q1, 1997-01, 1997-W05, 1997-01-31
	Orders      int64  `json:"orders"`
	NetMinor    int64  `json:"netMinor"`
	MarginMinor *int64 `json:"marginMinor" ts_type:"number | null"`
}

// ReportPage is a page of a report.
type ReportPage struct {
	Report ReportInfo  `json:"report"`
	Rows   []ReportRow `json:"rows"`
	Next   int64       `json:"next"` // the offset to go on from; 0 at the end
	// RowCount and Totals cover the whole report. They come with offset 0
	// alone; else -1 and an empty list. Totals has one cell for each column.
	RowCount int64        `json:"rowCount"`
	Totals   []ReportCell `json:"totals"`
	// Series is the chart of sales-by-period, all of it, with offset 0; else empty.
	Series []ReportPoint `json:"series"`
}

// Run returns a page of the report. Fails with report.unknown, report.parameter,
// report.period, report.basis, report.interval, report.location, report.category,
// report.several, day.invalid.
func (r *Reports) Run(q ReportQuery) (ReportPage, error) {
	return run(r.host, "Reports.Run", func(ctx context.Context, b *Books) (ReportPage, error) {
		return reportPage(ctx, b, q)
	})
}

// ProductMonth is what a product sold in a month, by order day.
type ProductMonth struct {
	Month         string `json:"month"` // "2026-11"
	Orders        int64  `json:"orders"`
	QuantityMilli int64  `json:"quantityMilli"`
	NetMinor      int64  `json:"netMinor"`
}

// ProductMonths are the last twelve months, oldest first.
type ProductMonths struct {
	Months []ProductMonth `json:"months"`
}

// ProductSales returns what a product sold in each of the last twelve months,
// as the report sales-by-period counts it; an unknown product sold nothing.
func (r *Reports) ProductSales(q ProductRef) (ProductMonths, error) {
	return run(r.host, "Reports.ProductSales", func(ctx context.Context, b *Books) (ProductMonths, error) {
		months, err := report.ProductSales(ctx, b.DB, q.ID)
		answer := ProductMonths{Months: make([]ProductMonth, len(months))}
		for i, m := range months {
			answer.Months[i] = ProductMonth{Month: m.Month, Orders: m.Orders, QuantityMilli: int64(m.Quantity), NetMinor: int64(m.Net)}
		}
		return answer, err
	})
}

// ReportExportRequest asks to save a report as a file.
type ReportExportRequest struct {
	Name   string       `json:"name"`
	Params ReportParams `json:"params"`
	Format string       `json:"format"` // csv, json, xlsx, pdf
	Path   string       `json:"path"`   // where to; "" asks the user
	// RequestID is for Cancel and the events; "" where neither is wanted.
	RequestID string `json:"requestId"`
}

// ReportExport says what was saved.
type ReportExport struct {
	Path string `json:"path"` // "" when the user cancelled the dialog
	Rows int64  `json:"rows"`
}

// Export asks the user where to save the report, unless the path is given, and writes all of it there, in
// a temporary file that replaces the chosen one at the end. It emits
// "progress" events. Fails as Run does, with export.unknown_format,
// export.too_many_rows, export.file, export.cancelled and db.own.
func (r *Reports) Export(q ReportExportRequest) (ReportExport, error) {
	return run(r.host, "Reports.Export", func(ctx context.Context, b *Books) (ReportExport, error) {
		return exporting(ctx, r.host, "report", q.RequestID, func(ctx context.Context, tell func(rows int64)) (ReportExport, error) {
			return exportReport(ctx, b, r.host.shell, q, tell)
		})
	})
}

// Cancel stops a running export of a report: the file that was there before, or
// none, stays. One that has finished meanwhile stays.
func (r *Reports) Cancel(q ExportCancel) (ExportCancelled, error) {
	return run(r.host, "Reports.Cancel", func(context.Context, *Books) (ExportCancelled, error) {
		return ExportCancelled{Running: r.host.exports.cancel(q.RequestID)}, nil
	})
}
