package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/export"
	"stockroom/backend/fault"
	"stockroom/backend/report"
)

// reportOptions are the flags of `stockroom report`.
type reportOptions struct {
	params report.Params
	format string
	out    string
}

func (v *verbs) report() *cobra.Command {
	var o reportOptions
	c := &cobra.Command{
		Use:   "report [NAME]",
		Short: "Write a report; without NAME list the reports",
		Args:  atMost(1),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return v.print("%s\n", strings.Join(report.Names(), "\n"))
			}
			return v.writeReport(c.Context(), args[0], o)
		},
	}
	flags := c.Flags()
	flags.StringVar(&o.params.From, "from", "", "first `DAY`, YYYY-MM-DD; without it from the beginning")
	flags.StringVar(&o.params.To, "to", "", "last `DAY`; without it to the end")
	flags.StringVar(&o.params.AsOf, "as-of", "", "the state at the end of a `DAY`; without it the present one")
	flags.StringVar(&o.params.Location, "location", "", "a location's `CODE` or name, with everything below it")
	flags.StringVar(&o.params.Category, "category", "", "a category's `CODE` or name, with everything below it")
	flags.StringVar(&o.params.Basis, "basis", "", "which day counts for sales, the `BASIS`: ordered or shipped")
	flags.StringVar(&o.params.By, "by", "", "one row a `PERIOD`: day, week, month, quarter or year")
	flags.StringVar(&o.format, "format", string(export.CSV), "the file's `FORM`: csv, json, xlsx or pdf")
	flags.StringVar(&o.out, "out", "", "the `FILE` to write; without it stdout")
	return c
}

func (v *verbs) writeReport(ctx context.Context, name string, o reportOptions) error {
	format, err := export.ParseFormat(o.format)
	if err != nil {
		return usageError{err}
	}
	if _, err := report.Describe(name); err != nil {
		return usageError{err}
	}
	b, err := v.open(ctx, refuseMissing)
	if err != nil {
		return err
	}
	if o.out != "" {
		_, err = report.WriteFile(ctx, b.DB(), name, o.params, format, o.out)
	} else {
		err = v.reportToStdout(ctx, b.DB(), name, o.params, format)
	}
	return closing(b, asUsage(err, report.ErrParameter, report.ErrPeriod, report.ErrBasis, report.ErrInterval, day.ErrInvalid))
}

// reportToStdout writes nothing of a report that fails on its way.
func (v *verbs) reportToStdout(ctx context.Context, d *db.DB, name string, p report.Params, format export.Format) (err error) {
	whole, err := os.CreateTemp("", "stockroom-report-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, whole.Close(), os.Remove(whole.Name())) }()
	if _, err := report.Write(ctx, d, name, p, format, whole); err != nil {
		return err
	}
	if _, err := whole.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err = io.Copy(v.Stdout, whole)
	return err
}

// asUsage makes wrong usage of the kinds of failure that the arguments alone
// are to blame for.
func asUsage(err error, kinds ...*fault.Kind) error {
	for _, k := range kinds {
		if errors.Is(err, k) {
			return usageError{err}
		}
	}
	return err
}
