package catalog

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/fold"
)

// subtree lists a category and everything below it. UNION ends it even if the
// parents went round in a circle.
const subtree = `WITH RECURSIVE below(id) AS (SELECT CAST(? AS BIGINT)
	UNION SELECT k.id FROM categories k JOIN below b ON k.parent_id = b.id) SELECT id FROM below`

// Categories returns the whole tree.
func (s *Service) Categories(ctx context.Context) (Tree, error) {
	tree := Tree{Categories: []Category{}}
	err := s.db.Snapshot(ctx, func(q *gorm.DB) (err error) {
		tree, err = LoadTree(q)
		return err
	})
	return tree, err
}

// LoadTree reads the whole tree with its counts.
func LoadTree(q *gorm.DB) (Tree, error) {
	var all []Category
	err := q.Raw(`SELECT id, COALESCE(code, '') AS code, name, name_key, parent_id, description FROM categories ORDER BY name_key, id`).
		Scan(&all).Error
	if err != nil {
		return Tree{}, fmt.Errorf("read the categories: %w", err)
	}
	var counts []struct {
		ID       int64
		Products int64
	}
	err = q.Raw(`SELECT COALESCE(category_id, 0) AS id, COUNT(*) AS products FROM products WHERE NOT archived GROUP BY category_id`).
		Scan(&counts).Error
	if err != nil {
		return Tree{}, fmt.Errorf("count the categories' products: %w", err)
	}
	products := make(map[int64]int64, len(counts))
	for _, c := range counts {
		products[c.ID] = c.Products
	}
	for i := range all {
		all[i].Products = products[all[i].ID]
	}
	return Tree{Categories: arrange(all), Uncategorised: products[0]}, nil
}

// categoryPath reads the names from the root down to the category.
func categoryPath(q *gorm.DB, id int64) ([]string, error) {
	var names []string
	// The length grows upwards; 1,000 levels end a circle that the rules do not allow.
	err := db.Load(q.Raw(`WITH RECURSIVE up(id, name, parent_id, height) AS (
		SELECT c.id, c.name, c.parent_id, 0 FROM categories c WHERE c.id = ?
		UNION SELECT c.id, c.name, c.parent_id, u.height + 1 FROM categories c JOIN up u ON c.id = u.parent_id WHERE u.height < 1000)
		SELECT name FROM up ORDER BY height`, id), &names)
	if err != nil {
		return nil, fmt.Errorf("read the category's path: %w", err)
	}
	slices.Reverse(names)
	return names, nil
}

func categoryByID(q *gorm.DB, id int64, field string) (Category, error) {
	var rows []Category
	err := q.Raw("SELECT id, COALESCE(code, '') AS code, name, name_key, parent_id, description FROM categories WHERE id = ?", id).
		Scan(&rows).Error
	if err != nil {
		return Category{}, fmt.Errorf("read the category: %w", err)
	}
	if len(rows) == 0 {
		return Category{}, ErrCategoryUnknown.At(field).With("id", id)
	}
	return rows[0], nil
}

// isWithin tells whether the category is the branch's root or below it.
func isWithin(q *gorm.DB, id, branch int64) (bool, error) {
	var ids []int64
	if err := db.Load(q.Raw(subtree, branch), &ids); err != nil {
		return false, fmt.Errorf("read the branch: %w", err)
	}
	return slices.Contains(ids, id), nil
}

// refuseTaken refuses a name that a sibling has and a code that any category has.
func refuseTaken(q *gorm.DB, id int64, in CategoryInput) error {
	there, err := siblingNamed(q, fold.Key(in.Name), in.ParentID)
	if err != nil {
		return err
	}
	if there.ID != 0 && there.ID != id {
		return ErrCategoryExists.At("name").With("name", there.Name)
	}
	if in.Code == "" {
		return nil
	}
	var coded owner
	if err := q.Raw("SELECT id, name FROM categories WHERE code_key = ?", fold.Key(in.Code)).Scan(&coded).Error; err != nil {
		return fmt.Errorf("look the code up: %w", err)
	}
	if coded.ID != 0 && coded.ID != id {
		return ErrCategoryCode.At("code").With("code", in.Code).With("name", coded.Name)
	}
	return nil
}

// siblingNamed finds the category of that folded name directly below the
// parent; its id is 0 where there is none.
func siblingNamed(q *gorm.DB, nameKey string, parentID *int64) (owner, error) {
	var found owner
	parent := int64(0)
	if parentID != nil {
		parent = *parentID
	}
	err := q.Raw("SELECT id, name FROM categories WHERE COALESCE(parent_id, 0) = ? AND name_key = ?", parent, nameKey).Scan(&found).Error
	if err != nil {
		return found, fmt.Errorf("look the name up: %w", err)
	}
	return found, nil
}

// codeColumns are a category's code and its key, NULL without a code.
func (in CategoryInput) codeColumns() (code, key *string) {
	if in.Code == "" {
		return nil, nil
	}
	folded := fold.Key(in.Code)
	return &in.Code, &folded
}

func insertCategory(tx *db.Tx, in CategoryInput) (int64, error) {
	code, key := in.codeColumns()
	var id int64
	err := tx.Raw(`INSERT INTO categories(code, code_key, name, name_key, parent_id, description) VALUES(?, ?, ?, ?, ?, ?) RETURNING id`,
		code, key, in.Name, fold.Key(in.Name), in.ParentID, in.Description).Scan(&id).Error
	if err != nil {
		return 0, fmt.Errorf("add the category: %w", err)
	}
	return id, nil
}

func updateCategory(tx *db.Tx, id int64, in CategoryInput) error {
	code, key := in.codeColumns()
	err := tx.Exec("UPDATE categories SET code = ?, code_key = ?, name = ?, name_key = ?, description = ? WHERE id = ?",
		code, key, in.Name, fold.Key(in.Name), in.Description, id).Error
	if err != nil {
		return fmt.Errorf("change the category: %w", err)
	}
	return nil
}

func setParent(tx *db.Tx, in MoveInput) error {
	if err := tx.Exec("UPDATE categories SET parent_id = ? WHERE id = ?", in.ParentID, in.ID).Error; err != nil {
		return fmt.Errorf("move the category: %w", err)
	}
	return nil
}

func deleteCategory(tx *db.Tx, id int64) error {
	if err := tx.Exec("DELETE FROM categories WHERE id = ?", id).Error; err != nil {
		return fmt.Errorf("delete the category: %w", err)
	}
	return nil
}

// contents counts what is directly in the category.
func contents(q *gorm.DB, id int64) (products, categories int64, err error) {
	var r struct {
		Products   int64
		Categories int64
	}
	err = q.Raw(`SELECT (SELECT COUNT(*) FROM products WHERE category_id = ?) AS products,
		(SELECT COUNT(*) FROM categories WHERE parent_id = ?) AS categories`, id, id).Scan(&r).Error
	if err != nil {
		return 0, 0, fmt.Errorf("count what is in the category: %w", err)
	}
	return r.Products, r.Categories, nil
}
