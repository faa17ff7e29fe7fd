package torture_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// fields is a JSON object.
type fields map[string]any

// intention is a command as its giver knows it: what it must have done, once,
// when the books have it.
type intention struct {
	id      string
	method  string
	request fields
	// stock is by how much it changes what is on hand, by SKU, in thousandths.
	stock map[string]int64
	// makes counts the documents that it makes, by table.
	makes map[string]int
	// after is called with the answer, for commands that build on it.
	after func(result json.RawMessage)

	acknowledged bool
}

// shop is what the givers of commands remember.
type shop struct {
	mu       sync.Mutex
	random   *rand.Rand
	folder   string
	given    map[string]*intention
	order    []*intention // as given
	open     []*intention // given, without an answer yet
	products []product
	base     map[string]int64 // on hand before anything was killed
	started  map[string]int   // documents before
	receive  []orderRef
	ship     []orderRef
	reverse  []documentRef
}

type product struct {
	ID  int64  `json:"id"`
	SKU string `json:"sku"`
}

type orderRef struct {
	ID    int64 `json:"id"`
	Lines []struct {
		ID            int64  `json:"id"`
		SKU           string `json:"sku"`
		QuantityMilli int64  `json:"quantityMilli"`
	} `json:"lines"`
}

// documentRef is a posted adjustment that can be reversed.
type documentRef struct {
	id    int64
	stock map[string]int64
}

// products of the shop, and what is on hand of each at the beginning.
const (
	kinds      = 12
	opened     = 400_000
	importRows = 250
)

// newShop makes the books that the children will work on.
func newShop(t *testing.T, random *rand.Rand, database string) *shop {
	t.Helper()
	s := &shop{random: random, folder: t.TempDir(), given: map[string]*intention{}, base: map[string]int64{}}
	c := start(t, database, "call")
	c.must(t, "Suppliers.Create", fields{"requestId": "begin-supplier", "card": fields{"code": "S1", "name": "Tokyo Traders"}}, nil)
	c.must(t, "Customers.Create", fields{"requestId": "begin-customer", "card": fields{"code": "C1", "name": "Ana's kitchen"}}, nil)
	var lines []fields
	for i := range kinds {
		var made product
		sku := fmt.Sprintf("KEPT-%d", i+1)
		c.must(t, "Catalog.Create", fields{"requestId": "begin-" + sku, "product": fields{"sku": sku, "name": "Product " + sku, "unitId": 1, "priceMinorE4": 9_990_000}}, &made)
		s.products, s.base[sku] = append(s.products, made), opened
		lines = append(lines, fields{"productId": made.ID, "quantityMilli": opened, "unitCostMinorE4": 5_000_000})
	}
	c.must(t, "Stock.OpenBalance", fields{"requestId": "begin-opening", "lines": lines}, nil)
	if code := c.end(t); code != 0 {
		t.Fatalf("exit %d: %s", code, c.said)
	}
	s.started = map[string]int{"stock_documents": 1}
	return s
}

// next decides what is asked next: what has no answer yet, again; sometimes
// what was answered long ago, again; else something new.
func (s *shop) next(t *testing.T, flying []*intention) *intention {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, in := range s.open {
		if !slices.Contains(flying, in) {
			s.open = slices.Delete(s.open, i, i+1)
			return in
		}
	}
	if len(s.order) > 0 && s.random.IntN(12) == 0 {
		return s.order[s.random.IntN(len(s.order))]
	}
	in := s.invent(t)
	in.id = fmt.Sprintf("torture-%d", len(s.order)+1)
	in.request["requestId"] = in.id
	s.given[in.id], s.order = in, append(s.order, in)
	return in
}

// answered notes an answer: what was refused may be asked again.
func (s *shop) answered(t *testing.T, in *intention, r reply) {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case r.Error == nil && !in.acknowledged:
		in.acknowledged = true
		if in.after != nil {
			in.after(r.Result)
		}
	case r.Error == nil:
	case in.acknowledged:
		t.Errorf("%s %s was acknowledged, and asked again refused: %s", in.method, in.id, r.Error.Message)
	case strings.HasPrefix(r.Error.Code, "db.busy"):
		s.open = append(s.open, in)
	case !slices.Contains(refusals(), r.Error.Code):
		t.Errorf("%s %s: %s: %s", in.method, in.id, r.Error.Code, r.Error.Message)
	}
}

// refusals are the reasons for which the shop's commands may be refused: two
// givers may do the same, and what there is may be gone.
func refusals() []string {
	return []string{"stock.insufficient", "stock.reversed", "purchasing.over", "purchasing.state", "sales.over", "sales.state", "sales.promised"}
}

// unanswered puts back what the child took with it.
func (s *shop) unanswered(flying []*intention) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, in := range flying {
		if !slices.Contains(s.open, in) {
			s.open = append(s.open, in)
		}
	}
}

