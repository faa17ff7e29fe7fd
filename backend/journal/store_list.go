package journal

import (
	"fmt"
	"strings"

	"gorm.io/gorm"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/fold"
)

// Query asks for one page of all commands, newest first; empty members do not narrow.
type Query struct {
	Search string // words, each of which must occur in who, subject or summary
	User   string // exactly
	From   day.Day
	To     day.Day // both inclusive
	Cursor string
	Limit  int
}

// Record is one recorded command in the list of all.
type Record struct {
	db.SortKey
	Entry
	Day         day.Day
	SubjectType string
	SubjectID   int64
	Subject     string
	Former      bool  // whether what it replaced was recorded
	Undoes      int64 // the command that it took back from the history; 0 is none
	UndoneBy    int64 // the command that took it back from the history; 0 is none
}

// Page is one page of the list of commands. Total comes with the first page;
// it is -1 on others.
type Page struct {
	Records []Record
	Total   int64
	Next    string
}

const recordColumns = `e.id, e.command, e.summary, e.user_name AS "user", e.at, e.day, e.subject_type, e.subject_id, e.subject,
	e.former <> '' AS former, e.undoes, COALESCE((SELECT u.id FROM journal_entries u WHERE u.undoes = e.id AND u.undoes <> 0), 0) AS undone_by`

// List returns one page of the commands, newest first. Fails with db.ErrCursor.
func List(q *gorm.DB, query Query) (Page, error) {
	narrowed := query.narrow(q.Table("journal_entries e"))
	page := Page{Total: -1}
	if query.Cursor == "" {
		if err := narrowed.Session(&gorm.Session{}).Count(&page.Total).Error; err != nil {
			return Page{}, fmt.Errorf("count the commands: %w", err)
		}
	}
	sort := db.Sort{Expr: "e.day", Number: true, Desc: true}
	q, err := sort.Page(narrowed.Session(&gorm.Session{}).Select(recordColumns+", "+sort.Columns()), "e.id", query.Cursor, query.Limit)
	if err != nil {
		return Page{}, err
	}
	var records []Record
	if err := db.Load(q, &records); err != nil {
		return Page{}, fmt.Errorf("list the commands: %w", err)
	}
	page.Records, page.Next = db.Cut(records, query.Limit, func(r Record) string { return r.Cursor(r.ID) })
	return page, nil
}

func (query Query) narrow(q *gorm.DB) *gorm.DB {
	if query.User != "" {
		q = q.Where("e.user_name = ?", query.User)
	}
	if query.From != 0 {
		q = q.Where("e.day >= ?", int64(query.From))
	}
	if query.To != 0 {
		q = q.Where("e.day <= ?", int64(query.To))
	}
	return db.Containing(q, "e.search_key", fold.Words(query.Search))
}

// Users lists everyone who gave a command, by name.
func Users(q *gorm.DB) ([]string, error) {
	names := []string{}
	// One step in the index for each name, not one for each command.
	err := db.Load(q.Raw(`WITH RECURSIVE u(name) AS (
			SELECT MIN(user_name) FROM journal_entries
			UNION ALL SELECT (SELECT MIN(e.user_name) FROM journal_entries e WHERE e.user_name > u.name) FROM u WHERE u.name IS NOT NULL)
		SELECT name FROM u WHERE name IS NOT NULL`), &names)
	if err != nil {
		return nil, fmt.Errorf("list the users: %w", err)
	}
	return names, nil
}

// Recorded is one command with what it was asked with and what it replaced.
type Recorded struct {
	Record
	Input      string // JSON
	FormerJSON string // JSON; "" when nothing was recorded
}

// Find reads one command by its id or, where that is 0, by its request id.
func Find(q *gorm.DB, id int64, requestID string) (Recorded, bool, error) {
	var found []Recorded
	where, key := "e.id = ?", any(id)
	if id == 0 {
		where, key = "e.request_id = ?", requestID
	}
	err := db.Load(q.Raw("SELECT "+recordColumns+", e.input, e.former AS former_json FROM journal_entries e WHERE "+where, key), &found)
	if err != nil {
		return Recorded{}, false, fmt.Errorf("read the command: %w", err)
	}
	if len(found) == 0 {
		return Recorded{}, false, nil
	}
	return found[0], true, nil
}

// Last is the newest command of a kind about a subject.
type Last struct {
	SubjectID int64
	Command   string
	ID        int64
	Summary   string
}

// LastOf tells the newest command of each kind about the subjects of a type.
func LastOf(q *gorm.DB, subjectType string, ids []int64) ([]Last, error) {
	var found []Last
	err := db.Load(q.Raw(`SELECT subject_id, command, MAX(id) AS id, summary FROM journal_entries
		WHERE subject_type = ? AND subject_id IN ? GROUP BY subject_id, command`, subjectType, ids), &found)
	if err != nil {
		return nil, fmt.Errorf("read the newest commands about each %s: %w", strings.ReplaceAll(subjectType, "_", " "), err)
	}
	return found, nil
}
