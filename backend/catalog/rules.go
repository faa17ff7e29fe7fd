package catalog

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"stockroom/backend/fault"
	"stockroom/backend/fold"
	"stockroom/backend/money"
	"stockroom/backend/quantity"
	"stockroom/backend/text"
)

// Failures of products.
var (
	ErrSKUMissing      = fault.Define("catalog.sku_missing", "Give the product a SKU, the number or code that only it has.")
	ErrSKUTaken        = fault.Define("catalog.sku_taken", "The SKU {sku} already belongs to {name}.")
	ErrNegative        = fault.Define("catalog.negative", "This cannot be less than 0.")
	ErrReorderUpTo     = fault.Define("catalog.reorder_up_to", "Reorder up to must be more than the reorder point, {point}.")
	ErrLeadTime        = fault.Define("catalog.lead_time", "The lead time must be between 0 and {limit} days.")
	ErrProductUnknown  = fault.Define("catalog.product_unknown", "There is no product with the id {id}.")
	ErrSupplierUnknown = fault.Define("catalog.supplier_unknown", "There is no supplier with the id {id}.")
	ErrSupplierTwice   = fault.Define("catalog.supplier_twice", "This supplier is there twice.")
	ErrUnitFixed       = fault.Define("catalog.unit_fixed",
		"The unit stays {unit}: there are movements or order lines in it. Make a new product for another unit.")
	ErrBelowZero = fault.Define("catalog.below_zero",
		"There are {quantity} of it at {location}. Bring the stock up to 0 before you forbid negative stock.")
)

// maxLeadTimeDays is ten years: beyond it is a typing error.
const maxLeadTimeDays = 3650

// clean returns the input as it is kept, checked against itself and the
// decimals of its unit. Fails with the faults of products and barcodes and
// those of text, money and quantity, at the field of the input.
func (in ProductInput) clean(unit Unit) (ProductInput, error) {
	var t text.Cleaner
	t.Line("sku", &in.SKU, text.Code)
	t.Required("name", &in.Name, text.Name)
	t.Block("description", &in.Description, text.Body)
	t.Line("pack", &in.Pack, text.Name)
	t.Block("notes", &in.Notes, text.Body)
	if fold.Key(in.SKU) == "" {
		return in, ErrSKUMissing.At("sku")
	}
	if t.Err() != nil {
		return in, t.Err()
	}
	in.UnitID = unit.ID
	if err := checkPrice("priceMinorE4", in.Price); err != nil {
		return in, err
	}
	if err := in.checkReorder(unit); err != nil {
		return in, err
	}
	var err error
	if in.Barcodes, err = cleanBarcodes(in.Barcodes); err != nil {
		return in, err
	}
	return in.cleanSuppliers(unit)
}

func (in ProductInput) checkReorder(unit Unit) error {
	for _, f := range []struct {
		name  string
		value quantity.Milli
	}{
		{"reorderPointMilli", in.ReorderPoint},
		{"reorderUpToMilli", in.ReorderUpTo},
		{"reorderQuantityMilli", in.ReorderQuantity},
		{"orderMultipleMilli", in.OrderMultiple},
	} {
		if err := checkQuantity(f.name, f.value, unit); err != nil {
			return err
		}
	}
	if in.ReorderUpTo > 0 && in.ReorderUpTo <= in.ReorderPoint {
		return ErrReorderUpTo.At("reorderUpToMilli").With("point", in.ReorderPoint)
	}
	return nil
}

func checkQuantity(field string, value quantity.Milli, unit Unit) error {
	switch {
	case value < 0:
		return ErrNegative.At(field)
	case !value.InRange():
		return quantity.ErrTooLarge.At(field).With("text", value)
	case !value.Fits(unit.Decimals):
		return quantity.ErrDecimals.At(field).With("text", value).With("unit", unit.Code).With("decimals", unit.Decimals)
	}
	return nil
}

func checkPrice(field string, price money.PerUnit) error {
	switch {
	case price < 0:
		return ErrNegative.At(field)
	case price > money.Max:
		return money.ErrTooLarge.At(field)
	}
	return nil
}

