package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"time"
)

const (
	// target is the most that ours may take of what C takes.
	target = 3.0
	// instant is what every first answer of a page shall stay below.
	instant = 100 * time.Millisecond
)

// times are how long each run took.
type times []time.Duration

// at returns the time that this part of the runs stayed below.
func (t times) at(part float64) time.Duration {
	sorted := slices.Sorted(slices.Values(t))
	return sorted[min(len(sorted)-1, int(part*float64(len(sorted))))]
}

// table prints a row for each operation.
type table struct {
	out          io.Writer
	begun        time.Time
	rows, missed int
	late         int
}

func newTable(out io.Writer, o options, p *pair) *table {
	t := &table{out: out, begun: time.Now()}
	size := int64(0)
	if info, err := os.Stat(p.ours()); err == nil {
		size = info.Size() >> 20
	}
	fmt.Fprintf(out, "%d products, about %d movements, %d MB. Targets: ratio of medians ≤ %.0f; a page's answer ≤ %v. ", o.products, o.movements, size, target, instant)
	fmt.Fprintf(out, "x marks a missed ratio, ! a slow answer.\n\n")
	fmt.Fprintf(out, "%-52s %12s %12s %12s %7s\n", "operation", "ours median", "ours p99", "C median", "ratio")
	return t
}

// row prints an operation. bulk is work that may take longer than a page.
func (t *table) row(name string, ours, c times, bulk bool) {
	ratio := float64(ours.at(0.5)) / float64(c.at(0.5))
	mark := ""
	if ratio > target {
		mark += " x"
		t.missed++
	}
	if !bulk && ours.at(0.5) > instant {
		mark += " !"
		t.late++
	}
	t.rows++
	fmt.Fprintf(t.out, "%-52s %12s %12s %12s %7.2f%s\n", name, short(ours.at(0.5)), short(ours.at(0.99)), short(c.at(0.5)), ratio, mark)
}

func short(d time.Duration) string {
	return fmt.Sprintf("%.3f ms", float64(d.Microseconds())/1000)
}

func (t *table) end() error {
	_, err := fmt.Fprintf(t.out, "\n%d operations, %d over the ratio, %d slower than %v; %v\n", t.rows, t.missed, t.late, instant, time.Since(t.begun).Round(time.Second))
	return err
}
