package api_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"stockroom/backend/api"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/purchasing"
	"stockroom/backend/sales"
	"stockroom/backend/stock/stocktest"
)

// saver answers the save dialog with one path and remembers the question.
type saver struct {
	noShell

	path   string
	asked  api.SaveQuestion
	during func() // while the dialog stands
}

func (s *saver) SaveFile(q api.SaveQuestion) (string, error) {
	s.asked = q
	if s.during != nil {
		s.during()
	}
	return s.path, nil
}

// trade is the order side of the boundary on books of its own.
type trade struct {
	*stocktest.Books

	shell      *saver
	purchasing *api.Purchasing
	sales      *api.Sales
}

func newTrade(t *testing.T) *trade {
	t.Helper()
	b := stocktest.New(t)
	shell := &saver{}
	h := api.NewHost(context.Background(), shell)
	h.Open(api.NewBooks(b.DB))
	return &trade{Books: b, shell: shell, purchasing: api.NewPurchasing(h), sales: api.NewSales(h)}
}

func TestPurchaseFromDraftToReceived(t *testing.T) {
	d := newTrade(t)
	product, supplier := d.Product("2", 1900), d.Supplier("EXL", 5)
	cost := int64(9_500_000)
	o, err := d.purchasing.Create(api.PurchaseOrderCreate{
		RequestID: dbtest.RequestID(), SupplierID: supplier, Lines: []api.PurchaseLineInput{{ProductID: product, QuantityMilli: 40_000, UnitCostMinorE4: &cost}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if o.Number != "PO-00001" || o.State != "draft" || o.PromisedDay != "2026-03-07" || o.NetMinor != 38_000 || !slices.Equal(o.Can, []string{"edit", "place", "cancel"}) {
		t.Errorf("the draft is %+v", o)
	}
	if o, err = d.purchasing.Place(api.PurchaseOrderStep{RequestID: dbtest.RequestID(), ID: o.ID}); err != nil || o.State != "ordered" {
		t.Fatalf("placed: %+v, %v", o, err)
	}
	got, err := d.purchasing.Receive(api.ReceiveRequest{
		RequestID: dbtest.RequestID(), OrderID: o.ID, Lines: []api.ReceiveLineRequest{{OrderLineID: o.Lines[0].ID, QuantityMilli: 25_000}},
	})
	if err != nil || got.ReceiptNumber != "RC-00001" || got.Order.State != "partially_received" || got.Order.Lines[0].OpenMilli != 15_000 {
		t.Fatalf("received: %+v, %v", got, err)
	}
	onOrder, err := d.purchasing.OnOrderOf(api.ProductRef{ID: product})
	if err != nil || onOrder.TotalMilli != 15_000 || onOrder.Rows[0].Number != "PO-00001" {
		t.Errorf("on order: %+v, %v", onOrder, err)
	}
	if o, err = d.purchasing.ReverseReceipt(api.ReceiptReversal{RequestID: dbtest.RequestID(), ReceiptID: got.ReceiptID}); err != nil || o.State != "ordered" {
		t.Fatalf("reversed: %+v, %v", o, err)
	}
	if r := o.Receipts[0]; !r.Reversed || r.ReversedBy != dbtest.User || r.ReversedAt != "2026-03-02T09:00:00Z" {
		t.Errorf("the receipt is %+v", r)
	}
	if !slices.Equal(o.Can, []string{"editHead", "receive", "closeShort", "cancel", "backToDraft"}) || len(o.Timeline) != 4 {
		t.Errorf("the order is %+v", o)
	}
	list, err := d.purchasing.List(api.PurchaseOrderQuery{OpenOnly: true, Search: "exl"})
	if err != nil || list.Total != 1 || list.Rows[0].OrderDay != "2026-03-02" || list.NetMinor != 38_000 {
		t.Errorf("the list is %+v, %v", list, err)
	}
	_, err = d.purchasing.Get(api.PurchaseOrderRef{ID: 99})
	stocktest.WantFault(t, err, purchasing.ErrOrderUnknown, "id")
}

func TestSaleFromQuoteToShipped(t *testing.T) {
	d := newTrade(t)
	product, customer := d.Product("2", 1900), d.Customer("LUMEN")
	d.Stock(product, stocktest.Units(7), 950)
	o, err := d.sales.Create(api.SalesOrderCreate{
		RequestID: dbtest.RequestID(), CustomerID: customer, Lines: []api.SalesLineInput{{ProductID: product, QuantityMilli: 10_000, DiscountPpm: 100_000}},
	})
	if err != nil || o.State != "quote" || o.NetMinor != 17_100 || o.DiscountMinor != 1_900 {
		t.Fatalf("the quote is %+v, %v", o, err)
	}
	o, err = d.sales.Confirm(api.SalesOrderStep{RequestID: dbtest.RequestID(), ID: o.ID})
	if err != nil || !o.Short || o.Lines[0].AllocatedMilli != 7_000 || o.Lines[0].ShortMilli != 3_000 || o.ConfirmedAt != "2026-03-02T09:00:00Z" {
		t.Fatalf("confirmed: %+v, %v", o, err)
	}
	got, err := d.sales.Ship(api.ShipRequest{
		RequestID: dbtest.RequestID(), OrderID: o.ID, Tracking: "T-1", Lines: []api.ShipLineRequest{{OrderLineID: o.Lines[0].ID, QuantityMilli: 7_000}},
	})
	if err != nil || got.ShipmentNumber != "SH-00001" || got.Order.State != "partially_shipped" || got.Order.Shipments[0].NetMinor != 11_970 {
		t.Fatalf("shipped: %+v, %v", got, err)
	}
	waiting, err := d.sales.AllocationsOf(api.ProductRef{ID: product})
	if err != nil || waiting.PromisedMilli != 3_000 || waiting.ShortMilli != 3_000 || waiting.Rows[0].Number != "SO-00001" {
		t.Errorf("waiting: %+v, %v", waiting, err)
	}
	_, err = d.sales.Cancel(api.SalesOrderStep{RequestID: dbtest.RequestID(), ID: o.ID})
	stocktest.WantFault(t, err, sales.ErrHasShipments, "")
	_, err = d.sales.List(api.SalesOrderQuery{From: "yesterday"})
	if f := api.FailureOf(err); f.Code != "day.invalid" || f.Field != "from" {
		t.Errorf("the failure is %+v", f)
	}
}

func TestDocumentsAreWritten(t *testing.T) {
	d := newTrade(t)
	product := d.Product("2", 1900)
	d.Stock(product, stocktest.Units(7), 950)
	cost := int64(9_500_000)
	bought, err := d.purchasing.Create(api.PurchaseOrderCreate{
		RequestID: dbtest.RequestID(), SupplierID: d.Supplier("EXL", 5), Lines: []api.PurchaseLineInput{{ProductID: product, QuantityMilli: 40_000, UnitCostMinorE4: &cost}},
	})
	if err != nil {
		t.Fatal(err)
	}
	sold, err := d.sales.Create(api.SalesOrderCreate{
		RequestID: dbtest.RequestID(), CustomerID: d.Customer("LUMEN"), Confirm: true, Lines: []api.SalesLineInput{{ProductID: product, QuantityMilli: 2_000}},
	})
	if err != nil {
		t.Fatal(err)
	}
	sent, err := d.sales.Ship(api.ShipRequest{RequestID: dbtest.RequestID(), OrderID: sold.ID, Lines: []api.ShipLineRequest{{OrderLineID: sold.Lines[0].ID, QuantityMilli: 2_000}}})
	if err != nil {
		t.Fatal(err)
	}
	for name, save := range map[string]func(api.DocumentRequest) (api.DocumentFile, error){
		"PO-00001.pdf": func(q api.DocumentRequest) (api.DocumentFile, error) {
			q.ID = bought.ID
			return d.purchasing.SavePDF(q)
		},
		"SO-00001.pdf": func(q api.DocumentRequest) (api.DocumentFile, error) {
			q.ID = sold.ID
			return d.sales.SaveConfirmationPDF(q)
		},
		"SH-00001.pdf": func(q api.DocumentRequest) (api.DocumentFile, error) {
			q.ID = sent.ShipmentID
			return d.sales.SaveDeliveryNotePDF(q)
		},
	} {
		t.Run(name, func(t *testing.T) {
			d.shell.path = filepath.Join(t.TempDir(), "chosen.pdf")
			file, err := save(api.DocumentRequest{})
			if err != nil || file.Path != d.shell.path || d.shell.asked.FileName != name {
				t.Fatalf("saved %+v as %q, %v", file, d.shell.asked.FileName, err)
			}
			content, err := os.ReadFile(file.Path)
			if err != nil || !bytes.HasPrefix(content, []byte("%PDF-")) {
				t.Errorf("the file begins with %.8q, %v", content, err)
			}
			d.shell.path = ""
			if file, err = save(api.DocumentRequest{}); err != nil || file.Path != "" {
				t.Errorf("cancelled: %+v, %v", file, err)
			}
			given := filepath.Join(t.TempDir(), "given.pdf")
			if file, err = save(api.DocumentRequest{Path: given}); err != nil || file.Path != given {
				t.Errorf("to a given path: %+v, %v", file, err)
			}
		})
	}
	_, err = d.sales.SaveDeliveryNotePDF(api.DocumentRequest{ID: 99})
	stocktest.WantFault(t, err, sales.ErrShipmentUnknown, "id")
}
