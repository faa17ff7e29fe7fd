package api

import (
	"context"

	"stockroom/backend/day"
	"stockroom/backend/fault"
	"stockroom/backend/quantity"
	"stockroom/backend/stock"
)

// dayAt reads the day of a request's member. Fails with day.invalid there.
func dayAt(field, text string) (day.Day, error) {
	d, err := day.Parse(text)
	if f, failed := fault.Of(err); failed {
		return 0, f.At(field)
	}
	return d, err
}

// orZero reads an optional id.
func orZero(id *int64) int64 {
	if id == nil {
		return 0
	}
	return *id
}

func stockLevels(ctx context.Context, b *Books, q StockLevelQuery) (StockLevelList, error) {
	asked, err := where(ctx, b, stock.LevelSchema(), q.Query, q.Filters)
	if err != nil {
		return StockLevelList{}, err
	}
	page, err := b.Stock.Levels(ctx, stock.LevelQuery{
		Search: q.Search, LocationID: orZero(q.LocationID), CategoryID: orZero(q.CategoryID), Statuses: q.Statuses, Archived: q.Archived,
		Where: asked, Sort: q.Sort, Descending: q.Descending, Cursor: q.Cursor, Limit: q.Limit,
	})
	if err != nil {
		return StockLevelList{}, err
	}
	return stockLevelListDTO(page), nil
}

func productStock(ctx context.Context, b *Books, productID int64) (ProductStock, error) {
	levels, err := b.Stock.ProductLevels(ctx, productID)
	if err != nil {
		return ProductStock{}, err
	}
	return productStockDTO(levels), nil
}

func movements(ctx context.Context, b *Books, q MovementQuery) (MovementList, error) {
	from, err := dayAt("from", q.From)
	if err != nil {
		return MovementList{}, err
	}
	to, err := dayAt("to", q.To)
	if err != nil {
		return MovementList{}, err
	}
	asked, err := where(ctx, b, stock.MovementSchema(), q.Query, q.Filters)
	if err != nil {
		return MovementList{}, err
	}
	page, err := b.Stock.Movements(ctx, stock.MovementQuery{
		ProductID: orZero(q.ProductID), LocationID: orZero(q.LocationID), Reason: stock.Reason(q.Reason),
		DocumentType: q.DocumentType, DocumentID: orZero(q.DocumentID), Document: q.Document,
		Search: q.Search, From: from, To: to, User: q.User, Where: asked, Cursor: q.Cursor, Limit: q.Limit,
	})
	if err != nil {
		return MovementList{}, err
	}
	return MovementList{
		Rows: movementDTOs(page.Rows), Total: page.Totals.Movements, QuantityMilli: int64(page.Totals.Quantity),
		ValueMinor: int64(page.Totals.Value), Next: page.Next,
	}, nil
}

func adjust(ctx context.Context, b *Books, q AdjustmentRequest) (StockDocument, error) {
	d, err := dayAt("day", q.Day)
	if err != nil {
		return StockDocument{}, err
	}
	in := stock.AdjustInput{Reason: stock.Reason(q.Reason), Day: d, Note: q.Note, Lines: make([]stock.AdjustLine, len(q.Lines))}
	for i, l := range q.Lines {
		in.Lines[i] = stock.AdjustLine{
			ProductID: l.ProductID, LocationID: l.LocationID, Quantity: quantity.Milli(l.QuantityMilli), UnitCost: perUnit(l.UnitCostMinorE4),
		}
	}
	posted, err := b.Stock.Adjust(ctx, q.RequestID, in)
	return postedDocument(ctx, b, posted, err)
}

