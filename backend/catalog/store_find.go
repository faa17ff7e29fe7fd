package catalog

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/fold"
)

// ErrCodeUnknown says that no product has a scanned code.
var ErrCodeUnknown = fault.Define("catalog.code_unknown", "No product has the SKU or barcode “{code}”.")

// Scan returns the product whose barcode, or else SKU, is the code. Fails with
// ErrCodeUnknown.
func (s *Service) Scan(ctx context.Context, code string) (Product, error) {
	var p Product
	err := s.db.Snapshot(ctx, func(q *gorm.DB) error {
		id, err := FindByCode(q, code)
		if err != nil {
			return err
		}
		p, err = Get(q, id)
		return err
	})
	return p, err
}

// FindByCode returns the id of the product, archived or not, whose barcode, or
// else SKU, is the code. Fails with ErrCodeUnknown.
func FindByCode(q *gorm.DB, code string) (int64, error) {
	ids, err := idsByCode(q, code)
	if err != nil {
		return 0, err
	}
	if len(ids) == 0 {
		return 0, ErrCodeUnknown.At("code").With("code", strings.TrimSpace(code))
	}
	return ids[0], nil
}

// idsByCode lists the products with the barcode, then the one with the SKU.
func idsByCode(q *gorm.DB, code string) ([]int64, error) {
	code = strings.TrimSpace(code)
	var ids []int64
	err := db.Load(q.Raw(`SELECT id FROM (SELECT product_id AS id, 0 AS rank FROM barcodes WHERE code IN ?
		UNION SELECT id, 1 AS rank FROM products WHERE sku_key = ?) AS found ORDER BY rank, id`, sameCodes(code), fold.Key(code)), &ids)
	if err != nil {
		return nil, fmt.Errorf("look the code up: %w", err)
	}
	return ids, nil
}

// Find returns the few active products that fit a text best: exact codes
// first, then names that begin with it, then the others by name. With an empty
// text the asked supplier's products come first.
func (s *Service) Find(ctx context.Context, query FindQuery) ([]Pick, error) {
	picks := []Pick{}
	err := s.db.Snapshot(ctx, func(q *gorm.DB) error {
		ids, exact, err := bestIDs(q, query)
		if err != nil {
			return err
		}
		picks, err = loadPicks(q, ids, exact, query.SupplierID)
		return err
	})
	return picks, err
}

