package db

import (
	"encoding/base64"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"stockroom/backend/fault"
)

// ErrCursor says that a list was asked to go on from a place that no list gave out.
var ErrCursor = fault.Define("db.cursor", "This place in the list is not known. Load the list again.")

// Limits of a page.
const (
	// DefaultPage is how many rows a page has when the caller does not say.
	DefaultPage = 100
	// MaxPage is the most rows a page can have.
	MaxPage = 500
)

// Sort is one order of a list: an expression that is never NULL, text or a
// whole number, with the row's id to tell equals apart.
type Sort struct {
	Expr   string // a constant of the program, never the user's text
	Number bool   // whether Expr is a whole number rather than text
	Desc   bool
}

// Order is what a list is sorted by: the first, and where rows are equal in
// it, the next. It has one to MaxSorts sorts.
type Order []Sort

// MaxSorts is by how many columns a list can be sorted at once: more are not
// read by anyone, and each makes the place in the list longer.
const MaxSorts = 3

// SortName is one column of the user's order by its name.
type SortName struct {
	Name string
	Desc bool
}

// SortNames reads the order of a request: names joined by commas, the most
// important first, "-" before one that goes down: "status,-value".
// descending turns the first around. Names beyond MaxSorts, and repeated ones, are left out.
func SortNames(text string, descending bool) []SortName {
	var names []SortName
	for _, part := range strings.Split(text, ",") {
		name, desc := strings.CutPrefix(strings.TrimSpace(part), "-")
		if slices.ContainsFunc(names, func(n SortName) bool { return n.Name == name }) {
			continue
		}
		names = append(names, SortName{Name: name, Desc: desc})
	}
	names = names[:min(len(names), MaxSorts)]
	names[0].Desc = names[0].Desc != descending
	return names
}

// ReadOrder reads the order of a request; sortOf knows the list's sorts by
// their names. Fails as sortOf does.
func ReadOrder(text string, descending bool, sortOf func(name string) (Sort, error)) (Order, error) {
	var order Order
	for _, name := range SortNames(text, descending) {
		sort, err := sortOf(name.Name)
		if err != nil {
			return nil, err
		}
		sort.Desc = name.Desc
		order = append(order, sort)
	}
	return order, nil
}

// SortKey is what a row of a sorted list carries to continue after it; embed
// it in the row's struct. The further columns are those of an Order.
type SortKey struct {
	SortText    string
	SortNumber  int64
	SortText2   string
	SortNumber2 int64
	SortText3   string
	SortNumber3 int64
}

// Columns returns the select list that fills SortKey.
func (s Sort) Columns() string { return Order{s}.Columns() }

// Columns returns the select list that fills SortKey.
func (o Order) Columns() string {
	columns := make([]string, len(o))
	for i, s := range o {
		suffix := ""
		if i > 0 {
			suffix = strconv.Itoa(i + 1)
		}
		text, number := s.Expr, "0"
		if s.Number {
			text, number = "''", s.Expr
		}
		columns[i] = text + " AS sort_text" + suffix + ", " + number + " AS sort_number" + suffix
	}
	return strings.Join(columns, ", ")
}

// PageSize brings the asked size of a page into its limits; 0 is the default.
func PageSize(asked int) int {
	if asked <= 0 {
		return DefaultPage
	}
	return min(asked, MaxPage)
}

// Page orders the query, continues it after the cursor ("" is the beginning)
// and limits it to one row more than the page: whether that row is there tells
// whether the list goes on. Fails with ErrCursor.
func (s Sort) Page(q *gorm.DB, idColumn, cursor string, size int) (*gorm.DB, error) {
	return Order{s}.Page(q, idColumn, cursor, size)
}

// Page does as Sort.Page. Rows that are equal in all sorts go by their id, up
// or down as the last sort does.
func (o Order) Page(q *gorm.DB, idColumn, cursor string, size int) (*gorm.DB, error) {
	if cursor != "" {
		at, err := decodeCursor(cursor)
		if err != nil || len(at.More) != len(o)-1 {
			return nil, ErrCursor.At("cursor")
		}
		condition, values := o.after(idColumn, at)
		q = q.Where(condition, values...)
	}
	return q.Order(o.By(idColumn)).Limit(PageSize(size) + 1), nil
}

