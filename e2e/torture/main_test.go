// Package torture_test kills the program while it works and looks at what is
// left: docs/durability.md says what that proves and what it does not.
//
// The children are this test's own binary, started as the program itself: the
// verbs of the command line, on the code that the window uses.
package torture_test

import (
	"context"
	"flag"
	"math/rand/v2"
	"os"
	"os/signal"
	"syscall"
	"testing"
	"time"

	"stockroom/backend/cli"
)

// asProgram is the variable that makes the binary the program.
const asProgram = "STOCKROOM_TORTURE_PROGRAM"

var (
	kills = flag.Int("kills", 12, "how many times a child is killed")
	seed  = flag.Uint64("seed", 0, "of the moments and the commands; 0 takes a new one")
)

func TestMain(m *testing.M) {
	switch os.Getenv(asProgram) {
	case "":
		flag.Parse()
		if *seed == 0 {
			*seed = uint64(time.Now().UnixNano())
		}
		os.Exit(m.Run())
	case holder:
		os.Exit(hold(os.Args[1]))
	default:
		os.Exit(program())
	}
}

// program is what main.go does.
func program() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return cli.Run(ctx, cli.Program{
		Version: "torture", Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		OpenWindow: func(context.Context, string) error { return nil },
	}, os.Args[1:])
}

// dice returns the test's own random numbers and says how to have them again.
func dice(t *testing.T) *rand.Rand {
	t.Helper()
	t.Logf("again with: -seed %d", *seed)
	return rand.New(rand.NewPCG(*seed, 0x70A7))
}

// moment is a random time up to the longest.
func moment(random *rand.Rand, longest time.Duration) time.Duration {
	return time.Duration(random.Int64N(int64(longest)))
}
