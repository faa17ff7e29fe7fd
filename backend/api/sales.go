package api

import "context"

// Sales is the window's access to sales orders, allocation and shipments.
type Sales struct{ host *Host }

// NewSales returns the bound struct on the host.
func NewSales(h *Host) *Sales { return &Sales{host: h} }

// List returns one page of the sales orders that match. Fails with
// order.sort_unknown, order.filter_unknown, day.invalid, db.cursor.
func (s *Sales) List(q SalesOrderQuery) (SalesOrderList, error) {
	return run(s.host, "Sales.List", func(ctx context.Context, b *Books) (SalesOrderList, error) {
		return listSalesOrders(summing(ctx, q.SumsLater), b, q)
	})
}

// Get returns one sales order. Fails with sales.order_unknown.
func (s *Sales) Get(q SalesOrderRef) (SalesOrder, error) {
	return run(s.host, "Sales.Get", func(ctx context.Context, b *Books) (SalesOrder, error) {
		return salesOrder(ctx, b, q.ID)
	})
}

// Scan finds the open sales orders that a scanned code means: the order of
// that number, or the orders with an open line of that product. No order is no failure.
func (s *Sales) Scan(q SalesScan) (SalesScanAnswer, error) {
	return run(s.host, "Sales.Scan", func(ctx context.Context, b *Books) (SalesScanAnswer, error) {
		return scanSales(ctx, b, q)
	})
}

// Defaults returns what new lines start with.
func (s *Sales) Defaults(q SalesDefaultsQuery) (SalesDefaults, error) {
	return run(s.host, "Sales.Defaults", func(ctx context.Context, b *Books) (SalesDefaults, error) {
		return salesDefaults(ctx, b, q)
	})
}

// Create saves a new sales order, as a quote or confirmed at once, under the
// next number. Fails with sales.customer_unknown, sales.customer_archived,
// order.location_unknown, order.location_archived, order.no_lines,
// order.too_many_lines, order.product_unknown, order.product_archived,
// order.quantity, quantity.decimals, quantity.too_large,
// money.discount_range, money.too_large, order.price, order.too_long,
// day.invalid, order.day_order.
func (s *Sales) Create(q SalesOrderCreate) (SalesOrder, error) {
	return run(s.host, "Sales.Create", func(ctx context.Context, b *Books) (SalesOrder, error) {
		return createSalesOrder(ctx, b, q)
	})
}

// Update changes a sales order: a quote in everything, another one in its
// required day, reference and note. Fails as Create does and with
// sales.order_unknown, sales.step_refused, sales.line_kept, order.line_unknown.
func (s *Sales) Update(q SalesOrderUpdate) (SalesOrder, error) {
	return run(s.host, "Sales.Update", func(ctx context.Context, b *Books) (SalesOrder, error) {
		return updateSalesOrder(ctx, b, q)
	})
}

// Confirm confirms a quote: its lines are promised from now on, what is
// available is allocated, and the answer shows what is short. Fails with
// sales.order_unknown, sales.step_refused, sales.customer_archived, order.no_lines.
func (s *Sales) Confirm(q SalesOrderStep) (SalesOrder, error) {
	return s.step("Sales.Confirm", q, (*Books).confirmSales)
}

// Ship sends what is there of an order, all of it or a part: one shipment and
// its movements. Fails with sales.order_unknown, sales.step_refused,
// order.no_lines, order.line_unknown, order.line_twice, order.quantity,
// quantity.decimals, sales.over_shipment, sales.promised_to_others,
// order.location_unknown, order.location_archived, sales.quarantine,
// day.invalid, stock.future_day, stock.insufficient, stock.negative_later.
func (s *Sales) Ship(q ShipRequest) (ShipAnswer, error) {
	return run(s.host, "Sales.Ship", func(ctx context.Context, b *Books) (ShipAnswer, error) {
		return shipSales(ctx, b, q)
	})
}

// ReverseShipment takes a shipment back; both halves stay visible. Fails with
// sales.shipment_unknown, sales.shipment_reversed, sales.step_refused.
func (s *Sales) ReverseShipment(q ShipmentReversal) (SalesOrder, error) {
	return run(s.host, "Sales.ReverseShipment", func(ctx context.Context, b *Books) (SalesOrder, error) {
		return reverseShipment(ctx, b, q)
	})
}

// CloseShort gives up what was not shipped. Fails with sales.order_unknown,
// sales.step_refused, order.reason_missing, order.too_long.
func (s *Sales) CloseShort(q SalesOrderClose) (SalesOrder, error) {
	return run(s.host, "Sales.CloseShort", func(ctx context.Context, b *Books) (SalesOrder, error) {
		return closeSales(ctx, b, q)
	})
}

// Cancel cancels a quote, or an order of which nothing was shipped. Fails
// with sales.order_unknown, sales.has_shipments, sales.step_refused.
func (s *Sales) Cancel(q SalesOrderStep) (SalesOrder, error) {
	return s.step("Sales.Cancel", q, (*Books).cancelSales)
}

// BackToQuote makes an order of which nothing was shipped a quote again; what
// was allocated to it is free. Fails with sales.order_unknown, sales.has_shipments, sales.step_refused.
func (s *Sales) BackToQuote(q SalesOrderStep) (SalesOrder, error) {
	return s.step("Sales.BackToQuote", q, (*Books).quoteSales)
}

// Reopen takes closing short or cancelling back; the order has its former
// place in the order of serving again. Fails with sales.order_unknown, sales.step_refused.
func (s *Sales) Reopen(q SalesOrderStep) (SalesOrder, error) {
	return s.step("Sales.Reopen", q, (*Books).reopenSales)
}

// AllocationsOf lists the open lines that wait for a product, first served
// first, with what each gets.
func (s *Sales) AllocationsOf(q ProductRef) (Allocations, error) {
	return run(s.host, "Sales.AllocationsOf", func(ctx context.Context, b *Books) (Allocations, error) {
		return allocations(ctx, b, q.ID)
	})
}

// SaveConfirmationPDF writes the order confirmation (for a quote: the quote)
// as a PDF for the customer, to the given path or to where the save dialog
// says. Fails with sales.order_unknown, export.file.
func (s *Sales) SaveConfirmationPDF(q DocumentRequest) (DocumentFile, error) {
	return run(s.host, "Sales.SaveConfirmationPDF", func(ctx context.Context, b *Books) (DocumentFile, error) {
		return saveConfirmationPDF(ctx, s.host, b, q)
	})
}

// SaveDeliveryNotePDF writes the delivery note of a shipment as a PDF, to the
// given path or to where the save dialog says. Fails with sales.shipment_unknown, export.file.
func (s *Sales) SaveDeliveryNotePDF(q DocumentRequest) (DocumentFile, error) {
	return run(s.host, "Sales.SaveDeliveryNotePDF", func(ctx context.Context, b *Books) (DocumentFile, error) {
		return saveDeliveryNotePDF(ctx, s.host, b, q)
	})
}
