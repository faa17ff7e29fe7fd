package torture_test

import (
	"context"
	"path/filepath"
	"testing"

	"stockroom/backend/check"
)

// TestAnUncleanEndIsNoticed: who opens the books after a kill knows it, who
// opens them beside somebody who lives, or after a proper end, does not.
func TestAnUncleanEndIsNoticed(t *testing.T) {
	database := filepath.Join(t.TempDir(), "books.db")
	working := start(t, database, "call")
	working.must(t, "Catalog.CreateCategory", fields{"requestId": "one", "name": "Beverages"}, nil)
	done(t, database, "call", "Catalog.CreateCategory", `{"requestId": "beside", "name": "Condiments"}`)
	beside := openBooks(t, database)
	if beside.Unclean() {
		t.Error("it is unclean beside a process that lives")
	}
	if err := beside.Close(); err != nil {
		t.Fatal(err)
	}
	if err := working.command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	working.end(t)
	done(t, database, "report", "stock-levels") // repairs what it finds, and remembers
	d := openBooks(t, database)
	if due, err := check.Due(context.Background(), d); d.Unclean() || !due || err != nil {
		t.Errorf("unclean %v, due %v, %v", d.Unclean(), due, err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	done(t, database, "check")
	d = openBooks(t, database)
	defer d.Close() //nolint:errcheck // only read
	if due, err := check.Due(context.Background(), d); d.Unclean() || due || err != nil {
		t.Errorf("after the check: unclean %v, due %v, %v", d.Unclean(), due, err)
	}
}
