package api

import (
	"context"

	"stockroom/backend/export"
)

func productRowsOf(ctx context.Context, b *Books, content ListContent) (listReader, []export.Kind, error) {
	type row = ProductRow
	columns := map[string]fileColumn[row]{
		"name":         textOf(func(r row) string { return r.Name }),
		"sku":          textOf(func(r row) string { return r.SKU }),
		"category":     textOf(func(r row) string { return r.Category }),
		"supplier":     textOf(func(r row) string { return r.Supplier }),
		"unit":         textOf(func(r row) string { return r.Unit }),
		"status":       textOf(func(r row) string { return r.Status }),
		"price":        unitPriceOf(func(r row) *int64 { return &r.PriceMinorE4 }),
		"cost":         unitPriceOf(func(r row) *int64 { return r.UnitCostMinorE4 }),
		"onHand":       quantityOf(func(r row) int64 { return r.OnHandMilli }),
		"allocated":    quantityOf(func(r row) int64 { return r.AllocatedMilli }),
		"available":    quantityOf(func(r row) int64 { return r.AvailableMilli }),
		"onOrder":      quantityOf(func(r row) int64 { return r.OnOrderMilli }),
		"projected":    quantityOf(func(r row) int64 { return r.ProjectedMilli }),
		"reorderPoint": quantityOf(func(r row) int64 { return r.ReorderPointMilli }),
		"value":        amountOf(func(r row) int64 { return r.ValueMinor }),
		"updated":      instantOf(func(r row) string { return r.UpdatedAt }),
	}
	return read(content, columns, func(r row) int64 { return r.ID }, func(cursor string, limit int) ([]row, string, error) {
		q := *content.Products
		q.Cursor, q.Limit = cursor, limit
		list, err := listProducts(ctx, b, q)
		return list.Rows, list.Next, err
	})
}

func levelRowsOf(ctx context.Context, b *Books, content ListContent) (listReader, []export.Kind, error) {
	type row = StockLevelRow
	columns := map[string]fileColumn[row]{
		"name":         textOf(func(r row) string { return r.Name }),
		"sku":          textOf(func(r row) string { return r.SKU }),
		"category":     textOf(func(r row) string { return r.Category }),
		"unit":         textOf(func(r row) string { return r.Unit }),
		"status":       textOf(func(r row) string { return r.Status }),
		"onHand":       quantityOf(func(r row) int64 { return r.OnHandMilli }),
		"quarantined":  quantityOf(func(r row) int64 { return r.QuarantinedMilli }),
		"allocated":    quantityOf(func(r row) int64 { return r.AllocatedMilli }),
		"available":    quantityOf(func(r row) int64 { return r.AvailableMilli }),
		"onOrder":      quantityOf(func(r row) int64 { return r.OnOrderMilli }),
		"projected":    quantityOf(func(r row) int64 { return r.ProjectedMilli }),
		"reorderPoint": quantityOf(func(r row) int64 { return r.ReorderPointMilli }),
		"cost":         unitPriceOf(func(r row) *int64 { return r.UnitCostMinorE4 }),
		"value":        amountOf(func(r row) int64 { return r.ValueMinor }),
	}
	return read(content, columns, func(r row) int64 { return r.ProductID }, func(cursor string, limit int) ([]row, string, error) {
		q := *content.StockLevels
		q.Cursor, q.Limit = cursor, limit
		list, err := stockLevels(ctx, b, q)
		return list.Rows, list.Next, err
	})
}

func movementRowsOf(ctx context.Context, b *Books, content ListContent) (listReader, []export.Kind, error) {
	type row = MovementRow
	columns := map[string]fileColumn[row]{
		"day":      dateOf(func(r row) string { return r.Day }),
		"at":       instantOf(func(r row) string { return r.At }),
		"product":  textOf(func(r row) string { return r.Name }),
		"sku":      textOf(func(r row) string { return r.SKU }),
		"location": textOf(func(r row) string { return r.Location }),
		"reason":   textOf(func(r row) string { return r.Reason }),
		"document": textOf(func(r row) string { return r.Document }),
		"quantity": quantityOf(func(r row) int64 { return r.QuantityMilli }),
		"unit":     textOf(func(r row) string { return r.Unit }),
		"cost":     unitPriceOf(func(r row) *int64 { return r.UnitCostMinorE4 }),
		"value":    amountOf(func(r row) int64 { return r.ValueMinor }),
		"balance":  quantityOf(func(r row) int64 { return r.BalanceAfterMilli }),
		"user":     textOf(func(r row) string { return r.User }),
		"note":     textOf(func(r row) string { return r.Note }),
	}
	return read(content, columns, func(r row) int64 { return r.ID }, func(cursor string, limit int) ([]row, string, error) {
		q := *content.StockMovements
		q.Cursor, q.Limit = cursor, limit
		list, err := movements(ctx, b, q)
		return list.Rows, list.Next, err
	})
}

