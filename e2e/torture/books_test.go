package torture_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"stockroom/backend/check"
	"stockroom/backend/db"
)

// openBooks opens the file as the program does.
func openBooks(t *testing.T, path string) *db.DB {
	t.Helper()
	d, err := db.Open(context.Background(), db.Options{Path: path, User: "verifier", Zone: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// verify opens the books and compares them with what the shop knows: every
// acknowledged command is there exactly once, what is there is there whole,
// and the books are sound.
func (s *shop) verify(t *testing.T, path string, acknowledged map[string]bool) {
	t.Helper()
	d := openBooks(t, path)
	defer func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}()
	recorded := s.recorded(t, d)
	for id := range acknowledged {
		if !slices.Contains(recorded, id) {
			t.Errorf("%s %s was acknowledged and is lost", s.given[id].method, id)
		}
	}
	onHand, documents := s.expected(recorded)
	same(t, "on hand by the ledger", onHand, figures(t, d, `SELECT p.sku AS name, COALESCE(SUM(m.quantity), 0) AS amount
		FROM products p LEFT JOIN stock_movements m ON m.product_id = p.id GROUP BY p.sku`))
	for table, n := range documents {
		have := figures(t, d, "SELECT 'rows' AS name, COUNT(*) AS amount FROM "+table)["rows"]
		if have != int64(n) {
			t.Errorf("%d rows of %s, expected %d", have, table, n)
		}
	}
	sound(t, d)
}

// recorded lists the shop's commands that the journal has.
func (s *shop) recorded(t *testing.T, d *db.DB) []string {
	t.Helper()
	var all, recorded []string
	if err := d.Read(context.Background()).Raw("SELECT request_id FROM journal_entries ORDER BY id").Scan(&all).Error; err != nil {
		t.Fatal(err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, id := range all {
		switch {
		case s.given[id] != nil:
			recorded = append(recorded, id)
		case !strings.HasPrefix(id, "begin-"):
			t.Errorf("nobody gave the command %s", id)
		}
	}
	return recorded
}

// figures reads a list of names and amounts.
func figures(t *testing.T, d *db.DB, query string) map[string]int64 {
	t.Helper()
	var rows []struct {
		Name   string
		Amount int64
	}
	if err := d.Read(context.Background()).Raw(query).Scan(&rows).Error; err != nil {
		t.Fatal(err)
	}
	all := map[string]int64{}
	for _, r := range rows {
		all[r.Name] = r.Amount
	}
	return all
}

func same(t *testing.T, what string, want, have map[string]int64) {
	t.Helper()
	if maps.Equal(want, have) {
		return
	}
	t.Errorf("%s: %d, expected %d", what, len(have), len(want))
	for name, amount := range want {
		if got, ok := have[name]; !ok || got != amount {
			t.Errorf("%s of %s: %d (there: %v), expected %d", what, name, got, ok, amount)
		}
	}
}

// sound is `stockroom check`.
func sound(t *testing.T, d *db.DB) {
	t.Helper()
	problems, _, err := check.Run(context.Background(), d, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s: %s: expected %s, found %s", p.What, p.Where, p.Expected, p.Found)
	}
}
