// Package cli is the command line: the verbs for scripts, cron and Task
// Scheduler. It does what the window does, for a terminal: it checks the
// arguments, calls one command or query, writes the result, never decides.
//
// Exit codes: 0 done; 1 refused or failed, nothing written; 2 wrong usage.
// Results go to stdout, everything else to stderr.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"stockroom/backend"
	"stockroom/backend/fault"
)

// Program is what the command line runs in.
type Program struct {
	// Version is the program's, Commit the state of the source that it was made of.
	Version string
	Commit  string
	Stdin   io.Reader
	Stdout  io.Writer
	Stderr  io.Writer
	// OpenWindow opens the window on the database ("" is the user's own) and
	// returns when it was closed.
	OpenWindow func(ctx context.Context, database string) error
}

// Exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// Run runs the verb that the arguments name, else opens the window, and
// returns the exit code.
func Run(ctx context.Context, p Program, args []string) int {
	v := &verbs{Program: p}
	root := v.root()
	root.SetArgs(args)
	root.SetIn(p.Stdin)
	root.SetOut(p.Stdout)
	root.SetErr(p.Stderr)
	command, err := root.ExecuteContextC(ctx)
	if err == nil {
		return exitDone
	}
	var usage usageError
	switch {
	case errors.As(err, &usage):
		v.say("%s\nTry: %s --help", usage.Error(), command.CommandPath())
		return exitUsage
	case !errors.Is(err, errSaid):
		v.say("%s", sentence(err))
	}
	return exitFailed
}

// sentence is what a failure says: a kind of fault on its own names its code,
// too, which nobody wants to read.
func sentence(err error) string {
	if kind := (*fault.Kind)(nil); errors.As(err, &kind) {
		return kind.At("").Error()
	}
	return err.Error()
}

// Commands lists the verbs, for the manual and the shells' completions.
func Commands(p Program) *cobra.Command { return (&verbs{Program: p}).root() }

// verbs holds what all verbs share.
type verbs struct {
	Program

	database string // --db
}

func (v *verbs) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "stockroom [FILE]",
		Short: "The stock of a small business, in one file",
		Long: "The stock of a small business, in one file.\n\n" +
			"Without a verb the window opens, on FILE if one is given. The verbs need no display.",
		Version:           v.Version,
		Args:              usage(onlyFile),
		SilenceUsage:      true,
		SilenceErrors:     true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 1 {
				v.database = args[0]
			}
			return v.OpenWindow(c.Context(), v.database)
		},
	}
	root.SetVersionTemplate("stockroom {{.Version}}\n")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.PersistentFlags().StringVar(&v.database, "db", "",
		"the database `FILE`; else $STOCKROOM_DB, else stockroom.db in the user's data folder")
	root.AddCommand(v.importing(), v.report(), v.call(), v.check(), v.backup(), v.restore(), v.backups(), v.seed(), v.migrate(), v.version())
	return root
}

// onlyFile accepts the path of one database in place of a verb: as desktops
// hand over what was clicked. A word that is no path is a verb mistyped.
func onlyFile(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if filepath.Ext(args[0]) == "" && filepath.Base(args[0]) == args[0] {
		return fmt.Errorf("unknown command %q for %q", args[0], c.CommandPath())
	}
	if len(args) > 1 || c.Flags().Changed("db") {
		return errors.New("the window opens one database")
	}
	return nil
}

// usageError is a wrong use of the command line, exit code 2.
type usageError struct{ error }

// usage marks the failures of a check of arguments as wrong usage.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if err := check(c, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}

// exactly accepts one argument for each name.
func exactly(names ...string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == len(names) {
			return nil
		}
		return usageError{fmt.Errorf("name %s: %s %s", strings.Join(names, " and "), c.CommandPath(), strings.Join(names, " "))}
	}
}

// atMost accepts no more arguments than that.
func atMost(n int) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) <= n {
			return nil
		}
		return usageError{fmt.Errorf("%q is one argument too many; put a text with blanks in quotation marks", args[n])}
	}
}

// errSaid fails a verb that has already said why.
var errSaid = errors.New("cli: failed")

// print writes a part of the result.
func (v *verbs) print(format string, values ...any) error {
	_, err := fmt.Fprintf(v.Stdout, format, values...)
	return err
}

// say writes a line that is not part of the result. There is nobody to tell
// when that fails.
func (v *verbs) say(format string, values ...any) {
	_, _ = fmt.Fprintf(v.Stderr, format+"\n", values...)
}

// missing says what a verb does when there is no database.
type missing bool

const (
	refuseMissing missing = false
	createMissing missing = true
)

// open opens the database for a verb.
func (v *verbs) open(ctx context.Context, m missing) (*backend.Backend, error) {
	b := v.wire(ctx, backend.Config{Create: bool(m)})
	if err := b.Open(ctx); err != nil {
		return nil, v.hinted(ctx, err)
	}
	return b, nil
}

func (v *verbs) wire(ctx context.Context, c backend.Config) *backend.Backend {
	c.Path, c.Version, c.Shell = v.database, v.Version, noShell{v.say}
	return backend.New(ctx, c)
}

// closing closes the books after a verb and keeps its error.
func closing(b *backend.Backend, err error) error {
	return errors.Join(err, b.Close())
}
