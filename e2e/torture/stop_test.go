//go:build unix

package torture_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestStoppedAndCopied stops a working child at random moments, copies its
// files as a snapshot of the disk or a backup program would find them, lets it
// go on, and opens the copy: it has everything that was acknowledged before.
func TestStoppedAndCopied(t *testing.T) {
	random := dice(t)
	database := filepath.Join(t.TempDir(), "books.db")
	s := newShop(t, random, database)
	for i := range share(1) {
		c := start(t, database, "call")
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			s.work(t, c, func() {})
		}()
		timer := time.NewTimer(moment(random, lateAxe))
		<-timer.C
		stop(t, c)
		copied := filepath.Join(t.TempDir(), fmt.Sprintf("copy-%d.db", i))
		copyBooks(t, database, copied, random.IntN(2) == 0)
		acknowledged := s.acknowledgedNow()
		if err := c.command.Process.Signal(syscall.SIGCONT); err != nil {
			t.Fatal(err)
		}
		c.killAfter(moment(random, lateAxe/4))
		<-ended
		s.verify(t, copied, acknowledged)
		s.verify(t, database, s.acknowledgedNow())
		if t.Failed() {
			t.FailNow()
		}
	}
}

// stop stops the child and waits until all of it stands still.
func stop(t *testing.T, c *child) {
	t.Helper()
	if err := c.command.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	var status syscall.WaitStatus
	for {
		_, err := syscall.Wait4(c.command.Process.Pid, &status, syscall.WUNTRACED, nil)
		if errors.Is(err, syscall.EINTR) {
			continue
		}
		if err != nil || !status.Stopped() {
			t.Fatalf("the child did not stop: %v, %v", status, err)
		}
		return
	}
}

// copyBooks copies the database with what lies beside it, with or without the
// shared index of the log, which SQLite makes again.
func copyBooks(t *testing.T, from, to string, index bool) {
	t.Helper()
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if suffix == "-shm" && !index {
			continue
		}
		content, err := os.ReadFile(from + suffix)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to+suffix, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
