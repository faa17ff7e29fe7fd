package backend

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"time"

	"stockroom/backend/api"
	"stockroom/backend/backup"
	"stockroom/backend/db"
)

// How often the open books are looked at for a daily backup: the first time
// soon, when the window has settled.
const (
	firstLook = time.Minute
	nextLook  = 15 * time.Minute
)

// keeper makes backups while the books are open.
type keeper struct {
	stop  context.CancelFunc
	ended chan struct{}
	anew  bool // new books are wanted, whatever the backups say
}

// keep begins to make the daily backups.
func (b *Backend) keep(ctx context.Context) {
	if !b.config.Backups || b.config.KeepSchema {
		return
	}
	ctx, b.keeper.stop = context.WithCancel(ctx)
	b.keeper.ended = make(chan struct{})
	go b.watch(ctx, b.db, b.keeper.ended)
}

func (b *Backend) watch(ctx context.Context, d *db.DB, ended chan struct{}) {
	defer close(ended)
	timer := time.NewTimer(firstLook)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
			b.dailyBackup(ctx, d)
			timer.Reset(nextLook)
		}
	}
}

func (b *Backend) dailyBackup(ctx context.Context, d *db.DB) {
	made, err := backup.EnsureDaily(ctx, d)
	if err != nil && ctx.Err() == nil {
		slog.Error("the daily backup could not be made", "error", err)
	}
	if made {
		b.config.Shell.Emit("changed", []string{"backups"})
	}
}

// lastBackup ends the daily backups and makes the one of the close. The books
// are closed, whatever becomes of it.
func (b *Backend) lastBackup() {
	if b.keeper.stop == nil {
		return
	}
	b.keeper.stop()
	<-b.keeper.ended
	b.keeper.stop = nil
	_, err := backup.Ensure(context.Background(), b.db, backup.Closing, nil)
	if b.db.Vanished() {
		// What is closed now is gone for ever.
		_, err = backup.Make(context.Background(), b.db, backup.Closing, nil)
	}
	if err != nil {
		slog.Error("the backup at the close could not be made", "error", err)
	}
}

// beforeMigration keeps the books as the older version left them.
func beforeMigration(ctx context.Context, d *db.DB) error {
	_, err := backup.Ensure(ctx, d, backup.Migration, nil)
	return err
}

// refuseGone keeps the window from beginning empty books in the place of some
// that are gone: an empty shop frightens, and its first entries would be in the way.
func (b *Backend) refuseGone(path string) error {
	if !b.config.Backups || !b.config.Create || b.keeper.anew {
		return nil
	}
	if info, err := os.Stat(path); err == nil && info.Size() > 0 || err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if !backup.Exist(path) {
		return nil
	}
	return backup.ErrGone.With("path", path)
}

// rescue is what the window can do about books that cannot be opened.
func (b *Backend) rescue() api.Rescue {
	return api.Rescue{
		Path: func() (string, error) { return Locate(b.config.Path) },
		Now:  b.config.Clock,
		Again: func(ctx context.Context, anew bool) error {
			b.mu.Lock()
			defer b.mu.Unlock()
			if b.db != nil {
				return nil
			}
			b.keeper.anew = anew
			if err := b.open(ctx); err != nil {
				b.host.Fail(err)
				return err
			}
			return nil
		},
	}
}
