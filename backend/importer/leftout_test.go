package importer_test

import (
	"testing"

	"stockroom/backend/importer"
)

// skip imports a file of which bad rows are left out.
func (s *shop) skip(kind importer.Kind, content string, want ...string) importer.Result {
	s.t.Helper()
	result := s.take(importer.Request{Kind: kind, Path: s.file("f.csv", content), SkipBad: true})
	if got := problemsOf(result); got != lines(want) {
		s.t.Errorf("left out with\n%swant\n%s", got, lines(want))
	}
	s.want("documents without movements", s.value(`SELECT COUNT(*) FROM stock_documents d
		WHERE NOT EXISTS(SELECT 1 FROM stock_movements m WHERE m.document_type = d.kind AND m.document_id = d.id)`), 0)
	return result
}

func TestAnOpeningBalanceBeyondTheLimitsLeavesTheOthers(t *testing.T) {
	const stock = `SELECT GROUP_CONCAT(x, ' ') FROM (SELECT CONCAT_WS('|', p.sku, q.on_hand, q.value) AS x
		FROM products p JOIN product_stock q ON q.product_id = p.id ORDER BY p.id)`
	content := "sku,name,qty,cost\nA,Tea,5,1\nB,Coffee,1000000000,1000000000\nC,Cocoa,7,2\n"
	refusal := "f.csv:3: qty: 1000000000 at a cost of 1000000000.00 is worth more than can be kept exactly"
	t.Run("products", func(t *testing.T) {
		s := newShop(t)
		s.refuse(importer.Request{Kind: importer.Products, Path: s.file("f.csv", content)}, refusal)
		result := s.skip(importer.Products, content, refusal)
		s.want("created", int64(result.Created), 2)
		if got := s.words(stock); got != "A|5000|500 C|7000|1400" {
			t.Errorf("the stock is %s", got)
		}
	})
	t.Run("stock", func(t *testing.T) {
		s := newShop(t)
		s.text(importer.Products, "sku,name\nA,Tea\nB,Coffee\nC,Cocoa\n")
		result := s.skip(importer.Stock, content, refusal)
		s.want("created", int64(result.Created), 2)
		if got := s.words(stock); got != "A|5000|500 B|0|0 C|7000|1400" {
			t.Errorf("the stock is %s", got)
		}
	})
	t.Run("together at one place", func(t *testing.T) {
		s := newShop(t)
		result := s.skip(importer.Products, "sku,name,qty,cost,Current Quantity Main\nA,Tea,5,1,\nB,Coffee,9000,9000000000,9000\nC,Cocoa,7,2,\n",
			"f.csv:3: qty: The amount is too large to be kept exactly")
		s.want("created", int64(result.Created), 3)
		if got := s.words(stock); got != "A|5000|500 B|0|0 C|7000|1400" {
			t.Errorf("the stock is %s", got)
		}
	})
}

func TestAProductIsNotCountedTwice(t *testing.T) {
	s := newShop(t)
	s.text(importer.Products, "sku,name\nX1,Xylophone\nY1,Yoyo\n")
	content := "sku,name,qty\nX1,Xylophone,5\n,xylophone,7\n,Yoyo,1\nY1,Yoyo,2\n"
	refusals := []string{"f.csv:3: name: “xylophone” is the product of row 2", "f.csv:5: sku: “Y1” is the product of row 4"}
	s.refuse(importer.Request{Kind: importer.Products, Path: s.file("f.csv", content)}, refusals...)
	s.skip(importer.Products, content, refusals...)
	if got := s.words("SELECT GROUP_CONCAT(on_hand) FROM (SELECT on_hand FROM product_stock ORDER BY product_id)"); got != "5000,1000" {
		t.Errorf("on hand are %s", got)
	}
	for kind, what := range map[importer.Kind]string{importer.Suppliers: "supplier", importer.Customers: "customer"} {
		s.text(kind, "code,name,city\nC1,Ann,Rome\n")
		s.refuse(importer.Request{Kind: kind, Path: s.file("f.csv", "code,name,city\nC1,Ann,Oslo\n,Ann,Bonn\n")},
			"f.csv:3: name: “Ann” is the "+what+" of row 2")
	}
}

