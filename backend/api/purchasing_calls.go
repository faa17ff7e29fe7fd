package api

import "context"

type purchaseStep func(b *Books, ctx context.Context, requestID string, id int64) error

func (p *Purchasing) step(method string, q PurchaseOrderStep, step purchaseStep) (PurchaseOrder, error) {
	return run(p.host, method, func(ctx context.Context, b *Books) (PurchaseOrder, error) {
		if err := step(b, ctx, q.RequestID, q.ID); err != nil {
			return PurchaseOrder{}, err
		}
		return purchaseOrder(ctx, b, q.ID)
	})
}

func (b *Books) placePurchase(context.Context, string, int64) error  { return ErrClosed }
func (b *Books) cancelPurchase(context.Context, string, int64) error { return ErrClosed }
func (b *Books) draftPurchase(context.Context, string, int64) error  { return ErrClosed }
func (b *Books) reopenPurchase(context.Context, string, int64) error { return ErrClosed }

func listPurchaseOrders(context.Context, *Books, PurchaseOrderQuery) (PurchaseOrderList, error) {
	return PurchaseOrderList{Rows: []PurchaseOrderRow{}}, nil
}
func purchaseOrder(context.Context, *Books, int64) (PurchaseOrder, error) {
	return PurchaseOrder{}, ErrClosed
}
func scanPurchase(context.Context, *Books, PurchaseScan) (PurchaseScanAnswer, error) {
	return PurchaseScanAnswer{Orders: []PurchaseOrderRow{}}, nil
}
func purchaseDefaults(context.Context, *Books, PurchaseDefaultsQuery) (PurchaseDefaults, error) {
	return PurchaseDefaults{Rows: []PurchaseDefault{}}, nil
}
func createPurchaseOrder(context.Context, *Books, PurchaseOrderCreate) (PurchaseOrder, error) {
	return PurchaseOrder{}, ErrClosed
}
func updatePurchaseOrder(context.Context, *Books, PurchaseOrderUpdate) (PurchaseOrder, error) {
	return PurchaseOrder{}, ErrClosed
}
func receivePurchase(context.Context, *Books, ReceiveRequest) (ReceiveAnswer, error) {
	return ReceiveAnswer{}, ErrClosed
}
func reverseReceipt(context.Context, *Books, ReceiptReversal) (PurchaseOrder, error) {
	return PurchaseOrder{}, ErrClosed
}
func closePurchase(context.Context, *Books, PurchaseOrderClose) (PurchaseOrder, error) {
	return PurchaseOrder{}, ErrClosed
}
func onOrder(context.Context, *Books, int64) (OnOrder, error) {
	return OnOrder{Rows: []OnOrderRow{}}, nil
}
func reorder(context.Context, *Books, ReorderQuery) (ReorderProposals, error) {
	return ReorderProposals{Groups: []ReorderGroup{}}, nil
}
func createFromProposals(context.Context, *Books, ReorderRequest) (ReorderAnswer, error) {
	return ReorderAnswer{}, ErrClosed
}
func savePurchasePDF(context.Context, *Host, *Books, DocumentRequest) (DocumentFile, error) {
	return DocumentFile{}, ErrClosed
}
