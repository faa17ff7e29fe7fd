package db_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
)

type counted struct{ Total int64 }

// asked counts the units as a list does and returns how often it was computed.
func asked(t *testing.T, d *db.DB, key string, times *int) (found int64) {
	t.Helper()
	err := d.Snapshot(context.Background(), func(q *gorm.DB) (err error) {
		found, err = db.Remember(q, key, func() (int64, error) {
			*times++
			var n int64
			err := q.Table("units").Count(&n).Error
			return n, err
		})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

const oneMoreUnit = "INSERT INTO units(code, code_key, name, decimals) VALUES(?, ?, 'one more', 0)"

func TestRememberUntilACommand(t *testing.T) {
	d, _ := dbtest.New(t)
	ctx, times := context.Background(), 0
	before := asked(t, d, "units", &times)
	if again := asked(t, d, "units", &times); again != before || times != 1 {
		t.Errorf("got %d then %d, found out %d times", before, again, times)
	}
	if asked(t, d, "units of another day", &times); times != 2 {
		t.Error("another key was answered with what was known of the first")
	}
	err := d.Write(ctx, func(tx *db.Tx) error { return tx.Exec(oneMoreUnit, "m1", "m1").Error })
	if err != nil {
		t.Fatal(err)
	}
	if after := asked(t, d, "units", &times); after != before+1 {
		t.Errorf("after a command there are %d, want %d", after, before+1)
	}
}

func TestRememberSeesOtherPrograms(t *testing.T) {
	path, times := filepath.Join(t.TempDir(), "books.db"), 0
	d, other := dbtest.Open(t, path, &dbtest.Clock{}), dbtest.Open(t, path, &dbtest.Clock{})
	before := asked(t, d, "units", &times)
	err := other.Write(context.Background(), func(tx *db.Tx) error {
		return errors.Join(tx.Exec(oneMoreUnit, "m2", "m2").Error,
			tx.Exec("INSERT INTO journal_entries(request_id, command, input, input_hash, user_name, at, day) VALUES('r', 'c', '{}', 'h', 'u', 1, 20260101)").Error)
	})
	if err != nil {
		t.Fatal(err)
	}
	if after := asked(t, d, "units", &times); after != before+1 {
		t.Errorf("after another program's command there are %d, want %d", after, before+1)
	}
}

func TestRememberKeepsNoFailure(t *testing.T) {
	d, _ := dbtest.New(t)
	wrong := errors.New("the disk is gone")
	err := d.Snapshot(context.Background(), func(q *gorm.DB) error {
		_, err := db.Remember(q, "units", func() (int64, error) { return 7, wrong })
		return err
	})
	if !errors.Is(err, wrong) {
		t.Fatalf("got %v", err)
	}
	times := 0
	if found := asked(t, d, "units", &times); found == 7 || times != 1 {
		t.Errorf("the failed answer %d was kept", found)
	}
}

func TestSumTellsQuestionsApart(t *testing.T) {
	d, _ := dbtest.New(t)
	sum := func(codes ...any) int64 {
		var sums counted
		err := d.Snapshot(context.Background(), func(q *gorm.DB) error {
			return db.Sum(q.Table("units").Where("code_key = ? OR code_key = ?", codes...).Select("COUNT(*) AS total"), &sums)
		})
		if err != nil {
			t.Fatal(err)
		}
		return sums.Total
	}
	err := d.Write(context.Background(), func(tx *db.Tx) error { return tx.Exec(oneMoreUnit, "a b", "a b").Error })
	if err != nil {
		t.Fatal(err)
	}
	if one, none := sum("a b", "c"), sum("a", "b c"); one != 1 || none != 0 {
		t.Errorf("counted %d and %d, want 1 and 0", one, none)
	}
}

// sumUpTo counts a row for every number up to most, as a long list is counted.
func sumUpTo(ctx context.Context, t *testing.T, d *db.DB, most int64) (found counted, known bool) {
	t.Helper()
	found.Total = -1
	err := d.Snapshot(ctx, func(q *gorm.DB) (err error) {
		known, err = db.ListSum(q.Table(`(WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
			SELECT n FROM numbers) x`, most).Select("COUNT(*) AS total"), &found)
		if err != nil {
			return err
		}
		var still int64 // the snapshot goes on
		return q.Table("units").Count(&still).Error
	})
	if err != nil {
		t.Fatal(err)
	}
	return found, known
}

func TestSumsLater(t *testing.T) {
	d, _ := dbtest.New(t)
	const few, endless = 10, 1_000_000_000
	later := db.SumsLater(context.Background())
	if found, known := sumUpTo(later, t, d, endless); known || found.Total != -1 {
		t.Errorf("got %d, known %v: it cannot be counted in a moment", found.Total, known)
	}
	for _, ctx := range []context.Context{context.Background(), later} { // the second remembers it
		if found, known := sumUpTo(ctx, t, d, few); !known || found.Total != few {
			t.Errorf("got %d, known %v; want %d", found.Total, known, few)
		}
	}
	ctx, cancel := context.WithCancel(later)
	cancel()
	err := d.Snapshot(ctx, func(q *gorm.DB) error {
		_, err := db.ListSum(q.Table("units").Select("COUNT(*) AS total"), new(counted))
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled question got %v", err)
	}
}
