package backup

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"stockroom/backend/db"
)

// Make makes a backup of the open books, proves it, and removes those that
// need not be kept any longer. Fails with ErrFolder, ErrFull and, when the
// copy is not sound, with ErrUnsound: then no backup was made or removed.
func Make(ctx context.Context, d *db.DB, kind Kind, progress Progress) (Backup, error) {
	b, err := makeOne(ctx, d, kind, progress)
	if err != nil {
		return Backup{}, err
	}
	tidy(d)
	return b, nil
}

func makeOne(ctx context.Context, d *db.DB, kind Kind, progress Progress) (Backup, error) {
	folder := Folder(d.Path())
	part, facts, err := provenCopy(ctx, d, progress)
	if err != nil {
		return Backup{}, err
	}
	path, err := place(part, folder, nameOf(d.Path(), d.Now(), string(kind)))
	if err != nil {
		_ = os.Remove(part) // the failure to report is the first one
		return Backup{}, failure(folder, err)
	}
	return made(d.Path(), path, facts)
}

// made describes a backup that was just made.
func made(books, path string, facts Facts) (Backup, error) {
	b, _ := parseName(books, filepath.Base(path))
	info, err := os.Stat(path)
	if err != nil {
		return Backup{}, failure(Folder(books), err)
	}
	b.SizeBytes, b.written, b.Facts = info.Size(), info.ModTime(), facts
	return b, nil
}

// Ensure makes a backup of the kind unless the books hold nothing, or there is
// one of this very state already. Fails as Make does.
func Ensure(ctx context.Context, d *db.DB, kind Kind, progress Progress) (made bool, err error) {
	now, err := FactsOf(ctx, d)
	if err != nil || now.Commands == 0 {
		return false, err
	}
	all, err := List(ctx, d.Path())
	if err != nil {
		return false, err
	}
	if slices.ContainsFunc(all, func(b Backup) bool { return b.Good() && b.Facts.Same(now) }) {
		return false, nil
	}
	_, err = Make(ctx, d, kind, progress)
	return err == nil, err
}

// EnsureDaily makes a backup when the newest is a day old, or dated later
// than now, and something changed since. Fails as Make does.
func EnsureDaily(ctx context.Context, d *db.DB) (made bool, err error) {
	all, err := names(d.Path())
	if err != nil {
		return false, err
	}
	const oneDay = 24 * time.Hour
	if len(all) > 0 {
		if age := d.Now().Sub(all[0].At); age >= 0 && age < oneDay {
			return false, nil
		}
	}
	return Ensure(ctx, d, Daily, nil)
}

// provenCopy copies the books into the folder of the backups under a passing
// name, and proves the copy.
func provenCopy(ctx context.Context, d *db.DB, progress Progress) (part string, facts Facts, err error) {
	folder := Folder(d.Path())
	file, err := passing(d.Path())
	if err != nil {
		return "", Facts{}, failure(folder, err)
	}
	facts, err = copyInto(ctx, d, file, progress)
	if err != nil {
		_ = os.Remove(file) // the failure to report is the first one
		return "", Facts{}, failure(folder, err)
	}
	return file, facts, nil
}

func copyInto(ctx context.Context, d *db.DB, file string, progress Progress) (Facts, error) {
	if err := d.CopyTo(ctx, file, progress.of("copy")); err != nil {
		return Facts{}, err
	}
	progress.begin("check")
	facts, why, err := prove(ctx, file)
	if err == nil && why != "" {
		err = ErrUnsound.With("why", why)
	}
	return facts, err
}

// passing makes an empty file for the user alone in the folder of the backups.
func passing(books string) (string, error) {
	folder := Folder(books)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	file, err := os.CreateTemp(folder, "."+stem(books)+"*.part")
	if err != nil {
		return "", err
	}
	return file.Name(), file.Close()
}

// place gives a finished file its name, another one where that is taken.
func place(part, folder, name string) (string, error) {
	base := strings.TrimSuffix(name, extension)
	path := filepath.Join(folder, name)
	for i := 2; ; i++ {
		if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
			break
		} else if err != nil {
			return "", err
		}
		path = filepath.Join(folder, fmt.Sprintf("%s-%d%s", base, i, extension))
	}
	if err := os.Rename(part, path); err != nil {
		return "", err
	}
	return path, SyncFolder(folder)
}

// SyncFolder puts the new names in a folder on the disk. Windows does that by
// itself and cannot be asked to.
func SyncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// names lists the backups in the folder by their names alone, newest first.
func names(books string) ([]Backup, error) {
	folder := Folder(books)
	entries, err := os.ReadDir(folder)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, failure(folder, err)
	}
	var all []Backup
	for _, entry := range entries {
		b, ok := parseName(books, entry.Name())
		info, err := entry.Info()
		if !ok || err != nil || !info.Mode().IsRegular() {
			continue // not ours, or gone meanwhile
		}
		b.SizeBytes, b.written = info.Size(), info.ModTime()
		all = append(all, b)
	}
	// Of two with the same time in their names the system knows which was written later.
	slices.SortFunc(all, func(a, b Backup) int { return cmp.Or(b.At.Compare(a.At), b.written.Compare(a.written)) })
	return all, nil
}

// List lists the backups of the books at path, newest first, with what each
// holds. One that cannot be read is listed, and says why. Fails with ErrFolder.
func List(ctx context.Context, path string) ([]Backup, error) {
	all, err := names(path)
	if err != nil {
		return nil, err
	}
	for i := range all {
		b := &all[i]
		if b.Encrypted {
			continue
		}
		facts, err := look(ctx, b.Path)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			b.Why = err.Error()
			continue
		}
		b.Facts = facts
	}
	return all, nil
}

// Newest returns the newest good backup of the books at path, proved; found
// is false where there is none.
func Newest(ctx context.Context, path string) (b Backup, found bool, err error) {
	all, err := List(ctx, path)
	if err != nil {
		return Backup{}, false, err
	}
	for _, b := range all {
		if !b.Good() {
			continue
		}
		if _, why, err := prove(ctx, b.Path); err == nil && why == "" {
			return b, true, nil
		}
	}
	return Backup{}, false, nil
}

// abandoned is when a passing file is taken for one whose maker was killed.
const abandoned = 24 * time.Hour

// tidy prunes after a backup, which stands also where an old one cannot be removed.
func tidy(d *db.DB) {
	if err := prune(d); err != nil {
		slog.Warn("an old backup could not be removed", "error", err)
	}
}

// prune removes what need not be kept any longer, and what killed programs left.
func prune(d *db.DB) error {
	all, err := names(d.Path())
	if err != nil {
		return err
	}
	for _, b := range outdated(all, d.Now(), d.Zone()) {
		if err := os.Remove(b.Path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return failure(Folder(d.Path()), err)
		}
	}
	parts, err := filepath.Glob(filepath.Join(escape(Folder(d.Path())), "."+escape(stem(d.Path()))+"*.part"))
	if err != nil {
		return fmt.Errorf("look for what was left: %w", err)
	}
	for _, part := range parts {
		if info, err := os.Stat(part); err == nil && d.Now().Sub(info.ModTime()) > abandoned {
			_ = os.Remove(part) // the next backup tries again
		}
	}
	return nil
}

// escape lets a path stand for itself in a pattern.
func escape(path string) string {
	if runtime.GOOS == "windows" {
		return path // there "\" parts folders and escapes nothing; "[" is rare, and then nothing is found
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}
