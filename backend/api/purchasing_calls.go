package api

import (
	"context"

	"stockroom/backend/money"
	"stockroom/backend/order"
	"stockroom/backend/purchasing"
	"stockroom/backend/quantity"
)

type purchaseStep func(b *Books, ctx context.Context, requestID string, id int64) (purchasing.Ref, error)

// step runs a step of an order and answers with the order after it.
func (p *Purchasing) step(method string, q PurchaseOrderStep, step purchaseStep) (PurchaseOrder, error) {
	return run(p.host, method, func(ctx context.Context, b *Books) (PurchaseOrder, error) {
		return afterPurchase(ctx, b)(step(b, ctx, q.RequestID, q.ID))
	})
}

// afterPurchase turns the answer of a command into the order after it.
func afterPurchase(ctx context.Context, b *Books) func(purchasing.Ref, error) (PurchaseOrder, error) {
	return func(ref purchasing.Ref, err error) (PurchaseOrder, error) {
		if err != nil {
			return PurchaseOrder{}, err
		}
		return purchaseOrder(ctx, b, ref.ID)
	}
}

func (b *Books) placePurchase(ctx context.Context, requestID string, id int64) (purchasing.Ref, error) {
	return b.Purchasing.Place(ctx, requestID, id)
}

func (b *Books) cancelPurchase(ctx context.Context, requestID string, id int64) (purchasing.Ref, error) {
	return b.Purchasing.Cancel(ctx, requestID, id)
}

func (b *Books) draftPurchase(ctx context.Context, requestID string, id int64) (purchasing.Ref, error) {
	return b.Purchasing.BackToDraft(ctx, requestID, id)
}

func (b *Books) reopenPurchase(ctx context.Context, requestID string, id int64) (purchasing.Ref, error) {
	return b.Purchasing.Reopen(ctx, requestID, id)
}

func listPurchaseOrders(ctx context.Context, b *Books, q PurchaseOrderQuery) (PurchaseOrderList, error) {
	from, err := dayAt("from", q.From)
	if err != nil {
		return PurchaseOrderList{}, err
	}
	to, err := dayAt("to", q.To)
	if err != nil {
		return PurchaseOrderList{}, err
	}
	asked, err := where(ctx, b, purchasing.QuerySchema(), q.Query, q.Filters)
	if err != nil {
		return PurchaseOrderList{}, err
	}
	page, err := b.Purchasing.List(ctx, purchasing.ListQuery{
		Filter: order.Filter{
			Search: q.Search, States: q.States, OpenOnly: q.OpenOnly, LateOnly: q.LateOnly,
			PartyID: orZero(q.SupplierID), ProductID: orZero(q.ProductID), From: from, To: to, History: q.History, Where: asked,
		},
		Sort: q.Sort, Descending: q.Descending, Cursor: q.Cursor, Limit: q.Limit,
	})
	if err != nil {
		return PurchaseOrderList{}, err
	}
	return PurchaseOrderList{Rows: purchaseRows(page.Rows), Total: page.Total, NetMinor: int64(page.Net), Next: page.Next}, nil
}

func purchaseOrder(ctx context.Context, b *Books, id int64) (PurchaseOrder, error) {
	d, err := b.Purchasing.Order(ctx, id)
	if err != nil {
		return PurchaseOrder{}, err
	}
	return purchaseOrderDTO(d), nil
}

func scanPurchase(ctx context.Context, b *Books, q PurchaseScan) (PurchaseScanAnswer, error) {
	found, err := b.Purchasing.Scan(ctx, q.Code)
	if err != nil {
		return PurchaseScanAnswer{}, err
	}
	return PurchaseScanAnswer{ProductID: found.ProductID, Orders: purchaseRows(found.Rows)}, nil
}

func purchaseDefaults(ctx context.Context, b *Books, q PurchaseDefaultsQuery) (PurchaseDefaults, error) {
	known, err := b.Purchasing.Defaults(ctx, q.SupplierID, q.ProductIDs)
	if err != nil {
		return PurchaseDefaults{}, err
	}
	rows := make([]PurchaseDefault, len(known))
	for i, k := range known {
		rows[i] = PurchaseDefault{
			ProductID: k.ProductID, SupplierCode: k.Code, UnitCostMinorE4: minorE4(k.CostE4),
			MinimumOrderMilli: int64(k.MinimumOrder), OrderMultipleMilli: int64(k.OrderMultiple), LeadTimeDays: k.LeadTimeDays,
		}
	}
	return PurchaseDefaults{Rows: rows}, nil
}

