package db_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
)

func TestTheOpenDatabaseIsKnownByEveryName(t *testing.T) {
	d, _ := dbtest.New(t)
	folder := t.TempDir()
	link, hard, other := filepath.Join(folder, "link.csv"), filepath.Join(folder, "hard.csv"), filepath.Join(folder, "other.csv")
	for _, err := range []error{os.Symlink(d.Path(), link), os.Link(d.Path(), hard), os.WriteFile(other, []byte("sku\n"), 0o600)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for path, refused := range map[string]bool{
		d.Path(): true, d.Path() + "-wal": true, d.Path() + "-shm": true, link: true, hard: true,
		other: false, filepath.Join(folder, "missing.csv"): false, folder: false, "": false,
	} {
		if err := d.RefuseOwn(path); errors.Is(err, db.ErrOwn) != refused || (err != nil) != refused {
			t.Errorf("%q: got %v, refused should be %v", path, err, refused)
		}
	}
}
