package db

import (
	"context"
	"slices"

	"gorm.io/gorm"
)

// batch is one transaction that several commands share.
type batch struct {
	writer *gorm.DB
	tx     *gorm.DB
	topics []string
	err    error // of the first command that was refused
}

// run runs one command of the batch; after one was refused no other runs.
func (b *batch) run(command func() error) error {
	if b.err == nil {
		b.err = command()
	}
	return b.err
}

type batchKey struct{}

func batchOf(ctx context.Context, d *DB) *batch {
	if b, ok := ctx.Value(batchKey{}).(*batch); ok && b.writer == d.writer {
		return b
	}
	return nil
}

// Batch lets every command that is given with the context of run share one
// commit: all of them are on the disk when Batch returns nil, none otherwise.
// One refused command refuses the whole batch. For making data in bulk, one
// command after the other; the commands of users commit one by one.
//
// There are no savepoints in a batch: SQLite's journal of a savepoint grows
// with the transaction and is walked at every statement.
func (d *DB) Batch(ctx context.Context, run func(ctx context.Context) error) error {
	b := &batch{writer: d.writer}
	err := d.writer.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		b.tx = tx
		if err := run(context.WithValue(ctx, batchKey{}, b)); err != nil {
			return err
		}
		return b.err
	})
	if err != nil {
		return classify(err, d.options.Path)
	}
	d.commits.Add(1)
	if len(b.topics) > 0 {
		slices.Sort(b.topics)
		d.tell(slices.Compact(b.topics))
	}
	return d.Optimise(ctx)
}
