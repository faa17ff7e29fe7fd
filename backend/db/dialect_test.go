package db_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
)

// TestTheDialectIsKnownHereAlone looks for words of SQLite's in the other packages.
func TestTheDialectIsKnownHereAlone(t *testing.T) {
	words := regexp.MustCompile(`json_\w+\(|PRAGMA |sqlite_master|_fts[ (]|MATCH \?|[^*]\browid\b|INSERT OR |REPLACE INTO|INDEXED BY|\bGLOB\b|julianday|strftime|unixepoch|group_concat`)
	backend := os.DirFS("..")
	looked := 0
	err := fs.WalkDir(backend, ".", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (path == "db" || path == "internal"):
			return fs.SkipDir
		case filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		text, err := fs.ReadFile(backend, path)
		if found := words.Find(text); found != nil {
			t.Errorf("%s knows %q", path, found)
		}
		looked++
		return err
	})
	if err != nil || looked < 100 {
		t.Errorf("looked at %d files, %v", looked, err)
	}
}

func TestWordsOfTheDialect(t *testing.T) {
	ctx := context.Background()
	d, _ := dbtest.New(t)
	for _, name := range []string{"chai tea", `chang "beer"`, "ikura"} {
		err := d.Write(ctx, func(tx *db.Tx) error {
			return tx.Exec("INSERT INTO products(sku, sku_key, name, name_key, search_key, unit_id, created_at, updated_at) VALUES(?, ?, ?, ?, ?, 1, 1, 1)",
				name, name, name, name, name).Error
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	names := func(condition string, values ...any) string {
		var found []string
		if err := d.Read(ctx).Raw("SELECT name FROM products WHERE "+condition+" ORDER BY id", values...).Scan(&found).Error; err != nil {
			t.Fatal(err)
		}
		return strings.Join(found, ",")
	}
	condition, ids := db.AmongIDs("id", []int64{1, 3, 99})
	if got := names(condition, ids); got != "chai tea,ikura" {
		t.Errorf("among the ids: %s", got)
	}
	if got := names("NOT "+condition, ids); got != `chang "beer"` {
		t.Errorf("not among the ids: %s", got)
	}
	condition, ids = db.AmongIDs("id", nil)
	if got := names(condition, ids); got != "" {
		t.Errorf("among none: %s", got)
	}
	condition, values := db.ProductTexts("id", []string{`"beer"`, "kura"}, 10)
	if got := names(condition, values...); got != `chang "beer",ikura` {
		t.Errorf("with one of the texts: %s", got)
	}
	var n int64
	in := "(SELECT '{\"Archived\":true,\"IDs\":[3,4]}' AS input) e"
	err := d.Read(ctx).Raw("SELECT SUM(j.value) * " + db.JSONMember("e.input", "Archived") + " FROM " + in + " CROSS JOIN " + db.JSONElements("e.input", "IDs") + " j").Scan(&n).Error
	if err != nil || n != 7 {
		t.Errorf("of the JSON: %d, %v", n, err)
	}
	if tables, err := db.Tables(d.Read(ctx), "products", "nothing"); err != nil || !slices.Equal(tables, []string{"products"}) {
		t.Errorf("the tables are %v, %v", tables, err)
	}
	err = d.Snapshot(ctx, func(tx *gorm.DB) error {
		damage, err := db.DamageOf(tx, 10)
		if err != nil || len(damage) != 0 {
			t.Errorf("damage %v, %v", damage, err)
		}
		dangling, err := db.DanglingRows(tx)
		if len(dangling) != 0 {
			t.Errorf("dangling %v", dangling)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
