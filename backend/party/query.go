package party

import "stockroom/backend/query"

// QuerySchema is what can be asked of a list of suppliers or customers.
func QuerySchema() query.Schema {
	return query.Schema{
		{Name: "name", Words: []string{"name"}},
		{Name: "code", Words: []string{"code"}},
		{Name: "city", Words: []string{"city"}, Empty: true},
		{Name: "country", Words: []string{"country"}, Empty: true},
		{Name: "lastOrder", Words: []string{"lastorder", "last"}, Kind: query.Date, Empty: true},
		{Name: "open", Words: []string{"open"}, Kind: query.Flag, Bare: true},
		{Name: "archived", Words: []string{"archived"}, Kind: query.Flag, Bare: true},
	}
}
