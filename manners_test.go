package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stockroom/backend/api"
)

// configHome gives the test a configuration folder of its own.
func configHome(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for _, name := range []string{"XDG_CONFIG_HOME", "APPDATA", "HOME"} {
		t.Setenv(name, folder)
	}
	return folder
}

func TestRecentFiles(t *testing.T) {
	folder := configHome(t)
	if got := recent(); len(got) != 0 {
		t.Errorf("recent before anything was opened: %v", got)
	}
	var want []string
	for _, name := range strings.Split("abcdefghijkl", "") {
		path := filepath.Join(folder, name+".stockroom")
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		noteRecent(path)
		want = append([]string{path}, want...)
	}
	if got := recent(); !slices.Equal(got, want[:recentMost]) {
		t.Errorf("recent is %v", got)
	}
	noteRecent(want[2])
	if got := recent(); got[0] != want[2] || got[1] != want[0] || len(got) != recentMost {
		t.Errorf("opened again: %v", got)
	}
	if err := os.Remove(want[0]); err != nil {
		t.Fatal(err)
	}
	if got := recent(); slices.Contains(got, want[0]) || len(got) != recentMost-1 {
		t.Errorf("a file that is gone is listed: %v", got)
	}
}

func TestDialogsRememberTheirFolders(t *testing.T) {
	folder := configHome(t)
	save, open := filepath.Join(folder, "s"), filepath.Join(folder, "o")
	for _, path := range []string{save, open} {
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	noteFolder("save", save)
	noteFolder("open", open)
	if lastFolder("save") != save || lastFolder("open") != open || lastFolder("books") != "" {
		t.Errorf("%q, %q, %q", lastFolder("save"), lastFolder("open"), lastFolder("books"))
	}
	if err := os.Remove(save); err != nil {
		t.Fatal(err)
	}
	if got := lastFolder("save"); got != "" {
		t.Errorf("a folder that is gone is offered: %q", got)
	}
}

func TestOneNotificationACause(t *testing.T) {
	low := func(names ...string) api.TodayOverview {
		var o api.TodayOverview
		for _, name := range names {
			o.LowProducts.Products = append(o.LowProducts.Products, api.TodayProduct{ID: int64(name[0]), Name: name})
		}
		return o
	}
	known := causes{}
	for _, c := range []struct {
		name  string
		now   api.TodayOverview
		title string
		body  string
	}{
		{"nothing", low(), "", ""},
		{"one", low("Chai"), "Low stock", "Chai"},
		{"still the same", low("Chai"), "", ""},
		{"two more", low("Aniseed", "Boysenberry", "Chai"), "2 products are low", "Aniseed\nBoysenberry"},
		{"gone", low(), "", ""},
		{"back", low("Chai"), "Low stock", "Chai"},
		{"many", low("A", "B", "D", "E", "F"), "5 products are low", "A\nB\nD\nand 2 more"},
	} {
		notes := known.fresh(c.now)
		if c.title == "" {
			if len(notes) != 0 {
				t.Errorf("%s: %v", c.name, notes)
			}
			continue
		}
		if len(notes) != 1 || notes[0].title != c.title || notes[0].body != c.body {
			t.Errorf("%s: %v", c.name, notes)
		}
	}
	late := api.TodayOverview{}
	late.LatePurchaseOrders.Orders = []api.TodayOrder{{ID: 7, Number: "PO-00007", Partner: "Tokyo Traders"}}
	late.LateSalesOrders.Orders = []api.TodayOrder{{ID: 7, Number: "SO-00007", Partner: "Bottom-Dollar"}}
	if notes := known.fresh(late); len(notes) != 1 || notes[0].title != "2 orders are late" {
		t.Errorf("late: %v", notes)
	}
}

func TestACrashIsFoundOnce(t *testing.T) {
	folder := t.TempDir()
	const gone = 1 << 30 // no process has such a number
	before := &trouble{folder: folder}
	if err := os.WriteFile(before.running(gone), []byte("panic: out of tea\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(before.running(gone+1), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(before.running(os.Getpid()), []byte("another that runs"), 0o600); err != nil {
		t.Fatal(err)
	}
	reports := before.leftBehind()
	if len(reports) != 1 {
		t.Fatalf("reports: %v", reports)
	}
	content, err := os.ReadFile(reports[0])
	if err != nil || !strings.Contains(string(content), "out of tea") || !strings.Contains(string(content), "ended unexpectedly") {
		t.Errorf("%s, %v", content, err)
	}
	if again := before.leftBehind(); len(again) != 0 {
		t.Errorf("found again: %v", again)
	}
	if _, err := os.Stat(before.running(os.Getpid())); err != nil {
		t.Errorf("the report of a program that runs was taken: %v", err)
	}
}

func TestClosingAsksOnlyAboutWork(t *testing.T) {
	a := &app{}
	if !a.mayClose(t.Context()) {
		t.Error("an idle window asks")
	}
	for _, work := range []string{"running", "unsaved"} {
		if closingQuestion(work) == "" {
			t.Errorf("nothing is asked about %q", work)
		}
	}
}

func TestDroppedBooksOpenAndTheFirstOfTheOthersIsImported(t *testing.T) {
	for _, c := range []struct {
		dropped, books []string
		file           string
	}{
		{[]string{"/a/prices.csv"}, nil, "/a/prices.csv"},
		{[]string{"/a/Shop.STOCKROOM", "/a/old.db"}, []string{"/a/Shop.STOCKROOM", "/a/old.db"}, ""},
		{[]string{"/a/one.csv", "/a/shop.stockroom", "/a/two.csv"}, []string{"/a/shop.stockroom"}, "/a/one.csv"},
	} {
		if books, file := sortDropped(c.dropped); !slices.Equal(books, c.books) || file != c.file {
			t.Errorf("%v: books %v, file %q", c.dropped, books, file)
		}
	}
}

// What the page may load and run is its own alone.
func TestThePageLoadsNothingFromElsewhere(t *testing.T) {
	content, err := os.ReadFile(filepath.Join("frontend", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?s)http-equiv="Content-Security-Policy"\s+content="([^"]*)"`).FindSubmatch(content)
	if found == nil {
		t.Fatal("the page has no Content-Security-Policy")
	}
	policy := map[string]string{}
	for _, rule := range strings.Split(string(found[1]), ";") {
		name, sources, _ := strings.Cut(strings.TrimSpace(rule), " ")
		policy[name] = sources
	}
	for name, want := range map[string]string{
		"default-src": "'self'", "script-src": "'self'", "connect-src": "'self'", "font-src": "'self'",
		"object-src": "'none'", "base-uri": "'none'", "form-action": "'none'", "frame-src": "'none'",
	} {
		if policy[name] != want {
			t.Errorf("%s is %q, not %q", name, policy[name], want)
		}
	}
	for name, sources := range policy {
		if strings.Contains(sources, "://") || strings.Contains(sources, "*") || strings.Contains(sources, "unsafe-eval") {
			t.Errorf("%s lets more in than the program brings: %s", name, sources)
		}
	}
	if regexp.MustCompile(`(?:src|href)="(?:https?:)?//`).Match(content) {
		t.Error("the page names something from elsewhere")
	}
}
