package catalog

import (
	"strings"

	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/query"
)

// table is where the columns of a condition are.
type table uint8

const (
	onProduct table = iota // products p
	onStock                // product_stock ps
	onBoth
)

// tableOf tells where a part of a query can be answered as a whole.
func tableOf(n query.Node) table {
	if n.Op == query.Is {
		if stockColumn(n.Term.Field) != "" || n.Term.Field == "cost" {
			return onStock
		}
		return onProduct
	}
	where := onBoth
	for i, below := range n.Nodes {
		switch t := tableOf(below); {
		case i == 0:
			where = t
		case where != t:
			return onBoth
		}
	}
	return where
}

// stockColumn is the field's column of product_stock ps, if it is one.
func stockColumn(field string) string {
	switch field {
	case "status":
		return "ps.status"
	case "value":
		return "ps.value"
	case "onHand":
		return "ps.on_hand"
	case "allocated":
		return "ps.allocated"
	case "available":
		return "ps.available"
	case "onOrder":
		return "ps.on_order"
	case "projected":
		return "ps.projected"
	case "reorderPoint":
		return "ps.reorder_point"
	}
	return ""
}

// compileOn makes a condition for a query that reads the table. A part that
// belongs to the other one alone is moved there as a whole.
func compileOn(n query.Node, on table) (query.SQL, error) {
	where := tableOf(n)
	if where != onBoth {
		s, err := query.Compile(n, termSQL)
		if err != nil || where == on || s.Text == "" {
			return s, err
		}
		if on == onStock {
			s.Text = "ps.product_id IN (SELECT p.id FROM products p WHERE " + s.Text + ")"
		} else {
			s.Text = "(SELECT " + s.Text + " FROM product_stock ps WHERE ps.product_id = p.id)"
		}
		return s, nil
	}
	parts := make([]query.Node, len(n.Nodes))
	compiled := make([]query.SQL, len(n.Nodes))
	for i, below := range n.Nodes {
		s, err := compileOn(below, on)
		if err != nil {
			return query.SQL{}, err
		}
		compiled[i] = s
		at := int64(i)
		parts[i] = query.Node{Op: query.Is, Term: query.Term{From: &at}}
	}
	// The parts are joined as they were; each stands for what was made of it.
	return query.Compile(query.Node{Op: n.Op, Nodes: parts}, func(t query.Term) (query.SQL, error) { return compiled[*t.From], nil })
}

// termSQL is the condition of one term, over products p or product_stock ps.
func termSQL(t query.Term) (query.SQL, error) {
	if column := stockColumn(t.Field); column != "" {
		if t.Kind == query.Choice {
			return query.SQL{Text: column + " IN ?", Values: []any{t.Any}}, nil
		}
		return t.Between(column), nil
	}
	switch t.Field {
	case "":
		condition, values := db.ProductText("p.id", []string{fold.Key(t.Text)})
		return query.SQL{Text: condition, Values: values}, nil
	case "name", "sku":
		return contains("p."+t.Field+"_key", t.Text), nil
	case "barcode":
		if t.None {
			return query.SQL{Text: "NOT EXISTS(SELECT 1 FROM barcodes b WHERE b.product_id = p.id)"}, nil
		}
		return within("p.id", "SELECT b.product_id FROM barcodes b WHERE ", contains("b.code", t.Text)), nil
	case "unit":
		return within("p.unit_id", "SELECT u.id FROM units u WHERE ", contains("u.code_key", t.Text)), nil
	case "category":
		return categoryTerm(t), nil
	case "supplier":
		return supplierTerm(t), nil
	case "archived":
		return t.Flagged("p.archived"), nil
	case "price":
		return t.Between("p.price_e4"), nil
	case "cost":
		return costTerm(t), nil
	}
	return query.SQL{}, ErrFilter.At("filters").With("value", t.Field)
}

func contains(column, text string) query.SQL {
	condition, values := db.Contains(column, fold.Key(text))
	return query.SQL{Text: condition, Values: values}
}

// within is the condition that the column is one of a set.
func within(column, set string, condition query.SQL) query.SQL {
	return query.SQL{Text: column + " IN (" + set + condition.Text + ")", Values: condition.Values}
}

// categoryTerm takes the categories and everything below them.
func categoryTerm(t query.Term) query.SQL {
	if t.None {
		return query.SQL{Text: "p.category_id IS NULL"}
	}
	start := chosen("k", t)
	return query.SQL{
		Text: "p.category_id IN (WITH RECURSIVE below(id) AS (SELECT k.id FROM categories k WHERE " + start.Text +
			" UNION SELECT c.id FROM categories c JOIN below b ON c.parent_id = b.id) SELECT id FROM below)",
		Values: start.Values,
	}
}

// supplierTerm takes the products that any of the suppliers sells.
func supplierTerm(t query.Term) query.SQL {
	if t.None {
		return query.SQL{Text: "NOT EXISTS(SELECT 1 FROM product_suppliers x WHERE x.product_id = p.id)"}
	}
	suppliers := within("x.supplier_id", "SELECT s.id FROM suppliers s WHERE ", chosen("s", t))
	return within("p.id", "SELECT x.product_id FROM product_suppliers x WHERE ", suppliers)
}

// chosen is the condition on a table with a name and a code: the chosen rows,
// or those with the text in either.
func chosen(alias string, t query.Term) query.SQL {
	if len(t.IDs) > 0 {
		return query.SQL{Text: alias + ".id IN ?", Values: []any{t.IDs}}
	}
	name, code := contains(alias+".name_key", t.Text), contains(alias+".code_key", t.Text)
	return query.SQL{Text: name.Text + " OR " + code.Text, Values: append(name.Values, code.Values...)}
}

// costTerm compares the average cost, which is not stored: value / on hand.
// Both sides are multiplied by what is on hand instead.
func costTerm(t query.Term) query.SQL {
	known := "ps.cost_known AND ps.on_hand <> 0"
	if t.None {
		return query.SQL{Text: "NOT (" + known + ")"}
	}
	t = t.Nearest()                       // as it is shown
	const perUnit = "ps.value * 10000000" // ten-thousandths a minor unit × thousandths a unit
	var parts []string
	var values []any
	if t.From != nil {
		parts, values = append(parts, perUnit+" >= ? * ps.on_hand"), append(values, *t.From)
	}
	if t.To != nil {
		parts, values = append(parts, perUnit+" <= ? * ps.on_hand"), append(values, *t.To)
	}
	// On hand below zero turns the comparison around: both are then below zero.
	text := strings.Join(parts, " AND ")
	turned := strings.NewReplacer(">=", "<=", "<=", ">=").Replace(text)
	return query.SQL{
		Text:   known + " AND CASE WHEN ps.on_hand > 0 THEN " + text + " ELSE " + turned + " END",
		Values: append(values, values...),
	}
}

// StockCondition is the condition of a query of QuerySchema over a table that
// has the columns of product_stock under another alias; some of its columns,
// such as on_hand, may be expressions of that query instead. Fails with ErrFilter.
func StockCondition(n query.Node, alias string, instead map[string]string) (query.SQL, error) {
	s, err := compileOn(n, onStock)
	for column, expression := range instead {
		s.Text = strings.ReplaceAll(s.Text, "ps."+column, expression)
	}
	s.Text = strings.ReplaceAll(s.Text, "ps.", alias+".")
	return s, err
}
