package backend

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"stockroom/backend/api"
	"stockroom/backend/backup"
	"stockroom/backend/check"
)

// proving is the check that runs beside the window after an unclean end.
type proving struct {
	stop  context.CancelFunc
	ended chan struct{}
}

// remember notes that the books want to be proved, for whoever does it.
func (b *Backend) remember(ctx context.Context) {
	if !b.db.Unclean() || b.config.KeepSchema {
		return
	}
	slog.Warn("the books were not closed the last time")
	if err := check.Suspect(ctx, b.db); err != nil {
		slog.Error("could not note that the books want to be proved", "error", err)
	}
}

// prove checks the books in the background where that is due, and tells the window.
func (b *Backend) prove(ctx context.Context) {
	due, err := check.Due(ctx, b.db)
	if err != nil || !due {
		return
	}
	ctx, stop := context.WithCancel(ctx)
	b.proving = &proving{stop: stop, ended: make(chan struct{})}
	b.host.Found(api.Soundness{State: api.Checking})
	go func() {
		defer close(b.proving.ended)
		found := b.verdict(ctx)
		if ctx.Err() == nil {
			b.host.Found(found)
		}
	}()
}

// verdict checks the books. Sound ones need no other check.
func (b *Backend) verdict(ctx context.Context) api.Soundness {
	problems, _, err := check.Run(ctx, b.db, nil)
	switch {
	case ctx.Err() != nil:
		return api.Soundness{}
	case err == nil && len(problems) == 0:
		if err := check.Clear(ctx, b.db); err != nil {
			slog.Error("could not note that the books were proved", "error", err)
		}
		return api.Soundness{State: api.Sound}
	}
	s := api.Soundness{State: api.Failed}
	if err != nil {
		slog.Error("the books could not be checked", "error", err)
		s.Example = api.FailureOf(err).Message
	} else {
		p := problems[0]
		s = api.Soundness{State: api.Unsound, Problems: len(problems), Example: fmt.Sprintf("%s %s: expected %s, found %s", p.What, p.Where, p.Expected, p.Found)}
	}
	if newest, found, err := backup.Newest(ctx, b.db.Path()); err == nil && found {
		s.Backup, s.BackupAt = newest.Name, newest.At.Format(time.RFC3339)
	}
	return s
}

// endProof stops the check when the books are closed; it is due again the next time.
func (b *Backend) endProof() {
	if b.proving != nil {
		b.proving.stop()
		<-b.proving.ended
	}
}
