package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"gorm.io/gorm"
	driver "modernc.org/sqlite"
)

// copyPages is how many pages (of 4 KB) are copied between two looks at
// whether somebody cancelled.
const copyPages = 2048

// Progress is told how far a copy is, in pages; nil is nobody.
type Progress func(done, total int)

// copier is what the driver's connections can besides database/sql.
type copier interface {
	NewBackup(target string) (*driver.Backup, error)
	NewRestore(source string) (*driver.Backup, error)
}

var errCopier = errors.New("db: the driver has no online backup")

// CopyTo writes the database as it is at this moment into the file at path,
// which is made or filled anew, while others read and write. The copy is one
// file without a log beside it, and on the disk when CopyTo returns; what it
// leaves behind when it fails is the caller's to remove. Fails with ErrFull,
// ErrReadOnly, ErrUnusable.
func (d *DB) CopyTo(ctx context.Context, path string, progress Progress) error {
	if err := d.copyTo(ctx, path, progress); err != nil {
		return classify(err, path)
	}
	return settle(ctx, path)
}

func (d *DB) copyTo(ctx context.Context, path string, progress Progress) error {
	if d.present() != nil {
		// The writer's connection surely leads to the file that was opened; another one may not.
		return d.connection.alone(ctx, func() error { return copyFrom(ctx, d.connection.conn, path, progress) })
	}
	conn, err := d.reading.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close() //nolint:errcheck // it goes back to the pool
	return copyFrom(ctx, conn, path, progress)
}

func copyFrom(ctx context.Context, conn *sql.Conn, path string, progress Progress) error {
	// A transaction of its own keeps the copy at one state, whoever writes meanwhile.
	if _, err := conn.ExecContext(ctx, "BEGIN"); err != nil {
		return err
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK") //nolint:errcheck // it only read
	var tables int64
	if err := conn.QueryRowContext(ctx, "SELECT COUNT(*) FROM sqlite_master").Scan(&tables); err != nil {
		return err
	}
	target := address(path, "rwc", "journal_mode(OFF)", "synchronous(OFF)")
	return conn.Raw(func(c any) error {
		source, ok := c.(copier)
		if !ok {
			return errCopier
		}
		copying, err := source.NewBackup(target)
		if err != nil {
			return err
		}
		return steps(ctx, copying, progress, nil)
	})
}

// steps copies page by page until the end; begun is called once the pages of
// the target are held against everybody else. A copy that does not reach its
// end leaves the target as it was.
func steps(ctx context.Context, copying *driver.Backup, progress Progress, begun func() error) error {
	more, err := true, error(nil)
	for pages := int32(1); more && err == nil; pages = copyPages {
		if more, err = copying.Step(pages); err != nil {
			break
		}
		if begun != nil {
			err, begun = begun(), nil
		}
		if err == nil {
			err = ctx.Err()
		}
		if progress != nil && err == nil {
			progress(copying.PageCount()-copying.Remaining(), copying.PageCount())
		}
	}
	return errors.Join(err, copying.Finish())
}

// settle makes a copy a file of its own: no log beside it, all of it on the disk.
func settle(ctx context.Context, path string) error {
	handle, err := sql.Open(driverName, address(path, "rw"))
	if err != nil {
		return fmt.Errorf("open copy: %w", err)
	}
	var mode string
	err = handle.QueryRowContext(ctx, "PRAGMA journal_mode = DELETE").Scan(&mode)
	if err = errors.Join(err, handle.Close()); err != nil {
		return classify(err, path)
	}
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return ErrUnusable.With("path", path).With("why", err)
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return ErrUnusable.With("path", path).With("why", err)
	}
	return nil
}

