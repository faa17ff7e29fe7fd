package main

import (
	"bytes"
	"os"
	"runtime/debug"
	"strconv"
	"time"
)

// memory watches how much memory the process takes: all of it, with what
// SQLite takes beside Go's.
type memory struct {
	before uint64
	most   chan uint64
	end    chan struct{}
}

// memoryEvery is how often it looks.
const memoryEvery = 10 * time.Millisecond

func watchMemory() *memory {
	debug.FreeOSMemory()
	m := &memory{before: resident(), most: make(chan uint64, 1), end: make(chan struct{})}
	go func() {
		most := m.before
		look := time.NewTicker(memoryEvery)
		defer look.Stop()
		for {
			select {
			case <-look.C:
				most = max(most, resident())
			case <-m.end:
				m.most <- most
				return
			}
		}
	}()
	return m
}

// peak ends the watch and returns by how many bytes memory grew at most.
func (m *memory) peak() uint64 {
	close(m.end)
	return <-m.most - m.before
}

// resident is what the process has in memory, on Linux; elsewhere 0.
func resident() uint64 {
	content, err := os.ReadFile("/proc/self/statm")
	fields := bytes.Fields(content)
	if err != nil || len(fields) < 2 {
		return 0
	}
	pages, err := strconv.ParseUint(string(fields[1]), 10, 64)
	if err != nil {
		return 0
	}
	return pages * uint64(os.Getpagesize())
}
