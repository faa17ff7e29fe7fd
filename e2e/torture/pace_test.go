package torture_test

import (
	"math/rand/v2"
	"testing"
	"time"
)

// Over how much of a run the kills at its effect are spread, and by how much
// the next one comes later or earlier than the last, in thousandths of the run.
const spread, shift = 60, 25

// pace is how long a run of a verb takes on this machine, now, and when what
// it does takes effect, as far as the kills so far have told.
type pace struct{ length, effect time.Duration }

// paceOf lets a run end by itself.
func paceOf(t *testing.T, database string, args ...string) *pace {
	t.Helper()
	began := time.Now()
	done(t, database, args...)
	length := time.Since(began)
	return &pace{length, length}
}

// moment is any moment of a run, or one about when it takes effect.
func (p *pace) moment(random *rand.Rand, atEffect bool) time.Duration {
	if !atEffect {
		return moment(random, p.length)
	}
	return max(0, p.effect+moment(random, p.length*spread/1000)-p.length*spread/2000)
}

// learn moves the kills towards the effect: to before what was there, to after what was not.
func (p *pace) learn(there bool) {
	step := p.length * shift / 1000
	if there {
		step = -step
	}
	p.effect += step
}

// kill kills a run of the verb, one time in two about when it takes effect,
// and returns its exit code, -1 when it was killed.
func (p *pace) kill(t *testing.T, random *rand.Rand, database string, args ...string) int {
	t.Helper()
	c := start(t, database, args...)
	c.killAfter(p.moment(random, random.IntN(2) == 0))
	code := c.end(t)
	if code > 0 {
		t.Errorf("stockroom %s: exit %d: %s", args[0], code, c.said)
	}
	return code
}
