package api

import (
	"context"
	"strconv"

	"stockroom/backend/catalog"
	"stockroom/backend/day"
	"stockroom/backend/fault"
	"stockroom/backend/party"
	"stockroom/backend/purchasing"
	"stockroom/backend/query"
	"stockroom/backend/sales"
	"stockroom/backend/settings"
	"stockroom/backend/stock"
)

// Lists is what the lists of the window have in common: what is typed into
// their search field, their named views, and the lists as files.
type Lists struct{ host *Host }

// NewLists returns the bound struct on the host.
func NewLists(h *Host) *Lists { return &Lists{host: h} }

// ListFilter is one filter that was chosen. All filters of a list must hold.
type ListFilter struct {
	Field string `json:"field"` // one of Lists.Fields
	Not   bool   `json:"not"`   // what the rest says must not be
	// Values are joined by or: of texts "#12" is the one with that id, "none"
	// those without, all else is text; of choices their values; of flags yes or no.
	Values []string `json:"values"`
	// From and To are inclusive, "" is open: whole numbers in the unit of the
	// field, written as text, or YYYY-MM-DD.
	From string `json:"from"`
	To   string `json:"to"`
}

// ListText is what was typed into the search field of a list.
type ListText struct {
	List string `json:"list"` // products, stock-levels, stock-movements, purchase-orders, sales-orders, suppliers, customers
	Text string `json:"text"`
}

// ListToken is one step of what was understood, in the order it was typed.
type ListToken struct {
	Sign  string `json:"sign"`  // and, or, not, (, ) or, of a term, ""
	Field string `json:"field"` // "" is any text of the row
	Kind  string `json:"kind"`  // text, choice, flag, count, quantity, amount, unit_price, date
	// Values are the text, the chosen values, or yes or no; empty where the field is to be empty and for ranges, but for
	// ">" or "<" where from or to itself does not count.
	Values []string `json:"values"`
	From   string   `json:"from"` // as in ListFilter
	To     string   `json:"to"`
}

// ListProblem is what was not understood; the rest of the query holds.
type ListProblem struct {
	Code    string            `json:"code"`
	Params  map[string]string `json:"params"`
	Message string            `json:"message"` // the complete English sentence
}

// ListUnderstood is what a list makes of a typed text.
type ListUnderstood struct {
	Tokens   []ListToken   `json:"tokens"`
	Problems []ListProblem `json:"problems"`
}

// Understand tells what a list makes of a typed text; it looks at no rows.
// Fails with query.list_unknown.
func (l *Lists) Understand(q ListText) (ListUnderstood, error) {
	return run(l.host, "Lists.Understand", func(ctx context.Context, b *Books) (ListUnderstood, error) {
		return understand(ctx, b, q)
	})
}

// ListName names a list.
type ListName struct {
	List string `json:"list"`
}

// ListFieldOption is one value of a field of choices.
type ListFieldOption struct {
	Value string `json:"value"`
	Word  string `json:"word"` // what is typed for it
}

// ListField is one field that can be asked for.
type ListField struct {
	Name    string            `json:"name"`
	Word    string            `json:"word"` // what is typed before the colon
	Kind    string            `json:"kind"` // as in ListToken
	Empty   bool              `json:"empty"`
	Bare    bool              `json:"bare"` // its words are understood without it: low
	Options []ListFieldOption `json:"options"`
}

// ListFields are the fields of a list.
type ListFields struct {
	Fields []ListField `json:"fields"`
}

// Fields lists what can be typed for and filtered by. Fails with query.list_unknown.
func (l *Lists) Fields(q ListName) (ListFields, error) {
	return run(l.host, "Lists.Fields", func(context.Context, *Books) (ListFields, error) {
		schema, err := schemaOf(q.List)
		return listFields(schema), err
	})
}

// ErrList says that there is no such list.
var ErrList = fault.Define("query.list_unknown", "There is no list “{list}”.")

// The lists.
const (
	listProductsName  = "products"
	listLevels        = "stock-levels"
	listMovements     = "stock-movements"
	listPurchases     = "purchase-orders"
	listSales         = "sales-orders"
	listSuppliersName = "suppliers"
	listCustomersName = "customers"
)

