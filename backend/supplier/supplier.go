// Package supplier is who we buy from.
package supplier

import (
	"context"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/journal"
	"stockroom/backend/party"
)

// Failures of this package.
var (
	ErrUnknown  = fault.Define("supplier.unknown", "There is no supplier with the id {id}.")
	ErrLeadTime = fault.Define("supplier.lead_time", "The lead time must be between 0 and {limit} days.")
)

// maxLeadTimeDays is ten years: beyond it is a typing error.
const maxLeadTimeDays = 3650

// kind says where suppliers are kept.
func kind() party.Kind {
	return party.Kind{
		Subject: "supplier", Table: "suppliers", Contacts: "supplier_contacts", Owner: "supplier_id",
		Counter: "supplier", Prefix: "S-",
		Orders: "purchase_orders", Due: "promised_day", Unborn: "draft", Open: [2]string{"ordered", "partially_received"},
		Unknown: ErrUnknown,
	}
}

// Input is everything about a supplier that the user decides.
type Input struct {
	Card         party.Card
	LeadTimeDays *int64 // 0 to 3650; nil: not known
}

// Supplier is one supplier with its figures.
type Supplier struct {
	party.Party
	LeadTimeDays *int64
	Products     int64 // active products it supplies
	Figures      party.Figures
}

// Service gives the commands and queries of the package. Each command is one
// transaction, recorded in the journal.
type Service struct{ db *db.DB }

// New returns the service on an open database.
func New(d *db.DB) *Service { return &Service{db: d} }

// Create adds a supplier. Fails with party's faults under "card.", ErrLeadTime.
func (s *Service) Create(ctx context.Context, requestID string, in Input) (Supplier, error) {
	return journal.Do(ctx, s.db, journal.Command{RequestID: requestID, Name: "supplier.create", Input: in},
		func(tx *db.Tx) (Supplier, error) {
			id, err := Create(tx, in)
			if err != nil {
				return Supplier{}, err
			}
			return told(tx, id, "Added")
		})
}

// updateCommand is what Update records.
type updateCommand struct {
	ID    int64
	Input Input
}

// Update replaces everything the user decides about a supplier. Fails as
// Create does, and with ErrUnknown.
func (s *Service) Update(ctx context.Context, requestID string, id int64, in Input) (Supplier, error) {
	return journal.Do(ctx, s.db, journal.Command{RequestID: requestID, Name: "supplier.update", Input: updateCommand{id, in}},
		func(tx *db.Tx) (Supplier, error) {
			before, err := Get(tx.DB, id, tx.Today())
			if err != nil {
				return Supplier{}, err
			}
			if err := Update(tx, id, in); err != nil {
				return Supplier{}, err
			}
			if err := journal.Former(tx, Input{Card: before.Card, LeadTimeDays: before.LeadTimeDays}); err != nil {
				return Supplier{}, err
			}
			return told(tx, id, "Changed")
		})
}

// told records what the command was about and answers with the supplier.
func told(tx *db.Tx, id int64, verb string) (Supplier, error) {
	one, err := Get(tx.DB, id, tx.Today())
	if err != nil {
		return Supplier{}, err
	}
	tx.Changed(party.Topic)
	about := journal.Subject{Type: kind().Subject, ID: id, Label: one.Card.Name}
	return one, journal.About(tx, about, verb+" "+one.Card.Name)
}

// Create adds a supplier within a command. Fails with party's faults under
// "card.", ErrLeadTime.
func Create(tx *db.Tx, in Input) (int64, error) {
	if err := checkLeadTime(in.LeadTimeDays); err != nil {
		return 0, err
	}
	id, err := party.Create(tx, kind(), in.Card)
	if err != nil {
		return 0, err
	}
	return id, saveLeadTime(tx, id, in.LeadTimeDays)
}

// Update changes a supplier within a command. Fails as Create does, and with ErrUnknown.
func Update(tx *db.Tx, id int64, in Input) error {
	if err := checkLeadTime(in.LeadTimeDays); err != nil {
		return err
	}
	if err := party.Update(tx, kind(), id, in.Card); err != nil {
		return err
	}
	return saveLeadTime(tx, id, in.LeadTimeDays)
}

func checkLeadTime(days *int64) error {
	if days != nil && (*days < 0 || *days > maxLeadTimeDays) {
		return ErrLeadTime.At("leadTimeDays").With("limit", maxLeadTimeDays)
	}
	return nil
}

// Archive archives suppliers or brings them back and returns how many
// changed. Fails with ErrUnknown.
func (s *Service) Archive(ctx context.Context, requestID string, in party.ArchiveInput) (int64, error) {
	return journal.Do(ctx, s.db, journal.Command{RequestID: requestID, Name: "supplier.archive", Input: in},
		func(tx *db.Tx) (int64, error) { return party.Archive(tx, kind(), in) })
}
