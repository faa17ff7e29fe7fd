package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"stockroom/backend/cli"
)

// result is what a run of the program left.
type result struct {
	code           int
	stdout, stderr string
}

// program runs verbs on a database of the test's own.
type program struct {
	database string
	opened   []string // databases that the window was opened on
}

func newProgram(t *testing.T) *program {
	t.Helper()
	for _, name := range []string{"LC_ALL", "LC_MONETARY", "LC_NUMERIC", "LANG"} {
		t.Setenv(name, "C")
	}
	path := filepath.Join(t.TempDir(), "shop.db")
	t.Setenv("STOCKROOM_DB", path)
	return &program{database: path}
}

func (p *program) run(input string, args ...string) result {
	var out, complaints bytes.Buffer
	code := cli.Run(context.Background(), cli.Program{
		Version: "1.2.3", Commit: "0123abc", Stdin: strings.NewReader(input), Stdout: &out, Stderr: &complaints,
		OpenWindow: func(_ context.Context, database string) error {
			p.opened = append(p.opened, database)
			return nil
		},
	}, args)
	return result{code: code, stdout: out.String(), stderr: complaints.String()}
}

// done runs a verb that must succeed and returns its result.
func (p *program) done(t *testing.T, args ...string) string {
	t.Helper()
	r := p.run("", args...)
	if r.code != 0 {
		t.Fatalf("stockroom %s: exit %d\n%s%s", strings.Join(args, " "), r.code, r.stdout, r.stderr)
	}
	return r.stdout
}

func (p *program) exists() bool {
	_, err := os.Stat(p.database)
	return err == nil
}

func TestWithoutAVerbTheWindowOpens(t *testing.T) {
	p := newProgram(t)
	p.done(t)
	p.done(t, "--db", "other.db")
	p.done(t, "Laden.stockroom")
	p.done(t, "/media/stick/laden")
	if got := strings.Join(p.opened, ","); got != ",other.db,Laden.stockroom,/media/stick/laden" || p.exists() {
		t.Errorf("opened %q", got)
	}
}

func TestExitCodesAndStreams(t *testing.T) {
	for _, c := range []struct {
		name           string
		args           string
		code           int
		stdout, stderr string // parts; "" is nothing at all
	}{
		{"version", "version", 0, "stockroom 1.2.3\n", ""},
		{"commit", "version", 0, "\ncommit 0123abc\n", ""},
		{"licences", "version --licences", 0, "github.com/wailsapp/wails/v2 v2", ""},
		{"help", "--help", 0, "import", ""},
		{"names of the reports", "report", 0, "stock-levels\n", ""},
		{"unknown verb", "explode", 2, "", `unknown command "explode"`},
		{"two files", "a.stockroom b.stockroom", 2, "", "one database"},
		{"a file twice", "--db a.db b.stockroom", 2, "", "one database"},
		{"unknown flag", "report low-stock --colour red", 2, "", "unknown flag: --colour"},
		{"too few arguments", "import products", 2, "", "name KIND and FILE: stockroom import KIND FILE"},
		{"too many arguments", "report low stock", 2, "", `"stock" is one argument too many`},
		{"unknown kind", "import gadgets x.csv", 2, "", "gadgets"},
		{"unknown report", "report nothing", 2, "", "nothing"},
		{"unknown format", "report low-stock --format doc", 2, "", "doc"},
		{"no such file", "import products none.csv", 1, "", "none.csv"},
		{"unknown method", "call Stock.Explode", 1, `"code":"api.method"`, ""},
		{"malformed request", `call Stock.Adjust {"x":1}`, 1, `"field":"x"`, ""},
		{"not JSON", `call Stock.Adjust {`, 1, `"code":"api.shape"`, ""},
		{"a database server", "check --db postgres://ana:secret@host/shop", 1, "", "postgres://…"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newProgram(t).run("", strings.Fields(c.args)...)
			if r.code != c.code {
				t.Errorf("exit %d, expected %d", r.code, c.code)
			}
			for got, want := range map[string]string{r.stdout: c.stdout, r.stderr: c.stderr} {
				if !strings.Contains(got, want) || (want == "" && got != "") {
					t.Errorf("got %q, expected %q", got, want)
				}
			}
		})
	}
}

// TestAMistakeMakesNoDatabase: what cannot be called or read leaves no file behind.
func TestAMistakeMakesNoDatabase(t *testing.T) {
	for _, args := range []string{"call Stock.Explode", "call Stock.Adjust {", `call Stock.Adjust {"x":1}`, "import products none.csv", "call App.Database --db"} {
		t.Run(args, func(t *testing.T) {
			p := newProgram(t)
			if r := p.run("", strings.Fields(args)...); r.code == 0 || p.exists() {
				t.Errorf("exit %d, a database: %v", r.code, p.exists())
			}
		})
	}
}

func TestWhoMakesAMissingDatabase(t *testing.T) {
	for args, makes := range map[string]bool{
		"report low-stock": false, "check": false, "migrate": false, "migrate status": false, "migrate down": false, "call --list": false, "version": false,
		"migrate up": true, "call App.Database": true, "seed --products 10 --movements 10": true,
	} {
		t.Run(args, func(t *testing.T) {
			p := newProgram(t)
			r := p.run("", strings.Fields(args)...)
			if p.exists() != makes {
				t.Errorf("exists: %v", p.exists())
			}
			if !makes && r.code != 0 && !strings.Contains(r.stderr, p.database) {
				t.Errorf("it does not say where: %q", r.stderr)
			}
		})
	}
}

