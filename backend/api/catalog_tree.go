package api

import (
	"context"

	"stockroom/backend/catalog"
)

// Category is one node of the tree of categories.
type Category struct {
	ID            int64  `json:"id"`
	Code          string `json:"code"` // "" is none
	Name          string `json:"name"`
	ParentID      *int64 `json:"parentId" ts_type:"number | null"` // null: at the root
	Description   string `json:"description"`
	Depth         int    `json:"depth"`         // 0 at the root
	Path          string `json:"path"`          // "Drinks / Tea / Green"
	Products      int64  `json:"products"`      // active products in it
	ProductsBelow int64  `json:"productsBelow"` // active products in it and everything below
}

// CategoryTree is the whole tree in the order of reading: each category before
// what is below it, siblings by name.
type CategoryTree struct {
	Rows []Category `json:"rows"`
	// Uncategorised is how many active products have no category.
	Uncategorised int64 `json:"uncategorised"`
}

// Categories returns the whole tree.
func (c *Catalog) Categories(_ NoInput) (CategoryTree, error) {
	return run(c.host, "Catalog.Categories", func(ctx context.Context, b *Books) (CategoryTree, error) {
		tree, err := b.Catalog.Categories(ctx)
		return categoryTreeDTO(tree), err
	})
}

// CategoryCreate is the command to add a category.
type CategoryCreate struct {
	RequestID   string `json:"requestId"`
	Name        string `json:"name"`
	Code        string `json:"code"` // "" is none
	Description string `json:"description"`
	ParentID    *int64 `json:"parentId" ts_type:"number | null"` // null: at the root
}

// CategoryRef names one category.
type CategoryRef struct {
	ID int64 `json:"id"`
}

// CreateCategory adds a category. Fails with catalog.category_name,
// catalog.category_exists, catalog.category_code, catalog.category_unknown.
func (c *Catalog) CreateCategory(q CategoryCreate) (CategoryRef, error) {
	return run(c.host, "Catalog.CreateCategory", func(ctx context.Context, b *Books) (CategoryRef, error) {
		id, err := b.Catalog.CreateCategory(ctx, q.RequestID,
			catalog.CategoryInput{Name: q.Name, Code: q.Code, Description: q.Description, ParentID: q.ParentID})
		return CategoryRef{ID: id}, err
	})
}

// CategoryUpdate is the command to rename a category, or to change its code
// or description; its place in the tree stays.
type CategoryUpdate struct {
	RequestID   string `json:"requestId"`
	ID          int64  `json:"id"`
	Name        string `json:"name"`
	Code        string `json:"code"`
	Description string `json:"description"`
}

// UpdateCategory changes a category. Fails as CreateCategory does.
func (c *Catalog) UpdateCategory(q CategoryUpdate) (CategoryRef, error) {
	return run(c.host, "Catalog.UpdateCategory", func(ctx context.Context, b *Books) (CategoryRef, error) {
		err := b.Catalog.UpdateCategory(ctx, q.RequestID, q.ID,
			catalog.CategoryInput{Name: q.Name, Code: q.Code, Description: q.Description})
		return CategoryRef{ID: q.ID}, err
	})
}

// CategoryMove is the command to move a category with everything below it.
type CategoryMove struct {
	RequestID string `json:"requestId"`
	ID        int64  `json:"id"`
	ParentID  *int64 `json:"parentId" ts_type:"number | null"` // null: to the root
}

// MoveCategory moves a branch of the tree. Fails with catalog.category_cycle,
// catalog.category_exists, catalog.category_unknown.
func (c *Catalog) MoveCategory(q CategoryMove) (CategoryRef, error) {
	return run(c.host, "Catalog.MoveCategory", func(ctx context.Context, b *Books) (CategoryRef, error) {
		err := b.Catalog.MoveCategory(ctx, q.RequestID, catalog.MoveInput{ID: q.ID, ParentID: q.ParentID})
		return CategoryRef{ID: q.ID}, err
	})
}

// CategoryDelete is the command to delete an empty category.
type CategoryDelete struct {
	RequestID string `json:"requestId"`
	ID        int64  `json:"id"`
}

// DeleteCategory deletes a category without products and without categories
// below it. Fails with catalog.category_used, catalog.category_unknown.
func (c *Catalog) DeleteCategory(q CategoryDelete) (CategoryRef, error) {
	return run(c.host, "Catalog.DeleteCategory", func(ctx context.Context, b *Books) (CategoryRef, error) {
		return CategoryRef{ID: q.ID}, b.Catalog.DeleteCategory(ctx, q.RequestID, q.ID)
	})
}

// Unit is a unit that products are kept in.
type Unit struct {
	ID       int64  `json:"id"`
	Code     string `json:"code"` // "pcs"
	Name     string `json:"name"` // "piece"
	Decimals int    `json:"decimals"`
	Products int64  `json:"products"` // how many products are kept in it, archived ones too
}

// UnitList are all units, by code.
type UnitList struct {
	Rows []Unit `json:"rows"`
}

// Units returns all units.
func (c *Catalog) Units(_ NoInput) (UnitList, error) {
	return run(c.host, "Catalog.Units", func(ctx context.Context, b *Books) (UnitList, error) {
		units, err := b.Catalog.Units(ctx)
		return unitListDTO(units), err
	})
}

// UnitCreate is the command to add a unit.
type UnitCreate struct {
	RequestID string `json:"requestId"`
	Code      string `json:"code"`
	Name      string `json:"name"`
	Decimals  int    `json:"decimals"` // 0 to 3
}

// UnitRef names one unit.
type UnitRef struct {
	ID int64 `json:"id"`
}

// CreateUnit adds a unit. Fails with catalog.unit_code, catalog.unit_exists,
// catalog.unit_decimals.
func (c *Catalog) CreateUnit(q UnitCreate) (UnitRef, error) {
	return run(c.host, "Catalog.CreateUnit", func(ctx context.Context, b *Books) (UnitRef, error) {
		id, err := b.Catalog.CreateUnit(ctx, q.RequestID, catalog.UnitInput{Code: q.Code, Name: q.Name, Decimals: q.Decimals})
		return UnitRef{ID: id}, err
	})
}

// UnitUpdate is the command to change a unit.
type UnitUpdate struct {
	RequestID string `json:"requestId"`
	ID        int64  `json:"id"`
	Code      string `json:"code"`
	Name      string `json:"name"`
	Decimals  int    `json:"decimals"`
}

// UpdateUnit changes a unit. Fails as CreateUnit does, and with
// catalog.unit_finer where quantities need the decimals it would lose.
func (c *Catalog) UpdateUnit(q UnitUpdate) (UnitRef, error) {
	return run(c.host, "Catalog.UpdateUnit", func(ctx context.Context, b *Books) (UnitRef, error) {
		return UnitRef{ID: q.ID}, b.Catalog.UpdateUnit(ctx, q.RequestID, q.ID, catalog.UnitInput{Code: q.Code, Name: q.Name, Decimals: q.Decimals})
	})
}

// UnitDelete is the command to delete a unit that no product uses.
type UnitDelete struct {
	RequestID string `json:"requestId"`
	ID        int64  `json:"id"`
}

// DeleteUnit deletes a unit. Fails with catalog.unit_used, catalog.unit_unknown.
func (c *Catalog) DeleteUnit(q UnitDelete) (UnitRef, error) {
	return run(c.host, "Catalog.DeleteUnit", func(ctx context.Context, b *Books) (UnitRef, error) {
		return UnitRef{ID: q.ID}, b.Catalog.DeleteUnit(ctx, q.RequestID, q.ID)
	})
}
