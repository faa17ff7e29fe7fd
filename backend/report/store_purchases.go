package report

import (
	"cmp"
	"slices"

	"stockroom/backend/money"
)

// purchasesBySupplier passes over the order lines supplier by supplier: the
// open part of a line's amount needs the rounding of package money.
func purchasesBySupplier(s scope) query {
	q := query{
		columns: []string{
			"o.supplier_id", "v.name", "o.id", "f.quantity", "f.net", "f.open",
			`CASE WHEN o.history AND o.state = 'received' THEN f.net ELSE (SELECT COALESCE(SUM(rl.value), 0) FROM receipt_lines rl
				JOIN receipts r ON r.id = rl.receipt_id WHERE rl.order_line_id = f.id AND r.reversed_entry_id IS NULL) END`,
		},
		from: "suppliers v JOIN purchase_orders o ON o.supplier_id = v.id JOIN purchase_order_lines f ON f.order_id = o.id JOIN products p ON p.id = f.product_id",
		where: all([]string{"o.state NOT IN ('draft', 'cancelled')"},
			s.inPeriod("o.order_day"), s.inLocation("o.location_id"), s.inCategory("p.category_id")),
		order:   "v.name_key, v.id, o.order_day, o.id",
		onePass: true,
	}
	q.collect = func(next func(func(*record) error) error) ([]Row, error) {
		var all []purchases
		err := next(func(r *record) error {
			if len(all) == 0 || all[len(all)-1].supplier != r.id(0) {
				all = append(all, purchases{supplier: r.id(0), name: r.text(1)})
			}
			return all[len(all)-1].add(r)
		})
		return purchaseRows(all), err
	}
	return q
}

// purchases is what was bought from one supplier.
type purchases struct {
	supplier                                  int64
	name                                      Cell
	lastOrder                                 int64
	orders, quantity, ordered, received, open int64
}

func (p *purchases) add(r *record) error {
	if order := r.id(2); order != p.lastOrder {
		p.lastOrder = order
		p.orders++
	}
	open, err := money.Prorate(r.amount(4), r.quantity(5), r.quantity(3))
	if err != nil {
		return err
	}
	p.quantity += r.number(3).Number
	p.ordered += r.number(4).Number
	p.received += r.number(6).Number
	p.open += int64(open)
	return nil
}

// purchaseRows puts the largest first; the suppliers come by name.
func purchaseRows(all []purchases) []Row {
	slices.SortStableFunc(all, func(a, b purchases) int { return cmp.Compare(b.ordered, a.ordered) })
	rows := make([]Row, len(all))
	for i, p := range all {
		rows[i] = Row{Subject: Supplier, ID: p.supplier, Cells: []Cell{
			p.name, number(p.orders), number(p.quantity), number(p.ordered), number(p.received), number(p.open),
		}}
	}
	return rows
}
