package api

import (
	"context"

	"stockroom/backend/finder"
)

// FindQuery asks what a text may mean.
type FindQuery struct {
	Text string `json:"text"`
}

// FindHit is one thing that the text may mean.
type FindHit struct {
	// Kind is product, purchase_order, sales_order, stock_document, supplier, customer.
	Kind  string `json:"kind"`
	ID    int64  `json:"id"`
	Label string `json:"label"` // the name, or the number
	// Code is the SKU, or the party's code; of an order the receipt or shipment
	// that was named; else "".
	Code  string `json:"code"`
	Party string `json:"party"` // of an order: whose it is; of a party: its city
	State string `json:"state"` // of an order; of a document of the stock its kind
	Day   string `json:"day"`   // of an order or a document
	Exact bool   `json:"exact"` // the text is its code, barcode or number
	Near  bool   `json:"near"`  // the text is spelled nearly like its name
	// Of a product:
	Unit           string `json:"unit"`
	UnitDecimals   int    `json:"unitDecimals"`
	AvailableMilli int64  `json:"availableMilli"`
	PriceMinorE4   int64  `json:"priceMinorE4"`
}

// FindAnswer is what was found, the exact first.
type FindAnswer struct {
	Hits []FindHit `json:"hits"`
}

// Find answers one keystroke of the finder: products, orders, documents,
// suppliers and customers that the text may mean, a few of each.
func (a *App) Find(q FindQuery) (FindAnswer, error) {
	return run(a.host, "App.Find", func(ctx context.Context, b *Books) (FindAnswer, error) {
		found, err := finder.New(b.DB, b.Catalog, b.Suppliers, b.Customers).Find(ctx, q.Text)
		if err != nil {
			return FindAnswer{}, err
		}
		answer := FindAnswer{Hits: make([]FindHit, len(found))}
		for i, h := range found {
			answer.Hits[i] = findHit(h)
		}
		return answer, nil
	})
}

func findHit(h finder.Hit) FindHit {
	hit := FindHit{
		Kind: string(h.Kind), ID: h.ID, Label: h.Label, Code: h.Code, Party: h.Party, State: h.State, Exact: h.Exact, Near: h.Near,
		Unit: h.Unit, UnitDecimals: h.Decimals, AvailableMilli: int64(h.Available), PriceMinorE4: int64(h.Price),
	}
	if h.Day != 0 {
		hit.Day = h.Day.String()
	}
	return hit
}
