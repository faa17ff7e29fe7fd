package db_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
)

func settingsSeen(t *testing.T, d *db.DB) (n int64) {
	t.Helper()
	err := d.Snapshot(context.Background(), func(tx *gorm.DB) error {
		return tx.Raw("SELECT COUNT(*) FROM settings").Scan(&n).Error
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestMoreSnapshotsThanConnections(t *testing.T) {
	d, _ := dbtest.New(t)
	want := settingsSeen(t, d)
	var wait sync.WaitGroup
	for range 40 {
		wait.Go(func() {
			for range 5 {
				if n := settingsSeen(t, d); n != want {
					t.Errorf("read %d settings, want %d", n, want)
				}
			}
		})
	}
	wait.Wait()
}

func TestSnapshotAfterFailures(t *testing.T) {
	d, _ := dbtest.New(t)
	want := settingsSeen(t, d)
	wrong := errors.New("wrong")
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	// More failures than there are connections: none of them may be lost.
	for range 10 {
		if err := d.Snapshot(context.Background(), func(*gorm.DB) error { return wrong }); !errors.Is(err, wrong) {
			t.Errorf("got %v, want the function's own failure", err)
		}
		if err := d.Snapshot(cancelled, func(*gorm.DB) error { return nil }); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want %v", err, context.Canceled)
		}
		err := d.Snapshot(context.Background(), func(tx *gorm.DB) error { return tx.Exec("DELETE FROM settings").Error })
		if err == nil {
			t.Error("a snapshot wrote")
		}
	}
	if n := settingsSeen(t, d); n != want {
		t.Errorf("read %d settings, want %d", n, want)
	}
}

func TestSnapshotStoppedHalfway(t *testing.T) {
	d, _ := dbtest.New(t)
	ctx, cancel := context.WithCancel(context.Background())
	err := d.Snapshot(ctx, func(tx *gorm.DB) error {
		cancel()
		var n int64
		return tx.Raw("SELECT COUNT(*) FROM settings").Scan(&n).Error
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
	settingsSeen(t, d)
}
