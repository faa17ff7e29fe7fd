package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"stockroom/backend/api"
	"stockroom/backend/db"
)

const (
	fewestRuns, mostRuns = 5, 400
	longPage             = 500
)

// operation is something a page asks for.
type operation struct {
	name string
	run  func() error
	bulk bool // may take longer than a page's answer
	// limit is the most that it may take at all; 0 is that of a page.
	limit time.Duration
	note  string
	// again asks once more for what was asked since the last command: else what
	// the program remembers until then is forgotten before each run.
	again bool
}

// again is the operation once more, without a command since.
func again(o operation) operation {
	o.name, o.again = o.name+", again", true
	return o
}

// call makes an operation of a bound method.
func call[Q, A any](name string, method func(Q) (A, error), question Q) operation {
	return operation{name: name, run: func() error {
		_, err := method(question)
		return err
	}}
}

// together makes one operation of several, as a page asks them.
func together(name string, parts ...operation) operation {
	return operation{name: name, run: func() error {
		for _, part := range parts {
			if err := part.run(); err != nil {
				return err
			}
		}
		return nil
	}}
}

// reads measures everything that is asked.
func reads(ctx context.Context, p *pair, t *table) error {
	all, err := p.questions(ctx)
	if err != nil {
		return err
	}
	for _, o := range all {
		if !p.options.wanted(o.name) {
			continue
		}
		if err := p.compare(ctx, o, t); err != nil {
			return fmt.Errorf("%s: %w", o.name, err)
		}
	}
	return nil
}

