package importer

import (
	"context"
	"os"
)

// The names of all fields. Below are the headers that they are found under in
// the files of other programs.
const (
	fCode, fName, fParent, fDescription                 = "code", "name", "parent", "description"
	fContact, fRole, fEmail, fPhone, fAddress           = "contact", "role", "email", "phone", "address"
	fCity, fRegion, fPostalCode, fCountry, fWebsite     = "city", "region", "postalCode", "country", "website"
	fTaxNumber, fTerms, fLeadTime, fNotes               = "taxNumber", "terms", "leadTimeDays", "notes"
	fSKU, fBarcode, fCategory, fCategoryCode            = "sku", "barcode", "category", "categoryCode"
	fSupplier, fSupplierCode, fSupplierSKU              = "supplier", "supplierCode", "supplierSku"
	fCost, fPrice, fOnHand, fLocation, fPack, fUnit     = "cost", "price", "onHand", "location", "pack", "unit"
	fReorderPoint, fReorderUpTo, fReorderQuantity       = "reorderPoint", "reorderUpTo", "reorderQuantity"
	fOrderMultiple, fMinimumOrder, fActive, fArchived   = "orderMultiple", "minimumOrder", "active", "archived"
	fQuantity, fNumber, fCustomer, fCustomerCode        = "quantity", "number", "customer", "customerCode"
	fOrderDate, fRequired, fShipped, fPromised          = "orderDate", "requiredDate", "shippedDate", "promisedDate"
	fReceived, fStatus, fProduct, fDiscount, fReference = "receivedDate", "status", "product", "discount", "reference"
	fProductName                                        = "productName"
)

func text(name string, headers ...string) Field { return Field{Name: name, Headers: headers} }

func required(name string, headers ...string) Field {
	return Field{Name: name, Headers: headers, Required: true}
}

// orElse makes a field required unless one of others is there.
func orElse(f Field, others ...string) Field {
	f.Required, f.instead = true, others
	return f
}

func as(r reading, f Field) Field {
	f.reads = r
	return f
}

func categoryFields() []Field {
	return []Field{
		text(fCode, "categoryid", "id", "code", "categorycode"),
		required(fName, "categoryname", "name", "category"),
		text(fParent, "parentid", "parent", "parentcategory", "parentcode", "parentname"),
		text(fDescription, "description"),
	}
}

func partyFields(code, name Field) []Field {
	return []Field{
		code, name,
		text(fContact, "contactname", "contact", "contactperson"),
		text(fRole, "contacttitle", "contactrole"),
		text(fEmail, "email", "emailaddress", "mail"),
		text(fPhone, "phone", "telephone", "phonenumber"),
		text(fAddress, "address", "address1", "street"),
		text(fCity, "city", "town"),
		text(fRegion, "region", "state", "province"),
		text(fPostalCode, "postalcode", "zip", "zipcode", "postcode"),
		text(fCountry, "country"),
		text(fWebsite, "homepage", "website", "url"),
		text(fTaxNumber, "taxnumber", "vatnumber", "vatid", "taxid", "vat"),
		text(fTerms, "defaultpaymentterms", "terms", "paymentterms"),
		text(fNotes, "notes", "remarks", "comments"),
	}
}

func supplierFields() []Field {
	fields := partyFields(
		text(fCode, "supplierid", "vendorid", "id", "code", "suppliercode", "vendorcode"),
		required(fName, "companyname", "suppliername", "vendorname", "vendor", "supplier", "name", "company"),
	)
	return append(fields, as(cellDays, text(fLeadTime, "leadtimedays", "leadtime")))
}

func customerFields() []Field {
	return partyFields(
		text(fCode, "customerid", "accountnumber", "id", "code", "customercode"),
		required(fName, "companyname", "customername", "customer", "company", "name"),
	)
}

