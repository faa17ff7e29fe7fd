package catalog

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
	NameKey       string
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
