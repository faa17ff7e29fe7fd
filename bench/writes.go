package main

import (
	"context"
	"fmt"
	"time"

	"stockroom/backend/money"
	"stockroom/backend/purchasing"
	"stockroom/backend/quantity"
	"stockroom/backend/sales"
	"stockroom/backend/stock"
)

const (
	linesEach = 5
	// enough of each product of the orders for every run.
	enough = 5_000
)

// command is something that is done, with the i-th order that was prepared for it.
type command struct {
	name string
	run  func(ctx context.Context, i int) error
}

// prepared are the orders that the commands are done to.
type prepared struct {
	products []int64
	receive  []purchasing.ReceiveInput
	ship     []sales.ShipInput
	confirm  []int64
	customer int64
	supplier int64
	rush     int64
}

// writes measures everything that is done, each durable on the disk.
func writes(ctx context.Context, p *pair, t *table) error {
	runs := max(fewestRuns, min(mostRuns/2, int(p.options.budget/(10*time.Millisecond))))
	have, err := p.prepare(ctx, runs)
	if err != nil {
		return fmt.Errorf("prepare: %w", err)
	}
	if err := p.again(ctx); err != nil {
		return err
	}
	for _, c := range p.commands(have) {
		if !p.options.wanted(c.name) {
			continue
		}
		if err := p.repeat(ctx, c, runs, t); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
	}
	return p.sameBooks(ctx)
}

// repeat does the command so many times, each time followed by its statements in C.
func (p *pair) repeat(ctx context.Context, c command, runs int, t *table) error {
	var ours, theirs times
	for i := range runs {
		var took time.Duration
		statements, err := p.recordedBy(func() error {
			begun := time.Now()
			defer func() { took = time.Since(begun) }()
			return c.run(ctx, i)
		})
		if err != nil {
			return err
		}
		begun := time.Now()
		if err := p.c.commit(statements); err != nil {
			return err
		}
		ours, theirs = append(ours, took), append(theirs, time.Since(begun))
	}
	t.row(line{name: c.name, ours: ours, c: theirs})
	return nil
}

// sameBooks fails unless both have the same books in the end.
func (p *pair) sameBooks(ctx context.Context) error {
	return p.sameAnswers(ctx, []statement{
		{text: "SELECT * FROM product_stock ORDER BY product_id"},
		{text: "SELECT COUNT(*), MAX(id), SUM(quantity), SUM(value) FROM stock_movements"},
		{text: "SELECT id, number, state, net FROM sales_orders ORDER BY id DESC LIMIT 1000"},
		{text: "SELECT id, number, state, net FROM purchase_orders ORDER BY id DESC LIMIT 1000"},
		{text: "SELECT COUNT(*), MAX(id) FROM journal_entries"},
	})
}

func (p *pair) commands(have prepared) []command {
	lines := func(i int) []int64 {
		start := i * linesEach % (len(have.products) - linesEach)
		return have.products[start : start+linesEach]
	}
	id := func(what string, i int) string { return fmt.Sprintf("bench-%s-%06d", what, i) }
	return []command{
		{"sales order of 5 lines, confirmed", func(ctx context.Context, i int) error {
			_, err := p.books.Sales.Create(ctx, id("sell", i), have.order(lines(i), true))
			return err
		}},
		{"shipping 5 lines", func(ctx context.Context, i int) error {
			_, err := p.books.Sales.Ship(ctx, id("ship", i), have.ship[i])
			return err
		}},
		{"purchase order of 5 lines, ordered", func(ctx context.Context, i int) error {
			_, err := p.books.Purchasing.Create(ctx, id("buy", i), have.purchase(lines(i)))
			return err
		}},
		{"receiving 5 lines", func(ctx context.Context, i int) error {
			_, err := p.books.Purchasing.Receive(ctx, id("receive", i), have.receive[i])
			return err
		}},
		{"adjusting 5 products", func(ctx context.Context, i int) error {
			in := stock.AdjustInput{Reason: stock.Damage}
			for _, product := range lines(i) {
				in.Lines = append(in.Lines, stock.AdjustLine{ProductID: product, Quantity: -quantity.One})
			}
			_, err := p.books.Stock.Adjust(ctx, id("adjust", i), in)
			return err
		}},
		{"confirming, 1,000 lines wait for the product", func(ctx context.Context, i int) error {
			_, err := p.books.Sales.Confirm(ctx, id("confirm", i), have.confirm[i])
			return err
		}},
	}
}

