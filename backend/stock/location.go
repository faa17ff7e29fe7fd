package stock

import (
	"context"
	"strings"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/fold"
	"stockroom/backend/journal"
)

// Failures of locations.
var (
	ErrLocationName      = fault.Define("stock.location_name", "Give the location a name of at most {most} letters.")
	ErrLocationCode      = fault.Define("stock.location_code", "A location's code can have at most {most} letters.")
	ErrLocationTaken     = fault.Define("stock.location_taken", "There is already a location “{name}” at this place.")
	ErrLocationCodeTaken = fault.Define("stock.location_code_taken", "The code “{code}” belongs to another location.")
	ErrLocationCycle     = fault.Define("stock.location_cycle", "A location cannot lie within itself.")
	ErrLocationStock     = fault.Define("stock.location_stock", "{location} is not empty. Products with stock there: {products}. Move or adjust that stock first.")
	ErrLocationChildren  = fault.Define("stock.location_children", "{location} has locations below it: {locations}. Archive or move what lies below it first.")
	ErrMainLocation      = fault.Define("stock.main_location", "Orders use {location} unless told otherwise, so it cannot be archived.")
)

const (
	maxLocationName = 100
	maxLocationCode = 50
)

// LocationInput is what the user says of a location.
type LocationInput struct {
	Code       string // unique ignoring case; "" is none
	Name       string // unique within its parent, ignoring case
	ParentID   int64  // 0: a root
	Quarantine bool   // what it holds is not available
}

// CreateLocation adds a location and returns its id. Fails with ErrLocationName,
// ErrLocationCode, ErrLocationTaken, ErrLocationCodeTaken, ErrNoLocation and ErrArchivedLocation.
func (s *Service) CreateLocation(ctx context.Context, requestID string, in LocationInput) (int64, error) {
	command := journal.Command{RequestID: requestID, Name: "stock.create_location", Input: in}
	return journal.Do(ctx, s.db, command, func(tx *db.Tx) (int64, error) {
		id, err := AddLocation(tx, in)
		if err != nil {
			return 0, err
		}
		return id, aboutLocation(tx, id, in.Name, "Added the location "+strings.TrimSpace(in.Name))
	})
}

// AddLocation is CreateLocation inside another command's transaction.
func AddLocation(tx *db.Tx, in LocationInput) (int64, error) {
	node, err := in.checked()
	if err != nil {
		return 0, err
	}
	if err := checkPlace(tx, 0, node); err != nil {
		return 0, err
	}
	tx.Changed(db.Stock)
	return insertLocation(tx, node)
}

// UpdateInput changes a location.
type UpdateInput struct {
	ID int64
	LocationInput
}

// UpdateLocation renames or moves a location with everything below it, or
// changes whether it is quarantine, which only an empty one can. Fails with
// ErrLocationCycle, ErrLocationStock and as CreateLocation does.
func (s *Service) UpdateLocation(ctx context.Context, requestID string, in UpdateInput) (int64, error) {
	command := journal.Command{RequestID: requestID, Name: "stock.update_location", Input: in}
	return journal.Do(ctx, s.db, command, func(tx *db.Tx) (int64, error) {
		node, err := in.checked()
		if err != nil {
			return 0, err
		}
		before, err := findLocation(tx, in.ID)
		if err != nil {
			return 0, err
		}
		if err := checkPlace(tx, in.ID, node); err != nil {
			return 0, err
		}
		if before.Quarantine != in.Quarantine {
			if err := refuseStock(tx, before, "quarantine"); err != nil {
				return 0, err
			}
		}
		if err := updateLocation(tx, in.ID, node); err != nil {
			return 0, err
		}
		if err := journal.Former(tx, UpdateInput{ID: in.ID, LocationInput: before.input()}); err != nil {
			return 0, err
		}
		tx.Changed(db.Stock)
		return in.ID, aboutLocation(tx, in.ID, node.name, "Changed the location "+node.name)
	})
}

// ArchiveInput archives a location or brings it back.
type ArchiveInput struct {
	ID       int64
	Archived bool
}

