package catalog_test

import (
	"context"
	"testing"

	"stockroom/backend/catalog"
	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/fault"
	"stockroom/backend/text"
)

func TestUnits(t *testing.T) {
	s := newShop(t)
	ctx := context.Background()
	box, err := s.CreateUnit(ctx, dbtest.RequestID(), catalog.UnitInput{Code: " Box ", Decimals: 2})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		in    catalog.UnitInput
		kind  *fault.Kind
		field string
	}{
		"taken":         {catalog.UnitInput{Code: "BOX"}, catalog.ErrUnitExists, "code"},
		"no code":       {catalog.UnitInput{}, text.ErrEmpty, "code"},
		"four decimals": {catalog.UnitInput{Code: "t", Decimals: 4}, catalog.ErrUnitDecimals, "decimals"},
		"negative":      {catalog.UnitInput{Code: "t", Decimals: -1}, catalog.ErrUnitDecimals, "decimals"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := s.CreateUnit(ctx, dbtest.RequestID(), c.in)
			wantFault(t, err, c.kind, c.field)
		})
	}
	units, err := s.Units(ctx)
	if err != nil || len(units) != 5 || units[0].Code != "Box" || units[0].Name != "Box" || units[0].ID != box {
		t.Fatalf("units are %v, %v", units, err)
	}
	p := s.create(catalog.ProductInput{SKU: "A", Name: "Apple", UnitID: box, ReorderPoint: 1500})
	wantFault(t, s.DeleteUnit(ctx, dbtest.RequestID(), box), catalog.ErrUnitUsed, "id")
	wantFault(t, s.DeleteUnit(ctx, dbtest.RequestID(), catalog.Piece), catalog.ErrUnitDefault, "id")
	wantFault(t, s.DeleteUnit(ctx, dbtest.RequestID(), 99), catalog.ErrUnitUnknown, "id")
	update := func(decimals int) error {
		return s.UpdateUnit(ctx, dbtest.RequestID(), box, catalog.UnitInput{Code: "crate", Decimals: decimals})
	}
	wantFault(t, update(0), catalog.ErrUnitFiner, "decimals")
	if err := update(1); err != nil {
		t.Fatalf("1.5 fits one decimal: %v", err)
	}
	in := p.ProductInput
	in.ReorderPoint = 0
	if _, err := s.Update(ctx, dbtest.RequestID(), p.ID, in); err != nil {
		t.Fatal(err)
	}
	s.move(p.ID, 1100, 0, "found")
	wantFault(t, update(0), catalog.ErrUnitFiner, "decimals")
	if err := update(3); err != nil {
		t.Fatal(err)
	}
	if err := s.DeleteUnit(ctx, dbtest.RequestID(), 4); err != nil {
		t.Fatal(err)
	}
	if units, err = s.Units(ctx); err != nil || len(units) != 4 || units[0].Code != "crate" || units[0].Products != 1 || units[0].Decimals != 3 {
		t.Errorf("units are %v, %v", units, err)
	}
}

func TestEnsureUnit(t *testing.T) {
	s := newShop(t)
	s.exec(func(tx *db.Tx) error {
		for code, want := range map[string]int64{"PCS": 1, "Piece": 1, "kilogram": 2, "M": 3} {
			if got, err := catalog.EnsureUnit(tx, code); err != nil || got != want {
				t.Errorf("%s is unit %d, %v; want %d", code, got, err, want)
			}
		}
		made, err := catalog.EnsureUnit(tx, "dozen")
		if err != nil || made <= 4 {
			t.Errorf("made %d, %v", made, err)
		}
		again, err := catalog.EnsureUnit(tx, "Dozen")
		if again != made {
			t.Errorf("made twice: %d, %d", made, again)
		}
		return err
	})
}