func TestAFileThatIsNotOursIsLeftAlone(t *testing.T) {
	p := newProgram(t)
	content := []byte("A letter to the bank, which must survive every verb.\n")
	if err := os.WriteFile(p.database, content, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{"check", "migrate up", "report low-stock", "call App.Database"} {
		if r := p.run("", strings.Fields(args)...); r.code != 1 {
			t.Errorf("%s: exit %d", args, r.code)
		}
	}
	if now, err := os.ReadFile(p.database); err != nil || !bytes.Equal(now, content) {
		t.Errorf("it is now %q, %v", now, err)
	}
}

func TestSchemaGoesUpAndDown(t *testing.T) {
	p := newProgram(t)
	up := p.done(t, "migrate", "up")
	if strings.Contains(up, "pending") || !strings.HasPrefix(up, "0001_ledger applied\n") {
		t.Errorf("up: %s", up)
	}
	last := strings.Count(up, "\n")
	for taken := 1; taken < last; taken++ {
		if down := p.done(t, "migrate", "down"); strings.Count(down, "pending") != taken {
			t.Errorf("down %d: %s", taken, down)
		}
	}
	if r := p.run("", "migrate", "down"); r.code != 1 || !strings.Contains(r.stderr, "0001_ledger") {
		t.Errorf("the ledger went: %+v", r)
	}
	if again := p.done(t, "migrate", "up"); again != up {
		t.Errorf("up again: %s", again)
	}
}

func TestCallStreamAnswersLineByLine(t *testing.T) {
	p := newProgram(t)
	r := p.run(`["App.Version", {}]
["Stock.Explode"]

not JSON
["Catalog.CreateCategory", {"requestId": "stream-0001", "code": "BEV", "name": "Beverages & more"}]
["App.Version"]`, "call")
	lines := strings.Split(strings.TrimSuffix(r.stdout, "\n"), "\n")
	if r.code != 0 || len(lines) != 5 {
		t.Fatalf("exit %d, %d answers\n%s%s", r.code, len(lines), r.stdout, r.stderr)
	}
	for i, want := range []string{`{"result":{"version":"1.2.3"}}`, `"api.method"`, `"api.shape"`, `{"result":`, `{"result":{"version":"1.2.3"}}`} {
		if !strings.Contains(lines[i], want) || !json.Valid([]byte(lines[i])) {
			t.Errorf("answer %d: %s", i, lines[i])
		}
	}
	if !strings.Contains(p.done(t, "call", "Catalog.Categories"), "Beverages & more") {
		t.Error("the category was not kept, or its name is escaped")
	}
}

func TestCallListNamesEveryMethodOnce(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(newProgram(t).done(t, "call", "--list")), "\n")
	seen := map[string]bool{}
	for _, line := range lines {
		name, shapes, _ := strings.Cut(line, " ")
		if seen[name] || !strings.Contains(shapes, "} -> {") {
			t.Errorf("%s", line)
		}
		seen[name] = true
	}
	for _, name := range []string{"App.Version", "Catalog.Create", "Purchasing.Receive", "Sales.Ship", "Stock.Adjust"} {
		if !seen[name] {
			t.Errorf("%s is missing", name)
		}
	}
}

func TestSeedFillsEmptyBooksOnceAndTheyAreProved(t *testing.T) {
	p := newProgram(t)
	made := p.done(t, "seed", "--products", "20", "--movements", "200", "--seed", "7")
	if !strings.HasPrefix(made, "20 products") {
		t.Errorf("made %s", made)
	}
	levels := p.done(t, "report", "stock-levels")
	if r := p.run("", "seed", "--products", "20"); r.code != 1 || !strings.Contains(r.stderr, "holds products: 20") {
		t.Errorf("seeded again: %+v", r)
	}
	if r := p.run("", "seed", "--products", "3"); r.code != 2 {
		t.Errorf("too few: %+v", r)
	}
	if p.done(t, "report", "stock-levels") != levels {
		t.Error("a refused seed changed the books")
	}
	p.done(t, "check")
}

func TestAReportToAFileReplacesItWholeOrNotAtAll(t *testing.T) {
	p := newProgram(t)
	p.done(t, "migrate", "up")
	out := filepath.Join(t.TempDir(), "levels.csv")
	if err := os.WriteFile(out, []byte("yesterday"), 0o644); err != nil {
		t.Fatal(err)
	}
	if r := p.run("", "report", "stock-levels", "--category", "nowhere", "--out", out); r.code != 1 {
		t.Errorf("exit %d", r.code)
	}
	if kept, err := os.ReadFile(out); err != nil || string(kept) != "yesterday" {
		t.Errorf("a refused report left %q, %v", kept, err)
	}
	if said := p.done(t, "report", "stock-levels", "--out", out); said != "" {
		t.Errorf("stdout: %q", said)
	}
	written, err := os.ReadFile(out)
	if err != nil || string(written) != p.done(t, "report", "stock-levels") {
		t.Errorf("the file has %q, %v", written, err)
	}
	info, err := os.Stat(out)
	if err != nil || (runtime.GOOS != "windows" && info.Mode().Perm() != 0o600) {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if left, err := os.ReadDir(filepath.Dir(out)); err != nil || len(left) != 1 {
		t.Errorf("temporary files were left: %v, %v", left, err)
	}
}
