package cli

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"stockroom/backend"
	"stockroom/backend/backup"
	"stockroom/backend/db"
)

func (v *verbs) backup() *cobra.Command {
	var out string
	var secret bool
	c := &cobra.Command{
		Use:   "backup",
		Short: "Make a backup, also while Stockroom is open",
		Long: "Makes a backup, proves it, and prints its path. Without --out it goes into the folder \"backups\" beside the\n" +
			"database, where copies of the last 7 days, 4 weeks and 12 months are kept.\n\n" +
			"With --encrypt the passphrase is taken from $" + passphraseVariable + ", else asked for at the terminal.\n" +
			"The file is then in the age format (https://age-encryption.org).",
		Args: usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return v.makeBackup(c.Context(), out, secret) },
	}
	c.Flags().StringVar(&out, "out", "", "the `FILE` to write; an older backup there is replaced")
	c.Flags().BoolVar(&secret, "encrypt", false, "encrypt with a passphrase")
	return c
}

func (v *verbs) makeBackup(ctx context.Context, out string, secret bool) error {
	passphrase := ""
	if secret {
		var err error
		if passphrase, err = v.newPassphrase(); err != nil {
			return err
		}
	}
	b, err := v.open(ctx, refuseMissing)
	if err != nil {
		return err
	}
	made, err := writeBackup(ctx, b.DB(), out, passphrase)
	if err == nil {
		v.say("%s. Proved.", holds(made.Facts))
		err = v.print("%s\n", made.Path)
	}
	return closing(b, err)
}

func writeBackup(ctx context.Context, d *db.DB, out, passphrase string) (backup.Backup, error) {
	switch {
	case out != "":
		return backup.Save(ctx, d, out, passphrase, nil)
	case passphrase != "":
		return backup.MakeEncrypted(ctx, d, passphrase, nil)
	}
	return backup.Make(ctx, d, backup.Manual, nil)
}

// holds says in words what a database holds.
func holds(f backup.Facts) string {
	return fmt.Sprintf("%d products, %d movements, %d orders; the stock is worth %s %s",
		f.Products, f.Movements, f.Orders, f.Currency.Format(f.StockValue), f.Currency.Code)
}

func (v *verbs) backups() *cobra.Command {
	return &cobra.Command{
		Use: "backups", Short: "List the backups", Args: usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return v.listBackups(c.Context()) },
	}
}

// listBackups looks into the folder alone: also where the books cannot be opened.
func (v *verbs) listBackups(ctx context.Context) error {
	path, err := backend.Locate(v.database)
	if err != nil {
		return err
	}
	all, err := backup.List(ctx, path)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		if _, err := os.Stat(path); err != nil {
			return db.ErrMissing.With("path", path)
		}
		v.say("There are no backups of %s yet.", path)
		return nil
	}
	table := tabwriter.NewWriter(v.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "made\twhy\tproducts\tmovements\torders\tstock value\tbytes\tfile") //nolint:errcheck // Flush tells
	for _, b := range all {
		var products, movements, orders, value string
		switch {
		case b.Encrypted:
			value = "encrypted"
		case b.Why != "":
			value = "cannot be used"
			v.say("%s", b.Why)
		default:
			f := b.Facts
			products, movements, orders = count(f.Products), count(f.Movements), count(f.Orders)
			value = f.Currency.Format(f.StockValue) + " " + f.Currency.Code
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\t%d\t%s\n", //nolint:errcheck // Flush tells
			moment(b.At), reason(b.Kind), products, movements, orders, value, b.SizeBytes, b.Path)
	}
	return table.Flush()
}

func count(n int64) string { return strconv.FormatInt(n, 10) }

func moment(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return t.Local().Format("2006-01-02 15:04")
}

// reason says in words why a backup was made.
func reason(k backup.Kind) string {
	switch k {
	case backup.Closing:
		return "at close"
	case backup.Daily:
		return "daily"
	case backup.Import:
		return "before an import"
	case backup.Migration:
		return "before a new version"
	case backup.Restoring:
		return "before a restore"
	case backup.Manual:
		return "asked for"
	}
	return string(k)
}
