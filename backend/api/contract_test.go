package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"stockroom/backend"
	"stockroom/backend/api"
	"stockroom/backend/db/dbtest"
)

var updateContract = flag.Bool("update-contract", false, "write what the methods answer now to testdata/contract, to be read in the diff")

// TestContract plays testdata/contract/story.jsonl, in which every method is
// called, and compares the last answer of each with the file of its service.
// The page's tests read the same files and hold them against the models that
// it is made of (frontend/src/backend/contract.test.ts).
func TestContract(t *testing.T) {
	story, err := os.ReadFile(filepath.Join("testdata", "contract", "story.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	p := newPlayer(t)
	for i, line := range strings.Split(strings.TrimSpace(string(story)), "\n") {
		p.play(i+1, line)
	}
	sample := newPlayer(t)
	sample.play(1, `["App.StartWithSample", {}]`)
	p.record("App.StartWithSample", sample.answers["App"]["StartWithSample"])
	sample.play(2, `["App.StartOver", {}]`)
	p.record("App.StartOver", sample.answers["App"]["StartOver"])

	for _, m := range p.registry.List() {
		service, method, _ := strings.Cut(m.Name, ".")
		if p.answers[service][method] == nil {
			t.Errorf("the story does not call %s", m.Name)
		}
	}
	for service, answers := range p.answers {
		compareContract(t, filepath.Join("testdata", "contract", service+".json"), answers)
	}
}

func compareContract(t *testing.T, path string, answers map[string]json.RawMessage) {
	t.Helper()
	got, err := json.MarshalIndent(answers, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *updateContract {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s no longer says what the methods answer. If that is meant, run `go test ./backend/api -run TestContract -update-contract` and read the diff.\n%s", path, firstDifference(got, want))
	}
}

// firstDifference shows the first line in which two files differ.
func firstDifference(got, want []byte) string {
	gotLines, wantLines := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range min(len(gotLines), len(wantLines)) {
		if !bytes.Equal(gotLines[i], wantLines[i]) {
			return "line " + strconv.Itoa(i+1) + "\n got " + string(gotLines[i]) + "\nwant " + string(wantLines[i])
		}
	}
	return "one is longer: " + strconv.Itoa(len(gotLines)) + " lines instead of " + strconv.Itoa(len(wantLines))
}

var sizes = regexp.MustCompile(`"sizeBytes":\d+`)

// player calls methods on books of its own, a minute apart.
type player struct {
	t        *testing.T
	registry *api.Registry
	clock    *dbtest.Clock
	dir      string
	answers  map[string]map[string]json.RawMessage
}

// storyShell answers every dialog with a file in dir.
type storyShell struct{ dir string }

func (s storyShell) SaveFile(q api.SaveQuestion) (string, error) {
	return filepath.Join(s.dir, q.FileName), nil
}

func (s storyShell) OpenFile(q api.OpenQuestion) (string, error) {
	switch {
	case strings.Contains(q.Filter, "png"):
		return filepath.Join(s.dir, "logo.png"), nil
	case strings.Contains(q.Filter, "age"):
		return filepath.Join(s.dir, "books-2026-03-02.db"), nil
	}
	return filepath.Join(s.dir, "tea.csv"), nil
}

func (storyShell) Reveal(string) error { return nil }
func (storyShell) Emit(string, any)    {}

func newPlayer(t *testing.T) *player {
	t.Helper()
	dir := t.TempDir()
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"tea.csv":  []byte("sku,name,price,colour\nGREEN,Green tea,8.50,green\nASSAM,Assam tea,12.50,brown\n"),
		"logo.png": logo.Bytes(),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	clock := &dbtest.Clock{}
	clock.Set(dbtest.Start())
	b := backend.New(context.Background(), backend.Config{
		Path: filepath.Join(dir, "books.db"), Create: true, Shell: storyShell{dir}, Version: "1.2.3",
		User: dbtest.User, Locale: "C", Clock: clock.Now, Zone: time.UTC,
	})
	if err := b.Open(context.Background()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return &player{t: t, registry: api.NewRegistry(b.Bound()), clock: clock, dir: dir, answers: map[string]map[string]json.RawMessage{}}
}

// play calls one line of the story, `["Service.Method", {request}]`; commands
// get the number of the line as their request id.
func (p *player) play(number int, line string) {
	p.t.Helper()
	var call [2]json.RawMessage
	var name string
	request := map[string]json.RawMessage{}
	for _, err := range []error{json.Unmarshal([]byte(line), &call), json.Unmarshal(call[0], &name), json.Unmarshal(call[1], &request)} {
		if err != nil {
			p.t.Fatalf("line %d: %v", number, err)
		}
	}
	for _, m := range p.registry.List() {
		if m.Name == name && strings.Contains(m.Request, `"requestId"`) {
			request["requestId"] = json.RawMessage(`"line-` + strconv.Itoa(number) + `"`)
		}
	}
	body, err := json.Marshal(request)
	if err != nil {
		p.t.Fatal(err)
	}
	p.clock.Advance(time.Minute)
	answer, err := p.registry.Call(name, bytes.ReplaceAll(body, []byte("$DIR"), []byte(filepath.ToSlash(p.dir))))
	if err != nil {
		p.t.Fatalf("line %d: %s: %v", number, name, err)
	}
	noNilLists(p.t, name, reflect.ValueOf(answer))
	text, err := json.Marshal(answer)
	if err != nil {
		p.t.Fatal(err)
	}
	text = sizes.ReplaceAll(text, []byte(`"sizeBytes":4096`)) // whatever they are
	p.record(name, bytes.ReplaceAll(text, []byte(filepath.ToSlash(p.dir)), []byte("$DIR")))
}

func (p *player) record(name string, answer json.RawMessage) {
	service, method, _ := strings.Cut(name, ".")
	if p.answers[service] == nil {
		p.answers[service] = map[string]json.RawMessage{}
	}
	p.answers[service][method] = answer
}
