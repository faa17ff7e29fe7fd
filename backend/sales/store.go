package sales

import (
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/journal"
	"stockroom/backend/money"
	"stockroom/backend/order"
)

// batchRows is how many rows one INSERT takes.
const batchRows = 50

const orderColumns = `o.id, o.number, o.number_key, o.customer_id, o.location_id, o.state, o.history, o.imported, o.order_day, o.required_day,
	o.shipped_day, o.confirmed_at, o.reference, o.terms, o.note, o.closed_reason, o.gross, o.net, o.created_at, o.created_by, o.updated_at`

const lineColumns = `l.id, l.order_id, l.position, l.product_id, l.quantity, l.unit_price_e4, l.discount_ppm,
	l.gross, l.net, l.shipped, l.open`

// customerFacts is what an order needs to know of a customer.
type customerFacts struct {
	ID       int64
	Name     string
	Terms    string
	Archived bool
}

func findCustomer(q *gorm.DB, id int64) (customerFacts, bool, error) {
	var rows []customerFacts
	err := db.Load(q.Raw("SELECT id, name, terms, archived FROM customers WHERE id = ?", id), &rows)
	if err != nil {
		return customerFacts{}, false, fmt.Errorf("read the customer of an order: %w", err)
	}
	if len(rows) == 0 {
		return customerFacts{}, false, nil
	}
	return rows[0], true, nil
}

// loadOrder reads an order with its lines and keeps others from changing it.
// Fails with ErrOrderUnknown.
func loadOrder(tx *db.Tx, id int64) (Order, []Line, error) {
	var orders []Order
	err := db.Load(tx.Table("sales_orders AS o").Clauses(clause.Locking{Strength: "UPDATE"}).Select(orderColumns).Where("o.id = ?", id), &orders)
	if err != nil {
		return Order{}, nil, fmt.Errorf("read a sales order: %w", err)
	}
	if len(orders) == 0 {
		return Order{}, nil, ErrOrderUnknown.At("id")
	}
	lines, err := loadLines(tx.DB, id)
	return orders[0], lines, err
}

func loadLines(q *gorm.DB, orderID int64) ([]Line, error) {
	var lines []Line
	err := db.Load(q.Raw("SELECT "+lineColumns+" FROM sales_order_lines l WHERE l.order_id = ? ORDER BY l.position", orderID), &lines)
	if err != nil {
		return nil, fmt.Errorf("read the lines of a sales order: %w", err)
	}
	return lines, nil
}

func insertOrder(tx *db.Tx, o *Order, lines []Line) error {
	if err := tx.Create(o).Error; err != nil {
		return fmt.Errorf("save a sales order: %w", err)
	}
	for i := range lines {
		lines[i].OrderID = o.ID
	}
	return insertLines(tx, lines)
}

func insertLines(tx *db.Tx, lines []Line) error {
	if len(lines) == 0 {
		return nil
	}
	if err := tx.CreateInBatches(&lines, batchRows).Error; err != nil {
		return fmt.Errorf("save the lines of a sales order: %w", err)
	}
	return nil
}

// saveOrder saves what can change about an order.
func saveOrder(tx *db.Tx, o *Order) error {
	o.UpdatedAt = tx.Millis()
	err := tx.Exec(`UPDATE sales_orders SET customer_id = ?, location_id = ?, state = ?, order_day = ?, required_day = ?, shipped_day = ?,
			confirmed_at = ?, reference = ?, terms = ?, note = ?, closed_reason = ?, gross = ?, net = ?, updated_at = ? WHERE id = ?`,
		o.CustomerID, o.LocationID, o.State, int64(o.OrderDay), int64(o.RequiredDay), int64(o.ShippedDay),
		o.ConfirmedAt, o.Reference, o.Terms, o.Note, o.ClosedReason, int64(o.Gross), int64(o.Net), o.UpdatedAt, o.ID).Error
	if err != nil {
		return fmt.Errorf("save a sales order: %w", err)
	}
	return nil
}

// saveProgress saves an order with what was shipped and is open of its lines.
func saveProgress(tx *db.Tx, o *Order, lines []Line) error {
	if err := overwrite(tx, lines, "shipped", "open"); err != nil {
		return err
	}
	return saveOrder(tx, o)
}

// overwrite saves the columns of existing lines, all in a few statements.
func overwrite(tx *db.Tx, lines []Line, columns ...string) error {
	if len(lines) == 0 {
		return nil
	}
	conflict := clause.OnConflict{Columns: []clause.Column{{Name: "id"}}, DoUpdates: clause.AssignmentColumns(columns)}
	if err := tx.Clauses(conflict).CreateInBatches(&lines, batchRows).Error; err != nil {
		return fmt.Errorf("save the lines of a sales order: %w", err)
	}
	return nil
}

