package api

// Bound lists the structs that the window binds: every exported method of
// them can be called by the page, by `stockroom call` and by browser tests.
// version is the program's.
func Bound(h *Host, version string) []any {
	return []any{
		NewApp(h, version),
		NewCatalog(h), NewStock(h),
		NewSuppliers(h), NewCustomers(h),
		NewPurchasing(h), NewSales(h),
		NewReports(h), NewToday(h),
		NewImports(h), NewHistory(h), NewLists(h),
		NewSettings(h), NewBackups(h),
	}
}
