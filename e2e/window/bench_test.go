//go:build native && bench

package window_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

var (
	empty    = flag.String("empty", "", "a Wails window with a line of text, to compare with")
	database = flag.String("database", "", "the books to look at; without it new ones are made")
	raw      = flag.String("raw", "", "a file for all that the pages told, a line of JSON each")
	rounds   = flag.Int("rounds", 5, "how often each is measured")
)

// The goals of `make bench-window`.
const (
	goalStart  = 1.3 // of the empty window's time to its first usable frame
	goalMemory = 80  // MB more than the empty window's
	goalLetter = 50  // ms, the median; goalPage is that of the slowest in twenty
	goalPage   = 100 // ms
)

// X keycodes of a pc105 keyboard.
const (
	codeDown   = 116
	codeEscape = 9
)

// told is what the page measured: see feel/feel.js. Times are in milliseconds.
type told struct {
	What string  `json:"what"`
	MS   float64 `json:"ms"`   // from the key until its last change was painted; below 0 nothing changed
	Rows float64 `json:"rows"` // until the rows of the list were, which stand before their sums
	At   int64   `json:"at"`   // since 1970
	// Of scrolling: frames that moved, frames with a hole where a row belongs, the longest time between two.
	Frames int     `json:"frames"`
	Holes  int     `json:"holes"`
	Stuck  int     `json:"stuck"` // frames at the end of what was read so far, though there is more
	Worst  float64 `json:"worst"`
	Pixels float64 `json:"pixels"`
}

// measured is a running window that tells how quick it is.
type measured struct {
	*program
	begun  time.Time
	told   chan told
	places map[string]box // of the rail's links
}

// measure starts a program that was built for measuring, in a home of its own.
func measure(t *testing.T, path, name string, arguments ...string) *measured {
	t.Helper()
	p := home(t)
	place(t, p)
	return measureIn(t, p, path, name, arguments...)
}

// measureIn starts a program in a home, which it may know from before.
func measureIn(t *testing.T, p *program, path, name string, arguments ...string) *measured {
	t.Helper()
	if path == "" {
		t.Fatal("which programs? make bench-window says so")
	}
	m := &measured{program: &program{folder: p.folder}, told: make(chan told, 1000)}
	m.command = exec.Command(path, arguments...)
	m.command.Env = m.environment()
	m.command.Stderr = os.Stderr
	output, err := m.command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	m.begun = time.Now()
	if err := m.command.Start(); err != nil {
		t.Fatal(err)
	}
	m.ended = make(chan error, 1)
	log := rawLog(t)
	go func() {
		lines := bufio.NewScanner(output)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			_, _ = fmt.Fprintf(log, "%s\n", lines.Bytes()) // it is there for the curious
			var one told
			if json.Unmarshal(lines.Bytes(), &one) == nil {
				m.told <- one
			}
		}
		m.ended <- m.command.Wait()
	}()
	t.Cleanup(func() { m.end(t) })
	m.desktop = look(t, name)
	return m
}

// place lets the window open where the next one does, too.
func place(t *testing.T, p *program) {
	t.Helper()
	folder := filepath.Join(p.folder, "config", "stockroom")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	const at = `{"x":40,"y":20,"width":1280,"height":800,"maximised":false}`
	if err := os.WriteFile(filepath.Join(folder, "window.json"), []byte(at), 0o600); err != nil {
		t.Fatal(err)
	}
}

