package api

import (
	"context"
	"time"

	"stockroom/backend/backup"
)

// Backups is the window's access to the copies of the books. Those methods
// that do not change the open books also work when they cannot be opened.
type Backups struct {
	host    *Host
	running runningWork
}

// NewBackups returns the bound struct on the host.
func NewBackups(h *Host) *Backups { return &Backups{host: h} }

// Rescue is what can be done about books that cannot be opened.
type Rescue struct {
	// Path is where the books are, or should be.
	Path func() (string, error)
	// Again opens them again; anew begins new ones where they are gone.
	Again func(ctx context.Context, anew bool) error
	// Now tells the time.
	Now func() time.Time
}

// BackupFacts are what books hold, or held when a backup was made.
type BackupFacts struct {
	Schema          string `json:"schema"` // such as "0003_sales"
	Products        int64  `json:"products"`
	Suppliers       int64  `json:"suppliers"`
	Customers       int64  `json:"customers"`
	Orders          int64  `json:"orders"` // of both kinds
	Movements       int64  `json:"movements"`
	StockValueMinor int64  `json:"stockValueMinor"`
	// Currency and CurrencyDecimals are those of the backup: books restored may have another one.
	Currency         string `json:"currency"`
	CurrencyDecimals int    `json:"currencyDecimals"`
	// LastCommandAt is when the last command was given; "" without one.
	LastCommandAt string `json:"lastCommandAt"`
}

// BackupRow is one backup.
type BackupRow struct {
	Name      string `json:"name"` // of the file
	Path      string `json:"path"`
	Kind      string `json:"kind"` // manual, close, daily, import, migration, restore; damaged: books kept as they were
	MadeAt    string `json:"madeAt"`
	SizeBytes int64  `json:"sizeBytes"`
	Encrypted bool   `json:"encrypted"`
	// Why says why it cannot be used; "" is a good one.
	Why   string      `json:"why"`
	Facts BackupFacts `json:"facts"` // not known of an encrypted one
}

// BackupList lists the backups in the folder beside the books, newest first.
type BackupList struct {
	Folder string      `json:"folder"`
	Rows   []BackupRow `json:"rows"`
}

// BackupProgress is the data of the event "backup-progress".
type BackupProgress struct {
	RequestID string `json:"requestId"`
	Step      string `json:"step"` // copy, check, save, decrypt, restore
	Done      int    `json:"done"`
	Total     int    `json:"total"` // 0: nobody knows
}

// List lists the backups. Fails with backup.folder.
func (s *Backups) List(_ NoInput) (BackupList, error) {
	return runAnyway(s.host, "Backups.List", func(ctx context.Context, _ *Books, _ error) (BackupList, error) {
		path, err := s.host.rescue.Path()
		if err != nil {
			return BackupList{}, err
		}
		rows, err := backupRows(ctx, path)
		return BackupList{Folder: backup.Folder(path), Rows: rows}, err
	})
}

// BackupCreate asks for a backup now.
type BackupCreate struct {
	RequestID string `json:"requestId"` // for Cancel and the progress
}

// Create makes a backup in the folder beside the books and proves it. Fails
// with backup.folder, backup.full, backup.unsound, backup.cancelled.
func (s *Backups) Create(q BackupCreate) (BackupRow, error) {
	return run(s.host, "Backups.Create", func(ctx context.Context, b *Books) (BackupRow, error) {
		made, err := cancellable(ctx, s, q.RequestID, func(ctx context.Context, p backup.Progress) (backup.Backup, error) {
			return backup.Make(ctx, b.DB, backup.Manual, p)
		})
		return backupRow(made), err
	})
}

// BackupSave asks for a copy in a place that the user chooses.
type BackupSave struct {
	RequestID string `json:"requestId"`
	// Passphrase encrypts the copy; "" does not.
	Passphrase string `json:"passphrase"`
}

// Save asks where, and writes a copy of the books there, encrypted where a
// passphrase is given; an empty path means that the user cancelled the
// dialog. Fails as Create does and with backup.passphrase_short,
// backup.target, db.own.
func (s *Backups) Save(q BackupSave) (BackupRow, error) {
	return run(s.host, "Backups.Save", func(ctx context.Context, b *Books) (BackupRow, error) {
		path, err := s.host.shell.SaveFile(saveQuestion(b, q.Passphrase != ""))
		if err != nil || path == "" {
			return BackupRow{}, err
		}
		made, err := cancellable(ctx, s, q.RequestID, func(ctx context.Context, p backup.Progress) (backup.Backup, error) {
			return backup.Save(ctx, b.DB, path, q.Passphrase, p)
		})
		return backupRow(made), err
	})
}

// BackupFile is the file that the user chose.
type BackupFile struct {
	Path string `json:"path"` // "": cancelled
}

// ChooseFile lets the user choose a backup that lies elsewhere.
func (s *Backups) ChooseFile(_ NoInput) (BackupFile, error) {
	return runAnyway(s.host, "Backups.ChooseFile", func(context.Context, *Books, error) (BackupFile, error) {
		path, err := s.host.shell.OpenFile(OpenQuestion{Title: "Choose a backup", Filter: "*.db;*.age"})
		return BackupFile{Path: path}, err
	})
}

