//go:build native

// Package window_test drives the built program in a real window, through the
// accessibility bus: what only GTK, WebKit and the system's dialogs can show.
// Everything else is tested in frontend/e2e.
//
//	make test-window
package window_test

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

var binary = flag.String("program", "", "the built program")

// program is one running Stockroom with a home of its own.
type program struct {
	*desktop
	home    string
	command *exec.Cmd
	ended   chan error
}

// start opens the window on a database in a new home.
func start(t *testing.T) *program {
	t.Helper()
	// Not t.TempDir: WebKit's helpers end a moment after the program and may
	// still write there, which would fail the removal.
	home, err := os.MkdirTemp("", "stockroom-window") //nolint:usetesting // see above
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(home) })
	p := &program{home: home}
	p.open(t)
	return p
}

// open starts the program in the home, again where it was closed before.
func (p *program) open(t *testing.T) {
	t.Helper()
	if *binary == "" {
		t.Fatal("which program? -args -program=/path/of/stockroom; make test-window does that")
	}
	p.ended = make(chan error, 1)
	p.command = exec.Command(*binary)
	p.command.Env = append(os.Environ(), "STOCKROOM_DB=", "LC_ALL=C.UTF-8",
		"XDG_CONFIG_HOME="+p.home+"/config", "XDG_DATA_HOME="+p.home+"/data", "XDG_CACHE_HOME="+p.home+"/cache")
	p.command.Stderr = os.Stderr
	if err := p.command.Start(); err != nil {
		t.Fatal(err)
	}
	go func(command *exec.Cmd, ended chan<- error) { ended <- command.Wait() }(p.command, p.ended)
	t.Cleanup(func() { p.end(t) })
	p.desktop = look(t, "stockroom")
}

// end stops the program if it still runs; a failed test keeps a picture.
func (p *program) end(t *testing.T) {
	t.Helper()
	if t.Failed() {
		if err := exec.Command("import", "-window", "root", "failure.png").Run(); err != nil {
			t.Logf("there is no picture of the failure: %v", err)
		}
	}
	_ = p.command.Process.Signal(syscall.SIGTERM)
	select {
	case err := <-p.ended:
		t.Logf("the program ended: %v", err)
	case <-time.After(10 * time.Second): // an open dialog keeps it from ending
		_ = p.command.Process.Kill()
	}
}

// quit chooses File, Quit and waits for a clean end.
func (p *program) quit(t *testing.T) {
	t.Helper()
	p.find(roleMenuItem, "Quit").press()
	select {
	case err := <-p.ended:
		p.ended <- nil
		if err != nil {
			t.Fatalf("the program ended with %v", err)
		}
	case <-time.After(patience):
		t.Fatal("the program does not quit")
	}
}

func (p *program) database() string {
	return filepath.Join(p.home, "data", "stockroom", "stockroom.db")
}

func TestTheWindowOpensOnNewBooksAndQuits(t *testing.T) {
	p := start(t)
	p.find(roleLink, "Products")
	if !eventually(patience, func() bool { _, err := os.Stat(p.database()); return err == nil }) {
		t.Fatal("there is no database")
	}
	p.quit(t)
	info, err := os.Stat(p.database())
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the database: %v, %v", info, err)
	}
	if _, err := os.Stat(p.database() + "-wal"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the database was not closed: %v", err)
	}
	if _, err := os.Stat(filepath.Join(p.home, "config", "stockroom", "window.json")); err != nil {
		t.Errorf("the window's place was not kept: %v", err)
	}
}

func TestASecondWindowOnTheSameBooksBringsTheFirstForward(t *testing.T) {
	p := start(t)
	p.find(roleLink, "Products")
	second := exec.Command(*binary)
	second.Env = p.command.Env
	if out, err := second.CombinedOutput(); second.ProcessState == nil || !second.ProcessState.Exited() {
		t.Fatalf("the second program did not end: %v\n%s", err, out)
	}
	p.find(roleLink, "Products")
	p.quit(t)
}

func TestWithoutADisplayItSaysSo(t *testing.T) {
	if *binary == "" {
		t.Fatal("which program? -args -program=/path/of/stockroom; make test-window does that")
	}
	command := exec.Command(*binary)
	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, "DISPLAY=") && !strings.HasPrefix(variable, "WAYLAND_DISPLAY=") {
			command.Env = append(command.Env, variable)
		}
	}
	out, err := command.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 1 || !strings.Contains(string(out), "no display") || strings.Contains(string(out), "goroutine") {
		t.Errorf("%v: %s", err, out)
	}
}
