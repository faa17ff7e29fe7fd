package cli

import (
	"context"
	"errors"
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"stockroom/backend"
	"stockroom/backend/backup"
	"stockroom/backend/db"
)

func (v *verbs) restore() *cobra.Command {
	var dryRun bool
	c := &cobra.Command{
		Use:   "restore FILE",
		Short: "Put a backup in the place of the database, also while Stockroom is open",
		Long: "Puts a backup in the place of the database, also while Stockroom is open. The present state is kept as a\n" +
			"backup first; a database that is damaged is kept as it is. The passphrase of an encrypted backup is taken\n" +
			"from $" + passphraseVariable + ", else asked for at the terminal.",
		Args: exactly("FILE"),
		RunE: func(c *cobra.Command, args []string) error { return v.runRestore(c.Context(), args[0], dryRun) },
	}
	c.Flags().BoolVar(&dryRun, "dry-run", false, "say what would change and change nothing")
	return c
}

func (v *verbs) runRestore(ctx context.Context, file string, dryRun bool) (err error) {
	books, err := backend.Locate(v.database)
	if err != nil {
		return err
	}
	source, err := v.openBackup(ctx, books, file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	b := v.wire(ctx, backend.Config{})
	opening := b.Open(ctx)
	switch {
	case opening == nil:
		return closing(b, v.restoreInto(ctx, b.DB(), source, dryRun))
	case !backup.Replaceable(books, opening):
		return opening
	}
	if !errors.Is(opening, db.ErrMissing) {
		v.say("%s", opening)
	}
	if dryRun {
		return v.print("It would hold %s.\n", holds(source.Facts))
	}
	kept, err := backup.Replace(books, source, time.Now()) //nolint:forbidigo // there is no database yet whose clock it could be
	if err != nil {
		return err
	}
	if kept != "" {
		v.say("What was there is kept as it is in %s", kept)
	}
	// Opening it brings an older schema up to date.
	if b, err = v.open(ctx, refuseMissing); err != nil {
		return err
	}
	return closing(b, v.print("Restored: %s.\n", holds(source.Facts)))
}

// openBackup opens the backup, with the passphrase that it needs.
func (v *verbs) openBackup(ctx context.Context, books, file string) (*backup.Source, error) {
	source, err := backup.Open(ctx, books, file, "", nil)
	if !errors.Is(err, backup.ErrEncrypted) {
		return source, err
	}
	passphrase, err := v.passphrase("Passphrase: ")
	if err != nil {
		return nil, err
	}
	return backup.Open(ctx, books, file, passphrase, nil)
}

func (v *verbs) restoreInto(ctx context.Context, d *db.DB, source *backup.Source, dryRun bool) error {
	now, err := backup.FactsOf(ctx, d)
	if err != nil {
		return err
	}
	if dryRun {
		return v.compare(now, source.Facts)
	}
	saved, err := backup.Restore(ctx, d, source, nil)
	if err != nil {
		return err
	}
	v.say("The state before is kept in %s", saved.Path)
	return v.print("Restored: %s.\n", holds(source.Facts))
}

// compare prints what the database holds beside what it would hold.
func (v *verbs) compare(now, then backup.Facts) error {
	table := tabwriter.NewWriter(v.Stdout, 0, 0, 2, ' ', 0)
	for _, row := range [][3]string{
		{"", "now", "then"},
		{"products", count(now.Products), count(then.Products)},
		{"suppliers", count(now.Suppliers), count(then.Suppliers)},
		{"customers", count(now.Customers), count(then.Customers)},
		{"orders", count(now.Orders), count(then.Orders)},
		{"movements", count(now.Movements), count(then.Movements)},
		{"stock value", now.Currency.Format(now.StockValue) + " " + now.Currency.Code, then.Currency.Format(then.StockValue) + " " + then.Currency.Code},
		{"last command", moment(now.LastCommand), moment(then.LastCommand)},
	} {
		fmt.Fprintf(table, "%s\t%s\t%s\n", row[0], row[1], row[2]) //nolint:errcheck // Flush tells
	}
	return table.Flush()
}

// damagedError adds to why the database cannot be opened what can be done.
type damagedError struct {
	error

	hint string
}

func (e damagedError) Error() string { return e.error.Error() + "\n" + e.hint }
func (e damagedError) Unwrap() error { return e.error }

// hinted names the newest good backup where the database cannot be opened and
// a backup could take its place.
func (v *verbs) hinted(ctx context.Context, opening error) error {
	books, err := backend.Locate(v.database)
	if err != nil || !backup.Replaceable(books, opening) {
		return opening
	}
	newest, found, err := backup.Newest(ctx, books)
	if err != nil || !found {
		return opening
	}
	return damagedError{opening, fmt.Sprintf("The newest good backup is of %s: %s.\nTo put it in its place: stockroom --db %q restore %q",
		moment(newest.At), holds(newest.Facts), books, newest.Path)}
}
