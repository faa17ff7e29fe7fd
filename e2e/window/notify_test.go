//go:build native

package window_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/godbus/dbus/v5"
)

// The desktop's own names for notifications.
const (
	notifications     = "org.freedesktop.Notifications"
	notificationsPath = dbus.ObjectPath("/org/freedesktop/Notifications")
)

// tray shows notifications as a desktop does, and remembers them.
type tray struct {
	bus *dbus.Conn

	mu    sync.Mutex
	shown []string // "title: body"
}

// newTray stands for the desktop on this session bus.
func newTray(t *testing.T) *tray {
	t.Helper()
	bus, err := dbus.ConnectSessionBus()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = bus.Close() })
	d := &tray{bus: bus}
	methods := map[string]any{"Notify": d.notify, "GetCapabilities": func() ([]string, *dbus.Error) { return []string{"body", "actions"}, nil }}
	if err := bus.ExportMethodTable(methods, notificationsPath, notifications); err != nil {
		t.Fatal(err)
	}
	if reply, err := bus.RequestName(notifications, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatalf("somebody else shows notifications: %v, %v", reply, err)
	}
	return d
}

func (d *tray) notify(_ string, _ uint32, _, title, body string, _ []string, _ map[string]dbus.Variant, _ int32) (uint32, *dbus.Error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.shown = append(d.shown, title+": "+body)
	return uint32(len(d.shown)), nil
}

func (d *tray) texts() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return append([]string(nil), d.shown...)
}

// click is what the desktop says when one clicks on a notification.
func (d *tray) click(t *testing.T, number uint32) {
	t.Helper()
	if err := d.bus.Emit(notificationsPath, notifications+".ActionInvoked", number, "default"); err != nil {
		t.Fatal(err)
	}
}

// While the window is minimised the desktop tells what becomes low, once, and
// a click on it brings the window forward, on the page about it.
func TestWhatBecomesLowIsToldWhileMinimised(t *testing.T) {
	desktop := newTray(t)
	p := start(t)
	p.find(roleLink, "Products")
	p.find(roleMenuItem, "New product").press()
	p.find(roleEntry, "Reorder point").fill("5")
	p.find(roleEntry, "Name").fill("Oolong")
	save := p.find(roleButton, "Save")
	window := p.minimise(windowTitle)
	watched := func() bool {
		log, err := os.ReadFile(filepath.Join(p.folder, "state", "stockroom", "stockroom.log"))
		return err == nil && strings.Contains(string(log), "minimised")
	}
	if !eventually(patience, watched) {
		t.Fatal("nobody watches the books while the window is minimised")
	}
	save.press()
	if !eventually(patience, func() bool { return len(desktop.texts()) > 0 }) {
		t.Fatal("the desktop was told nothing")
	}
	desktop.click(t, 1)
	if !eventually(patience, func() bool { return !window.is(stateIconified) }) {
		t.Error("a click on the notification does not bring the window forward")
	}
	p.find(roleHeading, "Low stock")
	if texts := desktop.texts(); len(texts) != 1 || texts[0] != "Low stock: Oolong" {
		t.Errorf("the desktop was told %q", texts)
	}
	p.quit(t)
}