func productFields() []Field {
	return []Field{
		text(fSKU, "sku", "productid", "variantsku", "internalreference", "defaultcode", "itemnumber", "productcode", "code",
			"partnumber", "ipn", "productsku", "productdetailskupart"),
		required(fName, "name", "title", "itemname", "productname", "product", "entryname", "item", "hbname", "description1"),
		text(fBarcode, "barcode", "variantbarcode", "gtin", "ean", "upc", "barcodeqr1data", "barcodes", "ean13"),
		text(fCategoryCode, "categoryid", "categorycode"),
		text(fCategory, "category", "categoryname", "categories", "producttype", "productcategory", "categ", "group", "itemgroup",
			"productgroup", "department"),
		text(fSupplierCode, "supplierid", "vendorid"),
		text(fSupplier, "vendor", "supplier", "suppliername", "defaultvendorname", "lastvendor", "vendorname", "purchasefrom"),
		text(fSupplierSKU, "vendorproductcode", "defaultvendorcode", "suppliersku", "suppliersproductnumber", "supplierproductnumber", "spn"),
		as(cellMoney, text(fCost, "cost", "costperitem", "defaultunitcost", "standardprice", "costprice", "purchaseprice",
			"purchasecost", "unitcost", "vendorprice")),
		as(cellMoney, text(fPrice, "price", "variantprice", "regularprice", "salesprice", "listprice", "unitprice", "defaultunitprice")),
		as(cellQuantity, text(fOnHand, "unitsinstock", "quantity", "qty", "stock", "instock", "onhand", "variantinventoryqty",
			"inventoryquantity", "currentquantity", "amount", "onhandnew")),
		as(cellQuantity, text(fReorderPoint, "reorderpoint", "reorderlevel", "minlevel", "minimumstock", "minstock", "minamount",
			"lowstockamount", "stockalertcount", "minstockamount")),
		as(cellQuantity, text(fReorderUpTo, "reorderupto", "maxstock", "maximumstock", "maxlevel")),
		as(cellQuantity, text(fReorderQuantity, "reorderquantity", "reorderqty")),
		as(cellQuantity, text(fOrderMultiple, "ordermultiple")),
		as(cellQuantity, text(fMinimumOrder, "minimumorder", "minimumorderquantity", "moq")),
		as(cellDays, text(fLeadTime, "leadtimedays", "leadtime")),
		text(fLocation, "location", "storagelocation", "defaultlocation", "hblocation", "folder", "primaryfolder", "bin", "binname", "sublocation"),
		text(fPack, "quantityperunit", "pack"),
		text(fUnit, "unit", "uom", "unitofmeasure", "stockunit", "quantityunit"),
		text(fDescription, "description", "bodyhtml", "salesdescription", "shortdescription"),
		text(fNotes, "notes", "remarks"),
		as(cellFlag, text(fActive, "isactive", "status", "active", "published")),
		as(cellFlag, text(fArchived, "discontinued", "archived", "hbarchived")),
	}
}

func stockFields() []Field {
	return []Field{
		orElse(text(fSKU, "sku", "productid", "productsku", "variantsku", "productcode", "itemnumber", "partnumber", "code"), fBarcode, fName),
		text(fBarcode, "barcode", "gtin", "ean", "upc", "variantbarcode"),
		text(fName, "name", "productname", "itemname", "title", "item", "product"),
		as(cellQuantity, required(fQuantity, "quantity", "qty", "onhand", "unitsinstock", "stock", "instock", "available", "onhandnew", "counted", "amount")),
		text(fLocation, "location", "locationname", "storagelocation", "bin", "binname", "sublocation"),
		as(cellMoney, text(fCost, "unitcost", "cost", "costperitem", "costprice", "purchaseprice", "standardprice")),
	}
}

func numberField(headers ...string) Field {
	return required(fNumber, append([]string{"orderid", "ordernumber"}, headers...)...)
}

func salesOrderFields() []Field {
	return []Field{
		numberField("so", "sonumber", "invoice", "number", "orderno"),
		orElse(text(fCustomerCode, "customerid", "customercode"), fCustomer),
		text(fCustomer, "customer", "customername", "companyname"),
		as(cellDate, required(fOrderDate, "orderdate", "date")),
		as(cellDate, text(fRequired, "requireddate", "duedate", "required")),
		as(cellDate, text(fShipped, "shippeddate", "shipdate", "shipped")),
		text(fReference, "reference", "customerpo", "yourreference"),
		text(fNotes, "notes", "note", "orderremarks", "remarks"),
	}
}

func purchaseOrderFields() []Field {
	return []Field{
		numberField("po", "ponumber", "number", "orderno"),
		orElse(text(fSupplierCode, "supplierid", "vendorid", "suppliercode", "vendorcode"), fSupplier),
		text(fSupplier, "vendor", "supplier", "suppliername", "vendorname", "companyname"),
		as(cellDate, required(fOrderDate, "orderdate", "date")),
		as(cellDate, text(fPromised, "duedate", "expecteddate", "promiseddate", "requireddate")),
		as(cellDate, text(fReceived, "receiveddate", "receivedate", "received")),
		text(fStatus, "status", "inventorystatus"),
		text(fReference, "reference", "yourreference"),
		text(fNotes, "notes", "note", "orderremarks", "remarks"),
	}
}