func TestASKUMadeOfANameIsTheSameBesideABadRow(t *testing.T) {
	s := newShop(t)
	s.skip(importer.Products, "name,barcode\nTea,\nCoffee,4006381333932\n",
		"f.csv:3: barcode: 4006381333932 looks like an EAN, UPC or GTIN, but its last digit should be 1. Correct it, or mark the code as your own")
	if got := s.words("SELECT GROUP_CONCAT(sku) FROM products"); got != "TEA" {
		t.Errorf("the SKUs are %s", got)
	}
}

func TestAProductThatIsLeftOutLeavesNothing(t *testing.T) {
	s := newShop(t)
	result := s.skip(importer.Products, "sku,name,category,vendor,location,qty\nA,Tea,Hot,Ann,Shelf,1.5\nB,Coffee,Cold,Ben,Floor,2\nC,Cocoa,Hot,Ann,Shelf,x\n",
		"f.csv:2: qty: 1.5 has more decimals than the unit “pcs” allows", "f.csv:4: qty: “x” is not a number")
	s.want("created", int64(result.Created), 1)
	got := s.words("SELECT (SELECT GROUP_CONCAT(name) FROM categories) || '|' || (SELECT GROUP_CONCAT(name) FROM suppliers) || '|' || (SELECT GROUP_CONCAT(name) FROM locations)")
	if got != "Cold|Ben|Main,Floor" {
		t.Errorf("there are %s", got)
	}
	for _, c := range result.Counts {
		if c.Created != 1 {
			t.Errorf("%s: %d created, want 1", c.What, c.Created)
		}
	}
}

func TestAnOrderThatIsLeftOutLeavesNothing(t *testing.T) {
	s := newShop(t)
	s.text(importer.Products, "sku,name,price\nA,Tea,1\n")
	const head = "order number,customer,order date,sku,quantity,price\n"
	result := s.skip(importer.SalesOrders, head+"1,Ana,2026-01-05,A,0,1\n2,Ben,2026-01-06,A,2,2\n3,Cem,2026-01-06,A,1,2\n3,Cem,2026-01-06,ZZ,1,2\n4,Ben,2026-01-07,A,2,2\n",
		"f.csv:2: quantity: The quantity must be more than 0",
		"f.csv:4: order number: the order “3” is left out because of row 5 of f.csv", "f.csv:5: sku: there is no product with the SKU “ZZ”")
	s.want("created", int64(result.Created), 2)
	if got := s.words("SELECT GROUP_CONCAT(name) FROM customers"); got != "Ben" {
		t.Errorf("the customers %s were made", got)
	}
	const huge = ",A,1000000000,80000\n"
	for kind, party := range map[importer.Kind]string{importer.SalesOrders: "customer", importer.PurchaseOrders: "supplier"} {
		result = s.skip(kind, "order number,"+party+",order date,sku,quantity,price\n5,Dan,2026-01-05"+huge+"5,Dan,2026-01-05"+huge+"6,Eva,2026-01-06,A,2,2\n",
			"f.csv:2: order number: The amount is too large to be kept exactly")
		s.want("created beside one that is too large", int64(result.Created), 1)
	}
	s.want("orders", s.value("SELECT (SELECT COUNT(*) FROM sales_orders) + (SELECT COUNT(*) FROM purchase_orders)"), 4)
}

func TestADayThatNobodyMeansIsRefused(t *testing.T) {
	s := newShop(t)
	s.text(importer.Products, "sku,name,price\nA,Tea,1\n")
	s.refuse(importer.Request{Kind: importer.SalesOrders, Path: s.file("f.csv",
		"order number,customer,order date,required date,sku,quantity\n1,Ana,0026-01-05,,A,1\n2,Ben,2026-01-06,31.12.9999,A,2\n")},
		"f.csv:2: order date: The year of 0026-01-05 cannot be right. Days from 1900 to 2199 can be entered",
		"f.csv:3: required date: The year of 9999-12-31 cannot be right. Days from 1900 to 2199 can be entered")
}

func TestAPercentageIsNoPrice(t *testing.T) {
	s := newShop(t)
	s.refuse(importer.Request{Kind: importer.Products, Path: s.file("f.csv", "sku,name,price,qty\nA,Tea,15%,1\nB,Coffee,2,3 %\n")},
		"f.csv:2: price: “15%” is not a number", "f.csv:3: qty: “3 %” is not a number")
}
