package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"filippo.io/age"
)

// Encrypted files are in the age format (https://age-encryption.org/v1) with
// a passphrase, so that `age --decrypt` opens them, too.
const ageMark = "age-encryption.org/v1\n"

// LeastPassphrase is how many characters a passphrase has at least.
const LeastPassphrase = 8

func checkPassphrase(passphrase string) error {
	if utf8.RuneCountInString(passphrase) < LeastPassphrase {
		return ErrShort.At("passphrase").With("length", LeastPassphrase)
	}
	return nil
}

// encrypt writes what it reads, encrypted, and tells how much.
func encrypt(ctx context.Context, to io.Writer, from io.Reader, passphrase string, told func(bytes int64)) error {
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return fmt.Errorf("use the passphrase: %w", err)
	}
	w, err := age.Encrypt(to, recipient)
	if err != nil {
		return err
	}
	if _, err := io.Copy(w, &watched{ctx: ctx, Reader: from, told: told}); err != nil {
		return err
	}
	return w.Close()
}

// decrypt writes what it reads, decrypted. Fails with ErrPassphrase, and with
// ErrDamaged where the file was cut or changed.
func decrypt(ctx context.Context, to io.Writer, from *os.File, passphrase string, told func(bytes int64)) error {
	identity, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return ErrPassphrase.At("passphrase").With("path", from.Name())
	}
	plain, err := age.Decrypt(&watched{ctx: ctx, Reader: from, told: told}, identity)
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none):
		return ErrPassphrase.At("passphrase").With("path", from.Name())
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return ErrDamaged.With("path", from.Name()).With("why", err)
	}
	reading := &faulty{Reader: plain}
	_, err = io.Copy(to, reading)
	if reading.err != nil && ctx.Err() == nil {
		return ErrDamaged.With("path", from.Name()).With("why", reading.err)
	}
	return err
}

// isEncrypted tells by the first bytes.
func isEncrypted(f *os.File) (bool, error) {
	mark := make([]byte, len(ageMark))
	n, err := f.ReadAt(mark, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	return string(mark[:n]) == ageMark, nil
}

// watched tells how much was read, and ends with its context.
type watched struct {
	io.Reader

	ctx  context.Context //nolint:containedctx // a reader gets none
	told func(bytes int64)
	done int64
}

func (w *watched) Read(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := w.Reader.Read(p)
	w.done += int64(n)
	if w.told != nil {
		w.told(w.done)
	}
	return n, err
}

// faulty remembers what reading failed with, to tell it from what writing fails with.
type faulty struct {
	io.Reader

	err error
}

func (f *faulty) Read(p []byte) (int, error) {
	n, err := f.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		f.err = err
	}
	return n, err
}