// By returns the list of ORDER BY.
func (o Order) By(idColumn string) string {
	terms, direction := make([]string, 0, len(o)+1), ""
	for _, s := range o {
		direction = " ASC"
		if s.Desc {
			direction = " DESC"
		}
		terms = append(terms, s.Expr+direction)
	}
	return strings.Join(append(terms, idColumn+direction), ", ")
}

// after is the condition that a row comes after the cursor. Where all sorts go
// one way the rows compare as a whole; else the first decides alone or, among
// its equals, the next. That it is not before the cursor in the first is said
// by itself, for its index.
func (o Order) after(idColumn string, at cursorValue) (condition string, values []any) {
	sorts, keys := append(slices.Clone(o), Sort{Expr: idColumn, Number: true, Desc: o[len(o)-1].Desc}), at.keys(o)
	if !slices.ContainsFunc(sorts, func(s Sort) bool { return s.Desc != sorts[0].Desc }) {
		columns := make([]string, len(sorts))
		for i, s := range sorts {
			columns[i] = s.Expr
		}
		marks := strings.Repeat(", ?", len(sorts))[2:]
		return "(" + strings.Join(columns, ", ") + ") " + sorts[0].beyond() + " (" + marks + ")", keys
	}
	condition, values = sorts[0].Expr+" "+sorts[0].beyond()+"= ? AND (", append(values, keys[0])
	equal, equals := "", []any(nil)
	for i, s := range sorts {
		if i > 0 {
			condition += " OR "
		}
		condition += equal + s.Expr + " " + s.beyond() + " ?"
		values = append(append(values, equals...), keys[i])
		equal, equals = equal+s.Expr+" = ? AND ", append(equals, keys[i])
	}
	return condition + ")", values
}

func (s Sort) beyond() string {
	if s.Desc {
		return "<"
	}
	return ">"
}

type cursorKey struct {
	Text   string `json:"t,omitempty"`
	Number int64  `json:"n,omitempty"`
}

func (k cursorKey) value(s Sort) any {
	if s.Number {
		return k.Number
	}
	return k.Text
}

type cursorValue struct {
	cursorKey
	More []cursorKey `json:"m,omitempty"` // of the further sorts
	ID   int64       `json:"i"`
}

// keys are the values of the sorts and of the id.
func (v cursorValue) keys(o Order) []any {
	keys := []any{v.value(o[0])}
	for i, key := range v.More {
		keys = append(keys, key.value(o[i+1]))
	}
	return append(keys, v.ID)
}

// Cursor returns the place after the row with that key and id, in a list
// with one sort.
func (k SortKey) Cursor(id int64) string { return Order{Sort{}}.Cursor(k, id) }

// Cursor returns the place after the row with that key and id.
func (o Order) Cursor(k SortKey, id int64) string {
	v := cursorValue{cursorKey: cursorKey{k.SortText, k.SortNumber}, ID: id}
	more := []cursorKey{{k.SortText2, k.SortNumber2}, {k.SortText3, k.SortNumber3}}
	v.More = more[:min(len(o)-1, len(more))]
	b, err := json.Marshal(v)
	if err != nil {
		return "" // cannot happen: strings and integers always marshal
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

func decodeCursor(cursor string) (cursorValue, error) {
	var v cursorValue
	b, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil || json.Unmarshal(b, &v) != nil {
		return v, ErrCursor.At("cursor")
	}
	return v, nil
}

// Cut splits the rows of a page from the one that only told that there is
// more, and returns the cursor to go on from ("" at the end).
func Cut[T any](rows []T, size int, cursor func(T) string) (page []T, next string) {
	if n := PageSize(size); len(rows) > n {
		return rows[:n], cursor(rows[n-1])
	}
	return rows, ""
}
