package main

import (
	"os"
	"syscall"
)

// attachParent is ATTACH_PARENT_PROCESS of AttachConsole.
const attachParent = ^uintptr(0)

// attachConsole lets a verb write to the console that it was started from: a
// program with windows has none of its own. Streams that were redirected, to
// a file or to another program, stay as they are.
func attachConsole() {
	attached, _, _ := syscall.NewLazyDLL("kernel32.dll").NewProc("AttachConsole").Call(attachParent)
	if attached == 0 {
		return
	}
	for _, stream := range []struct {
		file **os.File
		name string
		flag int
	}{{&os.Stdin, "CONIN$", os.O_RDONLY}, {&os.Stdout, "CONOUT$", os.O_WRONLY}, {&os.Stderr, "CONOUT$", os.O_WRONLY}} {
		if _, err := (*stream.file).Stat(); err == nil {
			continue
		}
		if console, err := os.OpenFile(stream.name, stream.flag, 0); err == nil {
			*stream.file = console
		}
	}
}
