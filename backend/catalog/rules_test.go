package catalog

import (
	"strings"
	"testing"

	"stockroom/backend/fault"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
	"stockroom/backend/text"
)

func TestCleanProductRefuses(t *testing.T) {
	cost := func(n int64) *money.PerUnit { p := money.PerUnit(n); return &p }
	days := func(n int64) *int64 { return &n }
	pieces := Unit{ID: 1, Code: "pcs", Decimals: 0}
	for name, c := range map[string]struct {
		change func(in *ProductInput)
		kind   *fault.Kind
		field  string
	}{
		"no SKU":                {func(in *ProductInput) { in.SKU = " " }, ErrSKUMissing, "sku"},
		"SKU of accents alone":  {func(in *ProductInput) { in.SKU = "\u0301" }, ErrSKUMissing, "sku"},
		"long SKU":              {func(in *ProductInput) { in.SKU = strings.Repeat("x", 65) }, text.ErrTooLong, "sku"},
		"no name":               {func(in *ProductInput) { in.Name = "\t" }, text.ErrEmpty, "name"},
		"long name":             {func(in *ProductInput) { in.Name = strings.Repeat("ü", 201) }, text.ErrTooLong, "name"},
		"negative price":        {func(in *ProductInput) { in.Price = -1 }, ErrNegative, "priceMinorE4"},
		"price beyond exact":    {func(in *ProductInput) { in.Price = money.Max + 1 }, money.ErrTooLarge, "priceMinorE4"},
		"negative point":        {func(in *ProductInput) { in.ReorderPoint = -1000 }, ErrNegative, "reorderPointMilli"},
		"half a piece":          {func(in *ProductInput) { in.ReorderPoint = 500 }, quantity.ErrDecimals, "reorderPointMilli"},
		"half a piece up to":    {func(in *ProductInput) { in.ReorderUpTo = 1500 }, quantity.ErrDecimals, "reorderUpToMilli"},
		"half a piece quantity": {func(in *ProductInput) { in.ReorderQuantity = 1500 }, quantity.ErrDecimals, "reorderQuantityMilli"},
		"half a piece multiple": {func(in *ProductInput) { in.OrderMultiple = 1 }, quantity.ErrDecimals, "orderMultipleMilli"},
		"too many":              {func(in *ProductInput) { in.ReorderPoint = quantity.Max + 1000 }, quantity.ErrTooLarge, "reorderPointMilli"},
		"up to the point":       {func(in *ProductInput) { in.ReorderPoint, in.ReorderUpTo = 5000, 5000 }, ErrReorderUpTo, "reorderUpToMilli"},
		"supplier twice": {
			func(in *ProductInput) { in.Suppliers = []ProductSupplier{{SupplierID: 1}, {SupplierID: 1}} },
			ErrSupplierTwice, "suppliers.1.supplierId",
		},
		"negative cost": {
			func(in *ProductInput) { in.Suppliers = []ProductSupplier{{SupplierID: 1, Cost: cost(-1)}} },
			ErrNegative, "suppliers.0.costMinorE4",
		},
		"half a piece minimum": {
			func(in *ProductInput) { in.Suppliers = []ProductSupplier{{SupplierID: 1, MinimumOrder: 1}} },
			quantity.ErrDecimals, "suppliers.0.minimumOrderMilli",
		},
		"lead time": {
			func(in *ProductInput) { in.Suppliers = []ProductSupplier{{SupplierID: 1, LeadTimeDays: days(3651)}} },
			ErrLeadTime, "suppliers.0.leadTimeDays",
		},
	} {
		t.Run(name, func(t *testing.T) {
			in := ProductInput{SKU: "A", Name: "Apple"}
			c.change(&in)
			_, err := in.clean(pieces)
			wantFault(t, err, c.kind, c.field)
		})
	}
}

func TestCleanProductKeeps(t *testing.T) {
	two := int64(2)
	in := ProductInput{
		SKU: " A-1 ", Name: "Crème\tBrûlée ", Notes: "one \r\ntwo\r\n\r\n", ReorderPoint: 500, SupplierID: &two,
		Suppliers: []ProductSupplier{{SupplierID: 9, Code: " x9 ", Name: "ignored"}, {SupplierID: 1}},
		Barcodes:  []Barcode{{Code: "96385074"}},
	}
	got, err := in.clean(Unit{ID: 2, Code: "kg", Decimals: 3})
	if err != nil {
		t.Fatal(err)
	}
	if got.SKU != "A-1" || got.Name != "Crème Brûlée" || got.Notes != "one\ntwo" || got.UnitID != 2 {
		t.Errorf("got %+v", got)
	}
	order := []int64{}
	for _, s := range got.Suppliers {
		order = append(order, s.SupplierID)
	}
	if len(order) != 3 || order[0] != 2 || order[1] != 1 || order[2] != 9 {
		t.Errorf("suppliers come as %v, want the default 2, then 1, 9", order)
	}
	if key := got.searchKey(); key != "creme brulee\na-1\n96385074\nx9" {
		t.Errorf("search key is %q", key)
	}
	first, err := ProductInput{SKU: "B", Name: "B", Suppliers: []ProductSupplier{{SupplierID: 7}, {SupplierID: 3}}}.clean(Unit{ID: 1})
	if err != nil || first.SupplierID == nil || *first.SupplierID != 7 {
		t.Errorf("without a default the first becomes it; got %v, %v", first.SupplierID, err)
	}
}
