package stock

import (
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm/clause"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

const (
	// batchRows is how many movements one INSERT takes: more is slower, measured.
	batchRows = 50
	// chunk is how many ids one query takes.
	chunk = 500
)

// productFacts is what posting needs to know of a product.
type productFacts struct {
	ID            int64
	SKU           string
	Name          string
	AllowNegative bool
	Unit          string
	Decimals      int
}

func (p productFacts) label() string { return p.Name + " (" + p.SKU + ")" }

// locationFacts is what posting needs to know of a location.
type locationFacts struct {
	ID         int64
	Name       string
	Quarantine bool
	Archived   bool
}

// load reads everything that planning the postings needs, in a few queries
// whatever their number. Balances are locked in their order, so that two
// postings of the same products never wait for each other crosswise.
func load(tx *db.Tx, postings []Posting) (*ledger, error) {
	l := &ledger{
		tx: tx, products: map[int64]productFacts{}, locations: map[int64]locationFacts{},
		start: map[place]balance{}, last: map[int64]*money.PerUnit{},
	}
	var productIDs, locationIDs []int64
	for i := range postings {
		productIDs = append(productIDs, postings[i].ProductID)
		locationIDs = append(locationIDs, postings[i].LocationID)
	}
	productIDs, locationIDs = distinct(productIDs), distinct(locationIDs)
	for ids := range slices.Chunk(productIDs, chunk) {
		if err := l.loadProducts(ids); err != nil {
			return nil, err
		}
	}
	if err := l.loadLocations(locationIDs); err != nil {
		return nil, err
	}
	if err := l.loadCosts(postings); err != nil {
		return nil, err
	}
	l.now = make(map[place]balance, len(l.start))
	for at, b := range l.start {
		l.now[at] = b
	}
	return l, nil
}

func distinct(ids []int64) []int64 {
	slices.Sort(ids)
	return slices.Compact(ids)
}

func (l *ledger) loadProducts(ids []int64) error {
	var products []productFacts
	err := db.Load(l.tx.Raw(`SELECT p.id, p.sku, p.name, p.allow_negative, u.code AS unit, u.decimals
		FROM products p JOIN units u ON u.id = p.unit_id WHERE p.id IN ?`, ids), &products)
	if err != nil {
		return fmt.Errorf("read products: %w", err)
	}
	for _, p := range products {
		l.products[p.ID] = p
	}
	var balances []struct {
		ProductID, LocationID int64
		OnHand                quantity.Milli
		Value                 money.Minor
	}
	err = db.Load(l.tx.Table("stock_balances").Clauses(clause.Locking{Strength: "UPDATE"}).
		Select("product_id, location_id, on_hand, value").Where("product_id IN ?", ids).
		Order("product_id, location_id"), &balances)
	if err != nil {
		return fmt.Errorf("read balances: %w", err)
	}
	for _, b := range balances {
		l.start[place{b.ProductID, b.LocationID}] = balance{onHand: b.OnHand, value: b.Value, known: b.Value != 0}
	}
	return nil
}

func (l *ledger) loadLocations(ids []int64) error {
	var locations []locationFacts
	err := db.Load(l.tx.Raw("SELECT id, name, quarantine, archived FROM locations WHERE id IN ?", ids), &locations)
	if err != nil {
		return fmt.Errorf("read locations: %w", err)
	}
	for _, loc := range locations {
		l.locations[loc.ID] = loc
	}
	return nil
}

// loadCosts reads the last known costs where the balance alone does not tell
// what goods without a cost of their own are worth.
func (l *ledger) loadCosts(postings []Posting) error {
	var productIDs []int64
	for i := range postings {
		p := &postings[i]
		if p.reverses == nil && (p.Quantity < 0 || p.Value == nil && p.UnitCost == nil) {
			if b := l.start[p.at()]; b.onHand <= 0 || !b.known {
				productIDs = append(productIDs, p.ProductID)
			}
		}
	}
	for ids := range slices.Chunk(distinct(productIDs), chunk) {
		if err := l.loadLastCosts(ids); err != nil {
			return err
		}
		if err := l.loadKnown(ids); err != nil {
			return err
		}
	}
	return nil
}

// standing is the condition that a movement m was neither reversed nor is a
// reversal. The plus keeps the index of reverses_id, where nearly all are NULL, out of
// the plan: a database without statistics would read the whole ledger through it.
const standing = `+m.reverses_id IS NULL AND NOT EXISTS(SELECT 1 FROM stock_movements r WHERE r.reverses_id = m.id)`

func (l *ledger) loadLastCosts(ids []int64) error {
	var rows []struct {
		ID   int64
		Cost *money.PerUnit
	}
	err := db.Load(l.tx.Raw(`SELECT p.id, (SELECT m.unit_cost_e4 FROM stock_movements m
			WHERE m.product_id = p.id AND m.unit_cost_e4 IS NOT NULL AND `+standing+` ORDER BY m.id DESC LIMIT 1) AS cost
		FROM products p WHERE p.id IN ?`, ids), &rows)
	if err != nil {
		return fmt.Errorf("read last costs: %w", err)
	}
	for _, r := range rows {
		l.last[r.ID] = r.Cost
	}
	return nil
}

// loadKnown tells the balances that are worth nothing because their goods cost
// nothing from those whose cost is unknown.
func (l *ledger) loadKnown(ids []int64) error {
	var rows []struct{ ProductID, LocationID int64 }
	err := db.Load(l.tx.Raw(`SELECT b.product_id, b.location_id FROM stock_balances b
		WHERE b.product_id IN ? AND b.value = 0 AND b.on_hand <> 0 AND EXISTS(SELECT 1 FROM stock_movements m
			WHERE m.product_id = b.product_id AND m.location_id = b.location_id AND m.unit_cost_e4 IS NOT NULL AND `+standing+`)`, ids), &rows)
	if err != nil {
		return fmt.Errorf("read which costs are known: %w", err)
	}
	for _, r := range rows {
		at := place{r.ProductID, r.LocationID}
		b := l.start[at]
		b.known = true
		l.start[at] = b
	}
	return nil
}

// loadDays sums the stored movements after the given day of each place, by day.
func loadDays(tx *db.Tx, since map[place]day.Day) (map[place][]daySum, error) {
	places := make([]place, 0, len(since))
	for at := range since {
		places = append(places, at)
	}
	sums := map[place][]daySum{}
	for some := range slices.Chunk(places, chunk) {
		if err := loadSomeDays(tx, some, since, sums); err != nil {
			return nil, err
		}
	}
	return sums, nil
}

func loadSomeDays(tx *db.Tx, some []place, since map[place]day.Day, sums map[place][]daySum) error {
	parameters := make([]any, 0, 3*len(some))
	for _, at := range some {
		parameters = append(parameters, at.product, at.location, int64(since[at]))
	}
	var rows []struct {
		ProductID, LocationID int64
		Day                   day.Day
		Quantity              quantity.Milli
	}
	// The join is written so that SQLite looks each place up in the covering
	// index; given the places as a condition it reads the whole ledger.
	err := db.Load(tx.Raw(`WITH places(product_id, location_id, day) AS (VALUES `+strings.Repeat("(?, ?, ?), ", len(some)-1)+`(?, ?, ?))
		SELECT m.product_id, m.location_id, m.day, CAST(SUM(m.quantity) AS BIGINT) AS quantity FROM places x CROSS JOIN stock_movements m
		WHERE m.product_id = x.product_id AND m.location_id = x.location_id AND m.day > x.day
		GROUP BY m.product_id, m.location_id, m.day`, parameters...), &rows)
	if err != nil {
		return fmt.Errorf("read the balances of later days: %w", err)
	}
	for _, r := range rows {
		at := place{r.ProductID, r.LocationID}
		sums[at] = append(sums[at], daySum{r.Day, r.Quantity})
	}
	return nil
}

// insert appends the rows to the ledger and gives them their ids.
func insert(tx *db.Tx, rows []Movement) error {
	if len(rows) == 0 {
		return nil
	}
	if err := tx.CreateInBatches(&rows, batchRows).Error; err != nil {
		return fmt.Errorf("append to the ledger: %w", err)
	}
	return nil
}

// documentMovement is a movement of a document, with whether it was reversed.
type documentMovement struct {
	Movement

	Reversed bool
}

// movementColumns is the select list of a Movement m.
const movementColumns = `m.id, m.product_id, m.location_id, m.quantity, m.value, m.unit_cost_e4, m.balance_after, m.reason,
	m.document_type, m.document_id, m.document_line, m.document, m.reverses_id, m.entry_id, m.day, m.at, m.user_name, m.note`

// loadDocument reads the movements of a document that are no reversals, newest first.
func loadDocument(tx *db.Tx, documentType string, id int64) ([]documentMovement, error) {
	var rows []documentMovement
	err := db.Load(tx.Raw(`SELECT `+movementColumns+`, EXISTS(SELECT 1 FROM stock_movements r WHERE r.reverses_id = m.id) AS reversed
		FROM stock_movements m WHERE m.document_type = ? AND m.document_id = ? AND m.reverses_id IS NULL
		ORDER BY m.id DESC`, documentType, id), &rows)
	if err != nil {
		return nil, fmt.Errorf("read the movements of %s %d: %w", documentType, id, err)
	}
	return rows, nil
}
