//go:build e2e

// The server of the browser tests: the built page over the real backend, on
// loopback. It prints its address on stdout and ends when its stdin ends, so
// that it never outlives the test that started it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"stockroom/backend"
	"stockroom/backend/bridge"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := serve(ctx); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1) // the signals need no giving back when the process ends
	}
}

func serve(ctx context.Context) error {
	database := flag.String("db", "", "the database file")
	page := flag.String("page", "frontend/dist", "the folder of the built page")
	now := flag.String("clock", "", "the time at which the clock stands still, RFC 3339")
	address := flag.String("listen", "127.0.0.1:0", "where to listen")
	flag.Parse()
	if *database == "" {
		return errors.New("--db is missing: the tests never use the user's own database")
	}
	shell, clock := &bridge.Shell{}, &bridge.Clock{}
	if *now != "" {
		at, err := time.Parse(time.RFC3339, *now)
		if err != nil {
			return fmt.Errorf("--clock: %w", err)
		}
		clock.Set(at)
	}
	ctx, end := context.WithCancel(ctx)
	defer end()
	b := backend.New(ctx, backend.Config{
		Path: *database, Create: true, Backups: true, Prove: true, Shell: shell, Version: "e2e",
		User: "ana", Locale: "C", Clock: clock.Now, Zone: time.UTC,
	})
	if err := b.Open(ctx); err != nil {
		// As in the window, the page says so.
		fmt.Fprintln(os.Stderr, err)
	}
	handler := bridge.New(os.DirFS(*page), b.Bound(), shell, clock)
	return errors.Join(listen(ctx, end, *address, handler), b.Close())
}

// listen serves until ctx or stdin ends.
func listen(ctx context.Context, end context.CancelFunc, address string, handler http.Handler) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return err
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		end()
	}()
	context.AfterFunc(ctx, func() { _ = server.Close() })
	fmt.Println("http://" + listener.Addr().String())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
