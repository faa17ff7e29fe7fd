//go:build e2e

package bridge_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"stockroom/backend"
	"stockroom/backend/api"
	"stockroom/backend/bridge"
)

func start(t *testing.T) (*httptest.Server, *bridge.Shell) {
	t.Helper()
	ctx := context.Background()
	shell, clock := &bridge.Shell{}, &bridge.Clock{}
	b := backend.New(ctx, backend.Config{
		Path: filepath.Join(t.TempDir(), "books.db"), Create: true, Shell: shell, Locale: "C", Clock: clock.Now, Zone: time.UTC,
	})
	if err := b.Open(ctx); err != nil {
		t.Fatal(err)
	}
	page := fstest.MapFS{
		"index.html":  {Data: []byte("<html><head><title>Stockroom</title></head></html>")},
		"assets/a.js": {Data: []byte("export {}")},
	}
	server := httptest.NewServer(bridge.New(page, b.Bound(), shell, clock))
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return server, shell
}

func exchange(t *testing.T, method, url, body string) (int, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(context.Background(), method, url, bytes.NewBufferString(body))
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(content)
}

func TestThePageFindsTheWindow(t *testing.T) {
	server, _ := start(t)
	for path, want := range map[string]string{
		"/":                   `<head><script src="/__bridge/shim.js"></script><title>`,
		"/__bridge/shim.js":   `"api.App.Version"`,
		"/assets/a.js":        "export {}",
		"/assets/none.js":     "404",
		"/__bridge/something": "404",
	} {
		if _, content := exchange(t, http.MethodGet, server.URL+path, ""); !strings.Contains(content, want) {
			t.Errorf("%s: %s", path, content)
		}
	}
}

func TestCallsAnswerAsInTheWindow(t *testing.T) {
	server, _ := start(t)
	for _, c := range []struct{ body, want string }{
		{`{"name":"api.App.Database","args":[{}]}`, `"empty":true`},
		{`{"name":"api.App.Database","args":[]}`, "received 0 arguments"},
		{`{"name":"api.Nobody.Knows","args":[{}]}`, `\"code\":\"api.method\"`},
		{`{"name":"api.Stock.Adjust","args":[{"x":1}]}`, `\"field\":\"x\"`},
	} {
		if code, content := exchange(t, http.MethodPost, server.URL+"/__bridge/call", c.body); code != http.StatusOK || !strings.Contains(content, c.want) {
			t.Errorf("%s: %d %s", c.body, code, content)
		}
	}
}

func TestDialogsAreAnsweredInTurn(t *testing.T) {
	server, shell := start(t)
	if _, err := shell.SaveFile(api.SaveQuestion{}); err == nil {
		t.Error("an unanswered dialog did not fail")
	}
	for _, path := range []string{"/tmp/a.csv", ""} {
		exchange(t, http.MethodPost, server.URL+"/__bridge/dialog", `{"path":"`+path+`"}`)
	}
	saved, err := shell.SaveFile(api.SaveQuestion{Title: "Save levels", FileName: "levels.csv"})
	cancelled, err2 := shell.OpenFile(api.OpenQuestion{Title: "Open"})
	if saved != "/tmp/a.csv" || cancelled != "" || err != nil || err2 != nil {
		t.Errorf("got %q, %q, %v, %v", saved, cancelled, err, err2)
	}
	_, content := exchange(t, http.MethodGet, server.URL+"/__bridge/asked", "")
	var asked []bridge.Question
	if err := json.Unmarshal([]byte(content), &asked); err != nil || len(asked) != 2 || asked[0].FileName != "levels.csv" || asked[1].Kind != "open" {
		t.Errorf("%s, %v", content, err)
	}
}

func TestTheClockStandsWhereTheTestPutIt(t *testing.T) {
	server, _ := start(t)
	exchange(t, http.MethodPost, server.URL+"/__bridge/clock", `{"at":"2026-12-31T23:30:00Z"}`)
	if _, content := exchange(t, http.MethodPost, server.URL+"/__bridge/call", `{"name":"api.App.Database","args":[{}]}`); !strings.Contains(content, `"today":"2026-12-31"`) {
		t.Error(content)
	}
}

func TestEventsArriveInOrder(t *testing.T) {
	server, shell := start(t)
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/__bridge/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	lines := bufio.NewScanner(response.Body)
	lines.Scan() // ": hello": from here on the page listens
	for i := range 100 {
		shell.Emit("progress", i)
	}
	exchange(t, http.MethodPost, server.URL+"/__bridge/menu", `{"item":"/products"}`)
	next := 0
	for lines.Scan() {
		data, isEvent := strings.CutPrefix(lines.Text(), "data: ")
		if !isEvent {
			continue
		}
		var event struct {
			Name string `json:"name"`
			Data []any  `json:"data"`
		}
		if err := json.Unmarshal([]byte(data), &event); err != nil {
			t.Fatal(err)
		}
		if event.Name == "menu" {
			break
		}
		if event.Data[0] != float64(next) {
			t.Fatalf("event %d is %v", next, event.Data)
		}
		next++
	}
	if next != 100 {
		t.Errorf("%d events before the menu's", next)
	}
}
