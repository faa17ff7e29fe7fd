package backend_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stockroom/backend"
	"stockroom/backend/backup"
	"stockroom/backend/check"
	"stockroom/backend/db"
)

// upgradeFolder has a database file of every released version of the schema.
var upgradeFolder = filepath.Join("testdata", "upgrade")

// olderBooks returns a copy of the version's file, for this test to change.
func olderBooks(t *testing.T, version string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(upgradeFolder, version+".db"))
	if err != nil {
		t.Fatalf("every version needs its file (README.md there says how): %v", err)
	}
	path := filepath.Join(t.TempDir(), "books.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func openSchema(t *testing.T, o db.Options) *db.DB {
	t.Helper()
	o.User, o.Zone = "ana", time.UTC
	d, err := db.Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

// TestUpgrade brings the file of each version up to date: nothing in it
// changes, the books are sound, and it goes back down where data allows.
func TestUpgrade(t *testing.T) {
	ctx := context.Background()
	all, err := openSchema(t, db.Options{Path: filepath.Join(t.TempDir(), "new.db"), Create: true}).Versions(ctx)
	if err != nil {
		t.Fatal(err)
	}
	released := 0
	for i, v := range all {
		if _, err := os.Stat(filepath.Join(upgradeFolder, v.ID+".db")); err == nil {
			released = i + 1
		}
	}
	if released < 3 {
		t.Errorf("there are files of %d versions", released)
	}
	for i, v := range all[:released] {
		t.Run(v.ID, func(t *testing.T) {
			path := olderBooks(t, v.ID)
			before := contents(t, path, nil)
			var saved string
			d := openSchema(t, db.Options{Path: path, BeforeMigration: func(ctx context.Context, d *db.DB) error {
				saved = newest(t, d)
				return ctx.Err()
			}})
			if i < len(all)-1 && saved != v.ID {
				t.Errorf("the place of the backup saw %q, expected %q", saved, v.ID)
			}
			if newest(t, d) != all[len(all)-1].ID {
				t.Errorf("the books are at %s", newest(t, d))
			}
			wantSame(t, "after the upgrade", before, contents(t, path, before))
			problems, summary, err := check.Run(ctx, d, nil)
			if err != nil || len(problems) > 0 || summary.Movements == 0 {
				t.Errorf("the books have %d movements and are not sound: %+v, %v", summary.Movements, problems, err)
			}
			for newest(t, d) > v.ID {
				if _, err := d.Down(ctx); err != nil {
					t.Fatalf("down from %s: %v", newest(t, d), err)
				}
			}
			wantSame(t, "after going back down", before, contents(t, path, before))
		})
	}
}

// TestUpgradedBooksKeepTheirOrders: what would be lost is not taken back.
func TestUpgradedBooksKeepTheirOrders(t *testing.T) {
	path := olderBooks(t, "0003_sales")
	d := openSchema(t, db.Options{Path: path})
	goDown(t, d, "0003_sales")
	before := contents(t, path, nil)
	if _, err := d.Down(context.Background()); !errors.Is(err, db.ErrDownLimit) {
		t.Errorf("got %v, want %v", err, db.ErrDownLimit)
	}
	wantSame(t, "after the refusal", before, contents(t, path, before))
}

// TestUpgradeWaitsForItsBackup: without the backup nothing is brought up to date.
func TestUpgradeWaitsForItsBackup(t *testing.T) {
	path := olderBooks(t, "0001_ledger")
	before := contents(t, path, nil)
	full := errors.New("the disk is full")
	_, err := db.Open(context.Background(), db.Options{Path: path, BeforeMigration: func(context.Context, *db.DB) error { return full }})
	if !errors.Is(err, full) {
		t.Errorf("got %v, want the backup's failure", err)
	}
	wantSame(t, "without a backup", before, contents(t, path, before))
	d := openSchema(t, db.Options{Path: path, KeepSchema: true})
	if newest(t, d) != "0001_ledger" {
		t.Errorf("the books are at %s", newest(t, d))
	}
}

// TestUpgradeIsPrecededByABackup: the books as the older version left them are
// kept, and a second opening keeps no more.
func TestUpgradeIsPrecededByABackup(t *testing.T) {
	ctx := context.Background()
	path := olderBooks(t, "0002_purchasing")
	before := contents(t, path, nil)
	for range 2 {
		b := backend.New(ctx, backend.Config{Path: path, Shell: &silent{}})
		if err := b.Open(ctx); err != nil {
			t.Fatal(err)
		}
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
		all, err := backup.List(ctx, path)
		if err != nil || len(all) != 1 || !all[0].Good() || all[0].Kind != backup.Migration || all[0].Facts.Schema != "0002_purchasing" {
			t.Fatalf("the backups are %+v, %v", all, err)
		}
		wantSame(t, "in the backup", before, contents(t, all[0].Path, before))
	}
}

// contents reads every row of every table, of the columns that were there
// before; nil is all columns.
func contents(t *testing.T, path string, before map[string][]string) map[string][]string {
	t.Helper()
	handle, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = handle.Close() }()
	all := map[string][]string{}
	if before == nil {
		for _, table := range texts(t, handle, `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'products_fts%' AND name <> 'migrations'`) {
			columns := texts(t, handle, fmt.Sprintf(`SELECT name FROM pragma_table_info('%s') ORDER BY name`, table))
			all[table+"("+strings.Join(columns, ",")+")"] = nil
		}
	} else {
		for table := range before {
			all[table] = nil
		}
	}
	for key := range all {
		table, columns, _ := strings.Cut(strings.TrimSuffix(key, ")"), "(")
		quoted := "COALESCE(quote(" + strings.ReplaceAll(columns, ",", "), '') || '|' || COALESCE(quote(") + "), '')"
		all[key] = texts(t, handle, "SELECT "+quoted+" FROM "+table+" ORDER BY 1")
	}
	return all
}

func texts(t *testing.T, handle *sql.DB, query string) []string {
	t.Helper()
	rows, err := handle.QueryContext(context.Background(), query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer func() { _ = rows.Close() }()
	var all []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			t.Fatal(err)
		}
		all = append(all, text)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func wantSame(t *testing.T, when string, want, have map[string][]string) {
	t.Helper()
	for table, rows := range want {
		if !slices.Equal(rows, have[table]) {
			t.Errorf("%s %s has\n%v\nnot\n%v", when, table, have[table], rows)
		}
	}
}
