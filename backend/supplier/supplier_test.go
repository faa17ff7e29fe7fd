package supplier_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/fault"
	"stockroom/backend/party"
	"stockroom/backend/supplier"
	"stockroom/backend/text"
)

func wantFault(t *testing.T, err error, kind *fault.Kind, field string) {
	t.Helper()
	f, ok := fault.Of(err)
	if !ok || !errors.Is(err, kind) {
		t.Fatalf("got %v, want %v", err, kind)
	}
	if f.Field() != field {
		t.Errorf("at %q, want %q", f.Field(), field)
	}
}

func create(t *testing.T, s *supplier.Service, card party.Card) supplier.Supplier {
	t.Helper()
	one, err := s.Create(context.Background(), dbtest.RequestID(), supplier.Input{Card: card})
	if err != nil {
		t.Fatal(err)
	}
	return one
}

func TestCreateUpdateGet(t *testing.T) {
	d, clock := dbtest.New(t)
	s := supplier.New(d)
	days := int64(14)
	in := supplier.Input{LeadTimeDays: &days, Card: party.Card{
		Code: "EXO", Name: "Exotic Liquids", Address: "49 Gilbert St.\nYard 2", City: "London", Region: "", PostalCode: "EC1 4SD", Country: "UK",
		Email: "a@example.com", Phone: "(171) 555-2222", Website: "example.com", TaxNumber: "GB1", Terms: "30 days net", Notes: "kind people",
		Contacts: []party.Contact{{Name: "Charlotte Cooper", Role: "Purchasing"}, {}, {Name: "Zoë", Email: "z@example.com", Phone: "1"}},
	}}
	first, err := s.Create(context.Background(), dbtest.RequestID(), in)
	if err != nil {
		t.Fatal(err)
	}
	in.Card.Contacts = []party.Contact{in.Card.Contacts[0], in.Card.Contacts[2]}
	if !reflect.DeepEqual(first.Card, in.Card) || *first.LeadTimeDays != 14 || first.Archived || first.CreatedAt != dbtest.Start().UnixMilli() {
		t.Errorf("kept %+v", first)
	}
	other := create(t, s, party.Card{Name: "Other"})
	if other.Card.Code != "S-00001" {
		t.Errorf("an empty code became %q", other.Card.Code)
	}
	clock.Advance(time.Minute)
	in.Card.Name, in.Card.Code, in.Card.Contacts, in.LeadTimeDays = "Exotic Gases", "", nil, nil
	changed, err := s.Update(context.Background(), dbtest.RequestID(), first.ID, in)
	if err != nil {
		t.Fatal(err)
	}
	if changed.Card.Name != "Exotic Gases" || changed.Card.Code != "EXO" || len(changed.Card.Contacts) != 0 || changed.LeadTimeDays != nil ||
		changed.UpdatedAt == first.UpdatedAt {
		t.Errorf("became %+v", changed)
	}
	if again, err := s.Get(context.Background(), other.ID); err != nil || !reflect.DeepEqual(again, other) {
		t.Errorf("the other one changed: %+v, %v", again, err)
	}
}

func TestRefusals(t *testing.T) {
	d, _ := dbtest.New(t)
	s := supplier.New(d)
	create(t, s, party.Card{Code: "abc", Name: "First"})
	long := int64(3651)
	for name, c := range map[string]struct {
		in    supplier.Input
		kind  *fault.Kind
		field string
	}{
		"no name":         {supplier.Input{}, text.ErrEmpty, "card.name"},
		"code taken":      {supplier.Input{Card: party.Card{Name: "x", Code: "ABC"}}, party.ErrCodeTaken, "card.code"},
		"long city":       {supplier.Input{Card: party.Card{Name: "x", City: strings.Repeat("x", 201)}}, text.ErrTooLong, "card.city"},
		"unnamed contact": {supplier.Input{Card: party.Card{Name: "x", Contacts: []party.Contact{{Name: "a"}, {Phone: "1"}}}}, party.ErrContactUnnamed, "card.contacts.1.name"},
		"contacts":        {supplier.Input{Card: party.Card{Name: "x", Contacts: make([]party.Contact, 101)}}, party.ErrContacts, "card.contacts"},
		"lead time":       {supplier.Input{Card: party.Card{Name: "x"}, LeadTimeDays: &long}, supplier.ErrLeadTime, "leadTimeDays"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := s.Create(context.Background(), dbtest.RequestID(), c.in)
			wantFault(t, err, c.kind, c.field)
		})
	}
	_, err := s.Update(context.Background(), dbtest.RequestID(), 99, supplier.Input{Card: party.Card{Name: "x"}})
	wantFault(t, err, supplier.ErrUnknown, "id")
	_, err = s.Get(context.Background(), 99)
	wantFault(t, err, supplier.ErrUnknown, "id")
	_, err = s.Archive(context.Background(), dbtest.RequestID(), party.ArchiveInput{IDs: []int64{1, 99}, Archived: true})
	wantFault(t, err, supplier.ErrUnknown, "ids")
	if list, err := s.List(context.Background(), party.Query{Archived: "all"}); err != nil || list.Total != 1 || list.Rows[0].Archived {
		t.Errorf("left are %+v, %v", list, err)
	}
	if next := create(t, s, party.Card{Name: "x"}); next.Card.Code != "S-00001" {
		t.Errorf("refused commands used up numbers: %s", next.Card.Code)
	}
}

