package report

import (
	"strings"

	"stockroom/backend/money"
)

// Sales count from two kinds of facts, added up by one key: order lines, and
// what was shipped of them.
//
// By order day: every line of a confirmed or later order counts as ordered; an
// order closed short counts what was shipped. By shipping day: what was
// shipped; finished history, which has no shipments, counts on the day it was shipped.
// Cost and the net that it belongs to always come from the shipments' movements.
// CROSS JOIN keeps the order of the tables, whatever the database believes to
// know of their sizes: from the orders or shipments of the period to their
// lines, or, for a single product, from its lines to their orders.

// salesKey is what sales are grouped by: its expression over the facts, and
// the table that has its names.
type salesKey struct {
	key     string // of order o, line or shipment line f, product p, day d
	lookup  string // join of the names to the key g.id
	names   []string
	sort    string
	subject Subject
}

func salesByProduct(s scope) query {
	return sales(s, salesKey{
		"f.product_id", "JOIN products k ON k.id = g.id", []string{"k.sku", "k.name"}, "k.name_key", Product,
	})
}

func salesByCategory(s scope) query {
	return sales(s, salesKey{
		"p.category_id", "LEFT JOIN categories k ON k.id = g.id", []string{"k.name"}, "COALESCE(k.name_key, '')", ByCategory,
	})
}

func salesByCustomer(s scope) query {
	return sales(s, salesKey{
		"o.customer_id", "JOIN customers k ON k.id = g.id", []string{"k.name"}, "k.name_key", Customer,
	})
}

func sales(s scope, k salesKey) query {
	names := len(k.names)
	return query{
		with:    salesFacts(s, k.key),
		columns: append(append([]string{"g.id"}, k.names...), "g.orders", "g.quantity", "g.gross", "g.gross - g.net", "g.net", "g.cost", "g.costed - g.cost", "g.costed"),
		from:    "g " + k.lookup,
		order:   "g.net DESC, " + k.sort + ", g.id",
		onePass: true,
		row: func(r *record) (Row, error) {
			cells := make([]Cell, 0, names+8)
			for i := range names {
				cells = append(cells, r.text(1+i))
			}
			return Row{Subject: k.subject, ID: r.id(0), Cells: append(cells, salesCells(r, 1+names)...)}, nil
		},
	}
}

// salesCells are the figures that start at column i: orders, quantity, gross,
// discount, net, cost, margin, and the net whose cost is known.
func salesCells(r *record, i int) []Cell {
	percent := Cell{}
	if margin := r.number(i + 6); margin.Known {
		percent.Number, percent.Known = money.Percent(money.Minor(margin.Number), r.amount(i+7))
	}
	return []Cell{r.number(i), r.number(i + 1), r.number(i + 2), r.number(i + 3), r.number(i + 4), r.number(i + 5), r.number(i + 6), percent}
}

// salesFacts makes the table expression g: one row for each value of the key.
func salesFacts(s scope, key string) string {
	ordered, shipped := orderedFacts(s, key), shippedFacts(s, key)
	return "WITH facts AS (" + ordered + " UNION ALL " + shipped + "), " +
		`g AS (SELECT id, COUNT(DISTINCT order_id) AS orders, SUM(quantity) AS quantity, SUM(gross) AS gross, SUM(net) AS net,
			SUM(cost) AS cost, SUM(costed) AS costed FROM facts GROUP BY id HAVING SUM(quantity) <> 0)`
}

// countsAsOrdered is the condition that the lines of an order count as they stand, by order day.
const countsAsOrdered = "o.state IN ('confirmed', 'partially_shipped', 'shipped')"

