package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/pkg/browser"
	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/logger"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/options/mac"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"stockroom/backend"
	"stockroom/backend/api"
)

// Sizes of the window, in pixels.
const (
	firstWidth, firstHeight = 1280, 800
	leastWidth, leastHeight = 800, 560
)

// app is the window: it opens and closes the books with it, and does for the
// backend what only a window can (api.Shell).
type app struct {
	backend *backend.Backend
	// window is Wails' context, set by OnStartup, which runs beside the page.
	window atomic.Pointer[context.Context]
	// opened is closed once the books are open, or cannot be opened.
	opened chan struct{}
	today  *api.Today
	// changed tells that something was posted; a full one tells it already.
	changed chan struct{}
	path    string          // of the database
	ctx     context.Context //nolint:containedctx // of the program, for the menu, whose callbacks get none
	cancel  context.CancelFunc
	shown   sync.Once
	trouble *trouble
	// work is what the page is busy with, see mayClose.
	work atomic.Value
}

// openWindow opens the window on the database and returns when it was closed.
// It is also what makes the bindings, so nothing is opened before wails.Run.
func openWindow(ctx context.Context, database string) (err error) {
	if err := checkDisplay(); err != nil {
		return err
	}
	defer func() {
		// GTK's way of saying that the display does not answer.
		if p := recover(); p != nil {
			err = fmt.Errorf("the window could not be opened: %v", p)
		}
	}()
	path, err := backend.Locate(database)
	if err != nil {
		return err
	}
	if handOver(lockName(path)) {
		return nil
	}
	debug.SetGCPercent(thrift)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	a := &app{opened: make(chan struct{}), changed: make(chan struct{}, 1), path: path, ctx: ctx, cancel: cancel}
	a.backend = backend.New(ctx, backend.Config{Path: path, Create: true, Backups: true, Prove: true, Shell: a, Version: fullVersion()})
	for _, bound := range a.backend.Bound() {
		if today, ok := bound.(*api.Today); ok {
			a.today = today
		}
	}
	return wails.Run(a.options(ctx, path))
}

func (a *app) options(ctx context.Context, path string) *options.App {
	return &options.App{
		Title: title(path),
		Width: firstWidth, Height: firstHeight, MinWidth: leastWidth, MinHeight: leastHeight,
		StartHidden:              true, // shown, in its old place, when there is something to see
		BackgroundColour:         options.NewRGB(250, 250, 250),
		EnableDefaultContextMenu: true,
		AssetServer:              &assetserver.Options{Assets: page, Middleware: assetserver.Middleware(api.SecurePage)},
		Menu:                     a.menu(),
		Logger:                   quietLogger{},
		LogLevelProduction:       logger.ERROR,
		ErrorFormatter:           api.FormatError,
		Bind:                     a.backend.Bound(),
		DragAndDrop:              &options.DragAndDrop{EnableFileDrop: true},
		OnStartup:                func(window context.Context) { a.start(ctx, window) },
		OnDomReady: func(window context.Context) {
			measure(window)
			time.AfterFunc(showAnyway, func() { a.show(window) })
		},
		OnBeforeClose: func(window context.Context) bool { keepPlace(window); return !a.mayClose(ctx) },
		OnShutdown:    func(context.Context) { a.closeBooks(); a.trouble.end() },
		SingleInstanceLock: &options.SingleInstanceLock{
			UniqueId:               lockName(path),
			OnSecondInstanceLaunch: func(options.SecondInstanceData) { a.comeForward() },
		},
		Linux: &linux.Options{Icon: icon, ProgramName: "stockroom", WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
		Mac:   &mac.Options{OnFileOpen: func(path string) { a.dropped(0, 0, []string{path}) }, About: &mac.AboutInfo{Title: "Stockroom " + fullVersion(), Icon: icon}},
	}
}

// fullVersion is what About shows: the version, and which state of the source.
func fullVersion() string {
	const enough = 12 // characters that tell one commit from every other
	if len(commit) < enough {
		return version
	}
	return version + " (" + commit[:enough] + ")"
}

// lockName is of one window for each database: two windows may show two files.
func lockName(path string) string {
	sum := sha256.Sum256([]byte(path))
	return "stockroom-" + hex.EncodeToString(sum[:6])
}

// start begins everything that runs beside the page.
func (a *app) start(ctx, window context.Context) {
	runtime.EventsOn(window, "drawn", func(...any) { a.show(window) })
	a.trouble = watchTrouble(troubleFolder())
	a.window.Store(&window)
	runtime.EventsOn(window, "work", func(data ...any) {
		if len(data) == 1 {
			if what, ok := data[0].(string); ok {
				a.work.Store(what)
			}
		}
	})
	runtime.OnFileDrop(window, a.dropped)
	go a.openBooks(ctx)
	go a.notify(ctx, window)
}

// thrift is by how many percent what a window has in memory may grow before
// it is tidied up: it is open all day and does little at a time.
const thrift = 50

// showAnyway is after how long the window is shown that did not say that there is something to see.
const showAnyway = 3 * time.Second

// show shows the window the first time.
func (a *app) show(window context.Context) {
	a.shown.Do(func() {
		showInOldPlace(window)
		takeDrops(window)
		go a.tellCrash(window)
		// The page, which is still being loaded, begins with it. What goes wrong it is told when it asks.
		go func() { _, _ = a.today.Overview(api.NoInput{}) }()
	})
}

func (a *app) openBooks(ctx context.Context) {
	defer close(a.opened)
	if err := a.backend.Open(ctx); err != nil {
		// The page's first call gets this error and shows it.
		slog.Error("the database could not be opened", "error", err)
		return
	}
	noteRecent(a.path)
}

// closingQuestion is asked before the window closes, by what the page is busy with.
func closingQuestion(work string) string {
	switch work {
	case "running":
		return "Something is still running. If you close now, it is stopped and nothing of it is kept. Close all the same?"
	case "unsaved":
		return "What was entered here is not saved yet. Close all the same?"
	}
	return ""
}

// mayClose asks when the page is busy with something that closing would end.
// A signal to the program is not a person to ask.
func (a *app) mayClose(ctx context.Context) bool {
	work, _ := a.work.Load().(string)
	question := closingQuestion(work)
	if question == "" || ctx.Err() != nil {
		return true
	}
	return a.say(runtime.QuestionDialog, "Close Stockroom?", question) == "Yes"
}

func (a *app) closeBooks() {
	a.cancel()
	<-a.opened
	if err := a.backend.Close(); err != nil {
		slog.Error("the database could not be closed", "error", err)
	}
}

func (a *app) comeForward() {
	if window := a.window.Load(); window != nil {
		runtime.WindowUnminimise(*window)
		runtime.WindowShow(*window)
	}
}

var errNoWindow = errors.New("the window is not open yet")

// SaveFile shows the system's save dialog. A name without an extension gets
// the proposed one; where that names an existing file the dialog comes again,
// so that the system asks about overwriting.
func (a *app) SaveFile(q api.SaveQuestion) (string, error) {
	window := a.window.Load()
	if window == nil {
		return "", errNoWindow
	}
	extension := filepath.Ext(q.FileName)
	folder, name := lastFolder("save"), q.FileName
	for {
		path, err := runtime.SaveFileDialog(*window, runtime.SaveDialogOptions{
			Title: q.Title, DefaultDirectory: folder, DefaultFilename: name, Filters: fileFilter(q.Filter), CanCreateDirectories: true,
		})
		if path != "" {
			noteFolder("save", filepath.Dir(path))
		}
		if err != nil || path == "" || filepath.Ext(path) != "" {
			return path, err
		}
		path += extension
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			return path, nil
		}
		folder, name = filepath.Dir(path), filepath.Base(path)
	}
}

