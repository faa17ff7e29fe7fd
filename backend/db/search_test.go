package db_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
)

// addKeys adds products by their search keys.
func addKeys(t *testing.T, d *db.DB, keys ...string) {
	t.Helper()
	for _, key := range keys {
		err := d.Write(context.Background(), func(tx *db.Tx) error {
			return tx.Exec("INSERT INTO products(sku, sku_key, name, name_key, search_key, unit_id, created_at, updated_at) VALUES(?, ?, ?, ?, ?, 1, 1, 1)",
				key, key, key, key, key).Error
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// wantKeys searches products and compares their present keys.
func wantKeys(t *testing.T, q *gorm.DB, search, want string) {
	t.Helper()
	words := strings.Fields(search)
	var listed, conditioned []string
	err := db.SearchProducts(q.Table("products p").Order("p.id"), "p.id", words).Pluck("search_key", &listed).Error
	if err != nil {
		t.Fatalf("%q: %v", search, err)
	}
	condition, values := db.ProductText("p.id", words)
	if err := q.Table("products p").Where(condition, values...).Order("p.id").Pluck("search_key", &conditioned).Error; err != nil {
		t.Fatalf("%q: %v", search, err)
	}
	if got := strings.Join(listed, ","); got != want || strings.Join(conditioned, ",") != want {
		t.Errorf("%q finds %s, as a condition %s, want %s", search, got, conditioned, want)
	}
}

func wantAgreement(t *testing.T, d *db.DB) {
	t.Helper()
	if agrees, err := d.SearchIndexAgrees(context.Background()); err != nil || !agrees {
		t.Errorf("the index agrees: %v, %v", agrees, err)
	}
}

// TestSearchFollowsItsProducts: the index is asked by connections that only
// read, in the books and in a copy of them, and knows each key to its end.
func TestSearchFollowsItsProducts(t *testing.T) {
	ctx := context.Background()
	d, _ := dbtest.New(t)
	addKeys(t, d, "salsa", "mensa", "x", "tea 茶", "visage", "a", "10 kΩ")
	var only int64
	if err := d.Read(ctx).Raw("PRAGMA query_only").Scan(&only).Error; err != nil || only != 1 {
		t.Fatalf("query_only is %d, %v", only, err)
	}
	for search, want := range map[string]string{
		"sa": "salsa,mensa,visage", "a": "salsa,mensa,tea 茶,visage,a", "x": "x", "茶": "tea 茶", "zz": "", "z": "", "ge": "visage",
		"sa en": "mensa", "sal sa": "salsa", "a s": "salsa,mensa,visage", "sa l": "salsa", "vis a ge": "visage", "zz sal": "", "sal z": "",
		"kΩ": "10 kΩ", "Ω": "10 kΩ", // a folded sign may have a capital
	} {
		wantKeys(t, d.Read(ctx), search, want)
	}
	err := d.Write(ctx, func(tx *db.Tx) error {
		if err := tx.Exec("UPDATE products SET search_key = 'menza' WHERE search_key = 'mensa'").Error; err != nil {
			return err
		}
		return tx.Exec("UPDATE products SET search_key = 'sax' WHERE search_key = 'x'").Error
	})
	if err != nil {
		t.Fatal(err)
	}
	wantAgreement(t, d)
	for search, want := range map[string]string{"sa": "salsa,sax,visage", "za": "menza", "ax": "sax", "x": "sax", "a": "salsa,menza,sax,tea 茶,visage,a"} {
		wantKeys(t, d.Read(ctx), search, want)
	}
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := d.CopyTo(ctx, path, nil); err != nil {
		t.Fatal(err)
	}
	c, err := db.OpenCopy(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	wantKeys(t, c.Read(ctx), "za", "menza")
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestSearchGoesDownAndUpAgain: the former index is what it was, knows what was
// entered before and after, and so does the present one.
func TestSearchGoesDownAndUpAgain(t *testing.T) {
	ctx := context.Background()
	d, _ := dbtest.New(t)
	addKeys(t, d, "salsa", "mensa")
	if id, err := d.Down(ctx); err != nil || id != "0006_search" {
		t.Fatalf("went down from %s: %v", id, err)
	}
	wantAgreement(t, d)
	addKeys(t, d, "bursa")
	wantAgreement(t, d)
	wantKeys(t, d.Read(ctx), "rsa", "bursa")
	wantKeys(t, d.Read(ctx), "sal", "salsa")
	if err := d.Up(ctx); err != nil {
		t.Fatal(err)
	}
	wantAgreement(t, d)
	wantKeys(t, d.Read(ctx), "sa", "salsa,mensa,bursa")
}
