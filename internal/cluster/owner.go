package cluster

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// owner is the user that runs the server; nil means the user we are.
type owner struct{ uid, gid uint32 }

// findOwner picks who runs the server: ourselves, or postgres, else nobody,
// when we are root.
func findOwner() (*owner, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		if u, err := user.Lookup(name); err == nil {
			return numbers(u)
		}
	}
	return nil, fmt.Errorf("neither user postgres nor nobody exists")
}

func numbers(u *user.User) (*owner, error) {
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return nil, fmt.Errorf("user id %q: %w", u.Uid, err)
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return nil, fmt.Errorf("group id %q: %w", u.Gid, err)
	}
	return &owner{uint32(uid), uint32(gid)}, nil
}

// command prepares a program to run as the owner, in a session of its own, so
// that a terminal's Ctrl-C reaches us and not the server.
func (o *owner) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Dir = "/"
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if o != nil {
		c.SysProcAttr.Credential = &syscall.Credential{Uid: o.uid, Gid: o.gid}
	}
	return c
}

// folder makes a folder that only the owner may enter; its parents stay open.
func (o *owner) folder(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.Mkdir(path, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	return o.take(path)
}

func (o *owner) take(path string) error {
	if o == nil {
		return nil
	}
	return os.Chown(path, int(o.uid), int(o.gid))
}

// trusts tells whether nobody but the owner or ourselves can have put
// something into a folder: who owns the socket's folder may pose as the server.
func (o *owner) trusts(path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	uid := info.Sys().(*syscall.Stat_t).Uid
	mine := uid == uint32(os.Geteuid()) || o != nil && uid == o.uid
	if !mine || info.Mode().Perm()&0o022 != 0 {
		return fmt.Errorf("folder %s can be written by others: %w", path, os.ErrPermission)
	}
	return nil
}

// reaches tells whether the owner can get to path: every parent that exists
// must let it pass. We may be root and see more than it does.
func (o *owner) reaches(path string) bool {
	if o == nil {
		return true
	}
	for dir := filepath.Dir(path); ; dir = filepath.Dir(dir) {
		if info, err := os.Stat(dir); err == nil && !o.enters(info) {
			return false
		}
		if dir == filepath.Dir(dir) {
			return true
		}
	}
}

func (o *owner) enters(info os.FileInfo) bool {
	stat, mode := info.Sys().(*syscall.Stat_t), info.Mode().Perm()
	switch {
	case stat.Uid == o.uid:
		return mode&0o100 != 0
	case stat.Gid == o.gid:
		return mode&0o010 != 0
	}
	return mode&0o001 != 0
}
