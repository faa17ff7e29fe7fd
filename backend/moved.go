package backend

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

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
// Fails with ErrBusy; on any failure the database is where it was.
func Move(from, to string) error {
	for _, suffix := range []string{"-wal", "-journal"} {
		if _, err := os.Lstat(from + suffix); err == nil {
			return ErrBusy.With("path", from)
		}
	}
	mine := from == own()
	if err := moveFile(from, to); err != nil {
		return fmt.Errorf("move the database: %w", err)
	}
	if !mine || to == home() {
		return nil
	}
	note := filepath.Join(filepath.Dir(home()), movedNote)
	if err := os.MkdirAll(filepath.Dir(note), 0o700); err != nil {
		return errors.Join(err, moveFile(to, from))
	}
	if err := os.WriteFile(note, []byte(to+"\n"), 0o600); err != nil {
		return errors.Join(err, moveFile(to, from))
	}
	return nil
}

// moveFile never writes over a file: a link fails where one is, and so does
// the copy to where no link can lead.
func moveFile(from, to string) error {
	if err := os.Link(from, to); err == nil {
		return os.Remove(from)
	} else if errors.Is(err, os.ErrExist) {
		return err
	}
	if err := copyFile(from, to); err != nil {
		return err
	}
	return os.Remove(from)
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
