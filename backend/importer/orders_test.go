package importer_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"stockroom/backend/importer"
)

func TestQuantitiesInOneColumnALocation(t *testing.T) {
	s := newShop(t)
	result := s.text(importer.Products, "Token,Item Name,SKU,Price,Current Quantity Main,Current Quantity High St,New Quantity Main,Qty sold\nx,Tea,A,1,5,7,,3\ny,Coffee,B,1,,2,,4\n")
	s.want("created", int64(result.Created), 2)
	got := s.words(`SELECT GROUP_CONCAT(x, ' ') FROM (SELECT CONCAT_WS('|', p.sku, l.name, b.on_hand) AS x FROM stock_balances b
		JOIN products p ON p.id = b.product_id JOIN locations l ON l.id = b.location_id ORDER BY p.sku, l.id)`)
	if got != "A|Main|5000 A|High St|7000 B|High St|2000" {
		t.Errorf("the balances are %s", got)
	}
	if !strings.Contains(strings.Join(result.Notices, "\n"), "left aside: Token, New Quantity Main, Qty sold") {
		t.Errorf("the notices are %q", result.Notices)
	}
}

func TestSalesOrdersAgain(t *testing.T) {
	s := newShop(t)
	s.text(importer.Products, "sku,name,price,stock\nA,Tea,1.50,3\nB,Coffee,2,1\n")
	orders := func(content string) importer.Result {
		return s.take(importer.Request{Kind: importer.SalesOrders, Path: s.file("f.csv", content), History: true})
	}
	const header = "so,customer,date,due date,ship date,sku,qty,price\n"
	orders(header + "7,Ana,2026-01-05,2026-01-20,,A,2,\n7,Ana,2026-01-05,2026-01-20,,B,1,1.80\n8,Ben,2026-01-04,,,A,5,1\n")
	s.want("net of a line without a price", s.value("SELECT net FROM sales_order_lines l JOIN products p ON p.id = l.product_id WHERE p.sku = 'A' AND l.quantity = 2000"), 300)
	s.want("promised", s.value("SELECT SUM(promised) FROM product_stock"), 8_000)
	changed := orders(header + "7,Ana,2026-01-05,2026-01-20,2026-01-19,A,2,\n7,Ana,2026-01-05,2026-01-20,2026-01-19,B,1,1.80\n8,Ben,2026-01-04,,,A,4,1\n")
	if changed.Updated != 2 || changed.Created != 0 {
		t.Errorf("%d updated, %d created, want 2 and 0", changed.Updated, changed.Created)
	}
	if got := s.words("SELECT GROUP_CONCAT(number || state || shipped_day || ',' || net, ' ') FROM (SELECT * FROM sales_orders ORDER BY id)"); got != "7shipped20260119,480 8confirmed0,400" {
		t.Errorf("the orders are %s", got)
	}
	s.want("promised", s.value("SELECT SUM(promised) FROM product_stock"), 4_000)
	s.want("movements", s.value("SELECT COUNT(*) FROM stock_movements"), 2)
	s.refuse(importer.Request{Kind: importer.SalesOrders, Path: s.file("f.csv", header+"9,Ana,2026-01-05,,,A,1,1\n9,Ben,2026-01-05,,,B,1,1\n10,Ana,2026-01-05,,,C,1,1\n")},
		"f.csv:3: customer: “Ben” differs from “Ana” in row 2 of the same order", "f.csv:4: sku: there is no product with the SKU “C”")
}

func TestTheUserDecidesHowDatesRead(t *testing.T) {
	for _, c := range []struct {
		dates importer.DateOrder
		want  int64
	}{{importer.DatesByFile, 20260403}, {importer.DayFirst, 20260403}, {importer.MonthFirst, 20260304}} {
		s := newShop(t)
		s.text(importer.Products, "sku,name\nA,Tea\n")
		path := s.file("f.csv", "so,customer,date,sku,qty,price\n1,Ana,3/4/2026,A,1,1\n")
		result := s.take(importer.Request{Kind: importer.SalesOrders, Path: path, Dates: c.dates})
		s.want("order day", s.value("SELECT order_day FROM sales_orders"), c.want)
		told := slices.ContainsFunc(result.Notices, func(n string) bool { return strings.Contains(n, "can be read two ways") })
		if told != (c.dates == importer.DatesByFile) {
			t.Errorf("%q: the notices are %q", c.dates, result.Notices)
		}
	}
}

