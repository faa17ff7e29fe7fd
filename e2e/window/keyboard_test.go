//go:build native

package window_test

// X keycodes of a pc105 keyboard, besides those of desktop_test.go.
const (
	codeAlt   = 64
	codeSpace = 65
	codeF1    = 67
)

// hands use the window as one does without a mouse, and count the keys: see also
// hands_test.go.
type hands struct {
	*desktop
	keys int
}

// press presses keys one after the other.
func (h *hands) press(codes ...int32) {
	h.t.Helper()
	for _, code := range codes {
		h.key(code, "", keyPressRelease)
		h.keys++
	}
}

// control presses a key while Control is held down.
func (h *hands) control(code int32) {
	h.t.Helper()
	h.key(codeControl, "", keyPress)
	h.key(code, "", keyPressRelease)
	h.key(codeControl, "", keyRelease)
	h.keys += 2
}
