package catalog

import (
	"context"
	"strings"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/fold"
	"stockroom/backend/journal"
	"stockroom/backend/text"
)

// Failures of categories.
var (
	ErrCategoryUnknown = fault.Define("catalog.category_unknown", "There is no category with the id {id}.")
	ErrCategoryExists  = fault.Define("catalog.category_exists", "There is already a category {name} at this place.")
	ErrCategoryCode    = fault.Define("catalog.category_code", "The code {code} already belongs to the category {name}.")
	ErrCategoryCycle   = fault.Define("catalog.category_cycle", "{name} cannot be moved below itself.")
	ErrCategoryUsed    = fault.Define("catalog.category_used",
		"{name} is not empty. Products: {products}; categories: {categories}. Move what it holds first.")
)

// pathSeparator stands between the names of a category's path.
const pathSeparator = " / "

// CategoryInput is what the user decides about a category.
type CategoryInput struct {
	Name        string
	Code        string // unique ignoring case; "" is none
	Description string
	ParentID    *int64 // nil: at the root
}

// MoveInput says where a branch of the tree goes.
type MoveInput struct {
	ID       int64
	ParentID *int64 // nil: to the root
}

// Category is one node of the tree.
type Category struct {
	ID            int64
	Code          string
	Name          string
	NameKey       string // folded
	ParentID      *int64
	Description   string
	Depth         int    // 0 at the root
	Path          string // "Drinks / Tea / Green"
	Products      int64  // active products in it
	ProductsBelow int64  // active products in it and everything below
}

// Tree is all categories, each before what is below it, siblings by name.
type Tree struct {
	Categories    []Category
	Uncategorised int64 // active products without a category
}

// clean returns the input as it is kept. Fails with text.ErrEmpty, text.ErrTooLong.
func (in CategoryInput) clean() (CategoryInput, error) {
	var t text.Cleaner
	t.Required("name", &in.Name, text.Name)
	t.Line("code", &in.Code, text.Code)
	t.Block("description", &in.Description, text.Body)
	if t.Err() == nil && fold.Key(in.Name) == "" {
		return in, text.ErrEmpty.At("name")
	}
	return in, t.Err()
}

// categoryCommand is what commands about one category record.
type categoryCommand struct {
	ID    int64
	Input CategoryInput
}

// CreateCategory adds a category. Fails with text's faults, ErrCategoryExists,
// ErrCategoryCode and, for the parent, ErrCategoryUnknown.
func (s *Service) CreateCategory(ctx context.Context, requestID string, in CategoryInput) (int64, error) {
	return journal.Do(ctx, s.db, journal.Command{RequestID: requestID, Name: "catalog.create_category", Input: in},
		func(tx *db.Tx) (int64, error) {
			id, err := CreateCategory(tx, in)
			if err != nil {
				return 0, err
			}
			return id, aboutCategory(tx, id, strings.TrimSpace(in.Name), "Added the category ")
		})
}

// CreateCategory adds a category within a command.
func CreateCategory(tx *db.Tx, in CategoryInput) (int64, error) {
	in, err := in.clean()
	if err != nil {
		return 0, err
	}
	if in.ParentID != nil {
		if _, err := categoryByID(tx.DB, *in.ParentID, "parentId"); err != nil {
			return 0, err
		}
	}
	if err := refuseTaken(tx.DB, 0, in); err != nil {
		return 0, err
	}
	tx.Changed(db.Catalog)
	return insertCategory(tx, in)
}

// UpdateCategory changes name, code and description; the place in the tree
// stays. Fails as CreateCategory does.
func (s *Service) UpdateCategory(ctx context.Context, requestID string, id int64, in CategoryInput) error {
	_, err := journal.Do(ctx, s.db, journal.Command{RequestID: requestID, Name: "catalog.update_category", Input: categoryCommand{id, in}},
		func(tx *db.Tx) (int64, error) {
			before, err := categoryByID(tx.DB, id, "id")
			if err != nil {
				return 0, err
			}
			if err := UpdateCategory(tx, id, in); err != nil {
				return 0, err
			}
			if err := journal.Former(tx, before.input()); err != nil {
				return 0, err
			}
			return id, aboutCategory(tx, id, strings.TrimSpace(in.Name), "Changed the category ")
		})
	return err
}

// UpdateCategory changes name, code and description within a command; the
// place in the tree stays.
func UpdateCategory(tx *db.Tx, id int64, in CategoryInput) error {
	in, err := in.clean()
	if err != nil {
		return err
	}
	before, err := categoryByID(tx.DB, id, "id")
	if err != nil {
		return err
	}
	in.ParentID = before.ParentID
	if err := refuseTaken(tx.DB, id, in); err != nil {
		return err
	}
	tx.Changed(db.Catalog)
	return updateCategory(tx, id, in)
}

