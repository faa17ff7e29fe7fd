//go:build native && measured

// Empty is a Wails window with a line of text: what `make bench-window`
// compares Stockroom's start and memory with.
package main

import (
	"log/slog"
	"testing/fstest"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"

	"stockroom/e2e/window/feel"
)

const page = `<!doctype html><html lang="en"><head><title>Empty</title></head><body><a href="#">Products</a></body></html>`

func main() {
	err := wails.Run(&options.App{
		Title: "Empty", Width: 1280, Height: 800,
		AssetServer: &assetserver.Options{Assets: fstest.MapFS{"index.html": {Data: []byte(page)}}},
		OnDomReady:  feel.Watch,
		Linux:       &linux.Options{ProgramName: "empty", WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
	})
	if err != nil {
		slog.Error("the window could not be opened", "error", err)
	}
}
