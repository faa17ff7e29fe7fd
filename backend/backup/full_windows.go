package backup

import (
	"errors"
	"syscall"
)

// What Windows says of a full disk: ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL.
const handleDiskFull, diskIsFull = syscall.Errno(39), syscall.Errno(112)

func diskFull(err error) bool { return errors.Is(err, handleDiskFull) || errors.Is(err, diskIsFull) }
