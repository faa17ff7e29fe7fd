package cli

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"stockroom/backend"
	"stockroom/backend/backup"
	"stockroom/backend/importer"
)

// importOptions are the flags of `stockroom import`.
type importOptions struct {
	request importer.Request
	dates   string
	asJSON  bool
}

func (v *verbs) importing() *cobra.Command {
	var o importOptions
	c := &cobra.Command{
		Use:   "import KIND FILE",
		Short: "Take in a CSV file: all of it, or nothing",
		Long: "Takes in a CSV file: all of it, or nothing. KIND is one of " + kinds() + ".\n" +
			"Importing a file again updates what changed and adds nothing.",
		Args: exactly("KIND", "FILE"),
		RunE: func(c *cobra.Command, args []string) error {
			o.request.Kind, o.request.Path = importer.Kind(args[0]), args[1]
			o.request.Dates = importer.DateOrder(o.dates)
			return v.runImport(c.Context(), o)
		},
	}
	flags := c.Flags()
	flags.StringVar(&o.request.LinesPath, "lines", "", "the `FILE` of the orders' lines, where they have one of their own")
	flags.BoolVar(&o.request.DryRun, "dry-run", false, "say what would happen and change nothing")
	flags.BoolVar(&o.request.History, "history", false, "take finished orders for the sales reports, without moving stock")
	flags.BoolVar(&o.request.SkipBad, "skip-bad", false, "leave bad rows out instead of refusing the file")
	flags.StringVar(&o.dates, "dates", "", "the `ORDER` of dates like 3/4/2023: dmy or mdy; without it what the file itself tells")
	flags.BoolVar(&o.asJSON, "json", false, "print the result as JSON")
	return c
}

func kinds() string {
	var names []string
	for _, k := range importer.Kinds() {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

func (v *verbs) runImport(ctx context.Context, o importOptions) (err error) {
	if err := o.request.Check(); err != nil {
		return usageError{err}
	}
	// A file that is not there makes no database either.
	if err := o.request.CheckFiles(); err != nil {
		return err
	}
	if o.request.DryRun {
		forget, err := v.standIn()
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, forget()) }()
	}
	b, err := v.open(ctx, createMissing)
	if err != nil {
		return err
	}
	return closing(b, v.importInto(ctx, b, o))
}

// standIn has a dry run without a database use a passing empty one, and
// returns what removes it: saying what would happen makes no file.
func (v *verbs) standIn() (forget func() error, err error) {
	path, err := backend.Locate(v.database)
	if err != nil {
		return nil, err
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return func() error { return nil }, nil // what is there is for opening to judge
	}
	folder, err := os.MkdirTemp("", "stockroom-dry-run-*")
	if err != nil {
		return nil, err
	}
	v.database = filepath.Join(folder, "empty.db")
	return func() error { return os.RemoveAll(folder) }, nil
}

func (v *verbs) importInto(ctx context.Context, b *backend.Backend, o importOptions) error {
	if !o.request.DryRun {
		if _, err := backup.Ensure(ctx, b.DB(), backup.Import, nil); err != nil {
			return err
		}
	}
	result, failure := importer.Run(ctx, b.DB(), o.request, nil)
	for _, p := range result.Problems {
		v.say("%s", p)
	}
	if more := result.ProblemCount - len(result.Problems); more > 0 {
		v.say("… and %d problems more", more)
	}
	if failure == nil || o.asJSON {
		return errors.Join(failure, v.importResult(result, o))
	}
	return failure
}

// spoken writes a key of JSON as words: "openingBalances" is "opening balances".
func spoken(key string) string {
	var words strings.Builder
	for _, r := range key {
		if unicode.IsUpper(r) {
			words.WriteByte(' ')
		}
		words.WriteRune(unicode.ToLower(r))
	}
	return words.String()
}

func (v *verbs) importResult(r importer.Result, o importOptions) error {
	if o.asJSON {
		encoder := json.NewEncoder(v.Stdout)
		encoder.SetEscapeHTML(false)
		return encoder.Encode(r)
	}
	for _, notice := range r.Notices {
		v.say("%s", notice)
	}
	would := ""
	if o.request.DryRun {
		would = " (dry run: nothing was changed)"
	}
	if err := v.print("%s: %s, %d rows%s\n", r.File, r.Encoding, r.Rows, would); err != nil {
		return err
	}
	for _, c := range r.Counts {
		if err := v.print("%s: %d created, %d updated, %d unchanged\n", spoken(c.What), c.Created, c.Updated, c.Unchanged); err != nil {
			return err
		}
	}
	if r.Skipped > 0 {
		return v.print("skipped: %d rows\n", r.Skipped)
	}
	return nil
}
