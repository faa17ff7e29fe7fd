package journal

import (
	"fmt"

	"stockroom/backend/db"
)

// refuseUndone refuses a command that takes back what was taken back already:
// two people may ask for it at the same time.
func refuseUndone(tx *db.Tx) error {
	entry := undone(tx.Context())
	if entry == 0 {
		return nil
	}
	var times int64
	if err := tx.Raw("SELECT COUNT(*) FROM journal_entries WHERE undoes = ? AND undoes <> 0", entry).Scan(&times).Error; err != nil {
		return fmt.Errorf("look whether command %d was taken back: %w", entry, err)
	}
	if times > 0 {
		return ErrUndone.At("")
	}
	return nil
}
