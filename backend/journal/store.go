package journal

import (
	"fmt"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/fold"
)

type recordedRequest struct {
	InputHash string
	Answer    string
}

func findRequest(tx *db.Tx, requestID string) (recordedRequest, bool, error) {
	var rows []recordedRequest
	err := db.Load(tx.Raw("SELECT input_hash, answer FROM journal_entries WHERE request_id = ?", requestID), &rows)
	if err != nil {
		return recordedRequest{}, false, fmt.Errorf("look the request up: %w", err)
	}
	if len(rows) == 0 {
		return recordedRequest{}, false, nil
	}
	return rows[0], true, nil
}

func begin(tx *db.Tx, c Command, input, hash string) (int64, error) {
	var id int64
	err := tx.Raw(`INSERT INTO journal_entries(request_id, command, input_hash, input, user_name, at, day, undoes)
		VALUES(?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
		c.RequestID, c.Name, hash, input, tx.User(), tx.Millis(), int64(tx.Today()), undone(tx.Context())).Scan(&id).Error
	if err != nil {
		return 0, fmt.Errorf("record the command: %w", err)
	}
	return id, nil
}

func saveAnswer(tx *db.Tx, entry int64, answer string) error {
	if err := tx.Exec("UPDATE journal_entries SET answer = ? WHERE id = ?", answer, entry).Error; err != nil {
		return fmt.Errorf("record the answer: %w", err)
	}
	return nil
}

func saveSubject(tx *db.Tx, s Subject, summary string) error {
	err := tx.Exec("UPDATE journal_entries SET subject_type = ?, subject_id = ?, subject = ?, summary = ?, search_key = ? WHERE id = ?",
		s.Type, s.ID, s.Label, summary, fold.Key(s.Label+" "+summary+" "+tx.User()), tx.Entry()).Error
	if err != nil {
		return fmt.Errorf("record what the command was about: %w", err)
	}
	return nil
}

func saveFormer(tx *db.Tx, former string) error {
	if err := tx.Exec("UPDATE journal_entries SET former = ? WHERE id = ?", former, tx.Entry()).Error; err != nil {
		return fmt.Errorf("record what was before: %w", err)
	}
	return nil
}

// Entry is one recorded command.
type Entry struct {
	ID      int64
	Command string
	Summary string
	User    string
	At      int64 // UTC milliseconds since 1970
}

// Timeline lists the commands about one subject, oldest first.
func Timeline(q *gorm.DB, subjectType string, id int64) ([]Entry, error) {
	var entries []Entry
	err := db.Load(q.Raw(`SELECT id, command, summary, user_name AS "user", at FROM journal_entries
		WHERE subject_type = ? AND subject_id = ? ORDER BY id`, subjectType, id), &entries)
	if err != nil {
		return nil, fmt.Errorf("read the timeline: %w", err)
	}
	return entries, nil
}

// NextNumber takes the next number of a counter, such as PO-00012. Taken in
// the command's transaction, so a refused command leaves no gap. Take it last:
// its row serialises all who post.
func NextNumber(tx *db.Tx, counter, prefix string) (string, error) {
	var n int64
	err := tx.Raw("UPDATE counters SET next_value = next_value + 1 WHERE name = ? RETURNING next_value - 1", counter).Scan(&n).Error
	if err != nil {
		return "", fmt.Errorf("take the next number of %s: %w", counter, err)
	}
	if n == 0 {
		return "", fmt.Errorf("take the next number: there is no counter %q", counter)
	}
	return fmt.Sprintf("%s%05d", prefix, n), nil
}
