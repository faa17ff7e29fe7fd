package document_test

import (
	"context"
	"slices"
	"testing"

	"stockroom/backend/db/dbtest"
	"stockroom/backend/document"
	"stockroom/backend/export"
	"stockroom/backend/purchasing"
	"stockroom/backend/sales"
	"stockroom/backend/settings"
	"stockroom/backend/stock/stocktest"
)

func newBooks(t *testing.T) (*stocktest.Books, document.Books) {
	t.Helper()
	b := stocktest.New(t)
	return b, document.Books{DB: b.DB, Purchasing: purchasing.New(b.DB), Sales: sales.New(b.DB), Settings: settings.New(b.DB)}
}

func TestPurchaseOrderSaysWhatTheOrderSays(t *testing.T) {
	b, d := newBooks(t)
	ctx := context.Background()
	if err := d.Settings.SaveCompany(ctx, dbtest.RequestID(), settings.Company{Name: "Northwind Traders", Address: "1 Harbour Way\n\n Seattle ", TaxNumber: "T-1"}); err != nil {
		t.Fatal(err)
	}
	supplier, product := b.Supplier("EXL", 5), b.Product("2", 1900)
	b.Write("UPDATE suppliers SET address = '49 Gilbert St.', postal_code = 'EC1 4SD', city = 'London', country = 'UK' WHERE id = ?", supplier)
	b.Buys(supplier, product, "CH-24", 950, 0)
	ref, err := d.Purchasing.Create(ctx, dbtest.RequestID(), purchasing.CreateInput{SupplierID: supplier, Reference: "R-7", Note: "Ring twice", Lines: []purchasing.LineInput{
		{ProductID: product, Quantity: stocktest.Units(40), Discount: 100_000},
	}})
	if err != nil {
		t.Fatal(err)
	}
	doc, err := d.PurchaseOrder(ctx, ref.ID)
	if err != nil {
		t.Fatal(err)
	}
	if doc.Kind != export.PurchaseOrder || doc.Status != "Draft" || doc.Number != "PO-00001" || doc.Date != 20260302 || doc.Due != 20260307 || doc.Reference != "R-7" || doc.Note != "Ring twice" || doc.Terms != "30 days" {
		t.Errorf("the document is %+v", doc)
	}
	if doc.Gross != 38_000 || doc.Discount != 3_800 || doc.Net != 34_200 || doc.Total != 34_200 || doc.Lines[0].Code != "CH-24" || doc.Lines[0].Net != 34_200 {
		t.Errorf("the document is %+v", doc)
	}
	if !slices.Equal(doc.Company.Address, []string{"1 Harbour Way", "Seattle"}) || doc.Company.Name != "Northwind Traders" || doc.Company.TaxNumber != "T-1" {
		t.Errorf("the company is %+v", doc.Company)
	}
	if doc.Party.Code != "EXL" || !slices.Equal(doc.Party.Address, []string{"49 Gilbert St.", "EC1 4SD London", "UK"}) {
		t.Errorf("the party is %+v", doc.Party)
	}
}

func TestSalesDocuments(t *testing.T) {
	b, d := newBooks(t)
	ctx := context.Background()
	a, other := b.Product("A", 1900), b.Product("B", 500)
	b.Stock(a, stocktest.Units(7), 950)
	ref, err := d.Sales.Create(ctx, dbtest.RequestID(), sales.CreateInput{CustomerID: b.Customer("LUMEN"), RequiredDay: 20260310, Reference: "their 9", Lines: []sales.LineInput{
		{ProductID: a, Quantity: stocktest.Units(10)}, {ProductID: other, Quantity: stocktest.Units(1)},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if doc, err := d.Confirmation(ctx, ref.ID); err != nil || doc.Status != "Quote" {
		t.Errorf("the quote's status is %q, %v", doc.Status, err)
	}
	if _, err := d.Sales.Confirm(ctx, dbtest.RequestID(), ref.ID); err != nil {
		t.Fatal(err)
	}
	doc, err := d.Confirmation(ctx, ref.ID)
	if err != nil || doc.Status != "" || doc.Kind != export.OrderConfirmation || doc.Due != 20260310 || doc.Net != 19_500 || len(doc.Lines) != 2 {
		t.Errorf("the confirmation is %+v, %v", doc, err)
	}
	o, err := d.Sales.Order(ctx, ref.ID)
	if err != nil {
		t.Fatal(err)
	}
	sent, err := d.Sales.Ship(ctx, dbtest.RequestID(), sales.ShipInput{OrderID: ref.ID, Tracking: "T-1", Note: "two boxes", Lines: []sales.ShipLine{{OrderLineID: o.Items[0].ID, Quantity: stocktest.Units(7)}}})
	if err != nil {
		t.Fatal(err)
	}
	note, err := d.DeliveryNote(ctx, sent.ID)
	if err != nil || note.Kind != export.DeliveryNote || note.Number != "SH-00001" || note.Reference != "SO-00001 · their 9 · T-1" || note.Note != "two boxes" {
		t.Errorf("the delivery note is %+v, %v", note, err)
	}
	if len(note.Lines) != 1 || note.Lines[0].Quantity != stocktest.Units(7) || note.Lines[0].Name != "Product A" || note.Lines[0].Price != 0 {
		t.Errorf("its lines are %+v", note.Lines)
	}
	if _, err := d.Sales.ReverseShipment(ctx, dbtest.RequestID(), sent.ID, ""); err != nil {
		t.Fatal(err)
	}
	if note, err = d.DeliveryNote(ctx, sent.ID); err != nil || note.Status != "Reversed" {
		t.Errorf("reversed it says %q, %v", note.Status, err)
	}
}
