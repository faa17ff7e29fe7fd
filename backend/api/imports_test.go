package api_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stockroom/backend/api"
	"stockroom/backend/db/dbtest"
)

// watched is a window that hears what the API tells it.
type watched struct {
	scripted
	hear func(event string)
}

func (w *watched) Emit(event string, _ any) { w.hear(event) }

// importWindow is the page of imports on a fresh database, and a file to import.
func importWindow(t *testing.T, hear func(event string)) (window, string) {
	t.Helper()
	d, _ := dbtest.New(t)
	path := filepath.Join(t.TempDir(), "tea.csv")
	if err := os.WriteFile(path, []byte("sku,name,price,colour\nA,Tea,1.50,green\nB,Coffee,2,brown\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	host := api.NewHost(context.Background(), &watched{scripted{open: path}, hear})
	host.Open(api.NewBooks(d))
	return window{api.NewRegistry([]any{api.NewImports(host), api.NewCatalog(host)}), nil, t}, path
}

func quiet(string) {}

func TestAFileIsChosenRecognisedTestedAndImported(t *testing.T) {
	w, path := importWindow(t, quiet)
	chosen := w.call("Imports.ChooseFile", `{}`)
	if chosen["path"] != path {
		t.Fatalf("the file is %v, want %s", chosen["path"], path)
	}
	request := func(method, more string) map[string]any {
		return w.call(method, fmt.Sprintf(`{"kind":"products","path":%q%s}`, path, more))
	}
	if guess := w.call("Imports.Recognise", fmt.Sprintf(`{"path":%q}`, path)); guess["kind"] != "products" || guess["lines"] != false {
		t.Errorf("the file is taken for %v", guess)
	}
	tested := request("Imports.Test", "")
	if tested["done"] != true || at(tested, "created") != 2.0 || at(tested, "columns.2.field") != "price" || at(tested, "columns.3.field") != "" || at(tested, "preview.1.1") != "Coffee" {
		t.Errorf("the test says %v", tested)
	}
	if list := w.call("Catalog.List", `{}`); list["total"] != 0.0 {
		t.Errorf("a test made %v products", list["total"])
	}
	for range 2 {
		if done := request("Imports.Run", `,"requestId":"import-0001"`); done["done"] != true || done["created"] != 2.0 {
			t.Errorf("the import says %v", done)
		}
	}
	if list := w.call("Catalog.List", `{}`); list["total"] != 2.0 {
		t.Errorf("there are %v products, want 2", list["total"])
	}
	w.refuse("Imports.Run", fmt.Sprintf(`{"kind":"products","path":%q}`, path), "api.shape", "requestId")
	w.refuse("Imports.Test", fmt.Sprintf(`{"kind":"things","path":%q}`, path), "importer.kind", "kind")
	w.refuse("Imports.Test", `{"kind":"products","path":"/no/such/file.csv"}`, "importer.file", "")
}

func TestABadFileIsAnAnswerAndNotAFailure(t *testing.T) {
	w, path := importWindow(t, quiet)
	if err := os.WriteFile(path, []byte("sku,name,price\nA,Tea,abc\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	answer := w.call("Imports.Run", fmt.Sprintf(`{"kind":"products","path":%q,"requestId":"import-0002"}`, path))
	if answer["done"] != false || answer["problemCount"] != 1.0 || at(answer, "problems.0.row") != 2.0 || at(answer, "problems.0.column") != "price" {
		t.Errorf("the answer is %v", answer)
	}
	if list := w.call("Catalog.List", `{}`); list["total"] != 0.0 {
		t.Errorf("a refused import made %v products", list["total"])
	}
}

func TestARunningImportCanBeCancelled(t *testing.T) {
	var w window
	var path string
	stopped := false
	w, path = importWindow(t, func(event string) {
		if event != "import-progress" || stopped {
			return
		}
		stopped = true
		if answer := w.call("Imports.Cancel", `{"requestId":"import-0003"}`); answer["running"] != true {
			t.Errorf("cancelling says %v", answer)
		}
	})
	var rows strings.Builder
	rows.WriteString("sku,name\n")
	for i := range 2000 {
		fmt.Fprintf(&rows, "S%d,Product %d\n", i, i)
	}
	if err := os.WriteFile(path, []byte(rows.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := w.registry.Call("Imports.Run", json.RawMessage(fmt.Sprintf(`{"kind":"products","path":%q,"requestId":"import-0003"}`, path)))
	if err == nil || api.FailureOf(err).Code != "importer.cancelled" {
		t.Errorf("the cancelled import ended with %v", err)
	}
	if list := w.call("Catalog.List", `{}`); list["total"] != 0.0 {
		t.Errorf("a cancelled import made %v products", list["total"])
	}
	if answer := w.call("Imports.Cancel", `{"requestId":"import-0003"}`); answer["running"] != false {
		t.Errorf("an import that ended is still running: %v", answer)
	}
}

func TestTheKindsOfImportsSayWhatTheyRead(t *testing.T) {
	w, _ := importWindow(t, quiet)
	kinds := w.call("Imports.Kinds", `{}`)
	if at(kinds, "kinds.0.kind") != "categories" || at(kinds, "kinds.6.orders") != true || at(kinds, "kinds.6.lineFields.0.field") != "product" {
		t.Errorf("the kinds are %v", kinds)
	}
}
