// Package customer is who we sell to.
package customer

import (
	"context"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/journal"
	"stockroom/backend/party"
)

// ErrUnknown says that a customer does not exist.
var ErrUnknown = fault.Define("customer.unknown", "There is no customer with the id {id}.")

// kind says where customers are kept.
func kind() party.Kind {
	return party.Kind{
		Subject: "customer", Table: "customers", Contacts: "customer_contacts", Owner: "customer_id",
		Counter: "customer", Prefix: "C-",
		Orders: "sales_orders", Due: "required_day", Unborn: "quote", Open: [2]string{"confirmed", "partially_shipped"},
		Unknown: ErrUnknown,
	}
}

// Input is everything about a customer that the user decides.
type Input struct {
	Card party.Card
}

// Customer is one customer with its figures.
type Customer struct {
	party.Party
	Figures party.Figures
}

// Service gives the commands and queries of the package. Each command is one
// transaction, recorded in the journal.
type Service struct{ db *db.DB }

// New returns the service on an open database.
func New(d *db.DB) *Service { return &Service{db: d} }

// Create adds a customer. Fails with party's faults under "card.".
func (s *Service) Create(ctx context.Context, requestID string, in Input) (Customer, error) {
	return journal.Do(ctx, s.db, journal.Command{RequestID: requestID, Name: "customer.create", Input: in},
		func(tx *db.Tx) (Customer, error) {
			id, err := Create(tx, in)
			if err != nil {
				return Customer{}, err
			}
			return told(tx, id, "Added")
		})
}

// updateCommand is what Update records.
type updateCommand struct {
	ID    int64
	Input Input
}

// Update replaces everything the user decides about a customer. Fails as
// Create does, and with ErrUnknown.
func (s *Service) Update(ctx context.Context, requestID string, id int64, in Input) (Customer, error) {
	return journal.Do(ctx, s.db, journal.Command{RequestID: requestID, Name: "customer.update", Input: updateCommand{id, in}},
		func(tx *db.Tx) (Customer, error) {
			before, err := Get(tx.DB, id, tx.Today())
			if err != nil {
				return Customer{}, err
			}
			if err := Update(tx, id, in); err != nil {
				return Customer{}, err
			}
			if err := journal.Former(tx, Input{Card: before.Card}); err != nil {
				return Customer{}, err
			}
			return told(tx, id, "Changed")
		})
}

// told records what the command was about and answers with the customer.
func told(tx *db.Tx, id int64, verb string) (Customer, error) {
	one, err := Get(tx.DB, id, tx.Today())
	if err != nil {
		return Customer{}, err
	}
	tx.Changed(party.Topic)
	about := journal.Subject{Type: kind().Subject, ID: id, Label: one.Card.Name}
	return one, journal.About(tx, about, verb+" "+one.Card.Name)
}

// Create adds a customer within a command. Fails with party's faults under "card.".
func Create(tx *db.Tx, in Input) (int64, error) { return party.Create(tx, kind(), in.Card) }

// Update changes a customer within a command. Fails as Create does, and with ErrUnknown.
func Update(tx *db.Tx, id int64, in Input) error { return party.Update(tx, kind(), id, in.Card) }

// Archive archives customers or brings them back and returns how many
// changed. Fails with ErrUnknown.
func (s *Service) Archive(ctx context.Context, requestID string, in party.ArchiveInput) (int64, error) {
	return journal.Do(ctx, s.db, journal.Command{RequestID: requestID, Name: "customer.archive", Input: in},
		func(tx *db.Tx) (int64, error) { return party.Archive(tx, kind(), in) })
}
