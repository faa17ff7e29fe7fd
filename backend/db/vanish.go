package db

import (
	"os"
	"runtime"
)

// noteFile notes which file the path leads to, once it is open.
func (d *DB) noteFile() {
	// Windows keeps an open file from being moved or deleted.
	if runtime.GOOS == "windows" {
		return
	}
	if info, err := os.Stat(d.options.Path); err == nil {
		d.file = info
	}
}

// Vanished tells whether the path no longer leads to the file that is open.
// CopyTo still copies that file.
func (d *DB) Vanished() bool { return d.present() != nil }

// present fails with ErrVanished when the path no longer leads to the file
// that is open: the system would let us write on, into a file that has no name
// any more and is gone when it is closed.
func (d *DB) present() error {
	if d.file == nil {
		return nil
	}
	if info, err := os.Stat(d.options.Path); err != nil || !os.SameFile(info, d.file) {
		return ErrVanished.With("path", d.options.Path)
	}
	return nil
}