// OpenFile shows the system's open dialog.
func (a *app) OpenFile(q api.OpenQuestion) (string, error) {
	window := a.window.Load()
	if window == nil {
		return "", errNoWindow
	}
	path, err := runtime.OpenFileDialog(*window, runtime.OpenDialogOptions{
		Title: q.Title, DefaultDirectory: lastFolder("open"), Filters: fileFilter(q.Filter),
	})
	if path != "" {
		noteFolder("open", filepath.Dir(path))
	}
	return path, err
}

func fileFilter(pattern string) []runtime.FileFilter {
	if pattern == "" {
		return nil
	}
	return []runtime.FileFilter{{DisplayName: strings.ReplaceAll(pattern, ";", ", "), Pattern: pattern}}
}

// Emit tells the page of an event; before the page is there nobody needs it.
func (a *app) Emit(event string, data any) {
	if window := a.window.Load(); window != nil {
		runtime.EventsEmit(*window, event, data)
	}
	if event == "changed" {
		select {
		case a.changed <- struct{}{}:
		default:
		}
	}
}

// Reveal opens the file with what the system opens it with.
func (a *app) Reveal(path string) error { return browser.OpenFile(path) }

// quietLogger passes Wails' complaints to the log, without the calls they
// quote: those carry the user's data.
type quietLogger struct{}

func (quietLogger) Print(string)   {}
func (quietLogger) Trace(string)   {}
func (quietLogger) Debug(string)   {}
func (quietLogger) Info(string)    {}
func (quietLogger) Warning(string) {}

// Error logs what went wrong, not the message that it went wrong with.
func (quietLogger) Error(message string) { slog.Error("window: " + withoutCall(message)) }

// Fatal logs what Wails ends the program for.
func (quietLogger) Fatal(message string) { slog.Error("window: " + withoutCall(message)) }

// withoutCall cuts the quoted call out of "process message error: C{…} -> why".
func withoutCall(message string) string {
	before, rest, quoted := strings.Cut(message, "{")
	if !quoted {
		return message
	}
	if i := strings.LastIndex(rest, "-> "); i >= 0 {
		return before + "… " + rest[i:]
	}
	return before + "…"
}
