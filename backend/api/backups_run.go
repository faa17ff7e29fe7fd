package api

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"stockroom/backend/backup"
)

// cancellable runs long work that Cancel can stop, and tells the page how far it is.
func cancellable[T any](ctx context.Context, s *Backups, id string, work func(ctx context.Context, p backup.Progress) (T, error)) (T, error) {
	stoppable, finished := s.running.start(ctx, id)
	defer finished()
	answer, err := work(stoppable, s.tell(id))
	if stoppable.Err() != nil && ctx.Err() == nil && errors.Is(err, context.Canceled) {
		err = backup.ErrCancelled.At("")
	}
	return answer, err
}

const hundred = 100

// tell sends the page one event for each per cent.
func (s *Backups) tell(id string) backup.Progress {
	step, percent := "", -1
	return func(now string, done, total int) {
		reached := done * hundred / max(total, 1)
		if now == step && reached == percent {
			return
		}
		step, percent = now, reached
		s.host.shell.Emit("backup-progress", BackupProgress{RequestID: id, Step: now, Done: done, Total: total})
	}
}

func saveQuestion(b *Books, secret bool) SaveQuestion {
	name := strings.TrimSuffix(filepath.Base(b.DB.Path()), ".db") + "-" + b.DB.Today().String() + ".db"
	if secret {
		return SaveQuestion{Title: "Save an encrypted copy of the books", FileName: name + ".age", Filter: "*.age"}
	}
	return SaveQuestion{Title: "Save a copy of the books", FileName: name, Filter: "*.db"}
}

func previewBackup(ctx context.Context, b *Books, q BackupPreviewQuery, p backup.Progress) (BackupPreview, error) {
	source, err := backup.Open(ctx, b.DB.Path(), q.Path, q.Passphrase, p)
	if err != nil {
		return BackupPreview{}, err
	}
	now, err := backup.FactsOf(ctx, b.DB)
	if err := errors.Join(err, source.Close()); err != nil {
		return BackupPreview{}, err
	}
	return BackupPreview{
		Path: source.Path, SizeBytes: source.SizeBytes, Encrypted: source.Encrypted,
		Now: backupFacts(now), Then: backupFacts(source.Facts),
	}, nil
}

func restoreBackup(ctx context.Context, b *Books, q BackupRestore, p backup.Progress) (BackupRestored, error) {
	source, err := backup.Open(ctx, b.DB.Path(), q.Path, q.Passphrase, p)
	if err != nil {
		return BackupRestored{}, err
	}
	saved, err := backup.Restore(ctx, b.DB, source, p)
	if err := errors.Join(err, source.Close()); err != nil {
		return BackupRestored{}, err
	}
	facts, err := backup.FactsOf(context.WithoutCancel(ctx), b.DB)
	return BackupRestored{Facts: backupFacts(facts), Saved: backupRow(saved)}, err
}

func (s *Backups) state(ctx context.Context, closed error) (BooksState, error) {
	path, err := s.host.rescue.Path()
	state := BooksState{Open: closed == nil, Path: path, Failure: Failure{Params: map[string]string{}}, Backups: []BackupRow{}}
	if err != nil || state.Open {
		return state, nil //nolint:nilerr // the same error is why they are not open
	}
	state.Failure = FailureOf(known("Backups.State", closed))
	if !backup.Replaceable(path, closed) {
		return state, nil
	}
	state.Restorable, state.Anew = true, errors.Is(closed, backup.ErrGone)
	if rows, err := backupRows(ctx, path); err == nil {
		for _, row := range rows {
			if row.Why == "" {
				state.Backups = append(state.Backups, row)
			}
		}
	}
	return state, nil
}

func (s *Backups) rescue(ctx context.Context, q BooksRescue, closed error) error {
	path, err := s.host.rescue.Path()
	if err != nil {
		return err
	}
	if !backup.Replaceable(path, closed) {
		return closed
	}
	source, err := backup.Open(ctx, path, q.Path, q.Passphrase, nil)
	if err != nil {
		return err
	}
	_, err = backup.Replace(path, source, s.host.rescue.Now())
	if err := errors.Join(err, source.Close()); err != nil {
		return err
	}
	return s.host.rescue.Again(ctx, false)
}

func backupRows(ctx context.Context, path string) ([]BackupRow, error) {
	all, err := backup.List(ctx, path)
	rows := make([]BackupRow, 0, len(all))
	for _, b := range all {
		rows = append(rows, backupRow(b))
	}
	return rows, err
}

func backupRow(b backup.Backup) BackupRow {
	return BackupRow{
		Name: b.Name, Path: b.Path, Kind: string(b.Kind), MadeAt: whenText(b.At), SizeBytes: b.SizeBytes,
		Encrypted: b.Encrypted, Why: b.Why, Facts: backupFacts(b.Facts),
	}
}

func backupFacts(f backup.Facts) BackupFacts {
	return BackupFacts{
		Schema: f.Schema, Products: f.Products, Suppliers: f.Suppliers, Customers: f.Customers, Orders: f.Orders,
		Movements: f.Movements, StockValueMinor: int64(f.StockValue), Currency: f.Currency.Code,
		CurrencyDecimals: f.Currency.Decimals, LastCommandAt: whenText(f.LastCommand),
	}
}

// whenText writes an instant; none is "".
func whenText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
