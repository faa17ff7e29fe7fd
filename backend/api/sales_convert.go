package api

import "stockroom/backend/sales"

func salesRows(orders []sales.Row) []SalesOrderRow {
	rows := make([]SalesOrderRow, len(orders))
	for i, o := range orders {
		rows[i] = SalesOrderRow{
			ID: o.ID, Number: o.Number, CustomerID: o.CustomerID, CustomerCode: o.CustomerCode, Customer: o.CustomerName,
			Reference: o.Reference, State: string(o.State), History: o.History, OrderDay: o.OrderDay.String(),
			RequiredDay: o.RequiredDay.String(), Late: o.Late, LineCount: o.Lines, NetMinor: int64(o.Net),
			ShippedPercent: o.ShippedPercent, Short: o.Short, Ready: o.Ready,
		}
	}
	return rows
}

func salesOrderDTO(d sales.Detail) SalesOrder {
	dto := SalesOrder{
		ID: d.ID, Number: d.Number, CustomerID: d.CustomerID, CustomerCode: d.CustomerCode, Customer: d.CustomerName,
		LocationID: d.LocationID, Location: d.Location, State: string(d.State), History: d.History, Late: d.Late, Short: d.Short, Ready: d.Ready,
		OrderDay: d.OrderDay.String(), RequiredDay: d.RequiredDay.String(), ShippedDay: d.ShippedDay.String(),
		ConfirmedAt: instantOrNone(d.ConfirmedAt), Reference: d.Reference, Terms: d.Terms, Note: d.Note, ClosedReason: d.ClosedReason,
		GrossMinor: int64(d.Gross), DiscountMinor: int64(d.Gross - d.Net), NetMinor: int64(d.Net), ShippedPercent: d.ShippedPercent,
		CreatedAt: instantText(d.CreatedAt), CreatedBy: d.CreatedBy, UpdatedAt: instantText(d.UpdatedAt),
		Lines: make([]SalesOrderLine, len(d.Items)), Shipments: make([]Shipment, len(d.Shipments)),
		Timeline: orderEvents(d.Timeline), Can: make([]string, len(d.Steps)),
	}
	for i, l := range d.Items {
		dto.Lines[i] = salesLineDTO(l)
	}
	for i, s := range d.Shipments {
		dto.Shipments[i] = shipmentDTO(s)
	}
	for i, step := range d.Steps {
		dto.Can[i] = string(step)
	}
	return dto
}

func salesLineDTO(l sales.Item) SalesOrderLine {
	return SalesOrderLine{
		ID: l.ID, Position: l.Position, ProductID: l.ProductID, SKU: l.SKU, Name: l.Name, Unit: l.Unit, UnitDecimals: l.Decimals,
		Archived: l.Archived, QuantityMilli: int64(l.Quantity), ShippedMilli: int64(l.Shipped), OpenMilli: int64(l.Open),
		AllocatedMilli: int64(l.Allocated), ShortMilli: int64(l.Open - l.Allocated), UnitPriceMinorE4: int64(l.UnitPriceE4),
		DiscountPpm: int64(l.DiscountPpm), GrossMinor: int64(l.Gross), DiscountMinor: int64(l.Gross - l.Net), NetMinor: int64(l.Net),
		OnHandMilli: int64(l.OnHand), AvailableMilli: int64(l.Available), OnOrderMilli: int64(l.OnOrder),
	}
}

func shipmentDTO(s sales.Shipment) Shipment {
	dto := Shipment{
		ID: s.ID, Number: s.Number, LocationID: s.LocationID, Location: s.Location, Day: s.Day.String(), At: instantText(s.At),
		User: s.UserName, Tracking: s.Tracking, Note: s.Note, NetMinor: int64(s.Net), Reversed: s.Reversed,
		ReversedAt: instantOrNone(s.ReversedAt), ReversedBy: s.ReversedBy, Lines: make([]ShipmentLine, len(s.Lines)),
	}
	for i, l := range s.Lines {
		dto.Lines[i] = ShipmentLine{
			ID: l.ID, OrderLineID: l.OrderLineID, ProductID: l.ProductID, SKU: l.SKU, Name: l.Name, Unit: l.Unit, UnitDecimals: l.Decimals,
			QuantityMilli: int64(l.Quantity), GrossMinor: int64(l.Gross), NetMinor: int64(l.Net),
		}
	}
	return dto
}

func allocationsDTO(w sales.Waiting) Allocations {
	dto := Allocations{
		PromisedMilli: int64(w.Promised), AllocatedMilli: int64(w.Allocated), ShortMilli: int64(w.Promised - w.Allocated),
		Rows: make([]AllocationRow, len(w.Lines)),
	}
	for i, l := range w.Lines {
		dto.Rows[i] = AllocationRow{
			OrderID: l.OrderID, Number: l.Number, OrderLineID: l.OrderLineID, CustomerID: l.CustomerID, Customer: l.Customer,
			OrderDay: l.OrderDay.String(), RequiredDay: l.RequiredDay.String(), Late: l.Late, ConfirmedAt: instantText(l.ConfirmedAt),
			QuantityMilli: int64(l.Quantity), ShippedMilli: int64(l.Shipped), OpenMilli: int64(l.Open),
			AllocatedMilli: int64(l.Allocated), ShortMilli: int64(l.Open - l.Allocated),
		}
	}
	return dto
}
