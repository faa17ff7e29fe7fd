package db_test

import (
	"context"
	"errors"
	"testing"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
)

func putKey(ctx context.Context, d *db.DB, key string) error {
	return d.Write(ctx, func(tx *db.Tx) error {
		tx.Changed(db.Settings)
		return tx.Exec("INSERT INTO settings(key, value) VALUES(?, '1')", key).Error
	})
}

func settingsIn(ctx context.Context, t *testing.T, d *db.DB) (n int64) {
	t.Helper()
	if err := d.Read(ctx).Raw("SELECT COUNT(*) FROM settings").Scan(&n).Error; err != nil {
		t.Fatal(err)
	}
	return n
}

func TestBatchIsOneCommit(t *testing.T) {
	d, _ := dbtest.New(t)
	told := 0
	d.OnChange(func([]string) { told++ })
	err := d.Batch(context.Background(), func(ctx context.Context) error {
		if err := errors.Join(putKey(ctx, d, "a"), putKey(ctx, d, "b")); err != nil {
			return err
		}
		if inside, outside := settingsIn(ctx, t, d), settingsIn(context.Background(), t, d); inside != 2 || outside != 0 {
			t.Errorf("inside the batch %d rows, outside %d; want 2 and 0", inside, outside)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := settingsIn(context.Background(), t, d); n != 2 || told != 1 {
		t.Errorf("%d rows, told %d times; want 2 and 1", n, told)
	}
}

func TestOneRefusedCommandRefusesTheBatch(t *testing.T) {
	d, _ := dbtest.New(t)
	refused := errors.New("refused")
	err := d.Batch(context.Background(), func(ctx context.Context) error {
		_ = putKey(ctx, d, "a")
		_ = d.Write(ctx, func(*db.Tx) error { return refused })
		_ = putKey(ctx, d, "b") // even when the caller overlooks the refusal
		return nil
	})
	if !errors.Is(err, refused) {
		t.Errorf("got %v, want the refusal", err)
	}
	if n := settingsIn(context.Background(), t, d); n != 0 {
		t.Errorf("%d rows were left behind", n)
	}
}
