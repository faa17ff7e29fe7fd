package finder

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"stockroom/backend/catalog"
	"stockroom/backend/customer"
	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/party"
	"stockroom/backend/supplier"
)

// Service answers what a text may mean.
type Service struct {
	db        *db.DB
	catalog   *catalog.Service
	suppliers *supplier.Service
	customers *customer.Service
}

// New returns the service over an open database.
func New(d *db.DB, c *catalog.Service, s *supplier.Service, b *customer.Service) *Service {
	return &Service{db: d, catalog: c, suppliers: s, customers: b}
}

// Find returns what the text may mean, what is exact first, else by kind; of
// an empty text nothing.
func (s *Service) Find(ctx context.Context, text string) ([]Hit, error) {
	hits := []Hit{}
	if fold.Key(text) == "" {
		return hits, nil
	}
	parties, err := s.findParties(ctx, text)
	if err != nil {
		return nil, err
	}
	products, err := s.findProducts(ctx, text)
	if err != nil {
		return nil, err
	}
	orders, err := s.findOrders(ctx, text, parties)
	if err != nil {
		return nil, err
	}
	for _, found := range [][]Hit{products, parties, orders} {
		hits = append(hits, found...)
	}
	slices.SortStableFunc(hits, func(a, b Hit) int { return rank(a) - rank(b) })
	return hits, nil
}

func rank(h Hit) int {
	switch {
	case h.Exact:
		return 0
	case h.Near:
		return 2
	}
	return 1
}

func (s *Service) findProducts(ctx context.Context, text string) ([]Hit, error) {
	picks, err := s.catalog.Find(ctx, catalog.FindQuery{Text: text, Limit: hitsOfAKind})
	if err != nil {
		return nil, err
	}
	hits := make([]Hit, len(picks))
	for i, p := range picks {
		hits[i] = Hit{
			Kind: Product, ID: p.ID, Label: p.Name, Code: p.SKU, Exact: p.Exact, Unit: p.Unit, Decimals: p.UnitDecimals,
			Available: p.Available, Price: p.Price,
		}
	}
	if len(hits) >= few || slices.ContainsFunc(hits, func(h Hit) bool { return h.Exact }) {
		return hits, nil
	}
	return s.addNear(ctx, hits, text, "products", Product)
}

func (s *Service) findParties(ctx context.Context, text string) ([]Hit, error) {
	var hits []Hit
	key := fold.Key(text)
	for _, kind := range []struct {
		kind  Kind
		table string
		find  func(ctx context.Context, text string, limit int) ([]party.Pick, error)
	}{{Supplier, "suppliers", s.suppliers.Find}, {Customer, "customers", s.customers.Find}} {
		picks, err := kind.find(ctx, text, partyHits)
		if err != nil {
			return nil, err
		}
		found := make([]Hit, len(picks))
		for i, p := range picks {
			found[i] = Hit{Kind: kind.kind, ID: p.ID, Label: p.Name, Code: p.Code, Party: p.City, Exact: fold.Key(p.Code) == key}
		}
		if len(found) == 0 {
			if found, err = s.addNear(ctx, found, text, kind.table, kind.kind); err != nil {
				return nil, err
			}
		}
		hits = append(hits, found...)
	}
	return hits, nil
}

type named struct {
	ID      int64
	NameKey string
	missed  int
}

// addNear adds what is spelled nearly like the text. Compared are names that
// begin with the same letters, and those that have half of a long word in them.
func (s *Service) addNear(ctx context.Context, hits []Hit, text, table string, kind Kind) ([]Hit, error) {
	words := fold.Words(text)
	longest := ""
	for _, word := range words {
		if len([]rune(word)) > len([]rune(longest)) {
			longest = word
		}
	}
	if mistakes(len([]rune(longest))) == 0 {
		return hits, nil
	}
	names, err := s.nearby(ctx, words[0], longest, table)
	if err != nil {
		return nil, err
	}
	fitting := names[:0]
	for _, n := range names {
		missed, near := nearness(words, strings.Fields(n.NameKey))
		if near && !slices.ContainsFunc(hits, func(h Hit) bool { return h.ID == n.ID }) {
			n.missed = missed
			fitting = append(fitting, n)
		}
	}
	slices.SortStableFunc(fitting, func(a, b named) int { return a.missed - b.missed })
	more, err := s.load(ctx, fitting[:min(len(fitting), partyHits)], table, kind)
	return append(hits, more...), err
}

func (s *Service) nearby(ctx context.Context, first, longest, table string) ([]named, error) {
	start := []rune(first)
	q := s.db.Read(ctx)
	var names []named
	// Among many, those that share two letters before those that share one.
	for _, begins := range []string{string(start[:min(2, len(start))]), string(start[:1])} {
		var some []named
		err := db.Load(q.Raw("SELECT id, name_key FROM "+table+" WHERE name_key >= ? AND name_key < ? LIMIT ?", begins, begins+db.LastRune, candidates), &some)
		if err != nil {
			return nil, fmt.Errorf("read names like %s: %w", first, err)
		}
		names = join(names, some)
	}
	letters := []rune(longest)
	half := len(letters) / 2
	if table != "products" || half < db.MinIndexed {
		return names, nil
	}
	var more []named
	condition, values := db.ProductTexts("id", []string{string(letters[:half]), string(letters[half:])}, candidates)
	err := db.Load(q.Raw("SELECT id, name_key FROM products WHERE "+condition, values...), &more)
	if err != nil {
		return nil, fmt.Errorf("read names with halves of %s: %w", longest, err)
	}
	return join(names, more), nil
}

