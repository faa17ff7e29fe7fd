package query

import "strings"

// SQL is a condition with its parameters. It is never the user's text.
type SQL struct {
	Text   string
	Values []any
}

// Compile makes one condition of a query; term makes those of its terms. An
// empty query is the empty text. What a term leaves unknown (NULL) does not hold.
func Compile(n Node, term func(Term) (SQL, error)) (SQL, error) {
	switch n.Op {
	case Is:
		return term(n.Term)
	case Not:
		s, err := Compile(n.Nodes[0], term)
		if err != nil || s.Text == "" {
			return s, err
		}
		return SQL{"NOT COALESCE((" + s.Text + "), FALSE)", s.Values}, nil
	case Or:
		return join(n.Nodes, " OR ", term)
	case And:
	}
	return join(n.Nodes, " AND ", term)
}

func join(nodes []Node, with string, term func(Term) (SQL, error)) (SQL, error) {
	var all SQL
	var parts []string
	for _, n := range nodes {
		s, err := Compile(n, term)
		if err != nil {
			return all, err
		}
		if s.Text == "" {
			continue
		}
		parts, all.Values = append(parts, s.Text), append(all.Values, s.Values...)
	}
	if len(parts) == 1 {
		all.Text = parts[0]
	} else if len(parts) > 1 {
		all.Text = "(" + strings.Join(parts, ")"+with+"(") + ")"
	}
	return all, nil
}

// Between is the condition that the expression lies in the term's range.
func (t Term) Between(expression string) SQL {
	switch {
	case t.From != nil && t.To != nil:
		return SQL{expression + " BETWEEN ? AND ?", []any{*t.From, *t.To}}
	case t.From != nil:
		return SQL{expression + " >= ?", []any{*t.From}}
	case t.To != nil:
		return SQL{expression + " <= ?", []any{*t.To}}
	}
	return SQL{Text: "TRUE"}
}

// Flagged is the condition itself, or its contrary for a flag that is off.
func (t Term) Flagged(condition string, values ...any) SQL {
	if t.On {
		return SQL{condition, values}
	}
	return SQL{"NOT (" + condition + ")", values}
}
