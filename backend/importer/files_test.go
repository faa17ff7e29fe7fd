package importer_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stockroom/backend/db/dbtest"
	"stockroom/backend/importer"
)

// manyProducts writes a file of n products.
func manyProducts(n int) string {
	var b strings.Builder
	b.WriteString("sku,name,category,supplier,price,cost,quantity,reorderpoint,barcode\n")
	for i := range n {
		fmt.Fprintf(&b, "SKU-%06d,Product number %d,Group %d > Sub %d,Supplier %d,%d.%02d,%d.50,%d,5,X%08d\n",
			i, i, i%10, i%40, i%25, i%90+1, i%100, i%50+1, i%200, i)
	}
	return b.String()
}

func TestTwentyThousandProducts(t *testing.T) {
	s := newShop(t)
	const n = 20_000
	result := s.text(importer.Products, manyProducts(n))
	s.want("created", int64(result.Created), n)
	s.want("products", s.value("SELECT COUNT(*) FROM products"), n)
	s.want("movements", s.value("SELECT COUNT(*) FROM stock_movements"), n-n/200)
	s.want("categories", s.value("SELECT COUNT(*) FROM categories"), 50)
	s.want("suppliers", s.value("SELECT COUNT(*) FROM suppliers"), 25)
	before := s.books()
	again := s.text(importer.Products, manyProducts(n))
	s.want("unchanged", int64(again.Unchanged), n)
	if s.books() != before {
		t.Error("importing again changed the books")
	}
}

