package db

import (
	"context"
	"errors"
	"time"

	"gorm.io/gorm"

	"stockroom/backend/day"
)

// Topic is a part of the books that a screen can watch.
type Topic string

// The topics that commands announce after their commit.
const (
	Catalog    Topic = "catalog"
	Stock      Topic = "stock"
	Purchasing Topic = "purchasing"
	Sales      Topic = "sales"
	Parties    Topic = "parties"
	Settings   Topic = "settings"
)

// Tx is the transaction of one command. It carries the clock and the user:
// one command, one instant.
type Tx struct {
	*gorm.DB

	ctx    context.Context //nolint:containedctx // a transaction lives exactly as long as its context
	now    time.Time
	zone   *time.Location
	user   string
	entry  int64
	topics []string
}

// Context returns the context of the command.
func (tx *Tx) Context() context.Context { return tx.ctx }

// Now returns the instant of the command.
func (tx *Tx) Now() time.Time { return tx.now }

// Millis returns the instant of the command as UTC milliseconds since 1970, as it is stored.
func (tx *Tx) Millis() int64 { return tx.now.UnixMilli() }

// Today returns the business day of the command.
func (tx *Tx) Today() day.Day { return day.Of(tx.now.In(tx.zone)) }

// Zone returns the company's time zone.
func (tx *Tx) Zone() *time.Location { return tx.zone }

// User returns who gave the command.
func (tx *Tx) User() string { return tx.user }

// Entry returns the id of the command's journal entry, which every movement names.
func (tx *Tx) Entry() int64 { return tx.entry }

// SetEntry names the command's journal entry; only package journal calls it.
func (tx *Tx) SetEntry(id int64) { tx.entry = id }

// Changed notes topics to announce after the commit.
func (tx *Tx) Changed(topics ...Topic) {
	for _, t := range topics {
		seen := false
		for _, have := range tx.topics {
			seen = seen || have == string(t)
		}
		if !seen {
			tx.topics = append(tx.topics, string(t))
		}
	}
}

// ErrRollback is what the function given to Write returns to undo everything
// it did; Write then returns nil: a dry run.
var ErrRollback = errors.New("db: roll back")

// writeAttempts is how often a transaction is tried while others write.
const writeAttempts = 3

// Write runs one command's transaction: all of it is on the disk when Write
// returns nil, nothing of it otherwise. The function may run more than once
// and must therefore keep nothing from a failed run.
func (d *DB) Write(ctx context.Context, command func(tx *Tx) error) error {
	var err error
	for range writeAttempts {
		var topics []string
		topics, err = d.write(ctx, command)
		if err == nil {
			d.commits.Add(1)
			if len(topics) > 0 {
				d.tell(topics)
			}
			return nil
		}
		if errors.Is(err, ErrRollback) {
			return nil
		}
		again := isBusy(err) && ctx.Err() == nil
		if err = classify(err, d.options.Path); !again {
			return err
		}
	}
	return err
}

func (d *DB) write(ctx context.Context, command func(tx *Tx) error) (topics []string, err error) {
	if b := batchOf(ctx, d); b != nil {
		return nil, b.run(func() error {
			tx := d.begin(ctx, b.tx.WithContext(ctx))
			err := command(tx)
			b.topics = append(b.topics, tx.topics...)
			return err
		})
	}
	err = d.writer.WithContext(ctx).Transaction(func(g *gorm.DB) error {
		if err := d.present(); err != nil {
			return err
		}
		tx := d.begin(ctx, g)
		if err := command(tx); err != nil {
			return err
		}
		topics = tx.topics
		return nil
	})
	return topics, err
}

func (d *DB) begin(ctx context.Context, g *gorm.DB) *Tx {
	return &Tx{DB: g, ctx: ctx, now: d.options.Clock().UTC().Truncate(time.Millisecond), zone: d.options.Zone, user: d.options.User}
}
