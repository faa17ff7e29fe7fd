package check

// orderTables names the tables of one kind of order, for the rules that both kinds share.
type orderTables struct {
	kind     string // in the rules' names and sentences
	orders   string
	lines    string
	done     string // the column of what was received or shipped
	openIn   string // the states in which something is still wanted
	papers   string // receipts or shipments
	parts    string // their lines
	paper    string // the column that names the paper
	document string // the type of document that movements name
	sign     string // of a movement's quantity
	states   progress
}

// progress names the states that an order goes through as it is received or shipped.
type progress struct{ first, agreed, partly, whole string }

func purchaseTables() orderTables {
	return orderTables{
		"purchase", "purchase_orders", "purchase_order_lines", "received", "'ordered', 'partially_received'",
		"receipts", "receipt_lines", "receipt_id", "receipt", "",
		progress{"draft", "ordered", "partially_received", "received"},
	}
}

func salesTables() orderTables {
	return orderTables{
		"sales", "sales_orders", "sales_order_lines", "shipped", "'confirmed', 'partially_shipped'",
		"shipments", "shipment_lines", "shipment_id", "shipment", "-",
		progress{"quote", "confirmed", "partially_shipped", "shipped"},
	}
}

// orderStatements are the rules of orders, their lines, receipts and shipments.
func orderStatements() []statement {
	return append(purchaseTables().statements(), salesTables().statements()...)
}

func (t orderTables) statements() []statement {
	line := `o.number || ' line ' || l.position AS place`
	from := ` FROM ` + t.lines + ` l JOIN ` + t.orders + ` o ON o.id = l.order_id `
	open := `CASE WHEN NOT o.history AND o.state IN (` + t.openIn + `) AND l.quantity > l.` + t.done + ` THEN l.quantity - l.` + t.done + ` ELSE 0 END`
	parts := `COALESCE((SELECT SUM(r.quantity) FROM ` + t.parts + ` r JOIN ` + t.papers + ` d ON d.id = r.` + t.paper + `
		WHERE r.order_line_id = l.id AND d.reversed_entry_id IS NULL), 0)`
	return []statement{
		{
			t.kind + "_totals", "An order's net is the sum of its lines.", amount,
			`SELECT o.number AS place, COALESCE(CAST(SUM(l.net) AS BIGINT), 0) AS expected, o.net AS found
				FROM ` + t.orders + ` o LEFT JOIN ` + t.lines + ` l ON l.order_id = o.id
				GROUP BY o.id, o.number, o.net HAVING COALESCE(SUM(l.net), 0) <> o.net`,
		},
		{
			t.kind + "_gross", "An order's gross is the sum of its lines.", amount,
			`SELECT o.number AS place, COALESCE(CAST(SUM(l.gross) AS BIGINT), 0) AS expected, o.gross AS found
				FROM ` + t.orders + ` o LEFT JOIN ` + t.lines + ` l ON l.order_id = o.id
				GROUP BY o.id, o.number, o.gross HAVING COALESCE(SUM(l.gross), 0) <> o.gross`,
		},
		t.stateStatement(),
		{
			t.kind + "_open", "What a line still wants follows from its order's state and what was " + t.done + ".", goods,
			`SELECT ` + line + `, ` + open + ` AS expected, l.open AS found` + from + `WHERE l.open <> ` + open,
		},
		{
			t.kind + "_" + t.done, "What was " + t.done + " of a line is the sum of its " + t.papers + " that stand.", goods,
			`SELECT ` + line + `, ` + parts + ` AS expected, l.` + t.done + ` AS found` + from + `WHERE NOT o.history AND l.` + t.done + ` <> ` + parts,
		},
		{
			t.kind + "_history", "An order taken in as history has moved nothing.", textOnly,
			`SELECT o.number AS place, 'no ` + t.document + `' AS expected, d.number AS found
				FROM ` + t.papers + ` d JOIN ` + t.orders + ` o ON o.id = d.order_id WHERE o.history`,
		},
		{
			t.document + "_movements", "The movements of a " + t.document + " are its lines.", goods,
			`SELECT d.number || ' line ' || r.id AS place, ` + t.sign + `r.quantity AS expected,
					(SELECT CAST(SUM(m.quantity) AS BIGINT) FROM stock_movements m WHERE m.document_type = '` + t.document + `'
						AND m.document_id = d.id AND m.document_line = r.id AND m.product_id = r.product_id AND m.reverses_id IS NULL) AS found
				FROM ` + t.parts + ` r JOIN ` + t.papers + ` d ON d.id = r.` + t.paper + `
				WHERE ` + t.sign + `r.quantity <> COALESCE((SELECT SUM(m.quantity) FROM stock_movements m WHERE m.document_type = '` + t.document + `'
					AND m.document_id = d.id AND m.document_line = r.id AND m.product_id = r.product_id AND m.reverses_id IS NULL), 0)`,
		},
	}
}

// stateStatement finds orders whose state their lines do not bear out: some
// went, or everything did, or nothing.
func (t orderTables) stateStatement() statement {
	state := `CASE WHEN p.begun = 0 AND o.state IN ('` + t.states.first + `', 'cancelled') OR p.complete = 0 AND o.state = 'closed_short' THEN o.state
		WHEN p.complete = 1 THEN '` + t.states.whole + `' WHEN p.begun = 1 THEN '` + t.states.partly + `' ELSE '` + t.states.agreed + `' END`
	return statement{
		t.kind + "_state", "An order's state follows from what was " + t.done + ".", textOnly,
		`SELECT o.number AS place, ` + state + ` AS expected, o.state AS found
			FROM ` + t.orders + ` o JOIN (SELECT l.order_id, MAX(CASE WHEN l.` + t.done + ` > 0 THEN 1 ELSE 0 END) AS begun,
				MIN(CASE WHEN l.` + t.done + ` >= l.quantity THEN 1 ELSE 0 END) AS complete FROM ` + t.lines + ` l GROUP BY l.order_id) p ON p.order_id = o.id
			WHERE NOT o.history AND o.state <> ` + state,
	}
}
