//go:build native && bench

package window_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var (
	empty    = flag.String("empty", "", "a Wails window with a line of text, to compare with")
	database = flag.String("database", "", "the books to look at; without it new ones are made")
	rounds   = flag.Int("rounds", 5, "how often each is measured")
)

// The goals of `make bench-window`.
const (
	goalStart  = 1.3 // of the empty window's time to its first usable frame
	goalMemory = 80  // MB more than the empty window's
)

// What the window costs: until it can be used, in memory after every page was
// opened, and from a key to what it shows. All is seen through the
// accessibility bus, whose own time is in it.
func TestBenchWindow(t *testing.T) {
	emptyStart, emptyMemory := measureStart(t, *empty, "empty", nil)
	p := home(t)
	if *database == "" {
		*database = filepath.Join(p.folder, "data", "bench.stockroom")
		p.run(t, "--db", *database, "seed", "--products", "2000", "--movements", "10000")
	}
	start, memory := measureStart(t, *binary, "stockroom", []string{"--db", *database})
	fmt.Printf("\n%-44s %8s %8s\n", "", "empty", "Stockroom")
	fmt.Printf("%-44s %5d ms %5d ms   × %.2f, goal ≤ %.1f\n", "start to the first usable frame, median",
		emptyStart.Milliseconds(), start.Milliseconds(), float64(start)/float64(emptyStart), goalStart)

	p.openWith(t, []string{"--db", *database})
	p.find(roleLink, "Products")
	changes := map[string][]time.Duration{}
	for range *rounds {
		for _, page := range [][2]string{
			{"Products", "Products"}, {"Stock", "Stock"}, {"Purchasing", "Purchase orders"}, {"Sales", "Sales orders"},
			{"Reports", "Reports"}, {"Settings", "Settings"}, {"User guide", "User guide"}, {"Today", "Today"},
		} {
			item := p.find(roleMenuItem, page[0])
			changes[page[0]] = append(changes[page[0]], timed(item.press, func() bool { return p.shows(roleHeading, page[1]) }))
		}
	}
	all := memoryOf(t, p.command.Process.Pid)
	fmt.Printf("%-44s %5d MB %5d MB   + %d MB, goal + %d\n", "memory just opened", emptyMemory, memory, memory-emptyMemory, goalMemory)
	fmt.Printf("%-44s %8s %5d MB   + %d MB, goal + %d\n\n", "memory after every page", "", all, all-emptyMemory, goalMemory)
	for _, page := range []string{"Products", "Stock", "Purchasing", "Sales", "Reports", "Settings", "User guide", "Today"} {
		report("menu to "+page, changes[page])
	}
	report("three letters to the list, which has none", p.searches(t))
	report("Enter to a product", p.details(t))
	p.quit(t)
}

// searches types what no product has and waits until the list shows none.
func (p *program) searches(t *testing.T) []time.Duration {
	t.Helper()
	var times []time.Duration
	for range *rounds {
		p.find(roleMenuItem, "Today").press()
		p.find(roleHeading, "Today")
		p.find(roleMenuItem, "Products").press()
		p.find(roleHeading, "Products")
		p.find(roleCell, "")
		field := p.find(roleEntry, "Search…")
		_ = field.object().Call("org.a11y.atspi.Component.GrabFocus", 0).Err // where it fails, nothing is found below
		eventually(time.Second, func() bool { return field.is(stateFocused) })
		times = append(times, timed(func() { p.key(0, "zqx", keyText) }, func() bool { return !p.shows(roleCell, "") }))
	}
	return times
}

// details opens a product and goes back.
func (p *program) details(t *testing.T) []time.Duration {
	t.Helper()
	var times []time.Duration
	for range *rounds {
		p.find(roleMenuItem, "Products").press()
		p.find(roleHeading, "Products")
		p.key(codeDown, "", keyPressRelease)
		times = append(times, timed(p.enter, func() bool { return !p.shows(roleHeading, "Products") }))
	}
	return times
}

// codeDown is the X keycode of the arrow on a pc105 keyboard.
const codeDown = 116

// shows tells whether an element is there now.
func (p *program) shows(r role, name string) bool {
	found := false
	if app := p.application(); app != nil {
		app.walk(0, func(e *element, _ int) bool {
			found = found || (e.role == r && called(e.name, name))
			return !found
		})
	}
	return found
}

// timed does something and waits, without a pause, until it shows.
func timed(do func(), shown func() bool) time.Duration {
	begun := time.Now()
	do()
	for time.Since(begun) < patience && !shown() {
	}
	return time.Since(begun)
}

// measureStart starts a program, waits until its link can be seen, and asks how
// much memory it and its helpers take.
func measureStart(t *testing.T, program, name string, arguments []string) (median time.Duration, megabytes int) {
	t.Helper()
	if program == "" {
		t.Fatal("which programs? make bench-window says so")
	}
	var times []time.Duration
	for range *rounds {
		p := home(t)
		p.desktop = look(t, name)
		command := exec.Command(program, arguments...)
		command.Env = p.environment()
		times = append(times, timed(func() {
			if err := command.Start(); err != nil {
				t.Fatal(err)
			}
		}, func() bool { return p.shows(roleLink, "Products") }))
		megabytes = memoryOf(t, command.Process.Pid)
		_ = command.Process.Kill()
		_ = command.Wait()
		eventually(patience, func() bool { return p.application() == nil })
	}
	slices.Sort(times)
	return times[len(times)/2], megabytes
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

func report(what string, times []time.Duration) {
	slices.Sort(times)
	if times[len(times)-1] >= patience {
		fmt.Printf("%-44s was not seen in %s\n", what, patience)
		return
	}
	fmt.Printf("%-44s median %4d ms, worst %4d ms\n", what, times[len(times)/2].Milliseconds(), times[len(times)-1].Milliseconds())
}
