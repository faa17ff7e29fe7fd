package api

import "context"

// Purchasing is the window's access to purchase orders, receipts and reorder proposals.
type Purchasing struct{ host *Host }

// NewPurchasing returns the bound struct on the host.
func NewPurchasing(h *Host) *Purchasing { return &Purchasing{host: h} }

// List returns one page of the purchase orders that match. Fails with
// order.sort_unknown, order.filter_unknown, day.invalid, db.cursor.
func (p *Purchasing) List(q PurchaseOrderQuery) (PurchaseOrderList, error) {
	return run(p.host, "Purchasing.List", func(ctx context.Context, b *Books) (PurchaseOrderList, error) {
		return listPurchaseOrders(summing(ctx, q.SumsLater), b, q)
	})
}

// Get returns one purchase order. Fails with purchasing.order_unknown.
func (p *Purchasing) Get(q PurchaseOrderRef) (PurchaseOrder, error) {
	return run(p.host, "Purchasing.Get", func(ctx context.Context, b *Books) (PurchaseOrder, error) {
		return purchaseOrder(ctx, b, q.ID)
	})
}

// Scan finds the open purchase orders that a scanned code means: the order of
// that number, or the orders with an open line of that product. No order is no failure.
func (p *Purchasing) Scan(q PurchaseScan) (PurchaseScanAnswer, error) {
	return run(p.host, "Purchasing.Scan", func(ctx context.Context, b *Books) (PurchaseScanAnswer, error) {
		return scanPurchase(ctx, b, q)
	})
}

// Defaults returns what new lines for the supplier start with.
func (p *Purchasing) Defaults(q PurchaseDefaultsQuery) (PurchaseDefaults, error) {
	return run(p.host, "Purchasing.Defaults", func(ctx context.Context, b *Books) (PurchaseDefaults, error) {
		return purchaseDefaults(ctx, b, q)
	})
}

// Create saves a new purchase order, as a draft or ordered at once, under the
// next number. Fails with purchasing.supplier_unknown,
// purchasing.supplier_archived, purchasing.cost_unknown,
// order.location_unknown, order.location_archived, order.no_lines,
// order.too_many_lines, order.product_unknown, order.product_archived,
// order.quantity, quantity.decimals, quantity.too_large,
// money.discount_range, money.too_large, order.price, order.too_long,
// day.invalid, order.day_order.
func (p *Purchasing) Create(q PurchaseOrderCreate) (PurchaseOrder, error) {
	return run(p.host, "Purchasing.Create", func(ctx context.Context, b *Books) (PurchaseOrder, error) {
		return createPurchaseOrder(ctx, b, q)
	})
}

// Update changes a purchase order: a draft in everything, another one in its
// promised day, reference and note. Fails as Create does and with
// purchasing.order_unknown, purchasing.step_refused, purchasing.line_kept, order.line_unknown.
func (p *Purchasing) Update(q PurchaseOrderUpdate) (PurchaseOrder, error) {
	return run(p.host, "Purchasing.Update", func(ctx context.Context, b *Books) (PurchaseOrder, error) {
		return updatePurchaseOrder(ctx, b, q)
	})
}

// Place orders a draft: its lines are on order from now on. Fails with
// purchasing.order_unknown, purchasing.step_refused, purchasing.supplier_archived, order.no_lines.
func (p *Purchasing) Place(q PurchaseOrderStep) (PurchaseOrder, error) {
	return p.step("Purchasing.Place", q, (*Books).placePurchase)
}

// Receive takes in what arrived of an order, all of it or a part: one receipt
// and its movements. Fails with purchasing.order_unknown,
// purchasing.step_refused, order.no_lines, order.line_unknown,
// order.line_twice, order.quantity, quantity.decimals,
// purchasing.over_receipt, order.location_unknown, order.location_archived,
// day.invalid, stock.future_day.
func (p *Purchasing) Receive(q ReceiveRequest) (ReceiveAnswer, error) {
	return run(p.host, "Purchasing.Receive", func(ctx context.Context, b *Books) (ReceiveAnswer, error) {
		return receivePurchase(ctx, b, q)
	})
}

// ReverseReceipt takes a receipt back; both halves stay visible. Fails with
// purchasing.receipt_unknown, purchasing.receipt_reversed,
// purchasing.step_refused, and stock.gone when the goods have left.
func (p *Purchasing) ReverseReceipt(q ReceiptReversal) (PurchaseOrder, error) {
	return run(p.host, "Purchasing.ReverseReceipt", func(ctx context.Context, b *Books) (PurchaseOrder, error) {
		return reverseReceipt(ctx, b, q)
	})
}

// CloseShort gives up what has not arrived. Fails with
// purchasing.order_unknown, purchasing.step_refused, order.reason_missing, order.too_long.
func (p *Purchasing) CloseShort(q PurchaseOrderClose) (PurchaseOrder, error) {
	return run(p.host, "Purchasing.CloseShort", func(ctx context.Context, b *Books) (PurchaseOrder, error) {
		return closePurchase(ctx, b, q)
	})
}

// Cancel cancels a draft, or an order of which nothing was received. Fails
// with purchasing.order_unknown, purchasing.has_receipts, purchasing.step_refused.
func (p *Purchasing) Cancel(q PurchaseOrderStep) (PurchaseOrder, error) {
	return p.step("Purchasing.Cancel", q, (*Books).cancelPurchase)
}

// BackToDraft makes an order of which nothing was received a draft again.
// Fails with purchasing.order_unknown, purchasing.has_receipts, purchasing.step_refused.
func (p *Purchasing) BackToDraft(q PurchaseOrderStep) (PurchaseOrder, error) {
	return p.step("Purchasing.BackToDraft", q, (*Books).draftPurchase)
}

// Reopen takes closing short or cancelling back. Fails with
// purchasing.order_unknown, purchasing.step_refused.
func (p *Purchasing) Reopen(q PurchaseOrderStep) (PurchaseOrder, error) {
	return p.step("Purchasing.Reopen", q, (*Books).reopenPurchase)
}

// OnOrderOf lists the open lines that make a product's figure "on order".
func (p *Purchasing) OnOrderOf(q ProductRef) (OnOrder, error) {
	return run(p.host, "Purchasing.OnOrderOf", func(ctx context.Context, b *Books) (OnOrder, error) {
		return onOrder(ctx, b, q.ID)
	})
}

// Reorder proposes what to order: the low products that what is on order and
// on drafts does not lift above their reorder point, by default supplier.
func (p *Purchasing) Reorder(q ReorderQuery) (ReorderProposals, error) {
	return run(p.host, "Purchasing.Reorder", func(ctx context.Context, b *Books) (ReorderProposals, error) {
		return reorder(ctx, b, q)
	})
}

// CreateFromProposals makes one draft for each supplier of the chosen lines,
// all or none. Fails as Create does; an unknown cost is 0 in the draft.
func (p *Purchasing) CreateFromProposals(q ReorderRequest) (ReorderAnswer, error) {
	return run(p.host, "Purchasing.CreateFromProposals", func(ctx context.Context, b *Books) (ReorderAnswer, error) {
		return createFromProposals(ctx, b, q)
	})
}

// SavePDF writes the order as a PDF for the supplier, to the given path or to
// where the save dialog says. Fails with purchasing.order_unknown, export.file.
func (p *Purchasing) SavePDF(q DocumentRequest) (DocumentFile, error) {
	return run(p.host, "Purchasing.SavePDF", func(ctx context.Context, b *Books) (DocumentFile, error) {
		return savePurchasePDF(ctx, p.host, b, q)
	})
}
