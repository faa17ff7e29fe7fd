package catalog

import "stockroom/backend/query"

// QuerySchema is what can be asked of the list of products.
func QuerySchema() query.Schema {
	figure := func(name string, words ...string) query.Field {
		return query.Field{Name: name, Words: words, Kind: query.Quantity}
	}
	return query.Schema{
		{Name: "name", Words: []string{"name"}},
		{Name: "sku", Words: []string{"sku"}},
		{Name: "barcode", Words: []string{"barcode", "gtin", "ean"}, Empty: true},
		{Name: "category", Words: []string{"category", "cat"}, Empty: true},
		{Name: "supplier", Words: []string{"supplier"}, Empty: true},
		{Name: "unit", Words: []string{"unit"}},
		{Name: "price", Words: []string{"price"}, Kind: query.UnitPrice},
		{Name: "cost", Words: []string{"cost"}, Kind: query.UnitPrice, Empty: true},
		{Name: "value", Words: []string{"value"}, Kind: query.Amount},
		figure("onHand", "onhand", "stock"),
		figure("allocated", "allocated"),
		figure("available", "available", "avail"),
		figure("onOrder", "onorder", "ordered"),
		figure("projected", "projected"),
		figure("reorderPoint", "reorderpoint", "reorder"),
		{Name: "status", Words: []string{"status", "is"}, Kind: query.Choice, Bare: true, Options: []query.Option{
			{Value: string(StatusOut), Words: []string{"out"}},
			{Value: string(StatusLow), Words: []string{"low"}},
			{Value: string(StatusOnItsWay), Words: []string{"on-its-way", "coming"}},
			{Value: string(StatusOK), Words: []string{"in-stock", "ok"}},
		}},
		{Name: "archived", Words: []string{"archived"}, Kind: query.Flag, Bare: true},
	}
}
