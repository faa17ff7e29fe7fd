package db_test

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
)

type Named struct{ Name string }

type loaded struct {
	Named

	ID       int64
	Small    int32
	Price    *int64
	Note     *string
	Archived bool
	NameKey  []byte
}

const fourRows = `SELECT 1 AS id, 20000 AS small, 'Chai' AS name, 18 AS price, 'in bags' AS note, TRUE AS archived, x'00ff' AS name_key, 'nobody' AS unheard
	UNION ALL SELECT 2, NULL, '', NULL, NULL, FALSE, NULL, NULL
	UNION ALL SELECT 9223372036854775807, -7, 'Côte de Blaye', -9223372036854775808, '', 1, x'', 5
	UNION ALL SELECT -1, 0, '烏龍茶', 0, 'x', 0, x'01', NULL`

func TestLoadReadsWhatScanReads(t *testing.T) {
	d, _ := dbtest.New(t)
	q := d.Read(context.Background())
	var want, got []loaded
	if err := q.Raw(fourRows).Scan(&want).Error; err != nil {
		t.Fatal(err)
	}
	if err := db.Load(q.Raw(fourRows), &got); err != nil {
		t.Fatal(err)
	}
	if len(want) != 4 || !reflect.DeepEqual(got, want) {
		t.Errorf("Load read %+v, Scan %+v", got, want)
	}
	ids, names := []int64{7}, []string(nil)
	if err := db.Load(q.Raw("SELECT 3 UNION ALL SELECT 4"), &ids); err != nil || !reflect.DeepEqual(ids, []int64{3, 4}) {
		t.Errorf("Load read %v, %v", ids, err)
	}
	if err := db.Load(q.Raw("SELECT 'a' WHERE 1 = 0"), &names); err != nil || len(names) != 0 {
		t.Errorf("Load read %v, %v", names, err)
	}
}

func TestLoadRefuses(t *testing.T) {
	d, _ := dbtest.New(t)
	q := d.Read(context.Background())
	for statement, want := range map[string]string{
		"SELECT 1.5 AS id":                   "column id: a float64 does not fit a int64",
		"SELECT 3000000000 AS small":         "column small: a int64 does not fit a int32",
		"SELECT 'one' AS id":                 "column id: a string does not fit a int64",
		"SELECT 1 AS name":                   "column name: a int64 does not fit a string",
		"SELECT 9223372036854775807 + 1 id":  "column id: a float64 does not fit a int64",
		"SELECT id FROM a_table_that_is_not": "no such table",
	} {
		var rows []loaded
		if err := db.Load(q.Raw(statement), &rows); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", statement, err, want)
		}
	}
	var two []int64
	if err := db.Load(q.Raw("SELECT 1, 2"), &two); err == nil {
		t.Error("two columns were read into one number")
	}
}

func BenchmarkRowsOfAPage(b *testing.B) {
	d, _ := dbtest.New(b)
	q := d.Read(context.Background())
	statement := strings.Repeat(fourRows+" UNION ALL ", 25) + fourRows
	for name, read := range map[string]func(*gorm.DB, *[]loaded) error{
		"Load": db.Load[loaded],
		"Scan": func(q *gorm.DB, rows *[]loaded) error { return q.Scan(rows).Error },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				var rows []loaded
				if err := read(q.Raw(statement), &rows); err != nil || len(rows) != 104 {
					b.Fatal(len(rows), err)
				}
			}
		})
	}
}
