package history

import (
	"fmt"
	"slices"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/journal"
	"stockroom/backend/purchasing"
	"stockroom/backend/quantity"
	"stockroom/backend/sales"
	"stockroom/backend/stock"
)

// present is how things stand now that the listed commands were about.
type present struct {
	last      map[thing][]journal.Last
	purchases map[int64]purchase
	sales     map[int64]sale
	papers    map[int64]paper // by the command that posted them
	gone      map[thing]missing
	things    map[thing]state
	archived  map[int64]archived // by the command
}

// thing is something that commands are about.
type thing struct {
	kind string
	id   int64
}

type purchase struct {
	ID       int64
	Number   string
	State    purchasing.State
	History  bool
	PlacedAt int64
	Standing bool
}

func (p purchase) order() purchasing.Order {
	return purchasing.Order{ID: p.ID, Number: p.Number, State: p.State, History: p.History, PlacedAt: p.PlacedAt}
}

type sale struct {
	ID          int64
	Number      string
	State       sales.State
	History     bool
	ConfirmedAt int64
	Standing    bool
}

func (s sale) order() sales.Order {
	return sales.Order{ID: s.ID, Number: s.Number, State: s.State, History: s.History, ConfirmedAt: s.ConfirmedAt}
}

// paper is a receipt, a shipment or a document of the stock alone.
type paper struct {
	EntryID  int64
	ID       int64
	Kind     string
	Reversed bool
}

// missing is what of a document's goods is no longer where it put them.
type missing struct {
	DocumentID int64
	Document   string
	Product    string
	Unit       string
	Location   string
	OnHand     quantity.Milli
	Wanted     quantity.Milli
}

// state is how a product, a party, a category, a unit or a location stands.
type state struct {
	ID        int64
	Archived  bool
	UpdatedAt int64 // 0: not known
	Used      bool
}

// archived is what a command to archive, or to bring back, was about.
type archived struct {
	EntryID int64
	Into    bool  // into the archive
	Asked   int64 // how many it named
	Changed int64 // how many it changed
	There   int64 // how many are still as it left them
}

// load reads how everything stands that the records are about, in a few queries.
func load(q *gorm.DB, records []journal.Record) (*present, error) {
	now := &present{
		last: map[thing][]journal.Last{}, purchases: map[int64]purchase{}, sales: map[int64]sale{}, papers: map[int64]paper{},
		gone: map[thing]missing{}, things: map[thing]state{}, archived: map[int64]archived{},
	}
	ids := map[string][]int64{}
	for _, r := range records {
		if !slices.Contains(ids[r.SubjectType], r.SubjectID) {
			ids[r.SubjectType] = append(ids[r.SubjectType], r.SubjectID)
		}
	}
	for kind, some := range ids {
		if err := now.loadKind(q, kind, some); err != nil {
			return nil, err
		}
	}
	return now, now.loadArchived(q, records)
}

func (now *present) loadKind(q *gorm.DB, kind string, ids []int64) error {
	last, err := journal.LastOf(q, kind, ids)
	if err != nil {
		return err
	}
	for _, l := range last {
		at := thing{kind, l.SubjectID}
		now.last[at] = append(now.last[at], l)
	}
	switch kind {
	case purchaseOrder:
		return now.loadPurchases(q, ids)
	case salesOrder:
		return now.loadSales(q, ids)
	case stock.AdjustmentDocument, stock.TransferDocument, stock.OpeningDocument:
		err := now.loadPapers(q, kind, `SELECT entry_id, id, kind, reversed_entry_id IS NOT NULL AS reversed FROM stock_documents WHERE id IN ?`, ids)
		if err != nil {
			return err
		}
		return now.loadGone(q, kind, ids)
	}
	return now.loadStates(q, kind, ids)
}

func (now *present) loadPurchases(q *gorm.DB, ids []int64) error {
	var orders []purchase
	err := db.Load(q.Raw(`SELECT id, number, state, history, placed_at,
		EXISTS(SELECT 1 FROM purchase_order_lines l WHERE l.order_id = o.id AND l.received > 0) AS standing
		FROM purchase_orders o WHERE id IN ?`, ids), &orders)
	if err != nil {
		return fmt.Errorf("read the purchase orders: %w", err)
	}
	for _, o := range orders {
		now.purchases[o.ID] = o
	}
	err = now.loadPapers(q, stock.ReceiptDocument,
		"SELECT entry_id, id, 'receipt' AS kind, reversed_entry_id IS NOT NULL AS reversed FROM receipts WHERE order_id IN ?", ids)
	if err != nil {
		return err
	}
	var receipts []int64
	for _, p := range now.papers {
		if p.Kind == stock.ReceiptDocument && !p.Reversed {
			receipts = append(receipts, p.ID)
		}
	}
	return now.loadGone(q, stock.ReceiptDocument, receipts)
}

