//go:build !windows

package main

// attachConsole has nothing to do: every program here has the streams it was started with.
func attachConsole() {}
