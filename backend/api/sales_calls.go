package api

import (
	"context"

	"stockroom/backend/money"
	"stockroom/backend/order"
	"stockroom/backend/quantity"
	"stockroom/backend/sales"
)

type salesStep func(b *Books, ctx context.Context, requestID string, id int64) (sales.Ref, error)

// step runs a step of an order and answers with the order after it.
func (s *Sales) step(method string, q SalesOrderStep, step salesStep) (SalesOrder, error) {
	return run(s.host, method, func(ctx context.Context, b *Books) (SalesOrder, error) {
		return afterSales(ctx, b)(step(b, ctx, q.RequestID, q.ID))
	})
}

// afterSales turns the answer of a command into the order after it.
func afterSales(ctx context.Context, b *Books) func(sales.Ref, error) (SalesOrder, error) {
	return func(ref sales.Ref, err error) (SalesOrder, error) {
		if err != nil {
			return SalesOrder{}, err
		}
		return salesOrder(ctx, b, ref.ID)
	}
}

func (b *Books) confirmSales(ctx context.Context, requestID string, id int64) (sales.Ref, error) {
	return b.Sales.Confirm(ctx, requestID, id)
}

func (b *Books) cancelSales(ctx context.Context, requestID string, id int64) (sales.Ref, error) {
	return b.Sales.Cancel(ctx, requestID, id)
}

func (b *Books) quoteSales(ctx context.Context, requestID string, id int64) (sales.Ref, error) {
	return b.Sales.BackToQuote(ctx, requestID, id)
}

func (b *Books) reopenSales(ctx context.Context, requestID string, id int64) (sales.Ref, error) {
	return b.Sales.Reopen(ctx, requestID, id)
}

func listSalesOrders(ctx context.Context, b *Books, q SalesOrderQuery) (SalesOrderList, error) {
	from, err := dayAt("from", q.From)
	if err != nil {
		return SalesOrderList{}, err
	}
	to, err := dayAt("to", q.To)
	if err != nil {
		return SalesOrderList{}, err
	}
	asked, err := where(ctx, b, sales.QuerySchema(), q.Query, q.Filters)
	if err != nil {
		return SalesOrderList{}, err
	}
	page, err := b.Sales.List(ctx, sales.ListQuery{
		Filter: order.Filter{
			Search: q.Search, States: q.States, OpenOnly: q.OpenOnly, LateOnly: q.LateOnly,
			PartyID: orZero(q.CustomerID), ProductID: orZero(q.ProductID), From: from, To: to, History: q.History, Where: asked,
		},
		ShortOnly: q.ShortOnly, ReadyOnly: q.ReadyOnly,
		Sort: q.Sort, Descending: q.Descending, Cursor: q.Cursor, Limit: q.Limit,
	})
	if err != nil {
		return SalesOrderList{}, err
	}
	return SalesOrderList{Rows: salesRows(page.Rows), Total: page.Total, NetMinor: int64(page.Net), Next: page.Next}, nil
}

func salesOrder(ctx context.Context, b *Books, id int64) (SalesOrder, error) {
	d, err := b.Sales.Order(ctx, id)
	if err != nil {
		return SalesOrder{}, err
	}
	return salesOrderDTO(d), nil
}

func scanSales(ctx context.Context, b *Books, q SalesScan) (SalesScanAnswer, error) {
	found, err := b.Sales.Scan(ctx, q.Code)
	if err != nil {
		return SalesScanAnswer{}, err
	}
	return SalesScanAnswer{ProductID: found.ProductID, Orders: salesRows(found.Rows)}, nil
}

func salesDefaults(ctx context.Context, b *Books, q SalesDefaultsQuery) (SalesDefaults, error) {
	known, err := b.Sales.Defaults(ctx, q.ProductIDs)
	if err != nil {
		return SalesDefaults{}, err
	}
	rows := make([]SalesDefault, len(known))
	for i, k := range known {
		rows[i] = SalesDefault{
			ProductID: k.ProductID, UnitPriceMinorE4: int64(k.PriceE4), AvailableMilli: int64(k.Available), OnOrderMilli: int64(k.OnOrder),
		}
	}
	return SalesDefaults{Rows: rows}, nil
}

