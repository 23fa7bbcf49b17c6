package cluster

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// lock is an advisory lock on a file; the kernel drops it when we end.
type lock struct{ file *os.File }

// takeLock opens path and waits for the lock: LOCK_SH or LOCK_EX.
func takeLock(path string, how int, o *owner) (*lock, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDONLY, 0o600)
	if err != nil {
		return nil, err
	}
	if err := o.take(path); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	for {
		err = syscall.Flock(int(f.Fd()), how)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("lock %s: %w", path, err), f.Close())
	}
	return &lock{f}, nil
}

// alone tells whether nobody else holds the lock we share.
func (l *lock) alone() bool {
	return syscall.Flock(int(l.file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}

func (l *lock) release() { _ = l.file.Close() }
