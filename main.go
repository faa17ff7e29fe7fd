// Stockroom keeps the stock of a small business in one file. The same binary
// is the window and, given a verb, the tool for scripts: see backend/cli.
package main

import (
	"context"
	"embed"
	"os"
	"os/signal"
	"syscall"

	"stockroom/backend/cli"
)

//go:embed all:frontend/dist
var page embed.FS

//go:embed build/appicon.png
var icon []byte

// version and commit are stamped by the Makefile.
var (
	version = "dev"
	commit  = "" //nolint:gochecknoglobals // only a package variable can be stamped
)

func main() {
	// With either of these WebKit would let anyone on the machine read and
	// drive the window.
	for _, inspector := range []string{"WEBKIT_INSPECTOR_SERVER", "WEBKIT_INSPECTOR_HTTP_SERVER"} {
		_ = os.Unsetenv(inspector)
	}
	keepPrivate()
	attachConsole()
	os.Exit(run())
}

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	return cli.Run(ctx, cli.Program{
		Version: version, Commit: commit,
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		OpenWindow: openWindow,
	}, os.Args[1:])
}
