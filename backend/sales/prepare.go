package sales

import (
	"fmt"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/order"
)

// draft is everything that people say about an order.
type draft struct {
	CustomerID, LocationID int64
	OrderDay, RequiredDay  day.Day
	Reference              string
	Terms                  *string
	Note                   string
	Lines                  []LineInput
	existing               []Line // of the order that is changed
}

// prepared is a draft that passed every check.
type prepared struct {
	order Order
	lines []Line
}

// prepare checks a draft and completes it with what is known.
func prepare(tx *db.Tx, d draft) (prepared, error) {
	if err := d.checkHead(); err != nil {
		return prepared{}, err
	}
	if err := order.CheckCount(len(d.Lines)); err != nil {
		return prepared{}, err
	}
	c, err := usableCustomer(tx, d.CustomerID)
	if err != nil {
		return prepared{}, err
	}
	if _, err := order.UsablePlace(tx.DB, d.LocationID); err != nil {
		return prepared{}, err
	}
	p := prepared{order: Order{
		CustomerID: d.CustomerID, LocationID: d.LocationID, OrderDay: d.OrderDay, RequiredDay: d.RequiredDay,
		Reference: d.Reference, Terms: c.Terms, Note: d.Note,
	}}
	if d.Terms != nil {
		p.order.Terms = *d.Terms
	}
	if p.lines, err = d.prepareLines(tx); err != nil {
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
	return order.CheckDays(d.OrderDay, d.RequiredDay, "requiredDay")
}

func usableCustomer(tx *db.Tx, id int64) (customerFacts, error) {
	c, found, err := findCustomer(tx.DB, id)
	switch {
	case err != nil:
		return c, err
	case !found:
		return c, ErrCustomerUnknown.At("customerId")
	case c.Archived:
		return c, ErrCustomerArchived.At("customerId").With("customer", c.Name)
	}
	return c, nil
}

func (d draft) prepareLines(tx *db.Tx) ([]Line, error) {
	ids := make([]int64, len(d.Lines))
	for i, l := range d.Lines {
		ids[i] = l.ProductID
	}
	products, err := order.Products(tx.DB, ids)
	if err != nil {
		return nil, err
	}
	before := make(map[int64]Line, len(d.existing))
	for _, l := range d.existing {
		before[l.ID] = l
	}
	lines := make([]Line, len(d.Lines))
	for i, in := range d.Lines {
		at := fmt.Sprintf("lines.%d.", i)
		old, kept := before[in.ID]
		if in.ID != 0 && !kept {
			return nil, order.ErrLineUnknown.At(at + "id")
		}
		delete(before, in.ID)
		if lines[i], err = in.prepare(products, old, at); err != nil {
			return nil, err
		}
		lines[i].Position = i + 1
	}
	return lines, nil
}

// prepare makes the line; old is the line that it replaces, if any.
func (in LineInput) prepare(products map[int64]order.Product, old Line, at string) (Line, error) {
	product, found := products[in.ProductID]
	switch {
	case !found:
		return Line{}, order.ErrNoProduct.At(at + "productId")
	case product.Archived && old.ProductID != product.ID:
		return Line{}, order.ErrArchived.At(at+"productId").With("product", product.Label())
	}
	l := Line{
		ID: old.ID, OrderID: old.OrderID, ProductID: product.ID,
		Quantity: in.Quantity, UnitPriceE4: product.PriceE4, DiscountPpm: in.Discount,
	}
	if in.UnitPrice != nil {
		l.UnitPriceE4 = *in.UnitPrice
	}
	if err := order.CheckLine(product, l.terms(), at, "unitPriceMinorE4"); err != nil {
		return Line{}, err
	}
	amounts, err := l.terms().Amounts()
	if err != nil {
		return Line{}, order.At(at+"quantityMilli", err)
	}
	l.Gross, l.Net = amounts.Gross, amounts.Net
	return l, nil
}
