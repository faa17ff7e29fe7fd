package importer

import (
	"strconv"

	"stockroom/backend/fold"
)

// identify finds the product that a row means: by its SKU, without one by its
// name, and otherwise a new one.
func (p *productReader) identify(d *productDraft) bool {
	sku, name := p.sheet.text(d.row, fSKU), p.sheet.text(d.row, fName)
	if name == "" {
		p.sheet.failAt(d.row, fName, "the name is missing")
		return false
	}
	field, key := fSKU, "sku "+fold.Key(sku)
	if sku == "" {
		field, key = fName, "name "+fold.Key(name)
	}
	if first, twice := p.seen[key]; twice {
		p.sheet.failAt(d.row, field, "“%s” is already in row %d", p.sheet.text(d.row, field), first)
		return false
	}
	p.remember(key, d.row)
	if sku != "" {
		d.id, d.input.SKU = p.index.SKUs[fold.Key(sku)], sku
		return p.isFirst(d, fSKU)
	}
	ids := p.index.Names[fold.Key(name)]
	switch len(ids) {
	case 0:
		d.input.SKU = unique(slug(name), func(code string) bool { return p.used[code] || p.index.SKUs[code] != 0 })
		used := fold.Key(d.input.SKU)
		p.used[used] = true
		p.undo = append(p.undo, func() { delete(p.used, used) })
	case 1:
		d.id = ids[0]
	default:
		p.sheet.failAt(d.row, fName, "there are %d products called “%s”; say which by its SKU", len(ids), name)
		return false
	}
	return p.isFirst(d, fName)
}

// remember notes what a row is about, for as long as the row is kept.
func (p *productReader) remember(key string, r row) {
	p.seen[key] = r.number
	p.undo = append(p.undo, func() { delete(p.seen, key) })
}

// isFirst refuses a second row about one product, which one row may name by
// its SKU and another by its name: its quantity would count twice.
func (p *productReader) isFirst(d *productDraft, field string) bool {
	if d.id == 0 {
		return true
	}
	key := "id " + strconv.FormatInt(d.id, 10)
	if first, twice := p.seen[key]; twice {
		p.sheet.failAt(d.row, field, "“%s” is the product of row %d", p.sheet.text(d.row, field), first)
		return false
	}
	p.remember(key, d.row)
	return true
}
