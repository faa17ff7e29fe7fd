package order

import (
	"slices"
	"strings"

	"stockroom/backend/day"
	"stockroom/backend/fault"
	"stockroom/backend/fold"
	"stockroom/backend/query"
)

// Filter is what both lists of orders can be narrowed by; empty members do
// not filter.
type Filter struct {
	Search    string
	States    []string
	OpenOnly  bool
	LateOnly  bool
	PartyID   int64
	ProductID int64      // orders with a line of it; of open orders with an open one
	From, To  day.Day    // of the order, inclusive
	History   string     // "", HistoryOnly or HistoryNone
	Where     query.Node // what was typed and chosen, of QuerySchema
}

// Values of Filter.History.
const (
	HistoryOnly = "only"
	HistoryNone = "none"
)

// Shape names the tables and columns that a Filter is about; all of them are
// constants of the program.
type Shape struct {
	Lines   string            // the table of the lines
	Party   string            // the column that names the party, "o.supplier_id"
	Wanted  string            // the day an open order is late after, "o.promised_day"
	States  []string          // every state
	Open    []string          // the states of an open order
	Parties string            // the table of the parties, which has their folded search text
	Field   string            // of the party in QuerySchema
	Due     string            // of the wanted day in QuerySchema
	Flags   map[string]string // conditions of the further flags of QuerySchema
}

// Condition is one condition of a list with its parameters.
type Condition struct {
	SQL        string
	Parameters []any
}

// Conditions returns the conditions of the filter over an order "o". Fails with ErrFilterUnknown at "states" and "history".
func (f Filter) Conditions(s Shape, today day.Day) ([]Condition, error) {
	var all []Condition
	add := func(sql string, parameters ...any) { all = append(all, Condition{sql, parameters}) }
	for _, state := range f.States {
		if !slices.Contains(s.States, state) {
			return nil, ErrFilterUnknown.At("states").With("value", state)
		}
	}
	if len(f.States) > 0 {
		add("o.state IN ?", f.States)
	}
	if f.OpenOnly || f.LateOnly {
		add("o.state IN ?", s.Open)
	}
	if f.LateOnly {
		add(s.Wanted+" > 0 AND "+s.Wanted+" < ?", int64(today))
	}
	if f.PartyID != 0 {
		add(s.Party+" = ?", f.PartyID)
	}
	if f.ProductID != 0 {
		waiting := ""
		if f.OpenOnly || f.LateOnly {
			waiting = " AND l.open > 0"
		}
		add("o.id IN (SELECT l.order_id FROM "+s.Lines+" l WHERE l.product_id = ?"+waiting+")", f.ProductID)
	}
	if f.From != 0 {
		add("o.order_day >= ?", int64(f.From))
	}
	if f.To != 0 {
		add("o.order_day <= ?", int64(f.To))
	}
	switch f.History {
	case "":
	case HistoryOnly:
		add("o.history")
	case HistoryNone:
		add("NOT o.history")
	default:
		return nil, ErrFilterUnknown.At("history").With("value", f.History)
	}
	asked, err := f.where(s, today)
	return append(append(all, f.words(s)...), asked...), err
}

// words asks that every word of the search occurs in number, reference or
// party.
func (f Filter) words(s Shape) []Condition {
	var all []Condition
	for _, word := range fold.Words(f.Search) {
		all = append(all, f.word(s, word))
	}
	return all
}

// word looks for one folded text. The parties, which are few, are looked
// through once.
func (Filter) word(s Shape, word string) Condition {
	like := Like(word)
	return Condition{
		"(" + s.Party + " IN (SELECT party.id FROM " + s.Parties + ` party WHERE party.search_key LIKE ? ESCAPE '!')
			OR LOWER(o.number) LIKE ? ESCAPE '!' OR o.reference <> '' AND LOWER(o.reference) LIKE ? ESCAPE '!')`,
		[]any{like, like, like},
	}
}

// Like returns the pattern that finds the word anywhere in a text, for LIKE … ESCAPE '!'.
func Like(word string) string {
	return "%" + strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(word) + "%"
}

// At gives a fault a place in the request; other errors pass.
func At(field string, err error) error {
	if f, ok := fault.Of(err); ok {
		return f.At(field)
	}
	return err
}
