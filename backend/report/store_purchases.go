package report

import "strings"

// A line's open amount is its net less what was received or shipped of it: so
// the parts of a line add up to its net (package order).
const (
	receivedOfLine = `(SELECT COALESCE(SUM(rl.value), 0) FROM receipt_lines rl JOIN receipts r ON r.id = rl.receipt_id
		WHERE rl.order_line_id = f.id AND r.reversed_entry_id IS NULL)`
	shippedOfLine = `(SELECT COALESCE(SUM(hl.net), 0) FROM shipment_lines hl JOIN shipments h ON h.id = hl.shipment_id
		WHERE hl.order_line_id = f.id AND h.reversed_entry_id IS NULL)`
	openOfLines = "SUM(CASE WHEN open > 0 AND net > done THEN net - done ELSE 0 END)"
)

// purchasesBySupplier groups order lines; what is received and open comes from
// the receipts. Finished history has none: it is received as ordered.
func purchasesBySupplier(s scope) query {
	conditions := all([]string{"o.state NOT IN ('draft', 'cancelled')"},
		s.inPeriod("o.order_day"), s.inLocation("o.location_id"), s.inCategory())
	product := ""
	if s.category.ID != 0 {
		product = " JOIN products p ON p.id = f.product_id"
	}
	return query{
		with: `WITH lines AS MATERIALIZED (SELECT o.supplier_id AS id, o.id AS order_id, f.quantity AS quantity, f.net AS net, f.open AS open,
				CASE WHEN o.history AND o.state = 'received' THEN f.net ELSE ` + receivedOfLine + ` END AS done
			FROM purchase_orders o JOIN purchase_order_lines f ON f.order_id = o.id` + product + ` WHERE ` + strings.Join(conditions, " AND ") + `),
			g AS (SELECT id, COUNT(DISTINCT order_id) AS orders, SUM(quantity) AS quantity, SUM(net) AS ordered, SUM(done) AS received, ` +
			openOfLines + ` AS open FROM lines GROUP BY id)`,
		columns: []string{"g.id", "k.name", "g.orders", "g.quantity", "g.ordered", "g.received", "g.open"},
		from:    "g JOIN suppliers k ON k.id = g.id",
		order:   "g.ordered DESC, k.name_key, g.id",
		onePass: true,
		row: func(r *record) (Row, error) {
			return Row{Subject: Supplier, ID: r.id(0), Cells: []Cell{
				r.text(1), r.number(2), r.number(3), r.number(4), r.number(5), r.number(6),
			}}, nil
		},
	}
}

// openAmountOf is the statement for the open amount of orders; its parts are constants.
func openAmountOf(orders, lines, begun, done, open string) string {
	done = "CASE WHEN " + begun + " = 0 THEN 0 ELSE " + done + " END"
	return "WITH lines AS MATERIALIZED (SELECT f.net AS net, f.open AS open, " + done + " AS done FROM " + orders + " o JOIN " + lines +
		" f ON f.order_id = o.id WHERE " + open + " AND f.open > 0) SELECT " + openOfLines + " FROM lines"
}
