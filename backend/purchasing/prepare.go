package purchasing

import (
	"fmt"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/order"
)

// draft is everything that people say about an order.
type draft struct {
	SupplierID, LocationID int64
	OrderDay, PromisedDay  day.Day
	Reference              string
	Terms                  *string
	Note                   string
	Lines                  []LineInput
	existing               []Line // of the order that is changed
}

// prepared is a draft that passed every check.
type prepared struct {
	order    Order
	lines    []Line
	leadDays *int64 // the longest of the lines, nil where none is known
}

// prepare checks a draft and completes it with what is known.
func prepare(tx *db.Tx, d draft) (prepared, error) {
	if err := d.checkHead(); err != nil {
		return prepared{}, err
	}
	if err := order.CheckCount(len(d.Lines)); err != nil {
		return prepared{}, err
	}
	s, err := usableSupplier(tx, d.SupplierID)
	if err != nil {
		return prepared{}, err
	}
	if _, err := order.UsablePlace(tx.DB, d.LocationID); err != nil {
		return prepared{}, err
	}
	p := prepared{order: Order{
		SupplierID: d.SupplierID, LocationID: d.LocationID, OrderDay: d.OrderDay, PromisedDay: d.PromisedDay,
		Reference: d.Reference, Terms: s.Terms, Note: d.Note,
	}}
	if d.Terms != nil {
		p.order.Terms = *d.Terms
	}
	if p.lines, p.leadDays, err = d.prepareLines(tx); err != nil {
		return prepared{}, err
	}
	return p, p.order.total(p.lines)
}

func (d draft) checkHead() error {
	texts := []order.Text{
		{Field: "reference", Value: d.Reference, Limit: order.MaxReference},
		{Field: "note", Value: d.Note, Limit: order.MaxNote},
	}
	if d.Terms != nil {
		texts = append(texts, order.Text{Field: "terms", Value: *d.Terms, Limit: order.MaxTerms})
	}
	if err := order.CheckTexts(texts...); err != nil {
		return err
	}
	return order.CheckDays(d.OrderDay, d.PromisedDay, "promisedDay")
}

func usableSupplier(tx *db.Tx, id int64) (supplierFacts, error) {
	s, found, err := findSupplier(tx.DB, id)
	switch {
	case err != nil:
		return s, err
	case !found:
		return s, ErrSupplierUnknown.At("supplierId")
	case s.Archived:
		return s, ErrSupplierArchived.At("supplierId").With("supplier", s.Name)
	}
	return s, nil
}

func (d draft) prepareLines(tx *db.Tx) ([]Line, *int64, error) {
	ids := make([]int64, len(d.Lines))
	for i, l := range d.Lines {
		ids[i] = l.ProductID
	}
	products, err := order.Products(tx.DB, ids)
	if err != nil {
		return nil, nil, err
	}
	known, err := loadSources(tx.DB, d.SupplierID, ids)
	if err != nil {
		return nil, nil, err
	}
	before := make(map[int64]Line, len(d.existing))
	for _, l := range d.existing {
		before[l.ID] = l
	}
	var leadDays *int64
	lines := make([]Line, len(d.Lines))
	for i, in := range d.Lines {
		at := fmt.Sprintf("lines.%d.", i)
		old, kept := before[in.ID]
		if in.ID != 0 && !kept {
			return nil, nil, order.ErrLineUnknown.At(at + "id")
		}
		delete(before, in.ID)
		if lines[i], err = in.prepare(products, known[in.ProductID], old, at); err != nil {
			return nil, nil, err
		}
		lines[i].Position = i + 1
		if days := known[in.ProductID].LeadTimeDays; days != nil && (leadDays == nil || *days > *leadDays) {
			leadDays = days
		}
	}
	return lines, leadDays, nil
}

// prepare makes the line; old is the line that it replaces, if any.
func (in LineInput) prepare(products map[int64]order.Product, known Source, old Line, at string) (Line, error) {
	product, found := products[in.ProductID]
	switch {
	case !found:
		return Line{}, order.ErrNoProduct.At(at + "productId")
	case product.Archived && old.ProductID != product.ID:
		return Line{}, order.ErrArchived.At(at+"productId").With("product", product.Label())
	}
	l := Line{
		ID: old.ID, OrderID: old.OrderID, ProductID: product.ID, SupplierCode: known.Code,
		Quantity: in.Quantity, DiscountPpm: in.Discount,
	}
	if in.SupplierCode != nil {
		l.SupplierCode = *in.SupplierCode
	}
	switch {
	case in.UnitCost != nil:
		l.UnitCostE4 = *in.UnitCost
	case known.CostE4 != nil:
		l.UnitCostE4 = *known.CostE4
	default:
		return Line{}, ErrCostUnknown.At(at+"unitCostMinorE4").With("product", product.Label())
	}
	if err := order.CheckTexts(order.Text{Field: at + "supplierCode", Value: l.SupplierCode, Limit: order.MaxReference}); err != nil {
		return Line{}, err
	}
	if err := order.CheckLine(product, l.terms(), at, "unitCostMinorE4"); err != nil {
		return Line{}, err
	}
	amounts, err := l.terms().Amounts()
	if err != nil {
		return Line{}, order.At(at+"quantityMilli", err)
	}
	l.Gross, l.Net = amounts.Gross, amounts.Net
	return l, nil
}
