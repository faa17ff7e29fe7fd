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
	restoring, saving := paceOf(t, database, "restore", saved), paceOf(t, database, "backup")
	killed, restored := 0, 0
	for killed < share(1) {
		done(t, database, "import", "products", file)
		verb, takes := []string{"restore", saved}, restoring
		if random.IntN(3) == 0 {
			verb, takes = []string{"backup"}, saving
		}
		code := takes.kill(t, random, database, verb...)
		d := openBooks(t, database)
		have, want := figures(t, d, onHandBySKU), both
		isBackup := verb[0] == "restore" && (code == 0 || len(have) == len(old))
		if isBackup {
			want = old
		}
		takes.learn(isBackup || verb[0] == "backup" && code == 0)
		if code == -1 {
			killed++
			if isBackup {
				restored++
			}
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
	t.Logf("%d killed: the books were the backup's after %d of them, those of before after the rest", killed, restored)
}
