package api

import "stockroom/backend/stock"

func stockLevelListDTO(page stock.LevelPage) StockLevelList {
	rows := make([]StockLevelRow, len(page.Rows))
	for i, l := range page.Rows {
		rows[i] = StockLevelRow{
			ProductID: l.ProductID, SKU: l.SKU, Name: l.Name, Category: l.Category, Unit: l.Unit, UnitDecimals: l.UnitDecimals,
			OnHandMilli: int64(l.OnHand), QuarantinedMilli: int64(l.Quarantined), AllocatedMilli: int64(l.Allocated),
			AvailableMilli: int64(l.Available), OnOrderMilli: int64(l.OnOrder), ProjectedMilli: int64(l.Projected),
			ShortMilli: int64(l.Short()), ReorderPointMilli: int64(l.ReorderPoint), ValueMinor: int64(l.Value),
			UnitCostMinorE4: minorE4(l.UnitCost()), Status: l.Status,
		}
	}
	t := page.Totals
	return StockLevelList{
		Rows: rows, Total: t.Products, OnHandMilli: int64(t.OnHand), AllocatedMilli: int64(t.Allocated), AvailableMilli: int64(t.Available),
		OnOrderMilli: int64(t.OnOrder), ValueMinor: int64(t.Value), Next: page.Next,
	}
}

func productStockDTO(l stock.ProductLevels) ProductStock {
	balances := make([]StockBalance, len(l.Balances))
	for i, b := range l.Balances {
		balances[i] = StockBalance{
			LocationID: b.LocationID, Location: b.Location, Path: b.Path, Quarantine: b.Quarantine, Archived: b.Archived,
			OnHandMilli: int64(b.OnHand), ValueMinor: int64(b.Value), UnitCostMinorE4: minorE4(b.UnitCost()),
		}
	}
	return ProductStock{
		ProductID: l.ProductID, SKU: l.SKU, Name: l.Name, Unit: l.Unit, UnitDecimals: l.UnitDecimals,
		OnHandMilli: int64(l.OnHand), QuarantinedMilli: int64(l.Quarantined), PromisedMilli: int64(l.Promised),
		AllocatedMilli: int64(l.Allocated), ShortMilli: int64(l.Short()), AvailableMilli: int64(l.Available),
		OnOrderMilli: int64(l.OnOrder), ProjectedMilli: int64(l.Projected), ReorderPointMilli: int64(l.ReorderPoint),
		ValueMinor: int64(l.Value), UnitCostMinorE4: minorE4(l.UnitCost()), CostKnown: l.CostKnown, Status: l.Status, Balances: balances,
	}
}

func movementDTOs(rows []stock.MovementRow) []MovementRow {
	out := make([]MovementRow, len(rows))
	for i, m := range rows {
		out[i] = MovementRow{
			ID: m.ID, At: instantText(m.At), Day: m.Day.String(), ProductID: m.ProductID, SKU: m.SKU, Name: m.Name,
			Unit: m.Unit, UnitDecimals: m.UnitDecimals, LocationID: m.LocationID, Location: m.Location, Reason: string(m.Reason),
			DocumentType: m.DocumentType, DocumentID: m.DocumentID, Document: m.Document, OrderID: m.OrderID,
			QuantityMilli: int64(m.Quantity), ValueMinor: int64(m.Value), UnitCostMinorE4: minorE4(m.UnitCostE4),
			BalanceAfterMilli: int64(m.BalanceAfter), User: m.UserName, Note: m.Note, ReversesID: m.ReversesID, ReversedByID: m.ReversedByID,
		}
	}
	return out
}

func stockDocumentDTO(d stock.Detail) StockDocument {
	timeline := make([]OrderEvent, len(d.Timeline))
	for i, e := range d.Timeline {
		timeline[i] = OrderEvent{ID: e.ID, At: instantText(e.At), User: e.User, Command: e.Command, Summary: e.Summary}
	}
	dto := StockDocument{
		Kind: d.Kind, ID: d.ID, Number: d.Number, Reason: string(d.Reason), Day: d.Day.String(), At: instantText(d.At), User: d.User, Note: d.Note,
		Reversed: d.Reversed, ReversedBy: d.ReversedBy, Movements: movementDTOs(d.Movements), Timeline: timeline,
	}
	if d.Reversed {
		dto.ReversedAt = instantText(d.ReversedAt)
	}
	return dto
}

func locationListDTO(tree []stock.Location) LocationList {
	rows := make([]Location, len(tree))
	for i, l := range tree {
		rows[i] = Location{
			ID: l.ID, Code: l.Code, Name: l.Name, Path: l.Path, ParentID: l.ParentID, Depth: l.Depth,
			Quarantine: l.Quarantine, Archived: l.Archived, Main: l.ID == stock.MainLocation, Movements: l.Movements,
			Products: l.Products, OnHandMilli: int64(l.OnHand), ValueMinor: int64(l.Value),
			ProductsBelow: l.Below.Products, OnHandBelowMilli: int64(l.Below.OnHand), ValueBelowMinor: int64(l.Below.Value),
		}
	}
	return LocationList{Rows: rows}
}
