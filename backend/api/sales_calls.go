package api

import "context"

type salesStep func(b *Books, ctx context.Context, requestID string, id int64) error

func (s *Sales) step(method string, q SalesOrderStep, step salesStep) (SalesOrder, error) {
	return run(s.host, method, func(ctx context.Context, b *Books) (SalesOrder, error) {
		if err := step(b, ctx, q.RequestID, q.ID); err != nil {
			return SalesOrder{}, err
		}
		return salesOrder(ctx, b, q.ID)
	})
}

func (b *Books) confirmSales(context.Context, string, int64) error { return ErrClosed }
func (b *Books) cancelSales(context.Context, string, int64) error  { return ErrClosed }
func (b *Books) quoteSales(context.Context, string, int64) error   { return ErrClosed }
func (b *Books) reopenSales(context.Context, string, int64) error  { return ErrClosed }

func listSalesOrders(context.Context, *Books, SalesOrderQuery) (SalesOrderList, error) {
	return SalesOrderList{Rows: []SalesOrderRow{}}, nil
}
func salesOrder(context.Context, *Books, int64) (SalesOrder, error) { return SalesOrder{}, ErrClosed }
func scanSales(context.Context, *Books, SalesScan) (SalesScanAnswer, error) {
	return SalesScanAnswer{Orders: []SalesOrderRow{}}, nil
}
func salesDefaults(context.Context, *Books, SalesDefaultsQuery) (SalesDefaults, error) {
	return SalesDefaults{Rows: []SalesDefault{}}, nil
}
func createSalesOrder(context.Context, *Books, SalesOrderCreate) (SalesOrder, error) {
	return SalesOrder{}, ErrClosed
}
func updateSalesOrder(context.Context, *Books, SalesOrderUpdate) (SalesOrder, error) {
	return SalesOrder{}, ErrClosed
}
func shipSales(context.Context, *Books, ShipRequest) (ShipAnswer, error) {
	return ShipAnswer{}, ErrClosed
}
func reverseShipment(context.Context, *Books, ShipmentReversal) (SalesOrder, error) {
	return SalesOrder{}, ErrClosed
}
func closeSales(context.Context, *Books, SalesOrderClose) (SalesOrder, error) {
	return SalesOrder{}, ErrClosed
}
func allocations(context.Context, *Books, int64) (Allocations, error) {
	return Allocations{Rows: []AllocationRow{}}, nil
}
func saveConfirmationPDF(context.Context, *Host, *Books, DocumentRequest) (DocumentFile, error) {
	return DocumentFile{}, ErrClosed
}
func saveDeliveryNotePDF(context.Context, *Host, *Books, DocumentRequest) (DocumentFile, error) {
	return DocumentFile{}, ErrClosed
}
