package check

import "slices"

// product and location write what people call a row p of products and l of locations.
const (
	product  = `COALESCE(p.name || ' (' || p.sku || ')', 'a product that is gone')`
	location = `COALESCE(l.name, 'a location that is gone')`
)

// sums are the ledger's balances, beside those that are kept.
const sums = `(SELECT COALESCE(m.product_id, b.product_id) AS product_id, COALESCE(m.location_id, b.location_id) AS location_id,
		m.quantity, m.value, b.on_hand, b.value AS kept
	FROM (SELECT product_id, location_id, CAST(SUM(quantity) AS BIGINT) AS quantity, CAST(SUM(value) AS BIGINT) AS value
		FROM stock_movements GROUP BY product_id, location_id) m
	FULL JOIN stock_balances b ON b.product_id = m.product_id AND b.location_id = m.location_id) x
	LEFT JOIN products p ON p.id = x.product_id LEFT JOIN locations l ON l.id = x.location_id`

// perProduct compares a figure of product_stock with the query that must give it.
func perProduct(column, truth string) string {
	return `SELECT ` + product + ` AS place, t.truth AS expected, s.` + column + ` AS found
		FROM product_stock s LEFT JOIN products p ON p.id = s.product_id
		LEFT JOIN (` + truth + `) t ON t.product_id = s.product_id WHERE COALESCE(t.truth, 0) <> s.` + column
}

// stockStatements are the rules of balances, of the products' figures and of pairs of movements.
func stockStatements() []statement {
	return slices.Concat(balanceStatements(), figureStatements(), pairStatements())
}

func balanceStatements() []statement {
	return []statement{
		{
			"balances", "Each balance is the sum of its movements.", goods,
			`SELECT ` + product + ` || ' at ' || ` + location + ` AS place, COALESCE(x.quantity, 0) AS expected, x.on_hand AS found
				FROM ` + sums + ` WHERE COALESCE(x.quantity, 0) <> COALESCE(x.on_hand, 0)`,
		},
		{
			"values", "Each balance is worth the sum of its movements.", amount,
			`SELECT ` + product + ` || ' at ' || ` + location + ` AS place, COALESCE(x.value, 0) AS expected, x.kept AS found
				FROM ` + sums + ` WHERE COALESCE(x.value, 0) <> COALESCE(x.kept, 0)`,
		},
	}
}

// figureStatements are the rules of product_stock.
func figureStatements() []statement {
	const fromBalances = ` FROM stock_balances b JOIN locations l ON l.id = b.location_id `
	return []statement{
		{
			"product_figures", "Every product has its row of figures, and no other has one.", textOnly,
			`SELECT ` + product + ` AS place, 'figures' AS expected, NULL AS found FROM products p
				WHERE NOT EXISTS(SELECT 1 FROM product_stock s WHERE s.product_id = p.id)`,
		},
		{
			"on_hand", "A product's on hand is the sum of its balances.", goods,
			perProduct("on_hand", `SELECT b.product_id, CAST(SUM(b.on_hand) AS BIGINT) AS truth`+fromBalances+`GROUP BY b.product_id`),
		},
		{
			"stock_value", "A product's value is the sum of its balances.", amount,
			perProduct("value", `SELECT b.product_id, CAST(SUM(b.value) AS BIGINT) AS truth`+fromBalances+`GROUP BY b.product_id`),
		},
		{
			"quarantined", "A product's quarantined is what quarantine locations hold of it.", goods,
			perProduct("quarantined", `SELECT b.product_id, CAST(SUM(b.on_hand) AS BIGINT) AS truth`+fromBalances+`WHERE l.quarantine GROUP BY b.product_id`),
		},
		{
			"promised", "What is promised of a product is what its confirmed sales orders still want.", goods,
			perProduct("promised", `SELECT product_id, CAST(SUM(open) AS BIGINT) AS truth FROM sales_order_lines WHERE open > 0 GROUP BY product_id`),
		},
		{
			"on_order", "What is on order of a product is what its purchase orders still expect.", goods,
			perProduct("on_order", `SELECT product_id, CAST(SUM(open) AS BIGINT) AS truth FROM purchase_order_lines WHERE open > 0 GROUP BY product_id`),
		},
		{
			"reorder_point", "A product's figures have its reorder point.", goods,
			perProduct("reorder_point", `SELECT id AS product_id, reorder_point AS truth FROM products`),
		},
		{
			"archived", "A product's figures say whether it is archived.", plain,
			perProduct("archived", `SELECT id AS product_id, archived AS truth FROM products`),
		},
		{
			"cost_known", "A product's cost is known when a movement that stands has one.", plain,
			perProduct("cost_known", `SELECT m.product_id, MAX(1) AS truth FROM stock_movements m WHERE m.unit_cost_e4 IS NOT NULL AND m.reverses_id IS NULL
				AND NOT EXISTS(SELECT 1 FROM stock_movements r WHERE r.reverses_id = m.id) GROUP BY m.product_id`),
		},
	}
}

// pairStatements are the rules of movements that belong together.
func pairStatements() []statement {
	return []statement{
		{
			"reversals", "A reversal takes back just the quantity of the movement that it names.", goods,
			`SELECT 'movement ' || m.id || ' of ' || ` + product + ` AS place, -o.quantity AS expected, m.quantity AS found
				FROM stock_movements m JOIN stock_movements o ON o.id = m.reverses_id LEFT JOIN products p ON p.id = m.product_id
				WHERE m.quantity <> -o.quantity OR m.product_id <> o.product_id OR m.location_id <> o.location_id`,
		},
		{
			"transfers", "A transfer moves goods with their value and keeps the totals.", amount,
			`SELECT m.document || ': ' || ` + product + ` AS place, 0 AS expected, CAST(SUM(m.value) AS BIGINT) AS found
				FROM stock_movements m LEFT JOIN products p ON p.id = m.product_id WHERE m.document_type = 'transfer' AND m.quantity <> 0
				GROUP BY m.document_id, m.document, m.product_id, p.name, p.sku HAVING SUM(m.value) <> 0 OR SUM(m.quantity) <> 0`,
		},
	}
}
