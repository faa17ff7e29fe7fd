package cli_test

import (
	"strings"
	"testing"
)

// TestMigrateUpGivesNewBooksTheirCurrency: the locale that counts is that of
// the verb that makes the database, not of the one that comes next.
func TestMigrateUpGivesNewBooksTheirCurrency(t *testing.T) {
	p := newProgram(t)
	t.Setenv("LC_ALL", "ja_JP.UTF-8")
	p.done(t, "migrate", "up")
	t.Setenv("LC_ALL", "C")
	if got := p.done(t, "call", "Settings.Get"); !strings.Contains(got, `"code":"JPY","decimals":0`) {
		t.Errorf("the books are kept in %s", got)
	}
}