// ArchiveLocation takes an empty location out of the pickers, or brings it
// back. Fails with ErrNoLocation, ErrMainLocation, ErrLocationStock,
// ErrLocationChildren, and ErrArchivedLocation when it comes back below an archived one.
func (s *Service) ArchiveLocation(ctx context.Context, requestID string, in ArchiveInput) (int64, error) {
	command := journal.Command{RequestID: requestID, Name: "stock.archive_location", Input: in}
	return journal.Do(ctx, s.db, command, func(tx *db.Tx) (int64, error) {
		before, err := findLocation(tx, in.ID)
		if err != nil {
			return 0, err
		}
		summary := "Brought back the location " + before.Name
		if in.Archived {
			summary = "Archived the location " + before.Name
			err = refuseArchive(tx, before)
		} else if before.ParentID != nil {
			err = refuseArchivedParent(tx, *before.ParentID)
		}
		if err != nil {
			return 0, err
		}
		if err := setArchived(tx, in); err != nil {
			return 0, err
		}
		tx.Changed(db.Stock)
		return in.ID, aboutLocation(tx, in.ID, before.Name, summary)
	})
}

// input is what would write the location again.
func (l storedLocation) input() LocationInput {
	in := LocationInput{Code: l.Code, Name: l.Name, Quarantine: l.Quarantine}
	if l.ParentID != nil {
		in.ParentID = *l.ParentID
	}
	return in
}

func aboutLocation(tx *db.Tx, id int64, name, summary string) error {
	return journal.About(tx, journal.Subject{Type: "location", ID: id, Label: strings.TrimSpace(name)}, summary)
}

// locationNode is a checked LocationInput.
type locationNode struct {
	code, codeKey, name, nameKey string
	parentID                     int64
	quarantine                   bool
}

func (in LocationInput) checked() (locationNode, error) {
	n := locationNode{
		code: strings.TrimSpace(in.Code), name: strings.Join(strings.Fields(in.Name), " "),
		parentID: in.ParentID, quarantine: in.Quarantine,
	}
	n.codeKey, n.nameKey = fold.Key(n.code), fold.Key(n.name)
	if n.nameKey == "" || len([]rune(n.name)) > maxLocationName {
		return n, ErrLocationName.At("name").With("most", maxLocationName)
	}
	if len([]rune(n.code)) > maxLocationCode {
		return n, ErrLocationCode.At("code").With("most", maxLocationCode)
	}
	return n, nil
}

// checkPlace refuses a parent that does not exist, is archived or lies below
// the location, and a name or code that is taken. id is 0 for a new location.
func checkPlace(tx *db.Tx, id int64, n locationNode) error {
	if n.parentID != 0 {
		if err := refuseArchivedParent(tx, n.parentID); err != nil {
			return err
		}
	}
	if id != 0 && n.parentID != 0 {
		within, err := liesWithin(tx, n.parentID, id)
		if err != nil {
			return err
		}
		if within {
			return ErrLocationCycle.At("parentId")
		}
	}
	taken, err := findTaken(tx, id, n)
	if err != nil {
		return err
	}
	switch {
	case taken.name:
		return ErrLocationTaken.At("name").With("name", n.name)
	case taken.code:
		return ErrLocationCodeTaken.At("code").With("code", n.code)
	}
	return nil
}

func refuseArchivedParent(tx *db.Tx, parentID int64) error {
	parent, err := findLocation(tx, parentID)
	if err != nil {
		return at("parentId", err)
	}
	if parent.Archived {
		return ErrArchivedLocation.At("parentId").With("location", parent.Name)
	}
	return nil
}

func refuseArchive(tx *db.Tx, l storedLocation) error {
	if l.ID == MainLocation {
		return ErrMainLocation.At("id").With("location", l.Name)
	}
	if err := refuseStock(tx, l, "id"); err != nil {
		return err
	}
	below, err := countChildren(tx, l.ID)
	if err != nil {
		return err
	}
	if below > 0 {
		return ErrLocationChildren.At("id").With("location", l.Name).With("locations", below)
	}
	return nil
}

func refuseStock(tx *db.Tx, l storedLocation, field string) error {
	products, err := countHeld(tx, l.ID)
	if err != nil {
		return err
	}
	if products > 0 {
		return ErrLocationStock.At(field).With("location", l.Name).With("products", products)
	}
	return nil
}
