package export

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"stockroom/backend/fault"
)

// ErrFile says that a file cannot be written where the user wants it.
var ErrFile = fault.Define("export.file", "{path} cannot be written: {why}. Nothing was changed there.")

// databaseMark opens every SQLite file ("Database File Format", the header).
const databaseMark = "SQLite format 3\x00"

// File writes a file for the user alone: into a temporary file in the same
// folder, which then takes the name. Whatever fails, what was there stays. A
// link is followed; a device or a pipe is written to and not replaced; a
// database, the books themselves above all, is never overwritten.
// Fails with ErrFile and with what write fails with.
func File(path string, write func(w io.Writer) error) error {
	target := path
	if followed, err := filepath.EvalSymlinks(path); err == nil {
		target = followed
	}
	found, err := os.Stat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return cannotWrite(path, err)
	case found.IsDir():
		return ErrFile.With("path", path).With("why", "it is a folder")
	case !found.Mode().IsRegular():
		return writeTo(path, target, write)
	case isDatabase(target):
		return ErrFile.With("path", path).With("why", "it is a database")
	}
	return replace(path, target, write)
}

func replace(path, target string, write func(w io.Writer) error) error {
	temporary, err := os.CreateTemp(filepath.Dir(target), "."+filepath.Base(target)+".*")
	if err != nil {
		return cannotWrite(path, err)
	}
	err = write(temporary)
	if err == nil {
		err = temporary.Sync()
	}
	if closing := temporary.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(temporary.Name(), target)
	}
	if err != nil {
		_ = os.Remove(temporary.Name()) // the failure to report is the first one
		return cannotWrite(path, err)
	}
	return nil
}

func writeTo(path, target string, write func(w io.Writer) error) error {
	device, err := os.OpenFile(target, os.O_WRONLY, 0)
	if err != nil {
		return cannotWrite(path, err)
	}
	err = write(device)
	if closing := device.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return cannotWrite(path, err)
	}
	return nil
}

// isDatabase tells by the first bytes; a file that cannot be read is not
// taken for one, its permissions decide.
func isDatabase(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	mark := make([]byte, len(databaseMark))
	_, err = io.ReadFull(f, mark)
	_ = f.Close() // only read
	return err == nil && string(mark) == databaseMark
}

// cannotWrite makes a fault of what the file system said; other failures pass.
func cannotWrite(path string, err error) error {
	if _, known := fault.Of(err); known {
		return err
	}
	var where *os.PathError
	var link *os.LinkError
	_, folder := os.Stat(filepath.Dir(path))
	switch {
	case errors.Is(folder, fs.ErrNotExist):
		return ErrFile.With("path", path).With("why", "there is no folder "+filepath.Dir(path))
	case errors.As(err, &where):
		return ErrFile.With("path", path).With("why", where.Err)
	case errors.As(err, &link):
		return ErrFile.With("path", path).With("why", link.Err)
	}
	return fmt.Errorf("write %s: %w", path, err)
}
