// Package journal records each command once, with who, input and result, in
// the transaction that did it.
//
// Every command carries a request id. The same id with the same input gives
// the recorded answer again and does nothing; with other input it is refused.
// So a double click, a retry after a crash or a repeated script line never
// posts twice (docs/glossary.md, rule 3).
package journal

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"unicode"

	"stockroom/backend/db"
	"stockroom/backend/fault"
)

// Failures of this package.
var (
	ErrRequestID = fault.Define("journal.request_id", "Every command needs a request id of 1 to 100 letters, digits or signs without blanks.")
	ErrUndone    = fault.Define("journal.undone", "This was taken back meanwhile. Nothing was done.")
	ErrReused    = fault.Define("journal.reused", "The request id was already used for another command. Nothing was done; send the new command under a new id.")
)

// maxRequestID is how long a request id may be, in bytes. A short one is the
// caller's choice: a script may number its commands.
const maxRequestID = 100

// Command identifies one command.
type Command struct {
	// RequestID is chosen by the caller, once for each intention of the user.
	RequestID string
	// Name is the command's, "<package>.<verb>", such as "purchasing.receive".
	Name string
	// Input is what was asked, as JSON can hold it; it decides whether two
	// requests are the same. It must not contain the request id.
	Input any
	// DryRun does everything, answers, and then undoes it all.
	DryRun bool
}

// Subject is what a command was about, for the timeline of a document and for
// the history.
type Subject struct {
	Type  string // such as "purchase_order"
	ID    int64
	Label string // what people call it: "PO-00012"
}

// Do runs the command in one transaction, at most once. Fails with
// ErrRequestID, ErrReused, with ErrUndone where it takes back what another one
// has taken back, as what the context was Provided with, and with whatever the
// command fails with; after a failure nothing is recorded and the same request
// id can be sent again.
func Do[T any](ctx context.Context, d *db.DB, c Command, run func(tx *db.Tx) (T, error)) (T, error) {
	var answer T
	input, hash, err := fingerprint(c)
	if err != nil {
		return answer, err
	}
	err = d.Write(ctx, func(tx *db.Tx) error {
		var zero T
		answer = zero
		done, err := recall(tx, c.RequestID, hash, &answer)
		if err != nil || done {
			return err
		}
		if err := refuse(tx); err != nil {
			return err
		}
		entry, err := begin(tx, c, input, hash)
		if err != nil {
			return err
		}
		tx.SetEntry(entry)
		if answer, err = run(tx); err != nil {
			return err
		}
		if c.DryRun {
			return db.ErrRollback
		}
		return finish(tx, entry, answer)
	})
	if err != nil {
		var zero T
		return zero, err
	}
	return answer, nil
}

func fingerprint(c Command) (input, hash string, err error) {
	if n := len(c.RequestID); n == 0 || n > maxRequestID {
		return "", "", ErrRequestID.At("requestId")
	}
	for _, r := range c.RequestID {
		if unicode.IsSpace(r) || !unicode.IsPrint(r) {
			return "", "", ErrRequestID.At("requestId")
		}
	}
	b, err := json.Marshal(c.Input)
	if err != nil {
		return "", "", fmt.Errorf("record the input of %s: %w", c.Name, err)
	}
	sum := sha256.Sum256(append([]byte(c.Name+"\n"), b...))
	return string(b), hex.EncodeToString(sum[:]), nil
}

// recall looks the request up and, when it was done before, decodes its answer.
func recall(tx *db.Tx, requestID, hash string, answer any) (done bool, err error) {
	recorded, found, err := findRequest(tx, requestID)
	if err != nil || !found {
		return false, err
	}
	if recorded.InputHash != hash {
		return false, ErrReused.At("requestId")
	}
	if err := json.Unmarshal([]byte(recorded.Answer), answer); err != nil {
		return false, fmt.Errorf("read the recorded answer of %s: %w", requestID, err)
	}
	return true, nil
}

func finish(tx *db.Tx, entry int64, answer any) error {
	b, err := json.Marshal(answer)
	if err != nil {
		return fmt.Errorf("record the answer: %w", err)
	}
	return saveAnswer(tx, entry, string(b))
}

// About notes what the running command is about and one sentence of what it
// did, such as "Received 25 Chang". Call it once, before the command returns.
func About(tx *db.Tx, s Subject, summary string) error { return saveSubject(tx, s, summary) }

// Former notes what the running command replaces, so that the history can
// bring it back: the input of the command that would write it again.
func Former(tx *db.Tx, before any) error {
	b, err := json.Marshal(before)
	if err != nil {
		return fmt.Errorf("record what was before: %w", err)
	}
	return saveFormer(tx, string(b))
}

type undoKey struct{}

// Undoing marks the commands given under the returned context as taking back
// the recorded command with that id, which can happen once only.
func Undoing(ctx context.Context, entry int64) context.Context {
	return context.WithValue(ctx, undoKey{}, entry)
}

// undone returns the command that the context's takes back; 0 is none.
func undone(ctx context.Context) int64 {
	entry, ok := ctx.Value(undoKey{}).(int64)
	if !ok {
		return 0
	}
	return entry
}

type providedKey struct{}

// Provided has the commands given under the returned context ask, in their own
// transaction and before they do anything, whether they may still be done; they
// fail as it does. What was decided by an earlier look at the books is so
// decided again on the state that the command changes.
func Provided(ctx context.Context, still func(tx *db.Tx) error) context.Context {
	return context.WithValue(ctx, providedKey{}, still)
}

// refuse refuses a command that its context does not let happen any more.
func refuse(tx *db.Tx) error {
	if err := refuseUndone(tx); err != nil {
		return err
	}
	if still, ok := tx.Context().Value(providedKey{}).(func(tx *db.Tx) error); ok {
		return still(tx)
	}
	return nil
}
