package report

// definition is a report with the query that answers it.
type definition struct {
	Report
	query func(s scope) query
}

func definitions() []definition {
	return append(stockDefinitions(), salesDefinitions()...)
}

func stockDefinitions() []definition {
	return []definition{
		{Report{"stock-levels", "Stock levels", "What do we have?", stockLevelColumns(), []Parameter{AsOf, Location, Category}}, stockLevels},
		{Report{"low-stock", "Low stock", "What should I order?", lowStockColumns(), []Parameter{Category}}, lowStock},
		{Report{"stock-valuation", "Stock valuation", "What is it worth?", valuationColumns(), []Parameter{AsOf, Location, Category}}, valuation},
		{Report{"stock-movements", "Stock movements", "What happened?", movementColumns(), []Parameter{From, To, Location, Category}}, movements},
	}
}

func salesDefinitions() []definition {
	sales := []Parameter{From, To, Location, Category, BasisOf}
	product := []Column{{Key: "sku", Title: "SKU", Kind: Text}, {Key: "name", Title: "Product", Kind: Text}}
	category := []Column{{Key: "name", Title: "Category", Kind: Text, Help: "The product's own category. Empty: products without one."}}
	customer := []Column{{Key: "name", Title: "Customer", Kind: Text}}
	period := []Column{{Key: "period", Title: "Period", Kind: Text, Help: "By order day, or by shipping day. Weeks are ISO 8601 weeks."}}
	return []definition{
		{Report{"sales-by-product", "Sales by product", "What sells?", salesColumns(product, Column{}), sales}, salesByProduct},
		{Report{"sales-by-category", "Sales by category", "Which kinds of goods sell?", salesColumns(category, Column{}), sales}, salesByCategory},
		{Report{"sales-by-customer", "Sales by customer", "Who buys?", salesColumns(customer, Column{}), sales}, salesByCustomer},
		{Report{
			"sales-by-period", "Sales by period", "How do sales go?", salesColumns(period, Column{Total: true}),
			[]Parameter{From, To, Location, Category, BasisOf, By},
		}, salesByPeriod},
		{Report{
			"purchases-by-supplier", "Purchases by supplier", "Whom do we buy from?", purchasesBySupplierColumns(),
			[]Parameter{From, To, Location, Category},
		}, purchasesBySupplier},
	}
}
