package backup_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"stockroom/backend/backup"
	"stockroom/backend/db"
	"stockroom/backend/stock/stocktest"
)

const passphrase = "correct horse battery"

// shop is books with a product of which there are some.
func shop(t *testing.T) (*stocktest.Books, int64) {
	t.Helper()
	b := stocktest.New(t)
	tea := b.Product("TEA", 850)
	b.Stock(tea, stocktest.Units(40), 500)
	return b, tea
}

func mustMake(t *testing.T, b *stocktest.Books, kind backup.Kind) backup.Backup {
	t.Helper()
	made, err := backup.Make(context.Background(), b.DB, kind, nil)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func list(t *testing.T, b *stocktest.Books) []backup.Backup {
	t.Helper()
	all, err := backup.List(context.Background(), b.DB.Path())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func facts(t *testing.T, b *stocktest.Books) backup.Facts {
	t.Helper()
	f, err := backup.FactsOf(context.Background(), b.DB)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// files lists the folder of the backups.
func files(t *testing.T, b *stocktest.Books) (found []string) {
	t.Helper()
	entries, err := os.ReadDir(backup.Folder(b.DB.Path()))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	for _, e := range entries {
		found = append(found, e.Name())
	}
	return found
}

func open(t *testing.T, b *stocktest.Books, path, secret string) *backup.Source {
	t.Helper()
	s, err := backup.Open(context.Background(), b.DB.Path(), path, secret, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestABackupSaysWhatItHolds(t *testing.T) {
	b, _ := shop(t)
	var told []string
	made, err := backup.Make(context.Background(), b.DB, backup.Manual, func(step string, _, _ int) {
		if len(told) == 0 || told[len(told)-1] != step {
			told = append(told, step)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	f := made.Facts
	if f.Products != 1 || f.Movements != 1 || f.StockValue != 20000 || f.Currency.Code != "USD" || f.Schema == "" || !f.Same(facts(t, b)) {
		t.Errorf("holds %+v", f)
	}
	if !strings.Contains(made.Name, "-2026-03-02T09") || !strings.HasSuffix(made.Name, "Z-manual.db") || made.SizeBytes == 0 || strings.Join(told, " ") != "copy check" {
		t.Errorf("made %+v, told %v", made, told)
	}
	all := list(t, b)
	if len(all) != 1 || all[0].Path != made.Path || all[0].Facts != made.Facts || all[0].SizeBytes != made.SizeBytes || !all[0].Good() {
		t.Errorf("listed %+v, want %+v", all, made)
	}
	if got := files(t, b); len(got) != 1 {
		t.Errorf("the folder has %v", got)
	}
	if runtime.GOOS != "windows" {
		for path, want := range map[string]os.FileMode{made.Path: 0o600, filepath.Dir(made.Path): 0o700} {
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
				t.Errorf("%s: %v, %v", path, info.Mode(), err)
			}
		}
	}
}

func TestEnsureMakesOneOfEachStateOnly(t *testing.T) {
	ctx := context.Background()
	empty := stocktest.New(t)
	if made, err := backup.Ensure(ctx, empty.DB, backup.Closing, nil); made || err != nil || len(files(t, empty)) != 0 {
		t.Errorf("of empty books: %v, %v", made, err)
	}
	b, tea := shop(t)
	for i, want := range []bool{true, false} {
		if made, err := backup.Ensure(ctx, b.DB, backup.Closing, nil); made != want || err != nil {
			t.Errorf("round %d: %v, %v", i, made, err)
		}
	}
	b.Tick()
	b.Stock(tea, stocktest.Units(1), 500)
	if made, err := backup.EnsureDaily(ctx, b.DB); made || err != nil {
		t.Errorf("on the same day: %v, %v", made, err)
	}
	b.Clock.Advance(25 * time.Hour)
	if made, err := backup.EnsureDaily(ctx, b.DB); !made || err != nil {
		t.Errorf("a day later: %v, %v", made, err)
	}
	if all := list(t, b); len(all) != 2 || all[0].Kind != backup.Daily || all[1].Kind != backup.Closing {
		t.Errorf("there are %+v", all)
	}
}

func TestClockSetBackStillMakesBackups(t *testing.T) {
	ctx := context.Background()
	b, tea := shop(t)
	future := mustMake(t, b, backup.Closing)
	b.Clock.Advance(-400 * 24 * time.Hour)
	b.Stock(tea, stocktest.Units(2), 500)
	if made, err := backup.EnsureDaily(ctx, b.DB); !made || err != nil {
		t.Fatalf("daily: %v, %v", made, err)
	}
	b.Stock(tea, stocktest.Units(3), 500)
	if made, err := backup.Ensure(ctx, b.DB, backup.Closing, nil); !made || err != nil {
		t.Fatalf("at close: %v, %v", made, err)
	}
	all := list(t, b)
	if len(all) != 2 || all[0].Name != future.Name || all[1].Kind != backup.Closing || all[1].Facts.Movements != 3 {
		t.Errorf("there are %+v", all)
	}
}

func TestTwoInOneSecondAreTwo(t *testing.T) {
	b, _ := shop(t)
	first, second := mustMake(t, b, backup.Manual), mustMake(t, b, backup.Manual)
	if first.Path == second.Path || len(list(t, b)) != 2 {
		t.Errorf("%s and %s", first.Path, second.Path)
	}
}

func TestAnUnsoundCopyIsNoBackup(t *testing.T) {
	b, tea := shop(t)
	good := mustMake(t, b, backup.Closing)
	for _, sql := range []string{"DROP TRIGGER tr_balances_guard", "UPDATE stock_balances SET on_hand = on_hand + 1000"} {
		b.Write(sql)
	}
	b.Stock(tea, stocktest.Units(1), 500)
	_, err := backup.Make(context.Background(), b.DB, backup.Closing, nil)
	if !errors.Is(err, backup.ErrUnsound) || !strings.Contains(err.Error(), "1 balances") {
		t.Errorf("got %v", err)
	}
	if got := files(t, b); len(got) != 1 || got[0] != good.Name {
		t.Errorf("the folder has %v", got)
	}
	newest, found, err := backup.Newest(context.Background(), b.DB.Path())
	if err != nil || !found || newest.Name != good.Name {
		t.Errorf("the newest good one is %+v, %v, %v", newest, found, err)
	}
}

func TestRestoreBringsBackAndKeepsThePresent(t *testing.T) {
	ctx := context.Background()
	b, tea := shop(t)
	before := facts(t, b)
	made := mustMake(t, b, backup.Manual)
	b.Tick()
	b.Stock(tea, stocktest.Units(2), 500)
	b.Product("COFFEE", 900)
	after := facts(t, b)

	saved, err := backup.Restore(ctx, b.DB, open(t, b, made.Path, ""), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := facts(t, b); got != before {
		t.Errorf("restored\n%+v, want\n%+v", got, before)
	}
	if saved.Kind != backup.Restoring || saved.Facts != after {
		t.Errorf("saved %+v, want %+v", saved, after)
	}
	// And forth again.
	if _, err := backup.Restore(ctx, b.DB, open(t, b, saved.Path, ""), nil); err != nil {
		t.Fatal(err)
	}
	if got := facts(t, b); got != after {
		t.Errorf("brought forth\n%+v, want\n%+v", got, after)
	}
	b.Stock(tea, stocktest.Units(1), 500)
	if all := list(t, b); len(all) != 3 {
		t.Errorf("there are %d backups", len(all))
	}
}

// A command that another process gave between the saving of the present state
// and its replacement is not lost.
func TestRestoreSavesWhatCameMeanwhile(t *testing.T) {
	b, tea := shop(t)
	made := mustMake(t, b, backup.Manual)
	came := 0
	saved, err := backup.Restore(context.Background(), b.DB, open(t, b, made.Path, ""), func(step string, done, _ int) {
		if step == "check" && came == 0 {
			came++
			b.Tick()
			b.Stock(tea, stocktest.Units(7), 500)
		}
	})
	if err != nil || saved.Facts.Movements != 2 {
		t.Fatalf("saved %+v, %v", saved, err)
	}
	if got := facts(t, b).Movements; got != 1 || len(list(t, b)) != 2 {
		t.Errorf("%d movements, %d backups", got, len(list(t, b)))
	}
}

func TestACancelledRestoreChangesNothing(t *testing.T) {
	b, _ := shop(t)
	made := mustMake(t, b, backup.Manual)
	b.Product("COFFEE", 900)
	want := facts(t, b)
	for _, at := range []string{"copy", "check", "restore"} {
		ctx, cancel := context.WithCancel(context.Background())
		_, err := backup.Restore(ctx, b.DB, open(t, b, made.Path, ""), func(step string, _, _ int) {
			if step == at {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) || facts(t, b) != want {
			t.Errorf("cancelled at %s: %v, %+v", at, err, facts(t, b))
		}
		cancel()
	}
	for _, name := range files(t, b) {
		if strings.HasSuffix(name, ".part") {
			t.Errorf("%s was left", name)
		}
	}
}

func TestAPassphraseOpensAndAWrongOneChangesNothing(t *testing.T) {
	ctx := context.Background()
	b, _ := shop(t)
	want := facts(t, b)
	path := filepath.Join(t.TempDir(), "safe copy.db.age")
	if _, err := backup.Save(ctx, b.DB, path, "short", nil); !errors.Is(err, backup.ErrShort) {
		t.Errorf("a short passphrase: %v", err)
	}
	saved, err := backup.Save(ctx, b.DB, path, passphrase, nil)
	if err != nil || !saved.Encrypted {
		t.Fatal(saved, err)
	}
	content, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(string(content), "age-encryption.org/v1\n") || strings.Contains(string(content), "SQLite") {
		t.Fatalf("not encrypted: %.40q, %v", content, err)
	}
	b.Product("COFFEE", 900)
	now := facts(t, b)
	for secret, want := range map[string]error{"": backup.ErrEncrypted, passphrase + "!": backup.ErrPassphrase} {
		if _, err := backup.Open(ctx, b.DB.Path(), path, secret, nil); !errors.Is(err, want) {
			t.Errorf("with %q: %v", secret, err)
		}
	}
	cut := filepath.Join(t.TempDir(), "cut.age")
	if err := os.WriteFile(cut, content[:len(content)-100], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := backup.Open(ctx, b.DB.Path(), cut, passphrase, nil); !errors.Is(err, backup.ErrDamaged) {
		t.Errorf("cut short: %v", err)
	}
	if facts(t, b) != now || len(files(t, b)) != 0 {
		t.Errorf("changed to %+v, left %v", facts(t, b), files(t, b))
	}
	s := open(t, b, path, passphrase)
	if _, err := backup.Restore(ctx, b.DB, s, nil); err != nil || facts(t, b) != want {
		t.Errorf("restored %+v, %v", facts(t, b), err)
	}
	if err := s.Close(); err != nil || len(files(t, b)) != 1 {
		t.Errorf("%v, left %v", err, files(t, b))
	}
}

func TestSaveReplacesAnOlderCopyAndNothingElse(t *testing.T) {
	ctx := context.Background()
	b, _ := shop(t)
	dir := t.TempDir()
	path := filepath.Join(dir, `Sicherung "3" 副本.db`)
	for range 2 {
		if _, err := backup.Save(ctx, b.DB, path, "", nil); err != nil {
			t.Fatal(err)
		}
	}
	if s := open(t, b, path, ""); s.Facts != facts(t, b) {
		t.Errorf("holds %+v", s.Facts)
	}
	other, _ := shop(t)
	letter := filepath.Join(dir, "letter.txt")
	if err := os.WriteFile(letter, []byte("Dear Sir or Madam, as to your order of last week"), 0o600); err != nil {
		t.Fatal(err)
	}
	for target, want := range map[string]error{
		b.DB.Path(): db.ErrOwn, other.DB.Path(): backup.ErrTarget, letter: backup.ErrTarget, dir: backup.ErrTarget,
		filepath.Join(dir, "none", "copy.db"): backup.ErrFolder,
	} {
		if _, err := backup.Save(ctx, b.DB, target, "", nil); !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", target, err, want)
		}
	}
	if facts(t, other).Products != 1 {
		t.Error("other books were hurt")
	}
}

// Users copy the file by hand, too; while Stockroom runs a part is in the log beside it.
func TestAFileCopiedByHandIsRestored(t *testing.T) {
	ctx := context.Background()
	b, _ := shop(t)
	want := facts(t, b)
	path := filepath.Join(t.TempDir(), "by hand.db")
	for _, suffix := range []string{"", "-wal"} {
		content, err := os.ReadFile(b.DB.Path() + suffix) // nobody else has this file open
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path+suffix, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b.Product("COFFEE", 900)
	if _, err := backup.Restore(ctx, b.DB, open(t, b, path, ""), nil); err != nil {
		t.Fatal(err)
	}
	if got := facts(t, b); got != want {
		t.Errorf("restored %+v, want %+v", got, want)
	}
	if _, err := backup.Open(ctx, b.DB.Path(), b.DB.Path(), "", nil); !errors.Is(err, db.ErrOwn) {
		t.Errorf("the books themselves: %v", err)
	}
}
