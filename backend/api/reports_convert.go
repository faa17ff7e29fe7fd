package api

import (
	"context"
	"time"

	"stockroom/backend/export"
	"stockroom/backend/fault"
	"stockroom/backend/report"
)

func reportInfo(r report.Report) ReportInfo {
	info := ReportInfo{
		Name: r.Name, Title: r.Title, Question: r.Question,
		Columns: make([]ReportColumn, len(r.Columns)), Parameters: make([]string, len(r.Parameters)),
	}
	for i, c := range r.Columns {
		info.Columns[i] = ReportColumn{Key: c.Key, Title: c.Title, Kind: string(c.Kind), Total: c.Total, Help: c.Help}
	}
	for i, p := range r.Parameters {
		info.Parameters[i] = string(p)
	}
	return info
}

func reportPage(ctx context.Context, b *Books, q ReportQuery) (ReportPage, error) {
	table, err := report.Open(ctx, b.DB, q.Name, report.Params(q.Params))
	if err != nil {
		return ReportPage{}, underParams(err)
	}
	page, err := table.Page(ctx, q.Offset, q.Limit)
	if err != nil {
		return ReportPage{}, err
	}
	answer := ReportPage{
		Report: reportInfo(table.Report), Rows: make([]ReportRow, len(page.Rows)), Next: page.Next,
		RowCount: -1, Totals: []ReportCell{}, Series: make([]ReportPoint, len(page.Series)),
	}
	for i, r := range page.Rows {
		answer.Rows[i] = ReportRow{Subject: string(r.Subject), ID: r.ID, Cells: reportCells(table.Report, r.Cells)}
	}
	for i, p := range page.Series {
		answer.Series[i] = ReportPoint{Period: p.Period, Orders: p.Orders, NetMinor: int64(p.Net), MarginMinor: nullable(p.Margin)}
	}
	if page.Counted {
		answer.RowCount, answer.Totals = page.Answer.Rows, reportCells(table.Report, page.Answer.Totals)
	}
	return answer, nil
}

// underParams puts a fault of a parameter below the request's member.
func underParams(err error) error {
	if f, ok := fault.Of(err); ok && f.Field() == "name" {
		return err
	}
	return under("params", err)
}

func reportCells(r report.Report, cells []report.Cell) []ReportCell {
	converted := make([]ReportCell, len(cells))
	for i, c := range cells {
		converted[i] = reportCell(r.Columns[i].Kind, c)
	}
	return converted
}

func reportCell(k report.Kind, c report.Cell) ReportCell {
	switch {
	case !c.Known:
		return ReportCell{}
	case k == report.Date:
		return ReportCell{Text: c.Day().String()}
	case k == report.Instant:
		return ReportCell{Text: c.Time().Format(time.RFC3339)}
	case k.Numeric():
		return ReportCell{Number: &c.Number}
	}
	return ReportCell{Text: c.Text}
}

func nullable(c report.Cell) *int64 {
	if !c.Known {
		return nil
	}
	return &c.Number
}

// ReportProgress is the data of the event "progress" while a report is written.
type ReportProgress struct {
	Task      string `json:"task"`      // "report", "list"
	RequestID string `json:"requestId"` // of the export
	Done      int64  `json:"done"`      // rows written
}

func exportReport(ctx context.Context, b *Books, shell Shell, q ReportExportRequest, tell func(rows int64)) (ReportExport, error) {
	format, err := export.ParseFormat(q.Format)
	if err != nil {
		return ReportExport{}, export.ErrUnknownFormat.At("format").With("format", q.Format)
	}
	table, err := report.Open(ctx, b.DB, q.Name, report.Params(q.Params))
	if err != nil {
		return ReportExport{}, underParams(err)
	}
	path := q.Path
	if path == "" {
		path, err = shell.SaveFile(SaveQuestion{
			Title:    "Save " + table.Report.Title,
			FileName: table.Report.Name + " " + b.DB.Today().String() + "." + string(format),
			Filter:   "*." + string(format),
		})
	}
	if err != nil || path == "" {
		return ReportExport{}, err
	}
	rows, err := table.WriteFile(ctx, format, path, tell)
	return ReportExport{Path: path, Rows: rows}, err
}
