package torture_test

import (
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// inFlight is how many commands a giver sends without waiting for an answer.
const inFlight = 4

// Longest times until the axe falls: after the start, and after the first answer.
const (
	earlyAxe, lateAxe = 90 * time.Millisecond, 200 * time.Millisecond
)

// TestKilledWhilePosting kills children, now and then two or three that work
// on the same books, while they post orders, receipts, shipments, adjustments,
// reversals and imports. What a killed child left without an answer is asked
// again under the same id.
func TestKilledWhilePosting(t *testing.T) {
	random := dice(t)
	database := filepath.Join(t.TempDir(), "books.db")
	s := newShop(t, random, database)
	killed := 0
	for killed < share(5) {
		children := 1
		if random.IntN(4) == 0 {
			children += 1 + random.IntN(2)
		}
		var round sync.WaitGroup
		for range children {
			early, axe := random.IntN(5) == 0, moment(random, lateAxe)
			if early {
				axe = moment(random, earlyAxe)
			}
			round.Go(func() { s.workUntilKilled(t, database, early, axe) })
			killed++
		}
		round.Wait()
		// Now and then the next child finds what a child left that found what a child left.
		if random.IntN(3) > 0 {
			s.verify(t, database, s.acknowledgedNow())
		}
		if t.Failed() {
			t.FailNow()
		}
	}
	s.verify(t, database, s.acknowledgedNow())
	t.Logf("%d killed; %d commands given, %d acknowledged", killed, len(s.order), len(s.acknowledgedNow()))
}

// share is how many of the kills a test makes, in tenths.
func share(tenths int) int { return max(1, *kills*tenths/10) }

// workUntilKilled gives commands to a child until the axe falls.
func (s *shop) workUntilKilled(t *testing.T, database string, early bool, axe time.Duration) {
	t.Helper()
	c := start(t, database, "call")
	if early {
		c.killAfter(axe)
		s.work(t, c, func() {})
		return
	}
	s.work(t, c, sync.OnceFunc(func() { c.killAfter(axe) }))
}

// work gives commands to a child until it is gone; answered is told of each answer.
func (s *shop) work(t *testing.T, c *child, answered func()) {
	t.Helper()
	var flying []*intention
	for {
		for len(flying) < inFlight {
			in := s.next(t, flying)
			flying = append(flying, in)
			if !c.send(t, in.method, in.request) {
				break
			}
		}
		r, ok := c.receive(t)
		if !ok {
			break
		}
		answered()
		s.answered(t, flying[0], r)
		flying = flying[1:]
	}
	s.unanswered(flying)
	if code := c.end(t); code != -1 {
		t.Errorf("the child ended by itself with %d: %s", code, c.said)
	}
	if strings.Contains(c.said.String(), "locked") {
		t.Errorf("the child said %s", c.said)
	}
}

const onHandBySKU = `SELECT p.sku AS name, s.on_hand AS amount FROM products p JOIN product_stock s ON s.product_id = p.id`

// TestKilledAtBirth kills the program while it makes a new database: the next
// start completes it.
func TestKilledAtBirth(t *testing.T) {
	random := dice(t)
	killed := 0
	for killed < share(1) {
		database := filepath.Join(t.TempDir(), "born.db")
		for range 2 {
			c := start(t, database, "migrate", "up")
			c.killAfter(moment(random, earlyAxe))
			if c.end(t) == -1 {
				killed++
			}
		}
		done(t, database, "migrate", "up")
		d := openBooks(t, database)
		sound(t, d)
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
