package export

// Words are the fixed words of spreadsheets, PDFs and documents, in the
// language of the reader. {page} and {pages} stand for numbers, {date} for a date.
type Words struct {
	Total, Page, Period, AllTime, FromOn, UntilOn, AsOf, Created, NoRows string

	PurchaseOrder, OrderConfirmation, DeliveryNote                    string
	Supplier, Customer, ShipTo, Date, Expected, Required, Shipped     string
	Reference, Terms, TaxNumber, Note                                 string
	Product, YourCode, Description, Quantity, Price, Discount, Amount string
	Gross, DiscountTotal, ReceivedBy, SignatureDate                   string
}

// EnglishWords returns the words in English.
func EnglishWords() Words {
	return Words{
		Total: "Total", Page: "Page {page} of {pages}", Period: "Period", AllTime: "All time",
		FromOn: "From {date}", UntilOn: "Until {date}", AsOf: "As of {date}", Created: "Created {date}",
		NoRows:        "Nothing to show.",
		PurchaseOrder: "Purchase order", OrderConfirmation: "Order confirmation", DeliveryNote: "Delivery note",
		Supplier: "Supplier", Customer: "Customer", ShipTo: "Deliver to", Date: "Date",
		Expected: "Expected", Required: "Required", Shipped: "Shipped",
		Reference: "Reference", Terms: "Terms", TaxNumber: "Tax number", Note: "Note",
		Product: "SKU", YourCode: "Your code", Description: "Description", Quantity: "Quantity",
		Price: "Unit price", Discount: "Discount", Amount: "Amount",
		Gross: "Before discount", DiscountTotal: "Discount",
		ReceivedBy: "Received by", SignatureDate: "Date",
	}
}

func wordsOr(w *Words) Words {
	if w == nil {
		return EnglishWords()
	}
	return *w
}
