package main

import (
	"context"
	"fmt"
	"log/slog"
	"strconv"
	"time"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"stockroom/backend/api"
)

// notifyEvery is how often a minimised window looks for what became late or
// low by itself: days end, and other programs post, too.
const notifyEvery = 10 * time.Minute

// minimisedEvery is how often it looks whether it is minimised, which nobody tells.
const minimisedEvery = 5 * time.Second

// note is a notification of the desktop.
type note struct {
	id, title, body string
	page            string // what a click opens
}

// causes are what the user knows already: by "low" or "late" and the number
// of the product or order. Each is told once, and again when it went and came back.
type causes map[string]bool

// fresh returns what is new since the last look, at most one note a kind, and
// remembers what is there now.
func (c causes) fresh(o api.TodayOverview) []note {
	now := causes{}
	var low, late []string
	for _, p := range o.LowProducts.Products {
		if now.add(c, "low"+strconv.FormatInt(p.ID, 10)) {
			low = append(low, p.Name)
		}
	}
	for _, kind := range []struct {
		name   string
		orders []api.TodayOrder
	}{{"purchase", o.LatePurchaseOrders.Orders}, {"sale", o.LateSalesOrders.Orders}} {
		for _, order := range kind.orders {
			if now.add(c, kind.name+strconv.FormatInt(order.ID, 10)) {
				late = append(late, order.Number+", "+order.Partner)
			}
		}
	}
	clear(c)
	for cause := range now {
		c[cause] = true
	}
	var notes []note
	if len(low) > 0 {
		notes = append(notes, note{"low", headline(low, "Low stock", "%d products are low"), list(low), "/reports/low-stock"})
	}
	if len(late) > 0 {
		notes = append(notes, note{"late", headline(late, "Late order", "%d orders are late"), list(late), "/"})
	}
	return notes
}

// add remembers a cause and tells whether it was unknown before.
func (c causes) add(known causes, cause string) bool {
	c[cause] = true
	return !known[cause]
}

func headline(names []string, one, many string) string {
	if len(names) == 1 {
		return one
	}
	return fmt.Sprintf(many, len(names))
}

// list names at most three.
func list(names []string) string {
	const most = 3
	text := ""
	for i, name := range names {
		if i == most {
			return text + fmt.Sprintf("\nand %d more", len(names)-most)
		}
		if i > 0 {
			text += "\n"
		}
		text += name
	}
	return text
}

// notify tells, while the window is minimised, what becomes low or late. What
// is so while the window can be seen, the user knows from it.
func (a *app) notify(ctx, window context.Context) {
	select {
	case <-a.opened:
	case <-ctx.Done():
		return
	}
	w := watch{known: causes{}}
	tick := time.NewTicker(minimisedEvery)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			w.since += minimisedEvery
		case <-a.changed:
			w.since = notifyEvery
		case <-ctx.Done():
			return
		}
		w.look(window, a, a.today)
	}
}

// watch is what is known between two looks.
type watch struct {
	known  causes
	hidden bool          // the window was minimised at the last look
	since  time.Duration // how long ago the last overview was, about
	ready  bool          // notifications can be sent
}

// look asks for an overview when the window has just been minimised, and then
// from time to time and after changes; only then it tells.
func (w *watch) look(window context.Context, a *app, today *api.Today) {
	was := w.hidden
	w.hidden = runtime.WindowIsMinimised(window)
	if !w.hidden || (was && w.since < notifyEvery) {
		return
	}
	overview, err := today.Overview(api.NoInput{})
	if err != nil {
		return
	}
	w.since = 0
	notes := w.known.fresh(overview)
	if !was {
		slog.Info("minimised: the desktop is told what becomes low or late")
		return
	}
	if len(notes) == 0 {
		return
	}
	w.ready = w.ready || a.canNotify(window)
	a.send(window, notes, w.ready)
}

// canNotify connects to the desktop's notifications, where there are any.
func (a *app) canNotify(window context.Context) bool {
	if err := runtime.InitializeNotifications(window); err != nil {
		slog.Warn("there are no notifications", "error", err)
		return false
	}
	if allowed, err := runtime.RequestNotificationAuthorization(window); err != nil || !allowed {
		return false
	}
	runtime.OnNotificationResponse(window, func(answer runtime.NotificationResult) {
		a.comeForward()
		if page, ok := answer.Response.UserInfo["page"].(string); ok {
			a.Emit("menu", page)
		}
	})
	return true
}

func (a *app) send(window context.Context, notes []note, ready bool) {
	if !ready {
		return
	}
	for _, n := range notes {
		err := runtime.SendNotification(window, runtime.NotificationOptions{
			ID: n.id, Title: n.title, Body: n.body, Data: map[string]any{"page": n.page},
		})
		if err != nil {
			slog.Warn("a notification was not shown", "error", err)
		}
	}
}
