//go:build measured

package main

import (
	"context"

	"stockroom/e2e/window/feel"
)

// measure lets `make bench-window` see how quick the page is.
func measure(window context.Context) { feel.Watch(window) }
