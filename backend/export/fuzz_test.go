package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"stockroom/backend/export"
)

// FuzzText writes any text in every form; CSV and JSON are read back.
func FuzzText(f *testing.F) {
	for _, s := range []string{"Chai", "=1+1", "a\r\nb", "\r", "\"", "日本", "\xff\xfe", "🥫", "\uFFFF\uFFFE", "\U00010000", "e\u0301", "{nb}", "\\", "(", "\x00", " ", strings.Repeat("long ", 40)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		table := export.Table{Report: "r", Title: text, Currency: usd, Company: export.Company{Name: text}, Columns: []export.Column{{Key: "a", Title: text}, {Key: "b"}}}
		rows := export.RowsOf([]export.Cell{export.Text(text), export.Text("end")})
		records, err := csv.NewReader(bytes.NewReader(written(t, export.CSV, table, rows, nil)[3:])).ReadAll()
		if err != nil || len(records) != 2 || records[1][1] != "end" {
			t.Fatalf("%q: %q, %v", text, records, err)
		}
		// encoding/csv reads CRLF within a field as LF
		if got, want := strings.TrimPrefix(records[1][0], "'"), strings.TrimPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "'"); got != want {
			t.Fatalf("csv: %q became %q", text, got)
		}
		var answer struct{ Rows []map[string]string }
		if err := json.Unmarshal(written(t, export.JSON, table, rows, nil), &answer); err != nil || (utf8.ValidString(text) && answer.Rows[0]["a"] != text) {
			t.Fatalf("json: %q became %q, %v", text, answer.Rows, err)
		}
		for _, format := range []export.Format{export.XLSX, export.PDF} {
			if err := export.Write(format, io.Discard, table, rows, nil); err != nil {
				t.Fatalf("%s of %q: %v", format, text, err)
			}
		}
	})
}

func FuzzLocaleOf(f *testing.F) {
	for _, s := range []string{"", "C", "C.UTF-8", "de_DE.UTF-8@euro", "en-US-u-nu-arab", "zh-Hant-TW", "x-private", "@", ".", "_"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l := export.LocaleOf(text)
		if d := l.Date(20261123); !strings.Contains(d, "2026") {
			t.Fatalf("%q writes a date as %q", text, d)
		}
		table := salesTable()
		table.Locale = l
		if err := export.Write(export.PDF, io.Discard, table, salesRows(), nil); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	})
}
