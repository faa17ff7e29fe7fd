package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/wailsapp/wails/v2/pkg/menu"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"stockroom/backend"
)

// booksFilter is what the dialogs offer as books.
const booksFilter = "*.stockroom;*.db"

// isBooks tells by its name whether a file is a database of ours.
func isBooks(path string) bool {
	extension := strings.ToLower(filepath.Ext(path))
	return extension == ".stockroom" || extension == ".db"
}

// title names the open file.
func title(path string) string { return filepath.Base(path) + " – Stockroom" }

// openInNewWindow starts the program once more, on another file: each window
// has one. Where a window already has it, that one comes forward.
func openInNewWindow(path string) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	command := exec.Command(program, "--db", path) //nolint:gosec,noctx // this very program, without a shell; the other window outlives this one
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	if err := command.Start(); err != nil {
		return err
	}
	go func() { _ = command.Wait() }() // it has its own end
	return nil
}

// openAnother asks for a database and opens it in a window of its own.
func (a *app) openAnother(*menu.CallbackData) {
	window := a.window.Load()
	if window == nil {
		return
	}
	path, err := runtime.OpenFileDialog(*window, runtime.OpenDialogOptions{
		Title: "Open another database", DefaultDirectory: lastFolder("books"), Filters: fileFilter(booksFilter),
	})
	if err == nil && path != "" {
		noteFolder("books", filepath.Dir(path))
		err = openInNewWindow(path)
	}
	a.sayIf("The database could not be opened", err)
}

// newDatabase asks for a name and opens new books of it in a window of their own.
func (a *app) newDatabase(*menu.CallbackData) {
	path, err := a.askNewPlace("New database", "Books.stockroom")
	if err == nil && path != "" {
		err = openInNewWindow(path)
	}
	a.sayIf("The database could not be made", err)
}

// moveDatabase asks where the open database shall be, moves it there, and
// goes on with it in a new window.
func (a *app) moveDatabase(*menu.CallbackData) {
	name := strings.TrimSuffix(filepath.Base(a.path), filepath.Ext(a.path)) + ".stockroom"
	to, err := a.askNewPlace("Move the database to", name)
	if err == nil && to != "" {
		err = a.move(to)
	}
	a.sayIf("The database was not moved", err)
}

// askNewPlace asks for the path of a file that does not exist; "" is cancelled.
func (a *app) askNewPlace(question, name string) (string, error) {
	window := a.window.Load()
	if window == nil {
		return "", errNoWindow
	}
	path, err := runtime.SaveFileDialog(*window, runtime.SaveDialogOptions{
		Title: question, DefaultDirectory: lastFolder("books"), DefaultFilename: name,
		Filters: fileFilter(booksFilter), CanCreateDirectories: true,
	})
	if err != nil || path == "" {
		return "", err
	}
	if filepath.Ext(path) == "" {
		path += ".stockroom"
	}
	if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
		return "", errors.New(path + " is there already. Choose another name: nothing is written over.")
	}
	noteFolder("books", filepath.Dir(path))
	return path, nil
}

// move closes the books, moves their file and starts the window on it anew.
// When the file cannot be moved, the books are opened again where they were.
func (a *app) move(to string) error {
	<-a.opened
	if err := a.backend.Close(); err != nil {
		return err
	}
	if err := backend.Move(a.path, to); err != nil {
		return errors.Join(err, a.backend.Open(a.ctx))
	}
	noteRecent(to)
	if err := openInNewWindow(to); err != nil {
		return err
	}
	a.quit()
	return nil
}

// quit closes the window without a question: there is nothing left to lose.
func (a *app) quit() {
	a.work.Store("")
	if window := a.window.Load(); window != nil {
		runtime.Quit(*window)
	}
}

// sayIf says in a dialog what went wrong, if something did.
func (a *app) sayIf(what string, err error) {
	if err == nil {
		return
	}
	slog.Error(what, "error", err)
	a.say(runtime.ErrorDialog, what, err.Error())
}

// say shows a dialog with a sentence, and returns what was pressed.
func (a *app) say(kind runtime.DialogType, heading, sentence string) string {
	window := a.window.Load()
	if window == nil {
		return ""
	}
	answer, err := runtime.MessageDialog(*window, runtime.MessageDialogOptions{
		Type: kind, Title: heading, Message: plain(sentence), DefaultButton: "No", CancelButton: "No",
	})
	if err != nil {
		slog.Error("a dialog could not be shown", "error", err)
	}
	return answer
}

// takeDrops lets the page leave dropped files to the window: else the web view
// would show the file in the place of the page. Wails' own handler tells the
// paths on Windows, but does not know a file by what WebKit on Linux calls it.
func takeDrops(window context.Context) {
	runtime.WindowExecJS(window, `window.runtime.OnFileDrop(() => {}, false);
for (const kind of ['dragover', 'drop']) {
  window.addEventListener(kind, (event) => {
    if (event.dataTransfer.types.some((type) => type === 'Files' || type === 'text/uri-list')) event.preventDefault();
  });
}`)
}

// dropped takes files that were dropped on the window: books open in windows
// of their own, and the first of the others is offered to the import, which
// takes one at a time.
func (a *app) dropped(_, _ int, paths []string) {
	books, file := sortDropped(paths)
	for _, path := range books {
		a.sayIf("The database could not be opened", openInNewWindow(path))
	}
	if file != "" {
		a.comeForward()
		a.Emit("dropped", file)
	}
}

func sortDropped(paths []string) (books []string, file string) {
	for _, path := range paths {
		switch {
		case isBooks(path):
			books = append(books, path)
		case file == "":
			file = path
		}
	}
	return books, file
}
