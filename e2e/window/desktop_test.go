//go:build native

package window_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// The names of the accessibility bus, AT-SPI2.
const (
	accessible = "org.a11y.atspi.Accessible"
	registry   = "org.a11y.atspi.Registry"
	rootPath   = "/org/a11y/atspi/accessible/root"
	keyboard   = "/org/a11y/atspi/registry/deviceeventcontroller"
	generate   = "org.a11y.atspi.DeviceEventController.GenerateKeyboardEvent"
	point      = "org.a11y.atspi.DeviceEventController.GenerateMouseEvent"
)

// States and key actions of AT-SPI2 (atspi-constants.h), as far as they are used here.
const (
	stateActive    = 1
	stateEditable  = 7
	stateEnabled   = 8
	stateFocused   = 12
	stateIconified = 15

	keyPress, keyRelease, keyPressRelease, keyText = uint32(0), uint32(1), uint32(2), uint32(4)

	// X keycodes of a pc105 keyboard.
	codeControl, codeEnter = 37, 36
)

// role is an AtspiRole. WebKit's elements have no role names, so the numbers count.
type role uint32

const (
	roleFileChooser role = 19
	roleWindow      role = 23
	roleMenuItem    role = 35
	roleButton      role = 43
	roleCell        role = 56
	roleText        role = 61
	roleEntry       role = 79
	roleHeading     role = 83
	roleLink        role = 88
)

// patience is how long the window may take for anything.
const patience = 30 * time.Second

// desktop is everything that is on the screen, as assistive technology sees it.
type desktop struct {
	t   *testing.T
	bus *dbus.Conn
	app string
}

// element is a widget, or an element of the page.
type element struct {
	d    *desktop
	dest string
	path dbus.ObjectPath
	role role
	name string
}

// look connects to the accessibility bus, to look at the application of that name.
func look(t *testing.T, app string) *desktop {
	t.Helper()
	session, err := dbus.ConnectSessionBus()
	if err != nil {
		t.Fatalf("there is no session bus (run by scripts/in-window): %v", err)
	}
	defer func() { _ = session.Close() }()
	var address string
	if err := session.Object("org.a11y.Bus", "/org/a11y/bus").Call("org.a11y.Bus.GetAddress", 0).Store(&address); err != nil {
		t.Fatalf("there is no accessibility bus (is at-spi2-core installed?): %v", err)
	}
	bus, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = bus.Close() })
	return &desktop{t: t, bus: bus, app: app}
}

func (d *desktop) element(dest string, path dbus.ObjectPath) *element {
	e := &element{d: d, dest: dest, path: path}
	_ = e.object().Call(accessible+".GetRole", 0).Store(&e.role) // an element that went away has no role
	if name, err := e.object().GetProperty(accessible + ".Name"); err == nil {
		e.name, _ = name.Value().(string)
	}
	return e
}

func (e *element) object() dbus.BusObject { return e.d.bus.Object(e.dest, e.path) }

type reference struct {
	Dest string
	Path dbus.ObjectPath
}

// children lists what is directly below. The page is plugged into its GTK
// widget: GetChildren leaves it out there, and only GetChildAtIndex has it.
func (e *element) children() []*element {
	var below []reference
	if err := e.object().Call(accessible+".GetChildren", 0).Store(&below); err != nil {
		return nil
	}
	if len(below) == 0 {
		below = e.plugged()
	}
	var list []*element
	for _, r := range below {
		if !strings.HasSuffix(string(r.Path), "/null") {
			list = append(list, e.d.element(r.Dest, r.Path))
		}
	}
	return list
}

func (e *element) plugged() []reference {
	value, err := e.object().GetProperty(accessible + ".ChildCount")
	if err != nil {
		return nil
	}
	count, _ := value.Value().(int32)
	var list []reference
	for i := range count {
		var r reference
		if e.object().Call(accessible+".GetChildAtIndex", 0, i).Store(&r) == nil {
			list = append(list, r)
		}
	}
	return list
}

