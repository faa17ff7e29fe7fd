package db_test

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
)

// stepsAnd are the program's steps of the schema and others after them.
func stepsAnd(t *testing.T, others map[string]string) fs.FS {
	t.Helper()
	all := fstest.MapFS{}
	err := fs.WalkDir(db.SchemaSteps(), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(db.SchemaSteps(), path)
		all[path] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for id, script := range others {
		all["migrations/sqlite/"+id+".up.sql"] = &fstest.MapFile{Data: []byte(script)}
	}
	return all
}

// TestUpgradeThatFailsHalfWay leaves the file as it was: also what the steps
// before the failing one did is undone, and the version that wrote it opens it.
func TestUpgradeThatFailsHalfWay(t *testing.T) {
	d, _ := dbtest.New(t)
	path := d.Path()
	if err := d.Write(context.Background(), func(tx *db.Tx) error { return keep(tx, "test-1", "x") }); err != nil {
		t.Fatal(err)
	}
	before, versions := schema(t, raw(t, path)), applied(t, d)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	saved := 0
	_, err := db.Open(context.Background(), db.WithSchema(db.Options{
		Path: path, BeforeMigration: func(context.Context, *db.DB) error { saved++; return nil },
	}, stepsAnd(t, map[string]string{
		"9001_good": "CREATE TABLE shelves(id INTEGER PRIMARY KEY); INSERT INTO settings(key, value) VALUES('test-2', 'y');",
		"9002_half": "ALTER TABLE products ADD COLUMN shelf BIGINT; DELETE FROM settings; INSERT INTO no_such_table VALUES(1);",
	})))
	if !errors.Is(err, db.ErrUpgrade) || !strings.Contains(err.Error(), "no_such_table") || saved != 1 {
		t.Errorf("got %v after %d backups, want %v", err, saved, db.ErrUpgrade)
	}
	d = dbtest.Open(t, path, &dbtest.Clock{})
	if after := schema(t, raw(t, path)); !slices.Equal(before, after) || !slices.Equal(versions, applied(t, d)) {
		t.Errorf("the schema is now\n%v\nnot\n%v", after, before)
	}
	if got := keys(t, d); !slices.Equal(got, []string{"test-1"}) {
		t.Errorf("the settings are now %v", got)
	}
}

// TestNewBooksNeedNoBackup: there is nothing to save before the first version.
func TestNewBooksNeedNoBackup(t *testing.T) {
	d, err := db.Open(context.Background(), db.Options{
		Path: t.TempDir() + "/new.db", Create: true,
		BeforeMigration: func(context.Context, *db.DB) error { return errors.New("asked for a backup of nothing") },
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}
