package export_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"stockroom/backend/export"
)

// pdfText reads a PDF's text as it stands on the pages, one string a page.
func pdfText(t *testing.T, data []byte) []string {
	t.Helper()
	if dir := os.Getenv("STOCKROOM_KEEP_PDF"); dir != "" { // to look at the pages
		name := strings.NewReplacer("/", "_", " ", "_").Replace(t.Name())
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Fatal("this test reads PDFs with pdftotext: install it with `apt-get install poppler-utils`")
	}
	cmd := exec.Command("pdftotext", "-layout", "-enc", "UTF-8", "-", "-")
	cmd.Stdin = bytes.NewReader(data)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil || stderr.Len() > 0 {
		t.Fatalf("pdftotext: %v %s", err, &stderr)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
}

func logo(t *testing.T, encode func(*bytes.Buffer, image.Image) error) []byte {
	t.Helper()
	picture := image.NewNRGBA(image.Rect(0, 0, 320, 120))
	for y := range 120 {
		for x := range 320 {
			inside := (x-60)*(x-60)+(y-60)*(y-60) < 58*58
			if inside {
				picture.Set(x, y, color.NRGBA{0x24, 0x56, 0xD6, 255})
			} else if x > 140 && y > 40 && y < 80 {
				picture.Set(x, y, color.NRGBA{0x15, 0x18, 0x1D, 200})
			}
		}
	}
	var b bytes.Buffer
	if err := encode(&b, picture); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pngLogo(t *testing.T) []byte {
	t.Helper()
	return logo(t, func(b *bytes.Buffer, i image.Image) error { return png.Encode(b, i) })
}

func wants(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, want := range parts {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in:\n%s", want, text)
		}
	}
}

func TestPDFOfAReport(t *testing.T) {
	t.Parallel()
	table := salesTable()
	table.Company.Logo = pngLogo(t)
	pages := pdfText(t, written(t, export.PDF, table, salesRows(), nil))
	if len(pages) != 1 {
		t.Fatalf("%d pages", len(pages))
	}
	wants(t, pages[0], "Sales by product", "Northwind Traders", "1997-01-01 – 1997-12-31", "Basis: ordered", "Page 1 of 1",
		"Côte de Blaye", "141,396.74", "147.6725", "34.94%", "1997-01-06", "2026-11-23 08:30", "=2+3", "Total", "141,397.69", "Created 2026-11-23 14:05")
}

func TestPDFFollowsTheLocale(t *testing.T) {
	t.Parallel()
	for locale, want := range map[string]string{
		"C": "141,396.74", "": "141,396.74", "de_DE.UTF-8": "141.396,74", "fr-FR": "141 396,74", "de_CH": "141’396.74", "en_IN": "1,41,396.74",
	} {
		t.Run(locale, func(t *testing.T) {
			t.Parallel()
			table := salesTable()
			table.Locale = export.LocaleOf(locale)
			text := strings.ReplaceAll(pdfText(t, written(t, export.PDF, table, salesRows(), nil))[0], "\u00a0", " ")
			wants(t, text, want)
		})
	}
}

func TestPDFPaper(t *testing.T) {
	t.Parallel()
	narrow := salesTable()
	narrow.Columns = narrow.Columns[:2]
	rows := export.RowsOf([]export.Cell{export.Text("1"), export.Text("Chai")})
	for _, c := range []struct {
		locale, box string
		wide        bool
	}{
		{"C", "/MediaBox [0 0 595.28 841.89]", false},
		{"de-DE", "/MediaBox [0 0 595.28 841.89]", false},
		{"en-US", "/MediaBox [0 0 612.00 792.00]", false},
		{"de-DE", "/MediaBox [0 0 841.89 595.28]", true},
		{"en-US", "/MediaBox [0 0 792.00 612.00]", true},
	} {
		table, r := narrow, rows
		if c.wide {
			table, r = wideTable()
		}
		table.Locale = export.LocaleOf(c.locale)
		if data := written(t, export.PDF, table, r, nil); !bytes.Contains(data, []byte(c.box)) {
			t.Errorf("%s: no %s", c.locale, c.box)
		}
	}
}

// wideTable has more amounts than fit on an upright page.
func wideTable() (export.Table, export.Rows) {
	table := export.Table{Title: "Wide", Currency: usd, Columns: []export.Column{{Key: "name", Title: "Name"}}}
	row := []export.Cell{export.Text("Chai")}
	for i := range 12 {
		table.Columns = append(table.Columns, export.Column{Key: fmt.Sprint("m", i), Title: "Amount", Kind: export.KindMoney})
		row = append(row, export.Money(1_234_567_890))
	}
	return table, export.RowsOf(row)
}

func TestPDFRepeatsHeadingsAndCountsPages(t *testing.T) {
	t.Parallel()
	pages := pdfText(t, written(t, export.PDF, salesTable(), many(500), nil))
	if len(pages) < 10 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, text := range pages {
		wants(t, text, "SKU", "Unit", "Northwind Traders", "Sales by product", fmt.Sprintf("Page %d of %d", i+1, len(pages)))
	}
	all := strings.Join(pages, "")
	for i := range 500 {
		if n := strings.Count(all, fmt.Sprintf("SKU-%06d", i)); n != 1 {
			t.Errorf("row %d stands there %d times", i, n)
		}
	}
	last := pages[len(pages)-1]
	wants(t, last, "Total", "8,732.50")
	if strings.Count(all, "8,732.50") != 1 {
		t.Error("the total row is repeated")
	}
}

func TestPDFWithoutRows(t *testing.T) {
	t.Parallel()
	table := salesTable()
	table.From, table.To = 0, 0
	wants(t, pdfText(t, written(t, export.PDF, table, export.RowsOf(), nil))[0], "Nothing to show.", "All time", "Total", "0.00", "SKU")
	table.AsOf = 20261231
	table.Locale = export.LocaleOf("en-US")
	wants(t, pdfText(t, written(t, export.PDF, table, export.RowsOf(), nil))[0], "As of 12/31/2026")
}

func TestPDFOfManyScripts(t *testing.T) {
	t.Parallel()
	table := export.Table{
		Report: "stock-levels", Title: "Stock levels · 在庫一覧", Currency: usd,
		Company: export.Company{Name: "Ελληνικά Προϊόντα · Українські товари"},
		Columns: []export.Column{{Key: "sku", Title: "SKU"}, {Key: "name", Title: "Name"}, {Key: "value", Title: "Value", Kind: export.KindMoney, Total: true}},
	}
	texts := []string{
		"Čokoláda, żółć, Größe, smørrebrød, Ğğıİşş", "Ελιές Καλαμών, φέτα", "Борщ, квас, їжа, Ђорђе", "日本酒（純米）と醤油", "绿茶 500克 龙井", "김치 참치 라면",
		"Décomposé e\u0301 → café", "Emoji 🥫 is not kept", "10 µm ≤ x ≤ 20 °C ± 5 % × 2 – ½ €£¥₴₹",
		"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
		strings.Repeat("A name of one hundred and twenty letters ", 6),
	}
	var rows [][]export.Cell
	for i, s := range texts {
		rows = append(rows, []export.Cell{export.Text(fmt.Sprint(i)), export.Text(s), export.Money(12_345)})
	}
	text := pdfText(t, written(t, export.PDF, table, export.RowsOf(rows...), nil))[0]
	wants(t, text, texts[:6]...)
	wants(t, text, "Ελληνικά Προϊόντα · Українські товари", "Décomposé é → café", "Emoji ? is not kept", texts[8], "…", "在庫一覧")
}

func TestNumbersAreNeverCutOff(t *testing.T) {
	t.Parallel()
	table := export.Table{Report: "r", Title: "R", Currency: usd, Columns: []export.Column{{Key: "name", Title: "Name"}}}
	for i := range 14 {
		table.Columns = append(table.Columns, export.Column{Key: fmt.Sprint("m", i), Title: fmt.Sprint("Amount ", i), Kind: export.KindMoney})
	}
	n := 0
	rows := func(yield func([]export.Cell) error) error {
		for range 400 {
			row := []export.Cell{export.Text("A long name that has to make room for all the numbers")}
			for range 14 {
				value := export.Money(100)
				if n++; n > 5000 { // beyond the rows that the widths are taken from
					value = export.Money(900_000_000_000_000)
				}
				row = append(row, value)
			}
			if err := yield(row); err != nil {
				return err
			}
		}
		return nil
	}
	all := strings.Join(pdfText(t, written(t, export.PDF, table, rows, nil)), "")
	if got, want := strings.Count(all, "9,000,000,000,000.00"), 14*400-5000; got != want {
		t.Errorf("%d large numbers are whole, want %d", got, want)
	}
}

func TestLogos(t *testing.T) {
	t.Parallel()
	jpg := logo(t, func(b *bytes.Buffer, i image.Image) error { return jpeg.Encode(b, i, nil) })
	deep := image.NewNRGBA64(image.Rect(0, 0, 8, 8))
	var deepPNG, huge bytes.Buffer
	if err := png.Encode(&deepPNG, deep); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&huge, image.NewGray(image.Rect(0, 0, 4001, 1))); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"png": pngLogo(t), "jpeg": jpg, "16 bit": deepPNG.Bytes()} {
		table := salesTable()
		table.Company.Logo = data
		if out := written(t, export.PDF, table, salesRows(), nil); !bytes.Contains(out, []byte("/Subtype /Image")) {
			t.Errorf("%s: no picture in the PDF", name)
		}
	}
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"no picture": {[]byte("GIF89a…"), export.ErrLogoUnreadable}, "cut off": {jpg[:300], export.ErrLogoUnreadable}, "huge": {huge.Bytes(), export.ErrLogoTooLarge},
	} {
		table := salesTable()
		table.Company.Logo = c.data
		if err := export.Write(export.PDF, &bytes.Buffer{}, table, salesRows(), nil); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
