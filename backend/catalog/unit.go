package catalog

import (
	"context"
	"strings"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/fold"
	"stockroom/backend/journal"
	"stockroom/backend/quantity"
	"stockroom/backend/text"
)

// Failures of units.
var (
	ErrUnitUnknown  = fault.Define("catalog.unit_unknown", "There is no unit with the id {id}.")
	ErrUnitExists   = fault.Define("catalog.unit_exists", "There is already a unit {code}.")
	ErrUnitDecimals = fault.Define("catalog.unit_decimals", "A unit has 0 to {limit} decimals.")
	ErrUnitFiner    = fault.Define("catalog.unit_finer", "There are quantities in {unit} that need its decimals ({decimals}).")
	ErrUnitUsed     = fault.Define("catalog.unit_used", "{unit} is in use. Products kept in it: {products}. Give each another unit first.")
	ErrUnitDefault  = fault.Define("catalog.unit_default", "Products without a unit of their own are kept in {unit}; it cannot be deleted.")
)

// Piece is the unit of a product for which none is named.
const Piece int64 = 1

// UnitInput is what the user decides about a unit.
type UnitInput struct {
	Code     string // "pcs", unique ignoring case
	Name     string // "piece"; "" is the code
	Decimals int    // 0 to 3
}

// Unit is a unit that products are kept in.
type Unit struct {
	ID       int64
	Code     string
	Name     string
	Decimals int
	Products int64 // how many products are kept in it, archived ones too
}

// clean returns the input as it is kept. Fails with text's faults, ErrUnitDecimals.
func (in UnitInput) clean() (UnitInput, error) {
	var t text.Cleaner
	t.Required("code", &in.Code, text.Code)
	t.Line("name", &in.Name, text.Name)
	switch {
	case t.Err() != nil:
		return in, t.Err()
	case fold.Key(in.Code) == "":
		return in, text.ErrEmpty.At("code")
	case in.Decimals < 0 || in.Decimals > quantity.MaxDecimals:
		return in, ErrUnitDecimals.At("decimals").With("limit", quantity.MaxDecimals)
	}
	if in.Name == "" {
		in.Name = in.Code
	}
	return in, nil
}

// unitCommand is what commands about one unit record.
type unitCommand struct {
	ID    int64
	Input UnitInput
}

// CreateUnit adds a unit. Fails with text's faults, ErrUnitExists, ErrUnitDecimals.
func (s *Service) CreateUnit(ctx context.Context, requestID string, in UnitInput) (int64, error) {
	return journal.Do(ctx, s.db, journal.Command{RequestID: requestID, Name: "catalog.create_unit", Input: in},
		func(tx *db.Tx) (int64, error) {
			id, err := CreateUnit(tx, in)
			if err != nil {
				return 0, err
			}
			return id, aboutUnit(tx, id, strings.TrimSpace(in.Code), "Added the unit ")
		})
}

// CreateUnit adds a unit within a command.
func CreateUnit(tx *db.Tx, in UnitInput) (int64, error) {
	in, err := in.clean()
	if err != nil {
		return 0, err
	}
	if err := refuseUnitTaken(tx, 0, in.Code); err != nil {
		return 0, err
	}
	tx.Changed(db.Catalog)
	return insertUnit(tx, in)
}

// EnsureUnit returns the unit with that code or name, ignoring case, and makes
// one with three decimals where it is missing: a foreign file's quantities
// must fit. Fails with text's faults.
func EnsureUnit(tx *db.Tx, code string) (int64, error) {
	units, err := unitsByID(tx.DB)
	if err != nil {
		return 0, err
	}
	key, named := fold.Key(code), int64(0)
	for _, u := range units {
		if fold.Key(u.Code) == key {
			return u.ID, nil
		}
		if fold.Key(u.Name) == key && (named == 0 || u.ID < named) {
			named = u.ID
		}
	}
	if named != 0 {
		return named, nil
	}
	return CreateUnit(tx, UnitInput{Code: code, Decimals: quantity.MaxDecimals})
}

// UpdateUnit changes a unit. Fails as CreateUnit does, with ErrUnitUnknown,
// and with ErrUnitFiner where quantities need the decimals it would lose.
func (s *Service) UpdateUnit(ctx context.Context, requestID string, id int64, in UnitInput) error {
	_, err := journal.Do(ctx, s.db, journal.Command{RequestID: requestID, Name: "catalog.update_unit", Input: unitCommand{id, in}},
		func(tx *db.Tx) (int64, error) {
			in, err := in.clean()
			if err != nil {
				return 0, err
			}
			before, err := unitByID(tx, id)
			if err != nil {
				return 0, err
			}
			if err := checkUnitChange(tx, before, in); err != nil {
				return 0, err
			}
			if err := journal.Former(tx, before.input()); err != nil {
				return 0, err
			}
			tx.Changed(db.Catalog)
			if err := updateUnit(tx, id, in); err != nil {
				return 0, err
			}
			return id, aboutUnit(tx, id, in.Code, "Changed the unit ")
		})
	return err
}

func checkUnitChange(tx *db.Tx, before Unit, in UnitInput) error {
	id := before.ID
	if err := refuseUnitTaken(tx, id, in.Code); err != nil {
		return err
	}
	if in.Decimals >= before.Decimals {
		return nil
	}
	finer, err := hasFiner(tx, id, in.Decimals)
	if err != nil {
		return err
	}
	if finer {
		return ErrUnitFiner.At("decimals").With("unit", before.Code).With("decimals", before.Decimals)
	}
	return nil
}

// DeleteUnit deletes a unit that no product uses. Fails with ErrUnitUsed,
// ErrUnitDefault, ErrUnitUnknown.
func (s *Service) DeleteUnit(ctx context.Context, requestID string, id int64) error {
	_, err := journal.Do(ctx, s.db, journal.Command{RequestID: requestID, Name: "catalog.delete_unit", Input: unitCommand{ID: id}},
		func(tx *db.Tx) (int64, error) {
			u, err := unitByID(tx, id)
			switch {
			case err != nil:
				return 0, err
			case id == Piece:
				return 0, ErrUnitDefault.At("id").With("unit", u.Code)
			case u.Products > 0:
				return 0, ErrUnitUsed.At("id").With("unit", u.Code).With("products", u.Products)
			}
			tx.Changed(db.Catalog)
			if err := deleteUnit(tx, id); err != nil {
				return 0, err
			}
			if err := journal.Former(tx, u.input()); err != nil {
				return 0, err
			}
			return id, aboutUnit(tx, id, u.Code, "Deleted the unit ")
		})
	return err
}

// input is what would write the unit again.
func (u Unit) input() UnitInput { return UnitInput{Code: u.Code, Name: u.Name, Decimals: u.Decimals} }

func aboutUnit(tx *db.Tx, id int64, code, what string) error {
	return journal.About(tx, journal.Subject{Type: "unit", ID: id, Label: code}, what+code)
}
