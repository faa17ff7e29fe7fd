package export

import (
	"io"
	"time"

	"stockroom/backend/day"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// DocumentKind is what a document is.
type DocumentKind uint8

// The kinds of documents.
const (
	PurchaseOrder     DocumentKind = iota // to a supplier, with prices
	OrderConfirmation                     // to a customer, with prices
	DeliveryNote                          // with the goods: no prices, a line to sign on
)

// Party is whom a document is for.
type Party struct {
	Code      string // our code of the supplier or customer
	Name      string
	Address   []string // lines
	TaxNumber string
}

// Line is one line of a document.
type Line struct {
	SKU      string
	Code     string // the supplier's or customer's own code of the product, "" for none
	Name     string
	Quantity quantity.Milli
	Unit     string
	Price    money.PerUnit
	Discount money.Discount
	Net      money.Minor // rounded by money.Net, never here
}

// Charge is an amount between net and total, such as freight.
type Charge struct {
	Title  string
	Amount money.Minor
}

// Document is one purchase order, order confirmation or delivery note in plain values.
type Document struct {
	Kind      DocumentKind
	Status    string // shown beside the title where it must not be overlooked, such as "Draft"; usually ""
	Number    string
	Date      day.Day
	Due       day.Day // expected, required or shipped on, after the kind; 0 for none
	Company   Company
	Party     Party
	DeliverTo []string // lines of the address where the goods go; nil when it is the party's
	Reference string   // theirs, "" for none
	Terms     string
	Lines     []Line
	Gross     money.Minor // sum of the lines before discount
	Discount  money.Minor // gross − net
	Net       money.Minor // sum of the lines' net
	Charges   []Charge
	Total     money.Minor // net and charges
	Currency  money.Currency
	Note      string // may have several lines
	Locale    Locale
	Generated time.Time
	Words     *Words // nil for English
}

// WriteDocument writes the document as a PDF. Fails with ErrLogoUnreadable,
// ErrLogoTooLarge and with what w fails with.
func WriteDocument(w io.Writer, d Document) error {
	words := wordsOr(d.Words)
	p, err := newPaper(d.Locale, false, d.Company, d.title(words)+" "+d.Number, d.Generated)
	if err != nil {
		return err
	}
	pdf := &documentPDF{paper: p, d: d, words: words, show: newShow(d.Locale, Table{Currency: d.Currency, Generated: d.Generated})}
	pdf.arrange()
	pdf.addPage()
	pdf.drawHead()
	pdf.drawHeading()
	for _, line := range d.Lines {
		pdf.drawLine(line)
	}
	if d.priced() {
		pdf.drawSums()
	}
	pdf.drawNote()
	if d.Kind == DeliveryNote {
		pdf.drawSignature()
	}
	return p.finish(w, words, pdf.footer())
}

// priced tells whether the document shows prices.
func (d Document) priced() bool { return d.Kind != DeliveryNote }

func (d Document) title(w Words) string {
	switch d.Kind {
	case PurchaseOrder:
		return w.PurchaseOrder
	case OrderConfirmation:
		return w.OrderConfirmation
	case DeliveryNote:
		return w.DeliveryNote
	}
	return ""
}

func (d Document) partyTitle(w Words) string {
	if d.Kind == PurchaseOrder {
		return w.Supplier
	}
	return w.Customer
}

func (d Document) dueTitle(w Words) string {
	switch d.Kind {
	case PurchaseOrder:
		return w.Expected
	case OrderConfirmation:
		return w.Required
	case DeliveryNote:
		return w.Shipped
	}
	return ""
}

// discounted tells whether any line has a discount: else the column is left out.
func (d Document) discounted() bool {
	for _, l := range d.Lines {
		if l.Discount != 0 {
			return true
		}
	}
	return false
}

// coded tells whether any line has the other party's code.
func (d Document) coded() bool {
	for _, l := range d.Lines {
		if l.Code != "" {
			return true
		}
	}
	return false
}
