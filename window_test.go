package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestPlaceIsOnTheScreen(t *testing.T) {
	for _, c := range []struct {
		name     string
		was, now place
	}{
		{"as it was", place{X: 100, Y: 50, Width: 1280, Height: 800}, place{X: 100, Y: 50, Width: 1280, Height: 800}},
		{"from a screen to the right", place{X: 2500, Y: 50, Width: 1280, Height: 800}, place{X: 640, Y: 50, Width: 1280, Height: 800}},
		{"from a screen above and to the left", place{X: -1900, Y: -400, Width: 1280, Height: 800}, place{Width: 1280, Height: 800}},
		{"from a larger screen", place{X: 10, Y: 10, Width: 3800, Height: 2100}, place{Width: 1920, Height: 1080}},
		{"too small to use", place{X: 1900, Y: 1070, Width: 3, Height: 2}, place{X: 1120, Y: 520, Width: 800, Height: 560}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.was.within(1920, 1080); got != c.now {
				t.Errorf("got %+v, expected %+v", got, c.now)
			}
		})
	}
}

func TestPlaceIsKept(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", folder)
	t.Setenv("APPDATA", folder)
	t.Setenv("HOME", folder)
	if _, known := readPlace(); known {
		t.Fatal("a place is known before there was a window")
	}
	want := place{X: 1, Y: 2, Width: 900, Height: 700, Maximised: true}
	if err := keep(placeFile, want); err != nil {
		t.Fatal(err)
	}
	if got, known := readPlace(); !known || got != want {
		t.Errorf("got %+v, %v", got, known)
	}
	path, err := keptFile(placeFile)
	if err != nil {
		t.Fatal(err)
	}
	if rel, err := filepath.Rel(folder, path); err != nil || !filepath.IsLocal(rel) {
		t.Fatalf("the place is kept outside the user's folder: %s", path)
	}
	if err := os.WriteFile(path, []byte(`{"width":`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, known := readPlace(); known {
		t.Error("a damaged file counts as a place")
	}
}

func TestTheLogHasNoCalls(t *testing.T) {
	for message, want := range map[string]string{
		`process message error: C{"name":"api.Customers.Create","args":[{"name":"Ana"}]} -> error parsing arguments: no`: "process message error: C… -> error parsing arguments: no",
		`unknown {"name":"Ana"}`: "unknown …",
		"plain words":            "plain words",
	} {
		if got := withoutCall(message); got != want {
			t.Errorf("%q became %q", message, got)
		}
	}
}
