package importer

import (
	"fmt"

	"gorm.io/gorm"

	"stockroom/backend/catalog"
	"stockroom/backend/db"
)

// rowSavepoint marks where a row began, so that a bad row can be left out
// without a trace.
const rowSavepoint = "import_row"

func savepoint(tx *db.Tx) error {
	if err := tx.SavePoint(rowSavepoint).Error; err != nil {
		return fmt.Errorf("mark the beginning of a row: %w", err)
	}
	return nil
}

func rollBack(tx *db.Tx) error {
	if err := tx.RollbackTo(rowSavepoint).Error; err != nil {
		return fmt.Errorf("leave a row out: %w", err)
	}
	return nil
}

// release forgets the mark. Each one that stays makes every later write slower.
func release(tx *db.Tx) error {
	if err := tx.Exec("RELEASE SAVEPOINT " + rowSavepoint).Error; err != nil {
		return fmt.Errorf("forget the beginning of a row: %w", err)
	}
	return nil
}

func leadTimes(q *gorm.DB) (map[int64]*int64, error) {
	var rows []struct {
		ID           int64
		LeadTimeDays *int64
	}
	if err := q.Raw("SELECT id, lead_time_days FROM suppliers WHERE lead_time_days IS NOT NULL").Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("read the lead times: %w", err)
	}
	times := make(map[int64]*int64, len(rows))
	for _, r := range rows {
		times[r.ID] = r.LeadTimeDays
	}
	return times, nil
}

// unitDecimals reads how many decimals each product's unit has.
func unitDecimals(q *gorm.DB) (map[int64]int, error) {
	var rows []struct {
		ID       int64
		Decimals int
	}
	if err := q.Raw("SELECT p.id, u.decimals FROM products p JOIN units u ON u.id = p.unit_id").Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("read the units of the products: %w", err)
	}
	decimals := make(map[int64]int, len(rows))
	for _, r := range rows {
		decimals[r.ID] = r.Decimals
	}
	return decimals, nil
}

func loadUnits(q *gorm.DB) ([]catalog.Unit, error) {
	var units []catalog.Unit
	if err := q.Raw("SELECT id, code, name, decimals FROM units ORDER BY id").Scan(&units).Error; err != nil {
		return nil, fmt.Errorf("read the units: %w", err)
	}
	return units, nil
}

func loadCategories(q *gorm.DB) ([]categoryRow, error) {
	var rows []categoryRow
	err := q.Raw("SELECT id, COALESCE(code, '') AS code, name, parent_id, description FROM categories ORDER BY id").Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read the categories: %w", err)
	}
	return rows, nil
}

func loadPlaceBook(tx *db.Tx) (*placeBook, error) {
	var rows []struct {
		ID      int64
		CodeKey *string
		NameKey string
	}
	if err := tx.Raw("SELECT id, code_key, name_key FROM locations WHERE NOT archived ORDER BY id").Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("read the locations: %w", err)
	}
	b := &placeBook{codes: map[string]int64{}, names: map[string][]int64{}}
	for _, r := range rows {
		if r.CodeKey != nil {
			b.codes[*r.CodeKey] = r.ID
		}
		b.names[r.NameKey] = append(b.names[r.NameKey], r.ID)
	}
	return b, nil
}