// bestIDs lists the ids of the products that fit, best first, and which of
// them have the text as a code.
func bestIDs(q *gorm.DB, query FindQuery) (ids []int64, exact map[int64]bool, err error) {
	limit, exact := db.PickSize(query.Limit), map[int64]bool{}
	if strings.TrimSpace(query.Text) != "" {
		codes, err := idsByCode(q, query.Text)
		if err != nil {
			return nil, nil, err
		}
		for _, id := range codes {
			exact[id] = true
		}
		ids = codes
	}
	for _, step := range findSteps(query, limit) {
		if len(ids) >= limit {
			break
		}
		var more []int64
		if err := db.Load(step(q.Session(&gorm.Session{})), &more); err != nil {
			return nil, nil, fmt.Errorf("find products: %w", err)
		}
		for _, id := range more {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids[:min(limit, len(ids))], exact, nil
}

// findSteps are the queries of a picker, the cheapest and best first.
func findSteps(query FindQuery, limit int) []func(q *gorm.DB) *gorm.DB {
	active := func(q *gorm.DB) *gorm.DB {
		return q.Table("products p").Select("p.id").Where("NOT p.archived").Order("p.name_key, p.id").Limit(limit)
	}
	key := fold.Key(query.Text)
	if key != "" {
		return []func(q *gorm.DB) *gorm.DB{
			func(q *gorm.DB) *gorm.DB {
				return active(q).Where("p.name_key >= ? AND p.name_key < ?", key, key+db.LastRune)
			},
			func(q *gorm.DB) *gorm.DB { return db.SearchInOrder(active(q), "p.id", fold.Words(query.Text)) },
		}
	}
	steps := []func(q *gorm.DB) *gorm.DB{active}
	if query.SupplierID != nil {
		steps = slices.Insert(steps, 0, func(q *gorm.DB) *gorm.DB {
			return active(q).Where("p.id IN (SELECT x.product_id FROM product_suppliers x WHERE x.supplier_id = ?)", *query.SupplierID)
		})
	}
	return steps
}

func loadPicks(q *gorm.DB, ids []int64, exact map[int64]bool, supplierID *int64) ([]Pick, error) {
	picks := []Pick{}
	if len(ids) == 0 {
		return picks, nil
	}
	err := db.Load(q.Raw(`SELECT p.id, p.sku, p.name, u.code AS unit, u.decimals AS unit_decimals, p.price_e4 AS price, x.cost_e4 AS cost,
		COALESCE(x.code, '') AS supplier_code, ps.on_hand, ps.available
		FROM products p JOIN units u ON u.id = p.unit_id JOIN product_stock ps ON ps.product_id = p.id
		LEFT JOIN product_suppliers x ON x.product_id = p.id AND x.supplier_id = COALESCE(CAST(? AS BIGINT), p.supplier_id)
		WHERE p.id IN ? AND NOT p.archived`, supplierID, ids), &picks)
	if err != nil {
		return nil, fmt.Errorf("read the found products: %w", err)
	}
	slices.SortFunc(picks, func(a, b Pick) int { return slices.Index(ids, a.ID) - slices.Index(ids, b.ID) })
	for i := range picks {
		picks[i].Exact = exact[picks[i].ID]
	}
	return picks, nil
}

const (
	// firstSKU begins the numbering of a catalogue without products.
	firstSKU = "P-00001"
	// proposals is how many next numbers are tried before all are read.
	proposals = 100
	// maxSKUDigits is the longest number that is counted on; a longer run of
	// digits is a code, not a count.
	maxSKUDigits = 15
)

// ProposeSKU continues the numbering of the product added last. Nothing is reserved.
func (s *Service) ProposeSKU(ctx context.Context) (string, error) {
	q := s.db.Read(ctx)
	var last []string
	if err := db.Load(q.Raw("SELECT sku FROM products ORDER BY id DESC LIMIT 1"), &last); err != nil {
		return "", fmt.Errorf("read the last SKU: %w", err)
	}
	if len(last) == 0 {
		return firstSKU, nil
	}
	prefix, width, n := splitNumber(last[0])
	keys := make([]string, proposals)
	for i := range keys {
		keys[i] = fold.Key(number(prefix, width, n+1+int64(i)))
	}
	taken, err := owners(q, "SELECT sku_key AS key, id, name FROM products WHERE sku_key IN ?", keys)
	if err != nil {
		return "", err
	}
	for i, key := range keys {
		if _, used := taken[key]; !used {
			return number(prefix, width, n+1+int64(i)), nil
		}
	}
	highest, err := highestNumber(q, prefix)
	return number(prefix, width, highest+1), err
}

// splitNumber splits a SKU into what stands before its last digits, how many
// digits these are, and their number. A SKU without digits at its end is
// continued by "-2".
func splitNumber(sku string) (prefix string, width int, n int64) {
	prefix = strings.TrimRight(sku, "0123456789")
	digits := sku[len(prefix):]
	if over := len(digits) - maxSKUDigits; over > 0 {
		prefix, digits = prefix+digits[:over], digits[over:]
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return sku + "-", 1, 1
	}
	return prefix, len(digits), n
}

func number(prefix string, width int, n int64) string {
	return fmt.Sprintf("%s%0*d", prefix, width, n)
}

// highestNumber returns the highest number that follows the prefix in any SKU.
func highestNumber(q *gorm.DB, prefix string) (int64, error) {
	key := fold.Key(prefix)
	var keys []string
	if err := db.Load(q.Raw("SELECT sku_key FROM products WHERE sku_key >= ? AND sku_key < ?", key, key+db.LastRune), &keys); err != nil {
		return 0, fmt.Errorf("read the SKUs: %w", err)
	}
	var highest int64
	for _, k := range keys {
		n, err := strconv.ParseInt(strings.TrimSpace(strings.TrimPrefix(k, key)), 10, 64)
		if err == nil && n > highest && n < math.MaxInt64 {
			highest = n
		}
	}
	return highest, nil
}
