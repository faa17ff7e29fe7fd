package query

import (
	"slices"
	"strconv"
	"strings"

	"stockroom/backend/day"
	"stockroom/backend/fault"
)

// ErrFilter says that a list was asked to filter by what it does not know.
var ErrFilter = fault.Define("query.filter_unknown", "The filter “{value}” is not known.")

// Filter is one filter that was chosen, not typed. Values are joined by or:
// of texts "#12" is the one with that id, "none" those without, all else is
// text; of choices their values; of flags yes or no. From and To are
// inclusive: whole numbers in the unit of the kind, or YYYY-MM-DD.
type Filter struct {
	Field    string
	Not      bool
	Values   []string
	From, To string
}

// Nodes reads filters, which must all hold. Fails with ErrFilter at "filters.0.field".
func Nodes(filters []Filter, schema Schema) ([]Node, error) {
	var all []Node
	for i, f := range filters {
		place := "filters." + strconv.Itoa(i) + "."
		field, ok := schema.Field(f.Field)
		if !ok {
			return nil, ErrFilter.At(place+"field").With("value", f.Field)
		}
		node, member, value := f.node(field)
		if member != "" {
			return nil, ErrFilter.At(place+member).With("value", value)
		}
		if f.Not {
			node = Node{Op: Not, Nodes: []Node{node}}
		}
		all = append(all, node)
	}
	return all, nil
}

// node answers the member and the value that it does not know, if any.
func (f Filter) node(field Field) (node Node, member, value string) {
	t := Term{Field: field.Name, Kind: field.Kind, Digits: -1}
	if field.Kind >= Count && f.From+f.To != "" {
		var ok bool
		if t.From, ok = bound(field.Kind, f.From); !ok {
			return node, "from", f.From
		}
		if t.To, ok = bound(field.Kind, f.To); !ok {
			return node, "to", f.To
		}
		return Node{Op: Is, Term: t}, "", ""
	}
	node.Op = Or
	chosen := t
	for _, v := range f.Values {
		switch {
		case v == noneWord && field.Empty:
			none := t
			none.None = true
			node.Nodes = append(node.Nodes, Node{Op: Is, Term: none})
		case field.Kind == Flag && (v == "yes" || v == "no"):
			t.On = v == "yes"
			node.Nodes = append(node.Nodes, Node{Op: Is, Term: t})
		case field.Kind == Choice && slices.ContainsFunc(field.Options, func(o Option) bool { return o.Value == v }):
			chosen.Any = append(chosen.Any, v)
		case field.Kind == Text && strings.HasPrefix(v, "#"):
			id, err := strconv.ParseInt(v[1:], 10, 64)
			if err != nil {
				return node, "values", v
			}
			chosen.IDs = append(chosen.IDs, id)
		case field.Kind == Text && v != "":
			t.Text = v
			node.Nodes = append(node.Nodes, Node{Op: Is, Term: t})
		default:
			return node, "values", v
		}
	}
	if len(chosen.Any)+len(chosen.IDs) > 0 {
		node.Nodes = append(node.Nodes, Node{Op: Is, Term: chosen})
	}
	if len(node.Nodes) == 0 {
		return node, "values", ""
	}
	return node, "", ""
}

// bound reads one end of a range; "" is open.
func bound(kind Kind, text string) (n *int64, ok bool) {
	if text == "" {
		return nil, true
	}
	if kind == Date {
		d, err := day.Parse(text)
		value := int64(d)
		return &value, err == nil
	}
	value, err := strconv.ParseInt(text, 10, 64)
	return &value, err == nil && value >= -maxNumber && value <= maxNumber
}

// All joins nodes that must all hold; those of an And are taken out of it.
func All(nodes ...Node) Node {
	all := Node{Op: And}
	for _, n := range nodes {
		if n.Op == And {
			all.Nodes = append(all.Nodes, n.Nodes...)
		} else {
			all.Nodes = append(all.Nodes, n)
		}
	}
	return all
}

// Mentions tells whether the field is asked for anywhere.
func (n Node) Mentions(field string) bool {
	if n.Op == Is {
		return n.Term.Field == field
	}
	return slices.ContainsFunc(n.Nodes, func(below Node) bool { return below.Mentions(field) })
}
