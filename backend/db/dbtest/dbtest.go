// Package dbtest gives every test its own real database.
package dbtest

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"stockroom/backend/db"
)

// User is who the commands of tests are recorded under.
const User = "ana"

// Clock is a clock that tests set.
type Clock struct{ millis atomic.Int64 }

// Now returns the clock's instant.
func (c *Clock) Now() time.Time { return time.UnixMilli(c.millis.Load()).UTC() }

// Set puts the clock to the instant.
func (c *Clock) Set(t time.Time) { c.millis.Store(t.UnixMilli()) }

// Advance moves the clock on.
func (c *Clock) Advance(d time.Duration) { c.millis.Add(d.Milliseconds()) }

// Start is where every test's clock begins: a Monday morning, UTC.
func Start() time.Time { return time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC) }

// New opens a fresh, migrated database in the test's own folder; its clock
// stands at Start until the test moves it.
func New(tb testing.TB) (*db.DB, *Clock) {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "books.db")
	content, err := template()
	if err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		tb.Fatal(err)
	}
	clock := &Clock{}
	clock.Set(Start())
	return Open(tb, path, clock), clock
}

// Open opens the database at path, making it where it is missing, and closes
// it with the test.
func Open(tb testing.TB, path string, clock *Clock) *db.DB {
	tb.Helper()
	d, err := db.Open(context.Background(), db.Options{Path: path, Create: true, Clock: clock.Now, User: User, Zone: time.UTC})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := d.Close(); err != nil {
			tb.Error(err)
		}
	})
	return d
}

var requests atomic.Int64

// RequestID returns a new request id.
func RequestID() string { return "request-" + strconv.FormatInt(requests.Add(1), 10) }

// template makes one migrated file a process; each test gets a copy of its bytes.
var template = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "stockroom-template")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a left-over folder harms nothing
	path := filepath.Join(dir, "template.db")
	d, err := db.Open(context.Background(), db.Options{Path: path, Create: true, User: User, Zone: time.UTC})
	if err != nil {
		return nil, err
	}
	if err := d.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})
