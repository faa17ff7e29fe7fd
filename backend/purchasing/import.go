package purchasing

import (
	"fmt"
	"slices"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/fold"
	"stockroom/backend/money"
	"stockroom/backend/order"
	"stockroom/backend/quantity"
)

// Why an imported order is left as it is.
var (
	ErrMadeHere    = fault.Define("purchasing.made_here", "{number} was made in Stockroom, not imported; it is left as it is.")
	ErrChangedHere = fault.Define("purchasing.changed_here", "{number} went on in Stockroom since it was imported; it is left as it is.")
)

// ImportedOrder is an order from a file.
type ImportedOrder struct {
	Number      string // required; it is kept
	SupplierID  int64
	LocationID  int64 // 0 is Main
	OrderDay    day.Day
	PromisedDay day.Day // 0 is none
	Finished    bool    // history: received whole, without movements
	ReceivedDay day.Day // of finished ones
	Reference   string  // empty texts leave what is there
	Terms       string
	Note        string
	Lines       []ImportedLine
}

// ImportedLine is a line from a file. Products may be archived.
type ImportedLine struct {
	ProductID    int64
	SupplierCode string
	Quantity     quantity.Milli
	UnitCost     money.PerUnit
	Discount     money.Discount
}

// Imported is what an import did.
type Imported struct {
	Created, Updated, Unchanged int
	Kept                        []Kept
}

// Kept is an order that differs from the file and was left as it is.
type Kept struct {
	Index int // in the orders that were given
	Why   error
}

// Check lists everything that is wrong about the order; the faults' fields are
// "number", "lines.2.quantityMilli" and so on. products are those of the lines.
func (o ImportedOrder) Check(products map[int64]order.Product) []error {
	var wrong []error
	if fold.NumberKey(o.Number) == "" {
		wrong = append(wrong, order.ErrNumberMissing.At("number"))
	}
	if err := order.CheckCount(len(o.Lines)); err != nil {
		wrong = append(wrong, err)
	}
	err := order.CheckTexts(
		order.Text{Field: "number", Value: o.Number, Limit: order.MaxReference},
		order.Text{Field: "reference", Value: o.Reference, Limit: order.MaxReference},
		order.Text{Field: "terms", Value: o.Terms, Limit: order.MaxTerms},
		order.Text{Field: "note", Value: o.Note, Limit: order.MaxNote})
	if err != nil {
		wrong = append(wrong, err)
	}
	lines := make([]Line, len(o.Lines))
	for i, l := range o.Lines {
		if lines[i], err = l.line(products, fmt.Sprintf("lines.%d.", i)); err != nil {
			wrong = append(wrong, err)
		}
	}
	if err := new(Order).total(lines); err != nil {
		wrong = append(wrong, err)
	}
	return wrong
}

func (l ImportedLine) line(products map[int64]order.Product, at string) (Line, error) {
	product, found := products[l.ProductID]
	if !found {
		return Line{}, order.ErrNoProduct.At(at + "productId")
	}
	made := Line{ProductID: l.ProductID, SupplierCode: l.SupplierCode, Quantity: l.Quantity, UnitCostE4: l.UnitCost, DiscountPpm: l.Discount}
	if err := order.CheckLine(product, made.terms(), at, "unitCostMinorE4"); err != nil {
		return Line{}, err
	}
	amounts, err := made.terms().Amounts()
	if err != nil {
		return Line{}, order.At(at+"quantityMilli", err)
	}
	made.Gross, made.Net = amounts.Gross, amounts.Net
	return made, nil
}

// importChunk is how many orders are looked up and saved together.
const importChunk = 500

// Import takes orders from a file in: new numbers are added, as ordered or, when
// finished, as received history without movements; known ones that came from a
// file and did not go on here are changed where they differ. It must run in a
// command. Fails with what Check lists, its field beginning with "orders.7.",
// and with order.ErrNumberTwice. Parties, locations and products must exist.
func Import(tx *db.Tx, orders []ImportedOrder) (Imported, error) {
	var result Imported
	seen := make(map[string]bool, len(orders))
	for i, o := range orders {
		key := fold.NumberKey(o.Number)
		if seen[key] {
			return result, order.ErrNumberTwice.At(fmt.Sprintf("orders.%d.number", i)).With("number", o.Number)
		}
		seen[key] = true
	}
	first := 0
	for some := range slices.Chunk(orders, importChunk) {
		if err := importSome(tx, some, first, &result); err != nil {
			return result, err
		}
		first += len(some)
	}
	if result.Created+result.Updated > 0 {
		tx.Changed(db.Purchasing, db.Stock)
	}
	return result, nil
}

