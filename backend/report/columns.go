package report

// The descriptions of the reports. A formula stands in the Help of its column
// and nowhere else.

const (
	helpOnHand    = "Sum of all movements."
	helpUnitCost  = "Value ÷ on hand: the moving average. Empty while nothing is on hand or no cost is known."
	helpValue     = "Sum of the values of all movements: on hand at moving average cost. A product never received at a cost counts 0."
	helpOrders    = "Number of different orders."
	helpQuantity  = "Quantity sold. An order closed short counts what was shipped."
	helpGross     = "Price × quantity, rounded per order line."
	helpDiscount  = "Gross − net."
	helpNet       = "Price × quantity × (1 − discount), rounded per order line. Quotes and cancelled orders are left out."
	helpCost      = "What the ledger says the shipped goods cost. Empty where no cost is known: nothing shipped yet, history, or goods without a cost."
	helpMargin    = "Net of what was shipped at a known cost − that cost."
	helpMarginPct = "Margin ÷ net of what was shipped at a known cost."
)

func stockLevelColumns() []Column {
	const elsewhere = " Empty for a day in the past or a single location: orders are promised from the company's stock of today."
	return []Column{
		{Key: "sku", Title: "SKU", Kind: Text},
		{Key: "name", Title: "Product", Kind: Text},
		{Key: "category", Title: "Category", Kind: Text},
		{Key: "supplier", Title: "Supplier", Kind: Text, Help: "The product's default supplier."},
		{Key: "unit", Title: "Unit", Kind: Text},
		{Key: "on_hand", Title: "On hand", Kind: Quantity, Total: true, Help: helpOnHand},
		{Key: "allocated", Title: "Allocated", Kind: Quantity, Total: true, Help: "The part of on hand outside quarantine that confirmed sales orders are waiting for." + elsewhere},
		{Key: "available", Title: "Available", Kind: Quantity, Total: true, Help: "On hand − allocated − quarantined." + elsewhere},
		{Key: "on_order", Title: "On order", Kind: Quantity, Total: true, Help: "Ordered from suppliers and not received yet." + elsewhere},
		{Key: "reorder_point", Title: "Reorder point", Kind: Quantity, Help: "Available at or below it is low; 0 is none."},
		{Key: "unit_cost", Title: "Unit cost", Kind: UnitCost, Help: helpUnitCost},
		{Key: "value", Title: "Value", Kind: Money, Total: true, Help: helpValue},
		{Key: "status", Title: "Status", Kind: Status, Help: "The first that fits: archived; out: nothing available; on its way: low, but available + on order is above the reorder point; " +
			"low: available is at or below it; ok. For a day in the past or a single location, on hand outside quarantine stands for available."},
	}
}

func lowStockColumns() []Column {
	return []Column{
		{Key: "sku", Title: "SKU", Kind: Text},
		{Key: "name", Title: "Product", Kind: Text},
		{Key: "supplier", Title: "Supplier", Kind: Text, Help: "The product's default supplier."},
		{Key: "on_hand", Title: "On hand", Kind: Quantity, Help: helpOnHand},
		{Key: "available", Title: "Available", Kind: Quantity, Help: "On hand − allocated − quarantined."},
		{Key: "short", Title: "Short", Kind: Quantity, Help: "Promised to confirmed sales orders beyond what is on hand."},
		{Key: "on_order", Title: "On order", Kind: Quantity, Help: "Ordered from suppliers and not received yet."},
		{Key: "projected", Title: "Projected", Kind: Quantity, Help: "Available + on order."},
		{Key: "reorder_point", Title: "Reorder point", Kind: Quantity, Help: "Available at or below it is low."},
		{Key: "suggested", Title: "Suggested order", Kind: Quantity, Help: "0 when projected is above the reorder point; else reorder up to − projected (without it the reorder quantity, " +
			"without both reorder point + 1 − projected), at least the supplier's minimum order, rounded up to the order multiple."},
		{Key: "status", Title: "Status", Kind: Status, Help: "Out: nothing available; on its way: projected is above the reorder point; else low."},
		{Key: "lead_time_days", Title: "Lead time (days)", Kind: Integer, Help: "Of the product at its supplier, else the supplier's."},
	}
}

