// Command bench measures what the program does on seeded books, beside the
// very same SQL on SQLite in C, and prints one table.
//
// Both work on a copy of their own of the same file, in turns, in one process:
// read the ratios, the times depend on the machine. Ours is the whole call as
// the window makes it, short of JSON; C is its statements alone, prepared once,
// with the same parameters, all rows and columns read, through cgo. A target
// that is missed is marked; it never fails the run.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/pprof"
	"strings"
	"time"
)

// options are the flags.
type options struct {
	products, movements int
	cache               string
	budget              time.Duration // for each operation
	only                string        // operations whose names contain it
	plans               time.Duration // explain statements that take longer
	growth              bool          // measure with a tenth of the movements too
	profile             string        // file for a profile of the processor's time
}

func main() {
	var o options
	flag.IntVar(&o.products, "products", 20_000, "how many products the books have")
	flag.IntVar(&o.movements, "movements", 100_000, "about how many movements")
	flag.StringVar(&o.cache, "cache", "build/cache", "folder that keeps the seeded books")
	flag.DurationVar(&o.budget, "time", 2*time.Second, "how long each operation is repeated")
	flag.StringVar(&o.only, "only", "", "measure the operations alone whose names contain this")
	flag.DurationVar(&o.plans, "plans", 0, "print the plan of statements that take longer in C than this")
	flag.BoolVar(&o.growth, "growth", false, "measure the same products with a tenth of the movements too, and print both side by side")
	flag.StringVar(&o.profile, "profile", "", "write a profile of the processor's time to this file")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, o, os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// smaller is how many times fewer movements the books have that growth is measured against.
const smaller = 10

// run measures what the flags ask for.
func run(ctx context.Context, o options, out io.Writer) error {
	if o.profile != "" {
		end, err := profile(o.profile)
		if err != nil {
			return err
		}
		defer end()
	}
	if !o.growth {
		_, err := measure(ctx, o, out)
		return err
	}
	little := o
	little.movements = o.movements / smaller
	before, err := measure(ctx, little, out)
	if err != nil {
		return err
	}
	fmt.Fprintln(out)
	after, err := measure(ctx, o, out)
	if err != nil {
		return err
	}
	return compareGrowth(out, before, after, little, o)
}

// measure prints the table for books of one size.
func measure(ctx context.Context, o options, out io.Writer) (*table, error) {
	seeded, err := books(ctx, o)
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp(o.cache, "run-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder) //nolint:errcheck // what is left is in a cache
	p, err := openPair(ctx, o, seeded, folder)
	if err != nil {
		return nil, err
	}
	defer p.close()
	t := newTable(out, o, p)
	for _, part := range []func(context.Context, *pair, *table) error{reads, exports, writes, imports} {
		if err := part(ctx, p, t); err != nil {
			return nil, err
		}
	}
	return t, t.end()
}

// wanted tells whether the operation is to be measured.
func (o options) wanted(name string) bool {
	return strings.Contains(strings.ToLower(name), strings.ToLower(o.only))
}

// profile writes where the processor's time goes, until the returned function is called.
func profile(path string) (end func(), err error) {
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return func() {
		pprof.StopCPUProfile()
		_ = file.Close()
	}, nil
}
