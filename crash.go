package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	goruntime "runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/adrg/xdg"
	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// logMost is how large the log may be when the window opens; a larger one
// becomes the old one, and the old one is gone.
const logMost = 1 << 20

// trouble is where the window writes what went wrong: the log, and a report
// when it ends as it should not. Only the user can read them.
type trouble struct {
	folder string
	report *os.File // written by Go itself when the program crashes
	log    *os.File
	// found are the reports of those that crashed before.
	found []string
}

// watchTrouble begins the log and the report. Without them the window works as well.
func watchTrouble(folder string) *trouble {
	t := &trouble{folder: folder}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		slog.Warn("no reports of crashes can be kept", "error", err)
		return t
	}
	t.found = t.leftBehind()
	if err := t.begin(); err != nil {
		slog.Warn("no reports of crashes can be kept", "error", err)
	}
	return t
}

func troubleFolder() string { return filepath.Join(xdg.StateHome, "stockroom") }

func (t *trouble) begin() error {
	path := filepath.Join(t.folder, "stockroom.log")
	if info, err := os.Stat(path); err == nil && info.Size() > logMost {
		if err := os.Rename(path, path+".old"); err != nil {
			return err
		}
	}
	log, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	t.log = log
	slog.SetDefault(slog.New(slog.NewTextHandler(io.MultiWriter(os.Stderr, log), nil)))
	report, err := os.OpenFile(t.running(os.Getpid()), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	t.report = report
	return debug.SetCrashOutput(report, debug.CrashOptions{})
}

// running is where the report of a program is, should it crash; empty while it does not.
func (t *trouble) running(process int) string {
	return filepath.Join(t.folder, fmt.Sprintf("running-%d.txt", process))
}

// leftBehind looks for programs that are gone without having taken their
// report away: with something in it they crashed.
func (t *trouble) leftBehind() []string {
	paths, err := filepath.Glob(filepath.Join(t.folder, "running-*.txt"))
	if err != nil {
		return nil
	}
	var reports []string
	for _, path := range paths {
		var process int
		if _, err := fmt.Sscanf(filepath.Base(path), "running-%d.txt", &process); err != nil || lives(process) {
			continue
		}
		report, err := t.keepReport(path)
		if err != nil {
			slog.Warn("a report of a crash could not be kept", "error", err)
		}
		if report != "" {
			reports = append(reports, report)
		}
	}
	return reports
}

// keepReport gives a report its lasting name and says there which program it
// is of; an empty one was of a program that was killed, and goes.
func (t *trouble) keepReport(path string) (string, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	if len(content) == 0 {
		return "", os.Remove(path)
	}
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	kept := filepath.Join(t.folder, "crash-"+info.ModTime().UTC().Format("20060102T150405Z")+".txt")
	head := fmt.Sprintf("Stockroom ended unexpectedly, %s.\nFound by %s %s on %s/%s, %s.\n\n",
		info.ModTime().UTC().Format(time.RFC3339), version, commit, goruntime.GOOS, goruntime.GOARCH, goruntime.Version())
	if err := os.WriteFile(kept, append([]byte(head), content...), 0o600); err != nil { //nolint:gosec // in the user's own folder
		return "", err
	}
	return kept, os.Remove(path)
}

// end takes the report away: the program ended as it should.
func (t *trouble) end() {
	if t == nil || t.report == nil {
		return
	}
	if err := debug.SetCrashOutput(nil, debug.CrashOptions{}); err != nil {
		slog.Warn("the report of a crash stays", "error", err)
		return
	}
	_ = t.report.Close()
	_ = os.Remove(t.running(os.Getpid()))
}

// tellCrash says where the report is, once the window is there.
func (a *app) tellCrash(context.Context) {
	<-a.opened // what starts beside the page has looked for reports by then
	if len(a.trouble.found) == 0 {
		return
	}
	slog.Warn("the program ended unexpectedly before", "reports", strings.Join(a.trouble.found, " "))
	a.say(runtime.InfoDialog, "Stockroom ended unexpectedly the last time",
		"What is known about it is in\n"+strings.Join(a.trouble.found, "\n")+
			"\n\nNothing that was acknowledged is lost. Your books are being checked.")
}
