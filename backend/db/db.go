// Package db is the database: nobody else holds a connection or knows the
// dialect.
//
// A database is one SQLite file with two handles: a writer, through which one
// transaction at a time goes, and a reader that cannot write. Every commit is
// on the disk before it is acknowledged (WAL, synchronous=FULL).
// docs/decisions/0002-two-handles.md has the measurements.
package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"gorm.io/gorm"

	"stockroom/backend/day"
)

// Options say which database to open and what its transactions carry.
type Options struct {
	// Path is the database file.
	Path string
	// Create makes the file, and its folder, when it is missing. Without it a missing file is ErrMissing.
	Create bool
	// KeepSchema leaves an older schema as it is, for `migrate status` and
	// `migrate down`; otherwise Open brings the schema up to date.
	KeepSchema bool
	// Patience is how long a command waits for others that write; 0 is half a
	// minute. Then it fails with ErrBusy or the fault of what it waits for.
	Patience time.Duration
	// Waiting is told what a command waits for as soon as that takes longer than
	// a second, and Idle when the wait is over; nil is nobody.
	Waiting func(w Work)
	// BeforeMigration is called before the schema of a file that has one is
	// brought up to date: the place of a backup. When it fails nothing was
	// changed and Open fails with its error.
	BeforeMigration func(ctx context.Context, d *DB) error
	// Clock tells the time of a command; nil is the system's.
	Clock func() time.Time
	// User is who does it: the login name of the operating system.
	User string
	// Zone is the company's time zone, in which the business day is told; nil is the system's.
	Zone *time.Location

	schema fs.FS // the steps of the schema; nil is the program's own
}

// DB is an open database. It is safe for concurrent use.
type DB struct {
	options Options
	writer  *gorm.DB
	reader  *gorm.DB
	changes *changes
	unclean bool
	commits *atomic.Int64 // of this program

	snapshot   *gorm.DB
	connection *writer    // below writer
	reading    *sql.DB    // below reader
	snapshots  *snapshots // below snapshot

	file os.FileInfo // what is open, see noteFile
}

// changes is who wants to be told what changed.
type changes struct {
	mu        sync.Mutex
	listeners []func(topics []string)
}

// Open opens the database, verifies that it is ours and brings its schema up
// to date. Fails with ErrMissing, ErrForeign, ErrNewer, ErrUnusable, ErrUpgrade.
func Open(ctx context.Context, o Options) (*DB, error) {
	if o.Clock == nil {
		o.Clock = time.Now //nolint:forbidigo // the one place that may: every command takes its instant from here
	}
	if o.Zone == nil {
		o.Zone = time.Local
	}
	if o.Patience == 0 {
		o.Patience = patience
	}
	if o.Waiting == nil {
		o.Waiting = func(Work) {}
	}
	absolute, err := filepath.Abs(o.Path)
	if err != nil {
		return nil, fmt.Errorf("find %s: %w", o.Path, err)
	}
	o.Path = absolute
	logged := hasLog(o.Path)
	if err := prepareFile(ctx, o); err != nil {
		return nil, err
	}
	d := &DB{options: o, changes: &changes{}, commits: &atomic.Int64{}, unclean: logged && !hasLog(o.Path)}
	if err := d.connect(ctx); err != nil {
		_ = d.Close()
		return nil, classify(err, o.Path)
	}
	d.noteFile()
	if err := d.ready(ctx); err != nil {
		_ = d.Close()
		return nil, classify(err, o.Path)
	}
	return d, nil
}

// ready migrates where that is wanted and checks that the guards are in place.
func (d *DB) ready(ctx context.Context) error {
	if err := d.refuseNewer(ctx); err != nil {
		return err
	}
	if d.options.KeepSchema {
		return nil
	}
	if err := d.migrate(ctx); err != nil {
		return err
	}
	return d.verifyTriggers(ctx)
}

// Unclean tells whether whoever had the database open last did not close it:
// a crash, a kill, a loss of power. What was committed is there.
func (d *DB) Unclean() bool { return d.unclean }