// Restore replaces everything in the database by what the file at path holds,
// in one transaction: whoever has the database open, in this or in another
// process, sees the old state until the end and then the new one, and when it
// fails or is cancelled nothing has changed. Nobody writes while it runs.
// begun is called once the writers are held off; its failure ends it all. The
// file must be one that OpenCopy opens. An older schema is brought up to date.
func (d *DB) Restore(ctx context.Context, path string, progress Progress, begun func() error) error {
	if err := d.connection.alone(Doing(ctx, Restoring), func() error { return d.restore(ctx, path, progress, begun) }); err != nil {
		return classify(err, d.options.Path)
	}
	// The restored state stands, whoever cancels now.
	ctx = context.WithoutCancel(ctx)
	if err := d.migrate(ctx); err != nil {
		return classify(err, d.options.Path)
	}
	d.tell([]string{string(Catalog), string(Stock), string(Purchasing), string(Sales), string(Parties), string(Settings)})
	return d.verifyTriggers(ctx)
}

func (d *DB) restore(ctx context.Context, path string, progress Progress, begun func() error) error {
	handle, err := openHandle(ctx, address(d.options.Path, "rw", writerPragmas()...), 1)
	if err != nil {
		return err
	}
	conn, err := handle.Conn(ctx)
	if err != nil {
		return errors.Join(err, handle.Close())
	}
	err = conn.Raw(func(c any) error {
		target, ok := c.(copier)
		if !ok {
			return errCopier
		}
		copying, err := target.NewRestore(copyAddress(path))
		if err != nil {
			return err
		}
		return steps(ctx, copying, progress, begun)
	})
	return errors.Join(err, conn.Close(), handle.Close())
}

// copyAddress opens a file that nobody else has open, without leaving a trace beside it.
func copyAddress(path string) string {
	return address(path, "ro", "cache_size(-32768)", "query_only(1)") + "&immutable=1"
}

// Copy is a database that nobody has open, such as a backup, opened to be looked at.
type Copy struct {
	path   string
	handle *sql.DB
	g      *gorm.DB
}

// OpenCopy opens a database that nobody else has open, without changing it or
// leaving anything beside it. Fails with ErrMissing, ErrForeign, ErrNewer,
// ErrCorrupt, ErrUnusable.
func OpenCopy(ctx context.Context, path string) (*Copy, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, ErrMissing.With("path", path)
	case err != nil:
		return nil, ErrUnusable.With("path", path).With("why", err)
	case info.IsDir():
		return nil, ErrUnusable.With("path", path).With("why", "it is a folder")
	}
	handle, err := openHandle(ctx, copyAddress(path), 1)
	if err != nil {
		return nil, classify(err, path)
	}
	c := &Copy{path: path, handle: handle}
	if c.g, err = dialect(handle, false); err == nil {
		err = c.ours(ctx)
	}
	if err != nil {
		return nil, errors.Join(classify(err, path), handle.Close())
	}
	return c, nil
}

// ours refuses what is no database of ours, and what a newer program wrote.
func (c *Copy) ours(ctx context.Context) error {
	var id int64
	if err := c.handle.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if id != applicationID {
		return ErrForeign.With("path", c.path)
	}
	return (&DB{options: Options{Path: c.path}, reader: c.g}).refuseNewer(ctx)
}

// Read returns the handle for queries.
func (c *Copy) Read(ctx context.Context) *gorm.DB { return c.g.WithContext(ctx) }

// QuickCheck returns the first thing that is wrong with the file's structure; "" is nothing.
func (c *Copy) QuickCheck(ctx context.Context) (string, error) {
	var found []string
	err := c.Read(ctx).Raw("PRAGMA quick_check(1)").Scan(&found).Error
	switch {
	case IsCorrupt(err):
		return err.Error(), nil
	case err != nil:
		return "", classify(err, c.path)
	case len(found) == 1 && found[0] == "ok":
		return "", nil
	case len(found) == 0:
		return "it cannot be read", nil
	}
	return found[0], nil
}

// Close closes the file.
func (c *Copy) Close() error { return c.handle.Close() }

// Merge puts what the log beside a database holds into the file itself, so
// that the file alone is the whole: for a database that was copied by hand
// together with its log. Nobody else may have it open.
func Merge(ctx context.Context, path string) error {
	if err := refuseForeign(ctx, path); err != nil {
		return err
	}
	return settle(ctx, path)
}