func (have prepared) order(products []int64, confirm bool) sales.CreateInput {
	in := sales.CreateInput{CustomerID: have.customer, Confirm: confirm}
	for _, product := range products {
		in.Lines = append(in.Lines, sales.LineInput{ProductID: product, Quantity: quantity.One})
	}
	return in
}

func (have prepared) purchase(products []int64) purchasing.CreateInput {
	in, cost := purchasing.CreateInput{SupplierID: have.supplier, Place: true}, money.PerUnit(1_000*money.PerUnitScale)
	for _, product := range products {
		in.Lines = append(in.Lines, purchasing.LineInput{ProductID: product, Quantity: 3 * quantity.One, UnitCost: &cost})
	}
	return in
}

// prepare makes the orders that the commands need, in one commit.
func (p *pair) prepare(ctx context.Context, runs int) (prepared, error) {
	var have prepared
	q := p.db.Read(ctx)
	for _, find := range []struct {
		query string
		into  any
	}{
		{"SELECT id FROM customers ORDER BY id LIMIT 1", &have.customer},
		{"SELECT id FROM suppliers ORDER BY id LIMIT 1", &have.supplier},
		{"SELECT id FROM products WHERE sku = '" + rushSKU + "'", &have.rush},
		{"SELECT product_id FROM product_stock WHERE available > 0 AND NOT archived ORDER BY product_id LIMIT 500", &have.products},
	} {
		if err := q.Raw(find.query).Scan(find.into).Error; err != nil {
			return have, err
		}
	}
	err := p.db.Batch(ctx, func(ctx context.Context) error {
		if err := p.fill(ctx, have.products); err != nil {
			return err
		}
		for i := range runs {
			if err := p.prepareOne(ctx, &have, i); err != nil {
				return err
			}
		}
		return nil
	})
	return have, err
}

// fill sees to it that nothing runs out.
func (p *pair) fill(ctx context.Context, products []int64) error {
	in := stock.AdjustInput{Reason: stock.Found}
	for _, product := range products {
		in.Lines = append(in.Lines, stock.AdjustLine{ProductID: product, Quantity: enough * quantity.One})
	}
	_, err := p.books.Stock.Adjust(ctx, "bench-fill", in)
	return err
}

func (p *pair) prepareOne(ctx context.Context, have *prepared, i int) error {
	products := have.products[i*linesEach%(len(have.products)-linesEach):][:linesEach]
	ordered, err := p.books.Purchasing.Create(ctx, fmt.Sprintf("bench-prepare-po-%d", i), have.purchase(products))
	if err != nil {
		return err
	}
	sold, err := p.books.Sales.Create(ctx, fmt.Sprintf("bench-prepare-so-%d", i), have.order(products, true))
	if err != nil {
		return err
	}
	quote, err := p.books.Sales.Create(ctx, fmt.Sprintf("bench-prepare-rush-%d", i), have.order([]int64{have.rush}, false))
	if err != nil {
		return err
	}
	receive, ship := purchasing.ReceiveInput{OrderID: ordered.ID}, sales.ShipInput{OrderID: sold.ID, TakeFromOthers: true}
	bought, err := p.lines(ctx, "purchase_order_lines", ordered.ID)
	if err != nil {
		return err
	}
	for _, line := range bought {
		receive.Lines = append(receive.Lines, purchasing.ReceiveLine{OrderLineID: line, Quantity: 3 * quantity.One})
	}
	promised, err := p.lines(ctx, "sales_order_lines", sold.ID)
	if err != nil {
		return err
	}
	for _, line := range promised {
		ship.Lines = append(ship.Lines, sales.ShipLine{OrderLineID: line, Quantity: quantity.One})
	}
	have.receive, have.ship, have.confirm = append(have.receive, receive), append(have.ship, ship), append(have.confirm, quote.ID)
	return nil
}

func (p *pair) lines(ctx context.Context, table string, order int64) (ids []int64, err error) {
	err = p.db.Read(ctx).Raw("SELECT id FROM "+table+" WHERE order_id = ? ORDER BY position", order).Scan(&ids).Error
	return ids, err
}
