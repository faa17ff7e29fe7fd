package db

import (
	"context"
	"encoding/json"
	"os"
	"runtime"
	"sync"
	"syscall"
)

// Work is what a transaction is part of, for those who have to wait for it.
type Work string

// The works that take long enough for others to wait for them.
const (
	Idle      Work = ""        // nobody has to wait
	Command   Work = "command" // whatever is over in a moment
	Importing Work = "import"
	Seeding   Work = "seed"
	Upgrading Work = "upgrade"
	Restoring Work = "restore"
	Checking  Work = "check"
)

// String says what is going on, as the beginning of a sentence.
func (w Work) String() string {
	switch w {
	case Importing:
		return "an import is running"
	case Seeding:
		return "sample data is being made"
	case Upgrading:
		return "the database is being brought up to a new version"
	case Restoring:
		return "a backup is being restored"
	case Checking:
		return "the books are being checked"
	case Idle, Command:
	}
	return "another program is writing to the database"
}

// busy is the fault of having waited too long for it.
func (w Work) busy() error {
	switch w {
	case Importing:
		return ErrBusyImport.At("")
	case Seeding:
		return ErrBusySeed.At("")
	case Upgrading:
		return ErrBusyUpgrade.At("")
	case Restoring:
		return ErrBusyRestore.At("")
	case Idle, Command, Checking:
	}
	return ErrBusy.At("")
}

type workKey struct{}

// Doing says what the transactions that are begun with the returned context
// are part of; without it they are a Command.
func Doing(ctx context.Context, w Work) context.Context { return context.WithValue(ctx, workKey{}, w) }

func workOf(ctx context.Context) Work {
	if w, ok := ctx.Value(workKey{}).(Work); ok {
		return w
	}
	return Command
}

// noteSuffix names the file beside the database in which a process that works
// for long tells the others what they wait for. What it says counts only while
// the database is held and that process lives.
const noteSuffix = "-busy"

// note is the content of that file.
type note struct {
	Process int  `json:"process"`
	Work    Work `json:"work"`
}

// work knows what the transaction of this process is part of, and tells others.
type work struct {
	path string // of the note

	mu    sync.Mutex
	own   Work
	noted bool
}

// begin notes that a transaction has begun. A note that cannot be written
// makes the others wait without knowing what for.
func (w *work) begin(what Work) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.own = what
	if what == Command {
		return
	}
	content, err := json.Marshal(note{Process: os.Getpid(), Work: what})
	if err == nil {
		w.noted = os.WriteFile(w.path, content, 0o600) == nil
	}
}

// end notes that it has ended.
func (w *work) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.own = Idle
	if w.noted {
		w.noted = false
		_ = os.Remove(w.path)
	}
}

// here is what this process is doing.
func (w *work) here() Work {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.own
}

// elsewhere is what the process that holds the database is doing.
func (w *work) elsewhere() Work {
	content, err := os.ReadFile(w.path)
	var n note
	if err != nil || json.Unmarshal(content, &n) != nil || !alive(n.Process) {
		return Command
	}
	return n.Work
}

// alive tells whether there is such a process.
func alive(id int) bool {
	process, err := os.FindProcess(id)
	if err != nil {
		return false // Windows looks for it
	}
	defer process.Release() //nolint:errcheck // nothing depends on it
	if runtime.GOOS == "windows" {
		return true
	}
	err = process.Signal(syscall.Signal(0))
	return err == nil || os.IsPermission(err)
}
