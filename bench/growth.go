package main

import (
	"fmt"
	"io"
	"strings"
)

// compareGrowth prints what the same operations take with little data and with
// much, side by side, and marks the screens that grow by more than they may.
func compareGrowth(out io.Writer, small, large *table, o, big options) error {
	fmt.Fprintf(out, "\nGrowth from %d movements to %d, with the same %d products. Target: no screen slower by more than %.1f×; > marks one that is.\n",
		o.movements, big.movements, big.products, growth)
	fmt.Fprintf(out, "Work on all of the data, marked *, grows with it.\n\n")
	fmt.Fprintf(out, "%-52s %12s %12s %7s %7s\n", "operation", "little", "much", "growth", "C's")
	before := map[string]line{}
	for _, l := range small.lines {
		before[l.key()] = l
	}
	missed := 0
	for _, l := range large.lines {
		was, ok := before[l.key()]
		if !ok {
			continue
		}
		said, grown := "", float64(l.median())/float64(was.median())
		switch {
		case l.bulk:
			said = "*"
		case grown > growth:
			said = fmt.Sprintf("> %.2f over %.1f: %s", grown-growth, growth, becauseGrown(l.key()))
			missed++
		}
		c := ""
		if len(l.c) > 0 && len(was.c) > 0 {
			c = fmt.Sprintf("%.2f", float64(l.c.at(0.5))/float64(was.c.at(0.5)))
		}
		fmt.Fprintln(out, strings.TrimRight(fmt.Sprintf("%-52s %12s %12s %7.2f %7s  %s", l.key(), short(was.median()), short(l.median()), grown, c, said), " "))
	}
	_, err := fmt.Fprintf(out, "\n%d of %d grow by more than %.1f×\n", missed, len(large.lines), growth)
	return err
}
