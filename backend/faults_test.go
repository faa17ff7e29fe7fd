package backend_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"stockroom/backend"
	"stockroom/backend/api"
	"stockroom/backend/backup"
	"stockroom/backend/check"
	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/fault"
)

// shop is the program on a file, called as the window calls it.
type shop struct {
	t       *testing.T
	path    string
	clock   *dbtest.Clock
	backend *backend.Backend
}

// openShop opens the books as the window does; the failure of opening them is
// the answer of every call.
func openShop(t *testing.T, path string, clock *dbtest.Clock) *shop {
	t.Helper()
	if clock == nil {
		clock = &dbtest.Clock{}
		clock.Set(dbtest.Start())
	}
	b := backend.New(context.Background(), backend.Config{
		Path: path, Create: true, Backups: true, Shell: &silent{}, User: dbtest.User, Locale: "C", Clock: clock.Now, Zone: time.UTC,
	})
	if err := b.Open(context.Background()); err != nil {
		t.Logf("opening: %v", err)
	}
	s := &shop{t: t, path: path, clock: clock, backend: b}
	t.Cleanup(s.close)
	return s
}

func (s *shop) close() {
	if s.backend != nil {
		if err := s.backend.Close(); err != nil {
			s.t.Logf("closing: %v", err)
		}
		s.backend = nil
	}
}

// call calls a method and returns its answer as JSON.
func (s *shop) call(method, request string) (string, error) {
	answer, err := api.NewRegistry(s.backend.Bound()).Call(method, json.RawMessage(request))
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(answer)
	return string(text), err
}

func (s *shop) must(method, request string) string {
	s.t.Helper()
	answer, err := s.call(method, request)
	if err != nil {
		s.t.Fatalf("%s: %v", method, err)
	}
	return answer
}

// sells makes a product of which there are some.
func (s *shop) sells() {
	s.t.Helper()
	s.must("Catalog.Create", `{"requestId":"p1","product":{"sku":"TEA","name":"Tea","unitId":1}}`)
	s.post("o1")
}

func (s *shop) post(id string) {
	s.t.Helper()
	if err := s.tryPost(id); err != nil {
		s.t.Fatal(err)
	}
}

func (s *shop) tryPost(id string) error {
	_, err := s.call("Stock.Adjust", `{"requestId":"`+id+`","reason":"found","lines":[{"productId":1,"locationId":1,"quantityMilli":1000,"unitCostMinorE4":5000000}]}`)
	return err
}

func (s *shop) facts() backup.Facts {
	s.t.Helper()
	f, err := backup.FactsOf(context.Background(), s.backend.DB())
	if err != nil {
		s.t.Fatal(err)
	}
	return f
}

// sound proves the books.
func (s *shop) sound() {
	s.t.Helper()
	problems, _, err := check.Run(context.Background(), s.backend.DB(), nil)
	if err != nil || len(problems) != 0 {
		s.t.Errorf("%v, %+v", err, problems)
	}
}

func (s *shop) state() (state api.BooksState) {
	s.t.Helper()
	if err := json.Unmarshal([]byte(s.must("Backups.State", "{}")), &state); err != nil {
		s.t.Fatal(err)
	}
	return state
}

// readable fails where a sentence says something that only programmers know.
func readable(t *testing.T, err error) {
	t.Helper()
	f, ok := fault.Of(err)
	if !ok {
		t.Errorf("%v is no sentence for a shopkeeper", err)
		return
	}
	for _, word := range []string{"SQLITE", "sqlite", "errno", "(1", "(8)", "(5", "database is locked", "transaction", "out of memory"} {
		if strings.Contains(f.Error(), word) {
			t.Errorf("%q says %q", f.Error(), word)
		}
	}
}

