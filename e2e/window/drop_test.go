//go:build native

package window_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A file that is dropped on the window is offered to the import, and the
// window stays where it is: it does not become a viewer of the file.
func TestADroppedFileIsOfferedToTheImport(t *testing.T) {
	p := start(t)
	p.find(roleLink, "Products")
	file := filepath.Join(p.folder, "Preise für Größen.csv")
	if err := os.WriteFile(file, []byte("SKU,Name\nT-1,Grüner Tee\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.drag(dragSource(t, file), 600, 420)
	p.find(roleHeading, "Import")
	if !eventually(patience, func() bool { return p.shows(filepath.Base(file)) }) {
		t.Errorf("the import does not show the file\n%s", p.describe())
	}
	p.quit(t)
}

// drag drags the file to a place on the screen and drops it there, as soon as
// what is there would take it.
func (d *desktop) drag(s *source, toX, toY int32) {
	d.t.Helper()
	var at box
	still := eventually(patience, func() bool {
		before := at
		at = s.window.box()
		return at == before && at.X > 900
	})
	if !still {
		d.t.Fatalf("the file to drag is %+v", at)
	}
	x, y := at.X+at.Width/2, at.Y+at.Height/2
	d.mouse(x, y, "abs")
	d.mouse(x, y, "b1p")
	for _, stage := range []string{"begun", "accepted"} {
		reached := eventually(patience, func() bool {
			if x > toX {
				x, y = max(x-30, toX), max(y-20, toY)
			} else {
				y ^= 1 // a hand that trembles
			}
			d.mouse(x, y, "abs")
			return s.said(stage) && (stage == "begun" || x == toX)
		})
		if !reached {
			d.t.Fatalf("the drag is not %s", stage)
		}
	}
	d.mouse(x, y, "b1r")
}

func (d *desktop) mouse(x, y int32, what string) {
	d.t.Helper()
	if err := d.bus.Object(registry, keyboard).Call(point, 0, x, y, what).Err; err != nil {
		d.t.Fatalf("the mouse does not work: %v", err)
	}
}

// source is a window from which a file can be dragged (testdata/drag.c).
type source struct {
	window *element
	says   string // a file
}

func (s *source) said(stage string) bool {
	content, err := os.ReadFile(s.says)
	return err == nil && strings.Contains(string(content), stage)
}

// dragSource opens such a window, right of and below the middle.
func dragSource(t *testing.T, file string) *source {
	t.Helper()
	program := filepath.Join(t.TempDir(), "drag")
	flags, err := exec.Command("pkg-config", "--cflags", "--libs", "gtk+-3.0").Output()
	if err != nil {
		t.Fatal(err)
	}
	arguments := append([]string{"-o", program, filepath.Join("testdata", "drag.c")}, strings.Fields(string(flags))...)
	if out, err := exec.Command("gcc", arguments...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	says, err := os.Create(program + ".says")
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(program, file, "1150", "700")
	command.Stdout = says
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = command.Process.Kill()
		_ = command.Wait()
		_ = says.Close()
	})
	return &source{window: look(t, "drag").findWindow("Files"), says: says.Name()}
}