func transfer(ctx context.Context, b *Books, q TransferRequest) (StockDocument, error) {
	d, err := dayAt("day", q.Day)
	if err != nil {
		return StockDocument{}, err
	}
	in := stock.TransferInput{
		FromLocationID: q.FromLocationID, ToLocationID: q.ToLocationID, Day: d, Note: q.Note, Lines: make([]stock.TransferLine, len(q.Lines)),
	}
	for i, l := range q.Lines {
		in.Lines[i] = stock.TransferLine{ProductID: l.ProductID, Quantity: quantity.Milli(l.QuantityMilli)}
	}
	posted, err := b.Stock.Transfer(ctx, q.RequestID, in)
	return postedDocument(ctx, b, posted, err)
}

func openBalance(ctx context.Context, b *Books, q OpeningRequest) (StockDocument, error) {
	d, err := dayAt("day", q.Day)
	if err != nil {
		return StockDocument{}, err
	}
	in := stock.OpeningInput{Day: d, Note: q.Note, Lines: make([]stock.OpeningLine, len(q.Lines))}
	for i, l := range q.Lines {
		in.Lines[i] = stock.OpeningLine{
			ProductID: l.ProductID, LocationID: l.LocationID, Quantity: quantity.Milli(l.QuantityMilli), UnitCost: perUnit(l.UnitCostMinorE4),
		}
	}
	posted, err := b.Stock.OpenBalance(ctx, q.RequestID, in)
	return postedDocument(ctx, b, posted, err)
}

func reverseStock(ctx context.Context, b *Books, q StockReversal) (StockDocument, error) {
	d, err := dayAt("day", q.Day)
	if err != nil {
		return StockDocument{}, err
	}
	posted, err := b.Stock.Reverse(ctx, q.RequestID, stock.ReverseInput{Kind: q.Kind, ID: q.ID, Day: d, Note: q.Note})
	return postedDocument(ctx, b, posted, err)
}

func postedDocument(ctx context.Context, b *Books, posted stock.Posted, err error) (StockDocument, error) {
	if err != nil {
		return StockDocument{}, err
	}
	return stockDocument(ctx, b, StockDocumentRef{Kind: posted.Kind, ID: posted.ID})
}

func stockDocument(ctx context.Context, b *Books, q StockDocumentRef) (StockDocument, error) {
	detail, err := b.Stock.Document(ctx, q.Kind, q.ID)
	if err != nil {
		return StockDocument{}, err
	}
	return stockDocumentDTO(detail), nil
}

func locations(ctx context.Context, b *Books, q LocationQuery) (LocationList, error) {
	tree, err := b.Stock.Locations(ctx, q.Archived)
	if err != nil {
		return LocationList{}, err
	}
	return locationListDTO(tree), nil
}

func createLocation(ctx context.Context, b *Books, q LocationCreate) (LocationRef, error) {
	id, err := b.Stock.CreateLocation(ctx, q.RequestID, stock.LocationInput{
		Code: q.Code, Name: q.Name, ParentID: orZero(q.ParentID), Quarantine: q.Quarantine,
	})
	return LocationRef{ID: id}, err
}

func updateLocation(ctx context.Context, b *Books, q LocationUpdate) (LocationRef, error) {
	id, err := b.Stock.UpdateLocation(ctx, q.RequestID, stock.UpdateInput{ID: q.ID, LocationInput: stock.LocationInput{
		Code: q.Code, Name: q.Name, ParentID: orZero(q.ParentID), Quarantine: q.Quarantine,
	}})
	return LocationRef{ID: id}, err
}

func archiveLocation(ctx context.Context, b *Books, q LocationArchive) (LocationRef, error) {
	id, err := b.Stock.ArchiveLocation(ctx, q.RequestID, stock.ArchiveInput{ID: q.ID, Archived: q.Archived})
	return LocationRef{ID: id}, err
}

func reasons() ReasonList {
	rules := stock.Reasons()
	rows := make([]ReasonChoice, len(rules))
	for i, r := range rules {
		rows[i] = ReasonChoice{Reason: string(r.Reason), Direction: string(r.Direction)}
	}
	return ReasonList{Rows: rows}
}
