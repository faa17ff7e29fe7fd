package check

import (
	"context"
	"fmt"

	"stockroom/backend/db"
)

// keyDue is the setting that says since when the books want to be proved.
const keyDue = "check.due"

// Suspect notes that the books want to be proved: whoever had them open did
// not close them. The note stays until Clear.
func Suspect(ctx context.Context, d *db.DB) error {
	return d.Write(ctx, func(tx *db.Tx) error {
		err := tx.Exec("INSERT INTO settings(key, value) VALUES(?, ?) ON CONFLICT(key) DO NOTHING", keyDue, fmt.Sprint(tx.Millis())).Error
		if err != nil {
			return fmt.Errorf("note that the books want to be proved: %w", err)
		}
		return nil
	})
}

// Due tells whether the books want to be proved.
func Due(ctx context.Context, d *db.DB) (bool, error) {
	var notes int64
	if err := d.Read(ctx).Raw("SELECT COUNT(*) FROM settings WHERE key = ?", keyDue).Scan(&notes).Error; err != nil {
		return false, fmt.Errorf("look whether the books want to be proved: %w", err)
	}
	return notes > 0, nil
}

// Clear notes that the books were proved.
func Clear(ctx context.Context, d *db.DB) error {
	due, err := Due(ctx, d)
	if err != nil || !due {
		return err
	}
	return d.Write(ctx, func(tx *db.Tx) error {
		if err := tx.Exec("DELETE FROM settings WHERE key = ?", keyDue).Error; err != nil {
			return fmt.Errorf("note that the books were proved: %w", err)
		}
		return nil
	})
}
