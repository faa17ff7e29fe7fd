package catalog

import (
	"context"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/fold"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
	"stockroom/backend/query"
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

// listOrder is the order of a list of products and where it is read.
type listOrder struct {
	db.Order
	stock bool     // the first sort is one of product_stock's indexes: that table leads
	joins []string // what the sorts need besides the table that leads
	// scattered says that no index has the order, nor all that it compares.
	scattered bool
}

// orderOf fails with ErrSort.
func orderOf(asked ProductQuery) (listOrder, error) {
	var o listOrder
	var err error
	products, figures, further := false, false, []string(nil)
	o.Order, err = db.ReadOrder(asked.Sort, asked.Descending, func(name string) (db.Sort, error) {
		sort, ok := sorts(name)
		if !ok {
			return sort.Sort, ErrSort.At("sort").With("sort", name)
		}
		if !products && !figures {
			o.stock, o.scattered = sort.stock, sort.join != "" && strings.Contains(asked.Sort, ",")
		}
		products, figures = products || !sort.stock, figures || sort.stock
		if sort.join != "" {
			further = append(further, sort.join)
		}
		return sort.Sort, nil
	})
	switch {
	case o.stock && products:
		o.joins = append(o.joins, "JOIN products p ON p.id = ps.product_id")
	case !o.stock && figures:
		o.joins = append(o.joins, "JOIN product_stock ps ON ps.product_id = p.id")
	}
	o.joins = append(o.joins, further...)
	return o, err
}

// List returns one page of products. Fails with ErrSort, ErrFilter, db.ErrCursor.
func (s *Service) List(ctx context.Context, asked ProductQuery) (ProductList, error) {
	list := ProductList{Rows: []ProductRow{}, Total: -1, OnHand: -1, Value: -1}
	err := s.db.Snapshot(ctx, func(q *gorm.DB) error {
		keys, order, err := pageKeys(q, asked)
		if err != nil {
			return err
		}
		keys, list.Next = db.Cut(keys, asked.Limit, func(k rowKey) string { return order.Cursor(k.SortKey, k.ID) })
		if list.Rows, err = loadRows(q, keys); err != nil {
			return err
		}
		if asked.Cursor != "" {
			return nil
		}
		if len(list.Rows) == 0 {
			list.Total, list.OnHand, list.Value = 0, 0, 0
			return nil
		}
		return sumUp(q, asked, &list)
	})
	if err != nil {
		return ProductList{}, err
	}
	return list, nil
}

// IDs returns the ids of all products that match, in the order of the list.
// Fails with ErrSort, ErrFilter.
func (s *Service) IDs(ctx context.Context, asked ProductQuery) ([]int64, error) {
	matching, order, err := keyQuery(s.db.Read(ctx), asked, db.SearchProducts)
	if err != nil {
		return nil, err
	}
	ids := []int64{}
	if err := db.Load(matching.Select(order.id()).Order(order.By(order.id())), &ids); err != nil {
		return nil, fmt.Errorf("list the products' ids: %w", err)
	}
	return ids, nil
}

// id is the column that tells equals apart.
func (o listOrder) id() string {
	if o.stock {
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

func pageKeys(q *gorm.DB, asked ProductQuery) ([]rowKey, listOrder, error) {
	matching, order, err := keyQuery(q, asked, db.SearchInOrder)
	if err != nil {
		return nil, order, err
	}
	page, err := order.Page(matching.Select(order.id()+" AS id, "+order.Columns()), order.id(), asked.Cursor, asked.Limit)
	if err != nil {
		return nil, order, err
	}
	var keys []rowKey
	if err := db.Load(page, &keys); err != nil {
		return nil, order, fmt.Errorf("list products: %w", err)
	}
	return keys, order, nil
}

// search narrows a query by the words of the search.
type search func(q *gorm.DB, idColumn string, words []string) *gorm.DB

// keyQuery reads the table that has the order's index. Conditions on other
// tables are sets of ids, which indexes alone answer. The way to search is the
// asked one where an index of the products has the order.
func keyQuery(q *gorm.DB, asked ProductQuery, inOrder search) (*gorm.DB, listOrder, error) {
	order, err := orderOf(asked)
	if err != nil {
		return nil, order, err
	}
	f, err := newFilter(asked)
	if err != nil {
		return nil, order, err
	}
	if order.stock || len(order.Order) > 1 || len(order.joins) > 0 {
		inOrder = db.SearchProducts
	}
	table, narrow := "products p", func(q *gorm.DB) *gorm.DB { return f.onProducts(q, inOrder) }
	switch {
	case order.stock:
		table, narrow = "product_stock ps", f.onStock
	case order.scattered && len(f.products) == 0 && len(f.words) == 0:
		table += " NOT INDEXED" // row after row: an index would only lead to them one by one
	}
	q = q.Table(table)
	for _, join := range order.joins {
		q = q.Joins(join)
	}
	return narrow(q), order, nil
}

// condition is one part of a WHERE.
type condition struct {
	sql    string
	values []any
}

// filter is what a query asks for.
type filter struct {
	words    []string    // of the search
	archived string      // a condition on the table %s, "" for all
	products []condition // on products p
	stock    []condition // on product_stock ps
	both     []either    // what needs both
}

// either is one condition for a query of each table.
type either struct{ products, stock condition }

// newFilter fails with ErrFilter.
func newFilter(asked ProductQuery) (filter, error) {
	f := filter{words: fold.Words(asked.Search)}
	switch asked.Archived {
	case "", "active":
		if asked.Archived == "" && asked.Where.Mentions("archived") {
			break // it is asked for itself
		}
		f.archived = "NOT %s.archived"
	case "archived":
		f.archived = "%s.archived"
	case "all":
	default:
		return f, ErrFilter.At("archived").With("value", asked.Archived)
	}
	for _, status := range asked.Statuses {
		switch Status(status) {
		case StatusOut, StatusLow, StatusOnItsWay, StatusOK, StatusArchived:
		default:
			return f, ErrFilter.At("statuses").With("value", status)
		}
	}
	if len(asked.Statuses) > 0 {
		f.stock = append(f.stock, condition{"ps.status IN ?", []any{asked.Statuses}})
	}
	if asked.CategoryID != nil {
		f.products = append(f.products, condition{"p.category_id IN (" + subtree + ")", []any{*asked.CategoryID}})
	}
	if asked.Uncategorised {
		f.products = append(f.products, condition{"p.category_id IS NULL", nil})
	}
	if asked.SupplierID != nil {
		f.products = append(f.products, condition{
			"p.id IN (SELECT x.product_id FROM product_suppliers x WHERE x.supplier_id = ?)", []any{*asked.SupplierID},
		})
	}
	price := "p.price_e4"
	if asked.CategoryID != nil {
		price = "+" + price // the plus keeps the index of prices out: the category is narrower
	}
	if asked.PriceFrom != nil {
		f.products = append(f.products, condition{price + " >= ?", []any{*asked.PriceFrom}})
	}
	if asked.PriceTo != nil {
		f.products = append(f.products, condition{price + " <= ?", []any{*asked.PriceTo}})
	}
	return f, f.where(asked.Where)
}

// where adds the parts of the typed query and the chosen filters, each to the
// table it is about; words of the text to those of the search, so that the
// index looks them up at once.
func (f *filter) where(asked query.Node) error {
	for _, part := range query.All(asked).Nodes {
		if part.Op == query.Is && part.Term.Field == "" {
			f.words = append(f.words, fold.Key(part.Term.Text))
			continue
		}
		one, err := compileOn(part, onProduct)
		if err != nil {
			return err
		}
		other, err := compileOn(part, onStock)
		if err != nil {
			return err
		}
		if one.Text == "" {
			continue
		}
		products, stock := condition{"(" + one.Text + ")", one.Values}, condition{"(" + other.Text + ")", other.Values}
		switch tableOf(part) {
		case onProduct:
			f.products = append(f.products, products)
		case onStock:
			f.stock = append(f.stock, stock)
		case onBoth:
			f.both = append(f.both, either{products, stock})
		}
	}
	return nil
}

// onProducts narrows a query of products p. The figures are looked up by
// product: where the status is a common one, its products are most of all.
func (f filter) onProducts(q *gorm.DB, find search) *gorm.DB {
	if f.archived != "" {
		q = q.Where(fmt.Sprintf(f.archived, "p"))
	}
	for _, c := range f.products {
		q = q.Where(c.sql, c.values...)
	}
	for _, c := range f.stock {
		q = q.Where("(SELECT "+c.sql+" FROM product_stock ps WHERE ps.product_id = p.id)", c.values...)
	}
	for _, c := range f.both {
		q = q.Where(c.products.sql, c.products.values...)
	}
	return find(q, "p.id", f.words)
}

// onStock narrows a query of product_stock ps. What is asked of the products
// is one set of ids, so that the narrowest of its conditions leads.
func (f filter) onStock(q *gorm.DB) *gorm.DB {
	if f.archived != "" {
		q = q.Where(fmt.Sprintf(f.archived, "ps"))
	}
	for _, c := range f.stock {
		q = q.Where(c.sql, c.values...)
	}
	for _, c := range f.both {
		q = q.Where(c.stock.sql, c.stock.values...)
	}
	var conditions []string
	var values []any
	for _, c := range f.products {
		conditions, values = append(conditions, c.sql), append(values, c.values...)
	}
	if len(conditions) > 0 {
		q = q.Where("ps.product_id IN (SELECT p.id FROM products p WHERE "+strings.Join(conditions, " AND ")+")", values...)
	}
	return db.SearchProducts(q, "ps.product_id", f.words)
}

// loadRows reads the rows of a page in its order.
func loadRows(q *gorm.DB, keys []rowKey) ([]ProductRow, error) {
	if len(keys) == 0 {
		return []ProductRow{}, nil
	}
	rows := make([]ProductRow, 0, len(keys))
	place, ids := make(map[int64]int, len(keys)), make([]int64, len(keys))
	for i, k := range keys {
		place[k.ID], ids[i] = i, k.ID
	}
	err := db.Load(q.Raw(`SELECT p.id, p.sku, p.name, p.category_id, COALESCE(c.name, '') AS category, p.supplier_id, COALESCE(s.name, '') AS supplier,
		u.code AS unit, u.decimals AS unit_decimals, p.price_e4 AS price, p.reorder_point, p.archived, p.updated_at, `+figureColumns+`
		FROM products p JOIN product_stock ps ON ps.product_id = p.id JOIN units u ON u.id = p.unit_id `+joinCategory+" "+joinSupplier+`
		WHERE p.id IN ?`, ids), &rows)
	if err != nil {
		return nil, fmt.Errorf("read the page's products: %w", err)
	}
	page := make([]ProductRow, len(keys))
	for _, row := range rows {
		at := place[row.ID]
		page[at], page[at].SortKey = row, keys[at].SortKey
	}
	return page, nil
}

// sumUp counts everything that matches and adds its figures up.
func sumUp(q *gorm.DB, asked ProductQuery, list *ProductList) error {
	f, err := newFilter(asked)
	if err != nil {
		return err
	}
	var sums struct {
		Total  int64
		OnHand quantity.Milli
		Value  money.Minor
	}
	known, err := db.ListSum(f.onStock(q.Table("product_stock ps")).Select(`COUNT(*) AS total, CAST(COALESCE(SUM(ps.on_hand), 0) AS BIGINT) AS on_hand,
		CAST(COALESCE(SUM(ps.value), 0) AS BIGINT) AS value`), &sums)
	if err != nil {
		return fmt.Errorf("sum the products up: %w", err)
	}
	if known {
		list.Total, list.OnHand, list.Value = sums.Total, sums.OnHand, sums.Value
	}
	return nil
}