func (now *present) loadSales(q *gorm.DB, ids []int64) error {
	var orders []sale
	err := db.Load(q.Raw(`SELECT id, number, state, history, confirmed_at,
		EXISTS(SELECT 1 FROM sales_order_lines l WHERE l.order_id = o.id AND l.shipped > 0) AS standing
		FROM sales_orders o WHERE id IN ?`, ids), &orders)
	if err != nil {
		return fmt.Errorf("read the sales orders: %w", err)
	}
	for _, o := range orders {
		now.sales[o.ID] = o
	}
	return now.loadPapers(q, stock.ShipmentDocument,
		"SELECT entry_id, id, 'shipment' AS kind, reversed_entry_id IS NOT NULL AS reversed FROM shipments WHERE order_id IN ?", ids)
}

func (now *present) loadPapers(q *gorm.DB, kind, sql string, ids []int64) error {
	var papers []paper
	if err := db.Load(q.Raw(sql, ids), &papers); err != nil {
		return fmt.Errorf("read documents (%s): %w", kind, err)
	}
	for _, p := range papers {
		now.papers[p.EntryID] = p
	}
	return nil
}

// loadGone finds the documents whose goods have left since: their reversal
// would take more than there is.
func (now *present) loadGone(q *gorm.DB, kind string, ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	var rows []missing
	err := db.Load(q.Raw(`SELECT m.document_id, m.document, p.name || ' (' || p.sku || ')' AS product, u.code AS unit, l.name AS location,
			b.on_hand, SUM(m.quantity) AS wanted
		FROM stock_movements m JOIN stock_balances b ON b.product_id = m.product_id AND b.location_id = m.location_id
			JOIN products p ON p.id = m.product_id JOIN units u ON u.id = p.unit_id JOIN locations l ON l.id = m.location_id
		WHERE m.document_type = ? AND m.document_id IN ? AND m.reverses_id IS NULL
		GROUP BY m.document_id, m.product_id, m.location_id
		HAVING SUM(m.quantity) > 0 AND SUM(m.quantity) > b.on_hand AND NOT b.allow_negative`, kind, ids), &rows)
	if err != nil {
		return fmt.Errorf("look for goods that left: %w", err)
	}
	for _, m := range rows {
		now.gone[thing{kind, m.DocumentID}] = m
	}
	return nil
}

// stateQuery tells how the things of a kind stand; "" where nothing can be told.
func stateQuery(kind string) string {
	switch kind {
	case product:
		return "SELECT id, archived, updated_at FROM products WHERE id IN ?"
	case supplierKind:
		return "SELECT id, archived, updated_at FROM suppliers WHERE id IN ?"
	case customerKind:
		return "SELECT id, archived, updated_at FROM customers WHERE id IN ?"
	case location:
		return "SELECT id, archived FROM locations WHERE id IN ?"
	case unit:
		return "SELECT id, EXISTS(SELECT 1 FROM products p WHERE p.unit_id = u.id) AS used FROM units u WHERE id IN ?"
	case category:
		return `SELECT id, EXISTS(SELECT 1 FROM products p WHERE p.category_id = c.id)
			OR EXISTS(SELECT 1 FROM categories b WHERE b.parent_id = c.id) AS used FROM categories c WHERE id IN ?`
	}
	return ""
}

func (now *present) loadStates(q *gorm.DB, kind string, ids []int64) error {
	sql := stateQuery(kind)
	if sql == "" {
		return nil
	}
	var states []state
	if err := db.Load(q.Raw(sql, ids), &states); err != nil {
		return fmt.Errorf("read how each %s stands: %w", kind, err)
	}
	for _, s := range states {
		now.things[thing{kind, s.ID}] = s
	}
	return nil
}

func (now *present) loadArchived(q *gorm.DB, records []journal.Record) error {
	for _, table := range []struct{ command, name string }{
		{"catalog.archive", "products"}, {"supplier.archive", "suppliers"}, {"customer.archive", "customers"},
	} {
		var ids []int64
		for _, r := range records {
			if r.Command == table.command {
				ids = append(ids, r.ID)
			}
		}
		if len(ids) == 0 {
			continue
		}
		var found []archived
		into := db.JSONMember("e.input", "Archived")
		err := db.Load(q.Raw("SELECT e.id AS entry_id, "+into+` AS "into", COUNT(*) AS asked, CAST(e.answer AS INTEGER) AS changed,
				SUM(CASE WHEN x.archived = `+into+` THEN 1 ELSE 0 END) AS there
			FROM journal_entries e CROSS JOIN `+db.JSONElements("e.input", "IDs")+` j JOIN `+table.name+` x ON x.id = j.value
			WHERE e.id IN ? GROUP BY e.id`, ids), &found)
		if err != nil {
			return fmt.Errorf("read what was archived: %w", err)
		}
		for _, a := range found {
			now.archived[a.EntryID] = a
		}
	}
	return nil
}
