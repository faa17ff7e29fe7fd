package api_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"stockroom/backend/api"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/export"
	"stockroom/backend/report"
	"stockroom/backend/stock/stocktest"
)

// desk is the reports and the page Today on books with which an order was
// bought and sold in parts.
type desk struct {
	*trade

	reports *api.Reports
	lists   *api.Lists
	today   *api.Today
}

// newDesk buys 10 at 2.00 and receives 6, sells 8 at 19.00 and ships 5, and
// ships and takes back one more.
func newDesk(t *testing.T) *desk {
	t.Helper()
	d := newTrade(t)
	h := api.NewHost(context.Background(), d.shell)
	h.Open(api.NewBooks(d.DB))
	k := &desk{trade: d, reports: api.NewReports(h), lists: api.NewLists(h), today: api.NewToday(h)}
	product, cost := d.Product("2", 1900), int64(2_000_000)
	bought, err := d.purchasing.Create(api.PurchaseOrderCreate{
		RequestID: dbtest.RequestID(), SupplierID: d.Supplier("EXL", 5), Lines: []api.PurchaseLineInput{{ProductID: product, QuantityMilli: 10_000, UnitCostMinorE4: &cost}},
	})
	must(t, err)
	_, err = d.purchasing.Place(api.PurchaseOrderStep{RequestID: dbtest.RequestID(), ID: bought.ID})
	must(t, err)
	_, err = d.purchasing.Receive(api.ReceiveRequest{RequestID: dbtest.RequestID(), OrderID: bought.ID, Lines: []api.ReceiveLineRequest{{OrderLineID: bought.Lines[0].ID, QuantityMilli: 6_000}}})
	must(t, err)
	sold, err := d.sales.Create(api.SalesOrderCreate{
		RequestID: dbtest.RequestID(), CustomerID: d.Customer("LUMEN"), Confirm: true, Lines: []api.SalesLineInput{{ProductID: product, QuantityMilli: 8_000}},
	})
	must(t, err)
	ship := func(q int64) api.ShipAnswer {
		got, err := d.sales.Ship(api.ShipRequest{RequestID: dbtest.RequestID(), OrderID: sold.ID, Lines: []api.ShipLineRequest{{OrderLineID: sold.Lines[0].ID, QuantityMilli: q}}})
		must(t, err)
		return got
	}
	ship(5_000)
	_, err = d.sales.ReverseShipment(api.ShipmentReversal{RequestID: dbtest.RequestID(), ShipmentID: ship(1_000).ShipmentID})
	must(t, err)
	return k
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// figures are the numbers of a row; -1 stands for what is unknown or a text.
func figures(cells []api.ReportCell) []int64 {
	numbers := make([]int64, len(cells))
	for i, c := range cells {
		if numbers[i] = -1; c.Number != nil {
			numbers[i] = *c.Number
		}
	}
	return numbers
}

func TestReportsOverRealOrders(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		query api.ReportQuery
		want  []int64
	}{
		// orders, quantity, gross, discount, net, cost, margin, margin_percent of the 5 shipped at 19.00 − 2.00
		{api.ReportQuery{Name: "sales-by-product"}, []int64{-1, -1, 1, 8_000, 15_200, 0, 15_200, 1_000, 8_500, 8_947}},
		{api.ReportQuery{Name: "sales-by-product", Params: api.ReportParams{Basis: "shipped"}}, []int64{-1, -1, 1, 5_000, 9_500, 0, 9_500, 1_000, 8_500, 8_947}},
		{api.ReportQuery{Name: "sales-by-period", Params: api.ReportParams{By: "week"}}, []int64{-1, 1, 8_000, 15_200, 0, 15_200, 1_000, 8_500, 8_947}},
		{api.ReportQuery{Name: "purchases-by-supplier"}, []int64{-1, 1, 10_000, 2_000, 1_200, 800}},
		{api.ReportQuery{Name: "stock-levels"}, []int64{-1, -1, -1, -1, -1, 1_000, 1_000, 0, 4_000, 0, 2_000_000, 200, -1}},
	} {
		page, err := d.reports.Run(c.query)
		must(t, err)
		if len(page.Rows) != 1 || page.RowCount != 1 || page.Next != 0 || !reflect.DeepEqual(figures(page.Rows[0].Cells), c.want) {
			t.Errorf("%+v: %+v, want %v", c.query, page, c.want)
		}
	}
	page, err := d.reports.Run(api.ReportQuery{Name: "sales-by-period", Params: api.ReportParams{By: "week"}})
	if err != nil || len(page.Series) != 1 || page.Series[0].Period != "2026-W10" || page.Series[0].NetMinor != 15_200 || *page.Series[0].MarginMinor != 8_500 {
		t.Errorf("the series is %+v, %v", page.Series, err)
	}
	page, err = d.reports.Run(api.ReportQuery{Name: "stock-movements", Limit: 2})
	if err != nil || len(page.Rows) != 2 || page.Next != 2 || page.RowCount != 4 || page.Rows[0].Cells[0].Text != "2026-03-02T09:00:00Z" || page.Rows[0].Cells[1].Text != "2026-03-02" {
		t.Errorf("movements: %+v, %v", page, err)
	}
	if page, err = d.reports.Run(api.ReportQuery{Name: "stock-movements", Offset: 2, Limit: 2}); err != nil || len(page.Rows) != 2 || page.Next != 0 || page.RowCount != -1 || len(page.Totals) != 0 {
		t.Errorf("the second page: %+v, %v", page, err)
	}
}

