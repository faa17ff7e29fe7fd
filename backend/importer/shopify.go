package importer

import (
	"slices"
	"strconv"
	"strings"

	"stockroom/backend/fold"
)

// shopify are the columns of a product export that need more than reading:
// one product is several rows, of which only the first has a title.
type shopify struct {
	handle, title, sku int
	options            []int
	inherited          []int // columns that only the first row of a product fills
	substance          []int // columns that tell a variant from a further picture
}

// isShopify tells an export of Shopify's products, of either generation.
func isShopify(t *table) bool {
	return column(t, "handle") >= 0 && column(t, "variantsku") >= 0 || column(t, "urlhandle") >= 0 && column(t, "title") >= 0
}

func column(t *table, headers ...string) int {
	for _, header := range headers {
		for i, h := range t.header {
			if normal(h) == header {
				return i
			}
		}
	}
	return -1
}

func columns(t *table, headers ...string) []int {
	var found []int
	for _, header := range headers {
		if i := column(t, header); i >= 0 {
			found = append(found, i)
		}
	}
	return found
}

// fromShopify makes one row a product of an export: a variant is called
// "Title – Option", a further picture is no product, and a variant without a
// SKU gets one from the handle, the same every time. It returns the fields
// with the headers that mean something in Shopify's files alone.
func fromShopify(t *table, fields []Field) []Field {
	f := shopify{
		handle: column(t, "handle", "urlhandle"), title: column(t, "title"), sku: column(t, "variantsku", "sku"),
		options:   columns(t, "option1value", "option2value", "option3value"),
		inherited: columns(t, "vendor", "type", "productcategory", "published", "status", "bodyhtml", "description", "publishedononlinestore"),
		substance: columns(t, "variantsku", "sku", "variantprice", "price", "variantbarcode", "barcode", "option1value", "variantinventoryqty", "inventoryquantity"),
	}
	if f.title < 0 || f.sku < 0 {
		return fields
	}
	pictures := f.rewrite(t)
	t.note("%s: this is a Shopify export of products; a variant is called after its title and options.", t.file)
	if pictures > 0 {
		t.note("%s: %s left aside.", t.file, countOf(pictures, "row holds a further picture only and was", "rows hold a further picture only and were"))
	}
	fields = append(slices.Clone(fields),
		text("handle", "handle", "urlhandle"), text("option1", "option1value"), text("option2", "option2value"), text("option3", "option3value"))
	for i := range fields {
		if fields[i].Name == fCategory {
			fields[i].Headers = append([]string{"type"}, fields[i].Headers...)
		}
	}
	return fields
}

func (f shopify) rewrite(t *table) (pictures int) {
	kept := t.rows[:0]
	first := map[string][]string{} // the first row of each handle
	used := map[string]bool{}
	for _, r := range t.rows {
		if len(r.cells) < len(t.header) {
			kept = append(kept, r) // refused later, with its number
			continue
		}
		handle := strings.TrimSpace(r.cells[f.handle])
		parent, follows := first[handle]
		if follows && strings.TrimSpace(r.cells[f.title]) == "" {
			if f.isPicture(r.cells) {
				pictures++
				continue
			}
			f.inherit(r.cells, parent)
		} else {
			first[handle] = slices.Clone(r.cells)
		}
		f.name(r.cells, used)
		kept = append(kept, r)
	}
	t.rows = kept
	return pictures
}

func (f shopify) isPicture(cells []string) bool {
	for _, i := range f.substance {
		if strings.TrimSpace(cells[i]) != "" {
			return false
		}
	}
	return true
}

func (f shopify) inherit(cells, parent []string) {
	for _, i := range append([]int{f.title}, f.inherited...) {
		if strings.TrimSpace(cells[i]) == "" {
			cells[i] = parent[i]
		}
	}
}

// name completes title and SKU with the options.
func (f shopify) name(cells []string, used map[string]bool) {
	var options []string
	for _, i := range f.options {
		if option := strings.TrimSpace(cells[i]); option != "" && option != "Default Title" {
			options = append(options, option)
		}
	}
	if strings.TrimSpace(cells[f.title]) != "" && len(options) > 0 {
		cells[f.title] += " – " + strings.Join(options, " / ")
	}
	if strings.TrimSpace(cells[f.sku]) == "" && strings.TrimSpace(cells[f.handle]) != "" {
		cells[f.sku] = unique(slug(strings.TrimSpace(cells[f.handle])+" "+strings.Join(options, " ")), func(key string) bool { return used[key] })
	}
	used[fold.Key(cells[f.sku])] = true
}

// maxSlug leaves room in a SKU of 64 characters for a number behind it.
const maxSlug = 56

// slug writes a name as a code: "Café au lait, large" is CAFE-AU-LAIT-LARGE.
func slug(name string) string {
	words := strings.FieldsFunc(fold.Key(name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r < 0x80
	})
	code := []rune(strings.ToUpper(strings.Join(words, "-")))
	return strings.Trim(string(code[:min(len(code), maxSlug)]), "-")
}

// unique puts a number behind a code that is in use.
func unique(code string, used func(key string) bool) string {
	free := code
	for n := 2; used(fold.Key(free)); n++ {
		free = code + "-" + strconv.Itoa(n)
	}
	return free
}
