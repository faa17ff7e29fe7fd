package importer

import (
	"errors"
	"path/filepath"
	"strconv"
	"strings"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/order"
	"stockroom/backend/purchasing"
	"stockroom/backend/sales"
)

// write checks all orders and takes the good ones.
func (c *orderReader) write() error {
	var ids []int64
	for _, o := range c.orders {
		for _, l := range o.lines {
			ids = append(ids, l.product)
		}
	}
	products, err := order.Products(c.tx.DB, ids)
	if err != nil {
		return err
	}
	if c.request.Kind == PurchaseOrders {
		c.tx.Changed(db.Purchasing)
		return c.writePurchases(products)
	}
	c.tx.Changed(db.Sales)
	return c.writeSales(products)
}

func (c *orderReader) writeSales(products map[int64]order.Product) error {
	var good []*orderDraft
	var imported []sales.ImportedOrder
	for _, o := range c.orders {
		one := sales.ImportedOrder{
			Number: o.number, OrderDay: o.orderDay, RequiredDay: o.wantedDay,
			Finished: c.request.History && o.doneDay != 0, Reference: o.reference, Note: o.note,
		}
		if one.Finished {
			one.ShippedDay = o.doneDay
		}
		for _, l := range o.lines {
			line := sales.ImportedLine{ProductID: l.product, Quantity: l.quantity, UnitPrice: products[l.product].PriceE4, Discount: l.discount}
			if l.price != nil {
				line.UnitPrice = *l.price
			}
			one.Lines = append(one.Lines, line)
		}
		if !c.passes(o, one.Check(products)) {
			continue
		}
		var err error
		if one.CustomerID, err = c.partyOf(o); err != nil {
			return err
		}
		good, imported = append(good, o), append(imported, one)
	}
	done, err := sales.Import(c.tx, imported)
	if err != nil {
		return c.refused(good, err)
	}
	for _, k := range done.Kept {
		c.kept(good[k.Index], k.Why)
	}
	return c.counted(done.Created, done.Updated, done.Unchanged)
}

func (c *orderReader) writePurchases(products map[int64]order.Product) error {
	var good []*orderDraft
	var imported []purchasing.ImportedOrder
	for _, o := range c.orders {
		one := purchasing.ImportedOrder{
			Number: o.number, OrderDay: o.orderDay, PromisedDay: o.wantedDay,
			Finished: c.request.History && (o.doneDay != 0 || c.saysReceived(o)), Reference: o.reference, Note: o.note,
		}
		if one.Finished {
			if one.ReceivedDay = o.doneDay; one.ReceivedDay == 0 {
				one.ReceivedDay = max(o.wantedDay, o.orderDay)
			}
		}
		for _, l := range o.lines {
			line := purchasing.ImportedLine{ProductID: l.product, Quantity: l.quantity, Discount: l.discount}
			if l.price == nil {
				c.lines.failAt(l.row, fPrice, "the price is missing")
			} else {
				line.UnitCost = *l.price
			}
			one.Lines = append(one.Lines, line)
		}
		if !c.passes(o, one.Check(products)) {
			continue
		}
		var err error
		if one.SupplierID, err = c.partyOf(o); err != nil {
			return err
		}
		good, imported = append(good, o), append(imported, one)
	}
	done, err := purchasing.Import(c.tx, imported)
	if err != nil {
		return c.refused(good, err)
	}
	for _, k := range done.Kept {
		c.kept(good[k.Index], k.Why)
	}
	return c.counted(done.Created, done.Updated, done.Unchanged)
}

// saysReceived tells whether the order's status is that of a finished one.
func (c *orderReader) saysReceived(o *orderDraft) bool {
	switch word, _, _ := strings.Cut(strings.ToLower(c.main.text(o.row, fStatus)), ","); strings.TrimSpace(word) {
	case "received", "fulfilled", "complete", "completed", "closed", "done":
		return true
	}
	return false
}

// passes reports what is wrong about an order and tells whether it can be
// taken: half an order is worse than none.
func (c *orderReader) passes(o *orderDraft, wrong []error) bool {
	for _, err := range wrong {
		c.failOrder(o, err)
	}
	for _, l := range o.lines {
		if !c.lines.bad[l.row.number] {
			continue
		}
		if c.request.SkipBad && !c.main.bad[o.row.number] {
			c.main.failAt(o.row, fNumber, "the order “%s” is left out because of row %d of %s", o.number, l.row.number, filepath.Base(c.lines.table.file))
		}
		return false
	}
	return !c.main.bad[o.row.number]
}

// failOrder reports a failure at the row of its line, or at the order's,
// unless that row is known to be bad already.
func (c *orderReader) failOrder(o *orderDraft, err error) {
	f, ok := fault.Of(err)
	if !ok {
		c.main.failAt(o.row, fNumber, "%s", sentence(err))
		return
	}
	if rest, inLine := strings.CutPrefix(f.Field(), "lines."); inLine {
		index, _, _ := strings.Cut(rest, ".")
		if i, err := strconv.Atoi(index); err == nil && i < len(o.lines) {
			if !c.lines.bad[o.lines[i].row.number] {
				c.lines.failAt(o.lines[i].row, fieldOf(f.Field()), "%s", sentence(f))
			}
			return
		}
	}
	if c.main.bad[o.row.number] {
		return
	}
	field := fNumber
	if f.Field() == fReference || f.Field() == "note" {
		field = fieldOf(f.Field())
	}
	c.main.failAt(o.row, field, "%s", sentence(f))
}

// refused reports why the orders were not taken, at "orders.7.…". Where bad
// rows are left out it ends the import: some of the orders may be written.
func (c *orderReader) refused(good []*orderDraft, err error) error {
	f, ok := fault.Of(err)
	if !ok || c.request.SkipBad {
		return err
	}
	rest, found := strings.CutPrefix(f.Field(), "orders.")
	index, field, _ := strings.Cut(rest, ".")
	i, bad := strconv.Atoi(index)
	if !found || bad != nil || i >= len(good) {
		return err
	}
	c.failOrder(good[i], f.At(field))
	return nil
}

// kept tells of an order that differs from the file and stays as it is. One
// that went on here is only told; a number that belongs to an order made here
// is a bad row.
func (c *orderReader) kept(o *orderDraft, why error) {
	if errors.Is(why, sales.ErrMadeHere) || errors.Is(why, purchasing.ErrMadeHere) {
		c.main.failAt(o.row, fNumber, "%s", sentence(why))
		return
	}
	c.main.note("%s:%d: %s", c.main.table.file, o.row.number, why)
	c.count(string(c.request.Kind)).Unchanged++
}

func (c *orderReader) counted(created, updated, unchanged int) error {
	counts := c.count(string(c.request.Kind))
	counts.Created += created
	counts.Updated += updated
	counts.Unchanged += unchanged
	return c.ctx.Err()
}
