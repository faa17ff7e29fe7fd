// Package party is what suppliers and customers have in common: a card with
// code, name, address and contacts, where it is kept, and how it is found.
package party

import (
	"strconv"
	"strings"

	"stockroom/backend/fault"
	"stockroom/backend/fold"
	"stockroom/backend/text"
)

// Failures of this package.
var (
	ErrCodeTaken      = fault.Define("party.code_taken", "The code {code} already belongs to {name}.")
	ErrSort           = fault.Define("party.sort_unknown", "The list cannot be sorted by “{sort}”.")
	ErrFilter         = fault.Define("party.filter_unknown", "The filter “{value}” is not known.")
	ErrContactUnnamed = fault.Define("party.contact_unnamed", "Give the contact a name.")
	ErrContacts       = fault.Define("party.contacts", "At most {limit} contacts can be kept.")
)

// maxContacts keeps a card one that a person can read.
const maxContacts = 100

// Card is what we know of a supplier or a customer.
type Card struct {
	Code       string // unique ignoring case; "" in a new card takes the next number
	Name       string
	Address    string // street, may have several lines
	City       string
	Region     string
	PostalCode string
	Country    string
	Email      string
	Phone      string
	Website    string
	TaxNumber  string
	Terms      string // of payment and delivery, as printed on documents
	Notes      string
	Contacts   []Contact // the first is the main one
}

// Contact is a person at a supplier or a customer.
type Contact struct {
	Name  string
	Role  string
	Email string
	Phone string
}

// Clean returns the card as it is kept: trimmed, without empty contacts. Fails
// with text.ErrEmpty, text.ErrTooLong, ErrContactUnnamed, ErrContacts at the
// field of the card.
func (c Card) Clean() (Card, error) {
	var t text.Cleaner
	t.Line("code", &c.Code, text.Code)
	t.Required("name", &c.Name, text.Name)
	t.Block("address", &c.Address, text.Body)
	t.Line("city", &c.City, text.Name)
	t.Line("region", &c.Region, text.Name)
	t.Line("postalCode", &c.PostalCode, text.Code)
	t.Line("country", &c.Country, text.Name)
	t.Line("email", &c.Email, text.Name)
	t.Line("phone", &c.Phone, text.Name)
	t.Line("website", &c.Website, text.Body)
	t.Line("taxNumber", &c.TaxNumber, text.Code)
	t.Line("terms", &c.Terms, text.Name)
	t.Block("notes", &c.Notes, text.Body)
	contacts, err := cleanContacts(&t, c.Contacts)
	c.Contacts = contacts
	if t.Err() != nil {
		return c, t.Err()
	}
	return c, err
}

func cleanContacts(t *text.Cleaner, contacts []Contact) ([]Contact, error) {
	if len(contacts) > maxContacts {
		return nil, ErrContacts.At("contacts").With("limit", maxContacts)
	}
	kept := []Contact{}
	for i, p := range contacts {
		at := "contacts." + strconv.Itoa(i) + "."
		t.Line(at+"name", &p.Name, text.Name)
		t.Line(at+"role", &p.Role, text.Name)
		t.Line(at+"email", &p.Email, text.Name)
		t.Line(at+"phone", &p.Phone, text.Name)
		if p == (Contact{}) {
			continue
		}
		if p.Name == "" {
			return kept, ErrContactUnnamed.At(at + "name")
		}
		kept = append(kept, p)
	}
	return kept, nil
}

// searchKey is what the card is found by: code, name, town, country, e-mail
// and the contacts.
func (c Card) searchKey() string {
	parts := []string{c.Name, c.Code, c.City, c.Region, c.Country, c.Email}
	for _, p := range c.Contacts {
		parts = append(parts, p.Name, p.Email)
	}
	for i := range parts {
		parts[i] = fold.Key(parts[i])
	}
	return strings.Join(parts, "\n")
}
