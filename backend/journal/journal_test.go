package journal_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/fault"
	"stockroom/backend/journal"
)

type order struct {
	Product string
	Units   int
}

type answer struct{ Number string }

// place is a command that leaves one setting and takes one number.
func place(d *db.DB, request string, in order, runs *atomic.Int64) (answer, error) {
	c := journal.Command{RequestID: request, Name: "test.place", Input: in}
	return journal.Do(context.Background(), d, c, func(tx *db.Tx) (answer, error) {
		runs.Add(1)
		number, err := journal.NextNumber(tx, "purchase_order", "PO-")
		if err != nil {
			return answer{}, err
		}
		if err := tx.Exec("INSERT INTO settings(key, value) VALUES(?, ?)", number, in.Product).Error; err != nil {
			return answer{}, err
		}
		return answer{number}, journal.About(tx, journal.Subject{Type: "purchase_order", ID: 7, Label: number}, fmt.Sprintf("Ordered %d %s", in.Units, in.Product))
	})
}

func count(t *testing.T, d *db.DB, table string) (n int64) {
	t.Helper()
	if err := d.Read(context.Background()).Raw("SELECT COUNT(*) FROM " + table).Scan(&n).Error; err != nil {
		t.Fatal(err)
	}
	return n
}

func TestCommandIsDoneOnce(t *testing.T) {
	d, _ := dbtest.New(t)
	var runs atomic.Int64
	request := dbtest.RequestID()
	for range 3 {
		got, err := place(d, request, order{"Chang", 40}, &runs)
		if err != nil || got.Number != "PO-00001" {
			t.Fatalf("answered %+v, %v", got, err)
		}
	}
	if runs.Load() != 1 || count(t, d, "settings") != 1 || count(t, d, "journal_entries") != 1 {
		t.Errorf("ran %d times, left %d rows and %d entries", runs.Load(), count(t, d, "settings"), count(t, d, "journal_entries"))
	}
}

func TestReusedRequestIsRefused(t *testing.T) {
	d, _ := dbtest.New(t)
	var runs atomic.Int64
	request := dbtest.RequestID()
	if _, err := place(d, request, order{"Chang", 40}, &runs); err != nil {
		t.Fatal(err)
	}
	for name, run := range map[string]func() error{
		"other input": func() error { _, err := place(d, request, order{"Chang", 41}, &runs); return err },
		"other command": func() error {
			c := journal.Command{RequestID: request, Name: "test.other", Input: order{"Chang", 40}}
			_, err := journal.Do(context.Background(), d, c, func(*db.Tx) (answer, error) { return answer{}, nil })
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			err := run()
			if f, _ := fault.Of(err); !errors.Is(err, journal.ErrReused) || f.Field() != "requestId" {
				t.Errorf("got %v, want %v at requestId", err, journal.ErrReused)
			}
		})
	}
	if runs.Load() != 1 || count(t, d, "settings") != 1 {
		t.Error("a refused request did something")
	}
}

func TestFailedCommandLeavesNothing(t *testing.T) {
	d, _ := dbtest.New(t)
	request := dbtest.RequestID()
	refused := errors.New("refused")
	c := journal.Command{RequestID: request, Name: "test.place", Input: order{"Chang", 40}}
	_, err := journal.Do(context.Background(), d, c, func(tx *db.Tx) (answer, error) {
		if _, err := journal.NextNumber(tx, "purchase_order", "PO-"); err != nil {
			return answer{}, err
		}
		return answer{"PO-00001"}, refused
	})
	if !errors.Is(err, refused) {
		t.Fatalf("got %v, want the command's own failure", err)
	}
	if n := count(t, d, "journal_entries"); n != 0 {
		t.Errorf("the journal has %d entries", n)
	}
	var runs atomic.Int64
	got, err := place(d, request, order{"Chang", 40}, &runs)
	if err != nil || got.Number != "PO-00001" || runs.Load() != 1 {
		t.Errorf("sent again it answered %+v, %v; want PO-00001 without a gap", got, err)
	}
}

