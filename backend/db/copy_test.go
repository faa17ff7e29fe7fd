package db_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
)

func setting(t *testing.T, q *gorm.DB, key string) (value string) {
	t.Helper()
	if err := q.Raw("SELECT COALESCE(MAX(value), '') FROM settings WHERE key = ?", key).Scan(&value).Error; err != nil {
		t.Fatal(err)
	}
	return value
}

func set(t *testing.T, d *db.DB, key, value string) {
	t.Helper()
	err := d.Write(context.Background(), func(tx *db.Tx) error {
		return tx.Exec("INSERT INTO settings(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value", key, value).Error
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestACopyIsOneStateAndOneFile(t *testing.T) {
	ctx := context.Background()
	d, _ := dbtest.New(t)
	set(t, d, "a", "before")
	folder := filepath.Join(t.TempDir(), `köpie "1" 复本`)
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "copy's ?&#%41.db")
	told := 0
	err := d.CopyTo(ctx, path, func(done, total int) {
		if told == 0 {
			set(t, d, "a", "after") // somebody writes while it is copied
		}
		told = done * 100 / total
	})
	if err != nil || told != 100 {
		t.Fatalf("%v, at %d %%", err, told)
	}
	c, err := db.OpenCopy(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if got := setting(t, c.Read(ctx), "a"); got != "before" {
		t.Errorf("the copy says %q", got)
	}
	if wrong, err := c.QuickCheck(ctx); wrong != "" || err != nil {
		t.Error(wrong, err)
	}
	if err := c.Read(ctx).Exec("DELETE FROM settings").Error; err == nil {
		t.Error("the copy was written to")
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	if files, err := os.ReadDir(folder); err != nil || len(files) != 1 {
		t.Errorf("the folder has %v, %v", files, err)
	}
	if got := setting(t, d.Read(ctx), "a"); got != "after" {
		t.Errorf("the database says %q", got)
	}
}

func TestARestoreIsSeenByEverybodyAtOnce(t *testing.T) {
	ctx := context.Background()
	d, clock := dbtest.New(t)
	other := dbtest.Open(t, d.Path(), clock) // as another process has it open
	set(t, d, "a", "old")
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := d.CopyTo(ctx, path, nil); err != nil {
		t.Fatal(err)
	}
	set(t, d, "a", "new")
	var told []string
	d.OnChange(func(topics []string) { told = topics })

	refused := errors.New("refused")
	if err := d.Restore(ctx, path, nil, func() error { return refused }); !errors.Is(err, refused) || setting(t, d.Read(ctx), "a") != "new" || told != nil {
		t.Fatalf("a refused restore: %v, a = %q, told %v", err, setting(t, d.Read(ctx), "a"), told)
	}
	cancelled, cancel := context.WithCancel(ctx)
	if err := d.Restore(cancelled, path, nil, func() error { cancel(); return nil }); !errors.Is(err, context.Canceled) || setting(t, d.Read(ctx), "a") != "new" {
		t.Fatalf("a cancelled restore: %v", err)
	}
	err := d.Restore(ctx, path, nil, func() error {
		if got := setting(t, other.Read(ctx), "a"); got != "new" {
			t.Errorf("while it is restored others see %q", got)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, each := range map[string]*db.DB{"who restored": d, "the other": other} {
		if got := setting(t, each.Read(ctx), "a"); got != "old" {
			t.Errorf("%s sees %q", name, got)
		}
	}
	if len(told) != 6 {
		t.Errorf("told of %v", told)
	}
	set(t, other, "a", "later")
	if got := setting(t, d.Read(ctx), "a"); got != "later" {
		t.Errorf("after the restore the other's writing is not seen: %q", got)
	}
}

func TestOldSchemaIsRestoredAndBroughtUpToDate(t *testing.T) {
	ctx := context.Background()
	old := filepath.Join(t.TempDir(), "old.db")
	source := keepSchema(t, dbtestPath(t))
	if _, err := source.Down(ctx); err != nil {
		t.Fatal(err)
	}
	if err := source.CopyTo(ctx, old, nil); err != nil {
		t.Fatal(err)
	}
	d, _ := dbtest.New(t)
	if err := d.Restore(ctx, old, nil, nil); err != nil {
		t.Fatal(err)
	}
	for i, has := range applied(t, d) {
		if !has {
			t.Errorf("version %d is not applied", i+1)
		}
	}
}

// dbtestPath makes a database of the present schema and closes it.
func dbtestPath(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "source.db")
	d, err := db.Open(context.Background(), db.Options{Path: path, Create: true, User: dbtest.User, Zone: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWhatIsNoBackupIsRefused(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	good := filepath.Join(dir, "good.db")
	d, _ := dbtest.New(t)
	if err := d.CopyTo(ctx, good, nil); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		content []byte
		want    error
	}{
		"text":        {[]byte("sku,name\nA,Tea\nB,Coffee\n"), db.ErrForeign},
		"nothing":     {nil, db.ErrForeign},
		"torn header": {append(make([]byte, 100), content[100:]...), db.ErrForeign},
	} {
		path := filepath.Join(dir, name+".db")
		if err := os.WriteFile(path, c.content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := db.OpenCopy(ctx, path); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
	if _, err := db.OpenCopy(ctx, filepath.Join(dir, "none.db")); !errors.Is(err, db.ErrMissing) {
		t.Errorf("none: %v", err)
	}
	if _, err := db.OpenCopy(ctx, dir); !errors.Is(err, db.ErrUnusable) {
		t.Errorf("a folder: %v", err)
	}
}
