package party

import (
	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/query"
)

// termSQL is the condition of one term over the parties t.
func termSQL(k Kind, t query.Term) (query.SQL, error) {
	switch t.Field {
	case "":
		return contains("t.search_key", t.Text), nil
	case "name", "code", "city", "country":
		if t.None {
			return query.SQL{Text: "t." + t.Field + "_key = ''"}, nil
		}
		return contains("t."+t.Field+"_key", t.Text), nil
	case "lastOrder":
		if t.None {
			return query.SQL{Text: lastOrder(k) + " = 0"}, nil
		}
		between := t.Between(lastOrder(k))
		return query.SQL{Text: lastOrder(k) + " > 0 AND " + between.Text, Values: between.Values}, nil
	case "open":
		return t.Flagged("t.id IN (SELECT x."+k.Owner+" FROM "+k.Orders+" x WHERE x.state IN (?, ?))", k.Open[0], k.Open[1]), nil
	case "archived":
		return t.Flagged("t.archived"), nil
	}
	return query.SQL{}, ErrFilter.At("filters").With("value", t.Field)
}

func contains(column, text string) query.SQL {
	condition, values := db.Contains(column, fold.Key(text))
	return query.SQL{Text: condition, Values: values}
}