func TestNumbersStepOverChosenCodes(t *testing.T) {
	d, _ := dbtest.New(t)
	s := supplier.New(d)
	create(t, s, party.Card{Code: "s-00001", Name: "x"})
	create(t, s, party.Card{Code: "S-00002", Name: "y"})
	if got := create(t, s, party.Card{Name: "z"}).Card.Code; got != "S-00003" {
		t.Errorf("got %s", got)
	}
}

func names(rows []party.Row) string {
	list := []string{}
	for _, r := range rows {
		list = append(list, r.Name)
	}
	return strings.Join(list, ", ")
}

func TestListAndFind(t *testing.T) {
	d, _ := dbtest.New(t)
	s := supplier.New(d)
	a := create(t, s, party.Card{Code: "3", Name: "Aux joyeux ecclésiastiques", City: "Paris", Country: "France", Contacts: []party.Contact{{Name: "Guylène Nodier"}}})
	create(t, s, party.Card{Code: "1", Name: "Zaanse Snoepfabriek", City: "Zaandam", Country: "Netherlands"})
	create(t, s, party.Card{Code: "2", Name: "Åkerö 100%", City: "Århus", Country: "Denmark"})
	old := create(t, s, party.Card{Code: "zaanse", Name: "Old"})
	if n, err := s.Archive(context.Background(), dbtest.RequestID(), party.ArchiveInput{IDs: []int64{old.ID}, Archived: true}); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	for name, c := range map[string]struct {
		query party.Query
		want  string
	}{
		"by name":       {party.Query{}, "Åkerö 100%, Aux joyeux ecclésiastiques, Zaanse Snoepfabriek"},
		"by code, back": {party.Query{Sort: "code", Descending: true}, "Aux joyeux ecclésiastiques, Åkerö 100%, Zaanse Snoepfabriek"},
		"by city":       {party.Query{Sort: "city"}, "Åkerö 100%, Aux joyeux ecclésiastiques, Zaanse Snoepfabriek"},
		"by country":    {party.Query{Sort: "country"}, "Åkerö 100%, Aux joyeux ecclésiastiques, Zaanse Snoepfabriek"},
		"archived":      {party.Query{Archived: "archived"}, "Old"},
		"everything":    {party.Query{Archived: "all", Sort: "code"}, "Zaanse Snoepfabriek, Åkerö 100%, Aux joyeux ecclésiastiques, Old"},
		"contact":       {party.Query{Search: "guylene"}, "Aux joyeux ecclésiastiques"},
		"city":          {party.Query{Search: "zaand"}, "Zaanse Snoepfabriek"},
		"two words":     {party.Query{Search: "akero den"}, "Åkerö 100%"},
		"percent":       {party.Query{Search: "%"}, "Åkerö 100%"},
		"underscore":    {party.Query{Search: "_"}, ""},
		"quote":         {party.Query{Search: "' OR 1=1 --"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			list, err := s.List(context.Background(), c.query)
			if err != nil || names(list.Rows) != c.want || list.Total != int64(len(list.Rows)) {
				t.Errorf("got %s of %d, %v; want %s", names(list.Rows), list.Total, err, c.want)
			}
		})
	}
	var paged []party.Row
	for q := (party.Query{Limit: 1, Sort: "city"}); ; {
		list, err := s.List(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		paged = append(paged, list.Rows...)
		if q.Cursor = list.Next; q.Cursor == "" {
			break
		}
	}
	if got := names(paged); got != "Åkerö 100%, Aux joyeux ecclésiastiques, Zaanse Snoepfabriek" {
		t.Errorf("page by page: %s", got)
	}
	if paged[1].Contact != "Guylène Nodier" || paged[1].ID != a.ID {
		t.Errorf("the row is %+v", paged[1])
	}
	for text, want := range map[string]string{"": "[Åkerö 100% Aux joyeux ecclésiastiques Zaanse Snoepfabriek]", "za": "[Zaanse Snoepfabriek]", "3": "[Aux joyeux ecclésiastiques]", "o": "[Åkerö 100% Aux joyeux ecclésiastiques Zaanse Snoepfabriek]", "zaanse": "[Zaanse Snoepfabriek]"} {
		picks, err := s.Find(context.Background(), text, 0)
		got := []string{}
		for _, p := range picks {
			got = append(got, p.Name)
		}
		if err != nil || fmt.Sprint(got) != want {
			t.Errorf("%q finds %v, %v; want %s", text, got, err, want)
		}
	}
	_, err := s.List(context.Background(), party.Query{Sort: "x"})
	wantFault(t, err, party.ErrSort, "sort")
	_, err = s.List(context.Background(), party.Query{Archived: "x"})
	wantFault(t, err, party.ErrFilter, "archived")
}

func TestFigures(t *testing.T) {
	d, _ := dbtest.New(t) // its clock stands at 2026-03-02
	s := supplier.New(d)
	a, b := create(t, s, party.Card{Name: "A"}), create(t, s, party.Card{Name: "B"})
	for i, o := range []struct {
		state         string
		net           int64
		day, promised int
	}{
		{"draft", 1, 20260301, 0},
		{"cancelled", 2, 20260228, 0},
		{"ordered", 10, 20260110, 20260301},
		{"ordered", 20, 20260111, 20260302},
		{"partially_received", 40, 20260112, 0},
		{"received", 80, 20260109, 20260101},
		{"closed_short", 160, 20260108, 20260101},
	} {
		err := d.Write(context.Background(), func(tx *db.Tx) error {
			return tx.Exec(`INSERT INTO purchase_orders(number, number_key, supplier_id, location_id, state, order_day, promised_day, net, created_at, created_by, updated_at)
				VALUES(?, ?, ?, 1, ?, ?, ?, ?, 0, 'ana', 0)`, i, i, a.ID, o.state, o.day, o.promised, o.net).Error
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.Get(context.Background(), a.ID)
	want := party.Figures{Orders: 5, OpenOrders: 3, OpenNet: 70, Net: 310, LateOrders: 1, LastOrderDay: 20260112}
	if err != nil || got.Figures != want {
		t.Errorf("got %+v, %v; want %+v", got.Figures, err, want)
	}
	if other, err := s.Get(context.Background(), b.ID); err != nil || other.Figures != (party.Figures{}) {
		t.Errorf("the other has %+v, %v", other.Figures, err)
	}
	for _, sort := range []string{"openOrders", "openNet", "lastOrder"} {
		list, err := s.List(context.Background(), party.Query{Sort: sort, Descending: true})
		if err != nil || names(list.Rows) != "A, B" {
			t.Errorf("by %s: %s, %v", sort, names(list.Rows), err)
			continue
		}
		if r := list.Rows[0]; r.OpenOrders != 3 || r.OpenNet != 70 || r.LastOrderDay != 20260112 {
			t.Errorf("row is %+v", r)
		}
		if r := list.Rows[1]; r.OpenOrders != 0 || r.OpenNet != 0 || r.LastOrderDay != 0 {
			t.Errorf("row is %+v", r)
		}
	}
}

func TestIndexAndLoad(t *testing.T) {
	d, _ := dbtest.New(t)
	s := supplier.New(d)
	a := create(t, s, party.Card{Code: "Ä1", Name: "Same"})
	b := create(t, s, party.Card{Code: "b2", Name: "SAME"})
	index, err := supplier.LoadIndex(d.Read(context.Background()))
	if err != nil || index.Codes["a1"] != a.ID || fmt.Sprint(index.Names["same"]) != fmt.Sprint([]int64{a.ID, b.ID}) {
		t.Errorf("got %+v, %v", index, err)
	}
	cards, err := supplier.Load(d.Read(context.Background()), []int64{b.ID, 99})
	if err != nil || len(cards) != 1 || cards[b.ID].Card.Code != "b2" {
		t.Errorf("got %+v, %v", cards, err)
	}
}