// join adds what is not there yet.
func join(names, more []named) []named {
	known := make(map[int64]bool, len(names))
	for _, n := range names {
		known[n.ID] = true
	}
	for _, n := range more {
		if !known[n.ID] {
			names = append(names, n)
		}
	}
	return names
}

func (s *Service) load(ctx context.Context, names []named, table string, kind Kind) ([]Hit, error) {
	if len(names) == 0 {
		return nil, nil
	}
	ids := make([]int64, len(names))
	for i, n := range names {
		ids[i] = n.ID
	}
	sql := "SELECT id, name AS label, code, city AS party FROM " + table + " WHERE id IN ? AND NOT archived"
	if kind == Product {
		sql = `SELECT p.id, p.name AS label, p.sku AS code, u.code AS unit, u.decimals, ps.available, p.price_e4 AS price
			FROM products p JOIN units u ON u.id = p.unit_id JOIN product_stock ps ON ps.product_id = p.id WHERE p.id IN ? AND NOT p.archived`
	}
	var hits []Hit
	if err := db.Load(s.db.Read(ctx).Raw(sql, ids), &hits); err != nil {
		return nil, fmt.Errorf("read what is spelled nearly so: %w", err)
	}
	for i := range hits {
		hits[i].Kind, hits[i].Near = kind, true
	}
	slices.SortStableFunc(hits, func(a, b Hit) int { return slices.Index(ids, a.ID) - slices.Index(ids, b.ID) })
	return hits, nil
}

// orders is where one kind of orders is kept.
type orders struct {
	kind, partyKind       Kind
	prefix                string // of their numbers
	table, owner, parties string
	papers                string // the table of receipts, or shipments
}

func kinds() []orders {
	return []orders{
		{PurchaseOrder, Supplier, "PO-", "purchase_orders", "supplier_id", "suppliers", "receipts"},
		{SalesOrder, Customer, "SO-", "sales_orders", "customer_id", "customers", "shipments"},
	}
}

type step func(q *gorm.DB) *gorm.DB

// findOrders finds orders and documents by their number, and the newest orders
// of the parties that were found.
func (s *Service) findOrders(ctx context.Context, text string, parties []Hit) ([]Hit, error) {
	var hits []Hit
	for _, k := range kinds() {
		var owners []int64
		for _, p := range parties {
			if p.Kind == k.partyKind && !p.Near && len(owners) < few {
				owners = append(owners, p.ID)
			}
		}
		found, err := s.collect(ctx, k.kind, k.steps(text, owners))
		if err != nil {
			return nil, err
		}
		hits = append(hits, found...)
	}
	documents, err := s.collect(ctx, StockDocument, []step{func(q *gorm.DB) *gorm.DB {
		return q.Raw("SELECT id, number AS label, kind AS state, day, TRUE AS exact FROM stock_documents WHERE number_key = ?", fold.NumberKey(text))
	}})
	return append(hits, documents...), err
}

// steps are the queries, the best first.
func (k orders) steps(text string, owners []int64) []step {
	columns := "SELECT o.id, o.number AS label, x.name AS party, o.state, o.order_day AS day"
	from := " FROM " + k.table + " o JOIN " + k.parties + " x ON x.id = o." + k.owner
	key := fold.Key(text)
	steps := []step{
		func(q *gorm.DB) *gorm.DB {
			return q.Raw(columns+", TRUE AS exact"+from+" WHERE o.number_key IN ? LIMIT ?", keys(text, k.prefix), hitsOfAKind)
		},
		func(q *gorm.DB) *gorm.DB {
			return q.Raw(columns+", TRUE AS exact, d.number AS code"+from+" JOIN "+k.papers+" d ON d.order_id = o.id WHERE d.number_key = ?", fold.NumberKey(text))
		},
		func(q *gorm.DB) *gorm.DB {
			return q.Raw(columns+from+" WHERE o.number_key >= ? AND o.number_key < ? ORDER BY o.number_key DESC LIMIT ?", key, key+db.LastRune, partyHits)
		},
	}
	if len(owners) == 0 {
		return steps
	}
	return append(steps, func(q *gorm.DB) *gorm.DB {
		return q.Raw(columns+from+" WHERE o."+k.owner+" IN ? ORDER BY o.order_day DESC, o.id DESC LIMIT ?", owners, partyHits)
	})
}

// keys are the folded numbers that a text may stand for: "12" is also PO-00012.
func keys(text, prefix string) []string {
	all := []string{fold.NumberKey(text)}
	if strings.Trim(strings.TrimSpace(text), "0123456789") == "" {
		all = append(all, fold.NumberKey(prefix+strings.TrimSpace(text)))
	}
	return all
}

func (s *Service) collect(ctx context.Context, kind Kind, steps []step) ([]Hit, error) {
	var hits []Hit
	for _, ask := range steps {
		if len(hits) >= hitsOfAKind {
			break
		}
		var found []Hit
		if err := db.Load(ask(s.db.Read(ctx)), &found); err != nil {
			return nil, fmt.Errorf("find a %s: %w", strings.ReplaceAll(string(kind), "_", " "), err)
		}
		for _, h := range found {
			h.Kind = kind
			if !slices.ContainsFunc(hits, func(have Hit) bool { return have.ID == h.ID }) {
				hits = append(hits, h)
			}
		}
	}
	return hits[:min(len(hits), hitsOfAKind)], nil
}
