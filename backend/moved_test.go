package backend_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"stockroom/backend"
)

// ownHome gives the test a user's data folder of its own.
func ownHome(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	t.Setenv("STOCKROOM_DB", "")
	for _, name := range []string{"XDG_DATA_HOME", "APPDATA", "HOME"} {
		t.Setenv(name, folder)
	}
	path, err := backend.Locate("")
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// makeBooks makes books at the path and closes them.
func makeBooks(t *testing.T, path string) {
	t.Helper()
	b := backend.New(context.Background(), backend.Config{Path: path, Create: true, Shell: &silent{}})
	if err := b.Open(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestMovedBooksAreFoundWithoutNamingThem(t *testing.T) {
	was := ownHome(t)
	makeBooks(t, was)
	to := filepath.Join(t.TempDir(), "Laden.stockroom")
	if err := backend.Move(was, to); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(was); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the file is still there: %v", err)
	}
	if now, err := backend.Locate(""); err != nil || now != to {
		t.Errorf("the books are at %q, %v", now, err)
	}
	if info, err := os.Stat(to); err != nil || (runtime.GOOS != "windows" && info.Mode().Perm() != 0o600) {
		t.Errorf("%v, %v", info, err)
	}
	// Again, and home. Who looks meanwhile finds the one place or the other.
	note := filepath.Join(filepath.Dir(was), "moved-to.txt")
	before, err := os.Stat(note)
	if err != nil {
		t.Fatal(err)
	}
	further := filepath.Join(t.TempDir(), "Laden 2.stockroom")
	if err := backend.Move(to, further); err != nil {
		t.Fatal(err)
	}
	if after, err := os.Stat(note); err != nil || os.SameFile(before, after) {
		t.Errorf("the note of where the books are was written over: %v", err)
	}
	if now, err := backend.Locate(""); err != nil || now != further {
		t.Errorf("the books are at %q, %v", now, err)
	}
	if err := backend.Move(further, was); err != nil {
		t.Fatal(err)
	}
	if now, err := backend.Locate(""); err != nil || now != was {
		t.Errorf("the books are at %q, %v", now, err)
	}
}

func TestMovingWritesOverNothing(t *testing.T) {
	was := ownHome(t)
	makeBooks(t, was)
	before, err := os.ReadFile(was)
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "other.stockroom")
	if err := os.WriteFile(other, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := backend.Move(was, other); !errors.Is(err, os.ErrExist) {
		t.Errorf("moved over a file: %v", err)
	}
	if err := backend.Move(was, filepath.Join(t.TempDir(), "none", "x.stockroom")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("moved to where there is no folder: %v", err)
	}
	if content, err := os.ReadFile(other); err != nil || string(content) != "mine" {
		t.Errorf("the other file has %q, %v", content, err)
	}
	if after, err := os.ReadFile(was); err != nil || string(after) != string(before) {
		t.Errorf("the books changed, %v", err)
	}
	if now, err := backend.Locate(""); err != nil || now != was {
		t.Errorf("the books are at %q, %v", now, err)
	}
}

func TestBooksThatWouldNotBeFoundStayWhereTheyWere(t *testing.T) {
	was := ownHome(t)
	makeBooks(t, was)
	// A folder in the place of the note that says where they are.
	if err := os.Mkdir(filepath.Join(filepath.Dir(was), "moved-to.txt"), 0o700); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "Laden.stockroom")
	if err := backend.Move(was, to); err == nil {
		t.Error("moved without a note")
	}
	if _, err := os.Stat(to); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a copy was left: %v", err)
	}
	if now, err := backend.Locate(""); err != nil || now != was {
		t.Errorf("the books are at %q, %v", now, err)
	}
	if _, err := os.Stat(was); err != nil {
		t.Error(err)
	}
}

func TestBooksThatAreOpenAreNotMoved(t *testing.T) {
	was := ownHome(t)
	b := backend.New(context.Background(), backend.Config{Path: was, Create: true, Shell: &silent{}})
	if err := b.Open(context.Background()); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	if err := backend.Move(was, filepath.Join(t.TempDir(), "x.stockroom")); !errors.Is(err, backend.ErrBusy) {
		t.Errorf("moved: %v", err)
	}
	if _, err := os.Stat(was); err != nil {
		t.Error(err)
	}
}
