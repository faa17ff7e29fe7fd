package purchasing

import (
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/journal"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// batchRows is how many rows one INSERT takes.
const batchRows = 50

const orderColumns = `o.id, o.number, o.number_key, o.supplier_id, o.location_id, o.state, o.history, o.imported, o.order_day, o.promised_day,
	o.received_day, o.placed_at, o.reference, o.terms, o.note, o.closed_reason, o.gross, o.net, o.created_at, o.created_by, o.updated_at`

const lineColumns = `l.id, l.order_id, l.position, l.product_id, l.supplier_code, l.quantity, l.unit_cost_e4, l.discount_ppm,
	l.gross, l.net, l.received, l.open`

// supplierFacts is what an order needs to know of a supplier.
type supplierFacts struct {
	ID           int64
	Name         string
	Terms        string
	LeadTimeDays *int64
	Archived     bool
}

func findSupplier(q *gorm.DB, id int64) (supplierFacts, bool, error) {
	var rows []supplierFacts
	err := db.Load(q.Raw("SELECT id, name, terms, lead_time_days, archived FROM suppliers WHERE id = ?", id), &rows)
	if err != nil {
		return supplierFacts{}, false, fmt.Errorf("read the supplier of an order: %w", err)
	}
	if len(rows) == 0 {
		return supplierFacts{}, false, nil
	}
	return rows[0], true, nil
}

// Source is what is known about buying a product from a supplier.
type Source struct {
	ProductID     int64
	Code          string         // what the supplier calls the product
	CostE4        *money.PerUnit // the agreed cost, else that of the latest order; nil: none
	MinimumOrder  quantity.Milli // 0 is none
	OrderMultiple quantity.Milli // 0 is none
	LeadTimeDays  *int64         // the product's, else the supplier's; nil: none
}

// lastCost is the cost of a product "p" in the latest order to a supplier "s".
const lastCost = `(SELECT l.unit_cost_e4 FROM purchase_order_lines l JOIN purchase_orders o ON o.id = l.order_id
	WHERE l.product_id = p.id AND o.supplier_id = s.id AND o.state NOT IN ('draft', 'cancelled') AND l.unit_cost_e4 > 0
	ORDER BY l.order_id DESC, l.position LIMIT 1)`

// loadSources reads what is known about buying the products from the supplier.
func loadSources(q *gorm.DB, supplierID int64, productIDs []int64) (map[int64]Source, error) {
	var rows []Source
	err := db.Load(q.Raw(`SELECT p.id AS product_id, COALESCE(ps.code, '') AS code, COALESCE(ps.cost_e4, `+lastCost+`) AS cost_e4,
			COALESCE(ps.minimum_order, 0) AS minimum_order, p.order_multiple, COALESCE(ps.lead_time_days, s.lead_time_days) AS lead_time_days
		FROM products p JOIN suppliers s ON s.id = ?
		LEFT JOIN product_suppliers ps ON ps.product_id = p.id AND ps.supplier_id = s.id WHERE p.id IN ?`, supplierID, productIDs), &rows)
	if err != nil {
		return nil, fmt.Errorf("read what a supplier asks: %w", err)
	}
	known := make(map[int64]Source, len(rows))
	for _, r := range rows {
		known[r.ProductID] = r
	}
	return known, nil
}

// loadOrder reads an order with its lines and keeps others from changing it.
// Fails with ErrOrderUnknown.
func loadOrder(tx *db.Tx, id int64) (Order, []Line, error) {
	var orders []Order
	err := db.Load(tx.Table("purchase_orders AS o").Clauses(clause.Locking{Strength: "UPDATE"}).Select(orderColumns).Where("o.id = ?", id), &orders)
	if err != nil {
		return Order{}, nil, fmt.Errorf("read a purchase order: %w", err)
	}
	if len(orders) == 0 {
		return Order{}, nil, ErrOrderUnknown.At("id")
	}
	lines, err := loadLines(tx.DB, id)
	return orders[0], lines, err
}

func loadLines(q *gorm.DB, orderID int64) ([]Line, error) {
	var lines []Line
	err := db.Load(q.Raw("SELECT "+lineColumns+" FROM purchase_order_lines l WHERE l.order_id = ? ORDER BY l.position", orderID), &lines)
	if err != nil {
		return nil, fmt.Errorf("read the lines of a purchase order: %w", err)
	}
	return lines, nil
}

func insertOrder(tx *db.Tx, o *Order, lines []Line) error {
	if err := tx.Create(o).Error; err != nil {
		return fmt.Errorf("save a purchase order: %w", err)
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
		return fmt.Errorf("save the lines of a purchase order: %w", err)
	}
	return nil
}

// saveOrder saves what can change about an order.
func saveOrder(tx *db.Tx, o *Order) error {
	o.UpdatedAt = tx.Millis()
	err := tx.Exec(`UPDATE purchase_orders SET supplier_id = ?, location_id = ?, state = ?, order_day = ?, promised_day = ?, received_day = ?,
			placed_at = ?, reference = ?, terms = ?, note = ?, closed_reason = ?, gross = ?, net = ?, updated_at = ? WHERE id = ?`,
		o.SupplierID, o.LocationID, o.State, int64(o.OrderDay), int64(o.PromisedDay), int64(o.ReceivedDay),
		o.PlacedAt, o.Reference, o.Terms, o.Note, o.ClosedReason, int64(o.Gross), int64(o.Net), o.UpdatedAt, o.ID).Error
	if err != nil {
		return fmt.Errorf("save a purchase order: %w", err)
	}
	return nil
}

// saveProgress saves an order with what was received and is open of its lines.
func saveProgress(tx *db.Tx, o *Order, lines []Line) error {
	if err := overwrite(tx, lines, "received", "open"); err != nil {
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
		return fmt.Errorf("save the lines of a purchase order: %w", err)
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
	if err := tx.Exec("DELETE FROM purchase_order_lines WHERE order_id = ? AND id NOT IN ?", orderID, ids).Error; err != nil {
		return fmt.Errorf("remove lines of a purchase order: %w", err)
	}
	// Out of the way first: two lines may change places.
	if err := tx.Exec("UPDATE purchase_order_lines SET position = -position WHERE order_id = ?", orderID).Error; err != nil {
		return fmt.Errorf("move the lines of a purchase order: %w", err)
	}
	err := overwrite(tx, kept, "position", "product_id", "supplier_code", "quantity", "unit_cost_e4", "discount_ppm", "gross", "net")
	if err != nil {
		return err
	}
	return insertLines(tx, added)
}

// insertReceipt saves a receipt under the next number, with its lines.
func insertReceipt(tx *db.Tx, r *receipt, lines []receiptLine) error {
	number, err := journal.NextNumber(tx, "receipt", "RC-")
	if err != nil {
		return err
	}
	r.Number, r.NumberKey = number, fold.NumberKey(number)
	if err := tx.Create(r).Error; err != nil {
		return fmt.Errorf("save a receipt: %w", err)
	}
	for i := range lines {
		lines[i].ReceiptID = r.ID
	}
	if err := tx.CreateInBatches(&lines, batchRows).Error; err != nil {
		return fmt.Errorf("save the lines of a receipt: %w", err)
	}
	return nil
}

// loadReceipt fails with ErrReceiptUnknown.
func loadReceipt(tx *db.Tx, id int64) (receipt, []receiptLine, error) {
	var receipts []receipt
	err := db.Load(tx.Raw(`SELECT id, number, number_key, order_id, location_id, day, at, user_name, note, entry_id, reversed_entry_id
		FROM receipts WHERE id = ?`, id), &receipts)
	if err != nil {
		return receipt{}, nil, fmt.Errorf("read a receipt: %w", err)
	}
	if len(receipts) == 0 {
		return receipt{}, nil, ErrReceiptUnknown.At("receiptId")
	}
	var lines []receiptLine
	err = db.Load(tx.Raw("SELECT id, receipt_id, order_line_id, product_id, quantity, value FROM receipt_lines WHERE receipt_id = ? ORDER BY id", id), &lines)
	if err != nil {
		return receipt{}, nil, fmt.Errorf("read the lines of a receipt: %w", err)
	}
	return receipts[0], lines, nil
}

func markReversed(tx *db.Tx, receiptID int64) error {
	if err := tx.Exec("UPDATE receipts SET reversed_entry_id = ? WHERE id = ?", tx.Entry(), receiptID).Error; err != nil {
		return fmt.Errorf("mark a receipt as reversed: %w", err)
	}
	return nil
}

// takenValues sums by line what the order's receipts that stand are worth.
func takenValues(tx *db.Tx, orderID int64) (map[int64]money.Minor, error) {
	var rows []struct {
		OrderLineID int64
		Value       money.Minor
	}
	err := db.Load(tx.Raw(`SELECT rl.order_line_id, CAST(SUM(rl.value) AS BIGINT) AS value FROM receipts r JOIN receipt_lines rl ON rl.receipt_id = r.id
		WHERE r.order_id = ? AND r.reversed_entry_id IS NULL GROUP BY rl.order_line_id`, orderID), &rows)
	if err != nil {
		return nil, fmt.Errorf("read what was received: %w", err)
	}
	taken := make(map[int64]money.Minor, len(rows))
	for _, r := range rows {
		taken[r.OrderLineID] = r.Value
	}
	return taken, nil
}

// receivedLines lists the lines that receipts of the order name, reversed ones too.
func receivedLines(tx *db.Tx, orderID int64) ([]int64, error) {
	var ids []int64
	err := db.Load(tx.Raw(`SELECT DISTINCT rl.order_line_id FROM receipts r JOIN receipt_lines rl ON rl.receipt_id = r.id
		WHERE r.order_id = ?`, orderID), &ids)
	if err != nil {
		return nil, fmt.Errorf("read which lines were received: %w", err)
	}
	return ids, nil
}
