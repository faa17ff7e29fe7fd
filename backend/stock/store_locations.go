package stock

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// below selects the ids of a location, given as the parameter, and of everything below it.
const below = `WITH RECURSIVE below(id) AS (SELECT id FROM locations WHERE id = ?
	UNION SELECT l.id FROM locations l JOIN below b ON l.parent_id = b.id) SELECT id FROM below`

type storedLocation struct {
	ID         int64
	Code       string
	Name       string
	ParentID   *int64
	Quarantine bool
	Archived   bool
}

// findLocation reads one location. Fails with ErrNoLocation.
func findLocation(tx *db.Tx, id int64) (storedLocation, error) {
	var rows []storedLocation
	if err := db.Load(tx.Raw("SELECT id, COALESCE(code, '') AS code, name, parent_id, quarantine, archived FROM locations WHERE id = ?", id), &rows); err != nil {
		return storedLocation{}, fmt.Errorf("read location %d: %w", id, err)
	}
	if len(rows) == 0 {
		return storedLocation{}, ErrNoLocation.At("id")
	}
	return rows[0], nil
}

func nullable[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

func insertLocation(tx *db.Tx, n locationNode) (int64, error) {
	var id int64
	err := tx.Raw(`INSERT INTO locations(code, code_key, name, name_key, parent_id, quarantine) VALUES(?, ?, ?, ?, ?, ?) RETURNING id`,
		nullable(n.code), nullable(n.codeKey), n.name, n.nameKey, nullable(n.parentID), n.quarantine).Scan(&id).Error
	if err != nil {
		return 0, fmt.Errorf("save location %s: %w", n.name, err)
	}
	return id, nil
}

func updateLocation(tx *db.Tx, id int64, n locationNode) error {
	err := tx.Exec("UPDATE locations SET code = ?, code_key = ?, name = ?, name_key = ?, parent_id = ?, quarantine = ? WHERE id = ?",
		nullable(n.code), nullable(n.codeKey), n.name, n.nameKey, nullable(n.parentID), n.quarantine, id).Error
	if err != nil {
		return fmt.Errorf("save location %d: %w", id, err)
	}
	return nil
}

func setArchived(tx *db.Tx, in ArchiveInput) error {
	if err := tx.Exec("UPDATE locations SET archived = ? WHERE id = ?", in.Archived, in.ID).Error; err != nil {
		return fmt.Errorf("archive location %d: %w", in.ID, err)
	}
	return nil
}

// liesWithin tells whether the location is the other one or lies below it.
func liesWithin(tx *db.Tx, id, other int64) (bool, error) {
	var found int64
	if err := tx.Raw("SELECT COUNT(*) FROM ("+below+") x WHERE x.id = ?", other, id).Scan(&found).Error; err != nil {
		return false, fmt.Errorf("walk the locations below %d: %w", other, err)
	}
	return found > 0, nil
}

// takenKeys tells which keys of a location another one has.
type takenKeys struct{ name, code bool }

func findTaken(tx *db.Tx, id int64, n locationNode) (takenKeys, error) {
	var rows []struct {
		NameKey  string
		CodeKey  string
		ParentID int64
	}
	err := db.Load(tx.Raw(`SELECT name_key, COALESCE(code_key, '') AS code_key, COALESCE(parent_id, 0) AS parent_id FROM locations
		WHERE id <> ? AND ((COALESCE(parent_id, 0) = ? AND name_key = ?) OR (code_key = ? AND code_key <> ''))`,
		id, n.parentID, n.nameKey, n.codeKey), &rows)
	if err != nil {
		return takenKeys{}, fmt.Errorf("look for locations of the same name: %w", err)
	}
	var taken takenKeys
	for _, r := range rows {
		taken.name = taken.name || (r.NameKey == n.nameKey && r.ParentID == n.parentID)
		taken.code = taken.code || (n.codeKey != "" && r.CodeKey == n.codeKey)
	}
	return taken, nil
}

func countHeld(tx *db.Tx, id int64) (int64, error) {
	var held int64
	if err := tx.Raw("SELECT COUNT(*) FROM stock_balances WHERE location_id = ? AND on_hand <> 0", id).Scan(&held).Error; err != nil {
		return 0, fmt.Errorf("count the products at location %d: %w", id, err)
	}
	return held, nil
}

func countChildren(tx *db.Tx, id int64) (int64, error) {
	var children int64
	if err := tx.Raw("SELECT COUNT(*) FROM locations WHERE parent_id = ? AND NOT archived", id).Scan(&children).Error; err != nil {
		return 0, fmt.Errorf("count the locations below %d: %w", id, err)
	}
	return children, nil
}

// Location is a node of the tree of locations with what it holds.
type Location struct {
	ID         int64
	Code       string // "" is none
	Name       string
	ParentID   *int64 // nil: a root
	Quarantine bool
	Archived   bool
	Movements  bool           // whether the ledger names it
	Products   int64          // how many it holds itself
	OnHand     quantity.Milli // of unlike units together
	Value      money.Minor

	Path  string `gorm:"-"` // with the locations above it: "Main / Shelf 3"
	Depth int    `gorm:"-"` // 0 is a root
	// Below sums up the location and everything below it.
	Below LocationTotals `gorm:"-"`
}

// LocationTotals sum up what several locations hold.
type LocationTotals struct {
	Products int64 // balances, so that a product at two locations counts twice
	OnHand   quantity.Milli
	Value    money.Minor
}

// Locations lists the tree of locations, each before those below it, siblings
// by name; withArchived adds the archived ones.
func (s *Service) Locations(ctx context.Context, withArchived bool) ([]Location, error) {
	nodes, err := readLocations(s.db.Read(ctx))
	if err != nil {
		return nil, err
	}
	tree := arrange(nodes)
	if withArchived {
		return tree, nil
	}
	shown := make([]Location, 0, len(tree))
	for _, l := range tree {
		if !l.Archived {
			shown = append(shown, l)
		}
	}
	return shown, nil
}

func readLocations(q *gorm.DB) ([]Location, error) {
	var nodes []Location
	err := db.Load(q.Raw(`SELECT l.id, COALESCE(l.code, '') AS code, l.name, l.parent_id, l.quarantine, l.archived,
			b.location_id IS NOT NULL AS movements, COALESCE(b.products, 0) AS products,
			COALESCE(b.on_hand, 0) AS on_hand, COALESCE(b.value, 0) AS value
		FROM locations l LEFT JOIN (SELECT location_id, COUNT(CASE WHEN on_hand <> 0 THEN 1 END) AS products,
				CAST(SUM(on_hand) AS BIGINT) AS on_hand, CAST(SUM(value) AS BIGINT) AS value
			FROM stock_balances GROUP BY location_id) b ON b.location_id = l.id
		ORDER BY l.name_key, l.id`), &nodes)
	if err != nil {
		return nil, fmt.Errorf("list locations: %w", err)
	}
	return nodes, nil
}

// arrange puts each location before those below it and sums up the branches.
func arrange(nodes []Location) []Location {
	children := map[int64][]int{}
	for i, n := range nodes {
		parent := int64(0)
		if n.ParentID != nil {
			parent = *n.ParentID
		}
		children[parent] = append(children[parent], i)
	}
	tree := make([]Location, 0, len(nodes))
	var grow func(parent int64, above []string) LocationTotals
	grow = func(parent int64, above []string) LocationTotals {
		var sum LocationTotals
		for _, i := range children[parent] {
			n := nodes[i]
			path := slices.Concat(above, []string{n.Name})
			n.Path, n.Depth = strings.Join(path, " / "), len(above)
			at := len(tree)
			tree = append(tree, n)
			under := grow(n.ID, path)
			under.Products += n.Products
			under.OnHand += n.OnHand
			under.Value += n.Value
			tree[at].Below = under
			sum.Products += under.Products
			sum.OnHand += under.OnHand
			sum.Value += under.Value
		}
		return sum
	}
	grow(0, nil)
	return tree
}
