package db

import "os"

// RefuseOwn fails with ErrOwn when the path leads, by whatever name or link,
// to the open database or to one of the files that SQLite keeps beside it.
// Nothing is opened to find out: opening and closing one of them by other
// means than SQLite drops SQLite's locks on it. Whoever reads or writes a file
// that the user chose asks here first.
func (d *DB) RefuseOwn(path string) error {
	chosen, err := os.Stat(path)
	if err != nil {
		return nil //nolint:nilerr // what is not there is not ours; whoever opens it says what is wrong with it
	}
	for _, suffix := range []string{"", "-wal", "-shm", noteSuffix} {
		if own, err := os.Stat(d.options.Path + suffix); err == nil && os.SameFile(own, chosen) {
			return ErrOwn.With("path", path)
		}
	}
	return nil
}
