package backend_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"stockroom/backend/backup"
	"stockroom/backend/db"
	"stockroom/backend/export"
	"stockroom/backend/importer"
	"stockroom/backend/report"
)

// smallDisk mounts a disk of its own in memory.
func smallDisk(t *testing.T, kilobytes int) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("stockroom-test", dir, "tmpfs", 0, fmt.Sprintf("size=%dk", kilobytes)); err != nil {
		t.Skipf("NOT TESTED: a small disk can only be mounted by root: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// fill leaves no byte free on the disk, and returns what frees it again.
func fill(t *testing.T, dir string) (free func()) {
	t.Helper()
	path := filepath.Join(dir, "ballast")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	piece := make([]byte, 4096)
	for err == nil {
		_, err = f.Write(piece)
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := os.Remove(path); err != nil {
			t.Error(err)
		}
	}
}

// filesIn lists what lies in the folder, but for the ballast and the note of who writes.
func filesIn(t *testing.T, dir string) string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && filepath.Base(path) != "ballast" && !strings.HasSuffix(path, "-busy") {
			names = append(names, filepath.Base(path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(names, " ")
}

const smallKilobytes = 6_000

func TestAFullDiskRefusesWholeCommands(t *testing.T) {
	ctx := context.Background()
	dir := smallDisk(t, smallKilobytes)
	s := openShop(t, filepath.Join(dir, "books.db"), nil)
	s.sells()
	old := filepath.Join(dir, "levels.csv")
	if err := os.WriteFile(old, []byte("what was exported before"), 0o600); err != nil {
		t.Fatal(err)
	}
	goods := filepath.Join(t.TempDir(), "goods.csv")
	var rows strings.Builder
	rows.WriteString("sku,name\n")
	for i := range 5_000 {
		fmt.Fprintf(&rows, "G-%d,Something of the number %d in a box of cardboard\n", i, i)
	}
	if err := os.WriteFile(goods, []byte(rows.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	want, files := s.facts(), filesIn(t, dir)
	free := fill(t, dir)

	refused := func(what string, err, want error) {
		t.Helper()
		if !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", what, err, want)
			return
		}
		readable(t, err)
	}
	var posting error
	for i := 0; posting == nil && i < 10_000; i++ { // the log has some room in itself
		if posting = s.tryPost(fmt.Sprintf("full-%d", i)); posting == nil {
			want = s.facts()
		}
	}
	refused("posting", posting, db.ErrFull)
	_, err := importer.Run(ctx, s.backend.DB(), importer.Request{Kind: "products", Path: goods, RequestID: "goods"}, nil)
	refused("an import", err, db.ErrFull)
	_, err = s.call("Imports.Run", `{"requestId":"goods-2","kind":"products","path":"`+goods+`"}`)
	refused("the backup before an import", err, backup.ErrFull)
	_, err = report.WriteFile(ctx, s.backend.DB(), "stock-levels", report.Params{}, export.CSV, old)
	refused("an export", err, export.ErrFile)
	_, err = s.call("Backups.Create", `{"requestId":"b"}`)
	refused("a backup", err, backup.ErrFull)
	_, err = backup.Save(ctx, s.backend.DB(), filepath.Join(dir, "copy.db"), "", nil)
	refused("a copy", err, backup.ErrFull)

	if got := s.facts(); got != want {
		t.Errorf("holds %+v, want %+v", got, want)
	}
	if content, err := os.ReadFile(old); err != nil || string(content) != "what was exported before" {
		t.Errorf("the old export reads %q, %v", content, err)
	}
	if got := filesIn(t, dir); got != files {
		t.Errorf("left %s, want %s", got, files)
	}
	s.sound()

	free()
	s.post("room-again")
	s.must("Backups.Create", `{"requestId":"b2"}`)
	s.sound()
	if got := s.facts(); got.Movements != want.Movements+1 {
		t.Errorf("with room again there are %d movements", got.Movements)
	}
}

func TestAFullDiskChangesNothingInARestore(t *testing.T) {
	dir := smallDisk(t, smallKilobytes)
	s := openShop(t, filepath.Join(dir, "books.db"), nil)
	s.sells()
	copied := filepath.Join(t.TempDir(), "copy.db")
	if _, err := backup.Save(context.Background(), s.backend.DB(), copied, "", nil); err != nil {
		t.Fatal(err)
	}
	s.post("more")
	want := s.facts()
	free := fill(t, dir)
	_, err := s.call("Backups.Restore", `{"requestId":"r","path":"`+copied+`"}`)
	if !errors.Is(err, backup.ErrFull) || s.facts() != want {
		t.Errorf("restored %+v, %v", s.facts(), err)
	}
	free()
	s.must("Backups.Restore", `{"requestId":"r","path":"`+copied+`"}`)
	if got := s.facts(); got.Movements != 1 {
		t.Errorf("restored %+v", got)
	}
}

// Starting on a full disk says so, or works; it never says that the books are damaged.
func TestAFullDiskIsNamedWhenTheBooksAreOpened(t *testing.T) {
	dir := smallDisk(t, smallKilobytes)
	path := filepath.Join(dir, "books.db")
	s := openShop(t, path, nil)
	s.sells()
	want := s.facts()
	s.close()
	free := fill(t, dir)
	s = openShop(t, path, nil)
	if err := errorOf(s); err != nil {
		if !errors.Is(err, db.ErrFull) {
			t.Errorf("got %v", err)
		}
		readable(t, err)
		if state := s.state(); state.Restorable {
			t.Errorf("a backup is offered: %+v", state)
		}
	}
	s.close()
	free()
	s = openShop(t, path, nil)
	if got := s.facts(); got != want {
		t.Errorf("holds %+v, want %+v", got, want)
	}
}

// protect makes the folder and everything in it read-only, for root too.
func protect(t *testing.T, dir string) {
	t.Helper()
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
}

func TestAReadOnlyFolderIsNamed(t *testing.T) {
	dir := smallDisk(t, smallKilobytes)
	path := filepath.Join(dir, "books.db")
	s := openShop(t, path, nil)
	s.sells()
	s.close()
	protect(t, dir)
	s = openShop(t, path, nil)
	err := errorOf(s)
	if !errors.Is(err, db.ErrReadOnly) {
		t.Errorf("got %v, want %v", err, db.ErrReadOnly)
	}
	readable(t, err)
	if state := s.state(); state.Open || state.Restorable {
		t.Errorf("the state is %+v", state)
	}
}

func TestAFolderThatTurnsReadOnlyLosesNothing(t *testing.T) {
	for name, during := range map[string]func(s *shop) error{
		"posting": func(s *shop) error { return s.tryPost("late") },
		"backup":  func(s *shop) error { _, err := s.call("Backups.Create", `{"requestId":"b"}`); return err },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "books.db")
			s := openShop(t, path, nil)
			s.sells()
			want := s.facts()
			var folder string
			switch name {
			case "posting":
				folder = path
			default:
				folder = backup.Folder(path)
				if err := os.MkdirAll(folder, 0o700); err != nil {
					t.Fatal(err)
				}
			}
			immutable(t, folder)
			err := during(s)
			if err == nil && name == "posting" {
				return // the log took it: it is merged when the file can be written again
			}
			readable(t, err)
			if got := s.facts(); got != want {
				t.Errorf("holds %+v, want %+v", got, want)
			}
		})
	}
}

// immutable puts a read-only mount over the path.
func immutable(t *testing.T, path string) {
	t.Helper()
	if err := syscall.Mount(path, path, "", syscall.MS_BIND, ""); err != nil {
		t.Skipf("NOT TESTED: only root makes a path read-only for root: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(path, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	if err := syscall.Mount(path, path, "", syscall.MS_REMOUNT|syscall.MS_BIND|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
}

// A write-protected file in a folder of the user's own: as a copy from a stick is.
func TestAReadOnlyFileIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "books.db")
	s := openShop(t, path, nil)
	s.sells()
	s.close()
	if os.Geteuid() == 0 {
		immutable(t, path)
	} else if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	s = openShop(t, path, nil)
	err := errorOf(s)
	if err == nil {
		err = s.tryPost("refused")
	}
	if !errors.Is(err, db.ErrReadOnly) {
		t.Errorf("got %v, want %v", err, db.ErrReadOnly)
	}
	readable(t, err)
	if state := s.state(); state.Restorable {
		t.Errorf("the state is %+v", state)
	}
}
