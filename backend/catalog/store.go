package catalog

import (
	"fmt"
	"slices"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

const (
	// chunk is how many values one query names: below every database's limit
	// of parameters, and one statement for all full chunks.
	chunk = 500
	// insertRows is how many rows one INSERT writes: measured, more bring nothing.
	insertRows = 50
)

// productRecord is a row of products.
type productRecord struct {
	ID              int64  `gorm:"primaryKey"`
	SKU             string `gorm:"column:sku"`
	SKUKey          string `gorm:"column:sku_key"`
	Name            string
	NameKey         string
	SearchKey       string
	Description     string
	Pack            string
	Notes           string
	CategoryID      *int64
	UnitID          int64
	SupplierID      *int64
	Price           money.PerUnit `gorm:"column:price_e4"`
	ReorderPoint    quantity.Milli
	ReorderUpTo     quantity.Milli `gorm:"column:reorder_up_to"`
	ReorderQuantity quantity.Milli
	OrderMultiple   quantity.Milli
	AllowNegative   bool
	Archived        bool
	CreatedAt       int64 `gorm:"autoCreateTime:false"`
	UpdatedAt       int64 `gorm:"autoUpdateTime:false"`
}

type barcodeRecord struct {
	Code      string
	ProductID int64
	Position  int
}

type supplierRecord struct {
	ProductID    int64
	SupplierID   int64
	Code         string
	Cost         *money.PerUnit `gorm:"column:cost_e4"`
	MinimumOrder quantity.Milli
	LeadTimeDays *int64
}

func record(in ProductInput, millis int64) productRecord {
	return productRecord{
		SKU: in.SKU, SKUKey: fold.Key(in.SKU), Name: in.Name, NameKey: fold.Key(in.Name), SearchKey: in.searchKey(),
		Description: in.Description, Pack: in.Pack, Notes: in.Notes,
		CategoryID: in.CategoryID, UnitID: in.UnitID, SupplierID: in.SupplierID, Price: in.Price,
		ReorderPoint: in.ReorderPoint, ReorderUpTo: in.ReorderUpTo, ReorderQuantity: in.ReorderQuantity, OrderMultiple: in.OrderMultiple,
		AllowNegative: in.AllowNegative, Archived: in.Archived, CreatedAt: millis, UpdatedAt: millis,
	}
}

func insertProducts(tx *db.Tx, changes []Change) ([]int64, error) {
	records := make([]productRecord, len(changes))
	for i, c := range changes {
		records[i] = record(c.Input, tx.Millis())
	}
	if err := tx.Table("products").CreateInBatches(&records, insertRows).Error; err != nil {
		return nil, fmt.Errorf("add products: %w", err)
	}
	ids := make([]int64, len(changes))
	for i := range records {
		ids[i] = records[i].ID
		changes[i].ID = records[i].ID
	}
	return ids, insertCodes(tx, changes)
}

// insertCodes writes the barcodes and suppliers of products that have none yet.
func insertCodes(tx *db.Tx, changes []Change) error {
	var codes []barcodeRecord
	var suppliers []supplierRecord
	for _, c := range changes {
		for i, b := range c.Input.Barcodes {
			codes = append(codes, barcodeRecord{Code: b.Code, ProductID: c.ID, Position: i + 1})
		}
		for _, s := range c.Input.Suppliers {
			suppliers = append(suppliers, supplierRecord{
				ProductID: c.ID, SupplierID: s.SupplierID, Code: s.Code, Cost: s.Cost, MinimumOrder: s.MinimumOrder, LeadTimeDays: s.LeadTimeDays,
			})
		}
	}
	if len(codes) > 0 {
		if err := tx.Table("barcodes").CreateInBatches(&codes, insertRows).Error; err != nil {
			return fmt.Errorf("add barcodes: %w", err)
		}
	}
	if len(suppliers) > 0 {
		if err := tx.Table("product_suppliers").CreateInBatches(&suppliers, insertRows).Error; err != nil {
			return fmt.Errorf("add the products' suppliers: %w", err)
		}
	}
	return nil
}

func updateProducts(tx *db.Tx, before map[int64]ProductInput, changes []Change) (changed int64, err error) {
	var renewed []Change
	var ids []int64
	for _, c := range changes {
		was := before[c.ID]
		if len(was.differences(c.Input)) == 0 {
			continue
		}
		changed++
		if err := updateProduct(tx, c); err != nil {
			return 0, err
		}
		if !slices.Equal(was.Barcodes, c.Input.Barcodes) || !slices.EqualFunc(was.Suppliers, c.Input.Suppliers, ProductSupplier.equal) {
			renewed, ids = append(renewed, c), append(ids, c.ID)
		}
	}
	for part := range slices.Chunk(ids, chunk) {
		if err := tx.Exec("DELETE FROM barcodes WHERE product_id IN ?", part).Error; err != nil {
			return 0, fmt.Errorf("replace barcodes: %w", err)
		}
		if err := tx.Exec("DELETE FROM product_suppliers WHERE product_id IN ?", part).Error; err != nil {
			return 0, fmt.Errorf("replace the products' suppliers: %w", err)
		}
	}
	return changed, insertCodes(tx, renewed)
}

func updateProduct(tx *db.Tx, c Change) error {
	r := record(c.Input, tx.Millis())
	err := tx.Exec(`UPDATE products SET sku = ?, sku_key = ?, name = ?, name_key = ?, search_key = ?, description = ?, pack = ?, notes = ?,
		category_id = ?, unit_id = ?, supplier_id = ?, price_e4 = ?, reorder_point = ?, reorder_up_to = ?, reorder_quantity = ?,
		order_multiple = ?, allow_negative = ?, archived = ?, updated_at = ? WHERE id = ?`,
		r.SKU, r.SKUKey, r.Name, r.NameKey, r.SearchKey, r.Description, r.Pack, r.Notes,
		r.CategoryID, r.UnitID, r.SupplierID, r.Price, r.ReorderPoint, r.ReorderUpTo, r.ReorderQuantity,
		r.OrderMultiple, r.AllowNegative, r.Archived, r.UpdatedAt, c.ID).Error
	if err != nil {
		return fmt.Errorf("change a product: %w", err)
	}
	return nil
}

func setArchived(tx *db.Tx, in ArchiveInput) (changed int64, err error) {
	for ids := range slices.Chunk(in.IDs, chunk) {
		done := tx.Exec("UPDATE products SET archived = ?, updated_at = ? WHERE id IN ? AND archived <> ?", in.Archived, tx.Millis(), ids, in.Archived)
		if done.Error != nil {
			return 0, fmt.Errorf("archive products: %w", done.Error)
		}
		changed += done.RowsAffected
	}
	return changed, nil
}

// loadBatch reads what the changes name.
func loadBatch(q *gorm.DB, changes []Change) (*batch, error) {
	var skus, codes []string
	var categories, suppliers []int64
	for _, c := range changes {
		skus = append(skus, fold.Key(c.Input.SKU))
		for _, b := range c.Input.Barcodes {
			codes = append(codes, sameCodes(b.Code)...)
		}
		if c.Input.CategoryID != nil {
			categories = append(categories, *c.Input.CategoryID)
		}
		for _, s := range c.Input.Suppliers {
			suppliers = append(suppliers, s.SupplierID)
		}
	}
	b := &batch{}
	var err error
	if b.skus, err = owners(q, "SELECT sku_key AS key, id, name FROM products WHERE sku_key IN ?", skus); err != nil {
		return nil, err
	}
	b.codes, err = owners(q, "SELECT b.code AS key, p.id, p.name FROM barcodes b JOIN products p ON p.id = b.product_id WHERE b.code IN ?", codes)
	if err != nil {
		return nil, err
	}
	if b.categories, err = existing(q, "SELECT id FROM categories WHERE id IN ?", categories); err != nil {
		return nil, err
	}
	b.suppliers, err = existing(q, "SELECT id FROM suppliers WHERE id IN ?", suppliers)
	return b, err
}

func owners(q *gorm.DB, query string, keys []string) (map[string]owner, error) {
	found := make(map[string]owner, len(keys))
	for part := range slices.Chunk(keys, chunk) {
		var rows []struct {
			Key  string
			ID   int64
			Name string
		}
		if err := db.Load(q.Raw(query, part), &rows); err != nil {
			return nil, fmt.Errorf("look codes up: %w", err)
		}
		for _, r := range rows {
			found[r.Key] = owner{ID: r.ID, Name: r.Name}
		}
	}
	return found, nil
}

func existing(q *gorm.DB, query string, ids []int64) (map[int64]bool, error) {
	slices.Sort(ids)
	found := map[int64]bool{}
	for part := range slices.Chunk(slices.Compact(ids), chunk) {
		var have []int64
		if err := db.Load(q.Raw(query, part), &have); err != nil {
			return nil, fmt.Errorf("look ids up: %w", err)
		}
		for _, id := range have {
			found[id] = true
		}
	}
	return found, nil
}

func productNames(q *gorm.DB, ids []int64) (map[int64]string, error) {
	names := make(map[int64]string, len(ids))
	for part := range slices.Chunk(ids, chunk) {
		var rows []struct {
			ID   int64
			Name string
		}
		if err := db.Load(q.Raw("SELECT id, name FROM products WHERE id IN ?", part), &rows); err != nil {
			return nil, fmt.Errorf("read products: %w", err)
		}
		for _, r := range rows {
			names[r.ID] = r.Name
		}
	}
	return names, nil
}

// hasQuantities tells whether movements or order lines of the product exist,
// and in which unit it is kept.
func hasQuantities(q *gorm.DB, id int64) (used bool, unit string, err error) {
	var r struct {
		Used bool
		Unit string
	}
	err = q.Raw(`SELECT (EXISTS(SELECT 1 FROM stock_movements m WHERE m.product_id = p.id)
			OR EXISTS(SELECT 1 FROM purchase_order_lines l WHERE l.product_id = p.id)
			OR EXISTS(SELECT 1 FROM sales_order_lines l WHERE l.product_id = p.id)) AS used, u.code AS unit
		FROM products p JOIN units u ON u.id = p.unit_id WHERE p.id = ?`, id).Scan(&r).Error
	if err != nil {
		return false, "", fmt.Errorf("look for quantities: %w", err)
	}
	return r.Used, r.Unit, nil
}

type negativeBalance struct {
	OnHand   quantity.Milli
	Location string
}

func belowZero(q *gorm.DB, id int64) (negativeBalance, bool, error) {
	var rows []negativeBalance
	err := db.Load(q.Raw(`SELECT b.on_hand, l.name AS location FROM stock_balances b JOIN locations l ON l.id = b.location_id
		WHERE b.product_id = ? AND b.on_hand < 0 ORDER BY b.on_hand LIMIT 1`, id), &rows)
	if err != nil {
		return negativeBalance{}, false, fmt.Errorf("look for negative stock: %w", err)
	}
	if len(rows) == 0 {
		return negativeBalance{}, false, nil
	}
	return rows[0], true, nil
}