// MoveCategory moves a category with everything below it. Fails with
// ErrCategoryCycle, ErrCategoryExists, ErrCategoryUnknown.
func (s *Service) MoveCategory(ctx context.Context, requestID string, in MoveInput) error {
	_, err := journal.Do(ctx, s.db, journal.Command{RequestID: requestID, Name: "catalog.move_category", Input: in},
		func(tx *db.Tx) (int64, error) {
			before, err := categoryByID(tx.DB, in.ID, "id")
			if err != nil {
				return 0, err
			}
			name, err := MoveCategory(tx, in)
			if err != nil {
				return 0, err
			}
			if err := journal.Former(tx, MoveInput{ID: in.ID, ParentID: before.ParentID}); err != nil {
				return 0, err
			}
			return in.ID, aboutCategory(tx, in.ID, name, "Moved the category ")
		})
	return err
}

// MoveCategory moves a branch within a command and returns its name.
func MoveCategory(tx *db.Tx, in MoveInput) (string, error) {
	moved, err := categoryByID(tx.DB, in.ID, "id")
	if err != nil {
		return "", err
	}
	if in.ParentID != nil {
		if _, err := categoryByID(tx.DB, *in.ParentID, "parentId"); err != nil {
			return "", err
		}
		inside, err := isWithin(tx.DB, *in.ParentID, in.ID)
		if err != nil {
			return "", err
		}
		if inside {
			return "", ErrCategoryCycle.At("parentId").With("name", moved.Name)
		}
	}
	there, err := siblingNamed(tx.DB, moved.NameKey, in.ParentID)
	if err != nil {
		return "", err
	}
	if there.ID != 0 && there.ID != in.ID {
		return "", ErrCategoryExists.At("parentId").With("name", moved.Name)
	}
	tx.Changed(db.Catalog)
	return moved.Name, setParent(tx, in)
}

// DeleteCategory deletes a category without products, archived ones included,
// and without categories below it. Fails with ErrCategoryUsed, ErrCategoryUnknown.
func (s *Service) DeleteCategory(ctx context.Context, requestID string, id int64) error {
	_, err := journal.Do(ctx, s.db, journal.Command{RequestID: requestID, Name: "catalog.delete_category", Input: categoryCommand{ID: id}},
		func(tx *db.Tx) (int64, error) {
			c, err := categoryByID(tx.DB, id, "id")
			if err != nil {
				return 0, err
			}
			products, categories, err := contents(tx.DB, id)
			if err != nil {
				return 0, err
			}
			if products+categories > 0 {
				return 0, ErrCategoryUsed.At("id").With("name", c.Name).With("products", products).With("categories", categories)
			}
			tx.Changed(db.Catalog)
			if err := deleteCategory(tx, id); err != nil {
				return 0, err
			}
			if err := journal.Former(tx, c.input()); err != nil {
				return 0, err
			}
			return id, aboutCategory(tx, id, c.Name, "Deleted the category ")
		})
	return err
}

// input is what would write the category again.
func (c Category) input() CategoryInput {
	return CategoryInput{Name: c.Name, Code: c.Code, Description: c.Description, ParentID: c.ParentID}
}

func aboutCategory(tx *db.Tx, id int64, name, what string) error {
	return journal.About(tx, journal.Subject{Type: "category", ID: id, Label: name}, what+name)
}

// arrange puts the categories, which come by name, into the order of reading
// and adds depths, paths and the counts of what is below.
func arrange(all []Category) []Category {
	children := map[int64][]int{}
	for i, c := range all {
		children[parentOf(c)] = append(children[parentOf(c)], i)
	}
	tree := make([]Category, 0, len(all))
	type step struct {
		index, depth int
		path         string
	}
	var open []step
	push := func(parent int64, depth int, path string) {
		below := children[parent]
		for i := len(below) - 1; i >= 0; i-- {
			open = append(open, step{below[i], depth, path})
		}
	}
	push(0, 0, "")
	for len(open) > 0 {
		s := open[len(open)-1]
		open = open[:len(open)-1]
		c := all[s.index]
		c.Depth, c.Path, c.ProductsBelow = s.depth, s.path+c.Name, c.Products
		tree = append(tree, c)
		push(c.ID, s.depth+1, c.Path+pathSeparator)
	}
	sumBelow(tree)
	return tree
}

// sumBelow adds each category's count to the one above it, from the leaves up:
// in the order of reading, parents come first.
func sumBelow(tree []Category) {
	place := make(map[int64]int, len(tree))
	for i, c := range tree {
		place[c.ID] = i
	}
	for i := len(tree) - 1; i >= 0; i-- {
		if up, ok := place[parentOf(tree[i])]; ok {
			tree[up].ProductsBelow += tree[i].ProductsBelow
		}
	}
}

// parentOf is 0 for a category at the root.
func parentOf(c Category) int64 {
	if c.ParentID == nil {
		return 0
	}
	return *c.ParentID
}
