package stock

import (
	"strings"
	"unicode/utf8"

	"gorm.io/gorm"

	"stockroom/backend/fold"
)

// trigram is the least number of letters that the search index can find.
const trigram = 3

// matching restricts a query over products p to those in which every word of
// the text occurs: in name, SKU, a barcode or a supplier's code.
func matching(q *gorm.DB, text string) *gorm.DB {
	for _, word := range fold.Words(text) {
		if utf8.RuneCountInString(word) >= trigram {
			q = q.Where("p.id IN (SELECT rowid FROM products_fts WHERE products_fts MATCH ?)", `"`+strings.ReplaceAll(word, `"`, `""`)+`"`)
			continue
		}
		q = q.Where(`p.search_key LIKE ? ESCAPE '\'`, "%"+strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(word)+"%")
	}
	return q
}
