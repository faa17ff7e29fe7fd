package catalog

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// Product returns one product. Fails with ErrProductUnknown.
func (s *Service) Product(ctx context.Context, id int64) (Product, error) {
	var p Product
	err := s.db.Snapshot(ctx, func(q *gorm.DB) (err error) {
		p, err = Get(q, id)
		return err
	})
	return p, err
}

// Get reads one product with its figures. Fails with ErrProductUnknown.
func Get(q *gorm.DB, id int64) (Product, error) {
	found, err := Load(q, []int64{id})
	if err != nil {
		return Product{}, err
	}
	p, ok := found[id]
	if !ok {
		return Product{}, ErrProductUnknown.At("id").With("id", id)
	}
	if p.CategoryID != nil {
		if p.CategoryPath, err = categoryPath(q, *p.CategoryID); err != nil {
			return Product{}, err
		}
	}
	p.HasMovements, _, err = hasQuantities(q, id)
	return p, err
}

// productColumns fill a productDetail.
const productColumns = `p.id, p.sku, p.name, p.description, p.pack, p.notes, p.category_id, p.unit_id, p.supplier_id, p.price_e4 AS price,
	p.reorder_point, p.reorder_up_to, p.reorder_quantity, p.order_multiple, p.allow_negative, p.archived, p.created_at, p.updated_at,
	u.code AS unit_code, u.name AS unit_name, u.decimals AS unit_decimals, COALESCE(s.name, '') AS supplier, ` + figureColumns

// figureColumns fill Figures from product_stock ps.
const figureColumns = `ps.on_hand, ps.quarantined, ps.promised, ps.allocated, ps.available, ps.on_order, ps.projected, ps.value,
	ps.cost_known, ps.status`

type productDetail struct {
	ID              int64
	SKU             string `gorm:"column:sku"`
	Name            string
	Description     string
	Pack            string
	Notes           string
	CategoryID      *int64
	UnitID          int64
	SupplierID      *int64
	Price           money.PerUnit
	ReorderPoint    quantity.Milli
	ReorderUpTo     quantity.Milli `gorm:"column:reorder_up_to"`
	ReorderQuantity quantity.Milli
	OrderMultiple   quantity.Milli
	AllowNegative   bool
	Archived        bool
	CreatedAt       int64
	UpdatedAt       int64
	UnitCode        string
	UnitName        string
	UnitDecimals    int
	Supplier        string
	Figures         `gorm:"embedded"`
}

func (r productDetail) product() Product {
	return Product{
		ID: r.ID,
		ProductInput: ProductInput{
			SKU: r.SKU, Name: r.Name, Description: r.Description, Pack: r.Pack, Notes: r.Notes, CategoryID: r.CategoryID, UnitID: r.UnitID,
			SupplierID: r.SupplierID, Price: r.Price, ReorderPoint: r.ReorderPoint, ReorderUpTo: r.ReorderUpTo,
			ReorderQuantity: r.ReorderQuantity, OrderMultiple: r.OrderMultiple, AllowNegative: r.AllowNegative, Archived: r.Archived,
			Barcodes: []Barcode{}, Suppliers: []ProductSupplier{},
		},
		CategoryPath: []string{}, Supplier: r.Supplier, Figures: r.Figures, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt,
		Unit: Unit{ID: r.UnitID, Code: r.UnitCode, Name: r.UnitName, Decimals: r.UnitDecimals},
	}
}

// Load reads products by id with figures, codes and suppliers, but without
// the path of their category and without HasMovements; ids that do not exist
// are left out.
func Load(q *gorm.DB, ids []int64) (map[int64]Product, error) {
	found := make(map[int64]Product, len(ids))
	for part := range slices.Chunk(ids, chunk) {
		var rows []productDetail
		err := db.Load(q.Raw("SELECT "+productColumns+` FROM products p JOIN product_stock ps ON ps.product_id = p.id JOIN units u ON u.id = p.unit_id
			LEFT JOIN suppliers s ON s.id = p.supplier_id WHERE p.id IN ?`, part), &rows)
		if err != nil {
			return nil, fmt.Errorf("read products: %w", err)
		}
		for _, r := range rows {
			found[r.ID] = r.product()
		}
		if err := loadBarcodes(q, part, found); err != nil {
			return nil, err
		}
		if err := loadSuppliers(q, part, found); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// LoadInputs reads what the user decided about the products; ids that do not
// exist are left out.
func LoadInputs(q *gorm.DB, ids []int64) (map[int64]ProductInput, error) {
	products, err := Load(q, ids)
	if err != nil {
		return nil, err
	}
	inputs := make(map[int64]ProductInput, len(products))
	for id, p := range products {
		inputs[id] = p.ProductInput
	}
	return inputs, nil
}

func loadBarcodes(q *gorm.DB, ids []int64, products map[int64]Product) error {
	var rows []struct {
		Code      string
		ProductID int64
	}
	err := db.Load(q.Raw("SELECT code, product_id FROM barcodes WHERE product_id IN ? ORDER BY product_id, position", ids), &rows)
	if err != nil {
		return fmt.Errorf("read barcodes: %w", err)
	}
	for _, r := range rows {
		p := products[r.ProductID]
		p.Barcodes = append(p.Barcodes, Barcode{Code: r.Code, Own: isOwn(r.Code)})
		products[r.ProductID] = p
	}
	return nil
}

// loadSuppliers puts the default supplier first, the others by id.
func loadSuppliers(q *gorm.DB, ids []int64, products map[int64]Product) error {
	var rows []struct {
		ProductID    int64
		SupplierID   int64
		Name         string
		Code         string
		Cost         *money.PerUnit
		MinimumOrder quantity.Milli
		LeadTimeDays *int64
	}
	err := q.Raw(`SELECT x.product_id, x.supplier_id, s.name, x.code, x.cost_e4 AS cost, x.minimum_order, x.lead_time_days
		FROM product_suppliers x JOIN suppliers s ON s.id = x.supplier_id JOIN products p ON p.id = x.product_id
		WHERE x.product_id IN ? ORDER BY x.product_id, CASE WHEN x.supplier_id = p.supplier_id THEN 0 ELSE 1 END, x.supplier_id`, ids).
		Scan(&rows).Error
	if err != nil {
		return fmt.Errorf("read the products' suppliers: %w", err)
	}
	for _, r := range rows {
		p := products[r.ProductID]
		p.Suppliers = append(p.Suppliers, ProductSupplier{
			SupplierID: r.SupplierID, Name: r.Name, Code: r.Code, Cost: r.Cost, MinimumOrder: r.MinimumOrder, LeadTimeDays: r.LeadTimeDays,
		})
		products[r.ProductID] = p
	}
	return nil
}
