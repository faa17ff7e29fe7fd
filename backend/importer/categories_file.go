package importer

import (
	"stockroom/backend/catalog"
	"stockroom/backend/db"
	"stockroom/backend/fold"
)

// categoryReader takes a file of categories, each after the one above it,
// wherever that stands in the file.
type categoryReader struct {
	*attempt
	book   *categoryBook
	byCode map[string]row
	byName map[string]row
	done   map[int]int64 // row number → category; 0 while it is on its way or bad
}

func (a *attempt) takeCategories() error {
	book, err := loadCategoryBook(a.tx)
	if err != nil {
		return err
	}
	c := &categoryReader{attempt: a, book: book, byCode: map[string]row{}, byName: map[string]row{}, done: map[int]int64{}}
	a.tx.Changed(db.Catalog)
	c.index()
	for _, r := range a.main.table.rows {
		if err := a.step("write", len(a.main.table.rows)); err != nil {
			return err
		}
		if err := c.take(r); err != nil {
			return err
		}
	}
	return nil
}

// index finds the rows by code and name, and refuses what is there twice.
func (c *categoryReader) index() {
	s := c.main
	for _, r := range s.table.rows {
		code, name := fold.Key(s.text(r, fCode)), fold.Key(s.text(r, fName))
		if first, twice := c.byCode[code]; twice && code != "" {
			s.failAt(r, fCode, "“%s” is already in row %d", s.text(r, fCode), first.number)
			continue
		}
		if code != "" {
			c.byCode[code] = r
		}
		if _, twice := c.byName[name]; !twice && name != "" {
			c.byName[name] = r
		}
	}
}

// take makes or changes the category of a row, once.
func (c *categoryReader) take(r row) error {
	if _, taken := c.done[r.number]; taken || c.main.bad[r.number] {
		return nil
	}
	c.done[r.number] = 0
	name := c.main.text(r, fName)
	if name == "" {
		c.main.failAt(r, fName, "the name is missing")
		return nil
	}
	parent, err := c.parentOf(r)
	if err != nil || c.main.bad[r.number] {
		return err
	}
	in := catalog.CategoryInput{Name: name, Code: c.main.text(r, fCode), Description: c.main.text(r, fDescription), ParentID: orNil(parent)}
	return c.guard(c.main, r, func() error { return c.write(r, in) })
}

// parentOf resolves the category above: by code, by name, or a row of the
// same file that is taken first.
func (c *categoryReader) parentOf(r row) (int64, error) {
	said := c.main.text(r, fParent)
	key := fold.Key(said)
	if said == "" || key == fold.Key(c.main.text(r, fCode)) && key != "" {
		return 0, nil
	}
	for _, rows := range []map[string]row{c.byCode, c.byName} {
		above, there := rows[key]
		if !there || above.number == r.number {
			continue
		}
		if id, taken := c.done[above.number]; taken && id == 0 && !c.main.bad[above.number] {
			c.main.failAt(r, fParent, "“%s” is, over other rows, below this category itself", said)
			return 0, nil
		}
		if err := c.take(above); err != nil {
			return 0, err
		}
		if c.main.bad[above.number] {
			c.main.failAt(r, fParent, "row %d, which has “%s”, cannot be taken", above.number, said)
		}
		return c.done[above.number], nil
	}
	return c.knownParent(r, said)
}

// knownParent looks among the categories that are there already.
func (c *categoryReader) knownParent(r row, said string) (int64, error) {
	key := fold.Key(said)
	if id, known := c.book.codes[key]; known {
		return id, nil
	}
	switch ids := c.book.names[key]; {
	case len(ids) == 1:
		return ids[0], nil
	case len(ids) == 0 && said == "0": // how databases write the root
		return 0, nil
	case len(ids) == 0:
		c.main.failAt(r, fParent, "there is no category “%s”", said)
	default:
		c.main.failAt(r, fParent, "there are %d categories called “%s”; say which by its code", len(ids), said)
	}
	return 0, nil
}

func (c *categoryReader) write(r row, in catalog.CategoryInput) error {
	id := c.find(in)
	if id == 0 {
		id, err := c.makeCategory(c.book, in)
		c.done[r.number] = id
		return err
	}
	c.done[r.number] = id
	before := c.book.rows[id]
	if in.Code == "" {
		in.Code = before.Code
	}
	if in.Description == "" {
		in.Description = before.Description
	}
	if !c.main.has(fParent) {
		in.ParentID = before.ParentID
	}
	after := categoryRow{ID: id, Code: in.Code, Name: in.Name, ParentID: in.ParentID, Description: in.Description}
	counts := c.count(string(Categories))
	if before.Code == after.Code && before.Name == after.Name && before.Description == after.Description && idOf(before.ParentID) == idOf(after.ParentID) {
		counts.Unchanged++
		return nil
	}
	if idOf(before.ParentID) != idOf(after.ParentID) {
		if _, err := catalog.MoveCategory(c.tx, catalog.MoveInput{ID: id, ParentID: in.ParentID}); err != nil {
			return err
		}
	}
	if err := catalog.UpdateCategory(c.tx, id, in); err != nil {
		return err
	}
	c.book.remove(id)
	c.book.add(after)
	counts.Updated++
	return nil
}

// find returns the category that a row means: by its code; without one, or
// when the code is new, by its name below the same parent where that has no
// other code.
func (c *categoryReader) find(in catalog.CategoryInput) int64 {
	if id, known := c.book.codes[fold.Key(in.Code)]; known && in.Code != "" {
		return id
	}
	id := c.book.children[idOf(in.ParentID)][fold.Key(in.Name)]
	if !c.main.has(fParent) && id == 0 {
		if ids := c.book.names[fold.Key(in.Name)]; len(ids) == 1 {
			id = ids[0]
		}
	}
	if id != 0 && in.Code != "" && c.book.rows[id].Code != "" {
		return 0 // another category of the same name; the books refuse it where they must
	}
	return id
}
