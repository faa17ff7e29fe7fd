package seed

import (
	"context"
	"fmt"

	"stockroom/backend/catalog"
	"stockroom/backend/customer"
	"stockroom/backend/db"
	"stockroom/backend/journal"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
	"stockroom/backend/stock"
	"stockroom/backend/supplier"
)

// How many partners a shop of some size has.
const (
	productsPerSupplier, maxSuppliers = 20, 600
	productsPerCustomer, maxCustomers = 4, 5_000
	// perCategory is how many products share a lowest category at most.
	perCategory = 40
	// openedPercent of the products are on the shelf on the first day.
	openedPercent = 92
)

// stockUp makes the catalogue, the partners and the opening balances.
func (s *shop) stockUp(ctx context.Context) error {
	categories, err := s.people(ctx)
	if err != nil {
		return err
	}
	for first := 0; first < s.options.Products; first += productsChunk {
		if err := s.products(ctx, first, min(first+productsChunk, s.options.Products), categories); err != nil {
			return err
		}
	}
	s.rank()
	if err := s.open(ctx); err != nil {
		return err
	}
	s.goals = s.plan(s.result.Movements)
	return nil
}

// people makes the partners, the locations and the category tree, and returns the shelves of each kind of each family.
func (s *shop) people(ctx context.Context) (shelves, error) {
	command := journal.Command{RequestID: s.request(), Name: "seed.people", Input: s.options}
	return journal.Do(ctx, s.db, command, func(tx *db.Tx) (shelves, error) {
		for i := range min(maxSuppliers, 4+s.options.Products/productsPerSupplier) {
			id, err := supplier.Create(tx, s.supplierInput(i))
			if err != nil {
				return nil, err
			}
			s.suppliers = append(s.suppliers, partner{id})
		}
		for i := range min(maxCustomers, 12+s.options.Products/productsPerCustomer) {
			id, err := customer.Create(tx, s.customerInput(i))
			if err != nil {
				return nil, err
			}
			s.customers = append(s.customers, partner{id})
		}
		s.result.Suppliers, s.result.Customers = len(s.suppliers), len(s.customers)
		s.drawers = make([][]int, len(s.suppliers))
		if err := s.locations(tx); err != nil {
			return nil, err
		}
		return s.tree(tx)
	})
}

func (s *shop) locations(tx *db.Tx) (err error) {
	if s.floor, err = stock.AddLocation(tx, stock.LocationInput{Name: "Shop floor", Code: "FLOOR"}); err != nil {
		return err
	}
	_, err = stock.AddLocation(tx, stock.LocationInput{Name: "Quarantine", Code: "QUARANTINE", Quarantine: true})
	return err
}

// shelves are the categories that products of a kind lie in: by family, by kind.
type shelves [][][]int64

// tree makes a branch for each family, a category for each kind, and shelves
// below it where there are many products.
func (s *shop) tree(tx *db.Tx) (shelves, error) {
	kinds := 0
	for _, f := range families() {
		kinds += len(f.kinds)
	}
	extra := s.options.Products / (kinds * perCategory)
	var all shelves
	for _, f := range families() {
		root, err := catalog.CreateCategory(tx, catalog.CategoryInput{Name: f.name})
		if err != nil {
			return nil, err
		}
		branch := make([][]int64, len(f.kinds))
		for k, kind := range f.kinds {
			if branch[k], err = kindShelves(tx, root, kind, extra); err != nil {
				return nil, err
			}
		}
		all = append(all, branch)
	}
	return all, nil
}

func kindShelves(tx *db.Tx, root int64, kind string, extra int) ([]int64, error) {
	id, err := catalog.CreateCategory(tx, catalog.CategoryInput{Name: kind, ParentID: &root})
	if err != nil {
		return nil, err
	}
	all := []int64{id}
	for shelf := range extra {
		below, err := catalog.CreateCategory(tx, catalog.CategoryInput{Name: fmt.Sprintf("%s %d", kind, shelf+1), ParentID: &id})
		if err != nil {
			return nil, err
		}
		all = append(all, below)
	}
	return all, nil
}

