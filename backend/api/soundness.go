package api

import (
	"context"
	"sync"
)

// Soundness is what is known about the books since they were opened, and the
// data of the event "soundness".
type Soundness struct {
	// State is unchecked, checking, sound, unsound or failed. Books are checked
	// when whoever had them open last did not close them.
	State string `json:"state"`
	// Problems is how many things are wrong, of unsound books.
	Problems int `json:"problems"`
	// Example is the first of them as an English sentence, or why the check failed.
	Example string `json:"example"`
	// Backup is the name of the newest backup that is good, "" if there is none;
	// BackupAt is when it was made.
	Backup   string `json:"backup"`
	BackupAt string `json:"backupAt"`
}

// The states of Soundness.
const (
	Unchecked = "unchecked"
	Checking  = "checking"
	Sound     = "sound"
	Unsound   = "unsound"
	Failed    = "failed"
)

// soundness keeps the last word.
type soundness struct {
	mu   sync.Mutex
	last Soundness
}

// Found tells the window what is known about the books, now and when it asks.
func (h *Host) Found(s Soundness) {
	h.sound.mu.Lock()
	h.sound.last = s
	h.sound.mu.Unlock()
	h.shell.Emit("soundness", s)
}

// Soundness tells whether the books are being checked, and what was found.
func (a *App) Soundness(NoInput) (Soundness, error) {
	return run(a.host, "App.Soundness", func(context.Context, *Books) (Soundness, error) {
		a.host.sound.mu.Lock()
		defer a.host.sound.mu.Unlock()
		if a.host.sound.last.State == "" {
			return Soundness{State: Unchecked}, nil
		}
		return a.host.sound.last, nil
	})
}