// hasLog tells whether there is a log beside the file with something in it.
// The last to close the file removes it, also who only looks at it first; so a
// log that was there and is gone after a look was left by nobody who lives.
func hasLog(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

// Path returns the database file's absolute path.
func (d *DB) Path() string { return d.options.Path }

// User returns who commands are recorded under.
func (d *DB) User() string { return d.options.User }

// Now returns the present instant of the database's clock, for queries that
// depend on it. Commands use Tx.Now.
func (d *DB) Now() time.Time { return d.options.Clock() }

// Today returns the present business day.
func (d *DB) Today() day.Day { return day.Of(d.options.Clock().In(d.options.Zone)) }

// Zone returns the company's time zone.
func (d *DB) Zone() *time.Location { return d.options.Zone }

// WithClock returns the same database told the time by another clock, for
// data that is made as if it were entered over months.
func (d *DB) WithClock(clock func() time.Time) *DB {
	other := *d
	other.options.Clock = clock
	return &other
}

// Read returns the reader. Through it nothing can be written. Within a Batch
// it sees what the batch has done so far.
func (d *DB) Read(ctx context.Context) *gorm.DB {
	if b := batchOf(ctx, d); b != nil {
		return b.tx.WithContext(ctx)
	}
	return d.reader.WithContext(ctx)
}

// Snapshot runs several queries on one state of the database, so that their
// figures agree with each other while others write.
func (d *DB) Snapshot(ctx context.Context, read func(tx *gorm.DB) error) error {
	return classify(d.snapshot.WithContext(ctx).Transaction(read, &sql.TxOptions{ReadOnly: true}), d.options.Path)
}

// OnChange registers a listener that is told, after each commit, which topics changed.
func (d *DB) OnChange(listener func(topics []string)) {
	d.changes.mu.Lock()
	defer d.changes.mu.Unlock()
	d.changes.listeners = append(d.changes.listeners, listener)
}

func (d *DB) tell(topics []string) {
	d.changes.mu.Lock()
	listeners := d.changes.listeners
	d.changes.mu.Unlock()
	for _, listener := range listeners {
		listener(topics)
	}
}

// Optimise lets the query planner look at how much there is of what, after
// much was added. It is quick and may be called at any time.
func (d *DB) Optimise(ctx context.Context) error {
	return classify(d.writer.WithContext(ctx).Transaction(func(tx *gorm.DB) error { return tx.Exec(optimise).Error }), d.options.Path)
}

// Close closes all handles; a second Close does nothing.
func (d *DB) Close() error {
	var problems []error
	if d.reading != nil {
		problems = append(problems, d.reading.Close())
	}
	if d.snapshots != nil {
		problems = append(problems, d.snapshots.Close())
	}
	if d.connection != nil {
		problems = append(problems, d.connection.close())
	}
	return errors.Join(problems...)
}

// prepareFile makes the folder and the file where they are wanted, both for
// the user alone, and refuses a file that is not ours before anything
// touches it.
func prepareFile(ctx context.Context, o Options) error {
	info, err := os.Stat(o.Path)
	switch {
	case errors.Is(err, os.ErrNotExist) && !o.Create:
		return ErrMissing.With("path", o.Path)
	case errors.Is(err, os.ErrNotExist):
		return createFile(o.Path)
	case err != nil:
		return ErrUnusable.With("path", o.Path).With("why", err)
	case info.IsDir():
		return ErrUnusable.With("path", o.Path).With("why", "it is a folder")
	case info.Size() == 0 && !o.Create:
		return ErrMissing.With("path", o.Path)
	case info.Size() == 0:
		return os.Chmod(o.Path, 0o600)
	}
	return refuseForeign(ctx, o.Path)
}

func createFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return ErrUnusable.With("path", path).With("why", err)
	}
	// O_EXCL: of two processes one makes the file, the other finds it.
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, os.ErrExist) {
		return nil
	}
	if err != nil {
		return ErrUnusable.With("path", path).With("why", err)
	}
	return file.Close()
}
