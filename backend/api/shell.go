package api

import (
	"crypto/rand"
	"encoding/hex"
)

// Shell is what only a window can do. app.go fills it with the native one,
// the browser tests with scripted answers, the command line with refusals.
type Shell interface {
	// SaveFile asks where to save; "" means the user cancelled.
	SaveFile(q SaveQuestion) (string, error)
	// OpenFile asks which file to open; "" means the user cancelled.
	OpenFile(q OpenQuestion) (string, error)
	// Emit tells the page of an event, such as "changed" or "progress".
	Emit(event string, data any)
	// Reveal shows a file to the user in what the system opens it with.
	Reveal(path string) error
}

// SaveQuestion is a save dialog.
type SaveQuestion struct {
	Title    string
	FileName string // proposed, with its extension
	Filter   string // such as "*.xlsx"
}

// OpenQuestion is an open dialog.
type OpenQuestion struct {
	Title  string
	Filter string // such as "*.csv;*.txt"
}

// Waiting is the data of the event "waiting": a command has waited for more
// than a second for another one, in this window or in another program.
type Waiting struct {
	// What is import, seed, upgrade, restore, check or command; "" says that the wait is over.
	What string `json:"what"`
	// Message says it as the beginning of an English sentence.
	Message string `json:"message"`
}

func newReference() string {
	b := make([]byte, 4)
	_, _ = rand.Read(b) // never fails: crypto/rand.Read is documented to
	return hex.EncodeToString(b)
}
