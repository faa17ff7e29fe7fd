package stock

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"stockroom/backend/catalog"
	"stockroom/backend/db"
	"stockroom/backend/fold"
)

// figureColumns fill Figures from product_stock s.
const figureColumns = `s.promised, s.allocated, s.available, s.on_order, s.projected, s.reorder_point, s.cost_known, s.status`

// belowCategory selects the ids of a category, given as the parameter, and of everything below it.
const belowCategory = `WITH RECURSIVE under(id) AS (SELECT id FROM categories WHERE id = ?
	UNION SELECT c.id FROM categories c JOIN under u ON c.parent_id = u.id) SELECT id FROM under`

// placesBelow lists the ids of a location and everything below it, as a list
// of SQL; "" without a location. Fails with ErrNoLocation.
func placesBelow(tx *gorm.DB, locationID int64) (string, error) {
	if locationID == 0 {
		return "", nil
	}
	var ids []string
	if err := db.Load(tx.Raw("SELECT CAST(x.id AS TEXT) FROM ("+below+") x", locationID), &ids); err != nil {
		return "", fmt.Errorf("list the locations below %d: %w", locationID, err)
	}
	if len(ids) == 0 {
		return "", ErrNoLocation.At("locationId")
	}
	return strings.Join(ids, ", "), nil
}

// held is a figure of what the places hold of product s.
func held(places, figure string) string {
	return "(SELECT CAST(COALESCE(SUM(" + figure + "), 0) AS BIGINT) FROM stock_balances b JOIN locations l ON l.id = b.location_id" +
		" WHERE b.product_id = s.product_id AND b.location_id IN (" + places + "))"
}

// localFigures are the figures that a location filter replaces.
type localFigures struct{ onHand, quarantined, value string }

func figuresAt(places string) localFigures {
	if places == "" {
		return localFigures{"s.on_hand", "s.quarantined", "s.value"}
	}
	return localFigures{held(places, "b.on_hand"), held(places, "CASE WHEN l.quarantine THEN b.on_hand ELSE 0 END"), held(places, "b.value")}
}

func (f localFigures) columns() string {
	return f.onHand + " AS on_hand, " + f.quarantined + " AS quarantined, " + f.value + " AS value, "
}

// readLevels reads a page; few is how many products of a location are looked up
// one by one, which changes how long the page takes and nothing else.
func readLevels(ctx context.Context, d *db.DB, q LevelQuery, few int64) (LevelPage, error) {
	page := LevelPage{Totals: LevelTotals{Products: -1}}
	var order db.Order
	err := d.Snapshot(ctx, func(tx *gorm.DB) error {
		places, err := placesBelow(tx, q.LocationID)
		if err != nil {
			return err
		}
		figures := figuresAt(places)
		var idColumn string
		order, idColumn, err = levelOrder(q, figures)
		if err != nil {
			return err
		}
		there, err := heldAt(tx, places, few)
		if err != nil {
			return err
		}
		matching, err := levelQuery(there, q, places, "JOIN products p ON p.id = s.product_id")
		if err != nil {
			return err
		}
		query, err := order.Page(matching.
			Select("s.product_id, p.sku, p.name, COALESCE(c.name, '') AS category, u.code AS unit, u.decimals AS unit_decimals, "+
				figures.columns()+figureColumns+", "+order.Columns()), idColumn, q.Cursor, q.Limit)
		if err != nil {
			return err
		}
		if err := db.Load(query.Joins("JOIN units u ON u.id = p.unit_id LEFT JOIN categories c ON c.id = p.category_id"), &page.Rows); err != nil {
			return fmt.Errorf("list stock levels: %w", err)
		}
		if q.Cursor != "" {
			return nil
		}
		if len(page.Rows) == 0 {
			page.Totals.Products = 0
			return nil
		}
		return readLevelTotals(tx, q, places, &page.Totals)
	})
	page.Rows, page.Next = db.Cut(page.Rows, q.Limit, func(l Level) string { return order.Cursor(l.SortKey, l.ProductID) })
	return page, err
}

func readLevelTotals(tx *gorm.DB, q LevelQuery, places string, totals *LevelTotals) error {
	from, join := "s", ""
	if places != "" {
		from = "h"
		join = `JOIN (SELECT product_id, SUM(on_hand) AS on_hand, SUM(value) AS value FROM stock_balances
			WHERE on_hand <> 0 AND location_id IN (` + places + `) GROUP BY product_id) h ON h.product_id = s.product_id`
		if !strings.Contains(places, ",") { // one location has one balance of each product: nothing to group
			join = "JOIN stock_balances h ON h.product_id = s.product_id AND h.on_hand <> 0 AND h.location_id = " + places
		}
	}
	matching, err := levelQuery(tx, q, "", join)
	if err != nil {
		return err
	}
	_, err = db.ListSum(matching.Select(`COUNT(*) AS products, CAST(COALESCE(SUM(`+from+`.on_hand), 0) AS BIGINT) AS on_hand,
		CAST(COALESCE(SUM(`+from+`.value), 0) AS BIGINT) AS value, CAST(COALESCE(SUM(s.allocated), 0) AS BIGINT) AS allocated,
		CAST(COALESCE(SUM(s.available), 0) AS BIGINT) AS available, CAST(COALESCE(SUM(s.on_order), 0) AS BIGINT) AS on_order`), totals)
	if err != nil {
		return fmt.Errorf("sum up stock levels: %w", err)
	}
	return nil
}

