package db_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"gorm.io/gorm"

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

// TestDamageFoundWhileReadingIsSaid: a page in the middle is damaged, which
// opening does not notice.
func TestDamageFoundWhileReadingIsSaid(t *testing.T) {
	ctx := context.Background()
	d, _ := dbtest.New(t)
	path := d.Path()
	var page int64
	if err := d.Read(ctx).Raw("SELECT rootpage FROM sqlite_master WHERE name = 'supplier_contacts'").Scan(&page).Error; err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range int64(4096) {
		content[(page-1)*4096+i] = 0xEE
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	d = dbtest.Open(t, path, &dbtest.Clock{})
	read := func(q *gorm.DB) error {
		var n int64
		return q.Raw("SELECT COALESCE(SUM(LENGTH(email)), 0) FROM supplier_contacts").Scan(&n).Error
	}
	for name, err := range map[string]error{"a query": read(d.Read(ctx)), "a snapshot": d.Snapshot(ctx, read)} {
		if !errors.Is(err, db.ErrCorrupt) {
			t.Errorf("%s: got %v, want %v", name, err, db.ErrCorrupt)
		}
	}
	var fine int64
	if err := d.Read(ctx).Raw("SELECT COUNT(*) FROM products").Scan(&fine).Error; err != nil {
		t.Errorf("the rest cannot be read: %v", err)
	}
}
