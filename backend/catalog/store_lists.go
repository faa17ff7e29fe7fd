package catalog

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/fold"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
)

// Failures of lists.
var (
	ErrSort   = fault.Define("catalog.sort_unknown", "The list cannot be sorted by “{sort}”.")
	ErrFilter = fault.Define("catalog.filter_unknown", "The filter “{value}” is not known.")
)

// listSort is one order of the list of products and the tables it needs.
type listSort struct {
	db.Sort
	stock bool   // the order is one of product_stock's indexes
	join  string // what the expression needs besides products and product_stock
}

const (
	joinCategory = "LEFT JOIN categories c ON c.id = p.category_id"
	joinSupplier = "LEFT JOIN suppliers s ON s.id = p.supplier_id"
	// urgency puts what needs a decision first.
	urgency = "CASE ps.status WHEN 'out' THEN 0 WHEN 'low' THEN 1 WHEN 'on_its_way' THEN 2 WHEN 'ok' THEN 3 ELSE 4 END"
)

// sorts are the orders of the list of products by their name.
func sorts(name string) (listSort, bool) {
	sort, ok := map[string]listSort{
		"":             {Sort: db.Sort{Expr: "p.name_key"}},
		"name":         {Sort: db.Sort{Expr: "p.name_key"}},
		"sku":          {Sort: db.Sort{Expr: "p.sku_key"}},
		"category":     {Sort: db.Sort{Expr: "COALESCE(c.name_key, '')"}, join: joinCategory},
		"supplier":     {Sort: db.Sort{Expr: "COALESCE(s.name_key, '')"}, join: joinSupplier},
		"price":        {Sort: db.Sort{Expr: "p.price_e4", Number: true}},
		"updated":      {Sort: db.Sort{Expr: "p.updated_at", Number: true}},
		"onHand":       {Sort: db.Sort{Expr: "ps.on_hand", Number: true}, stock: true},
		"allocated":    {Sort: db.Sort{Expr: "ps.allocated", Number: true}, stock: true},
		"available":    {Sort: db.Sort{Expr: "ps.available", Number: true}, stock: true},
		"onOrder":      {Sort: db.Sort{Expr: "ps.on_order", Number: true}, stock: true},
		"projected":    {Sort: db.Sort{Expr: "ps.projected", Number: true}, stock: true},
		"value":        {Sort: db.Sort{Expr: "ps.value", Number: true}, stock: true},
		"reorderPoint": {Sort: db.Sort{Expr: "ps.reorder_point", Number: true}, stock: true},
		"status":       {Sort: db.Sort{Expr: urgency, Number: true}, stock: true},
	}[name]
	return sort, ok
}

// List returns one page of products. Fails with ErrSort, ErrFilter, db.ErrCursor.
func (s *Service) List(ctx context.Context, query ProductQuery) (ProductList, error) {
	list := ProductList{Rows: []ProductRow{}, Total: -1, OnHand: -1, Value: -1}
	err := s.db.Snapshot(ctx, func(q *gorm.DB) error {
		keys, err := pageKeys(q, query)
		if err != nil {
			return err
		}
		keys, list.Next = db.Cut(keys, query.Limit, func(k rowKey) string { return k.Cursor(k.ID) })
		if list.Rows, err = loadRows(q, keys); err != nil {
			return err
		}
		if query.Cursor != "" {
			return nil
		}
		return sumUp(q, query, &list)
	})
	if err != nil {
		return ProductList{}, err
	}
	return list, nil
}

// IDs returns the ids of all products that match, in the order of the list.
// Fails with ErrSort, ErrFilter.
func (s *Service) IDs(ctx context.Context, query ProductQuery) ([]int64, error) {
	matching, sort, err := keyQuery(s.db.Read(ctx), query)
	if err != nil {
		return nil, err
	}
	ids, direction := []int64{}, ""
	if sort.Desc {
		direction = " DESC"
	}
	err = matching.Select(sort.id()).Order(sort.Expr + direction + ", " + sort.id() + direction).Scan(&ids).Error
	if err != nil {
		return nil, fmt.Errorf("list the products' ids: %w", err)
	}
	return ids, nil
}

// id is the column that tells equals apart.
func (s listSort) id() string {
	if s.stock {
		return "ps.product_id"
	}
	return "p.id"
}

// rowKey is a row's place in the list. The page is found by keys alone, so
// that an order without an index sorts narrow rows.
type rowKey struct {
	db.SortKey
	ID int64
}

func pageKeys(q *gorm.DB, query ProductQuery) ([]rowKey, error) {
	matching, sort, err := keyQuery(q, query)
	if err != nil {
		return nil, err
	}
	page, err := sort.Page(matching.Select(sort.id()+" AS id, "+sort.Columns()), sort.id(), query.Cursor, query.Limit)
	if err != nil {
		return nil, err
	}
	var keys []rowKey
	if err := page.Scan(&keys).Error; err != nil {
		return nil, fmt.Errorf("list products: %w", err)
	}
	return keys, nil
}

