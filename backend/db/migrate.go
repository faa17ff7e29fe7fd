package db

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"sort"
	"strings"

	"github.com/go-gormigrate/gormigrate/v2"
	"gorm.io/gorm"

	"stockroom/backend/fault"
)

//go:embed migrations
var migrationFiles embed.FS

const migrationFolder = "migrations/sqlite"

// keptTables are the tables that must be empty before a version can be taken
// back: going down never throws a row away.
func keptTables(id string) []string {
	switch id {
	case "0002_purchasing":
		return []string{"purchase_orders"}
	case "0003_sales":
		return []string{"sales_orders"}
	case "0005_lists":
		return []string{"list_views", "product_edits"}
	}
	return nil
}

// Version is one numbered step of the schema.
type Version struct {
	ID      string // such as 0002_purchasing
	Applied bool
}

// Versions lists every version the program knows, oldest first, and whether
// the database has it.
func (d *DB) Versions(ctx context.Context) ([]Version, error) {
	ids, err := d.versionIDs()
	if err != nil {
		return nil, err
	}
	applied, err := d.appliedVersions(ctx)
	if err != nil {
		return nil, err
	}
	versions := make([]Version, len(ids))
	for i, id := range ids {
		versions[i] = Version{ID: id, Applied: applied[id]}
	}
	return versions, nil
}

// Up brings the schema to the newest version.
func (d *DB) Up(ctx context.Context) error {
	if err := d.migrate(ctx); err != nil {
		return classify(err, d.options.Path)
	}
	return d.verifyTriggers(ctx)
}

// Down takes the newest applied version back. Fails with ErrDownLimit where
// that would lose data.
func (d *DB) Down(ctx context.Context) (string, error) {
	versions, err := d.Versions(ctx)
	if err != nil {
		return "", err
	}
	last := -1
	for i, v := range versions {
		if v.Applied {
			last = i
		}
	}
	if last <= 0 {
		return "", ErrDownLimit.With("version", versions[0].ID).With("why", "it holds the ledger")
	}
	id := versions[last].ID
	migrator, err := d.migrator(ctx)
	if err != nil {
		return "", err
	}
	return id, classify(migrator.RollbackLast(), d.options.Path)
}

// migrate applies what is pending in one transaction: all of it, or the file
// stays as it was.
func (d *DB) migrate(ctx context.Context) error {
	pending, fresh, err := d.pending(ctx)
	if err != nil || !pending {
		return err
	}
	if before := d.options.BeforeMigration; before != nil && !fresh {
		if err := before(ctx, d); err != nil {
			return err
		}
	}
	migrator, err := d.migrator(Doing(ctx, Upgrading))
	if err != nil {
		return err
	}
	if err := migrator.Migrate(); err != nil {
		if _, known := fault.Of(classify(err, d.options.Path)); known || ctx.Err() != nil {
			return err
		}
		return ErrUpgrade.With("path", d.options.Path).With("why", err)
	}
	return nil
}

// pending tells whether a version is not applied yet, and whether none is.
func (d *DB) pending(ctx context.Context) (pending, fresh bool, err error) {
	versions, err := d.Versions(ctx)
	if err != nil {
		return false, false, err
	}
	fresh = true
	for _, v := range versions {
		pending = pending || !v.Applied
		fresh = fresh && !v.Applied
	}
	return pending, fresh, nil
}

// refuseNewer fails with ErrNewer when the file has a version that this
// program does not know.
func (d *DB) refuseNewer(ctx context.Context) error {
	applied, err := d.appliedVersions(ctx)
	if err != nil {
		return err
	}
	ids, err := d.versionIDs()
	if err != nil {
		return err
	}
	for _, id := range ids {
		delete(applied, id)
	}
	if len(applied) > 0 {
		return ErrNewer.With("path", d.options.Path)
	}
	return nil
}

func (d *DB) appliedVersions(ctx context.Context) (map[string]bool, error) {
	applied := map[string]bool{}
	var tables int64
	q := d.reader.WithContext(ctx)
	if err := q.Raw("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'migrations'").Scan(&tables).Error; err != nil {
		return nil, fmt.Errorf("look for the schema's versions: %w", err)
	}
	if tables == 0 {
		return applied, nil
	}
	var ids []string
	if err := q.Raw("SELECT id FROM migrations ORDER BY id").Scan(&ids).Error; err != nil {
		return nil, fmt.Errorf("read the schema's versions: %w", err)
	}
	for _, id := range ids {
		applied[id] = true
	}
	return applied, nil
}

