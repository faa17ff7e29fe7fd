package catalog

import (
	"strconv"
	"strings"

	"stockroom/backend/db"
	"stockroom/backend/fold"
)

// Problem is what is wrong with one of several products.
type Problem struct {
	Row int   // its index among the given ones
	Err error // a fault at the field of its input
}

// Change is one product with everything that it shall become.
type Change struct {
	ID    int64 // 0: a new product
	Input ProductInput
}

// owner is a product that has a SKU or a code.
type owner struct {
	ID   int64 // of a new product of the same batch: -1 - its row
	Name string
}

// batch is what the rules need to know about the rest of the books, read in a
// few queries for any number of products.
type batch struct {
	units      map[int64]Unit
	categories map[int64]bool
	suppliers  map[int64]bool
	skus       map[string]owner // by folded SKU
	codes      map[string]owner // by barcode, each in all its writings
}

// check cleans the changes and checks them against each other and the books.
// The answer has the clean inputs, or the problems of the rows that fail.
func check(tx *db.Tx, changes []Change) ([]Change, []Problem, error) {
	units, err := unitsByID(tx.DB)
	if err != nil {
		return nil, nil, err
	}
	var problems []Problem
	clean := make([]Change, len(changes))
	for i, c := range changes {
		c.Input, err = cleanWithUnit(c.Input, units)
		if err != nil {
			problems = append(problems, Problem{Row: i, Err: err})
		}
		clean[i] = c
	}
	b, err := loadBatch(tx.DB, clean)
	if err != nil {
		return nil, nil, err
	}
	b.units = units
	failed := map[int]bool{}
	for _, p := range problems {
		failed[p.Row] = true
	}
	for i, c := range clean {
		if failed[i] {
			continue
		}
		if err := b.take(i, c, changes[i].Input); err != nil {
			problems = append(problems, Problem{Row: i, Err: err})
		}
	}
	return clean, problems, nil
}

func cleanWithUnit(in ProductInput, units map[int64]Unit) (ProductInput, error) {
	if in.UnitID == 0 {
		in.UnitID = Piece
	}
	unit, ok := units[in.UnitID]
	if !ok {
		return in, ErrUnitUnknown.At("unitId").With("id", in.UnitID)
	}
	return in.clean(unit)
}

// take checks what one product names and notes what it now has. given is its
// input before cleaning, in which failures have their place.
func (b *batch) take(row int, c Change, given ProductInput) error {
	in := c.Input
	if in.CategoryID != nil && !b.categories[*in.CategoryID] {
		return ErrCategoryUnknown.At("categoryId").With("id", *in.CategoryID)
	}
	for _, s := range in.Suppliers {
		if !b.suppliers[s.SupplierID] {
			return ErrSupplierUnknown.At(supplierField(given, s.SupplierID)).With("id", s.SupplierID)
		}
	}
	mine := owner{ID: c.ID, Name: in.Name}
	if c.ID == 0 {
		mine.ID = -1 - int64(row)
	}
	if o, taken := b.skus[fold.Key(in.SKU)]; taken && o.ID != mine.ID {
		return ErrSKUTaken.At("sku").With("sku", in.SKU).With("name", o.Name)
	}
	for _, code := range in.Barcodes {
		for _, same := range sameCodes(code.Code) {
			if o, taken := b.codes[same]; taken && o.ID != mine.ID {
				return ErrBarcodeTaken.At(barcodeField(given, code.Code)).With("code", code.Code).With("name", o.Name)
			}
		}
	}
	b.note(mine, in)
	return nil
}

func (b *batch) note(mine owner, in ProductInput) {
	b.skus[fold.Key(in.SKU)] = mine
	for _, code := range in.Barcodes {
		for _, same := range sameCodes(code.Code) {
			b.codes[same] = mine
		}
	}
}

func supplierField(given ProductInput, id int64) string {
	for i, s := range given.Suppliers {
		if s.SupplierID == id {
			return "suppliers." + strconv.Itoa(i) + ".supplierId"
		}
	}
	return "supplierId"
}

func barcodeField(given ProductInput, code string) string {
	for i, b := range given.Barcodes {
		if strings.TrimSpace(b.Code) == code {
			return "barcodes." + strconv.Itoa(i) + ".code"
		}
	}
	return "barcodes"
}
