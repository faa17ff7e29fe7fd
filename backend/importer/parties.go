package importer

import (
	"reflect"
	"slices"
	"strings"

	"stockroom/backend/customer"
	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/party"
	"stockroom/backend/supplier"
)

// partyBook is where one kind of party is found and kept.
type partyBook struct {
	what    string // in sentences: "supplier"
	index   party.Index
	cards   map[int64]party.Party
	lead    map[int64]*int64 // lead times of suppliers
	load    func(ids []int64) (map[int64]party.Party, error)
	create  func(card party.Card, lead *int64) (int64, error)
	replace func(id int64, card party.Card, lead *int64) error
}

func supplierBook(tx *db.Tx) (*partyBook, error) {
	b := &partyBook{what: "supplier", cards: map[int64]party.Party{}}
	b.load = func(ids []int64) (map[int64]party.Party, error) { return supplier.Load(tx.DB, ids) }
	b.create = func(card party.Card, lead *int64) (int64, error) {
		return supplier.Create(tx, supplier.Input{Card: card, LeadTimeDays: lead})
	}
	b.replace = func(id int64, card party.Card, lead *int64) error {
		return supplier.Update(tx, id, supplier.Input{Card: card, LeadTimeDays: lead})
	}
	var err error
	if b.lead, err = leadTimes(tx.DB); err != nil {
		return nil, err
	}
	b.index, err = supplier.LoadIndex(tx.DB)
	return b, err
}

func customerBook(tx *db.Tx) (*partyBook, error) {
	b := &partyBook{what: "customer", cards: map[int64]party.Party{}}
	b.load = func(ids []int64) (map[int64]party.Party, error) { return customer.Load(tx.DB, ids) }
	b.create = func(card party.Card, _ *int64) (int64, error) { return customer.Create(tx, customer.Input{Card: card}) }
	b.replace = func(id int64, card party.Card, _ *int64) error {
		return customer.Update(tx, id, customer.Input{Card: card})
	}
	var err error
	b.index, err = customer.LoadIndex(tx.DB)
	return b, err
}

// named returns the only party of that name; several is how many there are.
func (b *partyBook) named(name string) (id int64, several int) {
	ids := b.index.Names[fold.Key(name)]
	if len(ids) == 1 {
		return ids[0], 1
	}
	return 0, len(ids)
}

// keep notes a new party, for the rows that follow, and returns what forgets it.
func (b *partyBook) keep(id int64, card party.Card) func() {
	code, name := fold.Key(card.Code), fold.Key(card.Name)
	if code != "" {
		b.index.Codes[code] = id
	}
	b.index.Names[name] = append(b.index.Names[name], id)
	return func() {
		if code != "" {
			delete(b.index.Codes, code)
		}
		b.index.Names[name] = b.index.Names[name][:len(b.index.Names[name])-1]
	}
}

// partyDraft is one row of suppliers or customers.
type partyDraft struct {
	row row
	id  int64 // 0 is a new one
}

func (a *attempt) takeParties(open func(*db.Tx) (*partyBook, error)) error {
	b, err := open(a.tx)
	if err != nil {
		return err
	}
	drafts := a.partyDrafts(b)
	ids := make([]int64, 0, len(drafts))
	for _, d := range drafts {
		if d.id != 0 {
			ids = append(ids, d.id)
		}
	}
	if b.cards, err = b.load(ids); err != nil {
		return err
	}
	a.tx.Changed(db.Parties)
	for _, d := range drafts {
		if err := a.step("write", len(drafts)); err != nil {
			return err
		}
		if err := a.guard(a.main, d.row, func() error { return a.writeParty(b, d) }); err != nil {
			return err
		}
	}
	return nil
}

// partyDrafts finds the party that each row means: by its code, without one
// by its name.
func (a *attempt) partyDrafts(b *partyBook) []partyDraft {
	s, seen, about := a.main, map[string]int{}, map[int64]int{} // by what the row says, and by whom it means
	var drafts []partyDraft
	for _, r := range s.table.rows {
		code, name := s.text(r, fCode), s.text(r, fName)
		key, field := "code "+fold.Key(code), fCode
		if code == "" {
			key, field = "name "+fold.Key(name), fName
		}
		if name == "" {
			s.failAt(r, fName, "the name is missing")
			continue
		}
		if first, twice := seen[key]; twice {
			s.failAt(r, field, "“%s” is already in row %d", s.text(r, field), first)
			continue
		}
		seen[key] = r.number
		id := b.index.Codes[fold.Key(code)]
		if code == "" {
			named, several := b.named(name)
			if several > 1 {
				s.failAt(r, fName, "there are %d %ss called “%s”; say which by its code", several, b.what, name)
				continue
			}
			id = named
		}
		if first, twice := about[id]; twice && id != 0 {
			s.failAt(r, field, "“%s” is the %s of row %d", s.text(r, field), b.what, first)
			continue
		}
		about[id] = r.number
		drafts = append(drafts, partyDraft{r, id})
	}
	return drafts
}

