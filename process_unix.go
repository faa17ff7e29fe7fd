//go:build !windows

package main

import (
	"errors"
	"syscall"
)

// lives tells whether there is a process of that number.
func lives(process int) bool {
	err := syscall.Kill(process, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}

// keepPrivate lets nobody else read what this program writes, nor what the web
// view and the system's dialogs write for it.
func keepPrivate() { syscall.Umask(0o077) }
