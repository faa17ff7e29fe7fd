package stock

import (
	"fmt"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/query"
)

// movementTerms makes conditions over the movements m. What names few
// products, documents or users is looked up first, for the ledger is long and
// an index leads only to what is known.
type movementTerms struct{ tx *gorm.DB }

// nothing is the condition of what does not exist.
const nothing = "1 = 0"

// fewProducts is up to how many products are named one by one: their movements
// are sorted; those of more are come across soon enough.
const fewProducts = 500

func (m movementTerms) term(t query.Term) (query.SQL, error) {
	switch t.Field {
	case "":
		if s, err := m.document(t.Text); err != nil || s.Text != nothing {
			return s, err
		}
		return m.product(t)
	case "product":
		return m.product(t)
	case "document":
		return m.document(t.Text)
	case "location":
		return movementPlace(t), nil
	case "reason":
		return query.SQL{Text: "m.reason IN ?", Values: []any{t.Any}}, nil
	case "day":
		return t.Between("m.day"), nil
	case "user":
		return m.user(t.Text)
	}
	return query.SQL{}, ErrFilterUnknown.At("filters").With("value", t.Field)
}

func (m movementTerms) product(t query.Term) (query.SQL, error) {
	if len(t.IDs) > 0 {
		return query.SQL{Text: "m.product_id IN ?", Values: []any{t.IDs}}, nil
	}
	words := []string{fold.Key(t.Text)}
	var ids []int64
	found := db.SearchProducts(m.tx.Table("products p").Select("p.id"), "p.id", words).Limit(fewProducts + 1)
	if err := db.Load(found, &ids); err != nil {
		return query.SQL{}, fmt.Errorf("find the products of movements: %w", err)
	}
	switch {
	case len(ids) == 0:
		return query.SQL{Text: nothing}, nil
	case len(ids) <= fewProducts:
		return query.SQL{Text: "m.product_id IN ?", Values: []any{ids}}, nil
	}
	// The plus keeps the index of products out: the ledger is walked in its order until the page is full.
	condition, values := db.ProductText("+m.product_id", words)
	return query.SQL{Text: condition, Values: values}, nil
}

func (m movementTerms) document(number string) (query.SQL, error) {
	found, err := findDocuments(m.tx, number)
	s := query.SQL{Text: nothing}
	for i, f := range found {
		if i == 0 {
			s.Text = ""
		} else {
			s.Text += " OR "
		}
		s.Text += "m.document_type = ? AND m.document_id = ?"
		s.Values = append(s.Values, f.Kind, f.ID)
	}
	return s, err
}

func (m movementTerms) user(text string) (query.SQL, error) {
	condition, values := db.Contains("LOWER(e.user_name)", fold.Key(text))
	var names []string
	if err := db.Load(m.tx.Raw("SELECT DISTINCT e.user_name FROM journal_entries e WHERE "+condition, values...), &names); err != nil {
		return query.SQL{}, fmt.Errorf("find the users of movements: %w", err)
	}
	if len(names) == 0 {
		return query.SQL{Text: nothing}, nil
	}
	return query.SQL{Text: "m.user_name IN ?", Values: []any{names}}, nil
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