// lineFields are the lines of orders, in the same row as the order or in a
// file of their own.
func lineFields() []Field {
	return []Field{
		orElse(text(fProduct, "productid", "sku", "productsku", "productcode"), fProductName),
		text(fProductName, "productname", "itemname", "product", "item"),
		as(cellQuantity, required(fQuantity, "quantity", "qty", "productquantity", "itemquantity")),
		as(cellMoney, text(fPrice, "unitprice", "price", "productunitprice", "itemunitprice", "unitcost", "cost")),
		as(cellDiscount, text(fDiscount, "discount", "discountpercent")),
	}
}

// FieldsOf returns the fields of a kind and, for orders, those of its lines.
func FieldsOf(kind Kind) (fields, lines []Field) {
	switch kind {
	case Categories:
		return categoryFields(), nil
	case Suppliers:
		return supplierFields(), nil
	case Customers:
		return customerFields(), nil
	case Products:
		return productFields(), nil
	case Stock:
		return stockFields(), nil
	case PurchaseOrders:
		return purchaseOrderFields(), lineFields()
	case SalesOrders:
		return salesOrderFields(), lineFields()
	}
	return nil, nil
}

// linesFileFields are the fields of a file that holds lines alone.
func linesFileFields(kind Kind) []Field {
	orders, lines := FieldsOf(kind)
	return append([]Field{orders[0]}, lines...)
}

// Recognise tells from the headers of a file what it seems to be; "" is
// nothing known, and lines says that it holds the lines of orders alone.
// Fails with ErrFile.
func Recognise(path string) (kind Kind, lines bool, err error) {
	content, err := readFile(context.Background(), path)
	if err != nil {
		return "", false, err
	}
	t := readTable(path, content)
	if t.header == nil {
		return "", false, nil
	}
	if isShopify(t) {
		return Products, false, nil
	}
	if holdsLines(t) {
		return SalesOrders, true, nil
	}
	best := 0
	for _, k := range Kinds() {
		fields, lineFields := FieldsOf(k)
		m := match(t, fields)
		if len(m.missing()) > 0 {
			continue
		}
		if score := m.likelihood(k, match(t, lineFields)); score > best {
			kind, best = k, score
		}
	}
	return kind, false, nil
}

// holdsLines tells whether a table has the lines of orders, but not the orders.
func holdsLines(t *table) bool {
	return len(match(t, linesFileFields(SalesOrders)).missing()) == 0 &&
		len(match(t, salesOrderFields()).missing()) > 0 && len(match(t, purchaseOrderFields()).missing()) > 0
}

// likelihood counts the columns that a kind would read; its own key column
// weighs more than many others.
func (m *mapping) likelihood(kind Kind, lines *mapping) int {
	const keyWeight = 10
	score := len(m.at) + len(lines.at)
	keys := map[Kind][]string{
		Categories: {"categoryid", "categoryname", "parentcategory"}, Suppliers: {"supplierid", "vendorid", "suppliername", "vendorname"},
		Customers: {"customerid", "customername", "accountnumber"}, Products: {"productid", "productname", "sku", "unitprice", "price"},
		Stock: {"location", "unitcost"}, PurchaseOrders: {"supplierid", "vendor", "supplier", "po", "ponumber"},
		SalesOrders: {"customerid", "customer", "so", "invoice"},
	}
	if kind == PurchaseOrders || kind == SalesOrders {
		score += keyWeight
	}
	for i, c := range m.columns {
		for _, key := range keys[kind] {
			if c.Field != "" && normal(c.Header) == key {
				score += keyWeight - min(i, keyWeight-1) // the first column names the thing
			}
		}
	}
	return score
}

// maxFileSize keeps a file within what a small machine can hold; a product
// list of a million rows stays far below.
const maxFileSize = 512 << 20

func readFile(ctx context.Context, path string) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := checkFile(path); err != nil {
		return nil, err
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, ErrFile.With("path", path).With("why", reason(err))
	}
	return content, nil
}

// CheckFiles looks whether the files are there, without opening them, so that
// a mistyped name is told before anything else happens. Fails with ErrFile.
func (r Request) CheckFiles() error {
	if err := checkFile(r.Path); err != nil || r.LinesPath == "" {
		return err
	}
	return checkFile(r.LinesPath)
}

func checkFile(path string) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return ErrFile.With("path", path).With("why", reason(err))
	case info.IsDir():
		return ErrFile.With("path", path).With("why", "it is a folder")
	case info.Size() > maxFileSize:
		return ErrFile.With("path", path).With("why", "it is larger than 512 MB")
	}
	return nil
}
