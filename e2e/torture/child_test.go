package torture_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// child is one run of the program.
type child struct {
	command *exec.Cmd
	input   io.WriteCloser
	answers *bufio.Reader
	said    *words // on stderr
}

// start starts the program on the database.
func start(t *testing.T, database string, args ...string) *child {
	t.Helper()
	return startAs(t, "program", append([]string{"--db", database}, args...)...)
}

func startAs(t *testing.T, role string, args ...string) *child {
	t.Helper()
	c := &child{command: exec.Command(os.Args[0], args...), said: newWords()}
	c.command.Env = append(os.Environ(), asProgram+"="+role, "LC_ALL=C")
	c.command.Stderr = c.said
	var err error
	if c.input, err = c.command.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := c.command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.answers = bufio.NewReader(out)
	if err := c.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.command.Process.Kill() })
	return c
}

// words is what a child says, for those who listen while it speaks.
type words struct {
	mu   sync.Mutex
	more *sync.Cond
	text strings.Builder
	end  bool
}

func newWords() *words {
	w := &words{}
	w.more = sync.NewCond(&w.mu)
	return w
}

// Write hears what the child says.
func (w *words) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	defer w.more.Broadcast()
	return w.text.Write(b)
}

// until waits until the child has said it; false means that it ended without.
func (w *words) until(text string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	for !strings.Contains(w.text.String(), text) && !w.end {
		w.more.Wait()
	}
	return strings.Contains(w.text.String(), text)
}

// over notes that the child will say no more.
func (w *words) over() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.end = true
	w.more.Broadcast()
}

// String is everything it said so far.
func (w *words) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.text.String()
}

// killAfter kills the child when the time has come.
func (c *child) killAfter(d time.Duration) *time.Timer {
	return time.AfterFunc(d, func() { _ = c.command.Process.Kill() })
}

// end waits until the child has ended and returns its exit code, -1 when it was killed.
func (c *child) end(t *testing.T) int {
	t.Helper()
	_ = c.input.Close()
	_, _ = io.Copy(io.Discard, c.answers)
	err := c.command.Wait()
	c.said.over()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Error(err)
	}
	return c.command.ProcessState.ExitCode()
}

// done lets a run of the program end by itself, and expects that it succeeds.
func done(t *testing.T, database string, args ...string) string {
	t.Helper()
	c := start(t, database, args...)
	_ = c.input.Close()
	out, err := io.ReadAll(c.answers)
	if err != nil {
		t.Fatal(err)
	}
	if code := c.end(t); code != 0 {
		t.Fatalf("stockroom %s: exit %d\n%s%s", strings.Join(args, " "), code, out, c.said)
	}
	return string(out)
}

// reply is one answer of the stream.
type reply struct {
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Code    string `json:"code"`
		Message string `json:"message"`
	} `json:"error"`
}

// send asks for a method; false means that the child is gone.
func (c *child) send(t *testing.T, method string, request any) bool {
	t.Helper()
	line, err := json.Marshal([]any{method, request})
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.input.Write(append(line, '\n'))
	return err == nil
}

// receive reads the next answer; false means that the child is gone. A line
// that was cut off is no answer.
func (c *child) receive(t *testing.T) (reply, bool) {
	t.Helper()
	line, err := c.answers.ReadBytes('\n')
	if err != nil {
		return reply{}, false
	}
	var r reply
	if err := json.Unmarshal(line, &r); err != nil {
		t.Fatalf("answered %s: %v", line, err)
	}
	return r, true
}

// must asks and expects a result, which it decodes.
func (c *child) must(t *testing.T, method string, request, result any) {
	t.Helper()
	if !c.send(t, method, request) {
		t.Fatalf("%s: the child is gone: %s", method, c.said)
	}
	r, ok := c.receive(t)
	if !ok || r.Error != nil {
		t.Fatalf("%s: %+v %s", method, r.Error, c.said)
	}
	if result == nil {
		return
	}
	if err := json.Unmarshal(r.Result, result); err != nil {
		t.Fatal(err)
	}
}
