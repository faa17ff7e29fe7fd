//go:build linux && !bindings

package main

import (
	"errors"
	"os"
)

// checkDisplay says in a sentence what GTK would say with a stack trace.
func checkDisplay() error {
	if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return errors.New("there is no display to open the window on; the verbs work without one, see stockroom --help")
	}
	return nil
}
