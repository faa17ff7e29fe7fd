package api

import (
	"stockroom/backend/journal"
	"stockroom/backend/purchasing"
)

// instantOrNone writes UTC milliseconds since 1970 as RFC 3339; 0 is "".
func instantOrNone(millis int64) string {
	if millis == 0 {
		return ""
	}
	return instantText(millis)
}

func orderEvents(entries []journal.Entry) []OrderEvent {
	events := make([]OrderEvent, len(entries))
	for i, e := range entries {
		events[i] = OrderEvent{ID: e.ID, At: instantText(e.At), User: e.User, Command: e.Command, Summary: e.Summary}
	}
	return events
}

func purchaseRows(orders []purchasing.Row) []PurchaseOrderRow {
	rows := make([]PurchaseOrderRow, len(orders))
	for i, o := range orders {
		rows[i] = PurchaseOrderRow{
			ID: o.ID, Number: o.Number, SupplierID: o.SupplierID, SupplierCode: o.SupplierCode, Supplier: o.SupplierName,
			Reference: o.Reference, State: string(o.State), History: o.History, OrderDay: o.OrderDay.String(),
			PromisedDay: o.PromisedDay.String(), Late: o.Late, LineCount: o.Lines, NetMinor: int64(o.Net), ReceivedPercent: o.ReceivedPercent,
		}
	}
	return rows
}

func purchaseOrderDTO(d purchasing.Detail) PurchaseOrder {
	dto := PurchaseOrder{
		ID: d.ID, Number: d.Number, SupplierID: d.SupplierID, SupplierCode: d.SupplierCode, Supplier: d.SupplierName,
		LocationID: d.LocationID, Location: d.Location, State: string(d.State), History: d.History, Late: d.Late,
		OrderDay: d.OrderDay.String(), PromisedDay: d.PromisedDay.String(), ReceivedDay: d.ReceivedDay.String(),
		Reference: d.Reference, Terms: d.Terms, Note: d.Note, ClosedReason: d.ClosedReason,
		GrossMinor: int64(d.Gross), DiscountMinor: int64(d.Gross - d.Net), NetMinor: int64(d.Net), ReceivedPercent: d.ReceivedPercent,
		CreatedAt: instantText(d.CreatedAt), CreatedBy: d.CreatedBy, UpdatedAt: instantText(d.UpdatedAt),
		Lines: make([]PurchaseOrderLine, len(d.Items)), Receipts: make([]Receipt, len(d.Receipts)),
		Timeline: orderEvents(d.Timeline), Can: make([]string, len(d.Steps)),
	}
	for i, l := range d.Items {
		dto.Lines[i] = purchaseLineDTO(l)
	}
	for i, r := range d.Receipts {
		dto.Receipts[i] = receiptDTO(r)
	}
	for i, step := range d.Steps {
		dto.Can[i] = string(step)
	}
	return dto
}

func purchaseLineDTO(l purchasing.Item) PurchaseOrderLine {
	return PurchaseOrderLine{
		ID: l.ID, Position: l.Position, ProductID: l.ProductID, SKU: l.SKU, Name: l.Name, Unit: l.Unit, UnitDecimals: l.Decimals,
		Archived: l.Archived, SupplierCode: l.SupplierCode, QuantityMilli: int64(l.Quantity), ReceivedMilli: int64(l.Received),
		OpenMilli: int64(l.Open), UnitCostMinorE4: int64(l.UnitCostE4), DiscountPpm: int64(l.DiscountPpm),
		GrossMinor: int64(l.Gross), DiscountMinor: int64(l.Gross - l.Net), NetMinor: int64(l.Net),
		OnHandMilli: int64(l.OnHand), AvailableMilli: int64(l.Available),
	}
}

func receiptDTO(r purchasing.Receipt) Receipt {
	dto := Receipt{
		ID: r.ID, Number: r.Number, LocationID: r.LocationID, Location: r.Location, Day: r.Day.String(), At: instantText(r.At),
		User: r.UserName, Note: r.Note, ValueMinor: int64(r.Value), Reversed: r.Reversed, ReversedAt: instantOrNone(r.ReversedAt),
		ReversedBy: r.ReversedBy, Lines: make([]ReceiptLine, len(r.Lines)),
	}
	for i, l := range r.Lines {
		dto.Lines[i] = ReceiptLine{
			ID: l.ID, OrderLineID: l.OrderLineID, ProductID: l.ProductID, SKU: l.SKU, Name: l.Name, Unit: l.Unit, UnitDecimals: l.Decimals,
			QuantityMilli: int64(l.Quantity), ValueMinor: int64(l.Value),
		}
	}
	return dto
}

func onOrderDTO(lines []purchasing.OnOrderLine) OnOrder {
	dto := OnOrder{Rows: make([]OnOrderRow, len(lines))}
	for i, l := range lines {
		dto.TotalMilli += int64(l.Open)
		dto.Rows[i] = OnOrderRow{
			OrderID: l.OrderID, Number: l.Number, OrderLineID: l.OrderLineID, SupplierID: l.SupplierID, Supplier: l.Supplier,
			OrderDay: l.OrderDay.String(), PromisedDay: l.PromisedDay.String(), Late: l.Late, QuantityMilli: int64(l.Quantity),
			ReceivedMilli: int64(l.Received), OpenMilli: int64(l.Open), UnitCostMinorE4: int64(l.UnitCostE4),
		}
	}
	return dto
}

// reorderDTO groups the proposals, which come by supplier.
func reorderDTO(proposals []purchasing.Proposal) ReorderProposals {
	dto := ReorderProposals{Groups: []ReorderGroup{}, Count: len(proposals)}
	for _, p := range proposals {
		last := len(dto.Groups) - 1
		if last < 0 || dto.Groups[last].SupplierID != p.SupplierID {
			dto.Groups = append(dto.Groups, ReorderGroup{SupplierID: p.SupplierID, Supplier: p.Supplier})
			last++
		}
		g := &dto.Groups[last]
		g.Rows = append(g.Rows, reorderRow(p))
		if p.Net != nil {
			g.NetMinor += int64(*p.Net)
		}
	}
	return dto
}

func reorderRow(p purchasing.Proposal) ReorderRow {
	return ReorderRow{
		ProductID: p.ProductID, SKU: p.SKU, Name: p.Name, Unit: p.Unit, UnitDecimals: p.Decimals, SupplierCode: p.Code,
		AvailableMilli: int64(p.Available), OnOrderMilli: int64(p.OnOrder), DraftedMilli: int64(p.Drafted), ProjectedMilli: int64(p.Projected),
		ReorderPointMilli: int64(p.ReorderPoint), ReorderUpToMilli: int64(p.UpTo), ReorderQuantityMilli: int64(p.Quantity),
		MinimumOrderMilli: int64(p.MinimumOrder), OrderMultipleMilli: int64(p.OrderMultiple), SuggestedMilli: int64(p.Suggested),
		UnitCostMinorE4: minorE4(p.CostE4), NetMinor: (*int64)(p.Net), LeadTimeDays: p.LeadTimeDays,
	}
}