// fewHeld is how many products are looked up one by one rather than met on
// the way through all products in the order of the list.
const fewHeld = 2000

// heldAt narrows a query of product_stock s to the products that the places
// hold; without places it narrows nothing.
func heldAt(tx *gorm.DB, places string, few int64) (*gorm.DB, error) {
	if places == "" {
		return tx, nil
	}
	there := "stock_balances b WHERE b.on_hand <> 0 AND b.location_id IN (" + places + ")"
	var counted int64
	err := tx.Raw("SELECT COUNT(*) FROM (SELECT 1 FROM "+there+" LIMIT ?) AS some", few+1).Scan(&counted).Error
	if err != nil {
		return nil, fmt.Errorf("count the balances of a location: %w", err)
	}
	if counted <= few {
		return tx.Where("s.product_id IN (SELECT b.product_id FROM " + there + ")"), nil
	}
	return tx.Where("EXISTS(SELECT 1 FROM " + there + " AND b.product_id = s.product_id)"), nil
}

// levelQuery selects the products that match; the figures of all of them need
// no more than product_stock.
func levelQuery(tx *gorm.DB, q LevelQuery, places, join string) (*gorm.DB, error) {
	query, instead := tx.Table("product_stock s").Joins(join), map[string]string{}
	if local := figuresAt(places); places != "" {
		instead = map[string]string{"on_hand": local.onHand, "value": local.value}
	} else if strings.Contains(join, " h ") {
		instead = map[string]string{"on_hand": "h.on_hand", "value": "h.value"}
	}
	switch {
	case q.Archived == "archived":
		query = query.Where("s.archived")
	case q.Archived == "" && q.Where.Mentions("archived"): // it is asked for itself
	case q.Archived != "all" && !slices.Contains(q.Statuses, "archived"):
		query = query.Where("NOT s.archived")
	}
	if len(q.Statuses) > 0 {
		query = query.Where("s.status IN ?", q.Statuses)
	}
	if q.CategoryID != 0 {
		query = query.Where("s.product_id IN (SELECT k.id FROM products k WHERE k.category_id IN ("+belowCategory+"))", q.CategoryID)
	}
	asked, err := catalog.StockCondition(q.Where, "s", instead)
	if err != nil {
		return nil, err
	}
	if asked.Text != "" {
		query = query.Where("("+asked.Text+")", asked.Values...)
	}
	return db.SearchProducts(query, "s.product_id", fold.Words(q.Search)), nil
}

func readProductLevels(ctx context.Context, d *db.DB, productID int64) (ProductLevels, error) {
	var levels ProductLevels
	err := d.Snapshot(ctx, func(tx *gorm.DB) error {
		var rows []ProductLevels
		err := db.Load(tx.Raw(`SELECT s.product_id, p.sku, p.name, u.code AS unit, u.decimals AS unit_decimals, s.on_hand, s.quarantined, s.value, `+
			figureColumns+` FROM product_stock s JOIN products p ON p.id = s.product_id JOIN units u ON u.id = p.unit_id
			WHERE s.product_id = ?`, productID), &rows)
		if err != nil {
			return fmt.Errorf("read the stock of product %d: %w", productID, err)
		}
		if len(rows) == 0 {
			return ErrNoProduct.At("id")
		}
		levels = rows[0]
		levels.Balances, err = readBalances(tx, productID)
		return err
	})
	return levels, err
}

func readBalances(tx *gorm.DB, productID int64) ([]Balance, error) {
	var balances []Balance
	err := db.Load(tx.Raw(`SELECT b.location_id, l.name AS location, l.quarantine, l.archived, b.on_hand, b.value, s.cost_known
		FROM stock_balances b JOIN locations l ON l.id = b.location_id JOIN product_stock s ON s.product_id = b.product_id
		WHERE b.product_id = ?`, productID), &balances)
	if err != nil {
		return nil, fmt.Errorf("read the balances of product %d: %w", productID, err)
	}
	paths, err := readPaths(tx)
	if err != nil {
		return nil, err
	}
	for i := range balances {
		balances[i].Path = paths[balances[i].LocationID]
	}
	slices.SortFunc(balances, func(a, b Balance) int { return strings.Compare(a.Path, b.Path) })
	return balances, nil
}

// readPaths reads every location's name with those above it. There are few locations.
func readPaths(tx *gorm.DB) (map[int64]string, error) {
	var nodes []Location
	if err := db.Load(tx.Raw("SELECT id, name, parent_id FROM locations"), &nodes); err != nil {
		return nil, fmt.Errorf("read the locations' paths: %w", err)
	}
	paths := make(map[int64]string, len(nodes))
	for _, l := range arrange(nodes) {
		paths[l.ID] = l.Path
	}
	return paths, nil
}
