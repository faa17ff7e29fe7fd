package db_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"testing"
	"time"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
)

// held holds the database with a transaction until release is called.
func held(t *testing.T, d *db.DB, what db.Work) (release func()) {
	t.Helper()
	begun, end, ended := make(chan struct{}), make(chan struct{}), make(chan error)
	go func() {
		ended <- d.Write(db.Doing(context.Background(), what), func(tx *db.Tx) error {
			close(begun)
			<-end
			return keep(tx, "test-held", "x")
		})
	}()
	<-begun
	return func() {
		t.Helper()
		close(end)
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
}

// another opens the same file as another process would.
func another(t *testing.T, path string, o db.Options) *db.DB {
	t.Helper()
	o.Path, o.User, o.Zone = path, dbtest.User, time.UTC
	d, err := db.Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func TestWhoWaitsTooLongIsToldWhatFor(t *testing.T) {
	for what, want := range map[db.Work]error{
		db.Command: db.ErrBusy, db.Importing: db.ErrBusyImport, db.Seeding: db.ErrBusySeed, db.Upgrading: db.ErrBusyUpgrade, db.Restoring: db.ErrBusyRestore,
	} {
		t.Run(string(what), func(t *testing.T) {
			first, _ := dbtest.New(t)
			impatient := another(t, first.Path(), db.Options{Patience: 10 * time.Millisecond})
			release := held(t, first, what)
			ran := false
			err := impatient.Write(context.Background(), func(tx *db.Tx) error { ran = true; return keep(tx, "test-1", "x") })
			if !errors.Is(err, want) || ran {
				t.Errorf("got %v, ran %v; want %v", err, ran, want)
			}
			release()
			if err := impatient.Write(context.Background(), func(tx *db.Tx) error { return keep(tx, "test-2", "x") }); err != nil {
				t.Errorf("after the wait: %v", err)
			}
			if _, err := os.Stat(first.Path() + "-busy"); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("the note was left behind: %v", err)
			}
		})
	}
}

func TestWhoWaitsIsToldWhatForAndGoesOn(t *testing.T) {
	for name, elsewhere := range map[string]bool{"another process": true, "the same process": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			told := make(chan db.Work, 10)
			path := dbtestPath(t)
			waiting := another(t, path, db.Options{Waiting: func(w db.Work) { told <- w }})
			holding := waiting
			if elsewhere {
				holding = another(t, path, db.Options{})
			}
			release := held(t, holding, db.Importing)
			written := make(chan error)
			go func() {
				written <- waiting.Write(context.Background(), func(tx *db.Tx) error { return keep(tx, "test-1", "x") })
			}()
			if w := <-told; w != db.Importing {
				t.Errorf("told of %q", w)
			}
			release()
			if err := <-written; err != nil {
				t.Error(err)
			}
			if w := <-told; w != db.Idle {
				t.Errorf("at the end told of %q", w)
			}
		})
	}
}

func TestWaitEndsWithItsContext(t *testing.T) {
	first, _ := dbtest.New(t)
	second := another(t, first.Path(), db.Options{})
	release := held(t, first, db.Importing)
	defer release()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	for name, d := range map[string]*db.DB{"the same process": first, "another": second} {
		if err := d.Write(ctx, func(tx *db.Tx) error { return keep(tx, "test-1", "x") }); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// TestNoteOfTheDeadCountsNothing: a killed import left its note, and something else holds the file.
func TestNoteOfTheDeadCountsNothing(t *testing.T) {
	first, _ := dbtest.New(t)
	dead := exec.Command(os.Args[0], "-test.run=^$")
	if err := dead.Run(); err != nil {
		t.Fatal(err)
	}
	content, err := json.Marshal(map[string]any{"process": dead.Process.Pid, "work": db.Importing})
	if err != nil {
		t.Fatal(err)
	}
	for name, left := range map[string][]byte{"a dead process": content, "half a note": content[:7]} {
		if err := os.WriteFile(first.Path()+"-busy", left, 0o600); err != nil {
			t.Fatal(err)
		}
		release := held(t, first, db.Command)
		err := another(t, first.Path(), db.Options{Patience: time.Millisecond}).Write(context.Background(), func(tx *db.Tx) error { return keep(tx, "test-1", "x") })
		if !errors.Is(err, db.ErrBusy) {
			t.Errorf("%s: got %v, want %v", name, err, db.ErrBusy)
		}
		release()
		if err := first.Write(context.Background(), func(tx *db.Tx) error { return tx.Exec("DELETE FROM settings WHERE key = 'test-held'").Error }); err != nil {
			t.Fatal(err)
		}
	}
}
