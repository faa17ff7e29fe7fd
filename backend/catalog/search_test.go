package catalog_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"gorm.io/gorm"

	"stockroom/backend/catalog"
	"stockroom/backend/db"
	"stockroom/backend/fold"
	"stockroom/backend/query"
)

// madeUp are products of all that names and codes can have in them; some have a
// single character for a name, and the keys end in anything.
func madeUp(random *rand.Rand, count int) []catalog.ProductInput {
	pieces := []string{
		"sa", "Ä", "ö", "ß", "é", "ø", "Ł", "x", "zz", "茶", "螺丝", "不锈钢", "ボルト", "ｷﾛ", "10", "7", "0", "m6", "''", `"`, `""`, "%", "_", "\\", "*", "(", "-", ":",
		"℡", "kΩ", "™", "🔩", "NEAR", "or", "salt", "brûlée", "tea", " ", " ", " ", "e",
	}
	some := func(most int) string {
		var b strings.Builder
		for range 1 + random.IntN(most) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		return strings.Join(strings.Fields(b.String()), " ")
	}
	inputs := make([]catalog.ProductInput, count)
	for i := range inputs {
		name := some(5)
		if i%5 == 0 || fold.Key(name) == "" {
			name = []string{"Ü", "x", "茶", "7", `"`, "%"}[i%6]
		}
		// The SKU ends the key, unless a barcode does.
		inputs[i] = catalog.ProductInput{SKU: strings.TrimSpace(fmt.Sprint(i, "-", some(2))), Name: name, UnitID: 1, Archived: i%11 == 0}
		if i%3 == 0 {
			inputs[i].Barcodes = []catalog.Barcode{{Code: fmt.Sprintf("%d-%c%c", i, 'A'+rune(random.IntN(26)), 'A'+rune(random.IntN(26)))}}
		}
	}
	return inputs
}

// TestEveryShortWordIsFound compares what the index finds with the keys
// themselves: for words from anywhere in them and from their ends, alone, in
// pairs and with longer ones, in the list by name and by stock, its sums, and a
// typed query.
func TestEveryShortWordIsFound(t *testing.T) {
	s := newShop(t)
	random := rand.New(rand.NewPCG(3, 14))
	err := s.db.Write(context.Background(), func(tx *db.Tx) error {
		_, problems, err := catalog.CreateProducts(tx, madeUp(random, 400))
		if len(problems) > 0 {
			err = problems[0].Err
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	keys := searchKeys(t, s.db)
	searches := map[string]bool{"sa": true, "q": true, "qq": true, "sa zz": true, "x 7": true, "茶 x": true, "sa tea": true, "e salt": true}
	for range 150 {
		if words := wordsOf(random, keys); len(words) > 0 {
			searches[strings.Join(words, " ")] = true
		}
	}
	found := 0
	for search := range searches {
		want := []int64{}
		for id, key := range keys {
			if containsAll(key, fold.Words(search)) {
				want = append(want, id)
			}
		}
		slices.Sort(want)
		found += len(want)
		s.wantFound(search, want)
	}
	if found < 10*len(searches) {
		t.Errorf("%d searches find %d products", len(searches), found)
	}
}

// searchKeys are the keys of all products, by id.
func searchKeys(t *testing.T, d *db.DB) map[int64]string {
	t.Helper()
	keys := map[int64]string{}
	var rows []struct {
		ID        int64
		SearchKey string
	}
	err := d.Snapshot(context.Background(), func(q *gorm.DB) error {
		return db.Load(q.Raw("SELECT id, search_key FROM products"), &rows)
	})
	if err != nil || len(rows) == 0 {
		t.Fatalf("%d keys, %v", len(rows), err)
	}
	for _, r := range rows {
		keys[r.ID] = strings.ToLower(r.SearchKey) // as the index is: some signs stand for capitals
	}
	return keys
}

func containsAll(key string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(key, strings.ToLower(word)) {
			return false
		}
	}
	return true
}

// wordsOf are one or two words out of one of the keys, each of one to four
// characters and one in three at the end of the key.
func wordsOf(random *rand.Rand, keys map[int64]string) []string {
	key := []rune(keys[1+random.Int64N(int64(len(keys)))])
	var words []string
	for range 1 + random.IntN(2) {
		length := min([]int{1, 2, 2, 4}[random.IntN(4)], len(key))
		at := len(key) - length
		if random.IntN(3) > 0 {
			at = random.IntN(at + 1)
		}
		words = append(words, strings.Fields(string(key[at:at+length]))...)
	}
	return words
}

// wantFound lets a list and its sums, a list that stock orders, and a typed
// query find the products.
func (s shop) wantFound(search string, want []int64) {
	s.t.Helper()
	ctx := context.Background()
	either := query.Node{Op: query.Or, Nodes: []query.Node{{Op: query.Is, Term: query.Term{Text: "nothing has this"}}}}
	both := query.Node{Op: query.And}
	for _, word := range strings.Fields(search) {
		both.Nodes = append(both.Nodes, query.Node{Op: query.Is, Term: query.Term{Text: word}})
	}
	either.Nodes = append(either.Nodes, both)
	for how, asked := range map[string]catalog.ProductQuery{
		"the list": {Search: search}, "the list by stock": {Search: search, Sort: "onHand"},
		"a typed query": {Where: either}, "what is not left out": {Where: query.Node{Op: query.Not, Nodes: []query.Node{{Op: query.Not, Nodes: []query.Node{either}}}}},
	} {
		asked.Archived = "all"
		ids, err := s.IDs(ctx, asked)
		if err != nil {
			s.t.Fatalf("%q: %v", search, err)
		}
		if slices.Sort(ids); !slices.Equal(ids, want) {
			s.t.Errorf("%q (%d characters): %s has %v, want %v", search, utf8.RuneCountInString(search), how, ids, want)
		}
		asked.Limit = 500
		list, err := s.List(ctx, asked)
		if err != nil || list.Total != int64(len(want)) || len(list.Rows) != len(want) {
			s.t.Errorf("%q: %s has %d rows of %d, want %d (%v)", search, how, len(list.Rows), list.Total, len(want), err)
		}
	}
}