// keyQuery joins the tables that the order and the filters need, the one with
// the order's index first.
func keyQuery(q *gorm.DB, query ProductQuery) (*gorm.DB, listSort, error) {
	sort, ok := sorts(query.Sort)
	if !ok {
		return nil, sort, ErrSort.At("sort").With("sort", query.Sort)
	}
	sort.Desc = query.Descending
	f, err := newFilter(query)
	if err != nil {
		return nil, sort, err
	}
	if sort.stock {
		q = q.Table("product_stock ps")
		if f.products {
			q = q.Joins("JOIN products p ON p.id = ps.product_id")
		}
		return f.apply(q, sort.id(), "ps.archived"), sort, nil
	}
	q = q.Table("products p")
	if f.stock {
		q = q.Joins("JOIN product_stock ps ON ps.product_id = p.id")
	}
	if sort.join != "" {
		q = q.Joins(sort.join)
	}
	return f.apply(q, sort.id(), "p.archived"), sort, nil
}

// filter is what a query asks for, and which tables its conditions read.
type filter struct {
	query    ProductQuery
	words    []string
	products bool // conditions on products p
	stock    bool // conditions on product_stock ps
}

func newFilter(query ProductQuery) (filter, error) {
	f := filter{
		query: query, words: fold.Words(query.Search), stock: len(query.Statuses) > 0,
		products: query.CategoryID != nil || query.Uncategorised || query.PriceFrom != nil || query.PriceTo != nil,
	}
	switch query.Archived {
	case "", "active", "archived", "all":
	default:
		return f, ErrFilter.At("archived").With("value", query.Archived)
	}
	for _, status := range query.Statuses {
		switch Status(status) {
		case StatusOut, StatusLow, StatusOnItsWay, StatusOK, StatusArchived:
		default:
			return f, ErrFilter.At("statuses").With("value", status)
		}
	}
	return f, nil
}

// apply adds the conditions; id and archived are the columns of the query's
// first table.
func (f filter) apply(q *gorm.DB, id, archived string) *gorm.DB {
	switch f.query.Archived {
	case "", "active":
		q = q.Where("NOT " + archived)
	case "archived":
		q = q.Where(archived)
	}
	if len(f.query.Statuses) > 0 {
		q = q.Where("ps.status IN ?", f.query.Statuses)
	}
	if f.query.CategoryID != nil {
		q = q.Where("p.category_id IN ("+subtree+")", *f.query.CategoryID)
	}
	if f.query.Uncategorised {
		q = q.Where("p.category_id IS NULL")
	}
	if f.query.SupplierID != nil {
		q = q.Where(id+" IN (SELECT x.product_id FROM product_suppliers x WHERE x.supplier_id = ?)", *f.query.SupplierID)
	}
	if f.query.PriceFrom != nil {
		q = q.Where("p.price_e4 >= ?", *f.query.PriceFrom)
	}
	if f.query.PriceTo != nil {
		q = q.Where("p.price_e4 <= ?", *f.query.PriceTo)
	}
	return db.SearchProducts(q, id, f.words)
}

// loadRows reads the rows of a page in its order.
func loadRows(q *gorm.DB, keys []rowKey) ([]ProductRow, error) {
	rows := []ProductRow{}
	if len(keys) == 0 {
		return rows, nil
	}
	place, ids := make(map[int64]int, len(keys)), make([]int64, len(keys))
	for i, k := range keys {
		place[k.ID], ids[i] = i, k.ID
	}
	err := q.Raw(`SELECT p.id, p.sku, p.name, p.category_id, COALESCE(c.name, '') AS category, p.supplier_id, COALESCE(s.name, '') AS supplier,
		u.code AS unit, u.decimals AS unit_decimals, p.price_e4 AS price, p.reorder_point, p.archived, p.updated_at, `+figureColumns+`
		FROM products p JOIN product_stock ps ON ps.product_id = p.id JOIN units u ON u.id = p.unit_id `+joinCategory+" "+joinSupplier+`
		WHERE p.id IN ?`, ids).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read the page's products: %w", err)
	}
	slices.SortFunc(rows, func(a, b ProductRow) int { return place[a.ID] - place[b.ID] })
	for i := range rows {
		rows[i].SortKey = keys[i].SortKey
	}
	return rows, nil
}

// sumUp counts everything that matches; it reads products only where a
// condition is about them.
func sumUp(q *gorm.DB, query ProductQuery, list *ProductList) error {
	f, err := newFilter(query)
	if err != nil {
		return err
	}
	q = q.Table("product_stock ps")
	if f.products {
		q = q.Joins("JOIN products p ON p.id = ps.product_id")
	}
	var sums struct {
		Total  int64
		OnHand quantity.Milli
		Value  money.Minor
	}
	err = f.apply(q, "ps.product_id", "ps.archived").Select(`COUNT(*) AS total, CAST(COALESCE(SUM(ps.on_hand), 0) AS BIGINT) AS on_hand,
		CAST(COALESCE(SUM(ps.value), 0) AS BIGINT) AS value`).Scan(&sums).Error
	if err != nil {
		return fmt.Errorf("sum the products up: %w", err)
	}
	list.Total = sums.Total
	list.OnHand, list.Value = sums.OnHand, sums.Value
	return nil
}
