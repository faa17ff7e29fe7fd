package order

import (
	"strings"

	"stockroom/backend/query"
)

// QuerySchema is what can be asked of a list of orders: party is supplier or
// customer, wanted the words for the day an open order is late after; flags are what only
// one kind of orders has, as conditions of Shape.Flags.
func QuerySchema(party string, wanted, states []string, flags ...string) query.Schema {
	options := make([]query.Option, len(states))
	for i, s := range states {
		options[i] = query.Option{Value: s, Words: []string{strings.ReplaceAll(s, "_", "-")}}
	}
	schema := query.Schema{
		{Name: "number", Words: []string{"number", "no"}},
		{Name: party, Words: []string{party}},
		{Name: "reference", Words: []string{"reference", "ref"}},
		{Name: "product", Words: []string{"product", "with"}},
		{Name: "state", Words: []string{"state", "is"}, Kind: query.Choice, Bare: true, Options: options},
		{Name: "orderDay", Words: []string{"date", "day", "orderdate", "orderday"}, Kind: query.Date},
		{Name: wanted[0], Words: append(append([]string{}, wanted...), "due"), Kind: query.Date, Empty: true},
		{Name: "net", Words: []string{"total", "net"}, Kind: query.Amount},
		{Name: "open", Words: []string{"open"}, Kind: query.Flag, Bare: true},
		{Name: "late", Words: []string{"late"}, Kind: query.Flag, Bare: true},
	}
	for _, f := range flags {
		schema = append(schema, query.Field{Name: f, Words: []string{f}, Kind: query.Flag, Bare: true})
	}
	return schema
}