// walk visits the element and everything below it until visit returns false.
func (e *element) walk(depth int, visit func(e *element, depth int) bool) bool {
	if !visit(e, depth) {
		return false
	}
	for _, child := range e.children() {
		if !child.walk(depth+1, visit) {
			return false
		}
	}
	return true
}

func (d *desktop) application() *element {
	for _, e := range d.applications() {
		return e
	}
	return nil
}

// applications lists all that run under the name.
func (d *desktop) applications() []*element {
	return slices.DeleteFunc(d.element(registry, rootPath).children(), func(e *element) bool { return e.name != d.app })
}

// findWindow waits for a window with that title, of whichever process.
func (d *desktop) findWindow(title string) *element {
	d.t.Helper()
	var found *element
	shown := eventually(patience, func() bool {
		for _, app := range d.applications() {
			for _, e := range app.children() {
				if e.name == title {
					found = e
				}
			}
		}
		return found != nil
	})
	if !shown {
		d.t.Fatalf("there is no window %q", title)
	}
	return found
}

// called tells whether the name is the wanted one: "" is any name, and "…" at
// an end stands for whatever comes there.
func called(name, wanted string) bool {
	if start, found := strings.CutSuffix(wanted, "…"); found {
		return strings.HasPrefix(name, start)
	}
	if end, found := strings.CutPrefix(wanted, "…"); found {
		return strings.HasSuffix(name, end)
	}
	return wanted == "" || name == wanted
}

// find waits for an element of that role and name, see called.
func (d *desktop) find(r role, name string) *element {
	d.t.Helper()
	var found *element
	shown := eventually(patience, func() bool {
		app := d.application()
		if app == nil {
			return false
		}
		app.walk(0, func(e *element, _ int) bool {
			if e.role == r && called(e.name, name) {
				found = e
			}
			return found == nil
		})
		return found != nil
	})
	if !shown {
		d.t.Fatalf("there is no element %d %q in\n%s", r, name, d.describe())
	}
	return found
}

// describe writes down everything that is there, for a failure's message.
func (d *desktop) describe() string {
	app := d.application()
	if app == nil {
		return "(the application is not there)"
	}
	var text strings.Builder
	app.walk(0, func(e *element, depth int) bool {
		fmt.Fprintf(&text, "%s%d %q\n", strings.Repeat("  ", depth), e.role, e.name)
		return true
	})
	return text.String()
}

// shows tells whether a text stands somewhere in the window.
func (d *desktop) shows(text string) bool {
	app := d.application()
	return app != nil && !app.walk(0, func(e *element, _ int) bool {
		return !strings.Contains(e.name, text) && !strings.Contains(e.text(), text)
	})
}

// press does what the element is for: a menu item, a button of GTK's.
func (e *element) press() {
	e.d.t.Helper()
	var did bool
	if err := e.object().Call("org.a11y.atspi.Action.DoAction", 0, int32(0)).Store(&did); err != nil || !did {
		e.d.t.Fatalf("%q cannot be pressed: %v", e.name, err)
	}
}

// box is where something is on the screen, in pixels.
type box struct{ X, Y, Width, Height int32 }

func (e *element) box() (b box) {
	_ = e.object().Call("org.a11y.atspi.Component.GetExtents", 0, uint32(0)).Store(&b) // what went away is nowhere
	return b
}

// click is a real click with the mouse in the middle of the element, once it
// stands still: dialogs slide in and lists grow while they load.
func (e *element) click() {
	e.d.t.Helper()
	var at box
	still := eventually(patience, func() bool {
		before := at
		at = e.box()
		return at == before && at.Width > 0
	})
	if !still {
		e.d.t.Fatalf("%q does not stand still: %+v", e.name, at)
	}
	err := e.d.bus.Object(registry, keyboard).Call(point, 0, at.X+at.Width/2, at.Y+at.Height/2, "b1c").Err
	if err != nil {
		e.d.t.Fatalf("%q cannot be clicked: %v", e.name, err)
	}
}

