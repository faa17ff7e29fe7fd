package sales

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/journal"
	"stockroom/backend/order"
)

// Order returns one order. Fails with ErrOrderUnknown.
func (s *Service) Order(ctx context.Context, id int64) (Detail, error) {
	var d Detail
	err := s.db.Snapshot(ctx, func(q *gorm.DB) error {
		rows, err := rowsByID(q, []int64{id}, s.db.Today())
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return ErrOrderUnknown.At("id")
		}
		d = Detail{Row: rows[0]}
		if err := d.load(q); err != nil {
			return err
		}
		standing := false
		for _, i := range d.Items {
			standing = standing || i.Shipped > 0
		}
		d.Steps = Steps(d.Order, standing)
		return nil
	})
	return d, err
}

func (d *Detail) load(q *gorm.DB) error {
	place, err := order.FindPlace(q, d.LocationID)
	if err != nil {
		return err
	}
	d.Location = place.Name
	if d.Items, err = loadItems(q, d.ID); err != nil {
		return err
	}
	shares, err := loadShares(q, []int64{d.ID})
	if err != nil {
		return err
	}
	for _, s := range shares {
		for i := range d.Items {
			if d.Items[i].ID == s.LineID {
				d.Items[i].Allocated = s.Allocated()
			}
		}
	}
	if d.Shipments, err = loadShipments(q, d.ID); err != nil {
		return err
	}
	if d.Timeline, err = journal.Timeline(q, "sales_order", d.ID); err != nil {
		return err
	}
	d.Timeline = d.begin(d.Timeline)
	return nil
}

func loadItems(q *gorm.DB, orderID int64) ([]Item, error) {
	items := []Item{}
	err := db.Load(q.Raw(`SELECT `+lineColumns+`, p.sku, p.name, u.code AS unit, u.decimals, p.archived, t.on_hand, t.available, t.on_order
		FROM sales_order_lines l JOIN products p ON p.id = l.product_id JOIN units u ON u.id = p.unit_id
		JOIN product_stock t ON t.product_id = p.id WHERE l.order_id = ? ORDER BY l.position`, orderID), &items)
	if err != nil {
		return nil, fmt.Errorf("read the lines of a sales order: %w", err)
	}
	return items, nil
}

func loadShipments(q *gorm.DB, orderID int64) ([]Shipment, error) {
	shipments := []Shipment{}
	err := db.Load(q.Raw(`SELECT r.id, r.number, r.location_id, loc.name AS location, r.day, r.at, r.user_name, r.tracking, r.note,
			r.reversed_entry_id IS NOT NULL AS reversed, COALESCE(e.at, 0) AS reversed_at, COALESCE(e.user_name, '') AS reversed_by,
			(SELECT CAST(SUM(sl.net) AS BIGINT) FROM shipment_lines sl WHERE sl.shipment_id = r.id) AS net
		FROM shipments r JOIN locations loc ON loc.id = r.location_id LEFT JOIN journal_entries e ON e.id = r.reversed_entry_id
		WHERE r.order_id = ? ORDER BY r.id`, orderID), &shipments)
	if err != nil {
		return nil, fmt.Errorf("read the shipments of a sales order: %w", err)
	}
	var lines []ShippedItem
	err = db.Load(q.Raw(`SELECT sl.id, sl.shipment_id, sl.order_line_id, sl.product_id, p.sku, p.name, u.code AS unit, u.decimals, sl.quantity, sl.gross, sl.net
		FROM shipments r JOIN shipment_lines sl ON sl.shipment_id = r.id JOIN products p ON p.id = sl.product_id JOIN units u ON u.id = p.unit_id
		WHERE r.order_id = ? ORDER BY sl.id`, orderID), &lines)
	if err != nil {
		return nil, fmt.Errorf("read the lines of shipments: %w", err)
	}
	places := make(map[int64]int, len(shipments))
	for i, r := range shipments {
		places[r.ID] = i
	}
	for _, l := range lines {
		r := &shipments[places[l.ShipmentID]]
		r.Lines = append(r.Lines, l)
	}
	return shipments, nil
}

// findOrderOfShipment returns 0 when there is no such shipment.
func findOrderOfShipment(q *gorm.DB, shipmentID int64) (int64, error) {
	var id int64
	if err := q.Raw("SELECT order_id FROM shipments WHERE id = ?", shipmentID).Scan(&id).Error; err != nil {
		return 0, fmt.Errorf("look a shipment up: %w", err)
	}
	return id, nil
}
