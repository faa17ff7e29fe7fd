//go:build native

package window_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// The page is light or dark as the system is, also when that changes while it is open.
func TestTheThemeFollowsTheSystem(t *testing.T) {
	system := newAppearance(t)
	p := start(t)
	p.find(roleLink, "Today…")
	system.wait(t, "light", func(brightness float64) bool { return brightness > 0.6 })
	system.set(t, "Adwaita-dark")
	system.wait(t, "dark", func(brightness float64) bool { return brightness < 0.4 })
	system.set(t, "Adwaita")
	system.wait(t, "light again", func(brightness float64) bool { return brightness > 0.6 })
	p.quit(t)
}

// appearance is what a desktop's settings tell all windows: XSETTINGS.
type appearance struct {
	file   string
	daemon *exec.Cmd
}

func newAppearance(t *testing.T) *appearance {
	t.Helper()
	a := &appearance{file: filepath.Join(t.TempDir(), "xsettingsd.conf")}
	a.write(t, "Adwaita")
	a.daemon = exec.Command("xsettingsd", "-c", a.file)
	if err := a.daemon.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = a.daemon.Process.Kill()
		_ = a.daemon.Wait()
	})
	return a
}

func (a *appearance) write(t *testing.T, theme string) {
	t.Helper()
	if err := os.WriteFile(a.file, fmt.Appendf(nil, "Net/ThemeName %q\n", theme), 0o600); err != nil {
		t.Fatal(err)
	}
}

// set changes the theme of the system while everything runs.
func (a *appearance) set(t *testing.T, theme string) {
	t.Helper()
	a.write(t, theme)
	if err := a.daemon.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
}

// wait waits until the middle of the screen, where the page is, is as bright as wanted.
func (a *appearance) wait(t *testing.T, what string, wanted func(brightness float64) bool) {
	t.Helper()
	var seen string
	if !eventually(patience, func() bool {
		out, err := exec.Command("import", "-silent", "-window", "root", "-crop", "400x300+500+350", "-colorspace", "gray", "-format", "%[fx:mean]", "info:-").Output()
		seen = strings.TrimSpace(string(out))
		brightness, parseErr := strconv.ParseFloat(seen, 64)
		return err == nil && parseErr == nil && wanted(brightness)
	}) {
		t.Fatalf("the page is not %s: its brightness is %s", what, seen)
	}
}
