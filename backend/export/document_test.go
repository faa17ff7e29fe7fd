package export_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"stockroom/backend/export"
)

func order(t *testing.T, kind export.DocumentKind) export.Document {
	t.Helper()
	return export.Document{
		Kind: kind, Number: "PO-00017", Date: 20261123, Due: 20261201,
		Company: export.Company{
			Name: "Harbour Street Provisions", Address: []string{"12 Harbour Street", "Seattle, WA 98101", "USA"},
			TaxNumber: "US 91-1234567", Logo: pngLogo(t),
		},
		Party:     export.Party{Code: "EXOTIC", Name: "Exotic Liquids", Address: []string{"49 Gilbert St.", "London EC1 4SD", "United Kingdom"}, TaxNumber: "GB 123 4567 89"},
		Reference: "Your offer 4711", Terms: "30 days net",
		Lines: []export.Line{
			{SKU: "2", Code: "EL-CHANG-24", Name: "Chang", Quantity: 40_000, Unit: "case", Price: 19_000_000, Net: 72_200, Discount: 50_000},
			{SKU: "3", Code: "EL-ANIS", Name: "Aniseed Syrup in bottles of 550 ml with a name that is long enough to need a second line of the order", Quantity: 12_500, Unit: "kg", Price: 10_208_333, Net: 12_760},
		},
		Gross: 88_760, Discount: 3_800, Net: 84_960, Total: 84_960, Currency: usd,
		Note: "Please deliver to the back door.\nRing twice.", Locale: export.LocaleOf("en-US"),
		Generated: time.Date(2026, 11, 23, 14, 5, 0, 0, time.UTC),
	}
}

func documentPages(t *testing.T, d export.Document) []string {
	t.Helper()
	var b bytes.Buffer
	if err := export.WriteDocument(&b, d); err != nil {
		t.Fatal(err)
	}
	return pdfText(t, b.Bytes())
}

func TestPurchaseOrder(t *testing.T) {
	t.Parallel()
	pages := documentPages(t, order(t, export.PurchaseOrder))
	if len(pages) != 1 {
		t.Fatalf("%d pages", len(pages))
	}
	wants(t, pages[0], "Purchase order PO-00017", "Harbour Street Provisions", "12 Harbour Street", "US 91-1234567",
		"Exotic Liquids", "49 Gilbert St.", "GB 123 4567 89", "EXOTIC", "11/23/2026", "Expected", "12/01/2026", "Your offer 4711", "30 days net",
		"EL-CHANG-24", "40 case", "19.00", "5%", "722.00", "12.5 kg", "10.208333", "127.60", "need a second line",
		"Before discount", "887.60", "-38.00", "USD 849.60", "Please deliver to the back door.", "Ring twice.", "Page 1 of 1")
}

func TestOrderConfirmationInEuros(t *testing.T) {
	t.Parallel()
	d := order(t, export.OrderConfirmation)
	d.Number, d.Locale, d.Currency.Code = "SO-00003", export.LocaleOf("de_DE.UTF-8"), "EUR"
	d.Status = "Draft"
	d.DeliverTo = []string{"Lager Nord", "Kai 3", "20457 Hamburg"}
	d.Charges = []export.Charge{{Title: "Freight", Amount: 1_500}}
	d.Total += 1_500
	text := documentPages(t, d)[0]
	wants(t, text, "Order confirmation SO-00003", "Draft", "Customer", "Required", "23.11.2026", "Deliver to", "Lager Nord", "Freight", "15,00", "EUR 864,60", "10,208333")
}

func TestDeliveryNoteHasNoPrices(t *testing.T) {
	t.Parallel()
	d := order(t, export.DeliveryNote)
	d.Number = "SO-00003-1"
	text := documentPages(t, d)[0]
	wants(t, text, "Delivery note SO-00003-1", "Shipped", "40 case", "12.5 kg", "Chang", "Received by")
	for _, price := range []string{"19.00", "722.00", "849.60", "USD", "Unit price", "5%"} {
		if strings.Contains(text, price) {
			t.Errorf("%q stands on the delivery note", price)
		}
	}
}

func TestLongDocumentsRepeatTheHeading(t *testing.T) {
	t.Parallel()
	for _, kind := range []export.DocumentKind{export.PurchaseOrder, export.OrderConfirmation, export.DeliveryNote} {
		d := order(t, kind)
		two := d.Lines
		d.Lines = nil
		for i := range 200 {
			line := two[i%2]
			line.SKU = fmt.Sprintf("A-%03d", i)
			d.Lines = append(d.Lines, line)
		}
		pages := documentPages(t, d)
		if len(pages) < 5 {
			t.Fatalf("%d pages", len(pages))
		}
		for i, text := range pages {
			wants(t, text, "PO-00017", fmt.Sprintf("Page %d of %d", i+1, len(pages)), "Exotic Liquids")
			if strings.Contains(text, "A-") {
				wants(t, text, "SKU", "Description", "Quantity")
			}
		}
		all := strings.Join(pages, "")
		for i := range 200 {
			if n := strings.Count(all, fmt.Sprintf("A-%03d", i)); n != 1 {
				t.Errorf("line %d stands there %d times", i, n)
			}
		}
	}
}

func TestDocumentWithTheLeast(t *testing.T) {
	t.Parallel()
	d := export.Document{Number: "PO-00001", Date: 20261123, Party: export.Party{Name: "Exotic Liquids"}, Currency: usd}
	text := documentPages(t, d)[0]
	wants(t, text, "Purchase order PO-00001", "2026-11-23", "Exotic Liquids", "USD 0.00")
	for _, missing := range []string{"Expected", "Reference", "Terms", "Tax number", "Discount", "Note", "Your code"} {
		if strings.Contains(text, missing) {
			t.Errorf("%q stands there without a value", missing)
		}
	}
}

func TestDocumentFailures(t *testing.T) {
	t.Parallel()
	d := order(t, export.PurchaseOrder)
	if err := export.WriteDocument(fullDisk{}, d); !errors.Is(err, errFull) {
		t.Errorf("disk full: %v", err)
	}
	d.Company.Logo = []byte("no picture")
	if err := export.WriteDocument(&bytes.Buffer{}, d); !errors.Is(err, export.ErrLogoUnreadable) {
		t.Errorf("logo: %v", err)
	}
}