func valuationColumns() []Column {
	return []Column{
		{Key: "sku", Title: "SKU", Kind: Text},
		{Key: "name", Title: "Product", Kind: Text},
		{Key: "category", Title: "Category", Kind: Text},
		{Key: "location", Title: "Location", Kind: Text},
		{Key: "on_hand", Title: "On hand", Kind: Quantity, Total: true, Help: helpOnHand},
		{Key: "unit_cost", Title: "Unit cost", Kind: UnitCost, Help: helpUnitCost},
		{Key: "value", Title: "Value", Kind: Money, Total: true, Help: helpValue},
	}
}

func movementColumns() []Column {
	return []Column{
		{Key: "at", Title: "Time", Kind: Instant, Help: "When it was entered."},
		{Key: "day", Title: "Day", Kind: Date, Help: "The business day it counts for."},
		{Key: "sku", Title: "SKU", Kind: Text},
		{Key: "name", Title: "Product", Kind: Text},
		{Key: "location", Title: "Location", Kind: Text},
		{Key: "reason", Title: "Reason", Kind: Reason},
		{Key: "document", Title: "Document", Kind: Text},
		{Key: "quantity", Title: "Quantity", Kind: Quantity, Help: "In: positive; out: negative."},
		{Key: "unit_cost", Title: "Unit cost", Kind: UnitCost, Help: "Empty where no cost was known."},
		{Key: "value", Title: "Value", Kind: Money, Help: "What the movement added to the value of the stock."},
		{Key: "balance_after", Title: "Balance after", Kind: Quantity, Help: "On hand of the product at the location after this movement, in the order of entry."},
		{Key: "user", Title: "User", Kind: Text},
		{Key: "note", Title: "Note", Kind: Text},
	}
}

// salesColumns are the columns after the name of what the sales are grouped
// by. ordersTotal: the orders of different rows are different orders.
func salesColumns(names []Column, orders Column) []Column {
	orders.Key, orders.Title, orders.Kind, orders.Help = "orders", "Orders", Integer, helpOrders
	return append(names, orders,
		Column{Key: "quantity", Title: "Quantity", Kind: Quantity, Total: true, Help: helpQuantity},
		Column{Key: "gross", Title: "Gross", Kind: Money, Total: true, Help: helpGross},
		Column{Key: "discount", Title: "Discount", Kind: Money, Total: true, Help: helpDiscount},
		Column{Key: "net", Title: "Net", Kind: Money, Total: true, Help: helpNet},
		Column{Key: "cost", Title: "Cost", Kind: Money, Total: true, Help: helpCost},
		Column{Key: "margin", Title: "Margin", Kind: Money, Total: true, Help: helpMargin},
		Column{Key: "margin_percent", Title: "Margin %", Kind: Percent, Help: helpMarginPct})
}

func purchasesBySupplierColumns() []Column {
	return []Column{
		{Key: "name", Title: "Supplier", Kind: Text},
		{Key: "orders", Title: "Orders", Kind: Integer, Help: helpOrders + " Drafts and cancelled orders are left out."},
		{Key: "quantity", Title: "Quantity", Kind: Quantity, Total: true, Help: "Quantity ordered."},
		{Key: "ordered", Title: "Ordered", Kind: Money, Total: true, Help: "Unit cost × quantity × (1 − discount), rounded per order line."},
		{Key: "received", Title: "Received", Kind: Money, Total: true, Help: "Value of what was received of these orders, reversed receipts left out."},
		{Key: "open", Title: "Open", Kind: Money, Total: true, Help: "The part of the ordered amount that is still expected."},
	}
}
