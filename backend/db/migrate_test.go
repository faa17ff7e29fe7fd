package db_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
)

// raw opens the file as any other program would.
func raw(t *testing.T, path string) *sql.DB {
	t.Helper()
	handle, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = handle.Close() })
	return handle
}

func run(t *testing.T, handle *sql.DB, statement string, parameters ...any) {
	t.Helper()
	if _, err := handle.ExecContext(context.Background(), statement, parameters...); err != nil {
		t.Fatal(err)
	}
}

func keepSchema(t *testing.T, path string) *db.DB {
	t.Helper()
	d, err := db.Open(context.Background(), db.Options{Path: path, KeepSchema: true, User: dbtest.User, Zone: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func applied(t *testing.T, d *db.DB) []bool {
	t.Helper()
	versions, err := d.Versions(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	states := make([]bool, len(versions))
	for i, v := range versions {
		states[i] = v.Applied
	}
	return states
}

// schema is the text of everything that the file declares.
func schema(t *testing.T, handle *sql.DB) []string {
	t.Helper()
	rows, err := handle.QueryContext(context.Background(), "SELECT type || ' ' || name || ': ' || COALESCE(sql, '') FROM sqlite_master ORDER BY 1")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	var texts []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, text)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return texts
}

func TestMigrationsGoDownAndUpAgain(t *testing.T) {
	ctx := context.Background()
	d, _ := dbtest.New(t)
	path := d.Path()
	before := schema(t, raw(t, path))
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = keepSchema(t, path)
	last := len(applied(t, d)) - 1
	for i := last; i > 0; i-- {
		if _, err := d.Down(ctx); err != nil {
			t.Fatalf("down from %d: %v", i+1, err)
		}
		if states := applied(t, d); slices.Index(states, false) != i {
			t.Errorf("after going down from %d the versions are %v", i+1, states)
		}
	}
	if _, err := d.Down(ctx); !errors.Is(err, db.ErrDownLimit) {
		t.Errorf("below the ledger: %v, want %v", err, db.ErrDownLimit)
	}
	if err := d.Up(ctx); err != nil {
		t.Fatal(err)
	}
	if after := schema(t, raw(t, path)); !slices.Equal(before, after) {
		t.Errorf("down and up changed the schema:\n%v\nwant\n%v", after, before)
	}
}

func TestDownKeepsEveryRow(t *testing.T) {
	d, _ := dbtest.New(t)
	path := d.Path()
	run(t, raw(t, path), `INSERT INTO customers(id, code, code_key, name, name_key, search_key, created_at, updated_at) VALUES(1, 'A', 'a', 'A', 'a', 'a', 0, 0)`)
	run(t, raw(t, path), `INSERT INTO sales_orders(number, number_key, customer_id, location_id, state, order_day, created_at, created_by, updated_at)
		VALUES('SO-00001', 'so-1', 1, 1, 'quote', 20260302, 0, 'ana', 0)`)
	// Nothing is in the tables of the lists, and the search index and the history have no rows of their own.
	for _, want := range []string{"0006_search", "0005_lists", "0004_history"} {
		if id, err := d.Down(context.Background()); err != nil || id != want {
			t.Fatalf("went down from %s: %v", id, err)
		}
	}
	before := applied(t, d)
	_, err := d.Down(context.Background())
	if !errors.Is(err, db.ErrDownLimit) {
		t.Fatalf("got %v, want %v", err, db.ErrDownLimit)
	}
	var orders int64
	if err := d.Read(context.Background()).Raw("SELECT COUNT(*) FROM sales_orders").Scan(&orders).Error; err != nil || orders != 1 {
		t.Errorf("%d orders are left, %v", orders, err)
	}
	if after := applied(t, d); !slices.Equal(before, after) {
		t.Errorf("the refused step changed the versions to %v", after)
	}
}

func TestOlderSchemaIsBroughtUpToDate(t *testing.T) {
	ctx := context.Background()
	d, _ := dbtest.New(t)
	path := d.Path()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	old := keepSchema(t, path)
	if _, err := old.Down(ctx); err != nil {
		t.Fatal(err)
	}
	if missing, err := old.MissingGuards(ctx); err != nil || len(missing) > 0 {
		t.Errorf("an older version misses %v, %v", missing, err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	if states := applied(t, dbtest.Open(t, path, &dbtest.Clock{})); slices.Contains(states, false) {
		t.Errorf("after opening, the versions are %v", states)
	}
}

func TestNewerSchemaIsRefused(t *testing.T) {
	d, _ := dbtest.New(t)
	path := d.Path()
	run(t, raw(t, path), "INSERT INTO migrations(id) VALUES('9999_tomorrow')")
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	for name, keep := range map[string]bool{"to use it": false, "to look at it": true} {
		t.Run(name, func(t *testing.T) {
			_, err := db.Open(context.Background(), db.Options{Path: path, KeepSchema: keep})
			if !errors.Is(err, db.ErrNewer) {
				t.Errorf("got %v, want %v", err, db.ErrNewer)
			}
		})
	}
}

func TestForeignDatabaseIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "theirs.db")
	theirs := raw(t, path)
	run(t, theirs, "CREATE TABLE letters(text TEXT)")
	if err := theirs.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Open(context.Background(), db.Options{Path: path, Create: true})
	if !errors.Is(err, db.ErrForeign) {
		t.Fatalf("got %v, want %v", err, db.ErrForeign)
	}
	if after, err := os.ReadFile(path); err != nil || !slices.Equal(before, after) {
		t.Errorf("their file was changed, %v", err)
	}
}

func TestEmptyFileIsNoDatabaseUnlessOneIsWanted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "empty.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Open(context.Background(), db.Options{Path: path}); !errors.Is(err, db.ErrMissing) {
		t.Errorf("got %v, want %v", err, db.ErrMissing)
	}
	dbtest.Open(t, path, &dbtest.Clock{})
}

func TestMissingGuardIsRefused(t *testing.T) {
	d, _ := dbtest.New(t)
	path := d.Path()
	run(t, raw(t, path), "DROP TRIGGER tr_movements_delete")
	missing, err := d.MissingGuards(context.Background())
	if err != nil || !slices.Equal(missing, []string{"tr_movements_delete"}) {
		t.Errorf("missing are %v, %v", missing, err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Open(context.Background(), db.Options{Path: path}); !errors.Is(err, db.ErrUnusable) {
		t.Errorf("got %v, want %v", err, db.ErrUnusable)
	}
}

func TestDamagedFileIsRefused(t *testing.T) {
	d, _ := dbtest.New(t)
	path := d.Path()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		content []byte
		want    error
	}{
		"cut off":     {content[:8192], db.ErrCorrupt},
		"overwritten": {append([]byte("Dear customer,  "), content[16:]...), db.ErrForeign},
	} {
		t.Run(name, func(t *testing.T) {
			damaged := filepath.Join(t.TempDir(), "damaged.db")
			if err := os.WriteFile(damaged, c.content, 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := db.Open(context.Background(), db.Options{Path: damaged}); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}