func rawLog(t *testing.T) io.Writer {
	t.Helper()
	if *raw == "" {
		return io.Discard
	}
	file, err := os.OpenFile(*raw, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	return file
}

// next waits for what the page tells of that.
func (m *measured) next(what string) told {
	m.t.Helper()
	return m.all(what)[what]
}

// all waits for what the page tells of each, in any order.
func (m *measured) all(wanted ...string) map[string]told {
	m.t.Helper()
	heard := map[string]told{}
	for limit := time.After(patience); len(heard) < len(wanted); {
		select {
		case one := <-m.told:
			if slices.Contains(wanted, one.What) {
				heard[one.What] = one
			}
		case <-limit:
			m.t.Fatalf("the page did not tell of %q, only of %v", wanted, heard)
		}
	}
	return heard
}

// after presses a key and is how long it took until all that it changed was painted.
func (m *measured) after(press func(), what string) float64 {
	m.t.Helper()
	return m.answer(press, what).MS
}

// answer presses a key and is what the page tells of what it changed.
func (m *measured) answer(press func(), what string) told {
	m.t.Helper()
	for len(m.told) > 0 {
		<-m.told
	}
	press()
	return m.next(what)
}

// stop ends the program in peace: after an unclean end the next one proves the
// books in the background, which would be measured with it.
func (m *measured) stop() {
	m.t.Helper()
	if err := m.command.Process.Signal(syscall.SIGTERM); err != nil {
		m.t.Fatal(err)
	}
	select {
	case <-m.ended:
		m.ended <- nil
	case <-time.After(4 * patience): // a backup of large books may be made
		m.t.Fatal("the program does not end")
	}
	eventually(patience, func() bool { return m.application() == nil })
}

// What the window costs: until it can be used, in memory after every page was
// opened, and from a key to what it shows, painted. The page measures itself;
// the accessibility bus only presses the keys.
func TestBenchWindow(t *testing.T) {
	if *database == "" {
		p := home(t)
		*database = filepath.Join(p.folder, "data", "bench.stockroom")
		p.run(t, "--db", *database, "seed", "--products", "2000", "--movements", "10000")
	}
	arguments := []string{"--db", *database}
	emptyStart, _, emptyMemory := measureStart(t, *empty, "empty")
	start, whole, memory := measureStart(t, *binary, "stockroom", arguments...)
	fmt.Printf("\n%-44s %8s %8s\n", "", "empty", "Stockroom")
	fmt.Printf("%-44s %5.0f ms %5.0f ms   × %.2f, goal ≤ %.1f\n", "start to the first usable frame, median",
		emptyStart, start, start/emptyStart, goalStart)
	fmt.Printf("%-44s %8s %5.0f ms   × %.2f\n", "  and until its first page is whole", "", whole, whole/emptyStart)
	fmt.Printf("%-44s %5d MB %5d MB   + %d MB\n", "memory just opened", emptyMemory, memory, memory-emptyMemory)

	places := railPlaces(t, arguments)
	m := measure(t, *binary, "stockroom", arguments...)
	m.places = places
	m.next("usable")
	pages := m.changePages()
	all := memoryOf(t, m.command.Process.Pid)
	fmt.Printf("%-44s %8s %5d MB   + %d MB, goal + %d\n\n", "memory after every page", "", all, all-emptyMemory, goalMemory)
	fmt.Printf("%-44s %7s %9s %9s %9s\n", "until painted", "keys", "median", "of 20", "worst")
	report("a page of the rail, the first time", pages.first, 0)
	report("a page of the rail, again", pages.again, goalPage)
	for _, name := range slices.Sorted(maps.Keys(pages.each)) {
		report("  "+name, pages.each[name], goalPage)
	}
	details, back := m.openDetails()
	report("Enter to a product", details, goalPage)
	report("Esc back to the list", back, goalPage)
	letters, summed, begun, cleared := m.search()
	report(fmt.Sprintf("a letter in the products' search, median ≤ %d", goalLetter), letters, goalPage)
	report("  with the sums of all it finds", summed, 0)
	report("  the first two of a word, with the sums", begun, 0)
	report("Esc, which clears the search", cleared, goalPage)
	report(fmt.Sprintf("a letter in the finder, median ≤ %d", goalLetter), m.inFinder(), goalPage)
	m.scroll()
	fmt.Printf("%-44s %8s %5d MB\n", "memory at the end", "", memoryOf(t, m.command.Process.Pid))
	m.stop()
}

// rail is every page of the rail, and what its link is called.
func rail() []string {
	return []string{
		"Products…", "Stock", "Purchase orders…", "Receive…", "Reorder…", "Suppliers", "Sales orders…", "Ship…",
		"Customers", "Reports", "History", "Settings", "Today",
	}
}

// railPlaces is where the links of the rail are in a window that opens where
// the next one does. The next one is not looked at through the accessibility
// bus: the tree that WebKit makes for it, and keeps, costs as much as the page.
func railPlaces(t *testing.T, arguments []string) map[string]box {
	t.Helper()
	m := measure(t, *binary, "stockroom", arguments...)
	m.next("usable")
	places := map[string]box{}
	for _, page := range rail() {
		places[page] = m.find(roleLink, page).box()
	}
	m.stop()
	return places
}

// open clicks on the link of a page and is how long it took.
func (m *measured) open(page string) float64 {
	m.t.Helper()
	at := m.places[page]
	return m.after(func() { m.mouse(at, "b1c") }, "click")
}

// mouse does something with the mouse in the middle of a box.
func (m *measured) mouse(at box, what string) {
	m.t.Helper()
	if err := m.bus.Object(registry, keyboard).Call(point, 0, at.X+at.Width/2, at.Y+at.Height/2, what).Err; err != nil {
		m.t.Fatalf("the mouse does not work: %v", err)
	}
}

type pageTimes struct {
	first, again []float64
	each         map[string][]float64
}

// changePages opens every page of the rail, again and again.
func (m *measured) changePages() pageTimes {
	m.t.Helper()
	times := pageTimes{each: map[string][]float64{}}
	for round := range *rounds + 1 {
		for _, page := range rail() {
			took := m.open(page)
			if round == 0 {
				times.first = append(times.first, took)
				continue
			}
			times.again = append(times.again, took)
			name := strings.TrimSuffix(page, "…")
			times.each[name] = append(times.each[name], took)
		}
	}
	return times
}

// openDetails opens products further and further down, and goes back.
func (m *measured) openDetails() (open, back []float64) {
	m.t.Helper()
	m.open(rail()[0])
	for range 4 * *rounds {
		m.after(func() { m.key(codeDown, "", keyPressRelease) }, "ArrowDown")
		open = append(open, m.after(m.enter, "Enter"))
		back = append(back, m.after(func() { m.key(codeEscape, "", keyPressRelease) }, "Escape"))
	}
	return open, back
}

// search types words letter by letter into the search of the products: until
// the rows are painted, and until the sums are, too.
func (m *measured) search() (letters, summed, begun, cleared []float64) {
	m.t.Helper()
	m.open(rail()[0])
	m.after(func() { m.key(0, "/", keyText) }, "/")
	words := strings.Fields("terracotta saucepan notebook hammer chopping ember screw 1002 black lamp")
	for _, word := range words[:min(len(words), 2**rounds)] {
		rows, sums := m.types(word)
		letters, summed, begun = append(letters, rows...), append(summed, sums...), append(begun, sums[:2]...)
		cleared = append(cleared, m.answer(func() { m.key(codeEscape, "", keyPressRelease) }, "Escape").Rows)
	}
	return letters, summed, begun, cleared
}

// types is how long each letter of a word took to show the rows it finds, and all of it.
func (m *measured) types(word string) (rows, whole []float64) {
	m.t.Helper()
	for _, letter := range word {
		answer := m.answer(func() { m.key(0, string(letter), keyText) }, string(letter))
		rows, whole = append(rows, answer.Rows), append(whole, answer.MS)
	}
	return rows, whole
}

// inFinder types into the finder, which looks everywhere.
func (m *measured) inFinder() []float64 {
	m.t.Helper()
	var times []float64
	for _, word := range []string{"saucepan", "notebook", "so-0012"} {
		m.key(codeControl, "", keyPress)
		m.key(0, "k", keyText)
		m.key(codeControl, "", keyRelease)
		m.next("k")
		_, whole := m.types(word)
		times = append(times, whole...)
		m.after(func() { m.key(codeEscape, "", keyPressRelease) }, "Escape")
	}
	return times
}

// scroll turns the wheel over the products, as fast as a hurried hand: some 60 turns a second.
func (m *measured) scroll() {
	m.t.Helper()
	m.open(rail()[0])
	// The middle of the list: right of the rail.
	at := m.places["Reports"]
	at.X += at.Width * 3
	const turns = 300
	for range turns {
		m.mouse(at, "b5c")
		time.Sleep(15 * time.Millisecond)
	}
	seen := m.next("scrolled")
	fmt.Printf("%-44s %7d frames over %.0f pixels, %d with a hole, %d waited for rows, %.0f ms between two at worst\n",
		"scrolling the products", seen.Frames, seen.Pixels, seen.Holes, seen.Stuck, seen.Worst)
}

// measureStart starts a program as it is started every day, waits until its
// first link is painted, and the first page where it has one, and asks how much
// memory it and its helpers take.
func measureStart(t *testing.T, program, name string, arguments ...string) (usable, whole float64, megabytes int) {
	t.Helper()
	const empty = "empty"
	told := []string{"usable", "whole"}
	if name == empty {
		told = told[:1]
	}
	p := home(t)
	place(t, p)
	var links, pages []float64
	for round := range 2**rounds + 2 {
		m := measureIn(t, p, program, name, arguments...)
		heard := m.all(told...)
		switch {
		case round > 0: // of the first it knows how it looked
			links, pages = append(links, m.since(heard["usable"])), append(pages, m.since(heard[told[len(told)-1]]))
		case name != empty:
			m.keptFrame()
		}
		megabytes = memoryOf(t, m.command.Process.Pid)
		m.stop()
	}
	slices.Sort(links)
	slices.Sort(pages)
	return links[len(links)/2], pages[len(pages)/2], megabytes
}

// keptFrame waits until the window has written down how it looks, which the next start shows.
func (m *measured) keptFrame() {
	m.t.Helper()
	written := func() (found bool) {
		_ = filepath.WalkDir(m.folder, func(path string, entry os.DirEntry, _ error) error {
			if entry != nil && entry.Type().IsRegular() && strings.Contains(path, "localstorage") {
				content, _ := os.ReadFile(path)
				found = found || bytes.Contains(content, []byte("stockroom.frame"))
			}
			return nil
		})
		return found
	}
	if !eventually(patience, written) {
		m.t.Fatal("the window did not write down how it looks")
	}
}

// since is how many milliseconds after its start the program told that.
func (m *measured) since(one told) float64 {
	return float64(time.UnixMilli(one.At).Sub(m.begun).Milliseconds())
}

// memoryOf is the proportional memory of a process and of all that it started, in MB.
func memoryOf(t *testing.T, process int) int {
	t.Helper()
	total := 0
	for _, each := range family(t, process) {
		content, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", each))
		if err != nil {
			continue // it ended
		}
		for line := range strings.Lines(string(content)) {
			kilobytes := 0
			if n, _ := fmt.Sscanf(line, "Pss: %d kB", &kilobytes); n == 1 {
				total += kilobytes
			}
		}
	}
	return total / 1024
}

// report prints the median, the slowest in twenty and the worst of times in ms,
// and whether the slowest in twenty keeps to the goal; 0 is none.
func report(what string, times []float64, goal float64) {
	times = slices.DeleteFunc(slices.Clone(times), func(each float64) bool { return each < 0 })
	if len(times) == 0 {
		fmt.Printf("%-44s nothing changed\n", what)
		return
	}
	slices.Sort(times)
	slow := times[int(math.Ceil(0.95*float64(len(times))))-1]
	verdict := ""
	switch {
	case goal > 0 && slow > goal:
		verdict = fmt.Sprintf("x %.0f ms over %.0f", slow-goal, goal)
	case goal > 0:
		verdict = fmt.Sprintf("goal ≤ %.0f ms", goal)
	}
	fmt.Printf("%-44s %7d %6.0f ms %6.0f ms %6.0f ms   %s\n", what, len(times), times[len(times)/2], slow, times[len(times)-1], verdict)
}
