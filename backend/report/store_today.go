package report

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/money"
	"stockroom/backend/purchasing"
	"stockroom/backend/quantity"
	selling "stockroom/backend/sales" // sales is a report of ours
)

// Today returns what needs attention on the present day, all from one state
// of the database. Its figures come from the queries of the reports.
func Today(ctx context.Context, d *db.DB) (Overview, error) {
	o, err := overview(ctx, d, "today", readTiles, readReorder, readOrders, readShort, readLow, readSales, readSellers)
	if err != nil {
		return Overview{}, fmt.Errorf("look at today: %w", err)
	}
	return o, nil
}

// Rail returns the numbers beside the entries of the rail.
func Rail(ctx context.Context, d *db.DB) (Counts, error) {
	o, err := overview(ctx, d, "rail", readCounts, readReorder, readShort)
	if err != nil {
		return Counts{}, fmt.Errorf("count for the rail: %w", err)
	}
	return o.Counts, nil
}

// overview reads the parts from one state of the database, and not again
// before a command is given or the day ends.
func overview(ctx context.Context, d *db.DB, name string, parts ...func(*gorm.DB, *Overview) error) (o Overview, err error) {
	today := d.Today()
	err = d.Snapshot(ctx, func(tx *gorm.DB) error {
		o, err = db.Remember(tx, fmt.Sprintf("%s on %s", name, today), func() (Overview, error) {
			fresh := Overview{Day: today}
			for _, part := range parts {
				if err := part(tx, &fresh); err != nil {
					return Overview{}, err
				}
			}
			return fresh, nil
		})
		return err
	})
	return o, err
}

const (
	openPurchases = "o.state IN ('ordered', 'partially_received')"
	openSales     = "o.state IN ('confirmed', 'partially_shipped')"
	latePurchases = openPurchases + " AND o.promised_day > 0 AND o.promised_day < @today"
	lateSales     = openSales + " AND o.required_day > 0 AND o.required_day < @today"
)

func readCounts(tx *gorm.DB, o *Overview) error {
	count := func(from string) string { return "(SELECT COUNT(*) FROM " + from + ")" }
	statement := "SELECT " + count("purchase_orders o WHERE "+openPurchases) + ", " + count("purchase_orders o WHERE "+latePurchases) +
		", " + count("purchase_orders o WHERE o.state = 'draft'") +
		", " + count("sales_orders o WHERE "+openSales) + ", " + count("sales_orders o WHERE "+lateSales) +
		", " + count("sales_orders o WHERE o.state = 'quote'") +
		", " + count("product_stock s WHERE s.low") + ", " + count("product_stock s WHERE s.status = 'out'")
	return scan(tx, statement, map[string]any{"today": int64(o.Day)}, func(r *record) error {
		c := &o.Counts
		for i, into := range []*int64{
			&c.OpenPurchases, &c.LatePurchases, &c.Drafts, &c.OpenSales, &c.LateSales, &c.Quotes, &c.Low, &c.Out,
		} {
			*into = r.id(i)
		}
		return nil
	})
}

func readReorder(tx *gorm.DB, o *Overview) (err error) {
	o.Counts.Reorder, err = purchasing.CountToReorder(tx)
	return err
}

