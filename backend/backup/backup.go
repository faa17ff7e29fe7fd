// Package backup keeps copies of the books beside them, and puts one back.
//
// A backup is a whole database in one file, in the folder "backups" beside
// the books. It counts as one only after it was opened and proved: the file
// is sound and every balance is the sum of its movements. Copies of the last
// 7 days, 4 weeks and 12 months are kept. docs/backups.md says it for users.
package backup

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/money"
)

// Failures of this package.
var (
	ErrFolder     = fault.Define("backup.folder", "No backup could be made in {folder}: {why}. The books are as they were; see to the folder, or save a copy elsewhere.")
	ErrFull       = fault.Define("backup.full", "There is no room for a backup in {folder}. The books are as they were; free some space, or save a copy to another disk.")
	ErrUnsound    = fault.Define("backup.unsound", "The copy is not sound ({why}), so it was not kept as a backup. The books themselves are probably damaged: run `stockroom check`, and restore a backup.")
	ErrDamaged    = fault.Define("backup.damaged", "{path} is damaged: {why}. Nothing was changed; choose another backup.")
	ErrMiswritten = fault.Define("backup.miswritten", "{path} does not read as it was written: the disk is probably failing. The copy was not kept; use another disk.")
	ErrTarget     = fault.Define("backup.target", "{path} is there already and is no backup of Stockroom. It was left untouched; choose another name.")
	ErrPassphrase = fault.Define("backup.passphrase", "The passphrase does not open {path}. Nothing was changed.")
	ErrEncrypted  = fault.Define("backup.encrypted", "{path} is encrypted: it needs its passphrase.")
	ErrShort      = fault.Define("backup.passphrase_short", "A passphrase has at least {length} characters.")
	ErrChanged    = fault.Define("backup.changed", "Somebody keeps writing to the books. Nothing was changed; close Stockroom elsewhere and try again.")
	ErrGone       = fault.Define("backup.books_gone", "The books {path} are gone, but there are backups of them. Restore one, or put the file back.")
	ErrCancelled  = fault.Define("backup.cancelled", "Cancelled. Nothing was changed.")
)

// Kind says why a backup was made; it is part of the file's name.
type Kind string

// The kinds of backups.
const (
	Manual    Kind = "manual"    // the user asked for it
	Closing   Kind = "close"     // at the end of a day's work
	Daily     Kind = "daily"     // while Stockroom stays open
	Import    Kind = "import"    // before an import
	Migration Kind = "migration" // before a new version changes the file
	Restoring Kind = "restore"   // before another backup took the books' place
)

// damaged marks what was moved aside because it could not be opened.
const damaged = "damaged"

// Facts are what a database holds.
type Facts struct {
	Schema     string // the newest version, such as 0003_sales
	Products   int64
	Suppliers  int64
	Customers  int64
	Orders     int64 // purchase and sales orders
	Movements  int64
	StockValue money.Minor
	Currency   money.Currency
	// Commands is the id of the last command, 0 without one.
	Commands int64
	// LastCommand is when it was given; zero without one.
	LastCommand time.Time
}

// Same tells whether two databases hold the same: one command more, or
// another one, makes them differ.
func (f Facts) Same(g Facts) bool {
	return f.Schema == g.Schema && f.Commands == g.Commands && f.LastCommand.Equal(g.LastCommand)
}

// Backup is one backup in the folder.
type Backup struct {
	Name      string // of the file, without its folder
	Path      string
	Kind      Kind
	At        time.Time // when it was made, UTC
	SizeBytes int64
	Encrypted bool
	// Why says why it cannot be used; "" is a good one. What an encrypted one holds is not known.
	Why   string
	Facts Facts

	written time.Time
}

// Good tells whether it can be restored without a passphrase.
func (b Backup) Good() bool { return b.Why == "" && !b.Encrypted }

// Progress is told how far long work is: the step is copy, check, encrypt,
// decrypt or restore; total is 0 where nobody knows.
type Progress func(step string, done, total int)

func (p Progress) of(step string) func(done, total int) {
	if p == nil {
		return nil
	}
	return func(done, total int) { p(step, done, total) }
}

func (p Progress) begin(step string) {
	if p != nil {
		p(step, 0, 0)
	}
}

const (
	extension = ".db"
	encrypted = ".age"
	// stamp is the time in a file's name: UTC, without the colons that Windows refuses.
	stamp = "2006-01-02T150405Z"
)

// Folder returns the folder of the backups of the books at path.
func Folder(path string) string { return filepath.Join(filepath.Dir(path), "backups") }

// stem begins the names of the backups of the books at path: several books
// may lie in one folder.
func stem(path string) string { return strings.TrimSuffix(filepath.Base(path), extension) + "-" }

// nameOf makes the name of a new backup.
func nameOf(path string, at time.Time, what string) string {
	return stem(path) + at.UTC().Format(stamp) + "-" + what + extension
}

// parseName reads the name of a backup of the books at path.
func parseName(path, name string) (Backup, bool) {
	rest, ours := strings.CutPrefix(name, stem(path))
	b := Backup{Name: name, Path: filepath.Join(Folder(path), name)}
	rest, b.Encrypted = strings.CutSuffix(rest, encrypted)
	rest, isDatabase := strings.CutSuffix(rest, extension)
	if !ours || !isDatabase || len(rest) < len(stamp)+2 || rest[len(stamp)] != '-' {
		return Backup{}, false
	}
	at, err := time.Parse(stamp, rest[:len(stamp)])
	if err != nil {
		return Backup{}, false
	}
	kind, _, _ := strings.Cut(rest[len(stamp)+1:], "-") // "-2" follows where two were made in one second
	b.At, b.Kind = at, Kind(kind)
	switch b.Kind {
	case Manual, Closing, Daily, Import, Migration, Restoring:
		return b, true
	}
	return Backup{}, false
}

// failure says what kept a file from being written into the folder.
func failure(folder string, err error) error {
	var why any
	var where *os.PathError
	var link *os.LinkError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, db.ErrFull), diskFull(err):
		return ErrFull.With("folder", folder)
	case errors.Is(err, db.ErrReadOnly):
		why = "it is write-protected"
	case errors.As(err, &where):
		why = where.Err
	case errors.As(err, &link):
		why = link.Err
	default:
		return err
	}
	return ErrFolder.With("folder", folder).With("why", why)
}
