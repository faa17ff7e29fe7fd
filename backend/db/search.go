package db

import (
	"strings"
	"unicode/utf8"

	"gorm.io/gorm"
)

const (
	// LastRune sorts after every text that begins with what stands before it:
	// key <= x < key+LastRune are the texts that begin with key.
	LastRune = "\U0010FFFF"
	// trigram is the shortest text that the search index knows.
	trigram = 3
	// maxSearchWords bounds a query that a scanner or a paste could make; the
	// words after it do not narrow the search any more.
	maxSearchWords = 16
	// maxSearchWord is the longest word that is looked for, in bytes: longer than
	// any code or name; what is beyond is not looked at.
	maxSearchWord = 400
)

// Limits of a picker.
const (
	defaultPicks = 20
	maxPicks     = 100
)

// PickSize brings the asked size of a picker into its limits; 0 is the default.
func PickSize(asked int) int {
	if asked <= 0 {
		return defaultPicks
	}
	return min(asked, maxPicks)
}

// Containing narrows the query to rows whose folded column contains every
// folded word, by looking at each row: for tables of thousands, not of hundreds of thousands.
func Containing(q *gorm.DB, column string, words []string) *gorm.DB {
	for _, word := range firstWords(words) {
		q = q.Where(column+` LIKE ? ESCAPE '\'`, "%"+escapeLike(word)+"%")
	}
	return q
}

// SearchProducts narrows the query to products whose search key contains
// every folded word. Words of three characters and more are looked up in the
// index of trigrams; shorter ones read the keys once, whatever they find.
func SearchProducts(q *gorm.DB, idColumn string, words []string) *gorm.DB {
	if condition, values := ProductText(idColumn, words); condition != "" {
		q = q.Where(condition, values...)
	}
	return q
}

// ProductText is the condition of SearchProducts; "" without words.
func ProductText(idColumn string, words []string) (condition string, values []any) {
	var indexed, short, conditions []string
	for _, word := range firstWords(words) {
		if utf8.RuneCountInString(word) < trigram {
			short = append(short, word)
			continue
		}
		indexed = append(indexed, `"`+strings.ReplaceAll(word, `"`, `""`)+`"`)
	}
	if len(indexed) > 0 {
		conditions = append(conditions, idColumn+" IN (SELECT rowid FROM products_fts WHERE products_fts MATCH ?)")
		values = append(values, strings.Join(indexed, " AND "))
	}
	for _, word := range short {
		values = append(values, "%"+escapeLike(word)+"%")
	}
	if len(short) > 0 && len(indexed) > 0 {
		// The index has left few rows: look at those.
		for range short {
			conditions = append(conditions, "EXISTS(SELECT 1 FROM products k WHERE k.id = "+idColumn+` AND k.search_key LIKE ? ESCAPE '\')`)
		}
	} else if len(short) > 0 {
		like := strings.Repeat(` AND search_key LIKE ? ESCAPE '\'`, len(short))
		conditions = append(conditions, idColumn+" IN (SELECT id FROM products WHERE "+strings.TrimPrefix(like, " AND ")+")")
	}
	return strings.Join(conditions, " AND "), values
}

// Contains is the condition that a folded column contains a folded text.
func Contains(column, text string) (condition string, values []any) {
	return column + ` LIKE ? ESCAPE '\'`, []any{"%" + escapeLike(text) + "%"}
}

// firstWords drops what no search index takes: control characters, and words
// beyond the limit.
func firstWords(words []string) []string {
	kept := make([]string, 0, len(words))
	for _, word := range words {
		word = strings.Map(func(r rune) rune {
			if r < ' ' {
				return -1
			}
			return r
		}, word)
		if len(word) > maxSearchWord {
			word = strings.ToValidUTF8(word[:maxSearchWord], "")
		}
		if word != "" && len(kept) < maxSearchWords {
			kept = append(kept, word)
		}
	}
	return kept
}

// escapeLike takes the special meaning from LIKE's signs.
func escapeLike(word string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(word)
}
