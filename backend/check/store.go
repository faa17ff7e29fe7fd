package check

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
	"stockroom/backend/settings"
)

// books is one state of the database under examination.
type books struct {
	ctx      context.Context //nolint:containedctx // lives exactly as long as the check
	db       *db.DB
	tx       *gorm.DB
	currency money.Currency
}

func snapshot(ctx context.Context, d *db.DB, examine func(b *books) error) error {
	return d.Snapshot(ctx, func(tx *gorm.DB) error {
		currency, err := settings.Currency(tx)
		if err != nil {
			return err
		}
		return examine(&books{ctx: ctx, db: d, tx: tx, currency: currency})
	})
}

func (b *books) summarise(s *Summary) error {
	s.Currency = b.currency
	err := b.tx.Raw(`SELECT (SELECT COUNT(*) FROM products) AS products, (SELECT COUNT(*) FROM stock_movements) AS movements,
		(SELECT COUNT(*) FROM purchase_orders) + (SELECT COUNT(*) FROM sales_orders) AS orders,
		(SELECT COUNT(*) FROM journal_entries) AS commands,
		(SELECT CAST(COALESCE(SUM(value), 0) AS BIGINT) FROM stock_movements) AS stock_value`).
		Row().Scan(&s.Products, &s.Movements, &s.Orders, &s.Commands, &s.StockValue)
	if err != nil {
		return fmt.Errorf("count the books: %w", err)
	}
	return nil
}

// figure says what the numbers of a statement are.
type figure int

const (
	plain    figure = iota // as they stand
	goods                  // quantities in thousandths
	amount                 // minor units
	textOnly               // no numbers
)

// statement is a rule as one query: its rows are the places where the rule
// does not hold, as place, expected, found. NULL is nothing.
type statement struct {
	name   string
	what   string
	figure figure
	query  string
}

func (s statement) find(b *books) ([]finding, error) {
	var rows []struct {
		Place    *string
		Expected *string
		Found    *string
	}
	err := b.tx.Raw("SELECT place, CAST(expected AS TEXT) AS expected, CAST(found AS TEXT) AS found FROM ("+s.query+") broken LIMIT ?", most).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("check %s: %w", s.name, err)
	}
	found := make([]finding, len(rows))
	for i, r := range rows {
		found[i] = finding{Place: orNothing(r.Place), Expected: b.format(s.figure, r.Expected), Found: b.format(s.figure, r.Found)}
	}
	return found, nil
}

func orNothing(text *string) string {
	if text == nil {
		return "nothing"
	}
	return *text
}

func (b *books) format(f figure, text *string) string {
	n, err := strconv.ParseInt(orNothing(text), 10, 64)
	if err != nil {
		return orNothing(text)
	}
	switch f {
	case goods:
		return quantity.Milli(n).String()
	case amount:
		return b.currency.Format(money.Minor(n))
	case plain, textOnly:
	}
	return *text
}

func integrity(b *books) ([]finding, error) {
	damage, err := db.DamageOf(b.tx, most)
	if err != nil {
		return nil, err
	}
	found := make([]finding, len(damage))
	for i, what := range damage {
		found[i] = finding{Place: b.db.Path(), Expected: "ok", Found: what}
	}
	return found, nil
}

func references(b *books) ([]finding, error) {
	rows, err := db.DanglingRows(b.tx)
	if err != nil {
		return nil, err
	}
	var found []finding
	for _, r := range rows {
		if len(found) == most {
			break
		}
		place := r.Table
		if r.ID != nil {
			place = fmt.Sprintf("%s %d", r.Table, *r.ID)
		}
		found = append(found, finding{Place: place, Expected: "a row of " + r.Parent, Found: "nothing"})
	}
	return found, nil
}

func guards(b *books) ([]finding, error) {
	missing, err := b.db.MissingGuards(b.ctx)
	if err != nil {
		return nil, err
	}
	found := make([]finding, len(missing))
	for i, name := range missing {
		found[i] = finding{Place: name, Expected: "a trigger", Found: "nothing"}
	}
	return found, nil
}

func searchIndex(b *books) ([]finding, error) {
	agrees, err := b.db.SearchIndexAgrees(db.Doing(b.ctx, db.Checking))
	if err != nil || agrees {
		return nil, err
	}
	return []finding{{Place: "products_fts", Expected: "the products' search keys", Found: "something else"}}, nil
}

// runningBalances reads the ledger once, oldest first.
func runningBalances(b *books) ([]finding, error) {
	rows, err := b.tx.Raw(`SELECT m.id, m.product_id, m.location_id, m.quantity, m.value, m.balance_after, p.allow_negative, p.name || ' (' || p.sku || ')'
		FROM stock_movements m LEFT JOIN products p ON p.id = m.product_id ORDER BY m.id`).Rows()
	if err != nil {
		return nil, fmt.Errorf("read the ledger: %w", err)
	}
	defer rows.Close() //nolint:errcheck // only read
	running := map[[2]int64]balance{}
	var found []finding
	for rows.Next() && len(found) < most {
		var m ledgerRow
		if err := rows.Scan(&m.id, &m.product, &m.location, &m.quantity, &m.value, &m.after, &m.negative, &m.label); err != nil {
			return nil, fmt.Errorf("read the ledger: %w", err)
		}
		at := [2]int64{m.product, m.location}
		now := running[at].moved(m)
		running[at] = now
		found = append(found, now.broken(b, m)...)
	}
	return found, errors.Join(rows.Err())
}

// amounts compares the amounts of every line of an order table with the rule.
func amounts(b *books, query string) ([]finding, error) {
	rows, err := b.tx.Raw(query).Rows()
	if err != nil {
		return nil, fmt.Errorf("read the lines of orders: %w", err)
	}
	defer rows.Close() //nolint:errcheck // only read
	var found []finding
	for rows.Next() && len(found) < most {
		var l amountRow
		if err := rows.Scan(&l.place, &l.price, &l.quantity, &l.discount, &l.gross, &l.net); err != nil {
			return nil, fmt.Errorf("read the lines of orders: %w", err)
		}
		broken, err := l.broken(b)
		if _, isFault := fault.Of(err); err != nil && !isFault {
			return nil, err
		}
		found = append(found, broken...)
	}
	return found, errors.Join(rows.Err())
}

func purchaseAmounts(b *books) ([]finding, error) {
	return amounts(b, `SELECT COALESCE(o.number, '') || ' line ' || l.position, l.unit_cost_e4, l.quantity, l.discount_ppm, l.gross, l.net
		FROM purchase_order_lines l LEFT JOIN purchase_orders o ON o.id = l.order_id`)
}

func salesAmounts(b *books) ([]finding, error) {
	return amounts(b, `SELECT COALESCE(o.number, '') || ' line ' || l.position, l.unit_price_e4, l.quantity, l.discount_ppm, l.gross, l.net
		FROM sales_order_lines l LEFT JOIN sales_orders o ON o.id = l.order_id`)
}
