package api

import (
	"context"

	"stockroom/backend/settings"
)

// ListView is a list as someone wants to see it again.
type ListView struct {
	ID       int64  `json:"id"`
	List     string `json:"list"`
	Name     string `json:"name"`
	State    string `json:"state"`    // JSON that the window writes and reads: text, filters, sort, columns
	Standard bool   `json:"standard"` // the list opens with it; one of a list at most
}

// ListViews are the views of a list, by name.
type ListViews struct {
	Views []ListView `json:"views"`
}

// Views returns the named views of a list.
func (l *Lists) Views(q ListName) (ListViews, error) {
	return run(l.host, "Lists.Views", func(ctx context.Context, b *Books) (ListViews, error) {
		views, err := b.Settings.Views(ctx, q.List)
		answer := ListViews{Views: make([]ListView, len(views))}
		for i, v := range views {
			answer.Views[i] = ListView(v)
		}
		return answer, err
	})
}

// ListViewSave is the command to add a view (id 0) or to replace one.
type ListViewSave struct {
	RequestID string   `json:"requestId"`
	View      ListView `json:"view"`
}

// ListViewRef names a view.
type ListViewRef struct {
	ID int64 `json:"id"`
}

// SaveView adds or replaces a view; a standard one takes the place of the
// standard before. Fails with text.empty, text.too_long, settings.view_unknown, settings.view_taken,
// settings.view_state, settings.view_many under "view.<field>".
func (l *Lists) SaveView(q ListViewSave) (ListViewRef, error) {
	return run(l.host, "Lists.SaveView", func(ctx context.Context, b *Books) (ListViewRef, error) {
		id, err := b.Settings.SaveView(ctx, q.RequestID, settings.View(q.View))
		return ListViewRef{ID: id}, under("view", err)
	})
}

// ListViewDelete is the command to delete a view.
type ListViewDelete struct {
	RequestID string `json:"requestId"`
	ID        int64  `json:"id"`
}

// DeleteView deletes a view. Fails with settings.view_unknown.
func (l *Lists) DeleteView(q ListViewDelete) (ListViewRef, error) {
	return run(l.host, "Lists.DeleteView", func(ctx context.Context, b *Books) (ListViewRef, error) {
		return ListViewRef{ID: q.ID}, b.Settings.DeleteView(ctx, q.RequestID, q.ID)
	})
}
