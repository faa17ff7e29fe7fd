package db

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"sync"
	"time"

	"gorm.io/gorm"
)

// maxStatements bounds the prepared statements of the writer. The program has
// fewer; lists of ids of many lengths could make more.
const maxStatements = 1_000

// optimise lets the planner look at all tables that grew (0x10000) and counts no
// more of each than it needs (0x10): by itself it looks at those alone that this
// connection has read.
const optimise = "PRAGMA optimize = 0x10012"

// writer is the one connection that writes, as GORM wants it. It keeps the
// prepared statements of the connection from one transaction to the next:
// preparing an INSERT with its triggers takes as long as running it, and
// database/sql forgets what was prepared inside a transaction when that ends.
type writer struct {
	handle *sql.DB
	conn   *sql.Conn
	turn   chan struct{} // holds one token: whose transaction it is
	begin  string        // the statement that begins a transaction
	limit  int           // of the prepared statements

	// work is nil on connections that only read: they never wait for a lock.
	work     *work
	patience time.Duration
	waiting  func(Work) // is told what a command waits for, and with Idle that it no longer does

	mu         sync.Mutex
	statements map[string]*sql.Stmt
	closed     bool
}

// errNested says that the program tried a transaction inside a transaction.
var errNested = errors.New("db: a transaction inside a transaction")

func newWriter(ctx context.Context, handle *sql.DB) (*writer, error) {
	conn, err := handle.Conn(ctx)
	if err != nil {
		return nil, err
	}
	w := &writer{handle: handle, conn: conn, turn: make(chan struct{}, 1), statements: map[string]*sql.Stmt{}, begin: "BEGIN IMMEDIATE", limit: maxStatements}
	w.turn <- struct{}{}
	return w, nil
}

// GetDBConn lets GORM find the handle, for closing it.
func (w *writer) GetDBConn() (*sql.DB, error) { return w.handle, nil }

// BeginTx waits for its turn and begins a transaction that holds the file's
// write lock from its start.
func (w *writer) BeginTx(ctx context.Context, _ *sql.TxOptions) (gorm.ConnPool, error) {
	if err := w.take(ctx); err != nil {
		return nil, err
	}
	if err := w.lock(ctx); err != nil {
		w.turn <- struct{}{}
		return nil, err
	}
	if w.work != nil {
		w.work.begin(workOf(ctx))
	}
	return &writing{writer: w}, nil
}

// alone waits for its turn and runs what no transaction of this process may disturb.
func (w *writer) alone(ctx context.Context, run func() error) error {
	if err := w.take(ctx); err != nil {
		return err
	}
	w.work.begin(workOf(ctx))
	defer func() {
		w.work.end()
		w.turn <- struct{}{}
	}()
	return run()
}

// prepare returns the connection's statement for the query.
func (w *writer) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if s, ok := w.statements[query]; ok {
		return s, nil
	}
	if len(w.statements) >= w.limit {
		w.forget()
	}
	s, err := w.conn.PrepareContext(ctx, query) //nolint:sqlclosecheck // kept in statements; forget closes it
	if err == nil {
		w.statements[query] = s
	}
	return s, err
}

func (w *writer) forget() {
	for query, s := range w.statements {
		_ = s.Close()
		delete(w.statements, query)
	}
}

// close lets the query planner take its notes and closes the connection; a
// second close does nothing.
func (w *writer) close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		return nil
	}
	w.closed = true
	w.forget()
	// Failing to optimise loses nothing: the next close tries again.
	_, _ = w.conn.ExecContext(context.Background(), optimise)
	return errors.Join(w.conn.Close(), w.handle.Close())
}

// PrepareContext prepares a statement that the caller closes.
func (w *writer) PrepareContext(ctx context.Context, query string) (*sql.Stmt, error) {
	return w.conn.PrepareContext(ctx, query)
}

// ExecContext runs a statement; a script of several statements runs without being kept.
func (w *writer) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if len(args) == 0 && strings.Contains(query, ";") {
		return w.conn.ExecContext(ctx, query)
	}
	s, err := w.prepare(ctx, query) //nolint:sqlclosecheck // kept for the next time; forget closes it
	if err != nil {
		return nil, err
	}
	return s.ExecContext(ctx, args...)
}

// QueryContext runs a query.
func (w *writer) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s, err := w.prepare(ctx, query) //nolint:sqlclosecheck // kept for the next time; forget closes it
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}

// QueryRowContext runs a query for one row.
func (w *writer) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	s, err := w.prepare(ctx, query) //nolint:sqlclosecheck // kept for the next time; forget closes it
	if err != nil {
		return w.conn.QueryRowContext(ctx, query, args...) // fails as the preparation did
	}
	return s.QueryRowContext(ctx, args...)
}

// writing is one transaction of the writer.
type writing struct {
	*writer

	done bool
}

// BeginTx refuses: a transaction inside a transaction would be a savepoint.
func (t *writing) BeginTx(context.Context, *sql.TxOptions) (gorm.ConnPool, error) {
	return nil, errNested
}

// Commit puts the transaction on the disk. When that fails the transaction is
// still open and wants its Rollback.
func (t *writing) Commit() error {
	if t.done {
		return sql.ErrTxDone
	}
	if _, err := t.conn.ExecContext(context.Background(), "COMMIT"); err != nil {
		return err
	}
	t.end()
	return nil
}

// Rollback undoes the transaction.
func (t *writing) Rollback() error {
	if t.done {
		return sql.ErrTxDone
	}
	// SQLite has already rolled back after some failures, such as an interrupted
	// write or a full disk, and then says that no transaction is active.
	_, err := t.conn.ExecContext(context.Background(), "ROLLBACK")
	t.end()
	if err != nil && strings.Contains(err.Error(), "no transaction is active") {
		return nil
	}
	return err
}

func (t *writing) end() {
	t.done = true
	if t.work != nil {
		t.work.end()
	}
	t.turn <- struct{}{}
}
