package catalog

// Piece is the unit of a product for which none is named.
const Piece int64 = 1

// UnitInput is what the user decides about a unit.
type UnitInput struct {
	Code     string
	Name     string
	Decimals int // 0 to 3
}

// Unit is a unit that products are kept in.
type Unit struct {
	ID       int64
	Code     string
	Name     string
	Decimals int
	Products int64 // how many products are kept in it, archived ones too
}
