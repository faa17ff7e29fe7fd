// Package document fills the printed documents of orders, shipment by
// shipment, with what the books say.
package document

import (
	"context"
	"strings"
	"time"

	"stockroom/backend/customer"
	"stockroom/backend/db"
	"stockroom/backend/export"
	"stockroom/backend/party"
	"stockroom/backend/purchasing"
	"stockroom/backend/sales"
	"stockroom/backend/settings"
	"stockroom/backend/supplier"
)

// Books are where the documents get their values from.
type Books struct {
	DB         *db.DB
	Purchasing *purchasing.Service
	Sales      *sales.Service
	Settings   *settings.Service
}

// PurchaseOrder returns the order to the supplier. Fails with
// purchasing.ErrOrderUnknown.
func (b Books) PurchaseOrder(ctx context.Context, id int64) (export.Document, error) {
	o, err := b.Purchasing.Order(ctx, id)
	if err != nil {
		return export.Document{}, err
	}
	suppliers, err := supplier.Load(b.DB.Read(ctx), []int64{o.SupplierID})
	if err != nil {
		return export.Document{}, err
	}
	doc := export.Document{
		Kind: export.PurchaseOrder, Status: statusOf(string(o.State)), Number: o.Number, Date: o.OrderDay, Due: o.PromisedDay,
		Party: partyOf(suppliers[o.SupplierID]), Reference: o.Reference, Terms: o.Terms, Note: o.Note,
		Gross: o.Gross, Discount: o.Gross - o.Net, Net: o.Net, Total: o.Net, Lines: make([]export.Line, len(o.Items)),
	}
	for i, l := range o.Items {
		doc.Lines[i] = export.Line{
			SKU: l.SKU, Code: l.SupplierCode, Name: l.Name, Quantity: l.Quantity, Unit: l.Unit,
			Price: l.UnitCostE4, Discount: l.DiscountPpm, Net: l.Net,
		}
	}
	return b.complete(ctx, doc)
}

// Confirmation returns the confirmation of a sales order to the customer; of
// a quote the quote. Fails with sales.ErrOrderUnknown.
func (b Books) Confirmation(ctx context.Context, id int64) (export.Document, error) {
	o, err := b.Sales.Order(ctx, id)
	if err != nil {
		return export.Document{}, err
	}
	doc, err := b.forCustomer(ctx, o)
	if err != nil {
		return export.Document{}, err
	}
	doc.Kind, doc.Status, doc.Number, doc.Date, doc.Due = export.OrderConfirmation, statusOf(string(o.State)), o.Number, o.OrderDay, o.RequiredDay
	doc.Gross, doc.Discount, doc.Net, doc.Total = o.Gross, o.Gross-o.Net, o.Net, o.Net
	doc.Lines = make([]export.Line, len(o.Items))
	for i, l := range o.Items {
		doc.Lines[i] = export.Line{
			SKU: l.SKU, Name: l.Name, Quantity: l.Quantity, Unit: l.Unit, Price: l.UnitPriceE4, Discount: l.DiscountPpm, Net: l.Net,
		}
	}
	return b.complete(ctx, doc)
}

// DeliveryNote returns the note that goes with a shipment. Fails with
// sales.ErrShipmentUnknown.
func (b Books) DeliveryNote(ctx context.Context, shipmentID int64) (export.Document, error) {
	orderID, err := b.Sales.OrderOfShipment(ctx, shipmentID)
	if err != nil {
		return export.Document{}, err
	}
	o, err := b.Sales.Order(ctx, orderID)
	if err != nil {
		return export.Document{}, err
	}
	doc, err := b.forCustomer(ctx, o)
	if err != nil {
		return export.Document{}, err
	}
	doc.Kind = export.DeliveryNote
	for _, s := range o.Shipments {
		if s.ID != shipmentID {
			continue
		}
		doc.Number, doc.Date, doc.Due, doc.Note = s.Number, s.Day, s.Day, s.Note
		doc.Reference = strings.Join(texts(o.Number, o.Reference, s.Tracking), " · ")
		if s.Reversed {
			doc.Status = "Reversed"
		}
		for _, l := range s.Lines {
			doc.Lines = append(doc.Lines, export.Line{SKU: l.SKU, Name: l.Name, Quantity: l.Quantity, Unit: l.Unit})
		}
	}
	return b.complete(ctx, doc)
}

func (b Books) forCustomer(ctx context.Context, o sales.Detail) (export.Document, error) {
	customers, err := customer.Load(b.DB.Read(ctx), []int64{o.CustomerID})
	if err != nil {
		return export.Document{}, err
	}
	return export.Document{
		Party: partyOf(customers[o.CustomerID]), Reference: o.Reference, Terms: o.Terms, Note: o.Note,
	}, nil
}

// complete adds what every document carries: the company, its currency and
// how it writes numbers.
func (b Books) complete(ctx context.Context, doc export.Document) (export.Document, error) {
	chosen, err := b.Settings.All(ctx)
	if err != nil {
		return doc, err
	}
	locale := chosen.Preferences.Locale
	if locale == "" {
		locale = export.SystemLocale()
	}
	doc.Currency, doc.Locale = chosen.Currency, export.LocaleOf(locale)
	doc.Generated = b.DB.Now().In(b.DB.Zone()).Truncate(time.Second)
	doc.Company = export.Company{
		Name: chosen.Company.Name, Address: export.AddressLines(chosen.Company.Address),
		TaxNumber: chosen.Company.TaxNumber, Logo: chosen.Company.Logo.Data,
	}
	return doc, nil
}

// statusOf is what must not be overlooked about an order in that state.
func statusOf(state string) string {
	switch state {
	case string(purchasing.Draft):
		return "Draft"
	case string(sales.Quote):
		return "Quote"
	case string(sales.Cancelled):
		return "Cancelled"
	}
	return ""
}

func partyOf(p party.Party) export.Party {
	c := p.Card
	address := export.AddressLines(c.Address)
	for _, line := range [][]string{{c.PostalCode, c.City}, {c.Region}, {c.Country}} {
		if text := strings.Join(texts(line...), " "); text != "" {
			address = append(address, text)
		}
	}
	return export.Party{Code: c.Code, Name: c.Name, Address: address, TaxNumber: c.TaxNumber}
}

// texts returns those that are not empty.
func texts(all ...string) []string {
	var some []string
	for _, t := range all {
		if t != "" {
			some = append(some, t)
		}
	}
	return some
}