// replaceLines makes these the lines of an order: those with an id are
// changed, those without are new, all others go.
func replaceLines(tx *db.Tx, orderID int64, lines []Line) error {
	var kept, added []Line
	ids := []int64{0}
	for _, l := range lines {
		l.OrderID = orderID
		if l.ID == 0 {
			added = append(added, l)
			continue
		}
		kept, ids = append(kept, l), append(ids, l.ID)
	}
	if err := tx.Exec("DELETE FROM sales_order_lines WHERE order_id = ? AND id NOT IN ?", orderID, ids).Error; err != nil {
		return fmt.Errorf("remove lines of a sales order: %w", err)
	}
	// Out of the way first: two lines may change places.
	if err := tx.Exec("UPDATE sales_order_lines SET position = -position WHERE order_id = ?", orderID).Error; err != nil {
		return fmt.Errorf("move the lines of a sales order: %w", err)
	}
	err := overwrite(tx, kept, "position", "product_id", "quantity", "unit_price_e4", "discount_ppm", "gross", "net")
	if err != nil {
		return err
	}
	return insertLines(tx, added)
}

// insertShipment saves a shipment under the next number, with its lines.
func insertShipment(tx *db.Tx, s *shipment, lines []shipmentLine) error {
	number, err := journal.NextNumber(tx, "shipment", "SH-")
	if err != nil {
		return err
	}
	s.Number, s.NumberKey = number, fold.NumberKey(number)
	if err := tx.Create(s).Error; err != nil {
		return fmt.Errorf("save a shipment: %w", err)
	}
	for i := range lines {
		lines[i].ShipmentID = s.ID
	}
	if err := tx.CreateInBatches(&lines, batchRows).Error; err != nil {
		return fmt.Errorf("save the lines of a shipment: %w", err)
	}
	return nil
}

// loadShipment fails with ErrShipmentUnknown.
func loadShipment(tx *db.Tx, id int64) (shipment, []shipmentLine, error) {
	var shipments []shipment
	err := db.Load(tx.Raw(`SELECT id, number, number_key, order_id, location_id, day, at, user_name, tracking, note, entry_id, reversed_entry_id
		FROM shipments WHERE id = ?`, id), &shipments)
	if err != nil {
		return shipment{}, nil, fmt.Errorf("read a shipment: %w", err)
	}
	if len(shipments) == 0 {
		return shipment{}, nil, ErrShipmentUnknown.At("shipmentId")
	}
	var lines []shipmentLine
	err = db.Load(tx.Raw("SELECT id, shipment_id, order_line_id, product_id, quantity, gross, net FROM shipment_lines WHERE shipment_id = ? ORDER BY id", id), &lines)
	if err != nil {
		return shipment{}, nil, fmt.Errorf("read the lines of a shipment: %w", err)
	}
	return shipments[0], lines, nil
}

func markReversed(tx *db.Tx, shipmentID int64) error {
	if err := tx.Exec("UPDATE shipments SET reversed_entry_id = ? WHERE id = ?", tx.Entry(), shipmentID).Error; err != nil {
		return fmt.Errorf("mark a shipment as reversed: %w", err)
	}
	return nil
}

// takenAmounts sums by line what the order's shipments that stand are worth.
func takenAmounts(tx *db.Tx, orderID int64) (map[int64]order.Amounts, error) {
	var rows []struct {
		OrderLineID int64
		Gross, Net  money.Minor
	}
	err := db.Load(tx.Raw(`SELECT sl.order_line_id, CAST(SUM(sl.gross) AS BIGINT) AS gross, CAST(SUM(sl.net) AS BIGINT) AS net
		FROM shipments s JOIN shipment_lines sl ON sl.shipment_id = s.id
		WHERE s.order_id = ? AND s.reversed_entry_id IS NULL GROUP BY sl.order_line_id`, orderID), &rows)
	if err != nil {
		return nil, fmt.Errorf("read what was shipped: %w", err)
	}
	taken := make(map[int64]order.Amounts, len(rows))
	for _, r := range rows {
		taken[r.OrderLineID] = order.Amounts{Gross: r.Gross, Net: r.Net}
	}
	return taken, nil
}

// shippedLines lists the lines that shipments of the order name, reversed ones too.
func shippedLines(tx *db.Tx, orderID int64) ([]int64, error) {
	var ids []int64
	err := db.Load(tx.Raw(`SELECT DISTINCT sl.order_line_id FROM shipments s JOIN shipment_lines sl ON sl.shipment_id = s.id
		WHERE s.order_id = ?`, orderID), &ids)
	if err != nil {
		return nil, fmt.Errorf("read which lines were shipped: %w", err)
	}
	return ids, nil
}
