package cli

import (
	"stockroom/backend/api"
	"stockroom/backend/fault"
)

// ErrNoWindow refuses what only a window can do.
var ErrNoWindow = fault.Define("cli.no_window", "This works in the window alone: a dialog would have to be answered.")

// noShell stands for the window where there is none. It says on stderr what a
// verb waits for.
type noShell struct {
	say func(format string, values ...any)
}

func (noShell) SaveFile(api.SaveQuestion) (string, error) { return "", ErrNoWindow.At("") }
func (noShell) OpenFile(api.OpenQuestion) (string, error) { return "", ErrNoWindow.At("") }
func (noShell) Reveal(string) error                       { return ErrNoWindow.At("") }

func (s noShell) Emit(event string, data any) {
	if w, ok := data.(api.Waiting); ok && event == "waiting" && w.What != "" {
		s.say("Waiting: %s …", w.Message)
	}
}