func readTiles(tx *gorm.DB, o *Overview) error {
	if err := readCounts(tx, o); err != nil {
		return err
	}
	err := scan(tx, "SELECT SUM(s.value) FROM product_stock s", nil, func(r *record) error {
		o.StockValue = r.amount(0)
		return nil
	})
	if err != nil {
		return err
	}
	for _, tile := range []struct {
		statement string
		into      *money.Minor
	}{
		{openAmountOf("purchase_orders", "purchase_order_lines", "f.received", receivedOfLine, openPurchases), &o.ToReceive},
		{openAmountOf("sales_orders", "sales_order_lines", "f.shipped", shippedOfLine, openSales), &o.ToShip},
	} {
		err := scan(tx, tile.statement, nil, func(r *record) error {
			*tile.into = r.amount(0)
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func readOrders(tx *gorm.DB, o *Overview) error {
	purchase := orderList{"purchase_orders", "o.promised_day", "suppliers", "o.supplier_id"}
	sale := orderList{"sales_orders", "o.required_day", "customers", "o.customer_id"}
	for _, list := range []struct {
		into  *Orders
		count int64
		list  orderList
		where string
		order string
	}{
		{&o.LatePurchases, o.Counts.LatePurchases, purchase, latePurchases, "o.promised_day, o.id"},
		{&o.Drafts, o.Counts.Drafts, purchase, "o.state = 'draft'", "o.order_day DESC, o.id DESC"},
		{&o.LateSales, o.Counts.LateSales, sale, lateSales, "o.required_day, o.id"},
		{&o.Quotes, o.Counts.Quotes, sale, "o.state = 'quote'", "o.order_day DESC, o.id DESC"},
	} {
		first, err := list.list.first(tx, list.where, list.order, map[string]any{"today": int64(o.Day)})
		if err != nil {
			return err
		}
		*list.into = Orders{Count: list.count, First: first}
	}
	return nil
}

// orderList is where orders of one kind are kept; all are constants.
type orderList struct{ orders, due, partners, partner string }

func (l orderList) first(tx *gorm.DB, where, order string, args map[string]any) ([]Order, error) {
	first := []Order{}
	// CROSS JOIN: the few orders first, whatever the database believes to know of their number.
	statement := fmt.Sprintf(`SELECT o.id, o.number, k.name, o.state, o.order_day, %s, o.net FROM %s o CROSS JOIN %s k
		WHERE k.id = %s AND %s ORDER BY %s LIMIT %d`, l.due, l.orders, l.partners, l.partner, where, order, overviewRows)
	err := scan(tx, statement, args, func(r *record) error {
		first = append(first, Order{
			ID: r.id(0), Number: r.text(1).Text, Partner: r.text(2).Text, State: r.text(3).Text,
			OrderDay: r.number(4).Day(), DueDay: r.number(5).Day(), Net: r.amount(6),
		})
		return nil
	})
	return first, err
}

// readShort takes the orders that wait for goods, in the order they are served.
func readShort(tx *gorm.DB, o *Overview) error {
	short, ready, err := selling.Serving(tx)
	if err != nil {
		return err
	}
	o.Counts.Shippable = ready
	o.Counts.Short = int64(len(short))
	if o.ShortOrders = (Orders{Count: o.Counts.Short, First: []Order{}}); len(short) == 0 {
		return nil
	}
	list := orderList{"sales_orders", "o.required_day", "customers", "o.customer_id"}
	o.ShortOrders.First, err = list.first(tx, "o.id IN @ids", "o.confirmed_at, o.number_key",
		map[string]any{"ids": short[:min(len(short), overviewRows)]})
	return err
}

// readLow takes the first rows of the report low-stock. It begins with what is
// out: where that is enough, the others need not be put in order.
func readLow(tx *gorm.DB, o *Overview) error {
	out := lowStock(scope{})
	out.where = append(out.where, "s.status = 'out'")
	if err := firstLow(tx, o, out); err != nil || len(o.Low) == overviewRows {
		return err
	}
	return firstLow(tx, o, lowStock(scope{}))
}

func firstLow(tx *gorm.DB, o *Overview, q query) error {
	o.Low = []LowProduct{}
	return q.page(tx, scope{}.arguments(), 0, overviewRows, func(r Row) error {
		milli := func(i int) quantity.Milli { return quantity.Milli(r.Cells[i].Number) }
		o.Low = append(o.Low, LowProduct{
			ID: r.ID, SKU: r.Cells[0].Text, Name: r.Cells[1].Text, OnHand: milli(3), Available: milli(4), Short: milli(5),
			OnOrder: milli(6), Point: milli(8), Suggested: milli(9), Status: r.Cells[10].Text,
		})
		return nil
	})
}

// readSales takes the net of sales-by-period of two stretches of days. What an
// order is worth is the sum of its lines, so that lines are read only where the
// order does not count as it stands.
func readSales(tx *gorm.DB, o *Overview) error {
	s := scope{from: o.Day.AddDays(1 - 2*salesDays), to: o.Day, basis: Ordered, withoutCost: true}
	net := map[day.Day]money.Minor{}
	statement := "SELECT o.order_day AS id, o.net AS net FROM sales_orders o WHERE " + countsAsOrdered + " AND " + strings.Join(s.inPeriod("o.order_day"), " AND ") +
		" UNION ALL SELECT id, net FROM (" + shippedFacts(s, dayOfFact) + ") shipped"
	err := scan(tx, "SELECT id, SUM(net) FROM ("+statement+") facts GROUP BY id", s.arguments(), func(r *record) error {
		net[r.number(0).Day()] = r.amount(1)
		return nil
	})
	o.Days, o.Before = daySales(net, o.Day), daySales(net, o.Day.AddDays(-salesDays))
	return err
}

// errEnough ends a walk over rows early.
var errEnough = errors.New("enough")

// readSold adds up the facts of sales-by-product. Adding up here takes less
// time than having the database sort the facts by product.
func readSold(tx *gorm.DB, s scope) (map[int64]Seller, error) {
	sold := map[int64]Seller{}
	const product = "f.product_id"
	err := scan(tx, orderedFacts(s, product)+" UNION ALL "+shippedFacts(s, product), s.arguments(), func(r *record) error {
		p := sold[r.id(0)]
		p.ID, p.Quantity, p.Net = r.id(0), p.Quantity+r.quantity(2), p.Net+r.amount(4)
		sold[p.ID] = p
		return nil
	})
	return sold, err
}

// readSellers finds the products that sold best in the last days, and among
// those on hand the ones that sold least. Names are read of the few alone.
func readSellers(tx *gorm.DB, o *Overview) error {
	sold, err := readSold(tx, scope{from: o.Day.AddDays(1 - salesDays), to: o.Day, basis: Ordered, withoutCost: true})
	if err != nil {
		return err
	}
	o.Best = best(sold)
	found := slow{sold: sold}
	err = scan(tx, "SELECT s.product_id FROM product_stock s WHERE s.on_hand > 0 AND NOT s.archived ORDER BY s.value DESC, s.product_id DESC", nil,
		func(r *record) error {
			if !found.see(Seller{ID: r.id(0)}) {
				return errEnough
			}
			return nil
		})
	if err != nil && !errors.Is(err, errEnough) {
		return err
	}
	if o.Slowest = found.slowest(); o.Slowest == nil {
		o.Slowest = []Seller{}
	}
	return nameSellers(tx, o.Best, o.Slowest)
}

// nameSellers fills in what the products are called and what is on hand.
func nameSellers(tx *gorm.DB, lists ...[]Seller) error {
	var ids []int64
	for _, list := range lists {
		for _, p := range list {
			ids = append(ids, p.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return scan(tx, "SELECT p.id, p.sku, p.name, s.on_hand, s.value FROM products p JOIN product_stock s ON s.product_id = p.id WHERE p.id IN @ids",
		map[string]any{"ids": ids}, func(r *record) error {
			for _, list := range lists {
				for i := range list {
					if p := &list[i]; p.ID == r.id(0) {
						p.SKU, p.Name, p.OnHand, p.Value = r.text(1).Text, r.text(2).Text, r.quantity(3), r.amount(4)
					}
				}
			}
			return nil
		})
}
