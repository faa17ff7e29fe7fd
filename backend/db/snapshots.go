package db

import (
	"context"
	"database/sql"
	"sync"

	"gorm.io/gorm"
)

// snapshotStatements bounds the prepared statements of each reading connection.
const snapshotStatements = 200

// snapshots lends connections for reading transactions, as GORM wants them.
// Like the writer they keep what they prepared: a page asks the same few
// questions again and again, and preparing one can take longer than its answer.
type snapshots struct {
	*sql.DB

	idle chan *writer // nil stands for a connection that is not open yet

	mu     sync.Mutex
	closed bool
}

func newSnapshots(handle *sql.DB, connections int) *snapshots {
	s := &snapshots{DB: handle, idle: make(chan *writer, connections)}
	for range connections {
		s.idle <- nil
	}
	return s
}

// GetDBConn lets GORM find the handle.
func (s *snapshots) GetDBConn() (*sql.DB, error) { return s.DB, nil }

// BeginTx begins a transaction that sees one state of the database.
func (s *snapshots) BeginTx(ctx context.Context, options *sql.TxOptions) (gorm.ConnPool, error) {
	var connection *writer
	select {
	case connection = <-s.idle:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if connection == nil {
		opened, err := newWriter(ctx, s.DB)
		if err != nil {
			s.idle <- nil
			return nil, err
		}
		opened.begin, opened.limit = "BEGIN", snapshotStatements
		connection = opened
	}
	begun, err := connection.BeginTx(ctx, options)
	if err != nil {
		s.giveBack(connection, err)
		return nil, err
	}
	return &snapshot{ConnPool: begun, connection: connection, pool: s}, nil
}

// giveBack takes a connection back; one that failed is not used again.
func (s *snapshots) giveBack(connection *writer, failure error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if failure != nil || s.closed {
		connection.release()
		connection = nil
	}
	s.idle <- connection
}

// Close closes the connections that are not lent at the moment; the others
// follow when they come back.
func (s *snapshots) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	for range len(s.idle) {
		if connection := <-s.idle; connection != nil {
			connection.release()
		}
		s.idle <- nil
	}
	return s.DB.Close()
}

// snapshot is one reading transaction.
type snapshot struct {
	gorm.ConnPool

	connection *writer
	pool       *snapshots
	ended      bool
}

// Commit ends the transaction. When that fails it is still open and wants its Rollback.
func (t *snapshot) Commit() error {
	if t.ended {
		return sql.ErrTxDone
	}
	err := t.ConnPool.(gorm.TxCommitter).Commit() //nolint:errcheck // the writer's transactions are
	if err == nil {
		t.ended = true
		t.pool.giveBack(t.connection, nil)
	}
	return err
}

// Rollback ends the transaction.
func (t *snapshot) Rollback() error {
	if t.ended {
		return sql.ErrTxDone
	}
	t.ended = true
	err := t.ConnPool.(gorm.TxCommitter).Rollback() //nolint:errcheck // the writer's transactions are
	t.pool.giveBack(t.connection, err)
	return err
}

// release closes the connection alone, without a last word to the planner.
func (w *writer) release() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.closed {
		w.closed = true
		w.forget()
		_ = w.conn.Close() // it only read
	}
}
