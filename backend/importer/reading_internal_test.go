package importer

import (
	"strings"
	"testing"

	"stockroom/backend/day"
)

func TestNumbersAreReadAsTheColumnWritesThem(t *testing.T) {
	for _, c := range []struct {
		name  string
		cells []string
		want  []string
	}{
		{"plain", []string{"18.00", "1234.5", "7"}, []string{"18.00", "1234.5", "7"}},
		{"decimal comma", []string{"32.000,00", "1.234,5", "7"}, []string{"32000.00", "1234.5", "7"}},
		{"decimal point with thousands", []string{"1,234,567.80", "1,234", "5"}, []string{"1234567.80", "1234", "5"}},
		{"comma says the column", []string{"12,50", "1.234"}, []string{"12.50", "1234"}},
		{"point says the column", []string{"12.50", "1,234"}, []string{"12.50", "1234"}},
		{"a zero before the mark is a decimal", []string{"0,125", "1,250"}, []string{"0.125", "1.250"}},
		{"two marks of a kind are thousands", []string{"1.234.567", "1.234"}, []string{"1234567", "1234"}},
		{"currency signs and codes", []string{"€ 1.234,50", "12,00 EUR", "USD 3,00", "£5,10"}, []string{"1234.50", "12.00", "3.00", "5.10"}},
		{"brackets and minus", []string{"(32000.00)", "-5", "5-", "−7.5"}, []string{"-32000.00", "-5", "-5", "-7.5"}},
		{"blanks and apostrophes group", []string{"1 234,50", "1\u00a0234\u202f567,1", "1'234,5"}, []string{"1234.50", "1234567.1", "1234.5"}},
		{"India", []string{"1,00,000.00"}, []string{"100000.00"}},
		{"no number", []string{"abc", "1.2.3,4,5", "12,34,5.0", "--1", "1E5"}, []string{"!", "!", "!", "!", "!"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var m marks
			for _, cell := range c.cells {
				m.see(cell)
			}
			for i, cell := range c.cells {
				got := "!"
				if n, ok := clean(cell); ok {
					if text, ok := plain(n, m.decided()); ok {
						got = text
					}
				}
				if got != c.want[i] {
					t.Errorf("%q is read as %s, want %s", cell, got, c.want[i])
				}
			}
		})
	}
}

func TestDatesAreReadAsTheColumnWritesThem(t *testing.T) {
	for _, c := range []struct {
		name  string
		cells []string
		want  []day.Day
	}{
		{"ISO", []string{"1996-07-04", "1996-7-4", "2023/12/31", "19960704"}, []day.Day{19960704, 19960704, 20231231, 19960704}},
		{"with time", []string{"1996-07-04 00:00:00.000", "2023-03-17T23:59:59Z", "2023-03-17T10:00:00+02:00", "3/17/2023 4:05 PM"}, []day.Day{19960704, 20230317, 20230317, 20230317}},
		{"month first by evidence", []string{"3/17/2023", "4/5/2023"}, []day.Day{20230317, 20230405}},
		{"day first by evidence", []string{"17/03/2023", "4/5/2023"}, []day.Day{20230317, 20230504}},
		{"day first without evidence", []string{"4/5/2023", "1/2/23"}, []day.Day{20230504, 20230201}},
		{"dots are day first", []string{"04.05.2023", "4.5.97"}, []day.Day{20230504, 19970504}},
		{"names of months", []string{"4 Jul 1996", "July 4, 1996", "04-Jul-96"}, []day.Day{19960704, 19960704, 19960704}},
		{"no date", []string{"31/02/2023", "2023-13-01", "soon", "35250", "0000-00-00"}, []day.Day{0, 0, 0, 0, 0}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var o orders
			for _, cell := range c.cells {
				o.see(cell)
			}
			for i, cell := range c.cells {
				var got day.Day
				if w, ok := readDate(cell); ok {
					got, _ = w.in(firstOrder(o.decided(), DayFirst))
				}
				if got != c.want[i] {
					t.Errorf("%q is read as %v, want %v", cell, got, c.want[i])
				}
			}
		})
	}
}