// compare runs the operation and its statements in C in turns.
func (p *pair) compare(ctx context.Context, o operation, t *table) error {
	forget := func() error { return p.db.Write(ctx, func(*db.Tx) error { return nil }) }
	if o.again {
		forget = func() error { return nil }
		if err := o.run(); err != nil {
			return err
		}
	}
	if err := forget(); err != nil {
		return err
	}
	statements, err := p.recordedBy(o.run)
	if err != nil {
		return err
	}
	if err := p.sameAnswers(ctx, statements); err != nil {
		return err
	}
	var ours, c times
	for end := time.Now().Add(p.options.budget); len(ours) < fewestRuns || len(ours) < mostRuns && time.Now().Before(end); {
		if err := forget(); err != nil {
			return err
		}
		begun := time.Now()
		if err := o.run(); err != nil {
			return err
		}
		between := time.Now()
		if err := p.c.all(statements); err != nil {
			return err
		}
		ours, c = append(ours, between.Sub(begun)), append(c, time.Since(between))
	}
	t.row(line{name: o.name, ours: ours, c: c, bulk: o.bulk, limit: o.limit, note: o.note})
	for _, s := range statements {
		if p.options.plans > 0 {
			if err := p.c.explain(t.out, s, p.options.plans); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

// subjects are the rows of the books that the questions are about.
type subjects struct {
	Product, Category, Customer int64
	SKU, Word, Party            string
	Low, High                   int64 // quarters of the prices
	Rush                        int64
	Rules, Wanting              int64 // products with a reorder point, and those at or below it
}

func (p *pair) subjects(ctx context.Context) (subjects, error) {
	var s subjects
	q := p.db.Read(ctx)
	err := errors.Join(
		// The product with the longest ledger, one SKU from the middle, a word of many names.
		q.Raw("SELECT product_id FROM stock_movements GROUP BY product_id ORDER BY COUNT(*) DESC LIMIT 1").Scan(&s.Product).Error,
		q.Raw("SELECT sku FROM products ORDER BY id LIMIT 1 OFFSET (SELECT COUNT(*) / 2 FROM products)").Scan(&s.SKU).Error,
		q.Raw("SELECT name FROM products WHERE id = ?", s.Product).Scan(&s.Word).Error,
		q.Raw("SELECT id FROM categories WHERE parent_id IS NULL ORDER BY id LIMIT 1").Scan(&s.Category).Error,
		q.Raw("SELECT price_e4 FROM products ORDER BY price_e4 LIMIT 1 OFFSET (SELECT COUNT(*) / 4 FROM products)").Scan(&s.Low).Error,
		q.Raw("SELECT price_e4 FROM products ORDER BY price_e4 LIMIT 1 OFFSET (SELECT COUNT(*) * 3 / 4 FROM products)").Scan(&s.High).Error,
		q.Raw("SELECT id, name FROM customers ORDER BY id LIMIT 1").Row().Scan(&s.Customer, &s.Party),
		q.Raw("SELECT id FROM products WHERE sku = ?", rushSKU).Scan(&s.Rush).Error,
		q.Raw("SELECT COUNT(*) FROM products WHERE reorder_point > 0 AND NOT archived").Scan(&s.Rules).Error,
		q.Raw("SELECT COUNT(*) FROM product_stock WHERE reorder_point > 0 AND NOT archived AND available <= reorder_point").Scan(&s.Wanting).Error,
	)
	words := strings.FieldsFunc(s.Word, func(r rune) bool { return r == ' ' || r == ',' })
	s.Word, s.Party = words[min(1, len(words)-1)], strings.Fields(s.Party)[0]
	return s, err
}

func (p *pair) questions(ctx context.Context) ([]operation, error) {
	s, err := p.subjects(ctx)
	if err != nil {
		return nil, err
	}
	pages, err := p.productPages()
	if err != nil {
		return nil, err
	}
	all := append(pages, p.searches(s)...)
	all = append(all, p.pages(s)...)
	all = append(all, p.orderPages(s)...)
	return append(all, p.reports()...), nil
}

func (p *pair) productPages() ([]operation, error) {
	catalog := api.NewCatalog(p.host)
	all := []operation{again(call("products by name, first page", catalog.List, api.ProductQuery{}))}
	for _, sort := range []string{"name", "sku", "category", "supplier", "price", "onHand", "available", "value", "status", "updated"} {
		question := api.ProductQuery{Sort: sort, Descending: sort == "value" || sort == "updated"}
		all = append(all, call("products by "+sort+", first page", catalog.List, question))
		name := "products by " + sort + ", middle page"
		if !p.options.wanted(name) {
			continue
		}
		var err error
		if question.Cursor, err = middle(catalog, question); err != nil {
			return nil, err
		}
		all = append(all, call(name, catalog.List, question))
	}
	return all, nil
}

// middle walks to the middle of the list.
func middle(catalog *api.Catalog, question api.ProductQuery) (string, error) {
	question.Limit = longPage
	total := int64(0)
	for at := int64(0); ; at += longPage {
		page, err := catalog.List(question)
		if err != nil {
			return "", err
		}
		total = max(total, page.Total)
		if question.Cursor = page.Next; at+longPage >= total/2 {
			return page.Next, nil
		}
	}
}

func (p *pair) searches(s subjects) []operation {
	catalog := api.NewCatalog(p.host)
	search := func(name, text string) operation {
		return call("search, "+name+" ("+text+")", catalog.List, api.ProductQuery{Search: text})
	}
	two := string([]rune(strings.ToLower(s.Word))[:2])
	return []operation{
		call("products, category + price + stock", catalog.List, api.ProductQuery{
			CategoryID: &s.Category, PriceFromMinorE4: &s.Low, PriceToMinorE4: &s.High, Statuses: []string{"ok"},
		}),
		call("products of a category by on hand", catalog.List, api.ProductQuery{CategoryID: &s.Category, Sort: "onHand"}),
		search("one hit", s.SKU), search("many hits", s.Word), search("two letters", two), search("CJK", teaName), search("two CJK", teaName[:len("烏龍")]),
		call("picker, two letters ("+two+")", catalog.Find, api.ProductFind{Text: two}),
		call("picker, a word ("+s.Word+")", catalog.Find, api.ProductFind{Text: s.Word}),
	}
}

func (p *pair) pages(s subjects) []operation {
	catalog, stock, today := api.NewCatalog(p.host), api.NewStock(p.host), api.NewToday(p.host)
	sales, purchasing := api.NewSales(p.host), api.NewPurchasing(p.host)
	product, main := api.ProductRef{ID: s.Product}, int64(1)
	return []operation{
		together(
			"product page", call("", catalog.Get, product), call("", stock.ProductStock, product),
			call("", sales.AllocationsOf, product), call("", purchasing.OnOrderOf, product),
		),
		call("ledger of a product", stock.Movements, api.MovementQuery{ProductID: &s.Product}),
		call("movements, first page", stock.Movements, api.MovementQuery{}),
		call("today", today.Overview, api.NoInput{}),
		again(call("today", today.Overview, api.NoInput{})),
		call("numbers of the rail", today.Counts, api.NoInput{}),
		again(call("numbers of the rail", today.Counts, api.NoInput{})),
		call("stock levels, first page", stock.Levels, api.StockLevelQuery{}),
		again(call("stock levels, first page", stock.Levels, api.StockLevelQuery{})),
		call("stock levels by value, first page", stock.Levels, api.StockLevelQuery{Sort: "value", Descending: true}),
		call("stock levels of a location, first page", stock.Levels, api.StockLevelQuery{LocationID: &main}),
		call("stock levels, low only", stock.Levels, api.StockLevelQuery{Statuses: []string{"low"}}),
		p.everyLevel(),
		p.reorder(s),
		call("allocations of a product with 1,000 open lines", sales.AllocationsOf, api.ProductRef{ID: s.Rush}),
	}
}

// everyLevel walks through the stock levels of everything, page by page.
func (p *pair) everyLevel() operation {
	stock := api.NewStock(p.host)
	return operation{name: "stock levels of everything, page by page", bulk: true, run: func() error {
		question := api.StockLevelQuery{Limit: longPage}
		for {
			page, err := stock.Levels(question)
			if err != nil || page.Next == "" {
				return err
			}
			question.Cursor = page.Next
		}
	}}
}

// reorderLimit is the most that the list of what to reorder may take.
const reorderLimit = 500 * time.Millisecond

func (p *pair) reorder(s subjects) operation {
	o := call(fmt.Sprintf("reorder list (%d rules)", s.Rules), api.NewPurchasing(p.host).Reorder, api.ReorderQuery{})
	o.limit, o.note = reorderLimit, fmt.Sprintf("%d at or below", s.Wanting)
	return o
}

func (p *pair) orderPages(s subjects) []operation {
	sales, purchasing := api.NewSales(p.host), api.NewPurchasing(p.host)
	return []operation{
		call("purchase orders, first page", purchasing.List, api.PurchaseOrderQuery{Descending: true}),
		call("purchase orders by supplier", purchasing.List, api.PurchaseOrderQuery{Sort: "supplier"}),
		call("purchase orders, open", purchasing.List, api.PurchaseOrderQuery{OpenOnly: true}),
		call("purchase orders, search", purchasing.List, api.PurchaseOrderQuery{Search: "PO-00042"}),
		call("sales orders, first page", sales.List, api.SalesOrderQuery{Descending: true}),
		again(call("sales orders, first page", sales.List, api.SalesOrderQuery{Descending: true})),
		call("sales orders by customer", sales.List, api.SalesOrderQuery{Sort: "customer"}),
		call("sales orders, open", sales.List, api.SalesOrderQuery{OpenOnly: true}),
		call("sales orders, ready", sales.List, api.SalesOrderQuery{ReadyOnly: true}),
		call("sales orders, short", sales.List, api.SalesOrderQuery{ShortOnly: true}),
		call("sales orders of a customer", sales.List, api.SalesOrderQuery{CustomerID: &s.Customer, Descending: true}),
		call("sales orders, search a number", sales.List, api.SalesOrderQuery{Search: "SO-00042"}),
		call("sales orders, search a customer ("+s.Party+")", sales.List, api.SalesOrderQuery{Search: s.Party}),
	}
}

func (p *pair) reports() []operation {
	reports := api.NewReports(p.host)
	var all []operation
	for _, name := range []string{"low-stock", "stock-valuation", "sales-by-product", "sales-by-period", "purchases-by-supplier"} {
		o := call("report "+name+", all time", reports.Run, api.ReportQuery{Name: name})
		o.bulk = strings.HasPrefix(name, "sales") || strings.HasPrefix(name, "purchases")
		all = append(all, o)
	}
	return all
}
