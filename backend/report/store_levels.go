package report

import (
	"stockroom/backend/money"
	"stockroom/backend/purchasing"
	"stockroom/backend/quantity"
)

// Names are looked up by LEFT JOIN also where they are always there: it keeps
// the database from beginning with them, and so from sorting.
const (
	productLookups = "LEFT JOIN categories c ON c.id = p.category_id LEFT JOIN suppliers v ON v.id = p.supplier_id LEFT JOIN units u ON u.id = p.unit_id"
	byProductName  = "p.name_key, p.id"
)

// stockLevels answers from product_stock; for a day in the past from the
// ledger, for one location from the balances.
func stockLevels(s scope) query {
	if !s.asOf.IsZero() || s.location.ID != 0 {
		return levelsElsewhere(s)
	}
	return query{
		columns: []string{
			"p.id", "p.sku", "p.name", "c.name", "v.name", "u.code", "p.archived", "p.reorder_point",
			"s.on_hand", "s.value", "s.quarantined", "s.cost_known", "s.allocated", "s.available", "s.on_order", "s.promised",
		},
		from:    "products p CROSS JOIN product_stock s",
		lookups: productLookups,
		where:   all([]string{"s.product_id = p.id"}, s.inCategory()),
		order:   byProductName,
		totals: map[string]string{
			"on_hand": "s.on_hand", "allocated": "s.allocated", "available": "s.available", "on_order": "s.on_order", "value": "s.value",
		},
		row: levelRow,
	}
}

// levelsElsewhere adds up balances or movements along the index of product
// names. What is promised and on order is known only for the whole company and
// only as it is now.
func levelsElsewhere(s scope) query {
	table, onHand, at := "stock_balances", "m.on_hand", "m.product_id = p.id"
	known := "(SELECT s.cost_known FROM product_stock s WHERE s.product_id = p.id)"
	if !s.asOf.IsZero() {
		table, onHand, at, known = "stock_movements", "m.quantity", "m.product_id = p.id AND m.day <= @asOf", costKnown
	}
	if s.location.ID != 0 {
		at += " AND m.location_id IN " + locationsBelow
	}
	return query{
		columns: []string{
			"p.id", "p.sku", "p.name", "MIN(c.name)", "MIN(v.name)", "MIN(u.code)", "p.archived", "p.reorder_point",
			"COALESCE(SUM(" + onHand + "), 0)", "COALESCE(SUM(m.value), 0)",
			"SUM(CASE WHEN m.location_id IN (SELECT q.id FROM locations q WHERE q.quarantine) THEN " + onHand + " ELSE 0 END)",
			"CASE WHEN SUM(m.value) <> 0 THEN TRUE ELSE " + known + " END", "NULL", "NULL", "NULL", "NULL",
		},
		from:    "products p LEFT JOIN " + table + " m ON " + at,
		lookups: productLookups,
		where:   s.inCategory(),
		group:   byProductName,
		order:   byProductName,
		count:   "COUNT(DISTINCT p.id)",
		totals: map[string]string{
			"on_hand": "COALESCE(" + onHand + ", 0)", "value": "COALESCE(m.value, 0)", "allocated": "NULL", "available": "NULL", "on_order": "NULL",
		},
		row: levelRow,
	}
}

// costKnown is whether a cost was known on the day asked for, of stock that
// was worth nothing then: a movement with a cost that was not reversed by then.
const costKnown = `EXISTS(SELECT 1 FROM stock_movements k WHERE k.product_id = p.id AND k.day <= @asOf AND k.unit_cost_e4 IS NOT NULL
	AND k.reverses_id IS NULL AND NOT EXISTS(SELECT 1 FROM stock_movements r WHERE r.reverses_id = k.id AND r.day <= @asOf))`

func levelRow(r *record) (Row, error) {
	l := Level{
		Archived: r.truth(6), ReorderPoint: r.quantity(7), OnHand: r.quantity(8), Quarantined: r.quantity(10),
		OnOrder: r.quantity(14), Promised: r.quantity(15),
	}
	return Row{Subject: Product, ID: r.id(0), Cells: []Cell{
		r.text(1), r.text(2), r.text(3), r.text(4), r.text(5), r.number(8), r.number(12), r.number(13), r.number(14), r.number(7),
		unitCost(r.amount(9), l.OnHand, r.truth(11)), r.number(9), text(l.Status()),
	}}, nil
}

// unitCost is the moving average; unknown while nothing is on hand or no cost is
// known, and on a day in the past out of which goods were booked afterwards, at
// a later average, for more than all of them were worth
// (docs/decisions/0004-costing.md, Backdating).
func unitCost(value money.Minor, onHand quantity.Milli, known bool) Cell {
	if onHand == 0 || !known || (onHand > 0) != (value >= 0) && value != 0 {
		return Cell{}
	}
	return number(int64(money.UnitCost(value, onHand)))
}

// lowStock answers from the partial index of low products.
func lowStock(s scope) query {
	const short = "CASE WHEN s.promised > s.on_hand - s.quarantined THEN s.promised - (s.on_hand - s.quarantined) ELSE 0 END"
	return query{
		columns: []string{
			"p.id", "p.sku", "p.name", "v.name", "s.on_hand", "s.available", short, "s.on_order", "s.projected", "p.reorder_point",
			"p.reorder_up_to", "p.reorder_quantity", "p.order_multiple", "ps.minimum_order", "s.status", "COALESCE(ps.lead_time_days, v.lead_time_days)",
		},
		from: "product_stock s JOIN products p ON p.id = s.product_id",
		lookups: "LEFT JOIN suppliers v ON v.id = p.supplier_id" +
			" LEFT JOIN product_suppliers ps ON ps.product_id = p.id AND ps.supplier_id = p.supplier_id",
		where: all([]string{"s.low"}, s.inCategory()),
		key:   "s.product_id",
		// The most urgent first: nothing left before little left before what is on
		// its way; customers waiting; then the emptiest against its reorder point.
		order: "CASE s.status WHEN 'out' THEN 0 WHEN 'low' THEN 1 ELSE 2 END, " + short + " DESC, s.available * 1000 / s.reorder_point, " + byProductName,
		row: func(r *record) (Row, error) {
			suggested := purchasing.Planning{
				Projected: r.quantity(8), ReorderPoint: r.quantity(9), UpTo: r.quantity(10), Quantity: r.quantity(11),
				Multiple: r.quantity(12), Minimum: r.quantity(13),
			}.Suggest()
			return Row{Subject: Product, ID: r.id(0), Cells: []Cell{
				r.text(1), r.text(2), r.text(3), r.number(4), r.number(5), r.number(6), r.number(7), r.number(8), r.number(9),
				number(int64(suggested)), r.text(14), r.number(15),
			}}, nil
		},
	}
}
