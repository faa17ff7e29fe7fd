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
// Each command still is a unit of its own (a savepoint): one that is refused
// leaves nothing. For making data in bulk; the commands of users commit one by one.
// The commands of a batch must come one after the other.
func (d *DB) Batch(ctx context.Context, run func(ctx context.Context) error) error {
	b := &batch{writer: d.writer}
	err := d.writer.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		b.tx = tx
		return run(context.WithValue(ctx, batchKey{}, b))
	})
	if err != nil {
		return classify(err, d.options.Path)
	}
	if len(b.topics) > 0 {
		slices.Sort(b.topics)
		d.tell(slices.Compact(b.topics))
	}
	return nil
}
