package backup

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"os"
	"path/filepath"

	"stockroom/backend/db"
)

// Save writes a copy of the open books to a file of the user's choice,
// encrypted where a passphrase is given. The file appears under its name when
// it is whole and proved. An older copy there is replaced; any other file is
// not. Fails with db.ErrOwn, ErrTarget, ErrShort, and as Make does.
func Save(ctx context.Context, d *db.DB, path, passphrase string, progress Progress) (Backup, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return Backup{}, err
	}
	if err := d.RefuseOwn(path); err != nil {
		return Backup{}, err
	}
	if passphrase != "" {
		if err := checkPassphrase(passphrase); err != nil {
			return Backup{}, err
		}
	}
	if err := checkTarget(ctx, path); err != nil {
		return Backup{}, err
	}
	part, facts, err := provenCopy(ctx, d, progress)
	if err != nil {
		return Backup{}, err
	}
	defer os.Remove(part) //nolint:errcheck // prune removes what is left
	if err := carry(ctx, part, path, passphrase, progress); err != nil {
		return Backup{}, failure(filepath.Dir(path), err)
	}
	info, err := os.Stat(path)
	if err != nil {
		return Backup{}, failure(filepath.Dir(path), err)
	}
	return Backup{
		Name: filepath.Base(path), Path: path, Kind: Manual, At: d.Now().UTC(),
		SizeBytes: info.Size(), Encrypted: passphrase != "", Facts: facts,
	}, nil
}

// MakeEncrypted makes a backup in the folder that only the passphrase opens.
// Fails as Save does.
func MakeEncrypted(ctx context.Context, d *db.DB, passphrase string, progress Progress) (Backup, error) {
	if err := os.MkdirAll(Folder(d.Path()), 0o700); err != nil {
		return Backup{}, failure(Folder(d.Path()), err)
	}
	name := nameOf(d.Path(), d.Now(), string(Manual)) + encrypted
	return Save(ctx, d, filepath.Join(Folder(d.Path()), name), passphrase, progress)
}

// checkTarget refuses what must not be replaced: all that is neither a backup
// of ours nor an encrypted file. Open books are none: they keep a log beside them.
func checkTarget(ctx context.Context, path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return failure(filepath.Dir(path), err)
	case !info.Mode().IsRegular():
		return ErrTarget.With("path", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return failure(filepath.Dir(path), err)
	}
	defer f.Close() //nolint:errcheck // it was only read
	secret, err := isEncrypted(f)
	if err != nil {
		return failure(filepath.Dir(path), err)
	}
	if secret || info.Size() == 0 {
		return nil
	}
	// SQLite's header, bytes 18 and 19: 1 is a file of its own, 2 one with a log.
	const versions, alone = 18, 1
	header := make([]byte, versions+2)
	if _, err := f.ReadAt(header, 0); err != nil || header[versions] != alone || header[versions+1] != alone {
		return ErrTarget.With("path", path)
	}
	c, err := db.OpenCopy(ctx, path)
	if err != nil {
		return ErrTarget.With("path", path)
	}
	return c.Close()
}

// carry writes the proved copy to its place, perhaps on another disk, and
// proves what arrived.
func carry(ctx context.Context, part, path, passphrase string, progress Progress) (err error) {
	target, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = target.Close()
			_ = os.Remove(target.Name()) // the failure to report is the first one
		}
	}()
	source, err := os.Open(part)
	if err != nil {
		return err
	}
	defer source.Close() //nolint:errcheck // it was only read
	info, err := source.Stat()
	if err != nil {
		return err
	}
	told, written := bytesOf(progress, "save", info.Size()), sha256.New()
	to := io.MultiWriter(target, written)
	if passphrase == "" {
		_, err = io.Copy(to, &watched{ctx: ctx, Reader: source, told: told})
	} else {
		err = encrypt(ctx, to, source, passphrase, told)
	}
	if err == nil {
		err = target.Sync()
	}
	if err == nil {
		err = arrived(ctx, path, target, written.Sum(nil), progress)
	}
	if err = errors.Join(err, target.Close()); err != nil {
		return err
	}
	if err := os.Rename(target.Name(), path); err != nil {
		return err
	}
	return SyncFolder(filepath.Dir(path))
}

// arrived reads back what was written, and proves that it is what was proved.
func arrived(ctx context.Context, path string, target *os.File, written []byte, progress Progress) error {
	info, err := target.Stat()
	if err != nil {
		return err
	}
	if _, err := target.Seek(0, io.SeekStart); err != nil {
		return err
	}
	found := sha256.New()
	if _, err := io.Copy(found, &watched{ctx: ctx, Reader: target, told: bytesOf(progress, "check", info.Size())}); err != nil {
		return err
	}
	if !bytes.Equal(found.Sum(nil), written) {
		return ErrMiswritten.With("path", path)
	}
	return nil
}

const kilobyte = 1024

// bytesOf tells of bytes in kilobytes, so that their number fits everywhere.
func bytesOf(progress Progress, step string, total int64) func(int64) {
	if progress == nil {
		return nil
	}
	return func(done int64) { progress(step, int(done/kilobyte), int(total/kilobyte)) }
}
