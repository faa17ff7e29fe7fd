package catalog

import (
	"fmt"
	"strconv"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/fold"
)

// Index finds products and categories without a query each, for those who
// resolve many: imports and made-up data.
type Index struct {
	SKUs          map[string]int64   // by folded SKU
	Barcodes      map[string]int64   // by code
	Names         map[string][]int64 // products by folded name; names need not be unique
	SupplierCodes map[string]int64   // by SupplierCodeKey
	CategoryCodes map[string]int64   // by folded code
	CategoryNames map[string][]int64 // by folded name, the highest in the tree first
	Units         map[string]int64   // by folded code
}

// SupplierCodeKey is what Index.SupplierCodes knows a supplier's code under.
func SupplierCodeKey(supplierID int64, code string) string {
	return strconv.FormatInt(supplierID, 10) + "\n" + fold.Key(code)
}

// Product returns the product with that SKU, else with that barcode.
func (x *Index) Product(code string) (id int64, found bool) {
	if id, found = x.SKUs[fold.Key(code)]; found {
		return id, true
	}
	for _, same := range sameCodes(code) {
		if id, found = x.Barcodes[same]; found {
			return id, true
		}
	}
	return 0, false
}

// LoadIndex reads the index in a few queries.
func LoadIndex(q *gorm.DB) (*Index, error) {
	x := &Index{
		SKUs: map[string]int64{}, Barcodes: map[string]int64{}, Names: map[string][]int64{}, SupplierCodes: map[string]int64{},
		CategoryCodes: map[string]int64{}, CategoryNames: map[string][]int64{}, Units: map[string]int64{},
	}
	for _, read := range []func(*gorm.DB) error{x.readProducts, x.readCodes, x.readCategories, x.readUnits} {
		if err := read(q); err != nil {
			return nil, err
		}
	}
	return x, nil
}

func (x *Index) readProducts(q *gorm.DB) error {
	var rows []struct {
		ID      int64
		SKUKey  string `gorm:"column:sku_key"`
		NameKey string
	}
	if err := db.Load(q.Raw("SELECT id, sku_key, name_key FROM products ORDER BY id"), &rows); err != nil {
		return fmt.Errorf("read the SKUs: %w", err)
	}
	for _, r := range rows {
		x.SKUs[r.SKUKey] = r.ID
		x.Names[r.NameKey] = append(x.Names[r.NameKey], r.ID)
	}
	return nil
}

func (x *Index) readCodes(q *gorm.DB) error {
	var barcodes []struct {
		Code      string
		ProductID int64
	}
	if err := db.Load(q.Raw("SELECT code, product_id FROM barcodes"), &barcodes); err != nil {
		return fmt.Errorf("read the barcodes: %w", err)
	}
	for _, b := range barcodes {
		x.Barcodes[b.Code] = b.ProductID
	}
	var codes []struct {
		ProductID  int64
		SupplierID int64
		Code       string
	}
	err := db.Load(q.Raw("SELECT product_id, supplier_id, code FROM product_suppliers WHERE code <> '' ORDER BY product_id DESC"), &codes)
	if err != nil {
		return fmt.Errorf("read the suppliers' codes: %w", err)
	}
	for _, c := range codes {
		x.SupplierCodes[SupplierCodeKey(c.SupplierID, c.Code)] = c.ProductID
	}
	return nil
}

func (x *Index) readCategories(q *gorm.DB) error {
	tree, err := LoadTree(q)
	if err != nil {
		return err
	}
	deepest := 0
	for _, c := range tree.Categories {
		deepest = max(deepest, c.Depth)
		if c.Code != "" {
			x.CategoryCodes[fold.Key(c.Code)] = c.ID
		}
	}
	levels := make([][]Category, deepest+1)
	for _, c := range tree.Categories {
		levels[c.Depth] = append(levels[c.Depth], c)
	}
	for _, level := range levels {
		for _, c := range level {
			x.CategoryNames[c.NameKey] = append(x.CategoryNames[c.NameKey], c.ID)
		}
	}
	return nil
}

func (x *Index) readUnits(q *gorm.DB) error {
	units, err := unitsByID(q)
	if err != nil {
		return err
	}
	for id, u := range units {
		x.Units[fold.Key(u.Code)] = id
	}
	return nil
}
