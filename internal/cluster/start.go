package cluster

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

//go:embed keeper.sh
var keeperScript string

// patience is how long a server may take to answer; crash recovery of a large
// cluster is the slow case.
const patience = 60 * time.Second

type starter struct {
	Options
	layout layout
	bin    string
	owner  *owner
}

// start holds the starting lock, so that two newcomers do not both start.
func (s *starter) start(ctx context.Context) (*Cluster, error) {
	if err := s.folders(); err != nil {
		return nil, err
	}
	turn, err := takeLock(s.layout.starting, syscall.LOCK_EX, s.owner)
	if err != nil {
		return nil, err
	}
	defer turn.release()
	lease, err := takeLock(s.layout.users, syscall.LOCK_SH, s.owner)
	if err != nil {
		return nil, err
	}
	c := &Cluster{layout: s.layout, lease: lease}
	if err := s.joinOrStart(ctx, c); err != nil {
		lease.release()
		return nil, err
	}
	return c, nil
}

func (s *starter) folders() error {
	if err := s.owner.folder(s.layout.root); err != nil {
		return err
	}
	if err := s.owner.trusts(s.layout.socket); err != nil {
		return err
	}
	return s.owner.folder(s.layout.socket)
}

func (s *starter) joinOrStart(ctx context.Context, c *Cluster) error {
	if answers(ctx, s.layout) == nil {
		s.Log.Info("joined the private database", "folder", s.layout.root)
		return prepare(ctx, s.layout)
	}
	begun := time.Now()
	if err := s.initialise(); err != nil {
		return err
	}
	keeper, err := s.keep()
	if err != nil {
		return err
	}
	c.keeper, c.started = keeper, true
	if err := s.wait(ctx, keeper); err != nil {
		return err
	}
	s.Log.Info("started a private database", "folder", s.layout.root, "took", time.Since(begun).Round(time.Millisecond))
	return prepare(ctx, s.layout)
}

// initialise makes the data directory when there is none. A half-made one is
// impossible to tell from a whole one by PG_VERSION alone, so it is made under
// another name and moved.
func (s *starter) initialise() error {
	if s.layout.initialised() {
		return nil
	}
	s.Log.Info("making a private database", "folder", s.layout.root)
	half := s.layout.data + ".new"
	if err := os.RemoveAll(half); err != nil {
		return err
	}
	out, err := s.owner.command(filepath.Join(s.bin, "initdb"), "-D", half, "-U", superuser,
		"-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync").CombinedOutput()
	if err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	if err := s.configure(filepath.Join(half, "postgresql.conf")); err != nil {
		return err
	}
	return os.Rename(half, s.layout.data)
}

// keep starts the keeper; the channel ends when the server does.
func (s *starter) keep() (<-chan error, error) {
	cmd := s.owner.command("/bin/sh", "-c", keeperScript, "onemap-postgres",
		filepath.Join(s.bin, "postgres"), s.layout.data, s.layout.users, s.layout.log)
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start the keeper: %w", err)
	}
	ended := make(chan error, 1)
	go func() {
		ended <- cmd.Wait()
		close(ended)
	}()
	return ended, nil
}

func (s *starter) wait(ctx context.Context, keeper <-chan error) error {
	deadline := time.Now().Add(patience)
	for time.Now().Before(deadline) {
		select {
		case <-keeper: //nolint:errcheck // the end of its log says more
			return fmt.Errorf("the server ended: %s", s.layout.tail())
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
		if answers(ctx, s.layout) == nil {
			return nil
		}
	}
	return fmt.Errorf("no answer within %s: %s", patience, s.layout.tail())
}
