package backup

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"stockroom/backend/db"
	"stockroom/backend/fault"
)

// Source is a backup that was opened and proved, ready to be restored.
type Source struct {
	// Path is the file that was given.
	Path      string
	Encrypted bool
	SizeBytes int64
	Facts     Facts

	plain   string // the file to read, Path itself or a passing one
	passing bool
}

// Open opens any backup, proves it and tells what it holds; books is the path
// of the books that it is for, beside which an encrypted one is decrypted.
// The caller closes it. Fails with ErrEncrypted without the passphrase that it
// needs, ErrPassphrase, ErrDamaged, db.ErrOwn, db.ErrMissing, db.ErrForeign, db.ErrNewer.
func Open(ctx context.Context, books, path, passphrase string, progress Progress) (*Source, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := refuseOwn(books, path); err != nil {
		return nil, err
	}
	s := &Source{Path: path}
	if err := s.ready(ctx, books, passphrase, progress); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	progress.begin("check")
	facts, why, err := prove(ctx, s.plain)
	if err == nil && why != "" {
		err = ErrDamaged.With("path", path).With("why", why)
	}
	if err != nil {
		return nil, errors.Join(s.named(err), s.Close())
	}
	s.Facts = facts
	return s, nil
}

// named tells of the file that was given, not of the passing one.
func (s *Source) named(err error) error {
	for _, kind := range []*fault.Kind{db.ErrForeign, db.ErrNewer, db.ErrMissing} {
		if errors.Is(err, kind) {
			return kind.With("path", s.Path)
		}
	}
	if errors.Is(err, db.ErrCorrupt) || errors.Is(err, db.ErrUnusable) {
		return ErrDamaged.With("path", s.Path).With("why", "it cannot be read")
	}
	return err
}

// refuseOwn refuses the books themselves: opening and closing them here would
// drop SQLite's locks on them.
func refuseOwn(books, path string) error {
	given, err := os.Stat(path)
	if err != nil {
		return nil //nolint:nilerr // what is not there is not ours; opening it says so
	}
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if own, err := os.Stat(books + suffix); err == nil && os.SameFile(own, given) {
			return db.ErrOwn.With("path", path)
		}
	}
	return nil
}

// ready finds the plain file: the one that was given; or a passing one, where
// it is encrypted or has a log beside it that belongs to it.
func (s *Source) ready(ctx context.Context, books, passphrase string, progress Progress) error {
	info, err := os.Stat(s.Path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return db.ErrMissing.With("path", s.Path)
	case err != nil:
		return db.ErrUnusable.With("path", s.Path).With("why", err)
	case !info.Mode().IsRegular():
		return db.ErrForeign.With("path", s.Path)
	}
	s.SizeBytes = info.Size()
	f, err := os.Open(s.Path)
	if err != nil {
		return db.ErrUnusable.With("path", s.Path).With("why", "it cannot be opened")
	}
	defer f.Close() //nolint:errcheck // it was only read
	if s.Encrypted, err = isEncrypted(f); err != nil {
		return db.ErrUnusable.With("path", s.Path).With("why", err)
	}
	log, err := os.Stat(s.Path + "-wal")
	switch {
	case s.Encrypted && passphrase == "":
		return ErrEncrypted.At("passphrase").With("path", s.Path)
	case s.Encrypted:
		return s.pass(books, func(to *os.File) error {
			return decrypt(ctx, to, f, passphrase, bytesOf(progress, "decrypt", s.SizeBytes))
		})
	case err == nil && log.Size() > 0:
		return s.merged(ctx, books, f)
	}
	s.plain = s.Path
	return nil
}

// pass fills a passing file for the user alone.
func (s *Source) pass(books string, fill func(to *os.File) error) error {
	name, err := passing(books)
	if err != nil {
		return failure(Folder(books), err)
	}
	s.plain, s.passing = name, true
	to, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return failure(Folder(books), err)
	}
	return failure(Folder(books), errors.Join(fill(to), to.Close()))
}

// merged takes a database that was copied together with its log.
func (s *Source) merged(ctx context.Context, books string, f *os.File) error {
	if err := s.pass(books, func(to *os.File) error { _, err := io.Copy(to, f); return err }); err != nil {
		return err
	}
	log, err := os.Open(s.Path + "-wal")
	if err != nil {
		return db.ErrUnusable.With("path", s.Path).With("why", "its log cannot be opened")
	}
	defer log.Close() //nolint:errcheck // it was only read
	copied, err := os.OpenFile(s.plain+"-wal", os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return failure(Folder(books), err)
	}
	_, err = io.Copy(copied, log)
	if err := errors.Join(err, copied.Close()); err != nil {
		return failure(Folder(books), err)
	}
	return db.Merge(ctx, s.plain)
}

