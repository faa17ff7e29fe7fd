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
