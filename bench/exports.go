package main

import (
	"bufio"
	"bytes"
	"context"
	"database/sql/driver"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"time"

	"stockroom/backend/api"
)

const (
	// exportRuns is how often a whole report is written.
	exportRuns = 3
	// sheetLimit is the most that an XLSX of sheetLimitRows may take.
	sheetLimit     = 4 * time.Second
	sheetLimitRows = 100_000
	everyProduct   = "stock-levels" // the report with a row for each product
)

// exports measures files of all products. C writes a CSV too, of the same
// rows; for the other formats it only reads them.
func exports(ctx context.Context, p *pair, t *table) error {
	for _, format := range []string{"csv", "xlsx", "pdf"} {
		name := "export of every product, " + format
		if !p.options.wanted(name) {
			continue
		}
		if err := p.export(ctx, name, format, t); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func (p *pair) export(ctx context.Context, name, format string, t *table) error {
	reports := api.NewReports(p.host)
	request := api.ReportExportRequest{Name: everyProduct, Format: format, Path: filepath.Join(p.folder, "export."+format)}
	statements, err := p.recordedBy(func() error { _, err := reports.Export(request); return err })
	if err != nil {
		return err
	}
	l, rows, peak := line{name: name, bulk: true}, int64(0), uint64(0)
	for range exportRuns {
		memory := watchMemory()
		begun := time.Now()
		answer, err := reports.Export(request)
		l.ours, peak, rows = append(l.ours, time.Since(begun)), max(peak, memory.peak()), answer.Rows
		if err != nil {
			return err
		}
		if format != "csv" {
			continue
		}
		begun = time.Now()
		if err := p.c.writeCSV(statements, request.Path+".c"); err != nil {
			return err
		}
		l.c = append(l.c, time.Since(begun))
	}
	l.ratio = 2
	l.note = fmt.Sprintf("%d rows, memory +%d MB", rows, peak>>20)
	switch format {
	case "xlsx":
		if rows >= sheetLimitRows {
			l.limit = sheetLimit
		}
	case "pdf":
		pages, err := pagesOf(request.Path)
		if err != nil {
			return err
		}
		l.note += fmt.Sprintf(", %d pages, %.0f a second", pages, float64(pages)/l.median().Seconds())
	}
	t.row(l)
	return ctx.Err()
}

// writeCSV writes what the statements answer.
func (p *plain) writeCSV(statements []statement, path string) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Sync(), file.Close(), os.Remove(path)) }()
	buffer := bufio.NewWriter(file)
	out := csv.NewWriter(buffer)
	var cells []string
	for _, s := range statements {
		var failed error
		err := p.run(s, func(values []driver.Value) {
			cells = cells[:0]
			for _, v := range values {
				cells = append(cells, textOf(v))
			}
			failed = errors.Join(failed, out.Write(cells))
		})
		if err := errors.Join(err, failed); err != nil {
			return err
		}
	}
	out.Flush()
	return errors.Join(out.Error(), buffer.Flush())
}

func textOf(v driver.Value) string {
	switch v := v.(type) {
	case nil:
		return ""
	case int64:
		return strconv.FormatInt(v, 10)
	case string:
		return v
	case []byte:
		return string(v)
	}
	return fmt.Sprint(v)
}

var pageCount = regexp.MustCompile(`/Count (\d+)`)

// pagesOf reads how many pages a PDF says that it has.
func pagesOf(path string) (int, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	pages := 0
	for _, found := range pageCount.FindAllSubmatch(content, -1) {
		n, err := strconv.Atoi(string(bytes.TrimSpace(found[1])))
		if err != nil {
			return 0, err
		}
		pages = max(pages, n)
	}
	return pages, nil
}