func TestReportsRefuse(t *testing.T) {
	d := newDesk(t)
	_, err := d.reports.Run(api.ReportQuery{Name: "profits"})
	stocktest.WantFault(t, err, report.ErrUnknown, "name")
	_, err = d.reports.Run(api.ReportQuery{Name: "low-stock", Params: api.ReportParams{AsOf: "2026-01-01"}})
	stocktest.WantFault(t, err, report.ErrParameter, "params.asOf")
	_, err = d.reports.Export(api.ReportExportRequest{Name: "low-stock", Format: "doc"})
	stocktest.WantFault(t, err, export.ErrUnknownFormat, "format")
}

func TestReportIsExported(t *testing.T) {
	d := newDesk(t)
	for _, format := range []string{"csv", "json", "xlsx", "pdf"} {
		d.shell.path = filepath.Join(t.TempDir(), "chosen")
		file, err := d.reports.Export(api.ReportExportRequest{Name: "stock-movements", Format: format})
		if err != nil || file.Path != d.shell.path || file.Rows != 4 || d.shell.asked.FileName != "stock-movements 2026-03-02."+format {
			t.Fatalf("%s: %+v, %v, asked %+v", format, file, err, d.shell.asked)
		}
		if content, err := os.ReadFile(file.Path); err != nil || len(content) == 0 {
			t.Errorf("%s: %d bytes, %v", format, len(content), err)
		}
	}
	d.shell.path = ""
	if file, err := d.reports.Export(api.ReportExportRequest{Name: "stock-movements", Format: "csv"}); err != nil || file.Path != "" {
		t.Errorf("cancelled: %+v, %v", file, err)
	}
	given := filepath.Join(t.TempDir(), "given.csv")
	if _, err := d.reports.Export(api.ReportExportRequest{Name: "stock-movements", Format: "csv", Path: given}); err != nil {
		t.Fatal(err)
	}
	var same bytes.Buffer
	if _, err := report.Write(context.Background(), d.DB, "stock-movements", report.Params{}, export.CSV, &same); err != nil {
		t.Fatal(err)
	}
	if content, _ := os.ReadFile(given); !bytes.Equal(content, same.Bytes()) {
		t.Error("the window's file is not the command line's")
	}
}

// What is stopped leaves no file, and says so; what is done, or of another id, is not stopped.
func TestExportsAreCancelled(t *testing.T) {
	d := newDesk(t)
	for name, export := range map[string]func(id string) error{
		"report": func(id string) error {
			_, err := d.reports.Export(api.ReportExportRequest{Name: "stock-movements", Format: "csv", RequestID: id})
			return err
		},
		"list": func(id string) error {
			_, err := d.lists.Export(api.ListExportRequest{Format: "csv", RequestID: id, Content: api.ListContent{
				List: "stock-movements", Columns: []api.ListColumn{{Key: "product", Title: "Product"}}, StockMovements: &api.MovementQuery{},
			}})
			return err
		},
	} {
		d.shell.path = filepath.Join(t.TempDir(), "chosen")
		cancel := func(id string, want bool) {
			for _, cancel := range []func(api.ExportCancel) (api.ExportCancelled, error){d.reports.Cancel, d.lists.Cancel} {
				was, err := cancel(api.ExportCancel{RequestID: id})
				if err != nil || was.Running != want {
					t.Errorf("%s: %q was %t, %v, want %t", name, id, was.Running, err, want)
				}
			}
		}
		d.shell.during = func() { cancel("one", true) }
		stocktest.WantFault(t, export("one"), api.ErrExportCancelled, "")
		if _, err := os.Stat(d.shell.path); !os.IsNotExist(err) {
			t.Errorf("%s: the file: %v", name, err)
		}
		d.shell.during = func() { cancel("one", false) }
		must(t, export("two"))
		if _, err := os.Stat(d.shell.path); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		cancel("two", false)
	}
	d.shell.during = nil
}

