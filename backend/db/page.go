package db

import (
	"encoding/base64"
	"encoding/json"

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

// SortKey is what a row of a sorted list carries to continue after it; embed
// it in the row's struct.
type SortKey struct {
	SortText   string
	SortNumber int64
}

// Columns returns the select list that fills SortKey.
func (s Sort) Columns() string {
	if s.Number {
		return "'' AS sort_text, " + s.Expr + " AS sort_number"
	}
	return s.Expr + " AS sort_text, 0 AS sort_number"
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
	direction, beyond := "ASC", ">"
	if s.Desc {
		direction, beyond = "DESC", "<"
	}
	if cursor != "" {
		at, err := decodeCursor(cursor)
		if err != nil {
			return nil, err
		}
		var key any = at.Text
		if s.Number {
			key = at.Number
		}
		q = q.Where("("+s.Expr+", "+idColumn+") "+beyond+" (?, ?)", key, at.ID)
	}
	return q.Order(s.Expr + " " + direction + ", " + idColumn + " " + direction).Limit(PageSize(size) + 1), nil
}

type cursorValue struct {
	Text   string `json:"t,omitempty"`
	Number int64  `json:"n,omitempty"`
	ID     int64  `json:"i"`
}

// Cursor returns the place after the row with that key and id.
func (k SortKey) Cursor(id int64) string {
	b, err := json.Marshal(cursorValue{Text: k.SortText, Number: k.SortNumber, ID: id})
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
