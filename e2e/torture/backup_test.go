package torture_test

import (
	"context"
	"maps"
	"path/filepath"
	"testing"

	"stockroom/backend/backup"
)

// TestKilledWhileSavingAndRestoring kills backups and restores: the books are
// those of before or those of the backup as a whole, and whatever is listed as
// a backup is one.
func TestKilledWhileSavingAndRestoring(t *testing.T) {
	random := dice(t)
	folder := t.TempDir()
	database, saved := filepath.Join(folder, "books.db"), filepath.Join(t.TempDir(), "saved.db")
	file, old := productFile(t, folder, "OLD", importRows)
	done(t, database, "import", "products", file)
	done(t, database, "backup", "--out", saved)
	file, added := productFile(t, folder, "NEW", importRows)
	both := maps.Clone(old)
	maps.Copy(both, added)
	killed, restored := 0, 0
	for killed < share(1) {
		done(t, database, "import", "products", file)
		verb := []string{"restore", saved}
		if random.IntN(3) == 0 {
			verb = []string{"backup"}
		}
		c := start(t, database, verb...)
		c.killAfter(moment(random, lateAxe/2))
		code := c.end(t)
		if code == -1 {
			killed++
		} else if code != 0 {
			t.Errorf("stockroom %s: exit %d: %s", verb[0], code, c.said)
		}
		d := openBooks(t, database)
		have, want := figures(t, d, onHandBySKU), both
		if verb[0] == "restore" && (code == 0 || len(have) == len(old)) {
			want = old
			restored++
		}
		same(t, "on hand", want, have)
		sound(t, d)
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		all, err := backup.List(context.Background(), database)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range all {
			if !b.Good() {
				t.Errorf("%s is listed and is no backup: %s", b.Name, b.Why)
			}
		}
	}
	t.Logf("%d killed; the books were the backup's %d times", killed, restored)
}
