package db

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"gorm.io/gorm"
)

// mostRemembered bounds the memory.
const mostRemembered = 500

// memory keeps answers that are about all of the books, such as how many rows
// a list has, until a command changes the books.
type memory struct {
	commits *atomic.Int64 // of this program, journalled or not

	mu      sync.Mutex
	state   state
	answers map[string]any
}

// state is a state of the books as far as commands made it. Every command of
// every program has an entry in the journal, which only grows.
type state struct{ entry, commits int64 }

// Remember returns what find found when it was last asked for the key, or
// asks it, where a command was given since. The key says everything that the
// answer depends on besides the books: the question, its parameters, the day.
// What is returned is shared: it must not be changed. In a snapshot alone
// anything is remembered, as the state must not change between the questions.
func Remember[V any](q *gorm.DB, key string, find func() (V, error)) (V, error) {
	e, ok := q.Dialector.(*explainer)
	if !ok || e.memory == nil {
		return find()
	}
	now := state{commits: e.memory.commits.Load()}
	if err := q.Raw("SELECT COALESCE(MAX(id), 0) FROM journal_entries").Row().Scan(&now.entry); err != nil {
		var none V
		return none, fmt.Errorf("read the state of the books: %w", e.Translate(err))
	}
	if known, ok := e.memory.recall(now, key).(V); ok {
		return known, nil
	}
	found, err := find()
	if err == nil {
		e.memory.keep(now, key, found)
	}
	return found, err
}

// moment is how long rows may wait for their sums: not as long as
// the window draws the letter that was typed, before which it draws no rows.
const moment = 5 * time.Millisecond

type unawaited struct{}

// SumsLater returns a context in which ListSum leaves out what takes longer than a moment.
func SumsLater(ctx context.Context) context.Context {
	return context.WithValue(ctx, unawaited{}, true)
}

// Sum reads the one row that the question about all of the books answers, as
// Remember remembers it.
func Sum[V any](q *gorm.DB, into *V) error {
	return sum(q.Statement.Context, q, into)
}

// sum gives up when the context ends, unless the answer is remembered.
func sum[V any](ctx context.Context, q *gorm.DB, into *V) error {
	q = q.Session(&gorm.Session{})
	asked := q.Session(&gorm.Session{DryRun: true}).Find(new(V)).Statement
	found, err := Remember(q, fmt.Sprintf("%s %#v", asked.SQL.String(), asked.Vars), func() (V, error) {
		var found V
		err := q.WithContext(ctx).Find(&found).Error
		return found, err //nolint:wrapcheck // the caller says what it was about
	})
	if err == nil {
		*into = found
	}
	return err
}

// ListSum is Sum for what a list comes to. It is not known where the context
// has SumsLater and it would take longer than a moment.
func ListSum[V any](q *gorm.DB, into *V) (known bool, err error) {
	asked := q.Statement.Context
	if asked.Value(unawaited{}) == nil {
		return true, Sum(q, into)
	}
	ctx, cancel := context.WithTimeout(asked, moment)
	defer cancel()
	if err = sum(ctx, q, into); err != nil && ctx.Err() != nil {
		return false, asked.Err()
	}
	return err == nil, err
}

func (m *memory) recall(now state, key string) any {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.state != now {
		return nil
	}
	return m.answers[key]
}

// keep forgets what was known of an older state. A slow answer about a state
// that has passed is not kept.
func (m *memory) keep(of state, key string, answer any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if of.entry < m.state.entry || of.commits < m.state.commits {
		return
	}
	if m.answers == nil || m.state != of || len(m.answers) >= mostRemembered {
		m.state, m.answers = of, map[string]any{}
	}
	m.answers[key] = answer
}
