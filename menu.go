package main

import (
	"encoding/json"
	goruntime "runtime"
	"slices"

	"github.com/wailsapp/wails/v2/pkg/menu"
	"github.com/wailsapp/wails/v2/pkg/menu/keys"
	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// menu builds the native menu bar. Its items tell the page, by the event
// "menu", which page to open ("/products") or what to do ("about").
func (a *app) menu() *menu.Menu {
	bar := menu.NewMenu()
	if goruntime.GOOS == "darwin" {
		bar.Append(menu.AppMenu())
	}
	file := bar.AddSubmenu("File")
	file.AddText("New product", keys.CmdOrCtrl("n"), a.tell("new-product"))
	file.AddText("Import…", keys.CmdOrCtrl("i"), a.tell("import"))
	file.AddSeparator()
	file.AddText("New database…", nil, a.newDatabase)
	file.AddText("Open another database…", keys.CmdOrCtrl("o"), a.openAnother)
	a.addRecent(file)
	file.AddText("Move database…", nil, a.moveDatabase)
	file.AddSeparator()
	file.AddText("Print…", keys.CmdOrCtrl("p"), a.print)
	file.AddSeparator()
	file.AddText("Quit", keys.CmdOrCtrl("q"), func(*menu.CallbackData) {
		if window := a.window.Load(); window != nil {
			runtime.Quit(*window)
		}
	})
	a.addEdit(bar)
	view := bar.AddSubmenu("View")
	for i, p := range []struct{ label, path string }{
		{"Today", "/"},
		{"Products", "/products"},
		{"Stock", "/stock"},
		{"Purchasing", "/purchasing/orders"},
		{"Sales", "/sales/orders"},
		{"Reports", "/reports"},
		{"Settings", "/settings"},
	} {
		view.AddText(p.label, keys.CmdOrCtrl(string(rune('1'+i))), a.tell(p.path))
	}
	view.AddSeparator()
	view.AddText("Full screen", fullScreenKey(), a.fullScreen)
	help := bar.AddSubmenu("Help")
	help.AddText("User guide", keys.Key("f1"), a.tell("/guide"))
	help.AddText("Keyboard shortcuts", nil, a.tell("shortcuts"))
	help.AddText("About Stockroom", nil, a.tell("about"))
	return bar
}

// addRecent adds what was opened before, besides what is open here.
func (a *app) addRecent(file *menu.Menu) {
	others := slices.DeleteFunc(recent(), func(path string) bool { return path == a.path })
	if len(others) == 0 {
		return
	}
	list := file.AddSubmenu("Open recent")
	for _, path := range others {
		list.AddText(path, nil, func(*menu.CallbackData) {
			a.sayIf("The database could not be opened", openInNewWindow(path))
		})
	}
}

// addEdit adds the Edit menu. macOS has one of its own, without which its
// shortcuts do not work; elsewhere the items have no shortcuts of their own,
// because the page already understands Ctrl+C and its like.
func (a *app) addEdit(bar *menu.Menu) {
	if goruntime.GOOS == "darwin" {
		bar.Append(menu.EditMenu())
		return
	}
	edit := bar.AddSubmenu("Edit")
	edit.AddText("Undo", nil, a.edit("undo"))
	edit.AddText("Redo", nil, a.edit("redo"))
	edit.AddSeparator()
	edit.AddText("Cut", nil, a.edit("cut"))
	edit.AddText("Copy", nil, a.edit("copy"))
	edit.AddText("Paste", nil, a.paste)
	edit.AddText("Select all", nil, a.selectAll)
}

func (a *app) edit(command string) menu.Callback {
	return func(*menu.CallbackData) { a.inPage("document.execCommand('" + command + "')") }
}

// paste types what is on the clipboard: a page may not read it by itself.
func (a *app) paste(*menu.CallbackData) {
	window := a.window.Load()
	if window == nil {
		return
	}
	text, err := runtime.ClipboardGetText(*window)
	if err != nil {
		return
	}
	quoted, err := json.Marshal(text)
	if err != nil {
		return
	}
	a.inPage("document.execCommand('insertText', false, " + string(quoted) + ")")
}

// selectAll selects what Ctrl+A does: the rows of a list, or what stands in a field.
func (a *app) selectAll(*menu.CallbackData) {
	a.inPage("if (" + pressed("a") + ") document.execCommand('selectAll')")
}

// pressed presses Ctrl and a key in the page; it is false where the page has answered it.
func pressed(key string) string {
	return "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: '" + key + "', ctrlKey: true, bubbles: true, cancelable: true}))"
}

// print prints the page as its own Ctrl+P does, which reads a list to its end
// first. The web view of macOS prints only when the window tells it to.
func (a *app) print(*menu.CallbackData) {
	if goruntime.GOOS != "darwin" {
		a.inPage(pressed("p"))
		return
	}
	if window := a.window.Load(); window != nil {
		runtime.WindowPrint(*window)
	}
}

// fullScreenKey is what people press for it on their system.
func fullScreenKey() *keys.Accelerator {
	if goruntime.GOOS == "darwin" {
		return keys.Combo("f", keys.CmdOrCtrlKey, keys.ControlKey)
	}
	return keys.Key("f11")
}

// fullScreen lets the window fill the screen, or not any more.
func (a *app) fullScreen(*menu.CallbackData) {
	window := a.window.Load()
	switch {
	case window == nil:
	case runtime.WindowIsFullscreen(*window):
		runtime.WindowUnfullscreen(*window)
	default:
		runtime.WindowFullscreen(*window)
	}
}

func (a *app) inPage(script string) {
	if window := a.window.Load(); window != nil {
		runtime.WindowExecJS(*window, script)
	}
}

func (a *app) tell(what string) menu.Callback {
	return func(*menu.CallbackData) { a.Emit("menu", what) }
}
