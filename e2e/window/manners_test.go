//go:build native

package window_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// The title names the file, and a file that is named is the one that opens:
// what a desktop does with a double click.
func TestAFileThatIsNamedOpens(t *testing.T) {
	p := home(t)
	file := filepath.Join(p.folder, "Laden Größe.stockroom")
	p.openWith(t, []string{file})
	p.find(roleLink, "Products")
	p.find(roleWindow, "Laden Größe.stockroom – Stockroom")
	p.quit(t)
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	if _, err := os.Stat(p.database()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("another database was made: %v", err)
	}

	// The next window, on other books, knows it.
	p.open(t)
	p.find(roleWindow, windowTitle)
	p.find(roleMenuItem, file)
	p.quit(t)
}

func TestMovedBooksOpenWhereTheyAre(t *testing.T) {
	p := home(t)
	p.addSupplier(t)
	p.open(t)
	p.find(roleLink, "Products")
	to := filepath.Join(p.folder, "Laden.stockroom")
	p.find(roleMenuItem, "Move database…").press()
	p.saveAs(to)
	if err := <-p.ended; err != nil {
		t.Fatalf("the old window ended with %v", err)
	}
	p.ended <- nil
	t.Cleanup(func() { p.endOthers(t) })
	p.find(roleWindow, "Laden.stockroom – Stockroom")
	p.find(roleLink, "Suppliers").click()
	p.find(roleCell, teahouse)
	p.find(roleMenuItem, "Quit").press()
	if !eventually(patience, func() bool { return p.application() == nil }) {
		t.Fatal("the new window does not quit")
	}
	if _, err := os.Stat(p.database()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the books are still where they were: %v", err)
	}
	p.run(t, "check") // finds them without being told
}

const teahouse = "Teehaus Söhne"

// addSupplier puts the teahouse into the books.
func (p *program) addSupplier(t *testing.T) {
	t.Helper()
	file := filepath.Join(p.folder, "suppliers.csv")
	if err := os.WriteFile(file, []byte("Code,Name\nTEE,"+teahouse+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.run(t, "import", "suppliers", file)
}

func TestClosingAsksAboutWhatIsNotSaved(t *testing.T) {
	p := home(t)
	p.addSupplier(t)
	p.open(t)
	p.find(roleLink, "Products")
	p.find(roleMenuItem, "Purchasing").press()
	p.find(roleHeading, "Purchase orders")
	p.find(roleButton, "New purchase order").click()
	p.find(roleEntry, "From which supplier?").fill(teahouse)
	p.enter()
	p.find(roleEntry, "Reference").fill("Sommer")
	p.find(roleMenuItem, "Quit").press()
	p.find(roleButton, "No").press()
	p.find(roleEntry, "Reference") // still there
	p.find(roleMenuItem, "Quit").press()
	p.find(roleButton, "Yes").press()
	p.waitForEnd(t)
}

// A crash leaves a report that only the user can read, and the next start says where.
func TestACrashLeavesAReport(t *testing.T) {
	p := start(t)
	p.find(roleLink, "Products")
	if err := p.command.Process.Signal(syscall.SIGABRT); err != nil {
		t.Fatal(err)
	}
	if err := <-p.ended; err == nil {
		t.Fatal("it did not crash")
	}
	p.ended <- nil
	p.open(t)
	p.find(roleButton, "OK").press()
	reports, err := filepath.Glob(filepath.Join(p.folder, "state", "stockroom", "crash-*.txt"))
	if err != nil || len(reports) != 1 {
		t.Fatalf("reports: %v, %v", reports, err)
	}
	content, err := os.ReadFile(reports[0])
	if err != nil || !strings.Contains(string(content), "SIGABRT") || !strings.Contains(string(content), "goroutine ") {
		t.Errorf("the report is %v\n%s", err, content)
	}
	if !eventually(patience, func() bool { return p.shows("The books are sound") }) {
		t.Errorf("the books were not checked after the crash\n%s", p.describe())
	}
	p.quit(t)
	for _, path := range p.files(t, "state") {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
		if strings.Contains(path, "running-") {
			t.Errorf("%s is left of a program that ended well", path)
		}
	}
}

// files lists the files below a folder of the home.
func (p *program) files(t *testing.T, folder string) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(filepath.Join(p.folder, folder), func(path string, e os.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			list = append(list, path)
		}
		return err
	})
	if err != nil || len(list) == 0 {
		t.Fatalf("%s: %v, %v", folder, list, err)
	}
	return list
}

