package api

import (
	"context"

	"stockroom/backend/history"
	"stockroom/backend/journal"
)

// History is the window's access to every command that was given, and to the
// steps that take them back.
type History struct{ host *Host }

// NewHistory returns the bound struct on the host.
func NewHistory(h *Host) *History { return &History{host: h} }

// HistoryQuery asks for one page of the commands, newest first; empty members
// do not narrow.
type HistoryQuery struct {
	Search string `json:"search"` // words, each of which must occur in who, what or the subject
	User   string `json:"user"`   // exactly
	From   string `json:"from"`   // a day; both are inclusive
	To     string `json:"to"`
	Cursor string `json:"cursor"` // "" is the beginning, else the list's next
	Limit  int    `json:"limit"`  // rows, 1 to 500; 0 is 100
}

// HistoryRow is one command.
type HistoryRow struct {
	ID      int64  `json:"id"`
	At      string `json:"at"`
	Day     string `json:"day"`
	User    string `json:"user"`
	Command string `json:"command"` // such as purchasing.receive
	Summary string `json:"summary"` // what it did, in English
	// SubjectType is product, supplier, customer, category, unit, location,
	// settings, purchase_order, sales_order, adjustment, transfer, opening, import or "".
	SubjectType string `json:"subjectType"`
	SubjectID   int64  `json:"subjectId"` // 0: several, or none
	Subject     string `json:"subject"`   // what people call it: a number, a name
	// Step takes it back: reverse, place, backToDraft, confirm, backToQuote, cancel,
	// closeShort, reopen, archive, bringBack, delete, restore; "" is none.
	Step string `json:"step"`
	// Refusal says why it cannot be taken back now; null: it can.
	Refusal *Failure `json:"refusal" ts_type:"Failure | null"`
}

// HistoryList is one page of commands. Total and users come with the first
// page; on others they are -1 and empty.
type HistoryList struct {
	Rows  []HistoryRow `json:"rows"`
	Total int64        `json:"total"`
	Users []string     `json:"users"` // everyone who gave a command
	Next  string       `json:"next"`  // "" at the end
}

// List returns one page of the commands. Fails with api.shape, db.cursor.
func (h *History) List(q HistoryQuery) (HistoryList, error) {
	return run(h.host, "History.List", func(ctx context.Context, b *Books) (HistoryList, error) {
		from, err := dayAt("from", q.From)
		if err != nil {
			return HistoryList{}, err
		}
		to, err := dayAt("to", q.To)
		if err != nil {
			return HistoryList{}, err
		}
		list, err := b.History.List(ctx, journal.Query{
			Search: q.Search, User: q.User, From: from, To: to, Cursor: q.Cursor, Limit: q.Limit,
		})
		if err != nil {
			return HistoryList{}, err
		}
		answer := HistoryList{Rows: make([]HistoryRow, len(list.Rows)), Total: list.Total, Users: []string{}, Next: list.Next}
		for i, row := range list.Rows {
			answer.Rows[i] = historyRow(row)
		}
		answer.Users = append(answer.Users, list.Users...)
		return answer, nil
	})
}

// HistoryUndo is the command to take a command back: the one with the id, or,
// where that is 0, the one that was given under the request id.
type HistoryUndo struct {
	RequestID string `json:"requestId"`
	ID        int64  `json:"id"`
	Given     string `json:"given"`
}

// Undo takes a command back and returns the command that did. Fails with
// history.unknown, with what HistoryRow gives as the refusal, and as the step fails.
func (h *History) Undo(q HistoryUndo) (HistoryRow, error) {
	return run(h.host, "History.Undo", func(ctx context.Context, b *Books) (HistoryRow, error) {
		row, err := b.History.Undo(ctx, q.RequestID, history.Target{ID: q.ID, RequestID: q.Given})
		if err != nil {
			return HistoryRow{}, err
		}
		return historyRow(row), nil
	})
}

func historyRow(r history.Row) HistoryRow {
	row := HistoryRow{
		ID: r.ID, At: instantText(r.At), Day: r.Day.String(), User: r.User, Command: r.Command, Summary: r.Summary,
		SubjectType: r.SubjectType, SubjectID: r.SubjectID, Subject: r.Subject, Step: string(r.Step),
	}
	if r.Refusal != nil {
		failure := FailureOf(r.Refusal)
		row.Refusal = &failure
	}
	return row
}