// invent makes up a command.
func (s *shop) invent(t *testing.T) *intention {
	t.Helper()
	switch n := s.random.IntN(20); {
	case n < 3 && len(s.receive) > 0:
		return s.move("Purchasing.Receive", take(s.random, &s.receive), 1, "receipts")
	case n < 6 && len(s.ship) > 0:
		return s.move("Sales.Ship", take(s.random, &s.ship), -1, "shipments")
	case n < 7 && len(s.reverse) > 0:
		d := take(s.random, &s.reverse)
		back := map[string]int64{}
		for sku, q := range d.stock {
			back[sku] = -q
		}
		return &intention{method: "Stock.Reverse", request: fields{"kind": "adjustment", "id": d.id}, stock: back}
	case n < 10:
		return s.buy()
	case n < 13:
		return s.sell()
	case n < 14:
		return s.bring(t)
	case n < 15:
		sku := fmt.Sprintf("NEW-%d", len(s.order))
		return &intention{
			method: "Catalog.Create", stock: map[string]int64{sku: 0}, makes: map[string]int{"products": 1},
			request: fields{"product": fields{"sku": sku, "name": "Made while the axe fell " + sku, "unitId": 1}},
		}
	}
	return s.adjust()
}

// take removes one of the refs.
func take[T any](random *rand.Rand, from *[]T) T {
	i := random.IntN(len(*from))
	taken := (*from)[i]
	*from = slices.Delete(*from, i, i+1)
	return taken
}

func (s *shop) adjust() *intention {
	in := &intention{method: "Stock.Adjust", stock: map[string]int64{}, makes: map[string]int{"stock_documents": 1}}
	reason, sign := "found", int64(1)
	if s.random.IntN(2) == 0 {
		reason, sign = "damage", -1
	}
	var lines []fields
	for _, i := range s.random.Perm(kinds)[:1+s.random.IntN(6)] {
		q := sign * 1000 * int64(1+s.random.IntN(4))
		in.stock[s.products[i].SKU] = q
		lines = append(lines, fields{"productId": s.products[i].ID, "quantityMilli": q})
	}
	in.request = fields{"reason": reason, "lines": lines}
	in.after = func(result json.RawMessage) {
		var made struct{ ID int64 }
		if json.Unmarshal(result, &made) == nil {
			s.reverse = append(s.reverse, documentRef{made.ID, in.stock})
		}
	}
	return in
}

// lines are of an order; price is the name of what one costs.
func (s *shop) lines(price string) []fields {
	var lines []fields
	for _, i := range s.random.Perm(kinds)[:1+s.random.IntN(5)] {
		lines = append(lines, fields{"productId": s.products[i].ID, "quantityMilli": 1000 * (1 + s.random.IntN(9)), price: 4_750_000 + s.random.IntN(1000)})
	}
	return lines
}

func (s *shop) buy() *intention {
	return &intention{
		method: "Purchasing.Create", request: fields{"supplierId": 1, "place": true, "lines": s.lines("unitCostMinorE4")},
		makes: map[string]int{"purchase_orders": 1}, after: ordered(&s.receive),
	}
}

func (s *shop) sell() *intention {
	return &intention{
		method: "Sales.Create", request: fields{"customerId": 1, "confirm": true, "lines": s.lines("unitPriceMinorE4")},
		makes: map[string]int{"sales_orders": 1}, after: ordered(&s.ship),
	}
}

func ordered(into *[]orderRef) func(json.RawMessage) {
	return func(result json.RawMessage) {
		var made orderRef
		if json.Unmarshal(result, &made) == nil {
			*into = append(*into, made)
		}
	}
}

// move receives or ships all of an order.
func (s *shop) move(method string, order orderRef, sign int64, table string) *intention {
	in := &intention{method: method, stock: map[string]int64{}, makes: map[string]int{table: 1}}
	var lines []fields
	for _, l := range order.Lines {
		in.stock[l.SKU] += sign * l.QuantityMilli
		lines = append(lines, fields{"orderLineId": l.ID, "quantityMilli": l.QuantityMilli})
	}
	in.request = fields{"orderId": order.ID, "lines": lines}
	if sign < 0 {
		in.request["takeFromOthers"] = true
	}
	return in
}

// bring imports a file of new products with what is there of them.
func (s *shop) bring(t *testing.T) *intention {
	t.Helper()
	name := fmt.Sprintf("FILE%d", len(s.order))
	path, made := productFile(t, s.folder, name, importRows)
	return &intention{
		method: "Imports.Run", request: fields{"kind": "products", "path": path}, stock: made,
		makes: map[string]int{"products": importRows, "stock_documents": 1},
	}
}

// productFile writes a file of products and returns what is on hand of each.
func productFile(t *testing.T, folder, name string, rows int) (path string, made map[string]int64) {
	t.Helper()
	var text strings.Builder
	text.WriteString("sku,name,price,cost,stock\n")
	made = map[string]int64{}
	for i := range rows {
		sku := fmt.Sprintf("%s-%d", name, i)
		fmt.Fprintf(&text, "%s,Product %s,9.90,4.50,%d\n", sku, sku, i%7+1)
		made[sku] = int64(i%7+1) * 1000
	}
	path = filepath.Join(folder, name+".csv")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, made
}

// acknowledgedNow returns the ids of what has its answer.
func (s *shop) acknowledgedNow() map[string]bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	ids := map[string]bool{}
	for id, in := range s.given {
		if in.acknowledged {
			ids[id] = true
		}
	}
	return ids
}

// expected is what the books must hold when they have these commands.
func (s *shop) expected(recorded []string) (onHand map[string]int64, documents map[string]int) {
	onHand, documents = maps.Clone(s.base), maps.Clone(s.started)
	for _, id := range recorded {
		for sku, q := range s.given[id].stock {
			onHand[sku] += q
		}
		for table, n := range s.given[id].makes {
			documents[table] += n
		}
	}
	documents["products"] += kinds
	return onHand, documents
}