func TestSuppliersAndCustomersAreUpdated(t *testing.T) {
	s := newShop(t)
	for _, c := range []struct {
		kind  importer.Kind
		table string
	}{{importer.Suppliers, "supplier"}, {importer.Customers, "customer"}} {
		s.text(c.kind, "id,name,contact,contact title,city,phone,notes\nX,Exotic,Ann,Buyer,Rome,1,old\n,No Code,,,,2,\n")
		got := s.text(c.kind, "id,name,contact,contact title,city,notes\nx,Exotic Ltd,Bea,Boss,,\n,No Code,,,Oslo,\n,Third,,,,\n")
		if got.Updated != 2 || got.Created != 1 {
			t.Errorf("%s: %d updated, %d created, want 2 and 1", c.kind, got.Updated, got.Created)
		}
		all := s.words("SELECT GROUP_CONCAT(x, ' ') FROM (SELECT CONCAT_WS('|', p.name, p.city, p.phone, p.notes, c.name, c.role) AS x FROM " +
			c.table + "s p LEFT JOIN " + c.table + "_contacts c ON c." + c.table + "_id = p.id ORDER BY p.id)")
		if all != "Exotic Ltd|Rome|1|old|Bea|Boss No Code|Oslo|2| Third|||" {
			t.Errorf("%s: they are %s", c.kind, all)
		}
		before := s.books()
		if again := s.text(c.kind, "id,name\nX,Exotic Ltd\n"); again.Unchanged != 1 || s.books() != before {
			t.Errorf("%s again: %d unchanged", c.kind, again.Unchanged)
		}
	}
}

func TestStockFile(t *testing.T) {
	s := newShop(t)
	s.text(importer.Products, "sku,name,stock,barcode\nA,Tea,5,\nB,Coffee,,4006381333931\nC,Cocoa,,\n")
	content := "sku,barcode,name,quantity,location,unit cost\nA,,,9,,1\n,4006381333931,,7,Shelf 1,2.50\n,,Cocoa,3,,\n,,Cocoa,4,Shelf 1,\n"
	result := s.text(importer.Stock, content)
	if result.Created != 3 || result.Unchanged != 1 {
		t.Errorf("%d created, %d unchanged, want 3 and 1", result.Created, result.Unchanged)
	}
	got := s.words(`SELECT GROUP_CONCAT(x, ' ') FROM (SELECT CONCAT_WS('|', p.sku, l.name, b.on_hand, b.value) AS x FROM stock_balances b
		JOIN products p ON p.id = b.product_id JOIN locations l ON l.id = b.location_id ORDER BY p.sku, l.id)`)
	if got != "A|Main|5000|0 B|Shelf 1|7000|1750 C|Main|3000|0 C|Shelf 1|4000|0" {
		t.Errorf("the balances are %s", got)
	}
	before := s.books()
	if again := s.text(importer.Stock, content); again.Unchanged != 4 || s.books() != before {
		t.Errorf("again: %d unchanged of 4", again.Unchanged)
	}
	s.refuse(importer.Request{Kind: importer.Stock, Path: s.file("f.csv", "sku,quantity\nX,1\nA,\nA,1.5\nA,2\nA,3\n")},
		"f.csv:2: sku: there is no product with the SKU “X”", "f.csv:3: quantity: the quantity is missing",
		"f.csv:4: quantity: 1.5 has more decimals than the product's unit allows (0)", "f.csv:6: quantity: this product already has a quantity there in row 5")
}

