//go:build measured

// Package feel measures a Wails window from inside its page: from a key to what
// it shows, painted. Only the windows that `make bench-window` builds have it.
package feel

import (
	"context"
	_ "embed"
	"encoding/json"
	"log/slog"
	"os"

	"github.com/wailsapp/wails/v2/pkg/runtime"
)

//go:embed feel.js
var script string

// Watch begins to measure the page of a window, and writes what it measures to
// the standard output, a line of JSON each. Call it when the page is there.
func Watch(window context.Context) {
	lines := json.NewEncoder(os.Stdout)
	runtime.EventsOn(window, "feel", func(data ...any) {
		for _, told := range data {
			if err := lines.Encode(told); err != nil {
				slog.Error("a measurement was not written", "error", err)
			}
		}
	})
	runtime.WindowExecJS(window, script)
}
