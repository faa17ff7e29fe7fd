package party

import (
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/query"
)

// sorts are the orders of a list by their name; figures come from the
// subquery o of open orders.
func sorts(k Kind, name string) (db.Sort, bool) {
	sort, ok := map[string]db.Sort{
		"":           {Expr: "t.name_key"},
		"name":       {Expr: "t.name_key"},
		"code":       {Expr: "t.code_key"},
		"city":       {Expr: "t.city_key"},
		"country":    {Expr: "t.country_key"},
		"openOrders": {Expr: "COALESCE(o.orders, 0)", Number: true},
		"openNet":    {Expr: "COALESCE(o.net, 0)", Number: true},
		"lastOrder":  {Expr: lastOrder(k), Number: true},
	}[name]
	return sort, ok
}

// lastOrder is the day of the last order that counts, 0 without one: one step
// into the index of orders by party and day.
func lastOrder(k Kind) string {
	return "COALESCE((SELECT MAX(x.order_day) FROM " + k.Orders + " x WHERE x." + k.Owner + " = t.id AND x.state NOT IN ('" +
		k.Unborn + "', '" + cancelled + "')), 0)"
}

// openOrders sums up the open orders of every party; few orders are open.
func openOrders(k Kind) string {
	return "SELECT x." + k.Owner + " AS owner_id, COUNT(*) AS orders, CAST(SUM(x.net) AS BIGINT) AS net FROM " + k.Orders +
		" x WHERE x.state IN ('" + k.Open[0] + "', '" + k.Open[1] + "') GROUP BY x." + k.Owner
}

// Page reads one page of parties. Fails with ErrSort, ErrFilter, db.ErrCursor.
func Page(q *gorm.DB, k Kind, asked Query) (List, error) {
	order, err := db.ReadOrder(asked.Sort, asked.Descending, func(name string) (db.Sort, error) {
		sort, ok := sorts(k, name)
		if !ok {
			return sort, ErrSort.At("sort").With("sort", name)
		}
		return sort, nil
	})
	if err != nil {
		return List{}, err
	}
	list := List{Rows: []Row{}, Total: -1}
	matching, err := match(q.Table(k.Table+" t"), k, asked)
	if err != nil {
		return List{}, err
	}
	if asked.Cursor == "" {
		if err := matching.Session(&gorm.Session{}).Count(&list.Total).Error; err != nil {
			return List{}, fmt.Errorf("count the %ss: %w", k.Subject, err)
		}
	}
	page, err := order.Page(matching.Session(&gorm.Session{}), "t.id", asked.Cursor, asked.Limit)
	if err != nil {
		return List{}, err
	}
	var rows []Row
	err = page.Joins("LEFT JOIN (" + openOrders(k) + ") o ON o.owner_id = t.id").
		Select(`t.id, t.code, t.name, t.city, t.country, t.email, t.phone, t.archived,
			COALESCE((SELECT c.name FROM ` + k.Contacts + ` c WHERE c.` + k.Owner + ` = t.id ORDER BY c.position LIMIT 1), '') AS contact,
			COALESCE(o.orders, 0) AS open_orders, COALESCE(o.net, 0) AS open_net, ` + lastOrder(k) + ` AS last_order_day, ` + order.Columns()).
		Scan(&rows).Error
	if err != nil {
		return List{}, fmt.Errorf("list the %ss: %w", k.Subject, err)
	}
	list.Rows, list.Next = db.Cut(rows, asked.Limit, func(r Row) string { return order.Cursor(r.SortKey, r.ID) })
	if list.Rows == nil {
		list.Rows = []Row{}
	}
	return list, nil
}

func match(q *gorm.DB, k Kind, asked Query) (*gorm.DB, error) {
	switch asked.Archived {
	case "", "active":
		if asked.Archived == "" && asked.Where.Mentions("archived") {
			break // it is asked for itself
		}
		q = q.Where("NOT t.archived")
	case "archived":
		q = q.Where("t.archived")
	case "all":
	default:
		return nil, ErrFilter.At("archived").With("value", asked.Archived)
	}
	compiled, err := query.Compile(asked.Where, func(t query.Term) (query.SQL, error) { return termSQL(k, t) })
	if err != nil {
		return nil, err
	}
	if compiled.Text != "" {
		q = q.Where("("+compiled.Text+")", compiled.Values...)
	}
	return db.Containing(q, "t.search_key", fold.Words(asked.Search)), nil
}

// Find reads the few active parties that fit a text best: the exact code
// first, then names that begin with it, then the others by name.
func Find(q *gorm.DB, k Kind, text string, limit int) ([]Pick, error) {
	key := fold.Key(text)
	picks := []Pick{}
	matching := db.Containing(q.Table(k.Table+" t").Where("NOT t.archived"), "t.search_key", fold.Words(text))
	err := db.Load(matching.Select("t.id, t.code, t.name, t.city, t.terms").
		Clauses(clause.OrderBy{Expression: clause.Expr{
			SQL:  "CASE WHEN t.code_key = ? THEN 0 WHEN t.name_key >= ? AND t.name_key < ? THEN 1 ELSE 2 END, t.name_key, t.id",
			Vars: []any{key, key, key + db.LastRune}, WithoutParentheses: true,
		}}).
		Limit(db.PickSize(limit)), &picks)
	if err != nil {
		return nil, fmt.Errorf("find a %s: %w", k.Subject, err)
	}
	return picks, nil
}

// FiguresOf sums up the orders with one party; today decides what is late.
func FiguresOf(q *gorm.DB, k Kind, id int64, today day.Day) (Figures, error) {
	var f Figures
	open := "x.state IN ('" + k.Open[0] + "', '" + k.Open[1] + "')"
	err := q.Raw(`SELECT COUNT(*) AS orders, CAST(COALESCE(SUM(x.net), 0) AS BIGINT) AS net,
		CAST(COALESCE(SUM(CASE WHEN `+open+` THEN 1 ELSE 0 END), 0) AS BIGINT) AS open_orders,
		CAST(COALESCE(SUM(CASE WHEN `+open+` THEN x.net ELSE 0 END), 0) AS BIGINT) AS open_net,
		CAST(COALESCE(SUM(CASE WHEN `+open+` AND x.`+k.Due+` > 0 AND x.`+k.Due+` < ? THEN 1 ELSE 0 END), 0) AS BIGINT) AS late_orders,
		COALESCE(MAX(x.order_day), 0) AS last_order_day
		FROM `+k.Orders+` x WHERE x.`+k.Owner+` = ? AND x.state NOT IN (?, ?)`, int64(today), id, k.Unborn, cancelled).Scan(&f).Error
	if err != nil {
		return f, fmt.Errorf("sum up the orders: %w", err)
	}
	return f, nil
}