func TestTodayOverRealOrders(t *testing.T) {
	d := newDesk(t)
	o, err := d.today.Overview(api.NoInput{})
	must(t, err)
	noNilLists(t, "overview", reflect.ValueOf(o))
	if o.ToReceiveOrders != 1 || o.ToReceiveMinor != 800 || o.ToShipOrders != 1 || o.ToShipMinor != 5_700 || o.Shippable != 1 || o.StockValueMinor != 200 {
		t.Errorf("the tiles are %+v", o)
	}
	if o.ShortOrders.Count != 1 || o.ShortOrders.Orders[0].Partner == "" || o.Counts.Out != 1 || o.Sales.NetMinor != 15_200 || o.Sales.Days[29].NetMinor != 15_200 {
		t.Errorf("the lists are %+v", o)
	}
	counts, err := d.today.Counts(api.NoInput{})
	if err != nil || counts != o.Counts {
		t.Errorf("the rail says %+v (%v), the page %+v", counts, err, o.Counts)
	}
}

func TestReportsAreDescribed(t *testing.T) {
	d := newDesk(t)
	list, err := d.reports.List(api.NoInput{})
	must(t, err)
	noNilLists(t, "list", reflect.ValueOf(list))
	if len(list.Reports) != 9 {
		t.Fatalf("%d reports", len(list.Reports))
	}
	for _, r := range list.Reports {
		if r.Title == "" || r.Question == "" || len(r.Columns) == 0 || len(r.Parameters) == 0 {
			t.Errorf("%s is not described: %+v", r.Name, r)
		}
		for _, c := range r.Columns {
			if c.Total && c.Help == "" {
				t.Errorf("%s: nothing says what %s adds up", r.Name, c.Key)
			}
		}
	}
}

func TestWhatAProductSold(t *testing.T) {
	k := newDesk(t)
	found, err := k.reports.Run(api.ReportQuery{Name: "sales-by-product"})
	must(t, err)
	sold, err := k.reports.ProductSales(api.ProductRef{ID: found.Rows[0].ID})
	must(t, err)
	if len(sold.Months) != 12 {
		t.Fatalf("%d months", len(sold.Months))
	}
	last := sold.Months[11]
	if last.Orders != 1 || last.QuantityMilli != 8_000 || last.NetMinor != 15_200 || sold.Months[10].NetMinor != 0 {
		t.Errorf("the months are %+v", sold.Months)
	}
	none, err := k.reports.ProductSales(api.ProductRef{ID: 999})
	must(t, err)
	if len(none.Months) != 12 || none.Months[11].Orders != 0 {
		t.Errorf("an unknown product sold %+v", none.Months)
	}
}

// Beside Reorder stands as many as the page proposes: not what is on its way or on a draft.
func TestTheRailCountsWhatReorderProposes(t *testing.T) {
	d := newDesk(t)
	h := api.NewHost(context.Background(), d.shell)
	h.Open(api.NewBooks(d.DB))
	catalog := api.NewCatalog(h)
	supplier, cost := d.Supplier("TOK", 5), int64(1_000_000)
	order := func(name string, quantity int64, place bool) {
		p, err := catalog.Create(api.ProductCreate{RequestID: dbtest.RequestID(), Product: api.ProductInput{SKU: name, Name: name, ReorderPointMilli: 10_000}})
		must(t, err)
		if quantity == 0 {
			return
		}
		_, err = d.purchasing.Create(api.PurchaseOrderCreate{
			RequestID: dbtest.RequestID(), SupplierID: supplier, Place: place, Lines: []api.PurchaseLineInput{{ProductID: p.ID, QuantityMilli: quantity, UnitCostMinorE4: &cost}},
		})
		must(t, err)
	}
	order("nothing ordered", 0, false)
	order("on its way", 20_000, true)
	order("on a draft", 20_000, false)
	order("too few on a draft", 10_000, false)
	proposed, err := d.purchasing.Reorder(api.ReorderQuery{})
	must(t, err)
	counts, err := d.today.Counts(api.NoInput{})
	must(t, err)
	if proposed.Count != 2 || counts.Reorder != int64(proposed.Count) || counts.Low != 4 {
		t.Errorf("the page proposes %d, the rail says %d of %d low, want 2 of 4", proposed.Count, counts.Reorder, counts.Low)
	}
}
