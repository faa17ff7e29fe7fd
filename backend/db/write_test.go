package db_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
)

func TestPragmasOnEveryConnection(t *testing.T) {
	d, _ := dbtest.New(t)
	ctx := context.Background()
	read := func(want map[string]string) func(scan func(pragma string, into *string) error) {
		return func(scan func(pragma string, into *string) error) {
			for pragma, value := range want {
				var got string
				if err := scan(pragma, &got); err != nil || got != value {
					t.Errorf("%s is %q, %v; want %q", pragma, got, err, value)
				}
			}
		}
	}
	err := d.Write(ctx, func(tx *db.Tx) error {
		read(map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "query_only": "0"})(func(pragma string, into *string) error {
			return tx.Raw("PRAGMA " + pragma).Scan(into).Error
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	handle, err := d.Read(ctx).DB()
	if err != nil {
		t.Fatal(err)
	}
	for range 4 { // held at once, so that each is another connection
		c, err := handle.Conn(ctx)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = c.Close() }()
		read(map[string]string{"journal_mode": "wal", "foreign_keys": "1", "query_only": "1"})(func(pragma string, into *string) error {
			return c.QueryRowContext(ctx, "PRAGMA "+pragma).Scan(into)
		})
	}
}

func keep(tx *db.Tx, key, value string) error {
	return tx.Exec("INSERT INTO settings(key, value) VALUES(?, ?)", key, value).Error
}

func keys(t *testing.T, d *db.DB) []string {
	t.Helper()
	var all []string
	if err := d.Read(context.Background()).Raw("SELECT key FROM settings WHERE key LIKE 'test%' ORDER BY key").Scan(&all).Error; err != nil {
		t.Fatal(err)
	}
	return all
}

func TestWriteIsAllOrNothing(t *testing.T) {
	d, _ := dbtest.New(t)
	ctx := context.Background()
	refused := errors.New("refused")
	for name, end := range map[string]error{"failure": refused, "dry run": db.ErrRollback} {
		t.Run(name, func(t *testing.T) {
			err := d.Write(ctx, func(tx *db.Tx) error {
				if err := keep(tx, "test-1", "x"); err != nil {
					return err
				}
				return end
			})
			if errors.Is(end, refused) != errors.Is(err, refused) {
				t.Errorf("Write answered %v", err)
			}
			if got := keys(t, d); len(got) > 0 {
				t.Errorf("left %v behind", got)
			}
		})
	}
	if err := d.Write(ctx, func(tx *db.Tx) error { return keep(tx, "test-2", "x") }); err != nil {
		t.Fatal(err)
	}
	if got := keys(t, d); !slices.Equal(got, []string{"test-2"}) {
		t.Errorf("wrote %v", got)
	}
}

func TestWriteAfterACommandPanicked(t *testing.T) {
	d, _ := dbtest.New(t)
	func() {
		defer func() { _ = recover() }()
		_ = d.Write(context.Background(), func(tx *db.Tx) error {
			if err := keep(tx, "test-1", "x"); err != nil {
				return err
			}
			var none []int
			_ = none[len(os.Args)]
			return nil
		})
	}()
	if err := d.Write(context.Background(), func(tx *db.Tx) error { return keep(tx, "test-2", "x") }); err != nil {
		t.Fatal(err)
	}
	if got := keys(t, d); !slices.Equal(got, []string{"test-2"}) {
		t.Errorf("wrote %v", got)
	}
}

func TestOneCommandOneInstant(t *testing.T) {
	d, clock := dbtest.New(t)
	err := d.Write(context.Background(), func(tx *db.Tx) error {
		before := tx.Now()
		clock.Advance(time.Hour)
		if tx.Now() != before || tx.Millis() != before.UnixMilli() || tx.Today().String() != "2026-03-02" || tx.User() != dbtest.User {
			t.Errorf("the command is at %v on %v by %s", tx.Now(), tx.Today(), tx.User())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTopicsAreToldAfterTheCommitAlone(t *testing.T) {
	d, _ := dbtest.New(t)
	var told [][]string
	d.OnChange(func(topics []string) {
		told = append(told, topics)
		if len(keys(t, d)) == 0 {
			t.Error("told before the commit")
		}
	})
	change := func(end error) {
		_ = d.Write(context.Background(), func(tx *db.Tx) error {
			tx.Changed(db.Stock, db.Sales)
			tx.Changed(db.Stock)
			if err := keep(tx, "test-"+strconv.Itoa(len(told)), "x"); err != nil {
				return err
			}
			return end
		})
	}
	change(errors.New("refused"))
	change(db.ErrRollback)
	change(nil)
	if len(told) != 1 || !slices.Equal(told[0], []string{"stock", "sales"}) {
		t.Errorf("told %v, want the one commit", told)
	}
}

func TestCancelledContext(t *testing.T) {
	d, _ := dbtest.New(t)
	ctx, cancel := context.WithCancel(context.Background())
	err := d.Write(ctx, func(tx *db.Tx) error {
		if err := keep(tx, "test-1", "x"); err != nil {
			return err
		}
		cancel()
		return keep(tx, "test-2", "x")
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
	if got := keys(t, d); len(got) > 0 {
		t.Errorf("left %v behind", got)
	}
	if err := d.Write(context.Background(), func(tx *db.Tx) error { return keep(tx, "test-3", "x") }); err != nil {
		t.Errorf("after a cancelled command: %v", err)
	}
}

func TestCancelledQueryStops(t *testing.T) {
	d, _ := dbtest.New(t)
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	var n int64
	err := d.Read(ctx).Raw("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n").Scan(&n).Error
	if err == nil {
		t.Fatal("an endless query ended")
	}
}

func TestSnapshotSeesOneState(t *testing.T) {
	d, _ := dbtest.New(t)
	ctx := context.Background()
	err := d.Snapshot(ctx, func(tx *gorm.DB) error {
		count := func() (n int64, err error) {
			err = tx.Raw("SELECT COUNT(*) FROM settings WHERE key LIKE 'test%'").Scan(&n).Error
			return n, err
		}
		before, err := count()
		if err != nil {
			return err
		}
		if err := d.Write(ctx, func(tx *db.Tx) error { return keep(tx, "test-1", "x") }); err != nil {
			return err
		}
		if after, err := count(); err != nil || after != before {
			t.Errorf("the snapshot moved from %d to %d, %v", before, after, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// writers is how many write at once in the tests of concurrency.
const writers = 8

func TestWritersOnTwoHandles(t *testing.T) {
	first, clock := dbtest.New(t)
	second := dbtest.Open(t, first.Path(), clock)
	const each = 25
	var wait sync.WaitGroup
	for w := range writers {
		d := []*db.DB{first, second}[w%2]
		wait.Go(func() {
			for range each {
				if err := d.Write(context.Background(), addOne); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	wantCount(t, first, writers*each)
}

func addOne(tx *db.Tx) error {
	var n int64
	if err := tx.Raw("SELECT COALESCE((SELECT CAST(value AS BIGINT) FROM settings WHERE key = 'test-count'), 0)").Scan(&n).Error; err != nil {
		return err
	}
	return tx.Exec("INSERT INTO settings(key, value) VALUES('test-count', ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
		strconv.FormatInt(n+1, 10)).Error
}

func wantCount(t *testing.T, d *db.DB, want int) {
	t.Helper()
	var got string
	if err := d.Read(context.Background()).Raw("SELECT value FROM settings WHERE key = 'test-count'").Scan(&got).Error; err != nil {
		t.Fatal(err)
	}
	if got != strconv.Itoa(want) {
		t.Errorf("%s of %d writes are there", got, want)
	}
}

// helperVariable names the file that this test program, run as a second
// process, writes to.
const helperVariable = "STOCKROOM_TEST_WRITE_TO"

func TestWritersInTwoProcesses(t *testing.T) {
	const each = 30
	if path := os.Getenv(helperVariable); path != "" {
		d := dbtest.Open(t, path, &dbtest.Clock{})
		for range each {
			if err := d.Write(context.Background(), addOne); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	d, _ := dbtest.New(t)
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	other := exec.CommandContext(t.Context(), program, "-test.run=^TestWritersInTwoProcesses$")
	other.Env = append(os.Environ(), helperVariable+"="+d.Path())
	output := make(chan error, 1)
	go func() {
		text, err := other.CombinedOutput()
		if err != nil {
			err = errors.Join(err, errors.New(string(text)))
		}
		output <- err
	}()
	for range each {
		if err := d.Write(context.Background(), addOne); err != nil {
			t.Error(err)
		}
	}
	if err := <-output; err != nil {
		t.Fatal(err)
	}
	wantCount(t, d, 2*each)
}

// TestDriverHasItsOwnLibrary guards the pin of modernc.org/libc: the driver
// works with exactly the version that its own go.mod names, and any other
// dependency can raise it silently. (The build information of a test program lists no modules.)
func TestDriverHasItsOwnLibrary(t *testing.T) {
	content, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, line := range strings.Split(string(content), "\n") {
		if words := strings.Fields(line); len(words) >= 2 {
			found[words[0]] = words[1]
		}
	}
	for path, want := range map[string]string{"modernc.org/sqlite": "v1.60.1", "modernc.org/libc": "v1.77.1"} {
		if found[path] != want {
			t.Errorf("%s is %q, want %s: both move together", path, found[path], want)
		}
	}
}
