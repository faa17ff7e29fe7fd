package report

import (
	"fmt"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/fold"
)

// resolve finds the location and the category that the parameters name. Fails
// with ErrLocation, ErrCategory and ErrSeveral.
func resolve(tx *gorm.DB, p Params, s *scope) error {
	var err error
	if s.location, err = findNode(tx, "locations", p.Location, ErrLocation.At("location")); err != nil {
		return err
	}
	s.category, err = findNode(tx, "categories", p.Category, ErrCategory.At("category"))
	return err
}

// findNode looks a node up by "#" and its id, by its code, its name or its id,
// in this order.
func findNode(tx *gorm.DB, table, asked string, missing *fault.Fault) (node, error) {
	asked = strings.TrimSpace(asked)
	if asked == "" {
		return node{}, nil
	}
	key := fold.Key(asked)
	plain, byID := strings.CutPrefix(asked, "#")
	id, err := strconv.ParseInt(plain, 10, 64)
	if err != nil {
		id = 0
	}
	if byID {
		key = ""
	}
	var found []struct {
		ID   int64
		Name string
		Rank int
	}
	// The table is one of two constants.
	err = db.Load(tx.Raw(`SELECT id, name, CASE WHEN code_key = @key THEN 1 WHEN name_key = @key THEN 2 ELSE 3 END AS rank
		FROM `+table+` WHERE code_key = @key OR name_key = @key OR id = @id ORDER BY rank, id`,
		map[string]any{"key": key, "id": id}), &found)
	switch {
	case err != nil:
		return node{}, fmt.Errorf("find %s in %s: %w", asked, table, err)
	case len(found) == 0:
		return node{}, missing.With("text", asked)
	}
	equals := 0
	for _, f := range found {
		if f.Rank == found[0].Rank {
			equals++
		}
	}
	if equals > 1 {
		return node{}, ErrSeveral.At(missing.Field()).With("text", asked).With("count", equals)
	}
	return node{ID: found[0].ID, Name: found[0].Name}, nil
}

// arguments are the named parameters of every statement.
func (s scope) arguments() map[string]any {
	return map[string]any{
		"from": int64(s.from), "to": int64(s.to), "asOf": int64(s.asOf),
		"location": s.location.ID, "category": s.category.ID, "product": s.product,
	}
}

// The nodes at and below the one asked for. UNION, so that even a cycle would end.
const (
	locationsBelow = `(WITH RECURSIVE below(id) AS (SELECT id FROM locations WHERE id = @location
		UNION SELECT t.id FROM locations t JOIN below b ON t.parent_id = b.id) SELECT id FROM below)`
	categoriesBelow = `(WITH RECURSIVE below(id) AS (SELECT id FROM categories WHERE id = @category
		UNION SELECT t.id FROM categories t JOIN below b ON t.parent_id = b.id) SELECT id FROM below)`
)

// inLocation is the condition that the column names a location asked for, as a list of none or one.
func (s scope) inLocation(column string) []string {
	if s.location.ID == 0 {
		return nil
	}
	return []string{column + " IN " + locationsBelow}
}

// inCategory is the condition that product p is of a category asked for.
func (s scope) inCategory() []string {
	if s.category.ID == 0 {
		return nil
	}
	return []string{"p.category_id IN " + categoriesBelow}
}

// inPeriod is the condition that the column is a day of the period.
func (s scope) inPeriod(column string) []string {
	var conditions []string
	if !s.from.IsZero() {
		conditions = append(conditions, column+" >= @from")
	}
	if !s.to.IsZero() {
		conditions = append(conditions, column+" <= @to")
	}
	return conditions
}

// all joins lists of conditions.
func all(lists ...[]string) []string {
	var joined []string
	for _, l := range lists {
		joined = append(joined, l...)
	}
	return joined
}