// orderedFacts are lines of orders that count as they stand.
func orderedFacts(s scope, key string) string {
	day, states := "o.order_day", countsAsOrdered
	if s.basis == Shipped {
		day, states = "o.shipped_day", "o.state = 'shipped' AND o.history"
	}
	tables, conditions := "sales_orders o CROSS JOIN sales_order_lines f", []string{states, "f.order_id = o.id"}
	if s.product != 0 {
		tables, conditions = "sales_order_lines f CROSS JOIN sales_orders o", append(conditions, "f.product_id = @product")
	}
	return "SELECT " + strings.ReplaceAll(key, dayOfFact, day) + " AS id, o.id AS order_id, f.quantity AS quantity, f.gross AS gross, f.net AS net," +
		" NULL AS cost, NULL AS costed FROM " + tables + productOfFact(s, key) + " WHERE " +
		strings.Join(all(conditions, s.inPeriod(day), s.inLocation("o.location_id"), s.inCategory()), " AND ")
}

// shippedFacts are the lines of shipments that stand, with their cost. By
// order day they count by themselves only where the order was closed short;
// without costs the others are not needed at all.
func shippedFacts(s scope, key string) string {
	day, location, counts := "o.order_day", "o.location_id", "CASE WHEN o.state = 'closed_short' THEN 1 ELSE 0 END"
	tables, states := "sales_orders o CROSS JOIN shipments h", "o.state IN ('confirmed', 'partially_shipped', 'shipped', 'closed_short')"
	cost, costed := "CASE WHEN m.unit_cost_e4 IS NOT NULL THEN -m.value END", "CASE WHEN m.unit_cost_e4 IS NOT NULL THEN f.net END"
	movement := " LEFT JOIN stock_movements m ON m.document_type = 'shipment' AND m.document_id = h.id AND m.document_line = f.id AND m.quantity < 0"
	if s.basis == Shipped {
		day, location, counts = "h.day", "h.location_id", "1"
		tables, states = "shipments h CROSS JOIN sales_orders o", "o.state <> 'cancelled'"
	}
	if s.withoutCost {
		cost, costed, movement = "NULL", "NULL", ""
	}
	if s.withoutCost && s.basis == Ordered {
		states = "o.state = 'closed_short'"
	}
	conditions := []string{states, "h.order_id = o.id", "h.reversed_entry_id IS NULL", "f.shipment_id = h.id"}
	tables += " CROSS JOIN shipment_lines f"
	if s.product != 0 {
		tables = "sales_order_lines l CROSS JOIN shipment_lines f CROSS JOIN shipments h CROSS JOIN sales_orders o"
		conditions = append(conditions, "l.product_id = @product", "f.order_line_id = l.id")
	}
	return "SELECT " + strings.Join([]string{
		strings.ReplaceAll(key, dayOfFact, day) + " AS id", "o.id AS order_id", "f.quantity * " + counts + " AS quantity",
		"f.gross * " + counts + " AS gross", "f.net * " + counts + " AS net", cost + " AS cost", costed + " AS costed",
	}, ", ") + " FROM " + tables + productOfFact(s, key) + movement + " WHERE " +
		strings.Join(all(conditions, s.inPeriod(day), s.inLocation(location), s.inCategory()), " AND ")
}

// productOfFact joins the product where the category matters.
func productOfFact(s scope, key string) string {
	if s.category.ID == 0 && !strings.HasPrefix(key, "p.") {
		return ""
	}
	return " JOIN products p ON p.id = f.product_id"
}

// dayOfFact stands in the key of periods for the day by which sales count.
const dayOfFact = "{day}"

// salesByPeriod groups by the number of the period, in its order.
func salesByPeriod(s scope) query {
	q := query{
		with:    salesFacts(s, periodKey(s.by, dayOfFact)),
		columns: []string{"g.id", "g.orders", "g.quantity", "g.gross", "g.gross - g.net", "g.net", "g.cost", "g.costed - g.cost", "g.costed"},
		from:    "g",
		order:   "g.id",
		onePass: true,
	}
	q.collect = func(next func(func(*record) error) error) ([]Row, error) {
		var rows []periodRow
		err := next(func(r *record) error {
			rows = append(rows, periodRow{key: r.id(0), cells: salesCells(r, 1)})
			return nil
		})
		return fillPeriods(s.by, rows), err
	}
	return q
}
