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
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// windowTitle names the file that is opened when none is named.
const windowTitle = "stockroom.db – Stockroom"

var binary = flag.String("program", "", "the built program")

// program is one running Stockroom with a home of its own.
type program struct {
	*desktop
	folder  string
	command *exec.Cmd
	ended   chan error
}

// home makes a home in which nothing was opened yet.
func home(t *testing.T) *program {
	t.Helper()
	if *binary == "" {
		t.Fatal("which program? -args -program=/path/of/stockroom; make test-window does that")
	}
	// Not t.TempDir: WebKit's helpers end a moment after the program and may
	// still write there, which would fail the removal.
	folder, err := os.MkdirTemp("", "stockroom-window") //nolint:usetesting // see above
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	return &program{folder: folder}
}

// start opens the window on new books.
func start(t *testing.T) *program {
	t.Helper()
	p := home(t)
	p.open(t)
	return p
}

// environment is the system's, but with the folders of this home.
func (p *program) environment() []string {
	return append(os.Environ(), "STOCKROOM_DB=", "LC_ALL=C.UTF-8",
		"XDG_CONFIG_HOME="+p.folder+"/config", "XDG_STATE_HOME="+p.folder+"/state", "XDG_DATA_HOME="+p.folder+"/data", "XDG_CACHE_HOME="+p.folder+"/cache")
}

// open starts the program in the home, again where it was closed before.
// Further variables may be given.
func (p *program) open(t *testing.T, variables ...string) {
	t.Helper()
	p.openWith(t, nil, variables...)
}

// openWith starts the program with arguments.
func (p *program) openWith(t *testing.T, arguments []string, variables ...string) {
	t.Helper()
	p.ended = make(chan error, 1)
	p.command = exec.Command(*binary, arguments...)
	p.command.Env = append(p.environment(), variables...)
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
	p.waitForEnd(t)
}

// waitForEnd waits until the program ended well by itself.
func (p *program) waitForEnd(t *testing.T) {
	t.Helper()
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
	return filepath.Join(p.folder, "data", "stockroom", "stockroom.db")
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
	if _, err := os.Stat(filepath.Join(p.folder, "config", "stockroom", "window.json")); err != nil {
		t.Errorf("the window's place was not kept: %v", err)
	}
}

// The tests themselves: letters that an American keyboard does not have arrive
// as they are typed, not as those beside them (scripts/in-window tells how).
func TestLettersArriveAsTheyAreTyped(t *testing.T) {
	p := start(t)
	p.find(roleLink, "Products")
	p.find(roleMenuItem, "New product").press()
	name := p.find(roleEntry, "Name")
	name.fill("x") // the window is active now, and no key is lost
	const text = "Größe ÄÖÜ äöüß, Söhne"
	if shown := name.typeOver(text); shown != text {
		t.Errorf("typing %q shows %q", text, shown)
	}
}

// Each item of the menu does what it says, wherever one is.
func TestMenu(t *testing.T) {
	p := start(t)
	p.find(roleLink, "Products")
	for _, c := range []struct {
		item  string
		shows role
		name  string
	}{
		{"Stock", roleHeading, "Stock"},
		{"Purchasing", roleHeading, "Purchase orders"},
		{"Sales", roleHeading, "Sales orders"},
		{"Reports", roleHeading, "Reports"},
		{"Settings", roleHeading, "Settings"},
		{"Products", roleHeading, "Products"},
		{"New product", roleEntry, "SKU"},
		{"Import…", roleHeading, "Import"},
		{"Today", roleHeading, "Today"},
		{"User guide", roleHeading, "User guide"},
		{"About Stockroom", roleHeading, "About"},
		{"Keyboard shortcuts", roleHeading, "Keys"},
	} {
		p.find(roleMenuItem, c.item).press()
		p.find(c.shows, c.name)
	}
	p.quit(t)
}

func TestTheWindowOpensWhereItWasClosed(t *testing.T) {
	p := home(t)
	file := filepath.Join(p.folder, "config", "stockroom", "window.json")
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	const place = `{"x":180,"y":60,"width":1000,"height":700,"maximised":false}`
	if err := os.WriteFile(file, []byte(place), 0o600); err != nil {
		t.Fatal(err)
	}
	// More than once: a window that wanders by its title bar does so each time.
	for range 3 {
		p.open(t)
		p.find(roleLink, "Products")
		// With the frame that the window manager draws around it.
		at := p.find(roleWindow, windowTitle).box()
		if at.X != 180 || at.Y != 60 || at.Width < 1000 || at.Width > 1020 || at.Height < 700 || at.Height > 750 {
			t.Errorf("the window is %+v", at)
		}
		p.quit(t)
		if kept, err := os.ReadFile(file); err != nil || string(kept) != place {
			t.Fatalf("kept %s, %v", kept, err)
		}
	}
}