func TestPurchaseOrders(t *testing.T) {
	s := newShop(t)
	s.text(importer.Products, "sku,name,discontinued\nA,Tea,0\nB,Coffee,1\n")
	content := "OrderNumber,Vendor,OrderDate,DueDate,ReceivedDate,ProductSKU,ProductName,ProductQuantity,ProductUnitPrice,Discount\n" +
		"P1,Nordwind,3/17/2026,3/20/2026,3/19/2026,A,Tea,10,1.25,10\nP1,Nordwind,3/17/2026,3/20/2026,3/19/2026,,Coffee,2,4,0\nP2,Südwind,3/18/2026,,,A,Tea,5,1.5,\n"
	r := importer.Request{Kind: importer.PurchaseOrders, Path: s.file("f.csv", content), History: true}
	result := s.take(r)
	s.want("created", int64(result.Created), 2)
	got := s.words(`SELECT GROUP_CONCAT(x, ' ') FROM (SELECT CONCAT_WS('|', o.number, o.state, o.history, o.order_day, o.promised_day, o.received_day, o.net, s.name) AS x
		FROM purchase_orders o JOIN suppliers s ON s.id = o.supplier_id ORDER BY o.id)`)
	if got != "P1|received|1|20260317|20260320|20260319|1925|Nordwind P2|ordered|0|20260318|0|0|750|Südwind" {
		t.Errorf("the orders are %s", got)
	}
	s.want("on order", s.value("SELECT SUM(on_order) FROM product_stock"), 5_000)
	s.want("movements", s.value("SELECT COUNT(*) FROM stock_movements"), 0)
	before := s.books()
	if again := s.take(r); again.Unchanged != 2 || s.books() != before {
		t.Errorf("again: %d unchanged of 2", again.Unchanged)
	}
}

func TestCategoriesInAnyOrder(t *testing.T) {
	s := newShop(t)
	s.text(importer.Categories, "id,name,parent\n3,Green,2\n2,Tea,1\n1,Drinks,\n4,Food,0\n")
	got := s.words("SELECT GROUP_CONCAT(x, ' ') FROM (SELECT CONCAT_WS('|', c.code, c.name, p.name) AS x FROM categories c LEFT JOIN categories p ON p.id = c.parent_id ORDER BY c.code)")
	if got != "1|Drinks 2|Tea|Drinks 3|Green|Tea 4|Food" {
		t.Errorf("the tree is %s", got)
	}
	if moved := s.text(importer.Categories, "id,name,parent\n3,Green,4\n2,Tea,1\n"); moved.Updated != 1 || moved.Unchanged != 1 {
		t.Errorf("%d updated, %d unchanged, want 1 and 1", moved.Updated, moved.Unchanged)
	}
}

func TestWhatCannotBeAskedFor(t *testing.T) {
	s := newShop(t)
	path := s.file("f.csv", "sku,name\nA,B\n")
	for _, c := range []struct {
		request importer.Request
		want    error
	}{
		{importer.Request{Kind: "things", Path: path}, importer.ErrKind},
		{importer.Request{Kind: importer.Products, Path: path + ".missing"}, importer.ErrFile},
		{importer.Request{Kind: importer.Products, Path: path, LinesPath: path}, importer.ErrLines},
		{importer.Request{Kind: importer.Products, Path: path, Dates: "ymd"}, importer.ErrDates},
	} {
		if _, err := importer.Run(context.Background(), s.db, c.request, nil); !errors.Is(err, c.want) {
			t.Errorf("%+v ended with %v, want %v", c.request, err, c.want)
		}
	}
}

func TestTheKindIsRecognised(t *testing.T) {
	for name, want := range map[string]importer.Kind{
		"categories.csv": importer.Categories, "suppliers.csv": importer.Suppliers, "customers.csv": importer.Customers, "products.csv": importer.Products,
	} {
		if kind, lines, err := importer.Recognise(northwind(name)); kind != want || lines || err != nil {
			t.Errorf("%s is taken for %q, lines %v, %v", name, kind, lines, err)
		}
	}
	if kind, lines, err := importer.Recognise(northwind("order-details.csv")); kind != importer.SalesOrders || !lines || err != nil {
		t.Errorf("order-details.csv is taken for %q, lines %v, %v", kind, lines, err)
	}
	if kind, lines, err := importer.Recognise(northwind("orders.csv")); kind != importer.SalesOrders || lines || err != nil {
		t.Errorf("orders.csv is taken for %q, lines %v, %v", kind, lines, err)
	}
}

func TestEveryKindSaysWhatItReads(t *testing.T) {
	for _, kind := range importer.Kinds() {
		fields, lines := importer.FieldsOf(kind)
		names := map[string]bool{}
		for _, f := range slices.Concat(fields, lines) {
			if names[f.Name] || len(f.Headers) == 0 {
				t.Errorf("%s: the field %s is there twice or has no header", kind, f.Name)
			}
			names[f.Name] = true
		}
	}
}
