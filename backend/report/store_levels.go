package report

import (
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

const (
	productLookups = "LEFT JOIN categories c ON c.id = p.category_id LEFT JOIN suppliers v ON v.id = p.supplier_id JOIN units u ON u.id = p.unit_id"
	byProductName  = "p.name_key, p.id"
)

// stockLevels answers from product_stock; for a day in the past from the
// ledger, for one location from the balances.
func stockLevels(s scope) query {
	f := levelFigures(s)
	return query{
		columns: []string{
			"p.id", "p.sku", "p.name", "c.name", "v.name", "u.code", "p.archived", "p.reorder_point",
			f.onHand, f.value, f.quarantined, f.costKnown, f.allocated, f.available, f.onOrder, f.promised,
		},
		from:    "products p JOIN product_stock s ON s.product_id = p.id",
		lookups: productLookups,
		where:   s.inCategory("p.category_id"),
		order:   byProductName,
		totals:  map[string]string{"on_hand": f.onHand, "allocated": f.allocated, "available": f.available, "on_order": f.onOrder, "value": f.value},
		row: func(r *record) (Row, error) {
			l := Level{
				Archived: r.truth(6), ReorderPoint: r.quantity(7), OnHand: r.quantity(8), Quarantined: r.quantity(10),
				OnOrder: r.quantity(14), Promised: r.quantity(15),
			}
			return Row{Subject: Product, ID: r.id(0), Cells: []Cell{
				r.text(1), r.text(2), r.text(3), r.text(4), r.text(5), r.number(8), r.number(12), r.number(13), r.number(14), r.number(7),
				unitCost(r.amount(9), l.OnHand, r.truth(11)), r.number(9), text(l.Status()),
			}}, nil
		},
	}
}

// levelExpressions are the figures of a product, as SQL expressions.
type levelExpressions struct {
	onHand, value, quarantined, costKnown   string
	allocated, available, onOrder, promised string
}

// levelFigures says where the figures come from. What is promised and on order
// is known only for the whole company and only as it is now.
func levelFigures(s scope) levelExpressions {
	if s.asOf.IsZero() && s.location.ID == 0 {
		return levelExpressions{
			"s.on_hand", "s.value", "s.quarantined", "s.cost_known",
			"s.allocated", "s.available", "s.on_order", "s.promised",
		}
	}
	table, onHand, at := "stock_balances", "on_hand", "m.product_id = p.id"
	if !s.asOf.IsZero() {
		table, onHand, at = "stock_movements", "quantity", "m.product_id = p.id AND m.day <= @asOf"
	}
	if s.location.ID != 0 {
		at += " AND m.location_id IN " + locationsBelow
	}
	sum := func(column, extra string) string {
		return "(SELECT COALESCE(SUM(m." + column + "), 0) FROM " + table + " m WHERE " + at + extra + ")"
	}
	return levelExpressions{
		onHand: sum(onHand, ""), value: sum("value", ""),
		quarantined: sum(onHand, " AND m.location_id IN (SELECT q.id FROM locations q WHERE q.quarantine)"),
		costKnown:   costKnown(s, "s.cost_known", sum("value", "")),
		allocated:   "NULL", available: "NULL", onOrder: "NULL", promised: "NULL",
	}
}

// costKnown is whether a cost was known on the day asked for. Once known it
// stays so; only where it is known today and the stock was worth nothing, the
// ledger has to say whether that nothing was known already.
func costKnown(s scope, today, value string) string {
	if s.asOf.IsZero() {
		return today
	}
	return "CASE WHEN NOT " + today + " OR " + value + " <> 0 THEN " + today +
		" ELSE EXISTS(SELECT 1 FROM stock_movements k WHERE k.product_id = p.id AND k.day <= @asOf AND k.unit_cost_e4 IS NOT NULL) END"
}

// unitCost is the moving average; unknown while nothing is on hand or no cost is known.
func unitCost(value money.Minor, onHand quantity.Milli, known bool) Cell {
	if onHand == 0 || !known {
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
		where: all([]string{"s.low"}, s.inCategory("p.category_id")),
		// The most urgent first: nothing left before little left before what is on
		// its way; customers waiting; then the emptiest against its reorder point.
		order: "CASE s.status WHEN 'out' THEN 0 WHEN 'low' THEN 1 ELSE 2 END, " + short + " DESC, s.available * 1000 / s.reorder_point, " + byProductName,
		row: func(r *record) (Row, error) {
			suggested := Reorder{
				Projected: r.quantity(8), Point: r.quantity(9), UpTo: r.quantity(10), Quantity: r.quantity(11),
				Multiple: r.quantity(12), Minimum: r.quantity(13),
			}.Suggested()
			return Row{Subject: Product, ID: r.id(0), Cells: []Cell{
				r.text(1), r.text(2), r.text(3), r.number(4), r.number(5), r.number(6), r.number(7), r.number(8), r.number(9),
				number(int64(suggested)), r.text(14), r.number(15),
			}}, nil
		},
	}
}
