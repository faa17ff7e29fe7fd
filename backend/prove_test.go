package backend_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stockroom/backend"
	"stockroom/backend/api"
	"stockroom/backend/check"
	"stockroom/backend/db"
)

// listener stands for a window that hears what is found about the books.
type listener struct {
	silent

	found chan api.Soundness
}

func (l *listener) Emit(_ string, data any) {
	if s, ok := data.(api.Soundness); ok {
		l.found <- s
	}
}

// openAs opens the books as the window does.
func openAs(t *testing.T, path string) (*backend.Backend, *listener) {
	t.Helper()
	heard := &listener{found: make(chan api.Soundness, 5)}
	b := backend.New(context.Background(), backend.Config{Path: path, Prove: true, Shell: heard})
	if err := b.Open(context.Background()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b, heard
}

// asked is what the window is answered.
func asked(t *testing.T, b *backend.Backend) api.Soundness {
	t.Helper()
	for _, bound := range b.Bound() {
		if app, found := bound.(*api.App); found {
			return ok(app.Soundness(api.NoInput{}))(t)
		}
	}
	t.Fatal("there is no App")
	return api.Soundness{}
}

// crashed returns books as a killed program leaves them: with their log.
func crashed(t *testing.T) string {
	t.Helper()
	from := openSchema(t, db.Options{Path: olderBooks(t, "0003_sales")})
	if err := from.Optimise(context.Background()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "crashed.db")
	for _, suffix := range []string{"", "-wal"} {
		content, err := os.ReadFile(from.Path() + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path+suffix, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func TestBooksAreProvedAfterAnUncleanEnd(t *testing.T) {
	path := crashed(t)
	b, heard := openAs(t, path)
	if s := <-heard.found; s.State != api.Checking {
		t.Errorf("first %+v", s)
	}
	if s := <-heard.found; s.State != api.Sound || asked(t, b) != s {
		t.Errorf("then %+v, and asked %+v", s, asked(t, b))
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	again, heard := openAs(t, path)
	if s := asked(t, again); s.State != api.Unchecked || len(heard.found) > 0 {
		t.Errorf("after a proper end: %+v", s)
	}
}

func TestUnsoundBooksNameWhatIsWrong(t *testing.T) {
	path := crashed(t)
	d := openSchema(t, db.Options{Path: path})
	err := d.Write(context.Background(), func(tx *db.Tx) error {
		return tx.Exec("UPDATE product_stock SET on_order = on_order + 1000 WHERE product_id = 1").Error
	})
	if err == nil {
		err = check.Suspect(context.Background(), d)
	}
	if err != nil || d.Close() != nil {
		t.Fatal(err)
	}
	for range 2 { // it stays due until it is mended
		b, heard := openAs(t, path)
		<-heard.found
		s := <-heard.found
		if s.State != api.Unsound || s.Problems != 1 || !strings.Contains(s.Example, "Chai (P-1): expected") || s.Backup != "" {
			t.Errorf("%+v", s)
		}
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestClosingStopsTheProof(t *testing.T) {
	path := crashed(t)
	b, _ := openAs(t, path)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	d := openSchema(t, db.Options{Path: path})
	if d.Unclean() {
		t.Error("the books were not closed")
	}
}
