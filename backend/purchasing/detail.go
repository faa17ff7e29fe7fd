package purchasing

import (
	"stockroom/backend/day"
	"stockroom/backend/journal"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// Detail is one order with everything that its page shows, of one moment.
type Detail struct {
	Row

	Location string
	Items    []Item
	Receipts []Receipt // oldest first, reversed ones too
	Timeline []journal.Entry
	Steps    []Step
}

// Item is a line with its product.
type Item struct {
	Line

	SKU       string
	Name      string
	Unit      string
	Decimals  int
	Archived  bool
	OnHand    quantity.Milli // of the product, now
	Available quantity.Milli
}

// Receipt is a receipt with its lines.
type Receipt struct {
	ID         int64
	Number     string
	LocationID int64
	Location   string
	Day        day.Day
	At         int64
	UserName   string
	Note       string
	Reversed   bool
	ReversedAt int64  // 0 unless reversed
	ReversedBy string // "" unless reversed
	Value      money.Minor
	Lines      []ReceivedItem `gorm:"-"`
}

// ReceivedItem is a line of a receipt with its product.
type ReceivedItem struct {
	ID          int64
	ReceiptID   int64
	OrderLineID int64
	ProductID   int64
	SKU         string
	Name        string
	Unit        string
	Decimals    int
	Quantity    quantity.Milli
	Value       money.Minor
}

// begin lets the timeline of an order that came with others begin with that.
func (d *Detail) begin(entries []journal.Entry) []journal.Entry {
	if len(entries) > 0 && (entries[0].Command == "purchasing.create" || entries[0].Command == "purchasing.create_from_proposals") {
		return entries
	}
	first := journal.Entry{Command: "purchasing.create_from_proposals", Summary: "Drafted from proposals", User: d.CreatedBy, At: d.CreatedAt}
	if d.Imported {
		first.Command, first.Summary = "import", "Imported"
	}
	return append([]journal.Entry{first}, entries...)
}
