//go:build linux && !bindings

package main

import (
	"encoding/json"
	"os"
	"strings"

	"github.com/godbus/dbus/v5"
	"github.com/wailsapp/wails/v2/pkg/options"
)

// handOver lets a window that is open on the same books come forward, and
// tells whether there is one: this program has nothing left to do then. Wails'
// own lock does the same later, when the books may be half open here, and calls
// it a failure; it remains for two that are started in the same moment.
func handOver(id string) bool {
	bus, err := dbus.ConnectSessionBus()
	if err != nil {
		return false // nobody to ask; the books can be open twice
	}
	defer func() { _ = bus.Close() }()
	name, path := lockOf(id)
	var there bool
	if err := bus.BusObject().Call("org.freedesktop.DBus.NameHasOwner", 0, name).Store(&there); err != nil || !there {
		return false
	}
	folder, err := os.Getwd()
	if err != nil {
		return false
	}
	message, err := json.Marshal(options.SecondInstanceData{Args: os.Args[1:], WorkingDirectory: folder})
	if err != nil {
		return false
	}
	return bus.Object(name, path).Call(name+".SendMessage", dbus.FlagNoAutoStart, string(message)).Err == nil
}

// lockOf is where Wails' lock of that name listens on the session bus.
func lockOf(id string) (name string, path dbus.ObjectPath) {
	id = "wails_app_" + strings.NewReplacer("-", "_", ".", "_").Replace(id)
	return "org." + id + ".SingleInstance", dbus.ObjectPath("/org/" + id + "/SingleInstance")
}
