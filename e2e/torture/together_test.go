package torture_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stockroom/backend/db"
)

// fighters are the processes that want the last unit.
const fighters = 8

// TestEightFightForTheLastUnit lets eight processes take the last unit of a
// product at once, by adjustments and by shipments: one of them gets it, the
// others are told that there is none, and nobody that the file is in use.
func TestEightFightForTheLastUnit(t *testing.T) {
	database := filepath.Join(t.TempDir(), "books.db")
	shop := start(t, database, "call")
	shop.must(t, "Customers.Create", fields{"requestId": "customer", "card": fields{"code": "C1", "name": "Everybody"}}, nil)
	var children []*child
	for range fighters {
		c := start(t, database, "call")
		c.must(t, "App.Database", fields{}, nil) // it is open
		children = append(children, c)
	}
	for round := range 6 {
		product := lastUnit(t, shop, round)
		requests, method := adjustments(product), "Stock.Adjust"
		if round%2 == 1 {
			requests, method = shipments(t, shop, product), "Sales.Ship"
		}
		for i, c := range children {
			c.send(t, method, requests[i])
		}
		won := 0
		for _, c := range children {
			switch r, ok := c.receive(t); {
			case !ok:
				t.Fatalf("a child is gone: %s", c.said)
			case r.Error == nil:
				won++
			case r.Error.Code != "stock.insufficient":
				t.Errorf("%s: %s: %s", method, r.Error.Code, r.Error.Message)
			}
		}
		if won != 1 {
			t.Errorf("%s: the last unit was sold %d times", method, won)
		}
	}
	for _, c := range append(children, shop) {
		if code := c.end(t); code != 0 || c.said.String() != "" {
			t.Errorf("exit %d: %s", code, c.said)
		}
	}
	d := openBooks(t, database)
	defer d.Close() //nolint:errcheck // only read
	for sku, left := range figures(t, d, onHandBySKU) {
		if left != 0 {
			t.Errorf("%d are left of %s", left, sku)
		}
	}
	sound(t, d)
}

// lastUnit makes a product of which there is one.
func lastUnit(t *testing.T, shop *child, round int) product {
	t.Helper()
	var made product
	sku := fmt.Sprintf("LAST-%d", round)
	shop.must(t, "Catalog.Create", fields{"requestId": sku, "product": fields{"sku": sku, "name": "The last " + sku, "unitId": 1}}, &made)
	shop.must(t, "Stock.OpenBalance", fields{
		"requestId": "open-" + sku, "lines": []fields{{"productId": made.ID, "quantityMilli": 1000, "unitCostMinorE4": 5_000_000}},
	}, nil)
	return made
}

func adjustments(p product) []fields {
	var all []fields
	for i := range fighters {
		all = append(all, fields{
			"requestId": fmt.Sprintf("take-%s-%d", p.SKU, i), "reason": "loss", "lines": []fields{{"productId": p.ID, "quantityMilli": -1000}},
		})
	}
	return all
}

// shipments are of as many orders, all confirmed and waiting for the same unit.
func shipments(t *testing.T, shop *child, p product) []fields {
	t.Helper()
	var all []fields
	for i := range fighters {
		var order orderRef
		shop.must(t, "Sales.Create", fields{
			"requestId": fmt.Sprintf("sell-%s-%d", p.SKU, i), "customerId": 1, "confirm": true, "lines": []fields{{"productId": p.ID, "quantityMilli": 1000}},
		}, &order)
		all = append(all, fields{
			"requestId": fmt.Sprintf("ship-%s-%d", p.SKU, i), "orderId": order.ID, "takeFromOthers": true,
			"lines": []fields{{"orderLineId": order.Lines[0].ID, "quantityMilli": 1000}},
		})
	}
	return all
}

// holder is a child that holds the database, as a long import does.
const holder = "holder"

// hold holds the database until its input ends.
func hold(path string) int {
	ctx := context.Background()
	d, err := db.Open(ctx, db.Options{Path: path, User: "holder", Zone: time.UTC})
	if err == nil {
		err = d.Write(db.Doing(ctx, db.Importing), func(tx *db.Tx) error {
			fmt.Println("held")
			_, err := io.Copy(io.Discard, os.Stdin)
			return err
		})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// TestASecondProcessWorksOrSaysWhatItWaitsFor: while one imports, another
// reads as ever, and one that writes waits, says what for, and then does it.
func TestASecondProcessWorksOrSaysWhatItWaitsFor(t *testing.T) {
	database := filepath.Join(t.TempDir(), "books.db")
	done(t, database, "migrate", "up")
	importing := startAs(t, holder, database)
	if line, err := bufio.NewReader(importing.answers).ReadString('\n'); err != nil || line != "held\n" {
		t.Fatalf("%q, %v: %s", line, err, importing.said)
	}
	if report := done(t, database, "report", "stock-levels"); !strings.Contains(report, "sku,name") {
		t.Errorf("the report while an import runs: %s", report)
	}
	writing := start(t, database, "call", "Catalog.CreateCategory", `{"requestId": "waits", "name": "Beverages"}`)
	answered := make(chan string)
	go func() {
		line, _ := writing.answers.ReadString('\n')
		writing.said.over()
		answered <- line
	}()
	if !writing.said.until("Waiting: an import is running …\n") {
		t.Error("it did not say what it waits for")
	}
	if code := importing.end(t); code != 0 {
		t.Errorf("the import: exit %d: %s", code, importing.said)
	}
	if line := <-answered; !strings.HasPrefix(line, `{"result":`) {
		t.Errorf("answered %q", line)
	}
	if code := writing.end(t); code != 0 || strings.Contains(writing.said.String(), "locked") {
		t.Errorf("exit %d: %s", code, writing.said)
	}
	if categories := done(t, database, "call", "Catalog.Categories"); !strings.Contains(categories, "Beverages") {
		t.Errorf("it was not done: %s", categories)
	}
}