// damagedFile makes books with a backup, closes them, and lets damage change the file.
func damagedFile(t *testing.T, damage func(path string, content []byte) []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "books.db")
	s := openShop(t, path, nil)
	s.sells()
	s.close() // makes a backup
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if content = damage(path, content); content == nil {
		return path
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAFileThatCannotBeReadIsReplacedByItsBackup(t *testing.T) {
	for name, c := range map[string]struct {
		damage func(path string, content []byte) []byte
		want   error
	}{
		"torn header":   {func(_ string, c []byte) []byte { copy(c, make([]byte, 100)); return c }, db.ErrForeign},
		"a letter":      {func(string, []byte) []byte { return []byte(strings.Repeat("Dear Sir or Madam, ", 300)) }, db.ErrForeign},
		"torn schema":   {func(_ string, c []byte) []byte { copy(c[100:], make([]byte, 3996)); return c }, db.ErrCorrupt},
		"cut short":     {func(_ string, c []byte) []byte { return c[:8192] }, db.ErrCorrupt},
		"gone":          {func(path string, _ []byte) []byte { _ = os.Remove(path); return nil }, backup.ErrGone},
		"nothing in it": {func(string, []byte) []byte { return []byte{} }, backup.ErrGone},
	} {
		t.Run(name, func(t *testing.T) {
			path := damagedFile(t, c.damage)
			s := openShop(t, path, nil)
			_, err := s.call("App.Database", "{}")
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			readable(t, err)
			state := s.state()
			if state.Open || !state.Restorable || len(state.Backups) != 1 || state.Backups[0].Facts.Products != 1 {
				t.Fatalf("the state is %+v", state)
			}
			q, err := json.Marshal(api.BooksRescue{Path: state.Backups[0].Path})
			if err != nil {
				t.Fatal(err)
			}
			if answer := s.must("Backups.Rescue", string(q)); !strings.Contains(answer, `"open":true`) {
				t.Errorf("after the rescue: %s", answer)
			}
			if f := s.facts(); f.Products != 1 || f.Movements != 1 {
				t.Errorf("restored %+v", f)
			}
			s.sound()
			s.post("after")
			kept, err := filepath.Glob(filepath.Join(backup.Folder(path), "*-damaged.db"))
			if wasThere := name != "gone"; err != nil || (len(kept) == 1) != wasThere {
				t.Errorf("kept %v, %v", kept, err)
			}
		})
	}
}

func TestWhatIsNotDamagedIsNotReplaced(t *testing.T) {
	dir := t.TempDir()
	letter := filepath.Join(dir, "letter.db")
	if err := os.WriteFile(letter, []byte(strings.Repeat("Dear Sir or Madam, ", 300)), 0o600); err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(dir, "newer.db")
	s := openShop(t, newer, nil)
	s.sells()
	err := s.backend.DB().Write(context.Background(), func(tx *db.Tx) error {
		return tx.Exec("INSERT INTO migrations(id) VALUES('9999_wonders')").Error
	})
	if err != nil {
		t.Fatal(err)
	}
	s.close()
	for path, want := range map[string]error{letter: db.ErrForeign, newer: db.ErrNewer, dir: db.ErrUnusable} {
		before, _ := os.ReadFile(path) // one of them is a folder
		s := openShop(t, path, nil)
		_, err := s.call("App.Database", "{}")
		if !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", path, err, want)
		}
		readable(t, err)
		if state := s.state(); state.Open || state.Restorable || state.Failure.Message == "" {
			t.Errorf("%s: the state is %+v", path, state)
		}
		if _, err := s.call("Backups.Rescue", `{"path":"x.db"}`); !errors.Is(err, want) {
			t.Errorf("%s: the rescue: %v", path, err)
		}
		if after, _ := os.ReadFile(path); string(after) != string(before) {
			t.Errorf("%s was changed", path)
		}
	}
}

