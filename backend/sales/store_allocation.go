package sales

import (
	"fmt"
	"strings"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/quantity"
)

// queue numbers open lines by what is promised before them: confirmation, then
// the order's number, then the line.
const queue = `SELECT l.id, l.order_id, l.product_id, l.open, SUM(l.open) OVER (PARTITION BY l.product_id
		ORDER BY o.confirmed_at, o.number_key, l.id ROWS UNBOUNDED PRECEDING) - l.open AS before
	FROM sales_order_lines l JOIN sales_orders o ON o.id = l.order_id WHERE l.open > 0`

// loadShares reads the open lines of the orders with their place in the order
// of serving. Other orders' lines are looked at only for products of which
// more is promised than there is.
func loadShares(q *gorm.DB, orderIDs []int64) ([]Share, error) {
	var shares []Share
	err := db.Load(q.Raw(`SELECT l.id AS line_id, l.order_id, l.product_id, l.open, t.on_hand - t.quarantined AS there, t.promised
		FROM sales_order_lines l JOIN product_stock t ON t.product_id = l.product_id
		WHERE l.order_id IN ? AND l.open > 0 ORDER BY l.order_id, l.id`, orderIDs), &shares)
	if err != nil {
		return nil, fmt.Errorf("read what is promised: %w", err)
	}
	var wanted []int64
	for _, s := range shares {
		if s.Promised > s.There {
			wanted = append(wanted, s.ProductID)
		}
	}
	if len(wanted) == 0 {
		return shares, nil
	}
	var places []struct {
		ID     int64
		Before quantity.Milli
	}
	err = db.Load(q.Raw(`SELECT w.id, CAST(w.before AS BIGINT) AS before FROM (`+queue+` AND l.product_id IN ?) w WHERE w.order_id IN ?`, wanted, orderIDs), &places)
	if err != nil {
		return nil, fmt.Errorf("read what is allocated: %w", err)
	}
	before := make(map[int64]quantity.Milli, len(places))
	for _, p := range places {
		before[p.ID] = p.Before
	}
	for i := range shares {
		shares[i].Before = before[shares[i].LineID]
	}
	return shares, nil
}

// shortOrders are the orders with a line that gets less than it waits for.
const shortOrders = `o.id IN (SELECT w.order_id FROM (` + queue + ` AND l.product_id IN
		(SELECT t.product_id FROM product_stock t WHERE t.promised > t.on_hand - t.quarantined)) w
	JOIN product_stock t ON t.product_id = w.product_id WHERE w.before + w.open > t.on_hand - t.quarantined)`

// readyOrders are the orders with a line that something is allocated to.
const readyOrders = `o.id IN (SELECT w.order_id FROM (` + queue + `) w
	JOIN product_stock t ON t.product_id = w.product_id WHERE w.before < t.on_hand - t.quarantined)`

// Serving goes through the confirmed orders as they are served, first
// confirmed first: it returns the orders with a line that gets less than it
// waits for, and how many have a line that something is allocated to.
func Serving(q *gorm.DB) (short []int64, ready int64, err error) {
	var lines []struct {
		OrderID   int64
		ProductID int64
		Open      quantity.Milli
		There     quantity.Milli
	}
	err = db.Load(q.Raw(`SELECT l.order_id, l.product_id, l.open, t.on_hand - t.quarantined AS there
		FROM sales_order_lines l JOIN sales_orders o ON o.id = l.order_id JOIN product_stock t ON t.product_id = l.product_id
		WHERE l.open > 0 ORDER BY o.confirmed_at, o.number_key, l.id`), &lines)
	if err != nil {
		return nil, 0, fmt.Errorf("read who is served: %w", err)
	}
	promised, lastReady := map[int64]quantity.Milli{}, int64(0)
	for _, l := range lines {
		before := promised[l.ProductID]
		promised[l.ProductID] += l.Open
		if before+l.Open > l.There && (len(short) == 0 || short[len(short)-1] != l.OrderID) {
			short = append(short, l.OrderID)
		}
		if before < l.There && lastReady != l.OrderID {
			lastReady = l.OrderID
			ready++
		}
	}
	return short, ready, nil
}

// loadWaiting reads the open lines of a product, first served first, and what
// is there of it outside quarantine.
func loadWaiting(q *gorm.DB, productID int64) ([]WaitingLine, quantity.Milli, error) {
	var there quantity.Milli
	err := q.Raw("SELECT on_hand - quarantined FROM product_stock WHERE product_id = ?", productID).Scan(&there).Error
	if err != nil {
		return nil, 0, fmt.Errorf("read what is there: %w", err)
	}
	lines := []WaitingLine{}
	err = db.Load(q.Raw(`SELECT o.id AS order_id, o.number, l.id AS order_line_id, c.id AS customer_id, c.name AS customer, o.order_day, o.required_day,
			o.confirmed_at, l.quantity, l.shipped, l.open
		FROM sales_order_lines l JOIN sales_orders o ON o.id = l.order_id JOIN customers c ON c.id = o.customer_id
		WHERE l.product_id = ? AND l.open > 0 ORDER BY o.confirmed_at, o.number_key, l.id`, productID), &lines)
	if err != nil {
		return nil, 0, fmt.Errorf("read who waits for a product: %w", err)
	}
	return lines, there, nil
}

// namedBefore is how many orders a refusal names.
const namedBefore = 3

// ordersBefore names the first orders that are served before this one.
func ordersBefore(tx *db.Tx, o Order, productID int64) (string, error) {
	var numbers []string
	err := db.Load(tx.Raw(`SELECT o.number FROM sales_orders o
		WHERE o.id IN (SELECT l.order_id FROM sales_order_lines l WHERE l.product_id = ? AND l.open > 0)
			AND (o.confirmed_at, o.number_key) < (?, ?)
		ORDER BY o.confirmed_at, o.number_key LIMIT ?`, productID, o.ConfirmedAt, o.NumberKey, namedBefore+1), &numbers)
	if err != nil {
		return "", fmt.Errorf("read who is served first: %w", err)
	}
	if len(numbers) > namedBefore {
		numbers[namedBefore] = "…"
	}
	return strings.Join(numbers, ", "), nil
}
