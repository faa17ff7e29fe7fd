package stock

import (
	"strings"

	"stockroom/backend/catalog"
	"stockroom/backend/query"
)

// LevelSchema is what can be asked of the list of stock levels: what can be
// asked of products. On hand and value are those of the location, where one is chosen.
func LevelSchema() query.Schema { return catalog.QuerySchema() }

// MovementSchema is what can be asked of the ledger: what its indexes answer.
func MovementSchema() query.Schema {
	reasons := []Reason{
		Receipt, Shipment, Transferred, Opening, Damage, Loss, Theft, Found, Expired, Sample, Shrinkage, Count, Correction,
		SupplierReturn, CustomerReturn, Revaluation, LandedCost,
	}
	options := make([]query.Option, len(reasons))
	for i, r := range reasons {
		options[i] = query.Option{Value: string(r), Words: []string{strings.ReplaceAll(string(r), "_", "-")}}
	}
	return query.Schema{
		{Name: "product", Words: []string{"product"}},
		{Name: "document", Words: []string{"document", "doc"}},
		{Name: "location", Words: []string{"location", "at"}},
		{Name: "reason", Words: []string{"reason"}, Kind: query.Choice, Bare: true, Options: options},
		{Name: "day", Words: []string{"date", "day"}, Kind: query.Date},
		{Name: "user", Words: []string{"user", "by"}},
	}
}
