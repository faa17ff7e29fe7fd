//go:build native

package window_test

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"
)

// What the test orders and receives: Chang, of which Northwind has 17.
const (
	chang        = "2"
	changOnHand  = 17
	changOrdered = 40
	changArrived = 25
	northwindAll = 3119 // units on hand of all products
	newProduct   = "Grüner Tee, 20 Stück"
)

// The main job through everything that is real: the built program, GTK's menu
// and save dialog, WebKit's page, real keys and clicks, the file afterwards.
func TestAddReceiveAndExport(t *testing.T) {
	p := home(t)
	p.importNorthwind(t, northwind)
	exotic := p.placeOrder(t, 1, days{}, orderLine(p.productID(t, chang), changOrdered, 1235))
	p.open(t)

	p.find(roleLink, "Today…")
	p.find(roleMenuItem, "New product").press()
	p.find(roleEntry, "Name").fill(newProduct)
	p.find(roleButton, "Save").click()
	p.find(roleHeading, newProduct)

	p.find(roleLink, "Receive…").click()
	p.find(roleHeading, "Receive")
	p.find(roleCell, exotic.Number).click()
	p.find(roleEntry, "Arrived: Chang").fill(strconv.Itoa(changArrived))
	p.find(roleButton, "Post receipt").click()
	p.find(roleHeading, "Receive")

	file := filepath.Join(p.folder, "Bestände März.xlsx")
	p.exportLevels(t, file)
	p.quit(t)

	stockLevels(t, file)
	var got order
	p.call(t, "Purchasing.Get", fields{"id": exotic.ID}, &got)
	if got.State != "partially_received" || len(got.Lines) != 1 || got.Lines[0].ReceivedMilli != changArrived*1000 {
		t.Errorf("the order is %+v", got)
	}
	var books struct{ Products, Movements int64 }
	p.call(t, "App.Database", fields{}, &books)
	if books.Products != 78 || books.Movements != 72+1 {
		t.Errorf("the books have %+v; want one product and one movement more than the 77 and 72 of before", books)
	}
	p.run(t, "check")
}

// exportLevels saves the report of stock levels through the save dialog.
func (p *program) exportLevels(t *testing.T, file string) {
	t.Helper()
	p.find(roleMenuItem, "Reports").press()
	p.find(roleLink, "…Stock levels").click()
	export := p.find(roleButton, "Export XLSX")
	export.click()
	p.saveAs(file)
	if !eventually(patience, func() bool { _, err := os.Stat(file); return err == nil }) {
		t.Fatalf("the file was not saved\n%s", p.describe())
	}
	// It is there a moment before the page knows, and quitting meanwhile would ask.
	if !eventually(patience, func() bool { return export.is(stateEnabled) }) {
		t.Fatal("the page does not know that the file was saved")
	}
}

// stockLevels reads the saved file as a spreadsheet does.
func stockLevels(t *testing.T, file string) {
	t.Helper()
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	rows, err := book.GetRows(book.GetSheetName(0), excelize.Options{RawCellValue: true})
	if err != nil || len(rows) != 1+78+1 {
		t.Fatalf("%d rows, %v; want a heading, 78 products and the total", len(rows), err)
	}
	at := map[string]int{}
	for i, title := range rows[0] {
		at[title] = i
	}
	want := map[string]map[string]string{
		"Chang":    {"SKU": chang, "On hand": strconv.Itoa(changOnHand + changArrived), "On order": strconv.Itoa(changOrdered - changArrived), "Value": "308.75"},
		newProduct: {"SKU": "78", "On hand": "0", "On order": "0", "Status": "out"},
		"Chai":     {"SKU": "1", "On hand": "39", "On order": "0", "Value": "0"},
		"":         {"SKU": "Total", "On hand": strconv.Itoa(northwindAll + changArrived), "On order": strconv.Itoa(changOrdered - changArrived), "Value": "308.75"},
	}
	for _, row := range rows[1:] {
		name := row[at["Product"]]
		for title, value := range want[name] {
			if i, known := at[title]; !known || i >= len(row) || row[i] != value {
				t.Errorf("%q has not %s %s: %q", name, title, value, row)
			}
		}
		delete(want, name)
	}
	if len(want) > 0 {
		t.Errorf("the file lacks %v", want)
	}
}
