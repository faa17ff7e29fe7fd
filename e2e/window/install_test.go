//go:build native && installed

package window_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// What the new shop has.
const (
	tea      = "Grüner Tee, 20 Stück"
	importer = "Teehaus Söhne"
	ordered  = "40"
	arrived  = "25"
)

// A stranger's first hour with the installed package, started as a desktop
// starts it. Run by scripts/proof-install, which looks at the home afterwards.
func TestInstalled(t *testing.T) {
	p := &program{folder: os.Getenv("KEEP")}
	if p.folder == "" {
		t.Fatal("where shall the home be kept? KEEP=/path; scripts/proof-install does that")
	}
	begun := time.Now()
	p.fromDesktop(t)
	opened := time.Since(begun)
	h := &hands{desktop: p.desktop}
	h.setUp()
	h.addProductAndSupplier()
	h.orderAndReceive()
	// What a script waits for, a person reads and types: four keys a second.
	t.Logf("stopwatch: the window stood after %.1f s; the first order was received after %.1f s, with %s and without the mouse; by hand about %d s",
		opened.Seconds(), time.Since(begun).Seconds(), h.count(), int(opened.Seconds())+h.keys/4)

	file := filepath.Join(p.folder, "Bestände.xlsx")
	p.exportLevels(t, file)
	p.find(roleMenuItem, "Quit").press()
	if err := <-p.ended; err != nil {
		t.Fatal(err)
	}
	if got := cellsOf(t, file, tea); got["On hand"] != arrived || got["On order"] != "15" || got["Value"] != "62.5" {
		t.Errorf("the file says %v", got)
	}
	p.run(t, "check")
	t.Logf("books: %s", p.database())
}

// fromDesktop starts the program by its desktop entry: gtk-launch looks it up
// as the menu of a desktop does, and the program is not our child.
func (p *program) fromDesktop(t *testing.T) {
	t.Helper()
	launch := exec.Command("gtk-launch", "stockroom")
	launch.Env = append(p.environment(), "HOME="+p.folder)
	launch.Stdout, launch.Stderr = os.Stderr, os.Stderr // not a pipe, which the program would keep open
	if err := launch.Run(); err != nil {
		t.Fatalf("the desktop entry does not start: %v", err)
	}
	p.ended = make(chan error, 1)
	p.desktop = look(t, "stockroom")
	p.find(roleLink, "Products")
	processes := p.running(t)
	if len(processes) != 1 {
		t.Fatalf("%d processes run %s", len(processes), *binary)
	}
	process := processes[0]
	t.Cleanup(func() {
		_ = process.Kill()
		if t.Failed() {
			picture := filepath.Join(p.folder, "failure.png")
			t.Logf("what the screen showed is in %s, %v", picture, exec.Command("import", "-window", "root", picture).Run())
		}
	})
	go func() {
		gone := eventually(5*time.Minute, func() bool { return process.Signal(syscall.Signal(0)) != nil })
		if gone {
			p.ended <- nil
			return
		}
		p.ended <- errors.New("the program does not end")
	}()
}

// setUp begins books of a company.
func (h *hands) setUp() {
	h.pressButton("Start")
	h.write("Name of the company", "Teeladen Größe")
	h.press(codeEnter)
	h.find(roleHeading, "Products")
}

func (h *hands) addProductAndSupplier() {
	h.shortcut("n")
	h.write("Name", tea)
	h.press(codeEnter)
	h.find(roleHeading, tea)
	h.shortcut("gl")
	h.find(roleHeading, "Suppliers")
	h.shortcut("n")
	h.write("Name", importer)
	h.press(codeEnter)
	h.find(roleHeading, importer)
}

func (h *hands) orderAndReceive() {
	h.shortcut("gb")
	h.find(roleHeading, "Purchase orders")
	h.shortcut("n")
	h.write("From which supplier?", importer)
	h.press(codeEnter)
	h.write("Product, line 1", tea)
	h.press(codeEnter)
	h.write("Quantity, line 1", ordered)
	h.press(codeTab)
	h.write("Unit cost, line 1", "2.50")
	h.control(codeEnter)
	h.find(roleHeading, "PO-00001")
	h.find(roleButton, "Receive")
	h.shortcut("r")
	h.write("Arrived: "+tea, arrived)
	h.control(codeEnter)
	h.find(roleHeading, "PO-00001")
}

// cellsOf reads the row of a product, by the titles of the columns.
func cellsOf(t *testing.T, file, product string) map[string]string {
	t.Helper()
	book, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	rows, err := book.GetRows(book.GetSheetName(0), excelize.Options{RawCellValue: true})
	if err != nil || len(rows) < 2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, row := range rows[1:] {
		cells := map[string]string{}
		for i, cell := range row {
			cells[rows[0][i]] = cell
		}
		if cells["Name"] == product || cells["Product"] == product {
			return cells
		}
	}
	t.Fatalf("there is no row of %q in %v", product, rows)
	return nil
}