func (d *DB) migrator(ctx context.Context) (*gormigrate.Gormigrate, error) {
	ids, err := d.versionIDs()
	if err != nil {
		return nil, err
	}
	migrations := make([]*gormigrate.Migration, len(ids))
	for i, id := range ids {
		migrations[i] = &gormigrate.Migration{
			ID:       id,
			Migrate:  func(tx *gorm.DB) error { return d.apply(tx, id) },
			Rollback: func(tx *gorm.DB) error { return d.takeBack(tx, id) },
		}
	}
	options := &gormigrate.Options{UseTransaction: true, ValidateUnknownMigrations: true}
	// Without statement caching: the statements of a migration run once.
	writer := d.writer.Session(&gorm.Session{Context: ctx, PrepareStmt: false, NewDB: true})
	return gormigrate.New(writer, options, migrations), nil
}

func (d *DB) apply(tx *gorm.DB, id string) error {
	script, err := fs.ReadFile(d.schema(), migrationFolder+"/"+id+".up.sql")
	if err != nil {
		return fmt.Errorf("read migration %s: %w", id, err)
	}
	if err := runScript(tx, string(script)); err != nil {
		return fmt.Errorf("apply migration %s: %w", id, err)
	}
	return runScript(tx, fmt.Sprintf("PRAGMA application_id = %d", applicationID))
}

func (d *DB) takeBack(tx *gorm.DB, id string) error {
	for _, table := range keptTables(id) {
		var rows int64
		if err := tx.Raw("SELECT COUNT(*) FROM " + table).Scan(&rows).Error; err != nil {
			return fmt.Errorf("count %s: %w", table, err)
		}
		if rows > 0 {
			return ErrDownLimit.With("version", id).With("why", fmt.Sprintf("%d rows of %s would be lost", rows, table))
		}
	}
	script, err := fs.ReadFile(d.schema(), migrationFolder+"/"+id+".down.sql")
	if err != nil {
		return fmt.Errorf("read migration %s: %w", id, err)
	}
	return runScript(tx, string(script))
}

// runScript runs several statements at once, past GORM's parsing of "?" and "@".
func runScript(tx *gorm.DB, script string) error {
	_, err := tx.Statement.ConnPool.ExecContext(tx.Statement.Context, script)
	return err
}

// schema is where the steps of the schema are.
func (d *DB) schema() fs.FS {
	if d.options.schema != nil {
		return d.options.schema
	}
	return migrationFiles
}

func (d *DB) versionIDs() ([]string, error) {
	names, err := fs.Glob(d.schema(), migrationFolder+"/*.up.sql")
	if err != nil || len(names) == 0 {
		return nil, errors.Join(errors.New("db: no migrations in the program"), err)
	}
	ids := make([]string, len(names))
	for i, name := range names {
		ids[i] = strings.TrimSuffix(strings.TrimPrefix(name, migrationFolder+"/"), ".up.sql")
	}
	sort.Strings(ids)
	return ids, nil
}

// verifyTriggers fails when a trigger of the schema is gone: rebuilding a
// table drops its triggers silently, and with them the ledger's guards.
func (d *DB) verifyTriggers(ctx context.Context) error {
	missing, err := d.MissingGuards(ctx)
	if err != nil {
		return err
	}
	if len(missing) > 0 {
		return ErrUnusable.With("path", d.options.Path).With("why", "the guard "+missing[0]+" is missing")
	}
	return nil
}

// MissingGuards lists the triggers of the applied versions that the file does
// not have.
func (d *DB) MissingGuards(ctx context.Context) ([]string, error) {
	var present []string
	if err := d.reader.WithContext(ctx).Raw("SELECT name FROM sqlite_master WHERE type = 'trigger'").Scan(&present).Error; err != nil {
		return nil, fmt.Errorf("list triggers: %w", err)
	}
	have := map[string]bool{}
	for _, name := range present {
		have[name] = true
	}
	applied, err := d.appliedVersions(ctx)
	if err != nil {
		return nil, err
	}
	wanted, err := d.declaredTriggers(applied)
	if err != nil {
		return nil, err
	}
	missing := []string{}
	for _, name := range wanted {
		if !have[name] {
			missing = append(missing, name)
		}
	}
	return missing, nil
}

// declaredTriggers reads the names of the triggers from the migrations that were applied.
func (d *DB) declaredTriggers(applied map[string]bool) ([]string, error) {
	ids, err := d.versionIDs()
	if err != nil {
		return nil, err
	}
	var names []string
	for _, id := range ids {
		if !applied[id] {
			continue
		}
		script, err := fs.ReadFile(d.schema(), migrationFolder+"/"+id+".up.sql")
		if err != nil {
			return nil, fmt.Errorf("read migration %s: %w", id, err)
		}
		for _, line := range strings.Split(string(script), "\n") {
			if rest, ok := strings.CutPrefix(line, "CREATE TRIGGER "); ok {
				names = append(names, strings.Fields(rest)[0])
			}
		}
	}
	return names, nil
}
