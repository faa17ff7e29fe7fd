package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const tea = "sku,name,price\nGREEN,Green tea,8.50\n"

// shop makes books with one product and returns the path of the file that it was imported from.
func (p *program) shop(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "tea.csv")
	if err := os.WriteFile(file, []byte(tea), 0o600); err != nil {
		t.Fatal(err)
	}
	p.done(t, "import", "products", file)
	return file
}

// add takes in another product.
func (p *program) add(t *testing.T, sku string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "more.csv")
	if err := os.WriteFile(file, []byte("sku,name\n"+sku+","+sku+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.done(t, "import", "products", file)
}

func (p *program) products(t *testing.T) string {
	t.Helper()
	return strings.TrimSpace(p.done(t, "report", "stock-levels"))
}

func (p *program) kept(t *testing.T) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(filepath.Dir(p.database), "backups", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestBackupAndRestore(t *testing.T) {
	p := newProgram(t)
	p.shop(t)
	if kept := p.kept(t); len(kept) != 0 {
		t.Errorf("before the first import there was nothing to keep, but there is %v", kept)
	}
	before := p.products(t)
	made := p.run("", "backup")
	path := strings.TrimSpace(made.stdout)
	if made.code != 0 || !strings.Contains(made.stderr, "1 products, 0 movements") || filepath.Dir(path) != filepath.Join(filepath.Dir(p.database), "backups") {
		t.Fatalf("backup: %+v", made)
	}
	p.add(t, "BLACK") // of this state there is a backup already
	p.add(t, "WHITE")
	if kept := p.kept(t); len(kept) != 2 || !strings.HasSuffix(kept[1], "-manual.db") && !strings.HasSuffix(kept[1], "-import.db") {
		t.Errorf("before the second import there is %v", kept)
	}

	would := p.run("", "restore", path, "--dry-run")
	if would.code != 0 || !strings.Contains(would.stdout, "products      3") || p.products(t) == before {
		t.Errorf("dry run: %+v", would)
	}
	done := p.run("", "restore", path)
	if done.code != 0 || !strings.Contains(done.stdout, "Restored: 1 products") || !strings.Contains(done.stderr, "-restore.db") {
		t.Errorf("restore: %+v", done)
	}
	if after := p.products(t); after != before {
		t.Errorf("restored\n%s, want\n%s", after, before)
	}
	listed := p.done(t, "backups")
	if lines := strings.Split(strings.TrimSpace(listed), "\n"); len(lines) != 4 || !strings.Contains(listed, "before a restore") || !strings.Contains(listed, "asked for") {
		t.Errorf("listed\n%s", listed)
	}
}

func TestBackupElsewhere(t *testing.T) {
	p := newProgram(t)
	p.shop(t)
	out := filepath.Join(t.TempDir(), "stick", "übrig.db")
	if r := p.run("", "backup", "--out", out); r.code != 1 || r.stdout != "" || !strings.Contains(r.stderr, "No backup could be made") {
		t.Errorf("into a folder that is not there: %+v", r)
	}
	if err := os.Mkdir(filepath.Dir(out), 0o700); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if got := p.done(t, "backup", "--out", out); strings.TrimSpace(got) != out {
			t.Errorf("printed %q", got)
		}
	}
	if r := p.run("", "backup", "--out", p.database); r.code != 1 || !strings.Contains(r.stderr, "belongs to the open database") {
		t.Errorf("over the books: %+v", r)
	}
	if found, err := os.ReadDir(filepath.Dir(out)); err != nil || len(found) != 1 {
		t.Errorf("left %v, %v", found, err)
	}
}

func TestAPassphraseComesFromTheEnvironment(t *testing.T) {
	p := newProgram(t)
	p.shop(t)
	before := p.products(t)
	out := filepath.Join(t.TempDir(), "safe.age")
	if r := p.run("", "backup", "--encrypt", "--out", out); r.code != 1 || !strings.Contains(r.stderr, "STOCKROOM_PASSPHRASE") {
		t.Errorf("without a passphrase: %+v", r)
	}
	t.Setenv("STOCKROOM_PASSPHRASE", "seven tea bags")
	p.done(t, "backup", "--encrypt", "--out", out)
	p.add(t, "BLACK")
	after := p.products(t)
	t.Setenv("STOCKROOM_PASSPHRASE", "eight tea bags")
	if r := p.run("", "restore", out); r.code != 1 || r.stdout != "" || !strings.Contains(r.stderr, "The passphrase does not open") || p.products(t) != after {
		t.Errorf("with a wrong passphrase: %+v", r)
	}
	t.Setenv("STOCKROOM_PASSPHRASE", "seven tea bags")
	p.done(t, "restore", out)
	if p.products(t) != before {
		t.Error("not restored")
	}
}

func TestADamagedDatabaseNamesItsNewestBackup(t *testing.T) {
	p := newProgram(t)
	p.shop(t)
	before := p.products(t)
	path := strings.TrimSpace(p.done(t, "backup"))
	content, err := os.ReadFile(p.database)
	if err != nil {
		t.Fatal(err)
	}
	copy(content, make([]byte, 100)) // the header is torn
	if err := os.WriteFile(p.database, content, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, verb := range []string{"report", "check"} {
		r := p.run("", verb)
		if verb == "report" {
			r = p.run("", "report", "stock-levels")
		}
		if r.code != 1 || r.stdout != "" || !strings.Contains(r.stderr, "The newest good backup is") || !strings.Contains(r.stderr, path) {
			t.Errorf("%s: %+v", verb, r)
		}
	}
	r := p.run("", "restore", path)
	if r.code != 0 || !strings.Contains(r.stderr, "-damaged.db") || p.products(t) != before {
		t.Errorf("restore: %+v", r)
	}
	p.done(t, "check")
	// A file that never was ours is not touched, whatever is restored.
	letter := filepath.Join(t.TempDir(), "letter.db")
	if err := os.WriteFile(letter, []byte(strings.Repeat("Dear Sir or Madam, ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := p.run("", "--db", letter, "restore", path); r.code != 1 || !strings.Contains(r.stderr, "is not a Stockroom database") {
		t.Errorf("over a letter: %+v", r)
	}
	if got, err := os.ReadFile(letter); err != nil || !strings.HasPrefix(string(got), "Dear Sir") {
		t.Errorf("the letter reads %.20q, %v", got, err)
	}
}

func TestRestoreMakesAMissingDatabase(t *testing.T) {
	p := newProgram(t)
	p.shop(t)
	before := p.products(t)
	out := filepath.Join(t.TempDir(), "copy.db")
	p.done(t, "backup", "--out", out)
	p.database = filepath.Join(t.TempDir(), "new", `a "b" ü 店.db`)
	t.Setenv("STOCKROOM_DB", p.database)
	for _, args := range [][]string{{"backup"}, {"backups"}, {"restore", filepath.Join(t.TempDir(), "none.db")}} {
		if r := p.run("", args...); r.code != 1 || r.stdout != "" || !strings.Contains(r.stderr, "There is no Stockroom database at") || p.exists() {
			t.Errorf("%v: %+v", args, r)
		}
	}
	p.done(t, "restore", out)
	if p.products(t) != before {
		t.Error("not restored")
	}
	if r := p.run("", "restore"); r.code != 2 {
		t.Errorf("without a file: %+v", r)
	}
}