func TestBarcodesThatSpreadsheetsDamaged(t *testing.T) {
	for _, code := range []string{"5.01234E+12", "5,01234E+12", "5E+12"} {
		if !isDamagedBarcode(code) {
			t.Errorf("%s is not recognised as damaged", code)
		}
	}
	if got, ok := restoreZero("12345678905"); !ok || got != "012345678905" {
		t.Errorf("the lost zero came back as %s, %v", got, ok)
	}
	for _, code := range []string{"12345678901", "5012345678900", "1234567890A"} {
		if _, ok := restoreZero(code); ok {
			t.Errorf("%s was given a zero that it never had", code)
		}
	}
}

func TestHeadersAreComparedByLettersAndDigits(t *testing.T) {
	for header, want := range map[string]string{
		"Product ID": "productid", "unit_price": "unitprice", "Größe (cm)": "größecm", "HB.name": "hbname", "  ": "",
	} {
		if got := normal(header); got != want {
			t.Errorf("%q is compared as %q, want %q", header, got, want)
		}
	}
}

func TestRowNumbersAreThoseOfASpreadsheet(t *testing.T) {
	table := readTable("f.csv", []byte("a,b\n\n1,\"two\nlines\"\n,\n3,4\n"))
	if len(table.problems) > 0 {
		t.Fatal(table.problems)
	}
	var numbers []int
	for _, r := range table.rows {
		numbers = append(numbers, r.number)
	}
	if len(numbers) != 2 || numbers[0] != 3 || numbers[1] != 5 {
		t.Errorf("the rows are numbered %v, want 3 and 5", numbers)
	}
}

func TestSeparators(t *testing.T) {
	for content, want := range map[string]rune{
		"a,b,c\n1,2,3\n":                ',',
		"a;b;c\n1,5;2,5;3\n":            ';',
		"a\tb\n1,2\t3;4\n":              '\t',
		"name\nx\n":                     ',',
		"sep=;\na;b\n1;2\n":             ';',
		"\"a;b\",c\n\"1;2\",3\n":        ',',
		"id;name, first;x\n1;A, B;2\n":  ';',
		"sku;price\nA;1,50\nB;2,50\n":   ';',
		"a,b\n1,\"x;y;z\"\n2,\"p;q;r\"": ',',
	} {
		if got := readTable("f.csv", []byte(content)); got.separator != want || len(got.problems) > 0 {
			t.Errorf("%q is separated by %q, want %q; %v", content, got.separator, want, got.problems)
		}
	}
}

func TestEncodings(t *testing.T) {
	utf16 := func(first, second byte, text string, little bool) []byte {
		out := []byte{first, second}
		for _, r := range text {
			if little {
				out = append(out, byte(r), byte(r>>8))
			} else {
				out = append(out, byte(r>>8), byte(r))
			}
		}
		return out
	}
	for _, c := range []struct {
		name, encoding string
		content        []byte
	}{
		{"UTF-8", encodingUTF8, []byte("name\nCôte\n")},
		{"UTF-8 with mark", encodingUTF8, []byte("\xEF\xBB\xBFname\nCôte\n")},
		{"UTF-16LE", encodingUTF16LE, utf16(0xFF, 0xFE, "name\nCôte\n", true)},
		{"UTF-16BE", encodingUTF16BE, utf16(0xFE, 0xFF, "name\nCôte\n", false)},
		{"Windows-1252", encoding1252, []byte("name\nC\xF4te\n")},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := readTable("f.csv", c.content)
			if len(table.problems) > 0 || table.encoding != c.encoding || len(table.rows) != 1 || table.rows[0].cells[0] != "Côte" || table.header[0] != "name" {
				t.Errorf("read as %s: %q %v %v", table.encoding, table.header, table.rows, table.problems)
			}
			if named := len(table.notices) == 1; named != (c.encoding != encodingUTF8) {
				t.Errorf("the notices are %q", table.notices)
			}
		})
	}
}

