package catalog

import (
	"context"
	"strconv"
	"strings"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/journal"
)

// subject is what the journal calls a product.
const subject = "product"

// Create adds a product. Fails with the faults of products, barcodes,
// categories and units at the field of the input.
func (s *Service) Create(ctx context.Context, requestID string, in ProductInput) (Product, error) {
	in.Archived = false
	return journal.Do(ctx, s.db, journal.Command{RequestID: requestID, Name: "catalog.create", Input: in},
		func(tx *db.Tx) (Product, error) {
			id, err := CreateProduct(tx, in)
			if err != nil {
				return Product{}, err
			}
			return told(tx, id, "Added")
		})
}

// Update replaces everything that the user decides about a product; whether
// it is archived stays. Fails as Create does, and with ErrProductUnknown,
// ErrUnitFixed, ErrBelowZero.
func (s *Service) Update(ctx context.Context, requestID string, id int64, in ProductInput) (Product, error) {
	in.Archived = false
	return journal.Do(ctx, s.db, journal.Command{RequestID: requestID, Name: "catalog.update", Input: Change{id, in}},
		func(tx *db.Tx) (Product, error) {
			before, err := Get(tx.DB, id)
			if err != nil {
				return Product{}, err
			}
			in.Archived = before.Archived
			if err := UpdateProduct(tx, id, in); err != nil {
				return Product{}, err
			}
			if err := journal.Former(tx, before.ProductInput); err != nil {
				return Product{}, err
			}
			after, err := Get(tx.DB, id)
			if err != nil {
				return Product{}, err
			}
			changed := strings.Join(before.differences(after.ProductInput), ", ")
			if changed == "" {
				changed = "nothing"
			}
			return told(tx, id, "Changed "+changed+" of")
		})
}

// told records what the command was about and answers with the product.
func told(tx *db.Tx, id int64, verb string) (Product, error) {
	p, err := Get(tx.DB, id)
	if err != nil {
		return Product{}, err
	}
	return p, journal.About(tx, journal.Subject{Type: subject, ID: id, Label: p.Name}, verb+" "+p.Name)
}

// Archive archives products, or brings them back, and returns how many
// changed. Fails with ErrProductUnknown; then none has changed.
func (s *Service) Archive(ctx context.Context, requestID string, in ArchiveInput) (int64, error) {
	return journal.Do(ctx, s.db, journal.Command{RequestID: requestID, Name: "catalog.archive", Input: in},
		func(tx *db.Tx) (int64, error) { return Archive(tx, in) })
}

// Archive archives products within a command, or brings them back.
func Archive(tx *db.Tx, in ArchiveInput) (int64, error) {
	names, err := productNames(tx.DB, in.IDs)
	if err != nil {
		return 0, err
	}
	for _, id := range in.IDs {
		if _, ok := names[id]; !ok {
			return 0, ErrProductUnknown.At("ids").With("id", id)
		}
	}
	changed, err := setArchived(tx, in)
	if err != nil {
		return 0, err
	}
	tx.Changed(db.Catalog, db.Stock)
	about, what := journal.Subject{Type: subject}, strconv.FormatInt(changed, 10)+" products"
	if len(in.IDs) == 1 {
		about.ID, about.Label, what = in.IDs[0], names[in.IDs[0]], names[in.IDs[0]]
	}
	summary := "Archived " + what
	if !in.Archived {
		summary = "Brought " + what + " back from the archive"
	}
	return changed, journal.About(tx, about, summary)
}

// CreateProduct adds one product within a command. Fails as Service.Create does.
func CreateProduct(tx *db.Tx, in ProductInput) (int64, error) {
	ids, problems, err := CreateProducts(tx, []ProductInput{in})
	if err != nil {
		return 0, err
	}
	if len(problems) > 0 {
		return 0, problems[0].Err
	}
	return ids[0], nil
}

// CreateProducts adds any number of products within a command, in a few
// queries for many of them. With problems nothing was written.
func CreateProducts(tx *db.Tx, inputs []ProductInput) (ids []int64, problems []Problem, err error) {
	changes := make([]Change, len(inputs))
	for i, in := range inputs {
		changes[i].Input = in
	}
	changes, problems, err = check(tx, changes)
	if err != nil || len(problems) > 0 {
		return nil, problems, err
	}
	tx.Changed(db.Catalog)
	ids, err = insertProducts(tx, changes)
	return ids, nil, err
}

// UpdateProduct changes one product within a command. Fails as Service.Update does.
func UpdateProduct(tx *db.Tx, id int64, in ProductInput) error {
	_, problems, err := UpdateProducts(tx, []Change{{ID: id, Input: in}})
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return problems[0].Err
	}
	return nil
}

// UpdateProducts changes any number of products within a command and returns
// how many it changed; those that already are as wanted stay untouched. With
// problems nothing was written.
func UpdateProducts(tx *db.Tx, changes []Change) (changed int64, problems []Problem, err error) {
	changes, problems, err = check(tx, changes)
	if err != nil {
		return 0, nil, err
	}
	ids := make([]int64, len(changes))
	for i, c := range changes {
		ids[i] = c.ID
	}
	before, err := LoadInputs(tx.DB, ids)
	if err != nil {
		return 0, nil, err
	}
	for i, c := range changes {
		if _, ok := before[c.ID]; !ok {
			problems = append(problems, Problem{Row: i, Err: ErrProductUnknown.At("id").With("id", c.ID)})
			continue
		}
		err := checkHistory(tx, before[c.ID], c)
		if _, ok := fault.Of(err); ok {
			problems = append(problems, Problem{Row: i, Err: err})
		} else if err != nil {
			return 0, nil, err
		}
	}
	if len(problems) > 0 {
		return 0, problems, nil
	}
	changed, err = updateProducts(tx, before, changes)
	if changed > 0 {
		tx.Changed(db.Catalog, db.Stock)
	}
	return changed, nil, err
}

// checkHistory refuses what the product's past forbids: another unit under its
// quantities, and no negative stock while there is some.
func checkHistory(tx *db.Tx, before ProductInput, c Change) error {
	if before.UnitID != c.Input.UnitID {
		used, unit, err := hasQuantities(tx.DB, c.ID)
		if err != nil {
			return err
		}
		if used {
			return ErrUnitFixed.At("unitId").With("unit", unit)
		}
	}
	if before.AllowNegative && !c.Input.AllowNegative {
		below, found, err := belowZero(tx.DB, c.ID)
		if err != nil {
			return err
		}
		if found {
			return ErrBelowZero.At("allowNegative").With("quantity", below.OnHand).With("location", below.Location)
		}
	}
	return nil
}
