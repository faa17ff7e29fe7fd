package export

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"stockroom/backend/fault"
)

// ErrFile says that a file cannot be written where the user wants it.
var ErrFile = fault.Define("export.file", "{path} cannot be written: {why}. Nothing was changed there.")

// File writes a file for the user alone: into a temporary file in the same
// folder, which then takes the name. Whatever fails, what was there stays.
// Fails with ErrFile and with what write fails with.
func File(path string, write func(w io.Writer) error) error {
	temporary, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
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
		err = os.Rename(temporary.Name(), path)
	}
	if err != nil {
		_ = os.Remove(temporary.Name()) // the failure to report is the first one
		return cannotWrite(path, err)
	}
	return nil
}

// cannotWrite makes a fault of what the file system said; other failures pass.
func cannotWrite(path string, err error) error {
	if _, known := fault.Of(err); known {
		return err
	}
	var where *os.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &where):
		return ErrFile.With("path", path).With("why", where.Err)
	case errors.As(err, &link):
		return ErrFile.With("path", path).With("why", link.Err)
	}
	return fmt.Errorf("write %s: %w", path, err)
}
