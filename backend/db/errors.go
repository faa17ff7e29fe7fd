package db

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	driver "github.com/glebarez/go-sqlite"

	"stockroom/backend/fault"
)

// Failures of this package.
var (
	ErrMissing     = fault.Define("db.missing", "There is no Stockroom database at {path}.")
	ErrForeign     = fault.Define("db.foreign", "{path} is not a Stockroom database. It was left untouched.")
	ErrNewer       = fault.Define("db.newer", "{path} was written by a newer version of Stockroom. Install that version to open it; nothing was changed.")
	ErrOwn         = fault.Define("db.own", "{path} belongs to the open database. It was left untouched; choose another file.")
	ErrUnusable    = fault.Define("db.unusable", "The database {path} cannot be used: {why}.")
	ErrBusy        = fault.Define("db.busy", "Another program is writing to the database. Nothing was changed; try again in a moment.")
	ErrBusyImport  = fault.Define("db.busy_import", "An import is running. Nothing was changed; try again when it has ended.")
	ErrBusySeed    = fault.Define("db.busy_seed", "Sample data is being made. Nothing was changed; try again when that has ended.")
	ErrBusyUpgrade = fault.Define("db.busy_upgrade", "The database is being brought up to a new version. Nothing was changed; try again in a moment.")
	ErrBusyRestore = fault.Define("db.busy_restore", "A backup is being restored. Nothing was changed; try again when that has ended.")
	ErrFull        = fault.Define("db.full", "The disk is full. Nothing was changed; free some space and try again.")
	ErrReadOnly    = fault.Define("db.read_only", "The database {path} is write-protected. Nothing was changed; check the permissions of the file and its folder.")
	ErrCorrupt     = fault.Define("db.corrupt", "The database {path} is damaged. Restore a backup; the damaged file is kept.")
	ErrVanished    = fault.Define("db.vanished", "The database {path} was moved or deleted while it was open. Nothing was changed. Save a copy (Settings, Save a copy) before you close Stockroom, then restore that copy or put the file back.")
	ErrUpgrade     = fault.Define("db.upgrade", "The database {path} could not be brought up to this version of Stockroom: {why}. It is as it was, for the version that wrote it.")
	ErrDownLimit   = fault.Define("db.down_limit", "The schema cannot go below version {version}: {why}.")
)

// SQLite's primary result codes, https://www.sqlite.org/rescode.html.
const (
	codeBusy, codeLocked, codeReadOnly, codeIOErr = 5, 6, 8, 10
	codeCorrupt, codeFull, codeCantOpen           = 11, 13, 14
	codeConstraint, codeNotADB                    = 19, 26
	codeShmSize, codeShortRead                    = 4874, 522
)

// classify turns the driver's errors that a user can do something about into
// faults; others pass.
func classify(err error, path string) error {
	var e *driver.Error
	if err == nil || !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case codeBusy, codeLocked:
		return ErrBusy.At("")
	case codeFull:
		return ErrFull.At("")
	case codeReadOnly:
		return ErrReadOnly.With("path", path)
	case codeCorrupt:
		return ErrCorrupt.With("path", path)
	case codeNotADB:
		return ErrForeign.With("path", path)
	case codeCantOpen:
		return cannotOpen(path)
	case codeIOErr:
		return diskError(e.Code(), path)
	}
	return err
}

// cannotOpen tells a folder in which nothing may be written from other reasons.
func cannotOpen(path string) error {
	probe, err := os.CreateTemp(filepath.Dir(path), ".stockroom-*")
	if err != nil && (errors.Is(err, fs.ErrPermission) || strings.Contains(err.Error(), "read-only")) {
		return ErrReadOnly.With("path", path)
	}
	if err == nil {
		_ = errors.Join(probe.Close(), os.Remove(probe.Name())) // an empty file harms nothing
	}
	return ErrUnusable.With("path", path).With("why", "it cannot be opened")
}

// diskError tells what a user can do something about from what only a new disk helps against.
func diskError(code int, path string) error {
	switch code {
	case codeShmSize: // there is no room for the file that SQLite keeps beside an open database
		return ErrFull.At("")
	case codeShortRead:
		return ErrCorrupt.With("path", path)
	}
	return ErrUnusable.With("path", path).With("why", "the disk reports an error")
}

// IsRefused tells whether a constraint or a trigger of the schema refused the
// write: the second check of every rule that is also checked in Go.
func IsRefused(err error) bool {
	var e *driver.Error
	return errors.As(err, &e) && e.Code()&0xff == codeConstraint
}

// IsCorrupt tells whether err says that something in the file is damaged.
func IsCorrupt(err error) bool {
	var e *driver.Error
	return errors.As(err, &e) && e.Code()&0xff == codeCorrupt
}