// Everything that the window and the verbs write is the user's alone: books,
// backups, what it remembers, its log, and what is saved elsewhere.
func TestNobodyElseReadsWhatItWrites(t *testing.T) {
	old := syscall.Umask(0) // as careless as it can be
	defer syscall.Umask(old)
	p := home(t)
	p.importNorthwind(t, northwind)
	p.open(t)
	p.find(roleLink, "Products")
	file := filepath.Join(p.folder, "levels.xlsx")
	p.exportLevels(t, file)
	p.quit(t)
	report, saved := filepath.Join(p.folder, "low-stock.csv"), filepath.Join(p.folder, "copy.stockroom")
	p.run(t, "report", "low-stock", "--out", report)
	p.run(t, "backup", "--out", saved)
	list := append(p.files(t, "state"), p.files(t, "data/stockroom")...)
	list = append(list, p.files(t, "config/stockroom")...)
	for _, path := range append(list, file, report, saved) {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
}

// Nothing of the program listens on the network: neither it nor its web view.
func TestNothingListens(t *testing.T) {
	p := start(t)
	p.find(roleLink, "Products")
	listening := map[string]string{}
	for _, table := range []string{"tcp", "tcp6", "udp", "udp6"} {
		content, err := os.ReadFile("/proc/net/" + table)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(content), "\n")[1:] {
			if f := strings.Fields(line); len(f) > 9 && (f[3] == "0A" || strings.HasPrefix(table, "udp")) {
				listening["socket:["+f[9]+"]"] = table + " " + f[1]
			}
		}
	}
	looked := 0
	for _, process := range family(t, p.command.Process.Pid) {
		handles, err := filepath.Glob("/proc/" + strconv.Itoa(process) + "/fd/*")
		if err != nil {
			t.Fatal(err)
		}
		for _, handle := range handles {
			looked++
			if target, err := os.Readlink(handle); err == nil && listening[target] != "" {
				t.Errorf("process %d listens: %s", process, listening[target])
			}
		}
	}
	if looked < 20 {
		t.Errorf("only %d handles were looked at", looked)
	}
	p.quit(t)
}

// family is a process and everything that it started.
func family(t *testing.T, process int) []int {
	t.Helper()
	list := []int{process}
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		t.Fatal(err)
	}
	parents := map[int]int{}
	for _, path := range stats {
		content, err := os.ReadFile(path)
		if err != nil {
			continue // it ended
		}
		after := strings.Fields(string(content)[strings.LastIndex(string(content), ")")+1:])
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(path)))
		if err != nil || len(after) < 2 {
			continue
		}
		parents[pid], _ = strconv.Atoi(after[1])
	}
	for i := 0; i < len(list); i++ {
		for pid, parent := range parents {
			if parent == list[i] {
				list = append(list, pid)
			}
		}
	}
	return list
}

// running finds the processes of the program in this home that are not our child.
func (p *program) running(t *testing.T) []*os.Process {
	t.Helper()
	links, err := filepath.Glob("/proc/[0-9]*/exe")
	if err != nil {
		t.Fatal(err)
	}
	var list []*os.Process
	for _, link := range links {
		var pid int
		if target, err := os.Readlink(link); err != nil || target != *binary {
			continue
		}
		if _, err := fmt.Sscanf(link, "/proc/%d/exe", &pid); err != nil {
			t.Fatal(err)
		}
		home, err := os.ReadFile(fmt.Sprintf("/proc/%d/environ", pid))
		if err != nil || !strings.Contains(string(home), "XDG_DATA_HOME="+p.folder+"/") {
			continue
		}
		if p.command != nil && pid == p.command.Process.Pid {
			continue
		}
		process, err := os.FindProcess(pid)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, process)
	}
	return list
}

// endOthers ends the windows that our child opened.
func (p *program) endOthers(t *testing.T) {
	t.Helper()
	for _, process := range p.running(t) {
		_ = process.Signal(syscall.SIGTERM)
	}
	if !eventually(patience, func() bool { return len(p.running(t)) == 0 }) {
		t.Error("a window does not end")
		for _, process := range p.running(t) {
			_ = process.Kill()
		}
	}
}
