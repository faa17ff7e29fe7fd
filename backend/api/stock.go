package api

import "context"

// Stock is the window's access to the ledger: levels, movements, adjustments,
// transfers, opening balances and locations.
type Stock struct{ host *Host }

// NewStock returns the bound struct on the host.
func NewStock(h *Host) *Stock { return &Stock{host: h} }

// Levels returns one page of the stock of the products that match. Fails with
// stock.sort_unknown, stock.filter_unknown, stock.no_location, db.cursor.
func (s *Stock) Levels(q StockLevelQuery) (StockLevelList, error) {
	return run(s.host, "Stock.Levels", func(ctx context.Context, b *Books) (StockLevelList, error) {
		return stockLevels(summing(ctx, q.SumsLater), b, q)
	})
}

// ProductStock returns the figures of one product and what each location
// holds of it. Fails with stock.no_product.
func (s *Stock) ProductStock(q ProductRef) (ProductStock, error) {
	return run(s.host, "Stock.ProductStock", func(ctx context.Context, b *Books) (ProductStock, error) {
		return productStock(ctx, b, q.ID)
	})
}

// Movements returns one page of the ledger, newest first. Fails with
// day.invalid, stock.no_location, stock.filter_unknown, db.cursor.
func (s *Stock) Movements(q MovementQuery) (MovementList, error) {
	return run(s.host, "Stock.Movements", func(ctx context.Context, b *Books) (MovementList, error) {
		return movements(ctx, b, q)
	})
}

// Adjust corrects stock for a reason: all lines or none. Fails with
// stock.reason_unknown, stock.reason_out, stock.reason_in, stock.no_lines, stock.too_many_lines,
// stock.insufficient, stock.negative_later, stock.future_day, stock.no_quantity, stock.no_product,
// stock.no_location, stock.archived_location, stock.cost_outbound, stock.cost_range,
// quantity.decimals, quantity.too_large, money.too_large, day.invalid.
func (s *Stock) Adjust(q AdjustmentRequest) (StockDocument, error) {
	return run(s.host, "Stock.Adjust", func(ctx context.Context, b *Books) (StockDocument, error) {
		return adjust(ctx, b, q)
	})
}

// Transfer moves goods with their value from one location to another. Fails
// with stock.same_location and as Adjust does.
func (s *Stock) Transfer(q TransferRequest) (StockDocument, error) {
	return run(s.host, "Stock.Transfer", func(ctx context.Context, b *Books) (StockDocument, error) {
		return transfer(ctx, b, q)
	})
}

// OpenBalance tells what was there before the first movement of a product.
// Fails with stock.has_movements and as Adjust does.
func (s *Stock) OpenBalance(q OpeningRequest) (StockDocument, error) {
	return run(s.host, "Stock.OpenBalance", func(ctx context.Context, b *Books) (StockDocument, error) {
		return openBalance(ctx, b, q)
	})
}

// Reverse appends the opposite of every movement of an adjustment, a transfer
// or an opening balance; both halves stay visible. Fails with
// stock.document_kind, stock.no_document, stock.already_reversed, stock.reverse_day, stock.gone, stock.future_day,
// stock.negative_later, stock.archived_location, day.invalid.
func (s *Stock) Reverse(q StockReversal) (StockDocument, error) {
	return run(s.host, "Stock.Reverse", func(ctx context.Context, b *Books) (StockDocument, error) {
		return reverseStock(ctx, b, q)
	})
}

// Document returns an adjustment, a transfer or an opening balance. Fails
// with stock.document_kind, stock.no_document.
func (s *Stock) Document(q StockDocumentRef) (StockDocument, error) {
	return run(s.host, "Stock.Document", func(ctx context.Context, b *Books) (StockDocument, error) {
		return stockDocument(ctx, b, q)
	})
}

// Locations returns the tree of locations with what they hold.
func (s *Stock) Locations(q LocationQuery) (LocationList, error) {
	return run(s.host, "Stock.Locations", func(ctx context.Context, b *Books) (LocationList, error) {
		return locations(ctx, b, q)
	})
}

// CreateLocation adds a location. Fails with stock.location_name,
// stock.location_taken, stock.location_code_taken, stock.no_location, stock.archived_location.
func (s *Stock) CreateLocation(q LocationCreate) (LocationRef, error) {
	return run(s.host, "Stock.CreateLocation", func(ctx context.Context, b *Books) (LocationRef, error) {
		return createLocation(ctx, b, q)
	})
}

// UpdateLocation renames or moves a location, or changes whether it is
// quarantine, which only an empty one can. Fails with stock.location_cycle,
// stock.location_stock and as CreateLocation does.
func (s *Stock) UpdateLocation(q LocationUpdate) (LocationRef, error) {
	return run(s.host, "Stock.UpdateLocation", func(ctx context.Context, b *Books) (LocationRef, error) {
		return updateLocation(ctx, b, q)
	})
}

// ArchiveLocation takes an empty location out of the pickers, or brings it
// back. Fails with stock.no_location, stock.main_location, stock.location_stock,
// stock.location_children, stock.location_orders, stock.archived_location.
func (s *Stock) ArchiveLocation(q LocationArchive) (LocationRef, error) {
	return run(s.host, "Stock.ArchiveLocation", func(ctx context.Context, b *Books) (LocationRef, error) {
		return archiveLocation(ctx, b, q)
	})
}

// Reasons lists the reasons that an adjustment can have.
func (s *Stock) Reasons(_ NoInput) (ReasonList, error) {
	return run(s.host, "Stock.Reasons", func(context.Context, *Books) (ReasonList, error) {
		return reasons(), nil
	})
}