func TestUnreadableFilesAreRefusedWithTheirRow(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"NUL bytes", "name\nA\x00B\n", "f.csv:2: file: unreadable encoding: control character 0x00; save the file as CSV in UTF-8"},
		{"undefined in Windows-1252", "name\nb\nC\x81te\n", "f.csv:3: file: unreadable encoding: byte 0x81 is neither UTF-8 nor Windows-1252"},
		{"damaged UTF-8", "name\nCôte, Blåbær\nM\xFCnchen\n", "f.csv:3: file: unreadable encoding: the file is UTF-8 but for byte 0xFC, which is damaged"},
		{"another code page", "name\n\xCF\xF0\xE8\xE2\xE5\xF2\n", "f.csv:2: file: unreadable encoding: neither UTF-8 nor Windows-1252; save the file as CSV in UTF-8"},
		{"half a character", "\xFF\xFEa", "f.csv:1: file: unreadable encoding: the file says it is UTF-16, but ends in the middle of a character"},
		{"workbook", "PK\x03\x04xxx", "f.csv:1: file: unreadable encoding: this is a workbook or an archive, not a text; save the sheet as CSV (UTF-8)"},
		{"empty", "", "f.csv:1: file: the file is empty; its first row must name the columns"},
		{"open quotation mark", "a,b\n1,2\n3,\"4\n5,6\n", "f.csv:3: file: a quotation mark is opened and not closed, or stands in the wrong place"},
		{"marks in a cell and one that stays open", "a,b\n12\" pipe,2\n3,\"4\n5,6\n", "f.csv:3: file: a quotation mark is opened and not closed, or stands in the wrong place"},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := readTable("f.csv", []byte(c.content))
			if len(table.problems) != 1 || table.problems[0].String() != c.want {
				t.Errorf("refused with %v, want %s", table.problems, c.want)
			}
		})
	}
}

func TestAQuotationMarkInsideACellIsTaken(t *testing.T) {
	table := readTable("f.csv", []byte("a,b\n12\" pipe,2\n\"x, y\",=\"007\"\n"))
	if len(table.problems) > 0 || len(table.rows) != 2 || table.rows[0].cells[0] != `12" pipe` || table.rows[1].cells[0] != "x, y" || table.rows[1].cells[1] != "007" {
		t.Errorf("read as %v, %v", table.rows, table.problems)
	}
	if len(table.notices) != 1 || !strings.Contains(table.notices[0], "quotation mark") {
		t.Errorf("the notices are %q", table.notices)
	}
}

func TestUnquotedCommasInTextsArePutTogether(t *testing.T) {
	s := understand(readTable("f.csv", []byte("id,name,address,city\n1,A,2, rue des Bouchers,Marseille\n2,B,here,there\n")), customerFields(), DatesByFile)
	if len(s.problems) > 0 || s.text(s.table.rows[0], fAddress) != "2, rue des Bouchers" || s.text(s.table.rows[0], fCity) != "Marseille" {
		t.Errorf("read as %v, %v", s.table.rows, s.problems)
	}
	if len(s.notices) == 0 || !strings.Contains(s.notices[0], "row 2 has more cells") && !strings.Contains(strings.Join(s.notices, "\n"), "row 2 has more cells") {
		t.Errorf("the notices are %q", s.notices)
	}
}

func TestAFigureThatMayHaveSlippedIsRefused(t *testing.T) {
	s := understand(readTable("f.csv", []byte("sku,name,price,qty\nA,Tea,12,50,7\nB,Coffee,3,4\n")), productFields(), DatesByFile)
	if len(s.problems) != 1 || !strings.HasPrefix(s.problems[0].String(), "f.csv:2: file: the row has 5 cells, the header has 4") {
		t.Errorf("the problems are %v", s.problems)
	}
	if len(s.table.rows) != 1 {
		t.Errorf("%d rows are left, want the good one", len(s.table.rows))
	}
}

