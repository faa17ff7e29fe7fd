package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"runtime"
	"strings"

	"github.com/glebarez/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

const (
	driverName = "sqlite"
	// applicationID marks a file as ours (SQLite's application_id, "STKR").
	applicationID = 0x53544B52
	// busyMillis is how long a reader waits for another process that repairs the file's log.
	busyMillis = 10_000
	// readers is how many queries run beside each other.
	readers = 4
)

// address builds the driver's data source name; pragmas run in their order.
func address(path, mode string, pragmas ...string) string {
	query := url.Values{}
	if mode != "" {
		query.Set("mode", mode)
	}
	query.Set("_txlock", "immediate")
	query.Set("_time_format", "sqlite")
	dsn := (&url.URL{Scheme: "file", Path: filePath(path), RawQuery: query.Encode()}).String()
	for _, p := range pragmas {
		dsn += "&_pragma=" + url.QueryEscape(p)
	}
	return dsn
}

func filePath(path string) string {
	if runtime.GOOS == "windows" {
		return "/" + strings.ReplaceAll(path, `\`, "/")
	}
	return path
}

// commonPragmas are those of every connection to an open database.
func commonPragmas() []string {
	common := []string{
		fmt.Sprintf("busy_timeout(%d)", busyMillis), "foreign_keys(1)", "temp_store(MEMORY)", "journal_size_limit(67108864)",
	}
	if runtime.GOOS == "darwin" {
		common = append(common, "fullfsync(1)")
	}
	return common
}

func writerPragmas() []string {
	return append(commonPragmas(), "journal_mode(WAL)", "synchronous(FULL)", "cache_size(-8192)")
}

func (d *DB) connect(ctx context.Context) error {
	writing, err := openHandle(ctx, address(d.options.Path, "rw", writerPragmas()...), 1)
	if err != nil {
		return err
	}
	if d.connection, err = newWriter(ctx, writing); err != nil {
		return errors.Join(err, writing.Close())
	}
	d.connection.work, d.connection.patience, d.connection.waiting = &work{path: d.options.Path + noteSuffix}, d.options.Patience, d.options.Waiting
	// The writer itself decides how long to wait.
	if _, err := d.connection.conn.ExecContext(ctx, fmt.Sprintf("PRAGMA busy_timeout = %d", knockMillis)); err != nil {
		return err
	}
	if d.writer, err = dialect(d.connection, false); err != nil {
		return err
	}
	if err := d.connectReaders(ctx, address(d.options.Path, "rw", append(commonPragmas(), "query_only(1)", "cache_size(-2048)")...)); err != nil {
		return err
	}
	return d.verifyPragmas(ctx)
}

// connectReaders opens the handle for single queries and the one for several
// on one state of the database.
func (d *DB) connectReaders(ctx context.Context, dsn string) error {
	reading, err := openHandle(ctx, dsn, readers)
	if err != nil {
		return err
	}
	d.reading = reading
	if d.reader, err = explained(reading, d.options.Path, true); err != nil {
		return err
	}
	steady, err := openHandle(ctx, dsn, readers)
	if err != nil {
		return err
	}
	d.snapshots = newSnapshots(steady, readers)
	if d.snapshot, err = explained(d.snapshots, d.options.Path, false); err != nil {
		return err
	}
	if e, ok := d.snapshot.Dialector.(*explainer); ok {
		e.memory = &memory{commits: d.commits}
	}
	return nil
}

func openHandle(ctx context.Context, dsn string, connections int) (*sql.DB, error) {
	handle, err := sql.Open(driverName, dsn)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	handle.SetMaxOpenConns(connections)
	handle.SetMaxIdleConns(connections)
	if err := handle.PingContext(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open database: %w", err), handle.Close())
	}
	return handle, nil
}

// dialect puts GORM on a handle.
func dialect(pool gorm.ConnPool, prepare bool) (*gorm.DB, error) {
	return onDialector(&sqlite.Dialector{Conn: pool}, prepare)
}

// explained puts GORM on a handle that reads. What goes wrong is a fault
// wherever a user can do something about it: a query has nobody above it that
// would make one.
func explained(pool gorm.ConnPool, path string, prepare bool) (*gorm.DB, error) {
	e := &explainer{Dialector: &sqlite.Dialector{Conn: pool}, path: path}
	g, err := onDialector(e, prepare)
	if err != nil {
		return nil, err
	}
	// GORM asks for a translation everywhere but where it begins to read rows.
	err = g.Callback().Row().After("gorm:row").Register("stockroom:explain", func(q *gorm.DB) { q.Error = e.Translate(q.Error) })
	return g, err
}

// explainer is the dialect that makes faults of the driver's errors.
type explainer struct {
	*sqlite.Dialector

	path   string
	memory *memory // of the handle that reads several questions on one state
}

// Translate is asked by GORM for each error.
func (e *explainer) Translate(err error) error { return classify(err, e.path) }

func onDialector(d gorm.Dialector, prepare bool) (*gorm.DB, error) {
	_, translate := d.(*explainer)
	g, err := gorm.Open(d, &gorm.Config{
		SkipDefaultTransaction: true,
		TranslateError:         translate,
		PrepareStmt:            prepare,
		// Errors are returned, and logged once where a call ends; GORM would log
		// whole statements, with the names and figures in them.
		Logger: logger.Discard,
	})
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	return g, nil
}

// verifyPragmas reads back what the promises of this package stand on.
func (d *DB) verifyPragmas(ctx context.Context) error {
	for pragma, want := range map[string]string{"journal_mode": "wal", "foreign_keys": "1", "synchronous": "2"} {
		var got string
		if err := d.writer.WithContext(ctx).Raw("PRAGMA " + pragma).Scan(&got).Error; err != nil {
			return fmt.Errorf("read back %s: %w", pragma, err)
		}
		if got != want {
			return ErrUnusable.With("path", d.options.Path).With("why", pragma+" is "+got+" instead of "+want)
		}
	}
	return nil
}

// refuseForeign looks at an existing file without changing it and refuses one
// that is no database of ours. It asks SQLite, never the file system: opening
// and closing the file ourselves would drop SQLite's locks on it.
func refuseForeign(ctx context.Context, path string) error {
	handle, err := sql.Open(driverName, address(path, "rw", fmt.Sprintf("busy_timeout(%d)", busyMillis)))
	if err != nil {
		return fmt.Errorf("open database: %w", err)
	}
	defer handle.Close() //nolint:errcheck // nothing was written
	var id, tables int64
	if err := handle.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return classify(err, path)
	}
	if err := handle.QueryRowContext(ctx, "SELECT COUNT(*) FROM sqlite_master").Scan(&tables); err != nil {
		return classify(err, path)
	}
	// A file without tables is one whose making was interrupted before its
	// first commit: there is nothing in it to hurt.
	if id != applicationID && (id != 0 || tables != 0) {
		return ErrForeign.With("path", path)
	}
	return nil
}
