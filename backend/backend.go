// Package backend wires the program: the database, the services on it, and
// the methods that the window, the command line and the browser tests call.
package backend

import (
	"context"
	"errors"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/adrg/xdg"

	"stockroom/backend/api"
	"stockroom/backend/db"
	"stockroom/backend/fault"
	"stockroom/backend/settings"
)

// ErrServer says that a database server was named, which this version cannot use.
var ErrServer = fault.Define("backend.server", "{address} names a database server. This version keeps its books in a file: give the path of one.")

// Config says which database to use and what surrounds it.
type Config struct {
	// Path is the database file; "" is $STOCKROOM_DB, else the file in the user's data folder.
	Path string
	// Create makes a missing database. Without it a missing file is db.ErrMissing.
	Create bool
	// KeepSchema leaves an older schema as it is.
	KeepSchema bool
	// Prove checks the books in the background when whoever had them open last
	// did not close them.
	Prove bool
	// Backups makes backups by itself while the books are open and when they are
	// closed, and makes no new books where backups say that there were some: as
	// the window does.
	Backups bool
	// Shell is the window, or what stands for it.
	Shell api.Shell
	// Version is the program's.
	Version string
	// User is who commands are recorded under; "" is the login name of the operating system.
	User string
	// Locale names the currency of new books, such as "de_AT.UTF-8"; "" is the system's.
	Locale string
	// Clock and Zone are for tests; nil is the system's.
	Clock func() time.Time
	Zone  *time.Location
}

// Backend is the program behind the window.
type Backend struct {
	config Config
	host   *api.Host
	bound  []any

	mu     sync.Mutex // for opening again
	db     *db.DB
	keeper keeper

	proving *proving // nil: nothing is to be proved
}

// New wires without touching a file. ctx ends with the program.
func New(ctx context.Context, c Config) *Backend {
	if c.Clock == nil {
		c.Clock = time.Now //nolint:forbidigo // the wiring gives it to the database, from which every command takes its instant
	}
	b := &Backend{config: c}
	b.host = api.NewHost(ctx, c.Shell)
	b.host.CanRescue(b.rescue())
	b.bound = api.Bound(b.host, c.Version)
	return b
}

// Bound lists the structs whose methods may be called from outside; their
// calls wait until Open ends.
func (b *Backend) Bound() []any { return b.bound }

// Open opens the database and lets the waiting calls run. When it fails, it
// fails with what db.Open fails with, and so does every call.
func (b *Backend) Open(ctx context.Context) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := b.open(ctx); err != nil {
		b.host.Fail(err)
		return err
	}
	return nil
}

func (b *Backend) open(ctx context.Context) error {
	path, err := Locate(b.config.Path)
	if err != nil {
		return err
	}
	if err := b.refuseGone(path); err != nil {
		return err
	}
	d, err := db.Open(ctx, db.Options{
		Path: path, Create: b.config.Create, KeepSchema: b.config.KeepSchema, BeforeMigration: beforeMigration,
		User: b.userName(), Clock: b.config.Clock, Zone: b.config.Zone, Waiting: b.tellWaiting,
	})
	if err != nil {
		return err
	}
	if !b.config.KeepSchema {
		if err := settings.Initialise(ctx, d, b.locale()); err != nil {
			return errors.Join(err, d.Close())
		}
	}
	b.db = d
	d.OnChange(func(topics []string) { b.config.Shell.Emit("changed", topics) })
	b.remember(ctx)
	b.keep(ctx)
	b.host.Open(api.NewBooks(d))
	if b.config.Prove {
		b.prove(ctx)
	}
	return nil
}

// tellWaiting tells who asked that a command waits for another one.
func (b *Backend) tellWaiting(w db.Work) {
	told := api.Waiting{What: string(w)}
	if w != db.Idle {
		told.Message = w.String()
	}
	b.config.Shell.Emit("waiting", told)
}

// DB returns the open database, nil before Open.
func (b *Backend) DB() *db.DB { return b.db }

// Close closes the database, after a backup where that is wanted and something changed.
func (b *Backend) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.db == nil {
		return nil
	}
	b.lastBackup()
	b.endProof()
	return b.db.Close()
}

func (b *Backend) userName() string {
	if b.config.User != "" {
		return b.config.User
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		// Windows says DOMAIN\name.
		return u.Username[strings.LastIndex(u.Username, `\`)+1:]
	}
	return "unknown"
}

// locale is the configured one, else what POSIX names for money.
func (b *Backend) locale() string {
	if b.config.Locale != "" {
		return b.config.Locale
	}
	for _, name := range []string{"LC_ALL", "LC_MONETARY", "LANG"} {
		if value := os.Getenv(name); value != "" {
			return value
		}
	}
	return ""
}

// Locate finds the database file: the given path, else $STOCKROOM_DB, else
// stockroom.db in the user's data folder ($XDG_DATA_HOME/stockroom,
// %APPDATA%\stockroom, ~/Library/Application Support/stockroom). Fails with
// ErrServer for an address of a database server.
func Locate(given string) (string, error) {
	path := given
	if path == "" {
		path = os.Getenv("STOCKROOM_DB")
	}
	if strings.Contains(path, "://") {
		return "", ErrServer.With("address", withoutPassword(path))
	}
	if path == "" {
		path = own()
	}
	return filepath.Abs(path)
}

// dataFolder is where the system wants a user's data. On Windows the roaming
// folder: it moves with the user's profile.
func dataFolder() string {
	if roaming := os.Getenv("APPDATA"); runtime.GOOS == "windows" && roaming != "" {
		return roaming
	}
	xdg.Reload() // the environment as it is now, not as it was when the program started
	return xdg.DataHome
}

// withoutPassword keeps the scheme alone: an address can carry a password.
func withoutPassword(address string) string {
	scheme, _, _ := strings.Cut(address, "://")
	return scheme + "://…"
}