// products makes the products from first to before end.
func (s *shop) products(ctx context.Context, first, end int, categories shelves) error {
	inputs := make([]catalog.ProductInput, 0, end-first)
	for i := first; i < end; i++ {
		input, g := s.product(i, categories)
		inputs = append(inputs, input)
		s.drawers[g.supplier] = append(s.drawers[g.supplier], len(s.goods))
		s.goods = append(s.goods, g)
	}
	command := journal.Command{RequestID: s.request(), Name: "seed.products", Input: []int{first, end}}
	ids, err := journal.Do(ctx, s.db, command, func(tx *db.Tx) ([]int64, error) {
		ids, problems, err := catalog.CreateProducts(tx, inputs)
		if err == nil && len(problems) > 0 {
			err = fmt.Errorf("make product %d: %w", first+problems[0].Row, problems[0].Err)
		}
		return ids, err
	})
	if err != nil {
		return err
	}
	for i, id := range ids {
		s.goods[first+i].id = id
	}
	s.result.Products += len(ids)
	return nil
}

// product makes up the i-th product.
func (s *shop) product(i int, categories shelves) (catalog.ProductInput, good) {
	all := families()
	f := all[i%len(all)]
	kind := pick(f.kinds, i/len(all))
	shelf := categories[i%len(all)][i/len(all)%len(f.kinds)]
	cost := int64(s.between(f.low, f.high))
	g := good{supplier: s.random.IntN(len(s.suppliers)), cost: cost, opening: int64(s.between(5, 120))}
	name := fmt.Sprintf("%s %s, %s", pick(makers(), s.random.IntN(1000)), lowerFirst(kind), pick(f.variants, s.random.IntN(1000)))
	if i >= len(all)*len(f.kinds)*len(makers()) {
		name = fmt.Sprintf("%s no. %d", name, i)
	}
	g.reorder = g.opening / 4
	unitCost := money.PerUnit(cost * money.PerUnitScale)
	category, from := pick(shelf, s.random.IntN(1000)), s.suppliers[g.supplier].id
	input := catalog.ProductInput{
		SKU: fmt.Sprintf("%s-%05d", f.name[:3], i+1), Name: name, CategoryID: &category, UnitID: 1, SupplierID: &from,
		Price:        money.PerUnit((cost*int64(s.between(140, 220))/100 + 9) / 10 * 10 * money.PerUnitScale),
		ReorderPoint: units(g.reorder), ReorderUpTo: units(g.opening), OrderMultiple: units(int64(pick([]int{0, 0, 6, 10, 12}, s.random.IntN(5)))),
		Suppliers: []catalog.ProductSupplier{{SupplierID: from, Code: fmt.Sprintf("%d-%04d", from, s.random.IntN(10_000)), Cost: &unitCost}},
	}
	if s.chance(70) {
		input.Barcodes = []catalog.Barcode{{Code: ean13(4_000_000_000_00 + int64(i))}}
	}
	return input, g
}

// ean13 completes twelve digits by their check digit (GS1 General
// Specifications: weights 1 and 3 from the left).
func ean13(twelve int64) string {
	digits, sum := fmt.Sprintf("%012d", twelve), 0
	for i, r := range digits {
		sum += int(r-'0') * (1 + 2*(i%2))
	}
	return fmt.Sprintf("%s%d", digits, (10-sum%10)%10)
}

func units(n int64) quantity.Milli { return quantity.Milli(n) * quantity.One }

// lowerFirst writes a common noun inside a name: "Hex bolt" is "hex bolt",
// "LED strip" stays.
func lowerFirst(s string) string {
	if len(s) < 2 || s[0] < 'A' || s[0] > 'Z' || s[1] >= 'A' && s[1] <= 'Z' {
		return s
	}
	return string(s[0]+'a'-'A') + s[1:]
}

// rank decides what sells best.
func (s *shop) rank() { s.popular = s.random.Perm(len(s.goods)) }

// open tells what was on the shelves on the first day.
func (s *shop) open(ctx context.Context) error {
	var lines []stock.OpeningLine
	flush := func() error {
		if len(lines) == 0 {
			return nil
		}
		_, err := s.stock.OpenBalance(ctx, s.request(), stock.OpeningInput{Lines: lines, Note: "Taken over from the old books"})
		s.made(len(lines))
		lines = lines[:0]
		return err
	}
	for i := range s.goods {
		g := &s.goods[i]
		if !s.chance(openedPercent) {
			g.opening = 0
			continue
		}
		cost := money.PerUnit(g.cost * money.PerUnitScale)
		lines = append(lines, stock.OpeningLine{ProductID: g.id, Quantity: units(g.opening), UnitCost: &cost})
		g.main = g.opening
		if len(lines) == openingChunk {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}