func createSalesOrder(ctx context.Context, b *Books, q SalesOrderCreate) (SalesOrder, error) {
	ordered, err := dayAt("orderDay", q.OrderDay)
	if err != nil {
		return SalesOrder{}, err
	}
	required, err := dayAt("requiredDay", q.RequiredDay)
	if err != nil {
		return SalesOrder{}, err
	}
	return afterSales(ctx, b)(b.Sales.Create(ctx, q.RequestID, sales.CreateInput{
		CustomerID: q.CustomerID, LocationID: orZero(q.LocationID), OrderDay: ordered, RequiredDay: required,
		Reference: q.Reference, Terms: q.Terms, Note: q.Note, Confirm: q.Confirm, Lines: salesLines(q.Lines),
	}))
}

func updateSalesOrder(ctx context.Context, b *Books, q SalesOrderUpdate) (SalesOrder, error) {
	ordered, err := dayAt("orderDay", q.OrderDay)
	if err != nil {
		return SalesOrder{}, err
	}
	required, err := dayAt("requiredDay", q.RequiredDay)
	if err != nil {
		return SalesOrder{}, err
	}
	return afterSales(ctx, b)(b.Sales.Update(ctx, q.RequestID, sales.UpdateInput{
		ID: q.ID, CustomerID: q.CustomerID, LocationID: q.LocationID, OrderDay: ordered, RequiredDay: required,
		Reference: q.Reference, Terms: q.Terms, Note: q.Note, Lines: salesLines(q.Lines),
	}))
}

func salesLines(typed []SalesLineInput) []sales.LineInput {
	lines := make([]sales.LineInput, len(typed))
	for i, l := range typed {
		lines[i] = sales.LineInput{
			ID: l.ID, ProductID: l.ProductID, Quantity: quantity.Milli(l.QuantityMilli), UnitPrice: perUnit(l.UnitPriceMinorE4),
			Discount: money.Discount(l.DiscountPpm),
		}
	}
	return lines
}

func shipSales(ctx context.Context, b *Books, q ShipRequest) (ShipAnswer, error) {
	day, err := dayAt("day", q.Day)
	if err != nil {
		return ShipAnswer{}, err
	}
	lines := make([]sales.ShipLine, len(q.Lines))
	for i, l := range q.Lines {
		lines[i] = sales.ShipLine{OrderLineID: l.OrderLineID, Quantity: quantity.Milli(l.QuantityMilli)}
	}
	made, err := b.Sales.Ship(ctx, q.RequestID, sales.ShipInput{
		OrderID: q.OrderID, LocationID: orZero(q.LocationID), Day: day, Tracking: q.Tracking, Note: q.Note,
		TakeFromOthers: q.TakeFromOthers, Lines: lines,
	})
	after, err := afterSales(ctx, b)(made.Order, err)
	if err != nil {
		return ShipAnswer{}, err
	}
	return ShipAnswer{ShipmentID: made.ID, ShipmentNumber: made.Number, Order: after}, nil
}

func reverseShipment(ctx context.Context, b *Books, q ShipmentReversal) (SalesOrder, error) {
	return afterSales(ctx, b)(b.Sales.ReverseShipment(ctx, q.RequestID, q.ShipmentID, q.Note))
}

func closeSales(ctx context.Context, b *Books, q SalesOrderClose) (SalesOrder, error) {
	return afterSales(ctx, b)(b.Sales.CloseShort(ctx, q.RequestID, q.ID, q.Reason))
}

func allocations(ctx context.Context, b *Books, productID int64) (Allocations, error) {
	waiting, err := b.Sales.AllocationsOf(ctx, productID)
	if err != nil {
		return Allocations{}, err
	}
	return allocationsDTO(waiting), nil
}
