//go:build e2e

package bridge

import (
	"encoding/json"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"stockroom/backend/api"
)

// pendingEvents is how many events a page may be behind before it loses some.
const pendingEvents = 4096

// Question is a dialog that was shown, or a file that was revealed.
type Question struct {
	Kind     string `json:"kind"` // save, open or reveal
	Title    string `json:"title"`
	FileName string `json:"fileName"`
	Filter   string `json:"filter"`
	Path     string `json:"path"` // what it was answered with
}

// Shell stands for the window: its dialogs are answered by the test.
type Shell struct {
	mu        sync.Mutex
	answers   []string
	asked     []Question
	listeners []chan []byte
}

var errUnanswered = errors.New("a file dialog was shown and the test gave no answer: POST /__bridge/dialog first")

// SaveFile answers with what the test said.
func (s *Shell) SaveFile(q api.SaveQuestion) (string, error) {
	return s.ask(Question{Kind: "save", Title: q.Title, FileName: q.FileName, Filter: q.Filter})
}

// OpenFile answers with what the test said.
func (s *Shell) OpenFile(q api.OpenQuestion) (string, error) {
	return s.ask(Question{Kind: "open", Title: q.Title, Filter: q.Filter})
}

// Reveal notes that the file would have been shown.
func (s *Shell) Reveal(path string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, Question{Kind: "reveal", Path: path})
	return nil
}

// Emit sends an event to every page.
func (s *Shell) Emit(event string, data any) {
	content, err := json.Marshal(map[string]any{"name": event, "data": []any{data}})
	if err != nil {
		slog.Error("bridge: an event cannot be sent", "event", event, "error", err)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, listener := range s.listeners {
		select {
		case listener <- content:
		default:
			slog.Error("bridge: a page does not take its events", "event", event)
		}
	}
}

// Asked lists the dialogs shown and the files revealed so far.
func (s *Shell) Asked() []Question {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Question{}, s.asked...)
}

func (s *Shell) ask(q Question) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.answers) == 0 {
		return "", errUnanswered
	}
	q.Path = s.answers[0]
	s.answers = s.answers[1:]
	s.asked = append(s.asked, q)
	return q.Path, nil
}

func (s *Shell) answerNext(path string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answers = append(s.answers, path)
}

func (s *Shell) listen() (events <-chan []byte, stop func()) {
	listener := make(chan []byte, pendingEvents)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.listeners = append(s.listeners, listener)
	return listener, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.listeners = slices.DeleteFunc(s.listeners, func(l chan []byte) bool { return l == listener })
	}
}

// Clock tells the time that a test set, else the system's.
type Clock struct{ set atomic.Pointer[time.Time] }

// Now returns the clock's instant.
func (c *Clock) Now() time.Time {
	if t := c.set.Load(); t != nil {
		return *t
	}
	return time.Now()
}

// Set stops the clock at the instant.
func (c *Clock) Set(t time.Time) { c.set.Store(&t) }