// existing is an order that is there already.
type existing struct {
	order    Order
	lines    []Line
	received bool // there are receipts of it, reversed ones too
}

// change is an order to save with its lines.
type change struct {
	order Order
	lines []Line
}

func importSome(tx *db.Tx, orders []ImportedOrder, first int, result *Imported) error {
	products, err := importedProducts(tx, orders)
	if err != nil {
		return err
	}
	there, err := loadExisting(tx, orders)
	if err != nil {
		return err
	}
	var added, changed []change
	for i, o := range orders {
		made, err := o.build(tx, products, fmt.Sprintf("orders.%d.", first+i))
		if err != nil {
			return err
		}
		old, found := there[made.order.NumberKey]
		switch {
		case !found:
			added = append(added, made)
		case old.same(&made, o):
			result.Unchanged++
		default:
			if why := old.untouchable(); why != nil {
				result.Kept = append(result.Kept, Kept{Index: first + i, Why: why})
				continue
			}
			changed = append(changed, made)
		}
	}
	result.Created += len(added)
	result.Updated += len(changed)
	return saveImported(tx, added, changed)
}

func importedProducts(tx *db.Tx, orders []ImportedOrder) (map[int64]order.Product, error) {
	var ids []int64
	for _, o := range orders {
		for _, l := range o.Lines {
			ids = append(ids, l.ProductID)
		}
	}
	return order.Products(tx.DB, ids)
}

// build makes the order and its lines as they will be saved.
func (o ImportedOrder) build(tx *db.Tx, products map[int64]order.Product, at string) (change, error) {
	if wrong := o.Check(products); len(wrong) > 0 {
		f, _ := fault.Of(wrong[0])
		return change{}, f.At(at + f.Field())
	}
	made := change{order: Order{
		Number: o.Number, NumberKey: fold.NumberKey(o.Number), SupplierID: o.SupplierID, LocationID: o.LocationID,
		History: o.Finished, Imported: true, OrderDay: o.OrderDay, PromisedDay: o.PromisedDay,
		PlacedAt: order.Midnight(o.OrderDay, tx.Zone()), Reference: o.Reference, Terms: o.Terms, Note: o.Note,
		CreatedAt: tx.Millis(), CreatedBy: tx.User(), UpdatedAt: tx.Millis(),
	}}
	if made.order.LocationID == 0 {
		made.order.LocationID = mainLocation
	}
	made.lines = make([]Line, len(o.Lines))
	for i, l := range o.Lines {
		made.lines[i], _ = l.line(products, "") // Check has passed it
		made.lines[i].Position = i + 1
		if o.Finished {
			made.lines[i].Received = l.Quantity
		}
	}
	made.order.ReceivedDay = o.ReceivedDay
	made.order.settle(placed, made.lines)
	return made, order.At(at+"lines", made.order.total(made.lines))
}

// same tells whether the file says what is there already. What the file does
// not say is taken over from there: empty texts, and that an order is finished.
func (e existing) same(made *change, o ImportedOrder) bool {
	n, old := &made.order, e.order
	n.ID, n.CreatedAt, n.CreatedBy = old.ID, old.CreatedAt, old.CreatedBy
	if o.LocationID == 0 {
		n.LocationID = old.LocationID
	}
	n.Reference, n.Terms, n.Note = orElse(o.Reference, old.Reference), orElse(o.Terms, old.Terms), orElse(o.Note, old.Note)
	sameEnd := !o.Finished || old.History && n.ReceivedDay == old.ReceivedDay
	if old.History && !o.Finished {
		n.History, n.ReceivedDay = true, old.ReceivedDay
		for i := range made.lines {
			made.lines[i].Received = made.lines[i].Quantity
		}
		n.settle(placed, made.lines)
	}
	return sameEnd && n.SupplierID == old.SupplierID && n.LocationID == old.LocationID && n.OrderDay == old.OrderDay &&
		n.PromisedDay == old.PromisedDay && n.Reference == old.Reference && n.Terms == old.Terms && n.Note == old.Note &&
		slices.EqualFunc(made.lines, e.lines, func(a, b Line) bool {
			return a.ProductID == b.ProductID && a.SupplierCode == b.SupplierCode && a.terms() == b.terms()
		})
}

// untouchable says why an import must not change the order, nil if it may.
func (e existing) untouchable() error {
	switch {
	case !e.order.Imported:
		return ErrMadeHere.At("number").With("number", e.order.Number)
	case e.received, !e.order.History && e.order.State != Ordered:
		return ErrChangedHere.At("number").With("number", e.order.Number)
	}
	return nil
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
