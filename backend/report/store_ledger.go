package report

// valuation answers from the balances; for a day in the past from the covering
// index of the ledger. CROSS JOIN keeps the order of the tables: along the
// index of product names, so that nothing needs sorting.
func valuation(s scope) query {
	const joined = "b.product_id = p.id"
	narrow := all(s.inLocation("b.location_id"), s.inCategory())
	there := all([]string{"(b.on_hand <> 0 OR b.value <> 0)"}, narrow)
	q := query{
		columns: []string{"p.id", "p.sku", "p.name", "c.name", "l.name", "b.on_hand", "b.value", "s.cost_known"},
		from:    "products p CROSS JOIN stock_balances b",
		lookups: "LEFT JOIN locations l ON l.id = b.location_id LEFT JOIN product_stock s ON s.product_id = p.id" +
			" LEFT JOIN categories c ON c.id = p.category_id",
		where:       all([]string{joined}, there),
		order:       byProductName + ", b.location_id",
		totals:      map[string]string{"on_hand": "b.on_hand", "value": "b.value"},
		summed:      "stock_balances b",
		summedWhere: there,
		row:         valuationRow,
	}
	if s.category.ID != 0 {
		q.summed += " JOIN products p ON " + joined
	}
	if s.asOf.IsZero() {
		return q
	}
	q.columns = []string{
		"p.id", "p.sku", "p.name", "MIN(c.name)", "MIN(l.name)", "SUM(m.quantity)", "SUM(m.value)",
		"CASE WHEN SUM(m.value) <> 0 THEN TRUE ELSE " + costKnown + " END",
	}
	q.from = "products p CROSS JOIN stock_balances b CROSS JOIN stock_movements m"
	q.lookups = "LEFT JOIN locations l ON l.id = b.location_id LEFT JOIN categories c ON c.id = p.category_id"
	q.where = all([]string{joined, "m.product_id = b.product_id AND m.location_id = b.location_id AND m.day <= @asOf"}, narrow)
	q.group = byProductName + ", b.location_id HAVING SUM(m.quantity) <> 0 OR SUM(m.value) <> 0"
	q.onePass = true
	return q
}

func valuationRow(r *record) (Row, error) {
	return Row{Subject: Product, ID: r.id(0), Cells: []Cell{
		r.text(1), r.text(2), r.text(3), r.text(4), r.number(5), unitCost(r.amount(6), r.quantity(5), r.truth(7)), r.number(6),
	}}, nil
}

// movements answers along the index of days, newest first, so that neither a
// page nor a million rows need sorting.
func movements(s scope) query {
	const product, location = "LEFT JOIN products p ON p.id = m.product_id", "LEFT JOIN locations l ON l.id = m.location_id"
	q := query{
		columns: []string{
			"m.product_id", "m.at", "m.day", "p.sku", "p.name", "l.name", "m.reason", "m.document", "m.quantity", "m.unit_cost_e4",
			"m.value", "m.balance_after", "m.user_name", "m.note",
		},
		from: "stock_movements m", lookups: product + " " + location,
		where: all(s.inPeriod("m.day"), s.inLocation("m.location_id"), s.inCategory()),
		order: "m.day DESC, m.id DESC",
		row: func(r *record) (Row, error) {
			return Row{Subject: Product, ID: r.id(0), Cells: []Cell{
				r.number(1), r.number(2), r.text(3), r.text(4), r.text(5), r.text(6), r.text(7), r.number(8), r.number(9),
				r.number(10), r.number(11), r.text(12), r.text(13),
			}}, nil
		},
	}
	if s.category.ID != 0 {
		q.from, q.lookups = q.from+" CROSS JOIN products p", location
		q.where = append(q.where, "p.id = m.product_id")
	}
	return q
}
