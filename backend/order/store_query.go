package order

import (
	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/query"
)

// where makes one condition of what was typed and chosen. Fails with
// ErrFilterUnknown at "filters".
func (f Filter) where(s Shape, today day.Day) ([]Condition, error) {
	compiled, err := query.Compile(f.Where, func(t query.Term) (query.SQL, error) { return s.term(t, today) })
	if err != nil || compiled.Text == "" {
		return nil, err
	}
	return []Condition{{"(" + compiled.Text + ")", compiled.Values}}, nil
}

func (s Shape) term(t query.Term, today day.Day) (query.SQL, error) {
	open := query.SQL{Text: "o.state IN ?", Values: []any{s.Open}}
	if condition, ok := s.Flags[t.Field]; ok {
		return t.Flagged(condition), nil
	}
	switch t.Field {
	case "":
		c := (Filter{}).word(s, fold.Key(t.Text))
		return query.SQL{Text: c.SQL, Values: c.Parameters}, nil
	case "number", "reference":
		return anywhere("LOWER(o."+t.Field+")", t.Text), nil
	case s.Field:
		return s.partyTerm(t), nil
	case "product":
		return s.productTerm(t), nil
	case "state":
		return query.SQL{Text: "o.state IN ?", Values: []any{t.Any}}, nil
	case "orderDay":
		return t.Between("o.order_day"), nil
	case s.Due:
		if t.None {
			return query.SQL{Text: s.Wanted + " = 0"}, nil
		}
		between := t.Between(s.Wanted)
		return query.SQL{Text: s.Wanted + " > 0 AND " + between.Text, Values: between.Values}, nil
	case "net":
		return t.Between("o.net"), nil
	case "open":
		return t.Flagged(open.Text, open.Values...), nil
	case "late":
		return t.Flagged(open.Text+" AND "+s.Wanted+" > 0 AND "+s.Wanted+" < ?", s.Open, int64(today)), nil
	}
	return query.SQL{}, ErrFilterUnknown.At("filters").With("value", t.Field)
}

func anywhere(column, text string) query.SQL {
	return query.SQL{Text: column + " LIKE ? ESCAPE '!'", Values: []any{Like(fold.Key(text))}}
}

// partyTerm looks the parties, which are few, through once.
func (s Shape) partyTerm(t query.Term) query.SQL {
	if len(t.IDs) > 0 {
		return query.SQL{Text: s.Party + " IN ?", Values: []any{t.IDs}}
	}
	name, code := anywhere("party.name_key", t.Text), anywhere("party.code_key", t.Text)
	return query.SQL{
		Text:   s.Party + " IN (SELECT party.id FROM " + s.Parties + " party WHERE " + name.Text + " OR " + code.Text + ")",
		Values: append(name.Values, code.Values...),
	}
}

func (s Shape) productTerm(t query.Term) query.SQL {
	products, values := "l.product_id IN ?", []any{t.IDs}
	if len(t.IDs) == 0 {
		products, values = db.ProductText("l.product_id", fold.Words(t.Text))
	}
	return query.SQL{Text: "o.id IN (SELECT l.order_id FROM " + s.Lines + " l WHERE " + products + ")", Values: values}
}
