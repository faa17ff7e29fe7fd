//go:build native && installed

package window_test

import "fmt"

const codeTab = 23

// What follows types where the page has put the cursor, and nowhere else.

// shortcut types letters that are shortcuts of the page.
func (h *hands) shortcut(letters string) {
	h.t.Helper()
	h.key(0, letters, keyText)
	h.keys += len(letters)
}

// at waits until the cursor is there.
func (h *hands) at(r role, name string) *element {
	h.t.Helper()
	e := h.find(r, name)
	if !eventually(patience, func() bool { return e.is(stateFocused) }) {
		h.t.Fatalf("the cursor is not on %q\n%s", name, h.describe())
	}
	return e
}

// write types a text into the input where the cursor has to be.
func (h *hands) write(input, text string) {
	h.t.Helper()
	e := h.at(roleEntry, input)
	h.key(0, text, keyText)
	h.keys += len([]rune(text))
	if !eventually(patience, func() bool { return e.text() == text }) {
		h.t.Fatalf("%q shows %q after typing %q", input, e.text(), text)
	}
}

// pressButton goes to a button by Tab, over what lies before the page's
// content, and presses it.
func (h *hands) pressButton(name string) {
	h.t.Helper()
	h.find(roleButton, name)
	const far = 20
	for range far {
		before := h.cursor()
		h.press(codeTab)
		if !eventually(patience, func() bool { return h.cursor() != before }) {
			h.t.Fatalf("Tab does not go on from %q", before)
		}
		switch h.cursor() {
		case name:
			h.press(codeEnter)
			return
		case "Skip to content":
			h.press(codeEnter)
		}
	}
	h.t.Fatalf("%q is not among the first %d that Tab goes to", name, far)
}

// cursor is the name of what has the focus in the page, "" where nothing has.
func (h *hands) cursor() (name string) {
	app := h.application()
	if app == nil {
		return ""
	}
	app.walk(0, func(e *element, _ int) bool {
		if e.name != "" && (e.role == roleButton || e.role == roleLink || e.role == roleEntry) && e.is(stateFocused) {
			name = e.name
		}
		return name == ""
	})
	return name
}

// count says how many keys it were.
func (h *hands) count() string { return fmt.Sprintf("%d keys", h.keys) }