// cleanSuppliers checks the product's suppliers and puts the default one
// first, the others by id; the default is always one of them.
func (in ProductInput) cleanSuppliers(unit Unit) (ProductInput, error) {
	if len(in.Suppliers) > maxSuppliers {
		return in, ErrTooMany.At("suppliers").With("limit", maxSuppliers)
	}
	kept, seen := make([]ProductSupplier, 0, len(in.Suppliers)+1), map[int64]bool{}
	for i, s := range in.Suppliers {
		at := "suppliers." + strconv.Itoa(i) + "."
		if seen[s.SupplierID] {
			return in, ErrSupplierTwice.At(at + "supplierId")
		}
		seen[s.SupplierID] = true
		if err := s.clean(at, unit); err != nil {
			return in, err
		}
		kept = append(kept, s)
	}
	if in.SupplierID == nil && len(kept) > 0 {
		first := kept[0].SupplierID
		in.SupplierID = &first
	}
	if in.SupplierID != nil && !seen[*in.SupplierID] {
		kept = append(kept, ProductSupplier{SupplierID: *in.SupplierID})
	}
	slices.SortFunc(kept, func(a, b ProductSupplier) int {
		return cmp.Or(after(a.SupplierID != *in.SupplierID)-after(b.SupplierID != *in.SupplierID), cmp.Compare(a.SupplierID, b.SupplierID))
	})
	in.Suppliers = kept
	return in, nil
}

func after(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func (s *ProductSupplier) clean(at string, unit Unit) error {
	s.Name = ""
	var t text.Cleaner
	t.Line(at+"code", &s.Code, text.Code)
	if t.Err() != nil {
		return t.Err()
	}
	if s.Cost != nil {
		if err := checkPrice(at+"costMinorE4", *s.Cost); err != nil {
			return err
		}
	}
	if s.LeadTimeDays != nil && (*s.LeadTimeDays < 0 || *s.LeadTimeDays > maxLeadTimeDays) {
		return ErrLeadTime.At(at+"leadTimeDays").With("limit", maxLeadTimeDays)
	}
	return checkQuantity(at+"minimumOrderMilli", s.MinimumOrder, unit)
}

// searchKey is what the product is found by: the folded name, SKU, barcodes
// and suppliers' codes, one a line.
func (in ProductInput) searchKey() string {
	keys := []string{fold.Key(in.Name), fold.Key(in.SKU)}
	for _, b := range in.Barcodes {
		keys = append(keys, fold.Key(b.Code))
	}
	for _, s := range in.Suppliers {
		if s.Code != "" {
			keys = append(keys, fold.Key(s.Code))
		}
	}
	return strings.Join(keys, "\n")
}

// differences names what differs between two inputs, for the history.
func (in ProductInput) differences(other ProductInput) []string {
	names := []string{}
	for _, f := range []struct {
		name string
		same bool
	}{
		{"SKU", in.SKU == other.SKU},
		{"name", in.Name == other.Name},
		{"description", in.Description == other.Description},
		{"pack", in.Pack == other.Pack},
		{"notes", in.Notes == other.Notes},
		{"category", same(in.CategoryID, other.CategoryID)},
		{"unit", in.UnitID == other.UnitID},
		{"default supplier", same(in.SupplierID, other.SupplierID)},
		{"price", in.Price == other.Price},
		{"reorder point", in.ReorderPoint == other.ReorderPoint},
		{"reorder up to", in.ReorderUpTo == other.ReorderUpTo},
		{"reorder quantity", in.ReorderQuantity == other.ReorderQuantity},
		{"order multiple", in.OrderMultiple == other.OrderMultiple},
		{"negative stock", in.AllowNegative == other.AllowNegative},
		{"archived", in.Archived == other.Archived},
		{"barcodes", slices.Equal(in.Barcodes, other.Barcodes)},
		{"suppliers", slices.EqualFunc(in.Suppliers, other.Suppliers, ProductSupplier.equal)},
	} {
		if !f.same {
			names = append(names, f.name)
		}
	}
	return names
}

func (s ProductSupplier) equal(other ProductSupplier) bool {
	return s.SupplierID == other.SupplierID && s.Code == other.Code && same(s.Cost, other.Cost) &&
		s.MinimumOrder == other.MinimumOrder && same(s.LeadTimeDays, other.LeadTimeDays)
}

func same[T comparable](a, b *T) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