// fill types a text into an input by real keys, over what it held. Keys that
// come before the window is active are lost, so it looks and types again.
func (e *element) fill(text string) {
	e.d.t.Helper()
	shown := ""
	for range 3 {
		if shown = e.typeOver(text); shown == text {
			return
		}
	}
	e.d.t.Fatalf("%q shows %q after typing %q", e.name, shown, text)
}

// typeOver types a text once and returns what the input shows then. A busy
// machine takes its time: as long as something comes, it waits for more.
func (e *element) typeOver(text string) string {
	e.d.t.Helper()
	if err := e.object().Call("org.a11y.atspi.Component.GrabFocus", 0).Err; err != nil {
		e.d.t.Fatalf("%q does not take the focus: %v", e.name, err)
	}
	eventually(time.Second, func() bool { return e.is(stateFocused) })
	e.d.hold(codeControl, "a")
	e.d.key(0, text, keyText)
	for {
		before := e.text()
		if eventually(2*time.Second, func() bool { return e.text() == text }) || e.text() == before {
			return e.text()
		}
	}
}

func (e *element) text() string {
	var text string
	_ = e.object().Call("org.a11y.atspi.Text.GetText", 0, int32(0), int32(-1)).Store(&text)
	return strings.ReplaceAll(text, "\ufffc", "") // embedded elements
}

// selected is the part of the text that is selected.
func (e *element) selected() string {
	var from, to int32
	_ = e.object().Call("org.a11y.atspi.Text.GetSelection", 0, int32(0)).Store(&from, &to)
	text := []rune(e.text())
	if from < 0 || from > to || int(to) > len(text) {
		return ""
	}
	return string(text[from:to])
}

func (e *element) is(state uint) bool {
	var bits []uint32
	if e.object().Call(accessible+".GetState", 0).Store(&bits) != nil || int(state/32) >= len(bits) {
		return false
	}
	return bits[state/32]&(1<<(state%32)) != 0
}

func (d *desktop) key(code int32, text string, kind uint32) {
	d.t.Helper()
	if err := d.bus.Object(registry, keyboard).Call(generate, 0, code, text, kind).Err; err != nil {
		d.t.Fatalf("the keyboard does not work: %v", err)
	}
}

// hold types a letter while a key such as Control is held down.
func (d *desktop) hold(code int32, letter string) {
	d.t.Helper()
	d.key(code, "", keyPress)
	d.key(0, letter, keyText)
	d.key(code, "", keyRelease)
}

// enter presses the key.
func (d *desktop) enter() {
	d.t.Helper()
	d.key(codeEnter, "", keyPressRelease)
}

// saveAs answers GTK's save dialog with a path.
func (d *desktop) saveAs(path string) {
	d.t.Helper()
	var name, save *element
	d.find(roleFileChooser, "").walk(0, func(e *element, _ int) bool {
		if name == nil && e.role == roleText && e.is(stateEditable) {
			name = e
		}
		if e.role == roleButton && e.name == "Save" {
			save = e
		}
		return true
	})
	if name == nil || save == nil {
		d.t.Fatalf("the save dialog has no name field or no Save button\n%s", d.describe())
	}
	var taken bool
	if err := name.object().Call("org.a11y.atspi.EditableText.SetTextContents", 0, path).Store(&taken); err != nil || !taken {
		d.t.Fatalf("the save dialog does not take %q: %v", path, err)
	}
	save.press()
}

// eventually waits until it holds, and tells whether it did in time.
func eventually(within time.Duration, holds func() bool) bool {
	for end := time.Now().Add(within); ; time.Sleep(50 * time.Millisecond) {
		if holds() {
			return true
		}
		if time.Now().After(end) {
			return false
		}
	}
}
