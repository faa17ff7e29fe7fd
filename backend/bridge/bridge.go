//go:build e2e

// Package bridge serves the page to an ordinary browser and answers its calls
// as the window does: for browser tests, without a display, GTK or cgo. It is
// compiled into the test server alone (build tag e2e) and listens on loopback.
//
// The page finds window.go and window.runtime as in the window (shim.js).
// Tests steer what surrounds the page:
//
//	POST /__bridge/dialog {"path": "/tmp/levels.xlsx"}   the answer of the next file dialog; "" cancels it
//	GET  /__bridge/asked                                 the dialogs shown and files revealed so far
//	POST /__bridge/menu   {"item": "/products"}          a click in the native menu
//	POST /__bridge/clock  {"at": "2026-03-02T09:00:00Z"} what time it is
package bridge

import (
	"bytes"
	_ "embed" // for shim.js
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"stockroom/backend/api"
)

//go:embed shim.js
var shim string

// Server is the bridge; make it with New.
type Server struct {
	page     fs.FS
	registry *api.Registry
	shell    *Shell
	clock    *Clock
	routes   *http.ServeMux
}

// New serves the built page and the bound structs. The shell and the clock
// are those that the backend was given.
func New(page fs.FS, bound []any, shell *Shell, clock *Clock) *Server {
	s := &Server{page: page, registry: api.NewRegistry(bound), shell: shell, clock: clock, routes: http.NewServeMux()}
	s.routes.HandleFunc("POST /__bridge/call", s.call)
	s.routes.HandleFunc("POST /__bridge/dialog", s.dialog)
	s.routes.HandleFunc("GET /__bridge/asked", s.asked)
	s.routes.HandleFunc("POST /__bridge/menu", s.menu)
	s.routes.HandleFunc("POST /__bridge/clock", s.setClock)
	s.routes.HandleFunc("GET /__bridge/events", s.events)
	s.routes.HandleFunc("GET /__bridge/shim.js", s.shim)
	s.routes.HandleFunc("GET /{$}", s.index)
	s.routes.Handle("GET /", http.FileServerFS(page))
	return s
}

// ServeHTTP answers the page and the test.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	api.SecurePage(s.routes).ServeHTTP(w, r)
}

// call answers a call of a bound method as Wails does: a result, or the text
// that the window's error formatter makes.
func (s *Server) call(w http.ResponseWriter, r *http.Request) {
	var q struct {
		Name string            `json:"name"`
		Args []json.RawMessage `json:"args"`
	}
	if !receive(w, r, &q) {
		return
	}
	var reply struct {
		Result any `json:"result"`
		Error  any `json:"error,omitempty"`
	}
	if len(q.Args) != 1 {
		reply.Error = fmt.Sprintf("received %d arguments to method %q, expected 1", len(q.Args), q.Name)
	} else if result, err := s.registry.Call(strings.TrimPrefix(q.Name, "api."), q.Args[0]); err != nil {
		reply.Error = api.FormatError(err)
	} else {
		reply.Result = result
	}
	send(w, reply)
}

func (s *Server) dialog(w http.ResponseWriter, r *http.Request) {
	var q struct {
		Path string `json:"path"`
	}
	if receive(w, r, &q) {
		s.shell.answerNext(q.Path)
		send(w, struct{}{})
	}
}

func (s *Server) asked(w http.ResponseWriter, _ *http.Request) { send(w, s.shell.Asked()) }

func (s *Server) menu(w http.ResponseWriter, r *http.Request) {
	var q struct {
		Item string `json:"item"`
	}
	if receive(w, r, &q) {
		s.shell.Emit("menu", q.Item)
		send(w, struct{}{})
	}
}

func (s *Server) setClock(w http.ResponseWriter, r *http.Request) {
	var q struct {
		At time.Time `json:"at"`
	}
	if receive(w, r, &q) {
		s.clock.Set(q.At)
		send(w, struct{}{})
	}
}

// events streams what the backend emits, in order.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	events, stop := s.shell.listen()
	defer stop()
	w.Header().Set("Content-Type", "text/event-stream")
	flusher := http.NewResponseController(w)
	if _, err := fmt.Fprint(w, ": hello\n\n"); err != nil || flusher.Flush() != nil {
		return
	}
	for {
		select {
		case event := <-events:
			if _, err := fmt.Fprintf(w, "data: %s\n\n", event); err != nil || flusher.Flush() != nil {
				return
			}
		case <-r.Context().Done():
			return
		}
	}
}

func (s *Server) shim(w http.ResponseWriter, _ *http.Request) {
	names := []string{}
	for _, m := range s.registry.List() {
		names = append(names, "api."+m.Name)
	}
	list, err := json.Marshal(names)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if _, err := fmt.Fprintf(w, "const boundMethods = %s;\n%s", list, shim); err != nil {
		slog.Warn("bridge: the browser went away", "error", err)
	}
}

func (s *Server) index(w http.ResponseWriter, _ *http.Request) {
	page, err := fs.ReadFile(s.page, "index.html")
	if errors.Is(err, fs.ErrNotExist) {
		http.Error(w, "the page is not built: npm --prefix frontend run build", http.StatusInternalServerError)
		return
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	page = bytes.Replace(page, []byte("<head>"), []byte(`<head><script src="/__bridge/shim.js"></script>`), 1)
	if _, err := w.Write(page); err != nil {
		slog.Warn("bridge: the browser went away", "error", err)
	}
}

func receive(w http.ResponseWriter, r *http.Request, into any) bool {
	if err := json.NewDecoder(r.Body).Decode(into); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return false
	}
	return true
}

func send(w http.ResponseWriter, reply any) {
	content, err := json.Marshal(reply)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	if _, err := w.Write(content); err != nil {
		slog.Warn("bridge: the browser went away", "error", err)
	}
}