// Close removes what passed; a second Close does nothing.
func (s *Source) Close() error {
	if !s.passing {
		return nil
	}
	s.passing = false
	var problems []error
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(s.plain + suffix); !errors.Is(err, os.ErrNotExist) {
			problems = append(problems, err)
		}
	}
	return errors.Join(problems...)
}

const restoreAttempts = 3

// Restore puts the backup in the place of the open books, after a backup of
// their present state, which it returns. Whoever has the books open sees the
// old state until the new one is there; a failure or a cancel changes nothing.
// Books that are damaged are kept as they are instead. Fails with ErrChanged,
// ErrFolder, ErrFull.
func Restore(ctx context.Context, d *db.DB, s *Source, progress Progress) (Backup, error) {
	for range restoreAttempts {
		saved, err := present(ctx, d, progress)
		if err != nil {
			return Backup{}, err
		}
		progress.begin("restore")
		err = d.Restore(ctx, s.plain, progress.of("restore"), func() error {
			// A command that came since belongs to the present state, too.
			last, err := lastCommand(ctx, d)
			if err == nil && last != saved.Facts.Commands && saved.Kind == Restoring {
				err = ErrChanged.At("")
			}
			return err
		})
		if errors.Is(err, ErrChanged) {
			_ = os.Remove(saved.Path) // another one follows, or nothing was restored
			continue
		}
		if err == nil {
			tidy(d)
		}
		return saved, err
	}
	return Backup{}, ErrChanged.At("")
}

// present keeps the present state: as a backup, or, where it is damaged, as it is.
func present(ctx context.Context, d *db.DB, progress Progress) (Backup, error) {
	b, err := makeOne(ctx, d, Restoring, progress)
	if !errors.Is(err, ErrUnsound) && !errors.Is(err, db.ErrCorrupt) {
		return b, err
	}
	part, err := passing(d.Path())
	if err == nil {
		err = d.CopyTo(ctx, part, nil)
	}
	folder := Folder(d.Path())
	if err != nil {
		return Backup{}, failure(folder, err)
	}
	path, err := place(part, folder, nameOf(d.Path(), d.Now(), damaged))
	if err != nil {
		return Backup{}, failure(folder, err)
	}
	return Backup{Name: filepath.Base(path), Path: path, Kind: damaged, At: d.Now().UTC()}, nil
}

// Replaceable tells whether Replace may take the place of books that cannot
// be opened: they are gone or damaged, and there are backups that say that the
// file was ours.
func Replaceable(books string, opening error) bool {
	switch {
	case errors.Is(opening, db.ErrCorrupt), errors.Is(opening, db.ErrMissing), errors.Is(opening, ErrGone):
		return true
	case errors.Is(opening, db.ErrForeign):
		return Exist(books)
	}
	return false
}

// Exist tells whether there are backups of the books at path.
func Exist(books string) bool {
	all, err := names(books)
	return err == nil && len(all) > 0
}

// Replace puts the backup in the place of books that cannot be opened and
// that nobody has open. What is there is kept beside the backups, as it is;
// kept is its path, "" where there was nothing. Fails with ErrFolder, ErrFull.
func Replace(books string, s *Source, now time.Time) (kept string, err error) {
	if followed, err := filepath.EvalSymlinks(books); err == nil {
		books = followed
	}
	folder := Folder(books)
	next, err := passing(books)
	if err != nil {
		return "", failure(folder, err)
	}
	if err := duplicate(s.plain, next); err != nil {
		_ = os.Remove(next) // the failure to report is the first one
		return "", failure(folder, err)
	}
	if kept, err = aside(books, now); err == nil {
		err = os.Rename(next, books)
	}
	if err == nil {
		err = SyncFolder(filepath.Dir(books))
	}
	return kept, failure(filepath.Dir(books), err)
}

func duplicate(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close() //nolint:errcheck // it was only read
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	if err == nil {
		err = target.Sync()
	}
	return errors.Join(err, target.Close())
}

// aside moves what is there into the folder of the backups, log included.
func aside(books string, now time.Time) (kept string, err error) {
	if _, err := os.Lstat(books); err == nil {
		if kept, err = place(books, Folder(books), nameOf(books, now, damaged)); err != nil {
			return "", err
		}
	}
	for _, suffix := range []string{"-wal", "-shm"} {
		from := books + suffix
		if _, err := os.Lstat(from); errors.Is(err, os.ErrNotExist) {
			continue
		}
		to := filepath.Join(Folder(books), strings.TrimSuffix(nameOf(books, now, damaged), extension)+extension+suffix)
		if kept != "" {
			to = kept + suffix
		}
		if err := os.Rename(from, to); err != nil {
			return kept, err
		}
	}
	return kept, nil
}
