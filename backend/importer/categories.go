package importer

import (
	"slices"
	"strings"

	"stockroom/backend/catalog"
	"stockroom/backend/db"
	"stockroom/backend/fold"
)

// categoryRow is a category as it is kept.
type categoryRow struct {
	ID          int64
	Code        string
	Name        string
	ParentID    *int64
	Description string
}

// categoryBook finds categories by code, name and path.
type categoryBook struct {
	rows     map[int64]categoryRow
	codes    map[string]int64
	names    map[string][]int64
	children map[int64]map[string]int64 // parent (0 is the root) → folded name → category
}

func loadCategoryBook(tx *db.Tx) (*categoryBook, error) {
	rows, err := loadCategories(tx.DB)
	if err != nil {
		return nil, err
	}
	b := &categoryBook{
		rows: map[int64]categoryRow{}, codes: map[string]int64{}, names: map[string][]int64{}, children: map[int64]map[string]int64{},
	}
	for _, r := range rows {
		b.add(r)
	}
	return b, nil
}

func (b *categoryBook) add(r categoryRow) {
	b.rows[r.ID] = r
	if r.Code != "" {
		b.codes[fold.Key(r.Code)] = r.ID
	}
	key, parent := fold.Key(r.Name), idOf(r.ParentID)
	b.names[key] = append(b.names[key], r.ID)
	if b.children[parent] == nil {
		b.children[parent] = map[string]int64{}
	}
	b.children[parent][key] = r.ID
}

func (b *categoryBook) remove(id int64) {
	r := b.rows[id]
	key := fold.Key(r.Name)
	delete(b.rows, id)
	delete(b.codes, fold.Key(r.Code))
	delete(b.children[idOf(r.ParentID)], key)
	b.names[key] = slices.DeleteFunc(b.names[key], func(other int64) bool { return other == id })
}

func idOf(id *int64) int64 {
	if id == nil {
		return 0
	}
	return *id
}

// orNil is the reverse of idOf.
func orNil(id int64) *int64 {
	if id == 0 {
		return nil
	}
	return &id
}

// pathSeparators are how programs write the levels of a category in one cell.
// A lone "/" is none: "Grains/Cereals" is one name.
const levelSeparator = " > "

func levels(text string) []string {
	text = strings.NewReplacer(" / ", levelSeparator, "->", levelSeparator, " → ", levelSeparator, " » ", levelSeparator, "\\", levelSeparator).Replace(text)
	var path []string
	for _, level := range strings.Split(text, strings.TrimSpace(levelSeparator)) {
		if level = strings.TrimSpace(level); level != "" {
			path = append(path, level)
		}
	}
	return path
}

// categoryOf resolves the category that a row of products names: a code must
// be there, a name or path that is not there yet is made.
func (a *attempt) categoryOf(b *categoryBook, s *sheet, r row) (int64, error) {
	if code := s.text(r, fCategoryCode); code != "" {
		id, known := b.codes[fold.Key(code)]
		if !known {
			s.failAt(r, fCategoryCode, "there is no category with the code “%s”", code)
		}
		return id, nil
	}
	said := s.text(r, fCategory)
	if said == "" {
		return 0, nil
	}
	if s.manyCategories() {
		if first, _, several := strings.Cut(said, ","); several {
			s.noteOnce("%s: column %q names several categories in a cell; the first one was taken.", s.table.file, s.columnName(fCategory))
			said = strings.TrimSpace(first)
		}
	}
	switch ids := b.names[fold.Key(said)]; {
	case len(ids) == 1:
		return ids[0], nil
	case len(ids) > 1 && b.children[0][fold.Key(said)] == 0:
		s.failAt(r, fCategory, "there are %d categories called “%s”; write the whole path, such as Drinks > Tea", len(ids), said)
		return 0, nil
	}
	if id, known := b.codes[fold.Key(said)]; known {
		return id, nil
	}
	return a.categoryAt(b, levels(said))
}

// manyCategories tells a column that lists categories, as WooCommerce writes it.
func (s *sheet) manyCategories() bool { return normal(s.columnName(fCategory)) == "categories" }

// categoryAt walks down from the root and makes what is missing.
func (a *attempt) categoryAt(b *categoryBook, path []string) (int64, error) {
	at := int64(0)
	for _, name := range path {
		if id, known := b.children[at][fold.Key(name)]; known {
			at = id
			continue
		}
		id, err := a.makeCategory(b, catalog.CategoryInput{Name: name, ParentID: orNil(at)})
		if err != nil {
			return 0, err
		}
		at = id
	}
	return at, nil
}

func (a *attempt) makeCategory(b *categoryBook, in catalog.CategoryInput) (int64, error) {
	id, err := catalog.CreateCategory(a.tx, in)
	if err != nil {
		return 0, err
	}
	b.add(categoryRow{ID: id, Code: in.Code, Name: in.Name, ParentID: in.ParentID, Description: in.Description})
	a.made(string(Categories))
	a.undo = append(a.undo, func() { b.remove(id) })
	return id, nil
}