// A window whose screen is gone opens where one sees it, and one that was
// maximised has a size to come back to.
func TestTheWindowOpensOnTheScreen(t *testing.T) {
	const screenWidth, screenHeight, frame = 1400, 900, 60
	p := home(t)
	file := filepath.Join(p.folder, "config", "stockroom", "window.json")
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, place := range []string{
		`{"x":2900,"y":120,"width":1000,"height":700,"maximised":false}`,
		`{"x":-1900,"y":-800,"width":1000,"height":700,"maximised":false}`,
		`{"x":20,"y":20,"width":3800,"height":2100,"maximised":false}`,
		`{"x":20,"y":20,"width":1000,"height":700,"maximised":true}`,
	} {
		if err := os.WriteFile(file, []byte(place), 0o600); err != nil {
			t.Fatal(err)
		}
		p.open(t)
		p.find(roleLink, "Products")
		window, at := p.find(roleWindow, windowTitle), box{}
		maximised := strings.Contains(place, "true")
		on := eventually(patience, func() bool {
			at = window.box()
			return at.X >= 0 && at.Y >= 0 && at.X+at.Width <= screenWidth+frame && at.Y+at.Height <= screenHeight+frame &&
				(!maximised || at.Width >= screenWidth-frame)
		})
		if !on {
			t.Errorf("%s: the window is %+v", place, at)
		}
		p.quit(t)
		if kept, err := os.ReadFile(file); maximised && (err != nil || string(kept) != place) {
			t.Errorf("a maximised window kept %s, %v; it was %s", kept, err, place)
		}
	}
}

// With these variables WebKit would let anyone on the machine read and drive the window.
func TestNobodyInspectsTheWindow(t *testing.T) {
	p := home(t)
	ports := map[string]string{"WEBKIT_INSPECTOR_SERVER": freePort(t), "WEBKIT_INSPECTOR_HTTP_SERVER": freePort(t)}
	var variables []string
	for name, address := range ports {
		variables = append(variables, name+"="+address)
	}
	p.open(t, variables...)
	p.find(roleLink, "Products") // the page is there, so an inspector would be, too
	for name, address := range ports {
		if connection, err := net.Dial("tcp", address); err == nil {
			_ = connection.Close()
			t.Errorf("%s opened %s", name, address)
		}
	}
	p.quit(t)
}

// freePort is an address of this machine on which nobody listens.
func freePort(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().String()
}

func TestASecondWindowOnTheSameBooksBringsTheFirstForward(t *testing.T) {
	p := home(t)
	file := filepath.Join(p.folder, "Laden.stockroom")
	p.openWith(t, []string{file})
	p.find(roleLink, "Products")
	window := p.minimise("Laden.stockroom – Stockroom")

	// From another folder, by another name of the same file.
	second := exec.Command(*binary, "../"+filepath.Base(p.folder)+"/Laden.stockroom")
	second.Env, second.Dir = p.command.Env, p.folder
	if out, err := second.CombinedOutput(); err != nil {
		t.Fatalf("the second program did not end well: %v\n%s", err, out)
	}
	if !eventually(patience, func() bool { return !window.is(stateIconified) && window.is(stateActive) }) {
		t.Error("the first window did not come forward")
	}
	if reports, err := filepath.Glob(filepath.Join(p.folder, "state", "stockroom", "running-*")); err != nil || len(reports) != 1 {
		t.Errorf("the second program left something: %v, %v", reports, err)
	}
	p.quit(t)
}

// minimise does what one does by keyboard: the window's own menu, Iconify.
func (p *program) minimise(title string) *element {
	p.t.Helper()
	window := p.find(roleWindow, title)
	if !eventually(patience, func() bool { return window.is(stateActive) }) {
		p.t.Fatal("the window is not active")
	}
	p.key(codeAlt, "", keyPress)
	p.key(codeSpace, "", keyPressRelease)
	p.key(codeAlt, "", keyRelease)
	p.key(0, "n", keyText)
	if !eventually(patience, func() bool { return window.is(stateIconified) }) {
		p.t.Fatal("the window is not minimised")
	}
	return window
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