// Whatever was cut off the log: what is there is whole commands, from the first on.
func TestATruncatedLogLosesWholeCommandsAlone(t *testing.T) {
	s := openShop(t, filepath.Join(t.TempDir(), "books.db"), nil)
	s.sells()
	for _, id := range []string{"a", "b", "c", "d", "e"} {
		s.post(id)
	}
	file, err := os.ReadFile(s.path) // nobody but this test has it open, and nothing is written from here on
	if err != nil {
		t.Fatal(err)
	}
	log, err := os.ReadFile(s.path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	all := s.facts().Movements
	fewer := false
	for _, part := range []int{100, 99, 90, 75, 50} {
		path := filepath.Join(t.TempDir(), "cut.db")
		for name, content := range map[string][]byte{path: file, path + "-wal": log[:len(log)*part/100]} {
			if err := os.WriteFile(name, content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		cut := openShop(t, path, nil)
		state := cut.state()
		if !state.Open {
			// So much is missing that not even the schema is there: nothing half is shown.
			readable(t, errorOf(cut))
			continue
		}
		cut.sound()
		got := cut.facts().Movements
		fewer = fewer || got < all
		if got > all || part == 100 && got != all {
			t.Errorf("of %d %% there are %d movements of %d", part, got, all)
		}
	}
	if !fewer {
		t.Error("no cut took anything: the test proves nothing")
	}
}

func errorOf(s *shop) error {
	_, err := s.call("App.Database", "{}")
	return err
}

func TestAFileThatVanishesIsNoticedBeforeAnythingIsLost(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps an open file from being moved or deleted")
	}
	for name, vanish := range map[string]func(path string) error{
		"deleted":  os.Remove,
		"moved":    func(path string) error { return os.Rename(path, path+".old") },
		"replaced": func(path string) error { return errors.Join(os.Remove(path), os.WriteFile(path, nil, 0o600)) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := openShop(t, filepath.Join(dir, "books.db"), nil)
			s.sells()
			want := s.facts()
			if err := vanish(s.path); err != nil {
				t.Fatal(err)
			}
			err := s.tryPost("lost")
			if !errors.Is(err, db.ErrVanished) {
				t.Errorf("posting: %v", err)
			}
			readable(t, err)
			// What is still there can be saved, and put back.
			saved, err := backup.Save(context.Background(), s.backend.DB(), filepath.Join(dir, "saved.db"), "", nil)
			if err != nil || saved.Facts != want {
				t.Fatalf("saved %+v, %v", saved, err)
			}
			s.close()
			if newest, found, err := backup.Newest(context.Background(), s.path); err != nil || !found || newest.Facts != want {
				t.Errorf("at the close it was kept as %+v, %v", newest, err)
			}
			again := openShop(t, filepath.Join(t.TempDir(), "other.db"), nil)
			q, err := json.Marshal(api.BackupRestore{RequestID: "r", Path: saved.Path})
			if err != nil {
				t.Fatal(err)
			}
			again.must("Backups.Restore", string(q))
			if got := again.facts(); got != want {
				t.Errorf("restored %+v, want %+v", got, want)
			}
		})
	}
}

func TestAClockSetBackHarmsNothing(t *testing.T) {
	s := openShop(t, filepath.Join(t.TempDir(), "books.db"), nil)
	s.sells()
	s.clock.Advance(-3 * 365 * 24 * time.Hour)
	s.post("earlier")
	s.must("Backups.Create", `{"requestId":"b"}`)
	s.clock.Set(dbtest.Start().AddDate(1, 0, 0))
	s.post("later")
	s.sound()
	if f := s.facts(); f.Movements != 3 || f.Commands != 4 {
		t.Errorf("there are %+v", f)
	}
	if r := s.must("Stock.Movements", `{}`); strings.Count(r, `"document"`) < 3 {
		t.Errorf("the movements are %s", r)
	}
}

func TestPathsOfAllKinds(t *testing.T) {
	names := []string{"two words.db", "it's 100% ours & theirs #1;v=2.db", "Händler Größe.db", "仓库 店.db", "a+b=c.db", "no extension"}
	if runtime.GOOS != "windows" {
		names = append(names, `what "really"?.db`, `back\slash*[a].db`)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name, name)
			s := openShop(t, path, nil)
			s.sells()
			want := s.facts()
			s.close()
			s = openShop(t, path, nil)
			if got := s.facts(); got != want {
				t.Errorf("opened again it holds %+v, want %+v", got, want)
			}
			var made api.BackupRow
			if err := json.Unmarshal([]byte(s.must("Backups.Create", `{"requestId":"b"}`)), &made); err != nil {
				t.Fatal(err)
			}
			s.post("more")
			q, err := json.Marshal(api.BackupRestore{RequestID: "r", Path: made.Path})
			if err != nil {
				t.Fatal(err)
			}
			s.must("Backups.Restore", string(q))
			if got := s.facts(); got != want {
				t.Errorf("restored it holds %+v, want %+v", got, want)
			}
			s.sound()
			if list := s.must("Backups.List", "{}"); strings.Count(list, `"kind"`) != 2 {
				t.Errorf("listed %s", list)
			}
		})
	}
}
