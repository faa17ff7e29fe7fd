package db_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
)

func TestOpenMakesAPrivateFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new folder", "bücher.db")
	d := dbtest.Open(t, path, &dbtest.Clock{})
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode is %o, want 600", info.Mode().Perm())
	}
	versions, err := d.Versions(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range versions {
		if !v.Applied {
			t.Errorf("%s is not applied", v.ID)
		}
	}
}

func TestReaderCannotWrite(t *testing.T) {
	d, _ := dbtest.New(t)
	if err := d.Read(context.Background()).Exec("INSERT INTO settings(key, value) VALUES('a', 'b')").Error; err == nil {
		t.Fatal("the reader wrote")
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "letter.txt")
	if err := os.WriteFile(text, []byte("Dear customer, this is a letter and not a database."), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		path string
		want error
	}{
		"missing":  {filepath.Join(dir, "missing.db"), db.ErrMissing},
		"a letter": {text, db.ErrForeign},
		"a folder": {dir, db.ErrUnusable},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := db.Open(context.Background(), db.Options{Path: c.path})
			if !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
		})
	}
	if got, _ := os.ReadFile(text); string(got)[:4] != "Dear" {
		t.Error("the letter was changed")
	}
}
