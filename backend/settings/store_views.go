package settings

import (
	"fmt"

	"gorm.io/gorm"

	"stockroom/backend/db"
	"stockroom/backend/fold"
)

func readViews(q *gorm.DB, list string) ([]View, error) {
	views := []View{}
	err := q.Raw("SELECT id, list, name, state, standard FROM list_views WHERE list = ? ORDER BY name_key", list).Scan(&views).Error
	if err != nil {
		return nil, fmt.Errorf("read the views: %w", err)
	}
	return views, nil
}

// writeView writes the view; when it is the standard, no other is.
func writeView(tx *db.Tx, v View) (int64, error) {
	key := fold.Key(v.Name)
	var others []struct {
		ID      int64
		NameKey string
	}
	if err := tx.Raw("SELECT id, name_key FROM list_views WHERE list = ?", v.List).Scan(&others).Error; err != nil {
		return 0, fmt.Errorf("look for views: %w", err)
	}
	found := v.ID == 0
	for _, o := range others {
		if o.NameKey == key && o.ID != v.ID {
			return 0, ErrViewTaken.At("name").With("name", v.Name)
		}
		found = found || o.ID == v.ID
	}
	if !found {
		return 0, ErrViewUnknown.At("id")
	}
	if v.ID == 0 && len(others) >= maxViews {
		return 0, ErrViewMany.At("name").With("limit", maxViews)
	}
	if v.Standard {
		if err := tx.Exec("UPDATE list_views SET standard = FALSE WHERE list = ? AND id <> ? AND standard", v.List, v.ID).Error; err != nil {
			return 0, fmt.Errorf("make room for the standard view: %w", err)
		}
	}
	if v.ID == 0 {
		err := tx.Raw("INSERT INTO list_views(list, name, name_key, state, standard, updated_at) VALUES(?, ?, ?, ?, ?, ?) RETURNING id",
			v.List, v.Name, key, v.State, v.Standard, tx.Millis()).Scan(&v.ID).Error
		if err != nil {
			return 0, fmt.Errorf("add the view: %w", err)
		}
		return v.ID, nil
	}
	err := tx.Exec("UPDATE list_views SET name = ?, name_key = ?, state = ?, standard = ?, updated_at = ? WHERE id = ?",
		v.Name, key, v.State, v.Standard, tx.Millis(), v.ID).Error
	if err != nil {
		return 0, fmt.Errorf("change the view: %w", err)
	}
	return v.ID, nil
}

func deleteView(tx *db.Tx, id int64) (name string, err error) {
	var names []string
	if err := tx.Raw("DELETE FROM list_views WHERE id = ? RETURNING name", id).Scan(&names).Error; err != nil {
		return "", fmt.Errorf("delete the view: %w", err)
	}
	if len(names) == 0 {
		return "", ErrViewUnknown.At("id")
	}
	return names[0], nil
}