// BackupPreviewQuery asks what restoring a backup would change.
type BackupPreviewQuery struct {
	RequestID  string `json:"requestId"`
	Path       string `json:"path"`
	Passphrase string `json:"passphrase"` // of an encrypted one
}

// BackupPreview is what the books hold, and what they would hold.
type BackupPreview struct {
	Path      string      `json:"path"`
	SizeBytes int64       `json:"sizeBytes"`
	Encrypted bool        `json:"encrypted"`
	Now       BackupFacts `json:"now"`
	Then      BackupFacts `json:"then"`
}

// Preview opens a backup, proves it and says what restoring it would change;
// it changes nothing. Fails with backup.encrypted and backup.passphrase at
// passphrase, backup.damaged, db.foreign, db.missing, db.newer, db.own.
func (s *Backups) Preview(q BackupPreviewQuery) (BackupPreview, error) {
	return run(s.host, "Backups.Preview", func(ctx context.Context, b *Books) (BackupPreview, error) {
		return cancellable(ctx, s, q.RequestID, func(ctx context.Context, p backup.Progress) (BackupPreview, error) {
			return previewBackup(ctx, b, q, p)
		})
	})
}

// BackupRestore is the command to put a backup in the place of the books.
type BackupRestore struct {
	RequestID  string `json:"requestId"`
	Path       string `json:"path"`
	Passphrase string `json:"passphrase"`
}

// BackupRestored says what the books hold now and where their former state is kept.
type BackupRestored struct {
	Facts BackupFacts `json:"facts"`
	Saved BackupRow   `json:"saved"`
}

// Restore keeps the present state as a backup and puts another one in its
// place, at once for everybody who has the books open. A failure or a cancel
// changes nothing. Fails as Preview and Create do, and with backup.changed.
func (s *Backups) Restore(q BackupRestore) (BackupRestored, error) {
	return run(s.host, "Backups.Restore", func(ctx context.Context, b *Books) (BackupRestored, error) {
		return cancellable(ctx, s, q.RequestID, func(ctx context.Context, p backup.Progress) (BackupRestored, error) {
			return restoreBackup(ctx, b, q, p)
		})
	})
}

// BackupCancel names running work by its request id.
type BackupCancel struct {
	RequestID string `json:"requestId"`
}

// BackupCancelled tells whether such work was running.
type BackupCancelled struct {
	Running bool `json:"running"`
}

// Cancel stops a backup, a preview or a restore; nothing of it remains. What
// has finished meanwhile stays.
func (s *Backups) Cancel(q BackupCancel) (BackupCancelled, error) {
	return runAnyway(s.host, "Backups.Cancel", func(context.Context, *Books, error) (BackupCancelled, error) {
		return BackupCancelled{Running: s.running.cancel(q.RequestID)}, nil
	})
}

// BooksState says whether the books are open, and what can be done where they are not.
type BooksState struct {
	Open bool   `json:"open"`
	Path string `json:"path"`
	// Failure says why they are not open; its code is "" where they are.
	Failure Failure `json:"failure"`
	// Restorable tells that a backup may take their place: they are damaged or gone.
	Restorable bool `json:"restorable"`
	// Anew tells that new books may be begun: the old ones are gone.
	Anew bool `json:"anew"`
	// Backups are those to restore, newest first, where they are restorable.
	Backups []BackupRow `json:"backups"`
}

// State says whether the books are open. It fails only when Stockroom is closing.
func (s *Backups) State(_ NoInput) (BooksState, error) {
	return runAnyway(s.host, "Backups.State", func(ctx context.Context, _ *Books, closed error) (BooksState, error) {
		return s.state(ctx, closed)
	})
}

// BooksRescue is the command to replace books that cannot be opened by a backup.
type BooksRescue struct {
	Path       string `json:"path"`
	Passphrase string `json:"passphrase"`
}

// Rescue puts a backup in the place of books that are damaged or gone, and
// opens them. What was there is kept beside the backups, as it is. Where the
// books are open it does nothing. Fails as Preview does, and with whatever the
// books still cannot be opened for.
func (s *Backups) Rescue(q BooksRescue) (BooksState, error) {
	return runAnyway(s.host, "Backups.Rescue", func(ctx context.Context, _ *Books, closed error) (BooksState, error) {
		if closed != nil {
			if err := s.rescue(ctx, q, closed); err != nil {
				return BooksState{}, err
			}
		}
		return s.state(ctx, nil)
	})
}

// Reopen asks for another try at books that could not be opened.
type Reopen struct {
	// Anew begins new books where the old ones are gone.
	Anew bool `json:"anew"`
}

// Reopen tries again to open the books; where they are open it does nothing.
// Fails with whatever they cannot be opened for.
func (s *Backups) Reopen(q Reopen) (BooksState, error) {
	return runAnyway(s.host, "Backups.Reopen", func(ctx context.Context, _ *Books, closed error) (BooksState, error) {
		if closed != nil {
			if err := s.host.rescue.Again(ctx, q.Anew); err != nil {
				return BooksState{}, err
			}
		}
		return s.state(ctx, nil)
	})
}
