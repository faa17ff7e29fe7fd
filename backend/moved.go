package backend

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"stockroom/backend/backup"
	"stockroom/backend/export"
	"stockroom/backend/fault"
)

// ErrBusy says that another program still has the books open.
var ErrBusy = fault.Define("backend.busy", "Another program has {path} open. Close it and try again.")

// movedNote lies where the user's database would be, once it was moved away:
// it names the place, so that the window and the verbs find it there.
const movedNote = "moved-to.txt"

// home is where the user's database is unless it was moved.
func home() string { return filepath.Join(dataFolder(), "stockroom", "stockroom.db") }

// own is the user's database: at home, or where it was moved to.
func own() string {
	path := home()
	if _, err := os.Lstat(path); err == nil {
		return path
	}
	content, err := os.ReadFile(filepath.Join(filepath.Dir(path), movedNote))
	if err != nil {
		return path
	}
	moved := strings.TrimSpace(string(content))
	if !filepath.IsAbs(moved) {
		return path
	}
	return moved
}

// Move moves a closed database to a path where no file is. When it was the
// user's own, opened without naming a file, it is found there from then on.
// The new file and its name are on the disk before the old one goes. Fails
// with ErrBusy; on any failure the database is where it was.
func Move(from, to string) error {
	for _, suffix := range []string{"-wal", "-journal"} {
		if _, err := os.Lstat(from + suffix); err == nil {
			return ErrBusy.With("path", from)
		}
	}
	mine := from == own()
	if err := placeFile(from, to); err != nil {
		return fmt.Errorf("move the database: %w", err)
	}
	if mine && to != home() {
		if err := note(to); err != nil {
			return errors.Join(err, os.Remove(to))
		}
	}
	err := os.Remove(from)
	if err == nil {
		return nil
	}
	if mine && from != home() {
		err = errors.Join(err, note(from))
	}
	return errors.Join(err, os.Remove(to))
}

// note writes where the user's database is. It is on the disk, whole, when
// note returns: without it the next start would begin new books at home.
func note(path string) error {
	folder := filepath.Dir(home())
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	err := export.File(filepath.Join(folder, movedNote), func(w io.Writer) error {
		_, err := io.WriteString(w, path+"\n")
		return err
	})
	if err != nil {
		return err
	}
	return backup.SyncFolder(folder)
}

// placeFile gives a file a second name, or makes a copy of it where no link
// can lead. It never writes over a file: a link fails where one is, and so
// does the copy.
func placeFile(from, to string) error {
	err := os.Link(from, to)
	if err != nil && !errors.Is(err, os.ErrExist) {
		err = copyFile(from, to)
	}
	if err != nil {
		return err
	}
	return backup.SyncFolder(filepath.Dir(to))
}

// copyFile leaves a whole copy that is on the disk, or none.
func copyFile(from, to string) (err error) {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	if err == nil {
		err = target.Sync()
	}
	if err = errors.Join(err, target.Close()); err != nil {
		return errors.Join(err, os.Remove(to))
	}
	return nil
}
