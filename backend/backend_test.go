package backend_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"stockroom/backend"
	"stockroom/backend/api"
	"stockroom/backend/settings"
)

func TestLocate(t *testing.T) {
	home := t.TempDir()
	t.Setenv("XDG_DATA_HOME", home)
	t.Setenv("APPDATA", home)
	t.Setenv("STOCKROOM_DB", "")
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	own := filepath.Join(home, "stockroom", "stockroom.db")
	if runtime.GOOS == "darwin" {
		own = filepath.Join(os.Getenv("HOME"), "Library", "Application Support", "stockroom", "stockroom.db")
	}
	for _, c := range []struct{ name, given, variable, want string }{
		{"the user's own", "", "", own},
		{"the variable", "", filepath.Join(home, "env.db"), filepath.Join(home, "env.db")},
		{"the flag before the variable", filepath.Join(home, "flag.db"), "env.db", filepath.Join(home, "flag.db")},
		{"relative to here", "shop.db", "", filepath.Join(here, "shop.db")},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv("STOCKROOM_DB", c.variable)
			if got, err := backend.Locate(c.given); err != nil || got != c.want {
				t.Errorf("got %s, %v; expected %s", got, err, c.want)
			}
		})
	}
}

func TestLocateRefusesAServerWithoutRepeatingItsPassword(t *testing.T) {
	_, err := backend.Locate("postgres://ana:secret@host/shop")
	if !errors.Is(err, backend.ErrServer) || strings.Contains(err.Error(), "secret") {
		t.Errorf("got %v", err)
	}
}

// silent stands for a window that counts what it is told.
type silent struct{ events []string }

func (*silent) SaveFile(api.SaveQuestion) (string, error) { return "", nil }
func (*silent) OpenFile(api.OpenQuestion) (string, error) { return "", nil }
func (*silent) Reveal(string) error                       { return nil }
func (s *silent) Emit(event string, _ any)                { s.events = append(s.events, event) }

func TestNewTouchesNothingAndOpenMakesTheBooks(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "folder", "books.db")
	shell := &silent{}
	b := backend.New(ctx, backend.Config{Path: path, Create: true, Shell: shell, Locale: "de_AT.UTF-8"})
	if _, err := os.Stat(filepath.Dir(path)); !errors.Is(err, os.ErrNotExist) {
		t.Fatalf("New made %s", path)
	}
	if err := b.Open(ctx); err != nil {
		t.Fatal(err)
	}
	currency, err := settings.Currency(b.DB().Read(ctx))
	if err != nil || currency.Code != "EUR" || b.DB().User() == "" {
		t.Errorf("currency %v, user %q, %v", currency, b.DB().User(), err)
	}
	_, err = api.NewRegistry(b.Bound()).Call("Catalog.CreateCategory", []byte(`{"requestId":"backend-0001","code":"","name":"Tea"}`))
	if err != nil || strings.Join(shell.events, ",") != "changed" {
		t.Errorf("events %v, %v", shell.events, err)
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
}
