package settings

import (
	"context"
	"encoding/json"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/journal"
	"stockroom/backend/text"
)

// Failures of views.
var (
	ErrViewUnknown = fault.Define("settings.view_unknown", "There is no such view.")
	ErrViewTaken   = fault.Define("settings.view_taken", "This list already has a view named “{name}”.")
	ErrViewState   = fault.Define("settings.view_state", "A view cannot hold this.")
	ErrViewMany    = fault.Define("settings.view_many", "A list can have {limit} views. Delete one first.")
)

// Limits of views.
const (
	maxViewName  = 60
	maxViewList  = 40
	maxViewState = 20_000 // bytes
	maxViews     = 100    // of one list: more are no help to anyone
)

// View is a list as someone wants to see it again: columns, sort, filters.
type View struct {
	ID    int64
	List  string // products, purchase-orders, …
	Name  string
	State string // JSON that the window writes and reads
	// Standard says that the list opens with it; one of a list at most.
	Standard bool
}

// Views returns the views of a list by name.
func (s *Service) Views(ctx context.Context, list string) ([]View, error) {
	return readViews(s.db.Read(ctx), list)
}

// SaveView adds a view (ID 0) or replaces one, and returns its id. Fails with
// text.ErrEmpty, text.ErrTooLong, ErrViewUnknown, ErrViewTaken, ErrViewState, ErrViewMany.
func (s *Service) SaveView(ctx context.Context, requestID string, v View) (int64, error) {
	c := journal.Command{RequestID: requestID, Name: "settings.save_view", Input: v}
	return journal.Do(ctx, s.db, c, func(tx *db.Tx) (int64, error) {
		v, err := v.clean()
		if err != nil {
			return 0, err
		}
		tx.Changed(db.Settings)
		id, err := writeView(tx, v)
		if err != nil {
			return 0, err
		}
		return id, journal.About(tx, journal.Subject{Type: "view", ID: id, Label: v.Name}, "Saved the view "+v.Name)
	})
}

// DeleteView deletes a view. Fails with ErrViewUnknown.
func (s *Service) DeleteView(ctx context.Context, requestID string, id int64) error {
	c := journal.Command{RequestID: requestID, Name: "settings.delete_view", Input: id}
	_, err := journal.Do(ctx, s.db, c, func(tx *db.Tx) (struct{}, error) {
		tx.Changed(db.Settings)
		name, err := deleteView(tx, id)
		if err != nil {
			return struct{}{}, err
		}
		return struct{}{}, journal.About(tx, journal.Subject{Type: "view", ID: id, Label: name}, "Deleted the view "+name)
	})
	return err
}

func (v View) clean() (View, error) {
	var c text.Cleaner
	c.Required("name", &v.Name, maxViewName)
	c.Required("list", &v.List, maxViewList)
	if err := c.Err(); err != nil {
		return v, err
	}
	if len(v.State) > maxViewState || !json.Valid([]byte(v.State)) {
		return v, ErrViewState.At("state")
	}
	return v, nil
}
