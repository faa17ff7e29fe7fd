package api

import (
	"context"
	"time"

	"stockroom/backend/catalog"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

func listProducts(ctx context.Context, b *Books, q ProductQuery) (ProductList, error) {
	asked, err := productQuery(ctx, b, q)
	if err != nil {
		return ProductList{}, err
	}
	list, err := b.Catalog.List(ctx, asked)
	if err != nil {
		return ProductList{}, err
	}
	rows := make([]ProductRow, len(list.Rows))
	for i, r := range list.Rows {
		rows[i] = productRowDTO(r)
	}
	return ProductList{
		Rows: rows, Total: list.Total, OnHandMilli: int64(list.OnHand), ValueMinor: int64(list.Value), Next: list.Next,
	}, nil
}

func productQuery(ctx context.Context, b *Books, q ProductQuery) (catalog.ProductQuery, error) {
	asked, err := where(ctx, b, catalog.QuerySchema(), q.Query, q.Filters)
	return catalog.ProductQuery{
		Search: q.Search, CategoryID: q.CategoryID, Uncategorised: q.Uncategorised, SupplierID: q.SupplierID,
		PriceFrom: perUnit(q.PriceFromMinorE4), PriceTo: perUnit(q.PriceToMinorE4), Statuses: q.Statuses, Archived: q.Archived,
		Where: asked, Sort: q.Sort, Descending: q.Descending, Cursor: q.Cursor, Limit: q.Limit,
	}, err
}

func productRowDTO(r catalog.ProductRow) ProductRow {
	return ProductRow{
		ID: r.ID, SKU: r.SKU, Name: r.Name, CategoryID: r.CategoryID, Category: r.Category, SupplierID: r.SupplierID, Supplier: r.Supplier,
		Unit: r.Unit, UnitDecimals: r.UnitDecimals, PriceMinorE4: int64(r.Price),
		OnHandMilli: int64(r.OnHand), AllocatedMilli: int64(r.Allocated), AvailableMilli: int64(r.Available),
		OnOrderMilli: int64(r.OnOrder), ProjectedMilli: int64(r.Projected), ReorderPointMilli: int64(r.ReorderPoint),
		ValueMinor: int64(r.Value), UnitCostMinorE4: minorE4(r.UnitCost()), Status: string(r.Status), Archived: r.Archived,
		UpdatedAt: instantText(r.UpdatedAt),
	}
}

func findProducts(ctx context.Context, b *Books, q ProductFind) (ProductPicks, error) {
	picks, err := b.Catalog.Find(ctx, catalog.FindQuery{Text: q.Text, Limit: q.Limit, SupplierID: q.SupplierID})
	if err != nil {
		return ProductPicks{}, err
	}
	rows := make([]ProductPick, len(picks))
	for i, p := range picks {
		rows[i] = ProductPick{
			ID: p.ID, SKU: p.SKU, Name: p.Name, Unit: p.Unit, UnitDecimals: p.UnitDecimals, PriceMinorE4: int64(p.Price),
			CostMinorE4: minorE4(p.Cost), SupplierCode: p.SupplierCode, OnHandMilli: int64(p.OnHand), AvailableMilli: int64(p.Available),
			Exact: p.Exact,
		}
	}
	return ProductPicks{Rows: rows}, nil
}

func productInput(p ProductInput) catalog.ProductInput {
	in := catalog.ProductInput{
		SKU: p.SKU, Name: p.Name, Description: p.Description, Pack: p.Pack, Notes: p.Notes,
		CategoryID: p.CategoryID, UnitID: p.UnitID, SupplierID: p.SupplierID, Price: money.PerUnit(p.PriceMinorE4),
		ReorderPoint: quantity.Milli(p.ReorderPointMilli), ReorderUpTo: quantity.Milli(p.ReorderUpToMilli),
		ReorderQuantity: quantity.Milli(p.ReorderQuantityMilli), OrderMultiple: quantity.Milli(p.OrderMultipleMilli),
		AllowNegative: p.AllowNegative,
	}
	for _, code := range p.Barcodes {
		in.Barcodes = append(in.Barcodes, catalog.Barcode(code))
	}
	for _, s := range p.Suppliers {
		in.Suppliers = append(in.Suppliers, catalog.ProductSupplier{
			SupplierID: s.SupplierID, Code: s.Code, Cost: perUnit(s.CostMinorE4),
			MinimumOrder: quantity.Milli(s.MinimumOrderMilli), LeadTimeDays: s.LeadTimeDays,
		})
	}
	return in
}

func productDTO(p catalog.Product) Product {
	f := p.Figures
	return Product{
		ID: p.ID, SKU: p.SKU, Name: p.Name, Description: p.Description, Pack: p.Pack, Notes: p.Notes,
		CategoryID: p.CategoryID, CategoryPath: append([]string{}, p.CategoryPath...),
		UnitID: p.UnitID, Unit: p.Unit.Code, UnitDecimals: p.Unit.Decimals, SupplierID: p.SupplierID, Supplier: p.Supplier,
		PriceMinorE4: int64(p.Price), ReorderPointMilli: int64(p.ReorderPoint), ReorderUpToMilli: int64(p.ReorderUpTo),
		ReorderQuantityMilli: int64(p.ReorderQuantity), OrderMultipleMilli: int64(p.OrderMultiple),
		AllowNegative: p.AllowNegative, Archived: p.Archived, Barcodes: barcodesDTO(p.Barcodes), Suppliers: productSuppliersDTO(p.Suppliers),
		OnHandMilli: int64(f.OnHand), QuarantinedMilli: int64(f.Quarantined), AllocatedMilli: int64(f.Allocated), ShortMilli: int64(f.Short()),
		AvailableMilli: int64(f.Available), OnOrderMilli: int64(f.OnOrder), ProjectedMilli: int64(f.Projected),
		ValueMinor: int64(f.Value), UnitCostMinorE4: minorE4(f.UnitCost()), CostKnown: f.CostKnown, Status: string(f.Status), HasMovements: p.HasMovements,
		CreatedAt: instantText(p.CreatedAt), UpdatedAt: instantText(p.UpdatedAt),
	}
}

func barcodesDTO(codes []catalog.Barcode) []Barcode {
	out := make([]Barcode, len(codes))
	for i, code := range codes {
		out[i] = Barcode(code)
	}
	return out
}

func productSuppliersDTO(suppliers []catalog.ProductSupplier) []ProductSupplier {
	out := make([]ProductSupplier, len(suppliers))
	for i, s := range suppliers {
		out[i] = ProductSupplier{
			SupplierID: s.SupplierID, Name: s.Name, Code: s.Code, CostMinorE4: minorE4(s.Cost),
			MinimumOrderMilli: int64(s.MinimumOrder), LeadTimeDays: s.LeadTimeDays,
		}
	}
	return out
}

func categoryTreeDTO(tree catalog.Tree) CategoryTree {
	rows := make([]Category, len(tree.Categories))
	for i, c := range tree.Categories {
		rows[i] = Category{
			ID: c.ID, Code: c.Code, Name: c.Name, ParentID: c.ParentID, Description: c.Description,
			Depth: c.Depth, Path: c.Path, Products: c.Products, ProductsBelow: c.ProductsBelow,
		}
	}
	return CategoryTree{Rows: rows, Uncategorised: tree.Uncategorised}
}

func unitListDTO(units []catalog.Unit) UnitList {
	rows := make([]Unit, len(units))
	for i, u := range units {
		rows[i] = Unit(u)
	}
	return UnitList{Rows: rows}
}

func perUnit(minorE4 *int64) *money.PerUnit { return (*money.PerUnit)(minorE4) }

func minorE4(price *money.PerUnit) *int64 { return (*int64)(price) }

// instantText writes UTC milliseconds since 1970 as RFC 3339.
func instantText(millis int64) string { return time.UnixMilli(millis).UTC().Format(time.RFC3339Nano) }
