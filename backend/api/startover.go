package api

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"stockroom/backend/backup"
	"stockroom/backend/db"
	"stockroom/backend/journal"
	"stockroom/backend/seed"
	"stockroom/backend/settings"
)

// StartOverRequest asks to throw the sample shop away.
type StartOverRequest struct {
	RequestID string `json:"requestId"`
}

// StartedOver says where what was thrown away can be found again.
type StartedOver struct {
	Backup string `json:"backup"` // the file name of the backup that was made first
}

// StartOver begins blank books in the place of the sample shop, and of what was
// added to it; company, currency and preferences stay. A backup is made first.
// Fails with journal.request_id, with seed.no_sample where the books did not begin
// with the sample shop, and as restoring a backup does.
func (a *App) StartOver(q StartOverRequest) (StartedOver, error) {
	return run(a.host, "App.StartOver", func(ctx context.Context, b *Books) (StartedOver, error) {
		if q.RequestID == "" {
			return StartedOver{}, journal.ErrRequestID.At("requestId")
		}
		if err := seed.RefuseOwnBooks(ctx, b.DB); err != nil {
			return StartedOver{}, err
		}
		folder, err := os.MkdirTemp("", "stockroom-blank-")
		if err != nil {
			return StartedOver{}, fmt.Errorf("make room for blank books: %w", err)
		}
		saved, err := replaceByBlank(ctx, b, filepath.Join(folder, "books.db"), q.RequestID)
		return StartedOver{Backup: filepath.Base(saved.Path)}, errors.Join(err, os.RemoveAll(folder))
	})
}

// replaceByBlank puts blank books with the present settings in the place of the open ones.
func replaceByBlank(ctx context.Context, b *Books, path, requestID string) (backup.Backup, error) {
	chosen, err := b.Settings.All(ctx)
	if err != nil {
		return backup.Backup{}, err
	}
	blank, err := db.Open(ctx, db.Options{Path: path, Create: true, Clock: b.DB.Now, User: b.DB.User(), Zone: b.DB.Zone()})
	if err != nil {
		return backup.Backup{}, err
	}
	err = keepSettings(ctx, settings.New(blank), chosen, requestID)
	if err := errors.Join(err, blank.Close()); err != nil {
		return backup.Backup{}, err
	}
	source, err := backup.Open(ctx, b.DB.Path(), path, "", nil)
	if err != nil {
		return backup.Backup{}, err
	}
	saved, err := backup.Restore(ctx, b.DB, source, nil)
	return saved, errors.Join(err, source.Close())
}

func keepSettings(ctx context.Context, s *settings.Service, chosen settings.All, requestID string) error {
	return errors.Join(
		s.SaveCurrency(ctx, requestID+"-currency", chosen.Currency.Code),
		s.SaveCompany(ctx, requestID+"-company", chosen.Company),
		s.SavePreferences(ctx, requestID+"-preferences", chosen.Preferences),
	)
}
