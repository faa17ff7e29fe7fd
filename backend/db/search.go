package db

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gorm.io/gorm"
)

const (
	// LastRune sorts after every text that begins with what stands before it:
	// key <= x < key+LastRune are the texts that begin with key.
	LastRune = "\U0010FFFF"
	// lastCased is behind the alphabets of which folded texts may have capitals:
	// Latin and Greek.
	lastCased = 'Ѐ'
	// trigram is the length of the search index's terms.
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
// every folded word. The index makes a set of ids of them. Where many products
// have the words of one and two characters, each product is asked for those
// when the query comes to it instead, so that a page is full after a few.
func SearchProducts(q *gorm.DB, idColumn string, words []string) *gorm.DB {
	w := byLength(firstWords(words))
	return w.narrow(q, idColumn, w.areFound(q))
}

// SearchInOrder is SearchProducts for one page of a list in an order that an
// index of its table has. Where the set is not small, it is the rows that are
// read in their order and looked up in the set, until the page is full: nothing is sorted.
func SearchInOrder(q *gorm.DB, idColumn string, words []string) *gorm.DB {
	w := byLength(firstWords(words))
	found := w.areFound(q)
	if found == often && len(w.long) == 0 {
		idColumn = "+" + idColumn // with the plus the set cannot lead
	}
	return w.narrow(q, idColumn, found)
}

// ProductText is the condition of SearchProducts; "" without words.
func ProductText(idColumn string, words []string) (condition string, values []any) {
	return byLength(firstWords(words)).condition(idColumn, unasked)
}

func (w searched) narrow(q *gorm.DB, idColumn string, found frequency) *gorm.DB {
	if condition, values := w.condition(idColumn, found); condition != "" {
		q = q.Where(condition, values...)
	}
	return q
}

// searched are the words of a search by their length. The index of trigrams
// looks long ones up. A pair of characters stands wherever a trigram begins with
// it. So does a single one, but in so many places that it is looked up alone only.
type searched struct{ long, pairs, single []string }

// byLength parts the words.
func byLength(words []string) (w searched) {
	for _, word := range words {
		switch utf8.RuneCountInString(word) {
		case 1:
			w.single = append(w.single, word)
		case trigram - 1:
			w.pairs = append(w.pairs, word)
		default:
			w.long = append(w.long, word)
		}
	}
	return w
}

// short are the words that are no trigram.
func (w searched) short() []string { return slices.Concat(w.pairs, w.single) }

// condition is "" without words. Where many products have what is short, each is asked for it.
func (w searched) condition(idColumn string, found frequency) (condition string, values []any) {
	common := found == everywhere
	var sets, conditions []string
	if len(w.long) > 0 {
		sets, values = append(sets, "SELECT rowid FROM products_fts WHERE products_fts MATCH ?"), append(values, strings.Join(phrases(w.long), " AND "))
	}
	begun, asked := w.pairs, w.single
	switch {
	case common:
		begun, asked = nil, w.short()
	case found != unasked && len(w.long) == 0 && len(w.pairs) == 0 && len(w.single) == 1:
		begun, asked = w.single, nil
	}
	for _, word := range begun {
		begins := asIndexed(word)
		sets, values = append(sets, "SELECT doc FROM products_fts_terms WHERE term >= ? AND term < ?"), append(values, begins, begins+LastRune)
	}
	if len(sets) > 0 {
		conditions = append(conditions, idColumn+" IN ("+strings.Join(sets, " INTERSECT ")+")")
	}
	if len(asked) > 0 {
		like, texts := containsAll("k.search_key", asked)
		values = append(values, texts...)
		if common || len(sets) > 0 {
			conditions = append(conditions, "EXISTS(SELECT 1 FROM products k WHERE k.id = "+idColumn+" AND "+like+")")
		} else { // single characters that may be anywhere: all keys are read once
			conditions = append(conditions, idColumn+" IN (SELECT k.id FROM products k WHERE "+like+")")
		}
	}
	return strings.Join(conditions, " AND "), values
}

// asIndexed is a text as the index writes it: it has no capitals, which folded
// texts have where one character stands for several, such as ℡.
func asIndexed(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'ς':
			return 'σ'
		case r < lastCased:
			return unicode.ToLower(r)
		}
		return r
	}, text)
}

// phrases are the words as the search index takes them.
func phrases(words []string) []string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = `"` + strings.ReplaceAll(word, `"`, `""`) + `"`
	}
	return quoted
}

// frequency is how many products have the short words of a search.
type frequency int

const (
	unasked frequency = iota
	rarely
	// often is when a page of a hundred rows is full after five thousand products.
	often
	// everywhere is when it is full after a thousand.
	everywhere
)

const (
	// sampled is how many products areFound looks at.
	sampled = 2000
	// commonIn is the share of them, one in so many, from which letters are common:
	// a page of a hundred rows is then full after a thousand products. Of fewer, the
	// index makes a set in little more time, also where they all stand at one end of
	// the list and nearly every product would be asked.
	commonIn = 10
	// oftenIn is the share from which sorting the set takes longer than reading
	// the rows in their order.
	oftenIn = 50
)

// areFound tells how many of the first products have all the short words.
// Where nothing depends on it, it does not look.
func (w searched) areFound(q *gorm.DB) frequency {
	short := w.short()
	if len(short) == 0 || len(w.long) > 0 && len(w.pairs) == 0 {
		return rarely
	}
	q = q.Session(&gorm.Session{NewDB: true})
	first := q.Table("products").Select("search_key").Order("id").Limit(sampled)
	var share struct{ Found, Sampled int64 }
	condition, values := containsAll("search_key", short)
	counted := q.Table("(?) AS first", first).Select("COUNT(*) AS sampled, COUNT(CASE WHEN "+condition+" THEN 1 END) AS found", values...)
	if err := Sum(counted, &share); err != nil {
		return rarely // the query itself will say what is wrong
	}
	switch {
	case share.Sampled < sampled || share.Found*oftenIn < share.Sampled:
		return rarely
	case share.Found*commonIn < share.Sampled:
		return often
	}
	return everywhere
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
