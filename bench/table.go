package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

const (
	// target is the most that ours may take of what C takes; brief is the same
	// for work that takes C less than a millisecond, where the call itself counts.
	target, brief = 2.0, 3.0
	// instant is what every first answer of a page shall stay below.
	instant = 100 * time.Millisecond
	// growth is the most that a screen may take with ten times the data.
	growth = 1.2
)

// times are how long each run took.
type times []time.Duration

// at returns the time that this part of the runs stayed below.
func (t times) at(part float64) time.Duration {
	sorted := slices.Sorted(slices.Values(t))
	return sorted[min(len(sorted)-1, int(part*float64(len(sorted))))]
}

// line is a measured operation.
type line struct {
	name    string
	ours, c times
	bulk    bool          // may take longer than a page's answer, and grows with the data
	ratio   float64       // the most that ours may take of C's time; 0 is the common target
	limit   time.Duration // the most that ours may take at all; 0 is the common one
	note    string        // such as how many rows and how much memory
}

// key is the name without what the books decided, such as the searched word.
func (l line) key() string { return strings.TrimSpace(strings.SplitN(l.name, " (", 2)[0]) }

func (l line) median() time.Duration { return l.ours.at(0.5) }

// times C is how often C's time fits into ours.
func (l line) timesC() float64 { return float64(l.median()) / float64(l.c.at(0.5)) }

// most is the target of the ratio.
func (l line) most() float64 {
	switch {
	case l.ratio > 0:
		return l.ratio
	case l.c.at(0.5) < time.Millisecond:
		return brief
	}
	return target
}

// late tells whether it takes longer than it may, and what that is.
func (l line) late() (bool, time.Duration) {
	limit := l.limit
	if limit == 0 && !l.bulk {
		limit = instant
	}
	return limit > 0 && l.median() > limit, limit
}

// verdict says which targets are missed, by how much and why.
func (l line) verdict() string {
	var missed []string
	if len(l.c) > 0 && l.timesC() > l.most() {
		missed = append(missed, fmt.Sprintf("x %.2f over %.0f", l.timesC()-l.most(), l.most()))
	}
	if late, limit := l.late(); late {
		missed = append(missed, fmt.Sprintf("! %s over %v", short(l.median()-limit), limit))
	}
	if len(missed) == 0 {
		return l.note
	}
	said := strings.Join(missed, ", ") + ": " + because(l.key())
	if l.note != "" {
		said = l.note + "; " + said
	}
	return said
}

// table prints a row for each operation.
type table struct {
	out   io.Writer
	begun time.Time
	lines []line
}

func newTable(out io.Writer, o options, p *pair) *table {
	t := &table{out: out, begun: time.Now()}
	size := int64(0)
	if info, err := os.Stat(p.ours()); err == nil {
		size = info.Size() >> 20
	}
	fmt.Fprintf(out, "%d products, about %d movements, %s, %d MB. Targets: ratio of medians ≤ %.0f (≤ %.0f where C takes less than a millisecond, or as said); a page's answer ≤ %v. ",
		o.products, o.movements, p.orders, size, target, brief, instant)
	fmt.Fprintf(out, "x marks a missed ratio, ! a slow answer.\n\n")
	fmt.Fprintf(out, "%-52s %12s %12s %12s %7s\n", "operation", "ours median", "ours p99", "C median", "ratio")
	return t
}

// row prints an operation.
func (t *table) row(l line) {
	t.lines = append(t.lines, l)
	c, ratio := "", ""
	if len(l.c) > 0 {
		c, ratio = short(l.c.at(0.5)), fmt.Sprintf("%.2f", l.timesC())
	}
	fmt.Fprintln(t.out, strings.TrimRight(fmt.Sprintf("%-52s %12s %12s %12s %7s  %s", l.name, short(l.median()), short(l.ours.at(0.99)), c, ratio, l.verdict()), " "))
}

func short(d time.Duration) string {
	return fmt.Sprintf("%.3f ms", float64(d.Microseconds())/1000)
}

func (t *table) end() error {
	over, late := 0, 0
	for _, l := range t.lines {
		if len(l.c) > 0 && l.timesC() > l.most() {
			over++
		}
		if is, _ := l.late(); is {
			late++
		}
	}
	_, err := fmt.Fprintf(t.out, "\n%d operations, %d over the ratio, %d too slow; %v\n", len(t.lines), over, late, time.Since(t.begun).Round(time.Second))
	return err
}
