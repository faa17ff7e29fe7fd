package check

// papers are all documents that move stock, with whether they were reversed.
const papers = `(SELECT 'receipt' AS kind, id, number, reversed_entry_id FROM receipts
	UNION ALL SELECT 'shipment', id, number, reversed_entry_id FROM shipments
	UNION ALL SELECT kind, id, number, reversed_entry_id FROM stock_documents)`

// numbered are the documents that take their number from a counter and are never deleted.
const numbered = `(SELECT 'receipt' AS name, COUNT(*) AS documents FROM receipts
	UNION ALL SELECT 'shipment', COUNT(*) FROM shipments
	UNION ALL SELECT k.kind, (SELECT COUNT(*) FROM stock_documents d WHERE d.kind = k.kind)
		FROM (SELECT 'adjustment' AS kind UNION ALL SELECT 'transfer' UNION ALL SELECT 'opening') k)`

// documentStatements are the rules of documents, movements and the journal.
func documentStatements() []statement {
	return []statement{
		{
			"movement_documents", "Every movement names a document that exists.", textOnly,
			`SELECT 'movement ' || m.id AS place, m.document_type || ' ' || m.document AS expected, d.number AS found
				FROM stock_movements m LEFT JOIN ` + papers + ` d ON d.kind = m.document_type AND d.id = m.document_id
				WHERE d.number IS NULL OR d.number <> m.document`,
		},
		{
			"document_movements", "Every document that moves stock has movements.", textOnly,
			`SELECT d.number AS place, 'movements' AS expected, NULL AS found FROM ` + papers + ` d
				WHERE NOT EXISTS(SELECT 1 FROM stock_movements m WHERE m.document_type = d.kind AND m.document_id = d.id)`,
		},
		{
			"document_reversals", "A reversed document's movements are all reversed, and no other's.", plain,
			`SELECT d.number || CASE WHEN d.reversed_entry_id IS NULL THEN ' (stands)' ELSE ' (reversed)' END AS place,
					CASE WHEN d.reversed_entry_id IS NULL THEN 0 ELSE m.movements END AS expected, m.reversed AS found
				FROM ` + papers + ` d JOIN (SELECT o.document_type, o.document_id, COUNT(*) AS movements, COUNT(r.id) AS reversed
					FROM stock_movements o LEFT JOIN stock_movements r ON r.reverses_id = o.id
					WHERE o.reverses_id IS NULL AND o.quantity <> 0 GROUP BY o.document_type, o.document_id) m
				ON m.document_type = d.kind AND m.document_id = d.id
				WHERE m.reversed <> CASE WHEN d.reversed_entry_id IS NULL THEN 0 ELSE m.movements END`,
		},
		{
			"numbers", "Documents are numbered without a gap.", plain,
			`SELECT c.name AS place, n.documents + 1 AS expected, c.next_value AS found
				FROM counters c JOIN ` + numbered + ` n ON n.name = c.name WHERE c.next_value <> n.documents + 1`,
		},
		{
			"journal", "Every command in the journal has its answer.", textOnly,
			`SELECT 'command ' || e.id || ' ' || e.command AS place, 'an answer' AS expected, NULL AS found FROM journal_entries e WHERE e.answer = ''`,
		},
		{
			"movement_commands", "Every movement was made by a command in the journal.", textOnly,
			`SELECT 'movement ' || m.id AS place, 'command ' || m.entry_id AS expected, NULL AS found
				FROM stock_movements m LEFT JOIN journal_entries e ON e.id = m.entry_id WHERE e.id IS NULL`,
		},
		strayMovements("receipt"), strayMovements("shipment"), receiptValues(), shippedAmounts(),
		gapless("ledger_gap", "No movement is missing from the ledger.", "stock_movements"),
		gapless("journal_gap", "No command is missing from the journal.", "journal_entries"),
	}
}

// strayMovements finds movements that name a document of the kind, and no line of it.
func strayMovements(kind string) statement {
	return statement{
		kind + "_lines", "Every movement of a " + kind + " is one of its lines.", textOnly,
		`SELECT 'movement ' || m.id AS place, 'a line of ' || m.document AS expected, NULL AS found FROM stock_movements m
			LEFT JOIN ` + kind + `_lines r ON r.id = m.document_line AND r.` + kind + `_id = m.document_id AND r.product_id = m.product_id
			WHERE m.document_type = '` + kind + `' AND r.id IS NULL`,
	}
}

// receiptValues compares what the ledger says that goods came in for with their receipt.
func receiptValues() statement {
	return statement{
		"receipt_values", "The movements of a receipt are worth what its lines are.", amount,
		`SELECT d.number || ' line ' || r.id AS place, r.value AS expected, m.value AS found
			FROM receipt_lines r JOIN receipts d ON d.id = r.receipt_id
			JOIN stock_movements m ON m.document_type = 'receipt' AND m.document_id = d.id AND m.document_line = r.id
			WHERE m.quantity > 0 AND m.reverses_id IS NULL AND m.value <> r.value`,
	}
}

// shippedAmounts finds lines of which more was charged for than they are
// worth, or less although all of it has left.
func shippedAmounts() statement {
	return statement{
		"shipped_amounts", "The shipments of a line add up to its amount when all of it has left, and never to more.", amount,
		`SELECT o.number || ' line ' || l.position AS place, CASE WHEN x.net <> l.net THEN l.net ELSE l.gross END AS expected,
				CASE WHEN x.net <> l.net THEN x.net ELSE x.gross END AS found
			FROM (SELECT r.order_line_id, CAST(SUM(r.net) AS BIGINT) AS net, CAST(SUM(r.gross) AS BIGINT) AS gross
				FROM shipment_lines r JOIN shipments d ON d.id = r.shipment_id WHERE d.reversed_entry_id IS NULL GROUP BY r.order_line_id) x
			JOIN sales_order_lines l ON l.id = x.order_line_id JOIN sales_orders o ON o.id = l.order_id
			WHERE x.net > l.net OR x.gross > l.gross OR l.shipped >= l.quantity AND (x.net <> l.net OR x.gross <> l.gross)`,
	}
}

// gapless compares how many rows there are with how many there were: rows are
// numbered from 1, refused commands take no number, and none is ever deleted.
func gapless(name, what, table string) statement {
	return statement{
		name, what, plain,
		`SELECT '` + table + `' AS place, MAX(id) AS expected, COUNT(*) AS found FROM ` + table + ` HAVING COALESCE(MAX(id), 0) <> COUNT(*)`,
	}
}
