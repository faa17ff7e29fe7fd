package torture_test

import (
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"
)

// strike is when an import is killed.
type strike int

// The moments: any of its whole length, from the start to after the commit;
// about when it commits; and when it has just said that it is done.
const (
	anyMoment strike = iota
	atCommit
	onAnswer
	strikes
)

// enoughKills is how many must meet both an import that is there and one that
// is not; a few may not.
const enoughKills = 12

// imports are files that are imported into books of which each import gets a
// copy of its own, so that all of them take as long.
type imports struct {
	*pace

	before   string // the books, closed
	path     string // of the file
	had, has map[string]int64
}

// seen is how often a kill left what.
type seen struct {
	nothing  int // none of the file is there
	whole    int // all of it is, though nobody was told
	answered int // all of it is, as was said
	faster   int // none: the import was done before
}

// TestKilledWhileImporting kills `stockroom import` of a whole file before,
// during and after its commit: what it said to be done is there, once; of what
// it did not say to be done, all of the file is there or nothing. Importing it
// again completes it.
func TestKilledWhileImporting(t *testing.T) {
	random := dice(t)
	b := newImports(t)
	b.measure(t)
	var s seen
	wanted := max(int(strikes), share(1))
	for i := 0; s.killed() < wanted && !t.Failed(); i++ {
		database := copyOf(t, b.before)
		when := strike(i % int(strikes))
		acknowledged, killed := b.importKilled(t, database, when, random)
		there := b.isThere(t, database)
		if when == atCommit {
			b.learn(there)
		}
		if acknowledged && !there {
			t.Error("the import was acknowledged and is lost")
		}
		s.count(there, acknowledged, killed)
		done(t, database, "import", "products", b.path)
		commands := 2
		if there {
			commands++
		}
		b.holds(t, database, b.has, commands)
	}
	t.Logf("%d killed: %d left nothing of the file, %d all of it before they had said so, %d all of it as they had said; %d were faster than the kill",
		s.killed(), s.nothing, s.whole, s.answered, s.faster)
	if wanted >= enoughKills && (s.nothing == 0 || s.whole+s.answered == 0) {
		t.Error("the kills did not meet both an import that is there and one that is not")
	}
}

func (s *seen) killed() int { return s.nothing + s.whole + s.answered }

func (s *seen) count(there, acknowledged, killed bool) {
	switch {
	case !killed:
		s.faster++
	case acknowledged:
		s.answered++
	case there:
		s.whole++
	default:
		s.nothing++
	}
}

// newImports makes books with the products of one file, and another file.
func newImports(t *testing.T) *imports {
	t.Helper()
	folder := t.TempDir()
	database := filepath.Join(folder, "books.db")
	first, had := productFile(t, folder, "FIRST", importRows)
	done(t, database, "import", "products", first)
	b := &imports{before: database, had: had}
	b.path, b.has = productFile(t, folder, "SECOND", 4*importRows)
	for sku, q := range had {
		b.has[sku] = q
	}
	return b
}

// measure imports undisturbed: the moments of the kills lie within the length
// of an import on this machine, now.
func (b *imports) measure(t *testing.T) {
	t.Helper()
	database, began := copyOf(t, b.before), time.Now()
	c := start(t, database, "import", "products", b.path)
	if _, err := c.answers.ReadString('\n'); err != nil {
		t.Fatalf("the import does not answer: %v: %s", err, c.said)
	}
	answer := time.Since(began)
	if code := c.end(t); code != 0 {
		t.Fatalf("exit %d: %s", code, c.said)
	}
	b.pace = &pace{time.Since(began), answer}
	b.holds(t, database, b.has, 2)
	t.Logf("an import answers after %s and ends after %s", answer.Round(time.Millisecond), b.length.Round(time.Millisecond))
}

// importKilled imports the file and kills the program; acknowledged tells that
// it said before that the file is imported.
func (b *imports) importKilled(t *testing.T, database string, when strike, random *rand.Rand) (acknowledged, killed bool) {
	t.Helper()
	c := start(t, database, "import", "products", b.path)
	if when != onAnswer {
		c.killAfter(b.moment(random, when == atCommit))
	}
	_, err := c.answers.ReadString('\n')
	acknowledged = err == nil
	if when == onAnswer {
		_ = c.command.Process.Kill()
	}
	code := c.end(t)
	if code > 0 {
		t.Errorf("the import ended by itself with %d: %s", code, c.said)
	}
	return acknowledged, code == -1
}

// isThere tells whether the file is, and expects that no half of it is.
func (b *imports) isThere(t *testing.T, database string) bool {
	t.Helper()
	d := openBooks(t, database)
	found := len(figures(t, d, "SELECT request_id AS name, id AS amount FROM journal_entries"))
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if found > 1 {
		b.holds(t, database, b.has, 2)
	} else {
		b.holds(t, database, b.had, 1)
	}
	return found > 1
}

// holds compares the books with what they must hold: by the stored figures, by
// the ledger, and by the number of rows and of commands that made them.
func (b *imports) holds(t *testing.T, database string, want map[string]int64, commands int) {
	t.Helper()
	d := openBooks(t, database)
	same(t, "on hand", want, figures(t, d, onHandBySKU))
	same(t, "on hand by the ledger", want, figures(t, d, `SELECT p.sku AS name, SUM(m.quantity) AS amount
		FROM products p JOIN stock_movements m ON m.product_id = p.id GROUP BY p.id`))
	rows := int64(len(want))
	same(t, "rows", map[string]int64{"movements": rows, "prices": rows, "commands": int64(commands)},
		figures(t, d, `SELECT 'movements' AS name, COUNT(*) AS amount FROM stock_movements
			UNION ALL SELECT 'prices', COUNT(*) FROM products WHERE price_e4 > 0
			UNION ALL SELECT 'commands', COUNT(*) FROM journal_entries`))
	sound(t, d)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
}
