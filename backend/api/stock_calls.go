package api

import "context"

func stockLevels(context.Context, *Books, StockLevelQuery) (StockLevelList, error) {
	return StockLevelList{Rows: []StockLevelRow{}}, nil
}

func productStock(context.Context, *Books, int64) (ProductStock, error) {
	return ProductStock{Balances: []StockBalance{}}, nil
}

func movements(context.Context, *Books, MovementQuery) (MovementList, error) {
	return MovementList{Rows: []MovementRow{}}, nil
}

func adjust(context.Context, *Books, AdjustmentRequest) (StockDocument, error) {
	return StockDocument{}, ErrClosed
}

func transfer(context.Context, *Books, TransferRequest) (StockDocument, error) {
	return StockDocument{}, ErrClosed
}

func openBalance(context.Context, *Books, OpeningRequest) (StockDocument, error) {
	return StockDocument{}, ErrClosed
}

func reverseStock(context.Context, *Books, StockReversal) (StockDocument, error) {
	return StockDocument{}, ErrClosed
}

func stockDocument(context.Context, *Books, StockDocumentRef) (StockDocument, error) {
	return StockDocument{}, ErrClosed
}

func locations(context.Context, *Books, LocationQuery) (LocationList, error) {
	return LocationList{Rows: []Location{}}, nil
}

func createLocation(context.Context, *Books, LocationCreate) (LocationRef, error) {
	return LocationRef{}, ErrClosed
}

func updateLocation(context.Context, *Books, LocationUpdate) (LocationRef, error) {
	return LocationRef{}, ErrClosed
}

func archiveLocation(context.Context, *Books, LocationArchive) (LocationRef, error) {
	return LocationRef{}, ErrClosed
}

func reasons() ReasonList { return ReasonList{Rows: []ReasonChoice{}} }
