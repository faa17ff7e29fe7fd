//go:build native

package window_test

import (
	"os"
	"path/filepath"
	"testing"
)

// X keycodes of the digits' row and of letters, where a German keyboard has them, too.
const (
	codeOne = 10
	codeI   = 31
	codeN   = 57
	codeO   = 32
	codeP   = 33
	codeQ   = 24
	codeEsc = 9
)

// The menu's keys work wherever one is, also while one types.
func TestTheMenusKeys(t *testing.T) {
	p := start(t)
	p.find(roleLink, "Products")
	h := &hands{desktop: p.desktop}
	for i, heading := range []string{"Today", "Products", "Stock", "Purchase orders", "Sales orders", "Reports", "Settings"} {
		h.control(int32(codeOne + i))
		h.find(roleHeading, heading)
	}
	h.control(codeN)
	name := h.find(roleEntry, "Name")
	name.fill("x")
	h.find(roleMenuItem, "Select all").press()
	if !eventually(patience, func() bool { return name.selected() == "x" }) {
		t.Fatalf("of the field %q is selected", name.selected())
	}
	h.press(codeEsc)
	h.find(roleButton, "Discard").click()
	if !eventually(patience, func() bool { return name.box() == box{} }) {
		t.Fatal("the dialog stays")
	}
	h.control(codeI)
	h.find(roleHeading, "Import")
	h.press(codeF1)
	h.find(roleHeading, "User guide")
	h.control(codeP)
	dialog := h.findWindow("Print") // of GTK's: the page does not answer while it is open
	h.press(codeEsc)
	if !eventually(patience, func() bool { return dialog.box() == box{} }) {
		t.Fatal("the print dialog stays")
	}
	h.find(roleHeading, "User guide")
	h.control(codeQ)
	p.waitForEnd(t)
}

// Another database opens in a window of its own, by the dialog or from the
// list of the recent ones, and the dialogs begin where they were answered last.
func TestAnotherDatabaseOpens(t *testing.T) {
	p := home(t)
	folder := filepath.Join(p.folder, "Bücher")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	p.open(t)
	p.find(roleLink, "Products")
	h := &hands{desktop: p.desktop}
	p.find(roleMenuItem, "New database…").press()
	p.saveAs(filepath.Join(folder, "Filiale.stockroom"))
	p.findWindow("Filiale.stockroom – Stockroom")
	p.endOthers(t)

	// From the list of the first window, which was made before the other one was.
	p.quit(t)
	p.open(t)
	p.find(roleMenuItem, filepath.Join(folder, "Filiale.stockroom")).press()
	p.findWindow("Filiale.stockroom – Stockroom")
	p.endOthers(t)

	// By its name alone, for the dialog is in its folder already.
	h.desktop = p.desktop
	p.find(roleMenuItem, "Open another database…").press()
	h.find(roleFileChooser, "Open another database")
	h.find(roleCell, "Filiale.stockroom")
	h.press(codeEsc)
	p.quit(t)
}
