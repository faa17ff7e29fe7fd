package export_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stockroom/backend/export"
)

func says(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

func contentOf(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func put(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestFileTakesTheNameWhenItIsWhole(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "report.csv")
	put(t, path, "old")
	broken := errors.New("broken")
	err := export.File(path, func(w io.Writer) error { return errors.Join(says("half")(w), broken) })
	if !errors.Is(err, broken) || contentOf(t, path) != "old" {
		t.Errorf("a report that failed: %v, and the file says %q", err, contentOf(t, path))
	}
	if err := export.File(path, says("new")); err != nil || contentOf(t, path) != "new" {
		t.Errorf("%v, and the file says %q", err, contentOf(t, path))
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 1 {
		t.Errorf("beside the report lie %v, %v", left, err)
	}
}

func TestFileNeverOverwritesADatabase(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	books, link := filepath.Join(folder, "shop.db"), filepath.Join(folder, "report.csv")
	content := "SQLite format 3\x00 and all that a company knows"
	put(t, books, content)
	if err := os.Symlink(books, link); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{books, link} {
		if err := export.File(path, says("a report")); !errors.Is(err, export.ErrFile) {
			t.Errorf("%s: got %v, want a refusal", path, err)
		}
	}
	if contentOf(t, books) != content {
		t.Error("the books were overwritten")
	}
}

func TestFileFollowsALink(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path, link := filepath.Join(folder, "report.csv"), filepath.Join(folder, "latest.csv")
	put(t, path, "old")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if err := export.File(link, says("new")); err != nil || contentOf(t, path) != "new" {
		t.Errorf("%v, and the file says %q", err, contentOf(t, path))
	}
	if _, err := os.Readlink(link); err != nil {
		t.Errorf("the link was replaced: %v", err)
	}
}

func TestFileWritesToADeviceAndNotToAFolder(t *testing.T) {
	t.Parallel()
	reading, writing, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "pipe")
	if err := os.Symlink(fmt.Sprintf("/dev/fd/%d", writing.Fd()), path); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(export.File(path, says("new")), writing.Close()); err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(reading); err != nil || string(got) != "new" {
		t.Errorf("the pipe carried %q, %v", got, err)
	}
	if err := export.File(t.TempDir(), says("new")); !errors.Is(err, export.ErrFile) {
		t.Errorf("a folder: got %v, want a refusal", err)
	}
	nowhere := filepath.Join(t.TempDir(), "reports")
	if err := export.File(filepath.Join(nowhere, "x.csv"), says("new")); !errors.Is(err, export.ErrFile) || !strings.Contains(err.Error(), "there is no folder "+nowhere) {
		t.Errorf("no folder: got %v, want a refusal that names it", err)
	}
}
