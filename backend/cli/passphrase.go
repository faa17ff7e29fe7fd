package cli

import (
	"fmt"
	"os"

	"golang.org/x/term"

	"stockroom/backend/fault"
)

// passphraseVariable holds the passphrase for scripts. It is never an
// argument: everybody on the machine can read those.
const passphraseVariable = "STOCKROOM_PASSPHRASE"

// Failures of asking for a passphrase.
var (
	ErrNoPassphrase = fault.Define("cli.no_passphrase", "A passphrase is needed: set {variable}, or run this at a terminal.")
	ErrRepeat       = fault.Define("cli.passphrase_repeat", "The two passphrases differ. Nothing was done.")
)

// passphrase takes the variable's, else asks at the terminal.
func (v *verbs) passphrase(question string) (string, error) {
	if given := os.Getenv(passphraseVariable); given != "" {
		return given, nil
	}
	terminal, ok := v.Stdin.(*os.File)
	if !ok || !term.IsTerminal(int(terminal.Fd())) {
		return "", ErrNoPassphrase.With("variable", passphraseVariable)
	}
	_, _ = fmt.Fprint(v.Stderr, question)
	typed, err := term.ReadPassword(int(terminal.Fd()))
	_, _ = fmt.Fprintln(v.Stderr)
	return string(typed), err
}

// newPassphrase asks twice for one that is typed: a slip would lock the file for ever.
func (v *verbs) newPassphrase() (string, error) {
	first, err := v.passphrase("Passphrase for the backup: ")
	if err != nil || os.Getenv(passphraseVariable) != "" {
		return first, err
	}
	second, err := v.passphrase("The same again: ")
	if err == nil && first != second {
		err = ErrRepeat.At("")
	}
	return first, err
}