func createPurchaseOrder(ctx context.Context, b *Books, q PurchaseOrderCreate) (PurchaseOrder, error) {
	ordered, err := dayAt("orderDay", q.OrderDay)
	if err != nil {
		return PurchaseOrder{}, err
	}
	promised, err := dayAt("promisedDay", q.PromisedDay)
	if err != nil {
		return PurchaseOrder{}, err
	}
	return afterPurchase(ctx, b)(b.Purchasing.Create(ctx, q.RequestID, purchasing.CreateInput{
		SupplierID: q.SupplierID, LocationID: orZero(q.LocationID), OrderDay: ordered, PromisedDay: promised,
		Reference: q.Reference, Terms: q.Terms, Note: q.Note, Place: q.Place, Lines: purchaseLines(q.Lines),
	}))
}

func updatePurchaseOrder(ctx context.Context, b *Books, q PurchaseOrderUpdate) (PurchaseOrder, error) {
	ordered, err := dayAt("orderDay", q.OrderDay)
	if err != nil {
		return PurchaseOrder{}, err
	}
	promised, err := dayAt("promisedDay", q.PromisedDay)
	if err != nil {
		return PurchaseOrder{}, err
	}
	return afterPurchase(ctx, b)(b.Purchasing.Update(ctx, q.RequestID, purchasing.UpdateInput{
		ID: q.ID, SupplierID: q.SupplierID, LocationID: q.LocationID, OrderDay: ordered, PromisedDay: promised,
		Reference: q.Reference, Terms: q.Terms, Note: q.Note, Lines: purchaseLines(q.Lines),
	}))
}

func purchaseLines(typed []PurchaseLineInput) []purchasing.LineInput {
	lines := make([]purchasing.LineInput, len(typed))
	for i, l := range typed {
		lines[i] = purchasing.LineInput{
			ID: l.ID, ProductID: l.ProductID, Quantity: quantity.Milli(l.QuantityMilli), UnitCost: perUnit(l.UnitCostMinorE4),
			Discount: money.Discount(l.DiscountPpm), SupplierCode: l.SupplierCode,
		}
	}
	return lines
}

func receivePurchase(ctx context.Context, b *Books, q ReceiveRequest) (ReceiveAnswer, error) {
	day, err := dayAt("day", q.Day)
	if err != nil {
		return ReceiveAnswer{}, err
	}
	lines := make([]purchasing.ReceiveLine, len(q.Lines))
	for i, l := range q.Lines {
		lines[i] = purchasing.ReceiveLine{OrderLineID: l.OrderLineID, Quantity: quantity.Milli(l.QuantityMilli)}
	}
	made, err := b.Purchasing.Receive(ctx, q.RequestID, purchasing.ReceiveInput{
		OrderID: q.OrderID, LocationID: orZero(q.LocationID), Day: day, Note: q.Note, AcceptOver: q.AcceptOver, Lines: lines,
	})
	after, err := afterPurchase(ctx, b)(made.Order, err)
	if err != nil {
		return ReceiveAnswer{}, err
	}
	return ReceiveAnswer{ReceiptID: made.ID, ReceiptNumber: made.Number, Order: after}, nil
}

func reverseReceipt(ctx context.Context, b *Books, q ReceiptReversal) (PurchaseOrder, error) {
	return afterPurchase(ctx, b)(b.Purchasing.ReverseReceipt(ctx, q.RequestID, q.ReceiptID, q.Note))
}

func closePurchase(ctx context.Context, b *Books, q PurchaseOrderClose) (PurchaseOrder, error) {
	return afterPurchase(ctx, b)(b.Purchasing.CloseShort(ctx, q.RequestID, q.ID, q.Reason))
}

func onOrder(ctx context.Context, b *Books, productID int64) (OnOrder, error) {
	lines, err := b.Purchasing.OnOrderOf(ctx, productID)
	if err != nil {
		return OnOrder{}, err
	}
	return onOrderDTO(lines), nil
}

func reorder(ctx context.Context, b *Books, q ReorderQuery) (ReorderProposals, error) {
	proposals, err := b.Purchasing.Proposals(ctx, purchasing.ReorderFilter{Search: q.Search, SupplierID: orZero(q.SupplierID)})
	if err != nil {
		return ReorderProposals{}, err
	}
	return reorderDTO(proposals), nil
}

func createFromProposals(ctx context.Context, b *Books, q ReorderRequest) (ReorderAnswer, error) {
	chosen := make([]purchasing.Chosen, len(q.Lines))
	for i, l := range q.Lines {
		chosen[i] = purchasing.Chosen{
			ProductID: l.ProductID, SupplierID: l.SupplierID, Quantity: quantity.Milli(l.QuantityMilli), UnitCost: perUnit(l.UnitCostMinorE4),
		}
	}
	refs, err := b.Purchasing.CreateFromProposals(ctx, q.RequestID, chosen)
	if err != nil {
		return ReorderAnswer{}, err
	}
	ids := make([]int64, len(refs))
	for i, r := range refs {
		ids[i] = r.ID
	}
	rows, err := b.Purchasing.Rows(ctx, ids)
	if err != nil {
		return ReorderAnswer{}, err
	}
	return ReorderAnswer{Orders: purchaseRows(rows)}, nil
}