func TestDryRunAnswersAndLeavesNothing(t *testing.T) {
	d, _ := dbtest.New(t)
	request := dbtest.RequestID()
	c := journal.Command{RequestID: request, Name: "test.place", Input: order{"Chang", 40}, DryRun: true}
	got, err := journal.Do(context.Background(), d, c, func(tx *db.Tx) (answer, error) {
		number, err := journal.NextNumber(tx, "purchase_order", "PO-")
		return answer{number}, err
	})
	if err != nil || got.Number != "PO-00001" {
		t.Fatalf("answered %+v, %v", got, err)
	}
	if n := count(t, d, "journal_entries"); n != 0 {
		t.Errorf("the journal has %d entries", n)
	}
	var runs atomic.Int64
	if got, err := place(d, request, order{"Chang", 40}, &runs); err != nil || got.Number != "PO-00001" || runs.Load() != 1 {
		t.Errorf("in earnest it answered %+v, %v", got, err)
	}
}

func TestOneRequestFromEightSides(t *testing.T) {
	first, clock := dbtest.New(t)
	second := dbtest.Open(t, first.Path(), clock)
	var runs atomic.Int64
	var wait sync.WaitGroup
	request := dbtest.RequestID()
	for i := range 8 {
		d := []*db.DB{first, second}[i%2]
		wait.Go(func() {
			if got, err := place(d, request, order{"Chang", 40}, &runs); err != nil || got.Number != "PO-00001" {
				t.Errorf("answered %+v, %v", got, err)
			}
		})
	}
	wait.Wait()
	if runs.Load() != 1 || count(t, first, "settings") != 1 || count(t, first, "journal_entries") != 1 {
		t.Errorf("ran %d times, left %d rows", runs.Load(), count(t, first, "settings"))
	}
}

func TestRequestIDs(t *testing.T) {
	d, _ := dbtest.New(t)
	for name, c := range map[string]struct {
		id string
		ok bool
	}{
		"empty":             {"", false},
		"a number":          {"1", true},
		"a UUID":            {"0b0f7c1e-8f5a-4c57-9d0b-1f2e3d4c5b6a", true},
		"with a blank":      {"1234 5678", false},
		"with a line break": {"12345678\n", false},
		"as long as can be": {strings.Repeat("x", 100), true},
		"too long":          {strings.Repeat("x", 101), false},
		"in another script": {"заказ-001", true},
	} {
		t.Run(name, func(t *testing.T) {
			var runs atomic.Int64
			_, err := place(d, c.id, order{c.id, 1}, &runs)
			if c.ok && err != nil || !c.ok && !errors.Is(err, journal.ErrRequestID) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestJournalSaysWhoWhatAndWhen(t *testing.T) {
	d, _ := dbtest.New(t)
	var runs atomic.Int64
	for range 2 {
		if _, err := place(d, dbtest.RequestID(), order{"Chang", 40}, &runs); err != nil {
			t.Fatal(err)
		}
	}
	entries, err := journal.Timeline(d.Read(context.Background()), "purchase_order", 7)
	if err != nil {
		t.Fatal(err)
	}
	want := journal.Entry{ID: 1, Command: "test.place", Summary: "Ordered 40 Chang", User: dbtest.User, At: dbtest.Start().UnixMilli()}
	if len(entries) != 2 || entries[0] != want {
		t.Errorf("the timeline is %+v, want it to begin with %+v", entries, want)
	}
	if other, err := journal.Timeline(d.Read(context.Background()), "purchase_order", 8); err != nil || len(other) != 0 {
		t.Errorf("another order's timeline is %+v, %v", other, err)
	}
}

func TestNumbers(t *testing.T) {
	d, _ := dbtest.New(t)
	err := d.Write(context.Background(), func(tx *db.Tx) error {
		if _, err := journal.NextNumber(tx, "nothing", "X-"); err == nil {
			t.Error("a counter that does not exist gave a number")
		}
		if err := tx.Exec("UPDATE counters SET next_value = 99999 WHERE name = 'receipt'").Error; err != nil {
			return err
		}
		for _, want := range []string{"RC-99999", "RC-100000"} {
			if got, err := journal.NextNumber(tx, "receipt", "RC-"); err != nil || got != want {
				t.Errorf("got %s, %v; want %s", got, err, want)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
