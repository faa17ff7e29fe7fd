package importer

import (
	"regexp"
	"slices"

	"stockroom/backend/quantity"
)

// Programs with several shops write one column of quantities a location:
// Square "Current Quantity Main St", Acadia "Qty Main" beside "Reorder Main".
var (
	currentQuantity = regexp.MustCompile(`(?i)^current quantity[ _-]+(.+)$`)
	quantityAt      = regexp.MustCompile(`(?i)^qty[ _-]+(.+)$`)
)

// onHandAt begins the name of the field of one location's quantity.
const onHandAt = "onHand: "

// shelf is the quantity of a product at one more location.
type shelf struct {
	field    string
	location string
	quantity quantity.Milli
	place    int64
}

// withLocations adds a field for each column that holds the quantities of a location.
func withLocations(t *table, fields []Field) []Field {
	fields = slices.Clone(fields)
	for _, header := range t.header {
		m := currentQuantity.FindStringSubmatch(header)
		if m == nil {
			if m = quantityAt.FindStringSubmatch(header); m == nil || column(t, "reorder"+normal(m[1])) < 0 {
				continue
			}
		}
		fields = append(fields, as(cellQuantity, text(onHandAt+m[1], normal(header))))
	}
	return fields
}

// shelves lists the locations that have a column of their own.
func (s *sheet) shelves() []shelf {
	var shelves []shelf
	for _, f := range s.fields {
		if len(f.Name) > len(onHandAt) && f.Name[:len(onHandAt)] == onHandAt && s.has(f.Name) {
			shelves = append(shelves, shelf{field: f.Name, location: f.Name[len(onHandAt):]})
		}
	}
	return shelves
}

// readShelves reads the quantities of all locations of a row.
func (p *productReader) readShelves(d *productDraft) {
	for _, at := range p.shelves {
		if p.sheet.overlayQuantity(d.row, at.field, &at.quantity); at.quantity > 0 {
			d.shelves = append(d.shelves, at)
		}
	}
}

// resolveShelves finds, or makes, the locations of a row's quantities.
func (p *productReader) resolveShelves(d *productDraft) error {
	for i := range d.shelves {
		at := &d.shelves[i]
		if !at.quantity.Fits(p.units.decimals(d.input.UnitID)) {
			p.sheet.failAt(d.row, at.field, "%s has more decimals than the unit “%s” allows", at.quantity, p.units.code(d.input.UnitID))
		}
		p.sheet.checkWorth(d.row, at.field, at.quantity, d.cost)
		var err error
		if at.place, err = p.places.named(p.attempt, p.sheet, d.row, at.field, at.location); err != nil {
			return asProblem(p.sheet, d.row, at.field, err)
		}
	}
	return nil
}

// openings returns the draft once for each place where it has stock.
func (d productDraft) openings() []productDraft {
	var all []productDraft
	if d.onHand > 0 {
		all = append(all, d)
	}
	for _, at := range d.shelves {
		d.onHand, d.location = at.quantity, at.place
		all = append(all, d)
	}
	return all
}
