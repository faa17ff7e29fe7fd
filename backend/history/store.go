package history

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/journal"
)

// List returns one page of the commands that match. Fails with db.ErrCursor.
func (s *Service) List(ctx context.Context, query journal.Query) (List, error) {
	var list List
	err := s.DB.Snapshot(ctx, func(q *gorm.DB) error {
		page, err := journal.List(q, query)
		if err != nil {
			return err
		}
		list = List{Total: page.Total, Next: page.Next}
		if query.Cursor == "" {
			if list.Users, err = journal.Users(q); err != nil {
				return err
			}
		}
		list.Rows, err = rows(q, page.Records)
		return err
	})
	return list, err
}

// rows adds the steps to the records.
func rows(q *gorm.DB, records []journal.Record) ([]Row, error) {
	now, err := load(q, records)
	if err != nil {
		return nil, err
	}
	list := make([]Row, len(records))
	for i := range records {
		step, refusal := now.offer(&records[i])
		list[i] = Row{Record: records[i], Step: step, Refusal: refusal}
	}
	return list, nil
}

// find reads the command and what takes it back; done tells that the request
// already did.
func (s *Service) find(ctx context.Context, requestID string, target Target) (r journal.Recorded, offer Row, done bool, err error) {
	offer, r, err = s.read(ctx, target)
	if err != nil {
		return r, offer, false, err
	}
	var given journal.Recorded
	var known bool
	err = s.DB.Snapshot(ctx, func(q *gorm.DB) error {
		given, known, err = journal.Find(q, 0, requestID)
		return err
	})
	if err == nil && known && given.Undoes != r.ID {
		err = journal.ErrReused.At("requestId")
	}
	return r, offer, known, err
}

// read returns one command with its step. Fails with ErrUnknown.
func (s *Service) read(ctx context.Context, target Target) (row Row, recorded journal.Recorded, err error) {
	err = s.DB.Snapshot(ctx, func(q *gorm.DB) error {
		row, recorded, err = readRow(q, target)
		return err
	})
	return row, recorded, err
}

func readRow(q *gorm.DB, target Target) (Row, journal.Recorded, error) {
	found, known, err := journal.Find(q, target.ID, target.RequestID)
	if err != nil {
		return Row{}, found, err
	}
	if !known {
		return Row{}, found, ErrUnknown.At("id")
	}
	list, err := rows(q, []journal.Record{found.Record})
	if err != nil {
		return Row{}, found, err
	}
	return list[0], found, nil
}

// stillOffered fails with the reason why the step does not take the command
// back any more.
func stillOffered(tx *db.Tx, id int64, step Step) error {
	row, _, err := readRow(tx.DB, Target{ID: id})
	switch {
	case err != nil:
		return err
	case row.Refusal != nil:
		return row.Refusal
	case row.Step != step:
		return ErrChanged.At("")
	}
	return nil
}

// paperOf returns the id of the receipt or shipment that a command posted.
func (s *Service) paperOf(ctx context.Context, r journal.Record) (int64, error) {
	now, err := s.present(ctx, r)
	if err != nil {
		return 0, err
	}
	return now.papers[r.ID].ID, nil
}

// closedFor returns the reason for which an order was closed short before the
// command that re-opened it.
func (s *Service) closedFor(ctx context.Context, r journal.Record) (string, error) {
	now, err := s.present(ctx, r)
	if err != nil {
		return "", err
	}
	var closed int64
	for _, l := range now.last[subject(&r)] {
		if strings.HasSuffix(l.Command, ".close_short") {
			closed = l.ID
		}
	}
	found, _, err := journal.Find(s.DB.Read(ctx), closed, "")
	if err != nil {
		return "", err
	}
	var in struct{ Reason string }
	if err := json.Unmarshal([]byte(found.Input), &in); err != nil {
		return "", fmt.Errorf("read why the order was closed short: %w", err)
	}
	return in.Reason, nil
}

func (s *Service) present(ctx context.Context, r journal.Record) (now *present, err error) {
	err = s.DB.Snapshot(ctx, func(q *gorm.DB) error {
		now, err = load(q, []journal.Record{r})
		return err
	})
	return now, err
}
