package sales

import (
	"context"

	"stockroom/backend/day"
	"stockroom/backend/journal"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// Detail is one order with everything that its page shows, of one moment.
type Detail struct {
	Row

	Location  string
	Items     []Item
	Shipments []Shipment // oldest first, reversed ones too
	Timeline  []journal.Entry
	Steps     []Step
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
	OnOrder   quantity.Milli
	Allocated quantity.Milli `gorm:"-"` // of Line.Open, what the line gets
}

// Shipment is a shipment with its lines.
type Shipment struct {
	ID         int64
	Number     string
	LocationID int64
	Location   string
	Day        day.Day
	At         int64
	UserName   string
	Tracking   string
	Note       string
	Reversed   bool
	ReversedAt int64  // 0 unless reversed
	ReversedBy string // "" unless reversed
	Net        money.Minor
	Lines      []ShippedItem `gorm:"-"`
}

// ShippedItem is a line of a shipment with its product.
type ShippedItem struct {
	ID          int64
	ShipmentID  int64
	OrderLineID int64
	ProductID   int64
	SKU         string
	Name        string
	Unit        string
	Decimals    int
	Quantity    quantity.Milli
	Gross       money.Minor
	Net         money.Minor
}

// begin lets the timeline of an order that came with others begin with that.
func (d *Detail) begin(entries []journal.Entry) []journal.Entry {
	if !d.Imported {
		return entries
	}
	first := journal.Entry{Command: "import", Summary: "Imported", User: d.CreatedBy, At: d.CreatedAt}
	return append([]journal.Entry{first}, entries...)
}

// OrderOfShipment returns the id of the order that a shipment belongs to.
// Fails with ErrShipmentUnknown.
func (s *Service) OrderOfShipment(ctx context.Context, shipmentID int64) (int64, error) {
	id, err := findOrderOfShipment(s.db.Read(ctx), shipmentID)
	if err == nil && id == 0 {
		err = ErrShipmentUnknown.At("id")
	}
	return id, err
}
