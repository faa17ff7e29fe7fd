package purchasing

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
			standing = standing || i.Received > 0
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
	if d.Receipts, err = loadReceipts(q, d.ID); err != nil {
		return err
	}
	if d.Timeline, err = journal.Timeline(q, "purchase_order", d.ID); err != nil {
		return err
	}
	d.Timeline = d.begin(d.Timeline)
	return nil
}

func loadItems(q *gorm.DB, orderID int64) ([]Item, error) {
	items := []Item{}
	err := db.Load(q.Raw(`SELECT `+lineColumns+`, p.sku, p.name, u.code AS unit, u.decimals, p.archived, t.on_hand, t.available
		FROM purchase_order_lines l JOIN products p ON p.id = l.product_id JOIN units u ON u.id = p.unit_id
		JOIN product_stock t ON t.product_id = p.id WHERE l.order_id = ? ORDER BY l.position`, orderID), &items)
	if err != nil {
		return nil, fmt.Errorf("read the lines of a purchase order: %w", err)
	}
	return items, nil
}

func loadReceipts(q *gorm.DB, orderID int64) ([]Receipt, error) {
	receipts := []Receipt{}
	err := db.Load(q.Raw(`SELECT r.id, r.number, r.location_id, loc.name AS location, r.day, r.at, r.user_name, r.note,
			r.reversed_entry_id IS NOT NULL AS reversed, COALESCE(e.at, 0) AS reversed_at, COALESCE(e.user_name, '') AS reversed_by,
			(SELECT CAST(SUM(rl.value) AS BIGINT) FROM receipt_lines rl WHERE rl.receipt_id = r.id) AS value
		FROM receipts r JOIN locations loc ON loc.id = r.location_id LEFT JOIN journal_entries e ON e.id = r.reversed_entry_id
		WHERE r.order_id = ? ORDER BY r.id`, orderID), &receipts)
	if err != nil {
		return nil, fmt.Errorf("read the receipts of a purchase order: %w", err)
	}
	var lines []ReceivedItem
	err = db.Load(q.Raw(`SELECT rl.id, rl.receipt_id, rl.order_line_id, rl.product_id, p.sku, p.name, u.code AS unit, u.decimals, rl.quantity, rl.value
		FROM receipts r JOIN receipt_lines rl ON rl.receipt_id = r.id JOIN products p ON p.id = rl.product_id JOIN units u ON u.id = p.unit_id
		WHERE r.order_id = ? ORDER BY rl.id`, orderID), &lines)
	if err != nil {
		return nil, fmt.Errorf("read the lines of receipts: %w", err)
	}
	places := make(map[int64]int, len(receipts))
	for i, r := range receipts {
		places[r.ID] = i
	}
	for _, l := range lines {
		r := &receipts[places[l.ReceiptID]]
		r.Lines = append(r.Lines, l)
	}
	return receipts, nil
}
