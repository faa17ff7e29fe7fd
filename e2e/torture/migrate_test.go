package torture_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"stockroom/backend/db"
)

// TestKilledWhileMigrating kills `stockroom migrate up` on the books of every
// older version: they are at a version as a whole, nothing in them changed,
// and the next start brings them up to date.
func TestKilledWhileMigrating(t *testing.T) {
	random := dice(t)
	files, err := filepath.Glob(filepath.Join("..", "..", "backend", "testdata", "upgrade", "*.db"))
	if err != nil || len(files) < 2 {
		t.Fatalf("the older books: %v, %v", files, err)
	}
	takes := paceOf(t, copyOf(t, files[0]), "migrate", "up")
	stayed, killed := 0, 0
	for i := 0; killed < share(1); i++ {
		database := copyOf(t, files[i%len(files)])
		before := olderBooks(t, database)
		code := takes.kill(t, random, database, "migrate", "up")
		after := olderBooks(t, database)
		same(t, "on hand", before.onHand, after.onHand)
		isOld := after.versions == before.versions
		takes.learn(!isOld)
		if !isOld && after.versions != after.known {
			t.Errorf("the books have %d of %d versions, and had %d", after.versions, after.known, before.versions)
		}
		if code == -1 {
			killed++
			if isOld {
				stayed++
			}
		}
		done(t, database, "migrate", "up")
		d := openBooks(t, database)
		same(t, "on hand", before.onHand, figures(t, d, onHandBySKU))
		sound(t, d)
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d killed: the books were as they had been after %d of them, of the newest version after the rest", killed, stayed)
}

// copyOf returns books of their own with what the file has.
func copyOf(t *testing.T, file string) string {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	database := filepath.Join(t.TempDir(), "books.db")
	if err := os.WriteFile(database, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return database
}

// older is what to expect of books of an older version.
type older struct {
	versions, known int
	onHand          map[string]int64
}

// olderBooks looks at books without bringing them up to date.
func olderBooks(t *testing.T, path string) older {
	t.Helper()
	ctx := context.Background()
	d, err := db.Open(ctx, db.Options{Path: path, KeepSchema: true, User: "verifier", Zone: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	all, err := d.Versions(ctx)
	if err != nil {
		t.Fatal(err)
	}
	o := older{known: len(all), onHand: figures(t, d, onHandBySKU)}
	for _, v := range all {
		if v.Applied {
			o.versions++
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return o
}
