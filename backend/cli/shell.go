package cli

import (
	"stockroom/backend/api"
	"stockroom/backend/fault"
)

// ErrNoWindow refuses what only a window can do.
var ErrNoWindow = fault.Define("cli.no_window", "This works in the window alone: a dialog would have to be answered.")

// noShell stands for the window where there is none.
type noShell struct{}

func (noShell) SaveFile(api.SaveQuestion) (string, error) { return "", ErrNoWindow.At("") }
func (noShell) OpenFile(api.OpenQuestion) (string, error) { return "", ErrNoWindow.At("") }
func (noShell) Reveal(string) error                       { return ErrNoWindow.At("") }
func (noShell) Emit(string, any)                          {}
