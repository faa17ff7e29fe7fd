package db

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"gorm.io/gorm"
)

// AmongIDs is the condition that the column is one of the ids. However many
// there are, they are one parameter.
func AmongIDs(column string, ids []int64) (condition string, value any) {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = strconv.FormatInt(id, 10)
	}
	return column + " IN (SELECT value FROM json_each(?))", "[" + strings.Join(texts, ",") + "]"
}

// JSONMember is a member of the JSON object in a column; true and false are 1
// and 0, and NULL is none. The name is a constant of the program.
func JSONMember(column, name string) string {
	return "json_extract(" + column + ", '$." + name + "')"
}

// JSONElements is a table whose column value has the elements of the array
// that is a member of the JSON object in a column.
func JSONElements(column, name string) string {
	return "json_each(" + column + ", '$." + name + "')"
}

// ProductTexts is the condition that a product's search key contains one of
// the folded texts, which have MinIndexed characters or more; it finds no more
// than so many products.
func ProductTexts(idColumn string, texts []string, most int) (condition string, values []any) {
	return idColumn + " IN (SELECT rowid FROM products_fts WHERE products_fts MATCH ? LIMIT ?)", []any{strings.Join(phrases(texts), " OR "), most}
}

// MinIndexed is the length of the shortest text that the search index knows, in characters.
const MinIndexed = trigram

// Tables tells which of the tables there are: older schemas have not all of them.
func Tables(q *gorm.DB, names ...string) ([]string, error) {
	var there []string
	err := q.Raw("SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ? ORDER BY name", names).Scan(&there).Error
	if err != nil {
		return nil, fmt.Errorf("list tables: %w", err)
	}
	return there, nil
}

// DamageOf reads all of the file and tells what is wrong with it, one sentence
// each and at most so many; none when it is sound.
func DamageOf(q *gorm.DB, most int) ([]string, error) {
	var rows []string
	if err := q.Raw("PRAGMA integrity_check(" + strconv.Itoa(most) + ")").Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("check the file: %w", err)
	}
	if len(rows) == 1 && rows[0] == "ok" {
		return nil, nil
	}
	return rows, nil
}

// Dangling is a row that refers to one that is not there.
type Dangling struct {
	Table  string
	ID     *int64 `gorm:"column:rowid"` // nil where the table has none
	Parent string // the table it refers to
}

// DanglingRows lists the rows that refer to what is not there.
func DanglingRows(q *gorm.DB) ([]Dangling, error) {
	var rows []Dangling
	if err := q.Raw("PRAGMA foreign_key_check").Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("check the references: %w", err)
	}
	return rows, nil
}

// SearchIndexAgrees lets the index of the products' texts compare itself with
// the products. FTS5 has no such question for readers, so it is asked in a
// transaction that is undone.
func (d *DB) SearchIndexAgrees(ctx context.Context) (bool, error) {
	var damaged error
	err := d.Write(ctx, func(tx *Tx) error {
		damaged = tx.Exec("INSERT INTO products_fts(products_fts, rank) VALUES('integrity-check', 1)").Error
		return ErrRollback
	})
	switch {
	case err != nil:
		return false, err
	case damaged != nil && !IsCorrupt(damaged):
		return false, fmt.Errorf("check the search index: %w", damaged)
	}
	return damaged == nil, nil
}
