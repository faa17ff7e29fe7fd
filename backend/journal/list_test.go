package journal_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"stockroom/backend/day"
	"stockroom/backend/db"
	"stockroom/backend/db/dbtest"
	"stockroom/backend/journal"
)

// record gives one command about a product with the summary.
func record(ctx context.Context, t *testing.T, d *db.DB, requestID, summary string) int64 {
	t.Helper()
	command := journal.Command{RequestID: requestID, Name: "catalog.update", Input: summary}
	id, err := journal.Do(ctx, d, command, func(tx *db.Tx) (int64, error) {
		if err := journal.Former(tx, map[string]string{"name": "before"}); err != nil {
			return 0, err
		}
		return tx.Entry(), journal.About(tx, journal.Subject{Type: "product", ID: 7, Label: "Müsli"}, summary)
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func summaries(page journal.Page) string {
	texts := make([]string, len(page.Records))
	for i, r := range page.Records {
		texts[i] = r.Summary
	}
	return strings.Join(texts, ",")
}

func TestListFindsCommandsByTextUserAndDay(t *testing.T) {
	ctx := context.Background()
	d, clock := dbtest.New(t)
	for i := range 5 {
		record(ctx, t, d, fmt.Sprintf("r-%d", i), fmt.Sprintf("Changed %d", i))
		clock.Advance(24 * time.Hour)
	}
	q := d.Read(ctx)
	first := day.Of(dbtest.Start())
	for name, c := range map[string]struct {
		query journal.Query
		want  string
	}{
		"all, newest first": {journal.Query{}, "Changed 4,Changed 3,Changed 2,Changed 1,Changed 0"},
		"by the subject":    {journal.Query{Search: "MUSLI 3"}, "Changed 3"},
		"by who":            {journal.Query{Search: dbtest.User + " changed 2"}, "Changed 2"},
		"of a user":         {journal.Query{User: dbtest.User, From: first.AddDays(3)}, "Changed 4,Changed 3"},
		"of nobody":         {journal.Query{User: "eve"}, ""},
		"of some days":      {journal.Query{From: first.AddDays(1), To: first.AddDays(2)}, "Changed 2,Changed 1"},
		"no wildcards":      {journal.Query{Search: "%"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			page, err := journal.List(q, c.query)
			if err != nil {
				t.Fatal(err)
			}
			if got := summaries(page); got != c.want || page.Total != int64(len(page.Records)) || page.Next != "" {
				t.Errorf("got %q, %d, next %q; want %q", got, page.Total, page.Next, c.want)
			}
		})
	}
	if users, err := journal.Users(q); err != nil || !slices.Equal(users, []string{dbtest.User}) {
		t.Errorf("users are %v, %v", users, err)
	}
}

func TestListGoesOnByKey(t *testing.T) {
	ctx := context.Background()
	d, _ := dbtest.New(t)
	for i := range 5 {
		record(ctx, t, d, fmt.Sprintf("r-%d", i), fmt.Sprintf("C%d", i))
	}
	page, err := journal.List(d.Read(ctx), journal.Query{Limit: 2})
	if err != nil || page.Total != 5 {
		t.Fatalf("%d commands, %v", page.Total, err)
	}
	record(ctx, t, d, "later", "C9")
	var seen []string
	for range 3 {
		seen = append(seen, summaries(page))
		if page.Next == "" {
			break
		}
		if page, err = journal.List(d.Read(ctx), journal.Query{Limit: 2, Cursor: page.Next}); err != nil || page.Total != -1 {
			t.Fatalf("total %d, %v", page.Total, err)
		}
	}
	if got := strings.Join(seen, ";"); got != "C4,C3;C2,C1;C0" {
		t.Errorf("pages are %s", got)
	}
	if _, err := journal.List(d.Read(ctx), journal.Query{Cursor: "nowhere"}); !errors.Is(err, db.ErrCursor) {
		t.Errorf("got %v", err)
	}
}

func TestTheListReadsItsIndexes(t *testing.T) {
	ctx := context.Background()
	d, _ := dbtest.New(t)
	for name, c := range map[string]struct{ sql, index string }{
		"newest first": {"SELECT id FROM journal_entries e WHERE (e.day, e.id) < (20260101, 5) ORDER BY e.day DESC, e.id DESC LIMIT 100", "ix_journal_day"},
		"search":       {"SELECT COUNT(*) FROM journal_entries e WHERE e.search_key LIKE '%x%'", "COVERING INDEX ix_journal_day"},
		"a user":       {"SELECT id FROM journal_entries e WHERE e.user_name = 'a' ORDER BY e.day DESC, e.id DESC LIMIT 100", "ix_journal_user"},
	} {
		var plan []struct{ Detail string }
		if err := d.Read(ctx).Raw("EXPLAIN QUERY PLAN " + c.sql).Scan(&plan).Error; err != nil {
			t.Fatal(err)
		}
		text := fmt.Sprint(plan)
		if !strings.Contains(text, c.index) || strings.Contains(text, "TEMP B-TREE") {
			t.Errorf("%s: %s", name, text)
		}
	}
}

func TestACommandIsTakenBackOnce(t *testing.T) {
	ctx := context.Background()
	d, _ := dbtest.New(t)
	id := record(ctx, t, d, "edit", "Changed")
	undo := record(journal.Undoing(ctx, id), t, d, "undo", "Changed back")
	found, ok, err := journal.Find(d.Read(ctx), 0, "edit")
	if err != nil || !ok || found.ID != id || found.UndoneBy != undo || !found.Record.Former || found.FormerJSON != `{"name":"before"}` {
		t.Errorf("%+v, %v, %v", found, ok, err)
	}
	if found, _, err := journal.Find(d.Read(ctx), undo, ""); err != nil || found.Undoes != id || found.Input != `"Changed back"` {
		t.Errorf("%+v, %v", found, err)
	}
	if _, ok, err := journal.Find(d.Read(ctx), 0, "none"); ok || err != nil {
		t.Errorf("%v, %v", ok, err)
	}
	again := journal.Command{RequestID: "again", Name: "catalog.update"}
	if _, err := journal.Do(journal.Undoing(ctx, id), d, again, func(*db.Tx) (int, error) { return 0, nil }); !errors.Is(err, journal.ErrUndone) {
		t.Errorf("the second undo of one command: %v", err)
	}
	last, err := journal.LastOf(d.Read(ctx), "product", []int64{7, 8})
	if err != nil || len(last) != 1 || last[0] != (journal.Last{SubjectID: 7, Command: "catalog.update", ID: undo, Summary: "Changed back"}) {
		t.Errorf("%+v, %v", last, err)
	}
}
