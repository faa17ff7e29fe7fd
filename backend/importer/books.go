package importer

import (
	"strings"

	"stockroom/backend/catalog"
	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/quantity"
	"stockroom/backend/stock"
)

// unitBook finds units.
type unitBook struct {
	byKey map[string]catalog.Unit // by folded code and by folded name
	byID  map[int64]catalog.Unit
}

func loadUnitBook(tx *db.Tx) (*unitBook, error) {
	units, err := loadUnits(tx.DB)
	if err != nil {
		return nil, err
	}
	b := &unitBook{byKey: map[string]catalog.Unit{}, byID: map[int64]catalog.Unit{}}
	for _, u := range units {
		b.byID[u.ID] = u
		b.byKey[fold.Key(u.Name)] = u
	}
	for _, u := range units { // a code is stronger than another unit's name
		b.byKey[fold.Key(u.Code)] = u
	}
	return b, nil
}

// find returns the unit that the row names; one that is not there yet is
// made, and 0 is none named.
func (b *unitBook) find(a *attempt, s *sheet, r row) (int64, error) {
	said := s.text(r, fUnit)
	if said == "" {
		return 0, nil
	}
	key := fold.Key(said)
	for _, candidate := range []string{key, strings.TrimSuffix(key, "s"), strings.TrimSuffix(key, ".")} {
		if u, known := b.byKey[candidate]; known {
			return u.ID, nil
		}
	}
	if isPiece(key) {
		return catalog.Piece, nil
	}
	id, err := catalog.EnsureUnit(a.tx, said)
	if err != nil {
		return 0, err
	}
	made := catalog.Unit{ID: id, Code: said, Name: said, Decimals: quantity.MaxDecimals}
	b.byKey[key], b.byID[id] = made, made
	a.made("units")
	a.undo = append(a.undo, func() { delete(b.byKey, key) })
	s.noteOnce("%s: the unit “%s” was not there and was made.", s.table.file, said)
	return id, nil
}

// isPiece knows what other programs call a piece.
func isPiece(key string) bool {
	switch strings.TrimSuffix(strings.TrimSuffix(key, "."), "s") {
	case "pc", "ea", "each", "unit", "item", "stk", "stuck", "st", "pce", "piece", "no", "nr":
		return true
	}
	return false
}

func (b *unitBook) decimals(id int64) int { return b.of(id).Decimals }

func (b *unitBook) code(id int64) string { return b.of(id).Code }

func (b *unitBook) of(id int64) catalog.Unit {
	if id == 0 {
		id = catalog.Piece
	}
	return b.byID[id]
}

// placeBook finds locations, by code or name.
type placeBook struct {
	codes map[string]int64
	names map[string][]int64
}

// find returns the location that the row names; a name that is not there yet
// makes one, and no name is Main.
func (b *placeBook) find(a *attempt, s *sheet, r row) (int64, error) {
	if name := s.text(r, fLocation); name != "" {
		return b.named(a, s, r, fLocation, name)
	}
	return mainLocation, nil
}

// named returns the location of that code or name, which the field's column names.
func (b *placeBook) named(a *attempt, s *sheet, r row, field, name string) (int64, error) {
	key := fold.Key(name)
	if id, known := b.codes[key]; known {
		return id, nil
	}
	switch ids := b.names[key]; len(ids) {
	case 0:
	case 1:
		return ids[0], nil
	default:
		s.failAt(r, field, "there are %d locations called “%s”; say which by its code", len(ids), name)
		return 0, nil
	}
	id, err := stock.AddLocation(a.tx, stock.LocationInput{Name: name})
	if err != nil {
		return 0, err
	}
	b.names[key] = []int64{id}
	a.made("locations")
	a.undo = append(a.undo, func() { delete(b.names, key) })
	s.noteOnce("%s: the location “%s” was not there and was made.", s.table.file, name)
	return id, nil
}