func schemaOf(list string) (query.Schema, error) {
	switch list {
	case listProductsName:
		return catalog.QuerySchema(), nil
	case listLevels:
		return stock.LevelSchema(), nil
	case listMovements:
		return stock.MovementSchema(), nil
	case listPurchases:
		return purchasing.QuerySchema(), nil
	case listSales:
		return sales.QuerySchema(), nil
	case listSuppliersName, listCustomersName:
		return party.QuerySchema(), nil
	}
	return nil, ErrList.At("list").With("list", list)
}

// where reads what was typed and chosen.
func where(ctx context.Context, b *Books, schema query.Schema, text string, filters []ListFilter) (query.Node, error) {
	if text == "" && len(filters) == 0 {
		return query.Node{}, nil
	}
	chosen := make([]query.Filter, len(filters))
	for i, f := range filters {
		chosen[i] = query.Filter(f)
	}
	nodes, err := query.Nodes(chosen, schema)
	if err != nil {
		return query.Node{}, err
	}
	typed, err := parseText(ctx, b, schema, text)
	return query.All(append(nodes, typed.Root)...), err
}

func parseText(ctx context.Context, b *Books, schema query.Schema, text string) (query.Query, error) {
	if text == "" {
		return query.Query{}, nil
	}
	currency, err := settings.Currency(b.DB.Read(ctx))
	return query.Parse(text, schema, query.Context{Decimals: currency.Decimals, Today: b.DB.Today()}), err
}

func understand(ctx context.Context, b *Books, q ListText) (ListUnderstood, error) {
	schema, err := schemaOf(q.List)
	if err != nil {
		return ListUnderstood{}, err
	}
	typed, err := parseText(ctx, b, schema, q.Text)
	if err != nil {
		return ListUnderstood{}, err
	}
	answer := ListUnderstood{Tokens: make([]ListToken, len(typed.Tokens)), Problems: listProblems(typed.Problems)}
	for i, token := range typed.Tokens {
		answer.Tokens[i] = listToken(token)
	}
	return answer, nil
}

func listToken(token query.Token) ListToken {
	t := token.Term
	answer := ListToken{Sign: token.Sign, Field: t.Field, Kind: kindWord(t.Kind), Values: append([]string{}, t.Any...)}
	switch {
	case token.Sign != "" || t.None:
	case t.Kind == query.Text:
		answer.Values = append(answer.Values, t.Text)
	case t.Kind == query.Flag && t.On:
		answer.Values = append(answer.Values, "yes")
	case t.Kind == query.Flag:
		answer.Values = append(answer.Values, "no")
	}
	from, to := t.From, t.To
	switch t.Beyond {
	case ">":
		answer.Values, from = append(answer.Values, t.Beyond), beside(t.Kind, *from, -1)
	case "<":
		answer.Values, to = append(answer.Values, t.Beyond), beside(t.Kind, *to, 1)
	}
	answer.From, answer.To = boundText(t.Kind, from), boundText(t.Kind, to)
	return answer
}

// beside is the value next to another one.
func beside(kind query.Kind, n int64, by int) *int64 {
	n += int64(by)
	if kind == query.Date {
		n = int64(day.Day(n - int64(by)).AddDays(by))
	}
	return &n
}

func boundText(kind query.Kind, n *int64) string {
	switch {
	case n == nil:
		return ""
	case kind == query.Date:
		return day.Day(*n).String()
	}
	return strconv.FormatInt(*n, 10)
}

func kindWord(kind query.Kind) string {
	return [...]string{"text", "choice", "flag", "count", "quantity", "amount", "unit_price", "date"}[kind]
}

func listFields(schema query.Schema) ListFields {
	answer := ListFields{Fields: make([]ListField, len(schema))}
	for i, f := range schema {
		field := ListField{Name: f.Name, Word: f.Words[0], Kind: kindWord(f.Kind), Empty: f.Empty, Bare: f.Bare, Options: make([]ListFieldOption, len(f.Options))}
		for j, o := range f.Options {
			field.Options[j] = ListFieldOption{Value: o.Value, Word: o.Words[0]}
		}
		answer.Fields[i] = field
	}
	return answer
}