func (a *attempt) writeParty(b *partyBook, d partyDraft) error {
	counts, lead := a.count(string(a.request.Kind)), b.lead[d.id]
	if days := a.main.days(d.row, fLeadTime); days != nil {
		given := int64(*days)
		lead = &given
	}
	before := b.cards[d.id].Card
	card, err := a.overlay(d.row, before).Clean()
	if err != nil {
		return err
	}
	if a.main.bad[d.row.number] {
		return nil
	}
	switch {
	case d.id == 0:
		id, err := b.create(card, lead)
		if err != nil {
			return err
		}
		a.undo = append(a.undo, b.keep(id, card))
		counts.Created++
	case sameCard(before, card) && sameNumber(lead, b.lead[d.id]):
		counts.Unchanged++
	default:
		if err := b.replace(d.id, card, lead); err != nil {
			return err
		}
		counts.Updated++
	}
	return nil
}

// overlay puts what the row says over a card; what it does not say stays.
func (a *attempt) overlay(r row, card party.Card) party.Card {
	if code := a.main.text(r, fCode); fold.Key(code) != fold.Key(card.Code) && code != "" {
		card.Code = code // the same code in other letters stays as it is kept
	}
	type part struct {
		field  string
		member *string
	}
	for _, m := range []part{
		{fName, &card.Name},
		{fAddress, &card.Address},
		{fCity, &card.City},
		{fRegion, &card.Region},
		{fPostalCode, &card.PostalCode},
		{fCountry, &card.Country},
		{fEmail, &card.Email},
		{fPhone, &card.Phone},
		{fWebsite, &card.Website},
		{fTaxNumber, &card.TaxNumber},
		{fTerms, &card.Terms},
		{fNotes, &card.Notes},
	} {
		a.main.overlay(r, m.field, m.member)
	}
	name, role := a.main.text(r, fContact), a.main.text(r, fRole)
	if name == "" {
		return card
	}
	card.Contacts = slices.Clone(card.Contacts)
	if len(card.Contacts) == 0 {
		card.Contacts = append(card.Contacts, party.Contact{})
	}
	if !strings.EqualFold(card.Contacts[0].Name, name) {
		card.Contacts[0] = party.Contact{Name: name} // another person: the former one's numbers are not theirs
	}
	card.Contacts[0].Name = name
	if role != "" {
		card.Contacts[0].Role = role
	}
	return card
}

func sameCard(one, other party.Card) bool {
	same := slices.Equal(one.Contacts, other.Contacts)
	one.Contacts, other.Contacts = nil, nil
	return same && reflect.DeepEqual(one, other)
}

func sameNumber[T comparable](one, other *T) bool {
	if one == nil || other == nil {
		return one == other
	}
	return *one == *other
}

// partyBy resolves a party that another file names: a code must be there, a
// name that is not there yet makes a new one.
func (a *attempt) partyBy(b *partyBook, s *sheet, r row, codeField, nameField string) (int64, error) {
	id, newcomer, err := a.findParty(b, s, r, codeField, nameField)
	if err != nil || newcomer == "" {
		return id, err
	}
	return a.newParty(b, newcomer)
}

// findParty finds a party that another file names, by its code or its name;
// newcomer is a name that is not there yet.
func (a *attempt) findParty(b *partyBook, s *sheet, r row, codeField, nameField string) (id int64, newcomer string, err error) {
	if code := s.text(r, codeField); code != "" {
		id, known := b.index.Codes[fold.Key(code)]
		if !known {
			s.failAt(r, codeField, "there is no %s with the code “%s”", b.what, code)
		}
		return id, "", nil
	}
	name := s.text(r, nameField)
	if name == "" {
		return 0, "", nil
	}
	id, several := b.named(name)
	switch {
	case several == 1:
		return id, "", nil
	case several > 1:
		s.failAt(r, nameField, "there are %d %ss called “%s”; say which by its code", several, b.what, name)
		return 0, "", nil
	}
	if id, known := b.index.Codes[fold.Key(name)]; known { // a code in a column of names
		return id, "", nil
	}
	_, err = party.Card{Name: name}.Clean()
	return 0, name, err
}

// newParty makes a party of which nothing but the name is known, unless one of
// that name was made since.
func (a *attempt) newParty(b *partyBook, name string) (int64, error) {
	if id, several := b.named(name); several == 1 {
		return id, nil
	}
	card, err := party.Card{Name: name}.Clean()
	if err != nil {
		return 0, err
	}
	id, err := b.create(card, nil)
	if err != nil {
		return 0, err
	}
	a.made(b.what + "s")
	a.undo = append(a.undo, b.keep(id, card))
	return id, nil
}
