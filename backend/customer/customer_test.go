package customer_test

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"stockroom/backend/customer"
	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/party"
	"stockroom/backend/supplier"
)

func TestCustomersAreKeptApartFromSuppliers(t *testing.T) {
	d, _ := dbtest.New(t)
	s, ctx := customer.New(d), context.Background()
	card := party.Card{Code: "ALFKI", Name: "Alfreds Futterkiste", City: "Berlin", Contacts: []party.Contact{{Name: "Maria Anders", Role: "Sales"}}}
	one, err := s.Create(ctx, dbtest.RequestID(), customer.Input{Card: card})
	if err != nil || !reflect.DeepEqual(one.Card, card) {
		t.Fatalf("kept %+v, %v", one, err)
	}
	if _, err := supplier.New(d).Create(ctx, dbtest.RequestID(), supplier.Input{Card: party.Card{Code: "alfki", Name: "x"}}); err != nil {
		t.Errorf("a supplier may have a customer's code: %v", err)
	}
	numbered, err := s.Create(ctx, dbtest.RequestID(), customer.Input{Card: party.Card{Name: "Blauer See"}})
	if err != nil || numbered.Card.Code != "C-00001" {
		t.Errorf("numbered %+v, %v", numbered, err)
	}
	card.City, card.Contacts = "Köln", []party.Contact{{Name: "Jörg"}}
	changed, err := s.Update(ctx, dbtest.RequestID(), one.ID, customer.Input{Card: card})
	if err != nil || !reflect.DeepEqual(changed.Card, card) {
		t.Errorf("became %+v, %v", changed, err)
	}
	if list, err := s.List(ctx, party.Query{Search: "koln jorg"}); err != nil || len(list.Rows) != 1 || list.Rows[0].Contact != "Jörg" {
		t.Errorf("found %+v, %v", list, err)
	}
	if picks, err := s.Find(ctx, "c-00001", 1); err != nil || len(picks) != 1 || picks[0].Name != "Blauer See" {
		t.Errorf("found %+v, %v", picks, err)
	}
	if n, err := s.Archive(ctx, dbtest.RequestID(), party.ArchiveInput{IDs: []int64{one.ID}, Archived: true}); err != nil || n != 1 {
		t.Errorf("archived %d, %v", n, err)
	}
	if again, err := s.Get(ctx, one.ID); err != nil || !again.Archived {
		t.Errorf("got %+v, %v", again, err)
	}
	if _, err := s.Get(ctx, 99); !errors.Is(err, customer.ErrUnknown) {
		t.Errorf("got %v", err)
	}
}

func TestFigures(t *testing.T) {
	d, _ := dbtest.New(t) // its clock stands at 2026-03-02
	s, ctx := customer.New(d), context.Background()
	one, err := s.Create(ctx, dbtest.RequestID(), customer.Input{Card: party.Card{Name: "A"}})
	if err != nil {
		t.Fatal(err)
	}
	for i, state := range []string{"quote", "cancelled", "confirmed", "partially_shipped", "shipped"} {
		err := d.Write(ctx, func(tx *db.Tx) error {
			return tx.Exec(`INSERT INTO sales_orders(number, number_key, customer_id, location_id, state, order_day, required_day, net, created_at, created_by, updated_at)
				VALUES(?, ?, ?, 1, ?, ?, 20260201, ?, 0, 'ana', 0)`, i, i, one.ID, state, 20260110-i, 100+i).Error
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.Get(ctx, one.ID)
	want := party.Figures{Orders: 3, OpenOrders: 2, OpenNet: 205, Net: 309, LateOrders: 2, LastOrderDay: 20260108}
	if err != nil || got.Figures != want {
		t.Errorf("got %+v, %v; want %+v", got.Figures, err, want)
	}
}
