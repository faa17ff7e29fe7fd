package db

import (
	"context"
	"errors"
	"time"

	driver "github.com/glebarez/go-sqlite"
)

const (
	// patience is how long a command waits for others before it gives up.
	patience = 30 * time.Second
	// silence is how long it waits without a word.
	silence = time.Second
	// knockMillis is how long SQLite waits for the file before the writer looks
	// whether to go on waiting.
	knockMillis = 200
)

// wait is one wait for the others, in this process and elsewhere.
type wait struct {
	writer *writer
	speak  *time.Timer
	give   *time.Timer
	told   Work
}

func (w *writer) waits() *wait {
	return &wait{writer: w, speak: time.NewTimer(silence), give: time.NewTimer(w.patience)}
}

// over ends the wait, and says so to whoever was told of it.
func (p *wait) over() {
	p.speak.Stop()
	p.give.Stop()
	if p.told != Idle {
		p.writer.waiting(Idle)
	}
}

// tell says what it waits for, when that is news.
func (p *wait) tell(what Work) {
	p.speak.Reset(silence)
	if what != p.told {
		p.told = what
		p.writer.waiting(what)
	}
}

// turn waits for the other commands of this process.
func (p *wait) turn(ctx context.Context) error {
	for {
		select {
		case <-p.writer.turn:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		case <-p.speak.C:
			p.tell(p.writer.work.here())
		case <-p.give.C:
			return p.writer.work.here().busy()
		}
	}
}

// knock decides whether to go on waiting for another process.
func (p *wait) knock(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-p.give.C:
		return p.writer.work.elsewhere().busy()
	case <-p.speak.C:
		p.tell(p.writer.work.elsewhere())
	default:
	}
	return nil
}

// take waits until this transaction may be the only one in this process that writes.
func (w *writer) take(ctx context.Context) error {
	select {
	case <-w.turn:
		return nil
	default:
	}
	if w.work == nil {
		select {
		case <-w.turn:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	p := w.waits()
	defer p.over()
	return p.turn(ctx)
}

// lock begins the transaction, waiting for other processes.
func (w *writer) lock(ctx context.Context) error {
	_, err := w.conn.ExecContext(ctx, w.begin)
	if w.work == nil || !isBusy(err) {
		return err
	}
	p := w.waits()
	defer p.over()
	for isBusy(err) {
		if err := p.knock(ctx); err != nil {
			return err
		}
		_, err = w.conn.ExecContext(ctx, w.begin)
	}
	return err
}

// isBusy tells whether SQLite gave up waiting for another connection.
func isBusy(err error) bool {
	var e *driver.Error
	return errors.As(err, &e) && (e.Code()&0xff == codeBusy || e.Code()&0xff == codeLocked)
}
