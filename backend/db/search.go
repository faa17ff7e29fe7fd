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
// index of trigrams. Shorter ones read the keys once and make a set of ids,
// unless most products have them: then each product is looked at when the
// query comes to it, so that a page is full after a few.
func SearchProducts(q *gorm.DB, idColumn string, words []string) *gorm.DB {
	indexed, short := byLength(firstWords(words))
	eachOne := len(indexed) == 0 && len(short) > 0 && areCommon(q, short)
	if condition, values := productText(idColumn, indexed, short, eachOne); condition != "" {
		q = q.Where(condition, values...)
	}
	return q
}

// ProductText is the condition of SearchProducts; "" without words.
func ProductText(idColumn string, words []string) (condition string, values []any) {
	indexed, short := byLength(firstWords(words))
	return productText(idColumn, indexed, short, false)
}

// byLength parts the words that the index of trigrams knows from those that are too short for it.
func byLength(words []string) (indexed, short []string) {
	for _, word := range words {
		if utf8.RuneCountInString(word) < trigram {
			short = append(short, word)
		} else {
			indexed = append(indexed, word)
		}
	}
	return indexed, short
}

func productText(idColumn string, indexed, short []string, eachOne bool) (condition string, values []any) {
	var conditions []string
	if len(indexed) > 0 {
		conditions = append(conditions, idColumn+" IN (SELECT rowid FROM products_fts WHERE products_fts MATCH ?)")
		values = append(values, strings.Join(phrases(indexed), " AND "))
		eachOne = true // the index has left few rows
	}
	if len(short) > 0 {
		like, texts := containsAll("k.search_key", short)
		values = append(values, texts...)
		if eachOne {
			conditions = append(conditions, "EXISTS(SELECT 1 FROM products k WHERE k.id = "+idColumn+" AND "+like+")")
		} else {
			conditions = append(conditions, idColumn+" IN (SELECT k.id FROM products k WHERE "+like+")")
		}
	}
	return strings.Join(conditions, " AND "), values
}

// phrases are the words as the search index takes them.
func phrases(words []string) []string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = `"` + strings.ReplaceAll(word, `"`, `""`) + `"`
	}
	return quoted
}

const (
	// sampled is how many products areCommon looks at.
	sampled = 2000
	// commonIn is the share of them, one in so many, from which letters are common:
	// a page of a hundred rows is then full after two thousand products.
	commonIn = 20
)

// areCommon tells whether a good part of the first products has all the words.
func areCommon(q *gorm.DB, short []string) bool {
	q = q.Session(&gorm.Session{NewDB: true})
	first := q.Table("products").Select("search_key").Order("id").Limit(sampled)
	var share struct{ Found, Sampled int64 }
	condition, values := containsAll("search_key", short)
	counted := q.Table("(?) AS first", first).Select("COUNT(*) AS sampled, COUNT(CASE WHEN "+condition+" THEN 1 END) AS found", values...)
	if err := Sum(counted, &share); err != nil {
		return false // the query itself will say what is wrong
	}
	return share.Sampled == sampled && share.Found*commonIn >= share.Sampled
}

// containsAll is the condition that a folded column contains all the folded texts.
func containsAll(column string, texts []string) (condition string, values []any) {
	conditions := make([]string, len(texts))
	for i, text := range texts {
		one, value := Contains(column, text)
		conditions[i], values = one, append(values, value...)
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
