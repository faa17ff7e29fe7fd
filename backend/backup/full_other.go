//go:build !windows

package backup

import (
	"errors"
	"syscall"
)

// diskFull tells whether the disk, or the user's share of it, is full.
func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
