package stock

import (
	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/query"
)

// movementTerm is the condition of one term over the movements m.
func movementTerm(t query.Term) (query.SQL, error) {
	switch t.Field {
	case "":
		product, document := movementProduct(t), documentNumbered(t.Text)
		return query.SQL{Text: product.Text + " OR " + document.Text, Values: append(product.Values, document.Values...)}, nil
	case "product":
		return movementProduct(t), nil
	case "document":
		return documentNumbered(t.Text), nil
	case "location":
		return movementPlace(t), nil
	case "reason":
		return query.SQL{Text: "m.reason IN ?", Values: []any{t.Any}}, nil
	case "day":
		return t.Between("m.day"), nil
	case "user":
		condition, values := db.Contains("LOWER(m.user_name)", fold.Key(t.Text))
		return query.SQL{Text: condition, Values: values}, nil
	}
	return query.SQL{}, ErrFilterUnknown.At("filters").With("value", t.Field)
}

func movementProduct(t query.Term) query.SQL {
	if len(t.IDs) > 0 {
		return query.SQL{Text: "m.product_id IN ?", Values: []any{t.IDs}}
	}
	condition, values := db.ProductText("m.product_id", []string{fold.Key(t.Text)})
	return query.SQL{Text: condition, Values: values}
}

// documentNumbered finds the documents first: movements have no index of numbers.
func documentNumbered(number string) query.SQL {
	key := fold.NumberKey(number)
	return query.SQL{
		Text: `(m.document_type, m.document_id) IN (SELECT 'receipt', r.id FROM receipts r WHERE r.number_key = ?
			UNION ALL SELECT 'shipment', h.id FROM shipments h WHERE h.number_key = ?
			UNION ALL SELECT d.kind, d.id FROM stock_documents d WHERE d.number_key = ?)`,
		Values: []any{key, key, key},
	}
}

// movementPlace takes the locations and everything below them; there are few.
func movementPlace(t query.Term) query.SQL {
	start := query.SQL{Text: "k.id IN ?", Values: []any{t.IDs}}
	if len(t.IDs) == 0 {
		name, values := db.Contains("k.name_key", fold.Key(t.Text))
		code, more := db.Contains("k.code_key", fold.Key(t.Text))
		start = query.SQL{Text: name + " OR " + code, Values: append(values, more...)}
	}
	return query.SQL{
		Text: "m.location_id IN (WITH RECURSIVE under(id) AS (SELECT k.id FROM locations k WHERE " + start.Text +
			" UNION SELECT c.id FROM locations c JOIN under u ON c.parent_id = u.id) SELECT id FROM under)",
		Values: start.Values,
	}
}
