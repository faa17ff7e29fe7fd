//go:build native

package window_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// northwind is the folder of the company's files, from here.
var northwind = filepath.Join("..", "..", "backend", "importer", "testdata", "northwind")

// run is the same program in the same home, as the tool for scripts.
func (p *program) run(t *testing.T, args ...string) []byte {
	t.Helper()
	command := exec.Command(*binary, args...)
	command.Env = p.environment()
	var out, complaints bytes.Buffer
	command.Stdout, command.Stderr = &out, &complaints
	if err := command.Run(); err != nil {
		t.Fatalf("stockroom %s: %v\n%s%s", strings.Join(args, " "), err, out.Bytes(), complaints.Bytes())
	}
	return out.Bytes()
}

// call runs one method of the window's own interface and reads its result.
func (p *program) call(t *testing.T, method string, request, result any) {
	t.Helper()
	input, err := json.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	answer := struct{ Result any }{result}
	if err := json.Unmarshal(p.run(t, "call", method, string(input)), &answer); err != nil {
		t.Fatalf("%s: %v", method, err)
	}
}

// importNorthwind takes the company in from the files of a folder.
func (p *program) importNorthwind(t *testing.T, folder string) {
	t.Helper()
	for _, kind := range []string{"categories", "suppliers", "customers", "products"} {
		p.run(t, "import", kind, filepath.Join(folder, kind+".csv"))
	}
	p.run(t, "import", "sales-orders", filepath.Join(folder, "orders.csv"),
		"--lines", filepath.Join(folder, "order-details.csv"), "--history")
}

// fields is a JSON object.
type fields map[string]any

// order is what these tests read of a purchase order.
type order struct {
	ID     int64
	Number string
	State  string
	Lines  []struct{ ID, OpenMilli, ReceivedMilli int64 }
}

// days of an order; "" is today, and no promise.
type days struct{ ordered, promised string }

// placeOrder orders products of a supplier, see orderLine.
func (p *program) placeOrder(t *testing.T, supplier int64, on days, lines ...fields) order {
	t.Helper()
	var made order
	p.call(t, "Purchasing.Create", fields{
		"requestId": fmt.Sprintf("order-%d", supplier), "supplierId": supplier, "locationId": nil,
		"orderDay": on.ordered, "promisedDay": on.promised, "reference": "", "terms": nil, "note": "", "place": true, "lines": lines,
	}, &made)
	return made
}

// orderLine is so many units of a product at a cost of so many minor units.
func orderLine(product, units, costMinor int64) fields {
	return fields{
		"id": 0, "productId": product, "quantityMilli": units * 1000,
		"unitCostMinorE4": costMinor * 10_000, "discountPpm": 0, "supplierCode": nil,
	}
}

// productID finds a product by its SKU.
func (p *program) productID(t *testing.T, sku string) int64 {
	t.Helper()
	var found struct{ ID int64 }
	p.call(t, "Catalog.Scan", fields{"code": sku}, &found)
	if found.ID == 0 {
		t.Fatalf("there is no product %q", sku)
	}
	return found.ID
}