func purchaseRowsOf(ctx context.Context, b *Books, content ListContent) (listReader, []export.Kind, error) {
	type row = PurchaseOrderRow
	columns := map[string]fileColumn[row]{
		"number":    textOf(func(r row) string { return r.Number }),
		"supplier":  textOf(func(r row) string { return r.Supplier }),
		"reference": textOf(func(r row) string { return r.Reference }),
		"orderDay":  dateOf(func(r row) string { return r.OrderDay }),
		"promised":  dateOf(func(r row) string { return r.PromisedDay }),
		"state":     textOf(func(r row) string { return r.State }),
		"lines":     countOf(func(r row) int64 { return int64(r.LineCount) }),
		"received":  countOf(func(r row) int64 { return int64(r.ReceivedPercent) }),
		"net":       amountOf(func(r row) int64 { return r.NetMinor }),
	}
	return read(content, columns, func(r row) int64 { return r.ID }, func(cursor string, limit int) ([]row, string, error) {
		q := *content.PurchaseOrders
		q.Cursor, q.Limit = cursor, limit
		list, err := listPurchaseOrders(ctx, b, q)
		return list.Rows, list.Next, err
	})
}

func salesRowsOf(ctx context.Context, b *Books, content ListContent) (listReader, []export.Kind, error) {
	type row = SalesOrderRow
	columns := map[string]fileColumn[row]{
		"number":    textOf(func(r row) string { return r.Number }),
		"customer":  textOf(func(r row) string { return r.Customer }),
		"reference": textOf(func(r row) string { return r.Reference }),
		"orderDay":  dateOf(func(r row) string { return r.OrderDay }),
		"required":  dateOf(func(r row) string { return r.RequiredDay }),
		"state":     textOf(func(r row) string { return r.State }),
		"lines":     countOf(func(r row) int64 { return int64(r.LineCount) }),
		"supply":    textOf(supply),
		"shipped":   countOf(func(r row) int64 { return int64(r.ShippedPercent) }),
		"net":       amountOf(func(r row) int64 { return r.NetMinor }),
	}
	return read(content, columns, func(r row) int64 { return r.ID }, func(cursor string, limit int) ([]row, string, error) {
		q := *content.SalesOrders
		q.Cursor, q.Limit = cursor, limit
		list, err := listSalesOrders(ctx, b, q)
		return list.Rows, list.Next, err
	})
}

func partyRowsOf(ctx context.Context, b *Books, content ListContent) (listReader, []export.Kind, error) {
	type row = PartyRow
	columns := map[string]fileColumn[row]{
		"name":       textOf(func(r row) string { return r.Name }),
		"code":       textOf(func(r row) string { return r.Code }),
		"city":       textOf(func(r row) string { return r.City }),
		"country":    textOf(func(r row) string { return r.Country }),
		"contact":    textOf(func(r row) string { return r.Contact }),
		"email":      textOf(func(r row) string { return r.Email }),
		"phone":      textOf(func(r row) string { return r.Phone }),
		"openOrders": countOf(func(r row) int64 { return r.OpenOrders }),
		"openNet":    amountOf(func(r row) int64 { return r.OpenNetMinor }),
		"lastOrder":  dateOf(func(r row) string { return r.LastOrderDay }),
	}
	list := listSuppliers
	if content.List == listCustomersName {
		list = listCustomers
	}
	return read(content, columns, func(r row) int64 { return r.ID }, func(cursor string, limit int) ([]row, string, error) {
		q := *content.Parties
		q.Cursor, q.Limit = cursor, limit
		page, err := list(ctx, b, q)
		return page.Rows, page.Next, err
	})
}

// supply is whether an order waits for goods, has some to ship, or both.
func supply(r SalesOrderRow) string {
	switch {
	case r.Short && r.Ready:
		return "partly_short"
	case r.Short:
		return "short"
	case r.Ready:
		return "ready"
	}
	return ""
}
