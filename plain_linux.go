package main

import "strings"

// plain makes a text safe for Wails' message dialog, which on Linux takes it
// for the format of a printf.
func plain(text string) string { return strings.ReplaceAll(text, "%", "%%") }