func BenchmarkProducts(b *testing.B) {
	content := manyProducts(100_000)
	for b.Loop() {
		b.StopTimer()
		d, _ := dbtest.New(b)
		path := filepath.Join(b.TempDir(), "products.csv")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if _, err := importer.Run(context.Background(), d, importer.Request{Kind: importer.Products, Path: path}, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func TestDamagedFilesAreRefusedWhole(t *testing.T) {
	s := newShop(t)
	for _, r := range northwindFiles()[:4] {
		s.take(r)
	}
	for _, c := range []struct {
		name    string
		kind    importer.Kind
		content string
		lines   string
		want    []string
	}{
		{
			"a required column is missing", importer.Products, "sku,price\nA,1\n", "",
			[]string{"f.csv:1: name: this column is missing; its header would be understood as name, title, itemname, productname, product, entryname, item, hbname, description1"},
		},
		{
			"every bad row is told", importer.Products,
			"productID,productName,supplierID,categoryID,unitPrice,unitsInStock\n100,Good,1,1,5,1\n101,Bad,1,1,abc,1\n102,Bad,99,1,5,1\n103,Bad,1,77,5,-3\n104,Bad,1,1,5,1.5\n105,,1,1,5,1\n100,Again,1,1,5,1\n", "",
			[]string{
				"f.csv:3: unitPrice: “abc” is not a number",
				"f.csv:4: supplierID: there is no supplier with the code “99”",
				"f.csv:5: unitsInStock: “-3” is less than nothing",
				"f.csv:6: unitsInStock: 1.5 has more decimals than the unit “pcs” allows",
				"f.csv:7: productName: the name is missing",
				"f.csv:8: productID: “100” is already in row 2",
			},
		},
		{
			"the rules of products hold", importer.Products, "sku,name,barcode\n200,Good,4006381333931\n201,Bad,4006381333932\n202,Same,4006381333931\n", "",
			[]string{
				"f.csv:3: barcode: 4006381333932 looks like an EAN, UPC or GTIN, but its last digit should be 1. Correct it, or mark the code as your own",
				"f.csv:4: barcode: The barcode 4006381333931 already belongs to Good",
			},
		},
		{
			"barcodes eaten by a spreadsheet", importer.Products, "sku,name,ean\n200,Bad,5.01234E+12\n", "",
			[]string{"f.csv:2: ean: “5.01234E+12” was damaged by a spreadsheet; format the column as text there and enter the code again"},
		},
		{
			"fewer cells than the header", importer.Suppliers, "id,name,city\nX1,One\nX2,Two,Rome\n", "",
			[]string{"f.csv:2: file: the row has 2 cells, the header has 3"},
		},
		{
			"unknown keys of orders", importer.SalesOrders, "orderID,customerID,orderDate\n1,NOBOD,1998-01-01\n2,ALFKI,1998-13-01\n3,ALFKI,\n4,ALFKI,1998-01-01\n",
			"orderID,productID,unitPrice,quantity,discount\n1,1,1,1,0\n2,1,1,1,0\n3,1,1,1,0\n4,999,1,1,0\n4,2,x,1,0\n4,2,1,0,0\n4,2,1,1,1000\n9,1,1,1,0\n",
			[]string{
				"f.csv:2: customerID: there is no customer with the code “NOBOD”",
				"f.csv:3: orderDate: “1998-13-01” is not a date",
				"f.csv:4: orderDate: the order date is missing",
				"lines.csv:5: productID: there is no product with the SKU “999”",
				"lines.csv:6: unitPrice: “x” is not a number",
				"lines.csv:7: quantity: The quantity must be more than 0",
				"lines.csv:8: discount: A discount must be between 0 and 100 %",
				"lines.csv:9: orderID: there is no order “9” in f.csv",
			},
		},
		{
			"unreadable", importer.Products, "sku,name\nA,\x00\n", "",
			[]string{"f.csv:2: file: unreadable encoding: control character 0x00; save the file as CSV in UTF-8"},
		},
		{
			"no header", importer.Customers, "\n\n", "",
			[]string{"f.csv:1: file: the file is empty; its first row must name the columns"},
		},
		{
			"categories that go round", importer.Categories, "id,name,parent\nA,Anna,B\nB,Berta,A\n", "",
			[]string{
				"f.csv:2: parent: row 3, which has “B”, cannot be taken",
				"f.csv:3: parent: “A” is, over other rows, below this category itself",
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			inner := &shop{t, s.db}
			r := importer.Request{Kind: c.kind, Path: inner.file("f.csv", c.content)}
			if c.lines != "" {
				r.LinesPath = inner.file("lines.csv", c.lines)
			}
			inner.refuse(r, c.want...)
		})
	}
}

func TestBadRowsAreLeftOutWhenAskedFor(t *testing.T) {
	s := newShop(t)
	path := s.file("f.csv", "sku,name,price,supplier,barcode\nA,Tea,1,Good Ltd,\nB,Coffee,abc,Bad Ltd,\nC,Cocoa,3,Worse Ltd,4006381333932\nD,Milk,4,Good Ltd,\n")
	result := s.take(importer.Request{Kind: importer.Products, Path: path, SkipBad: true})
	if result.Created != 2 || result.Skipped != 2 || result.ProblemCount != 2 {
		t.Errorf("%d created, %d skipped, %d problems:\n%s", result.Created, result.Skipped, result.ProblemCount, problems(result))
	}
	s.want("products", s.value("SELECT COUNT(*) FROM products WHERE sku IN ('A', 'D')"), 2)
	s.want("all products", s.value("SELECT COUNT(*) FROM products"), 2)
	s.want("suppliers, without those of bad rows", s.value("SELECT COUNT(*) FROM suppliers"), 1)
}

func TestAnOrderWithABadLineIsLeftOutWhole(t *testing.T) {
	s := newShop(t)
	s.text(importer.Products, "sku,name,price\nA,Tea,1\nB,Coffee,2\n")
	content := "order number,customer,order date,sku,quantity,price\n1,Ana,2026-01-05,A,1,1\n1,Ana,2026-01-05,ZZ,1,1\n2,Ben,2026-01-06,B,2,2\n"
	result := s.take(importer.Request{Kind: importer.SalesOrders, Path: s.file("f.csv", content), SkipBad: true})
	s.want("created", int64(result.Created), 1)
	if got := s.words("SELECT GROUP_CONCAT(number) FROM sales_orders"); got != "2" {
		t.Errorf("the orders %s were taken", got)
	}
	s.want("lines", s.value("SELECT COUNT(*) FROM sales_order_lines"), 1)
}

func TestImportingAgainUpdatesWhatChanged(t *testing.T) {
	s := newShop(t)
	s.text(importer.Products, "sku,name,price,stock,category,active\nA,Tea,1.50,5,Drinks,yes\nB,Coffee,2,7,Drinks,yes\n")
	result := s.text(importer.Products, "sku,name,price,stock,active\nA,Tea,1.75,99,yes\nB,Coffee,2,7,no\n")
	if result.Created != 0 || result.Updated != 2 {
		t.Errorf("%d created, %d updated, want 0 and 2", result.Created, result.Updated)
	}
	s.want("price", s.value("SELECT price_e4 FROM products WHERE sku = 'A'"), 1_750_000)
	s.want("on hand is what the ledger says", s.value("SELECT on_hand FROM product_stock s JOIN products p ON p.id = s.product_id WHERE sku = 'A'"), 5_000)
	s.want("movements", s.value("SELECT COUNT(*) FROM stock_movements"), 2)
	s.want("archived", s.value("SELECT COUNT(*) FROM products WHERE sku = 'B' AND archived"), 1)
	s.want("a column that is not in the file stays", s.value("SELECT COUNT(*) FROM products p JOIN categories c ON c.id = p.category_id WHERE c.name = 'Drinks'"), 2)
}

func TestMessyProductFile(t *testing.T) {
	s := newShop(t)
	content := "\xEF\xBB\xBFSKU;Name;Price;Cost;Qty;Category;Vendor;EAN;Colour;Price\r\n" +
		"T-1;Tea;€ 1.234,50;12,5;10;Drinks > Hot;Nordwind;12345678905;red;9\r\n\r\n" +
		"T-2;\"Coffee\nbeans\";2,00;(0,00);3;Drinks > Hot;Nordwind;;blue;9\r\n" +
		";Cocoa;3,5;;NULL;Drinks;Südwind;;;9\r\n" +
		"Total;;;;13\r\n"
	result := s.text(importer.Products, content)
	if result.Created != 3 || result.Encoding != "UTF-8" || result.Separator != ";" {
		t.Errorf("%d created, %s, %q", result.Created, result.Encoding, result.Separator)
	}
	all := strings.Join(result.Notices, "\n")
	for _, want := range []string{"comes twice", "Stockroom does not know were left aside: Colour", "lost a leading zero", "is a summary"} {
		if !strings.Contains(all, want) {
			t.Errorf("no notice says %q:\n%s", want, all)
		}
	}
	got := s.words(`SELECT GROUP_CONCAT(x, ' ') FROM (SELECT CONCAT_WS('|', p.sku, p.price_e4, q.on_hand, q.value, c.name, s.name, (SELECT code FROM barcodes b WHERE b.product_id = p.id)) AS x
		FROM products p JOIN product_stock q ON q.product_id = p.id JOIN categories c ON c.id = p.category_id JOIN suppliers s ON s.id = p.supplier_id ORDER BY p.id)`)
	if got != "T-1|1234500000|10000|12500|Hot|Nordwind|012345678905 T-2|20000|3000|0|Hot|Nordwind COCOA|35000|0|0|Drinks|Südwind" &&
		got != "T-1|1234500000|10000|12500|Hot|Nordwind|012345678905 T-2|2000000|3000|0|Hot|Nordwind COCOA|3500000|0|0|Drinks|Südwind" {
		t.Errorf("the products are %s", got)
	}
	if again := s.text(importer.Products, content); again.Unchanged != 3 {
		t.Errorf("again: %d unchanged of 3, %d created, %d updated", again.Unchanged, again.Created, again.Updated)
	}
}

func TestShopifyProducts(t *testing.T) {
	s := newShop(t)
	content := "Handle,Title,Body (HTML),Vendor,Type,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty,Image Src,Status\n" +
		"mug,Mug,\"<p>A <b>blue</b> mug</p>\n<p>Two &amp; more</p>\",Acme,Kitchen,Size,Small,MUG-S,9.50,4,one.jpg,active\n" +
		"mug,,,,,,Large,MUG-L,12.00,2,,\n" +
		"mug,,,,,,,,,,two.jpg,\n" +
		"pan,Pan,Iron,Acme,Kitchen,Title,Default Title,,30,1,pan.jpg,archived\n"
	result := s.text(importer.Products, content)
	s.want("created", int64(result.Created), 3)
	got := s.words(`SELECT GROUP_CONCAT(x, ' ; ') FROM (SELECT CONCAT_WS('|', p.sku, p.name, p.archived, q.on_hand, c.name, s.name, p.description) AS x
		FROM products p JOIN product_stock q ON q.product_id = p.id JOIN categories c ON c.id = p.category_id JOIN suppliers s ON s.id = p.supplier_id ORDER BY p.id)`)
	want := "MUG-S|Mug – Small|0|4000|Kitchen|Acme|A blue mug\n\nTwo & more ; MUG-L|Mug – Large|0|2000|Kitchen|Acme|A blue mug\n\nTwo & more ; PAN|Pan|1|1000|Kitchen|Acme|Iron"
	if got != want {
		t.Errorf("the products are\n%s, want\n%s", got, want)
	}
	if again := s.text(importer.Products, content); again.Unchanged != 3 {
		t.Errorf("again: %d unchanged of 3", again.Unchanged)
	}
	next := "URL handle,Title,Vendor,Option1 name,Option1 value,SKU,Price,Inventory quantity\nbowl,Bowl,Acme,Colour,Red,,7,1\nbowl,,,,Blue,,8,2\n"
	if got := s.text(importer.Products, next); got.Created != 2 {
		t.Errorf("%d products of the new format, want 2", got.Created)
	}
	if skus := s.words("SELECT GROUP_CONCAT(sku) FROM (SELECT sku FROM products WHERE name LIKE 'Bowl%' ORDER BY id)"); skus != "BOWL-RED,BOWL-BLUE" {
		t.Errorf("the SKUs are %s", skus)
	}
}