func TestCellsBeyondTheColumnsThatAreReadAreLeftAside(t *testing.T) {
	s := understand(readTable("f.csv", []byte("orderID,productID,quantity,remark\n1,2,3,a,b\n1,3,4,c\n")), linesFileFields(SalesOrders), DatesByFile)
	if len(s.problems) > 0 || len(s.table.rows) != 2 || s.text(s.table.rows[0], fQuantity) != "3" {
		t.Errorf("read as %v, %v", s.table.rows, s.problems)
	}
	if len(s.notices) != 2 || !strings.Contains(s.notices[1], "row 2 has more cells than the header, all beyond the columns that are read") {
		t.Errorf("the notices are %q", s.notices)
	}
}

func TestASummaryRowIsLeftAside(t *testing.T) {
	for content, left := range map[string]int{
		"sku,name,qty\nA,Tea,1\nTotal,,1\n":     1,
		"sku,name,qty\nA,Tea,1\n,,1\n":          1,
		"sku,name,qty\nA,Tea,1\n,Total:,1\n":    1,
		"sku,name,qty\nA,Tea,1\n9,Total,1\n":    2,
		"sku,name,qty\nA,Tea,1\n,Cocoa,1\n":     2,
		"sku,name,qty\nTotal,,1\nA,Tea,1\n":     2,
		"name,qty\nTea,1\nTotal recall dvd,1\n": 2,
	} {
		s := understand(readTable("f.csv", []byte(content)), productFields(), DatesByFile)
		if len(s.table.rows) != left || len(s.problems) > 0 {
			t.Errorf("of %q %d rows are left, want %d; %v", content, len(s.table.rows), left, s.problems)
		}
	}
}

func FuzzTable(f *testing.F) {
	f.Add([]byte("a,b\n1,\"2\n3\"\n"))
	f.Add([]byte("\xFF\xFEa\x00,\x00b\x00\n\x00"))
	f.Add([]byte("sep=;\na;b\n\"1\"\"2\";3"))
	f.Add([]byte("n\xE4me\n\"x"))
	f.Fuzz(func(t *testing.T, content []byte) {
		table := readTable("f.csv", content)
		if table.header == nil && len(table.problems) == 0 {
			t.Error("no header and no reason")
		}
		if table.header == nil || len(table.problems) > 0 {
			return
		}
		last := table.headerRow
		for _, r := range table.rows {
			if r.number <= last {
				t.Errorf("row %d follows row %d", r.number, last)
			}
			last = r.number
		}
		for _, kind := range Kinds() {
			fields, _ := FieldsOf(kind)
			understand(readTable("f.csv", content), fields, DatesByFile)
		}
	})
}

func FuzzNumber(f *testing.F) {
	for _, cell := range []string{"1.234,5", "(32000.00)", "€ 5", "1E5", "-", ",", "5.-", "1,,000"} {
		f.Add(cell)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		n, ok := clean(cell)
		if !ok {
			return
		}
		for _, m := range []mark{markPoint, markComma, markUnknown} {
			text, ok := plain(n, m)
			if ok && strings.Trim(text, "-.0123456789") != "" {
				t.Errorf("%q became %q", cell, text)
			}
		}
	})
}

func FuzzDate(f *testing.F) {
	for _, cell := range []string{"1996-07-04 00:00:00.000", "3/17/2023", "17.3.23", "4 Jul 1996", "99999999"} {
		f.Add(cell)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		w, ok := readDate(cell)
		if !ok {
			return
		}
		for _, order := range []DateOrder{DayFirst, MonthFirst} {
			d, ok := w.in(order)
			if !ok {
				continue
			}
			if again, err := day.Parse(d.String()); err != nil || again != d {
				t.Errorf("%q became %d", cell, d)
			}
		}
	})
}
