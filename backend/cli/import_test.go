package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAnImportThatOnlyAsksMakesNoDatabase: neither a dry run nor wrong usage
// leaves a file behind.
func TestAnImportThatOnlyAsksMakesNoDatabase(t *testing.T) {
	file := filepath.Join(t.TempDir(), "categories.csv")
	if err := os.WriteFile(file, []byte("name\nTea\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for args, code := range map[string]int{
		"--dry-run categories " + file:                 0,
		"gadgets " + file:                              2,
		"--lines " + file + " categories " + file:      2,
		"--dates ymd categories " + file:               2,
		"--dry-run products " + file + " --lines none": 2,
	} {
		t.Run(args, func(t *testing.T) {
			p := newProgram(t)
			t.Setenv("TMPDIR", t.TempDir())
			r := p.run("", append([]string{"import"}, strings.Fields(args)...)...)
			if r.code != code || p.exists() {
				t.Errorf("exit %d, a database: %v\n%s%s", r.code, p.exists(), r.stdout, r.stderr)
			}
			if code == 0 && !strings.Contains(r.stdout, "categories: 1 created") {
				t.Errorf("it says %q", r.stdout)
			}
			left, err := os.ReadDir(os.TempDir())
			if err != nil || len(left) != 0 {
				t.Errorf("it left %v, %v", left, err)
			}
		})
	}
}

// TestWhatWasExportedIsTakenInAgain: people export a list, look at it in a
// spreadsheet and bring it back.
func TestWhatWasExportedIsTakenInAgain(t *testing.T) {
	p := newProgram(t)
	folder := t.TempDir()
	file := filepath.Join(folder, "products.csv")
	content := "sku,name,category,stock,reorder level,discontinued\nA,=Tea,Drinks,5,9,0\n-B,@Coffee,Drinks,7,2,0\nC,Cocoa,,,1,0\nD,Milk,,3,,1\n\"E,1\",\"+5 \"\"Pipe\"\"\",,1,,0\n"
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	p.done(t, "import", "products", file)
	before := p.done(t, "report", "stock-levels")
	for _, status := range []string{"archived", "low", "ok", "out"} {
		if !strings.Contains(before, ","+status+"\n") && !strings.Contains(before, ","+status+"\r\n") {
			t.Fatalf("no product is %s:\n%s", status, before)
		}
	}
	exported := filepath.Join(folder, "stock-levels.csv")
	p.done(t, "report", "stock-levels", "--out", exported)
	if got := p.done(t, "import", "products", exported); !strings.Contains(got, "products: 0 created, 0 updated, 5 unchanged") {
		t.Errorf("taken in again: %s", got)
	}
	if after := p.done(t, "report", "stock-levels"); after != before {
		t.Errorf("the stock was\n%s and is\n%s", before, after)
	}
}
