package cluster

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// superuser and database are the names on a private server.
const (
	superuser = "app"
	database  = "onemap"
)

// Options say where a cluster lives.
type Options struct {
	DataDir  string       // folder of the cluster; made when missing
	Volatile bool         // no fsync: faster, may be lost in a power cut; tests only
	Root     string       // where packages are installed; empty means /usr
	Log      *slog.Logger // nil: silent
}

// Cluster is a running private server that this process holds open.
type Cluster struct {
	layout  layout
	lease   *lock
	keeper  <-chan error // ends with the server; nil when joined
	started bool
}

// Start joins the cluster in o.DataDir or starts it, making it first when
// there is none, and makes sure its database exists with PostGIS. Errors are
// *problem.Problem of class Environment.
func Start(ctx context.Context, o Options) (*Cluster, error) {
	s, err := newStarter(o)
	if err != nil {
		return nil, err
	}
	c, err := s.start(ctx)
	if err != nil {
		return nil, unready(err, s.layout)
	}
	return c, nil
}

// URL is the connection string of the database.
func (c *Cluster) URL() string { return c.layout.url(database) }

// Started tells whether this process started the server rather than joined it.
func (c *Cluster) Started() bool { return c.started }

// Stop lets go of the server. It ends when nobody else holds it; when we were
// the last and had started it, Stop waits for the end.
func (c *Cluster) Stop() {
	last := c.keeper != nil && c.lease.alone()
	c.lease.release()
	if !last {
		return
	}
	select {
	case <-c.keeper: //nolint:errcheck // how it ended is in its log
	case <-time.After(20 * time.Second):
	}
}

func newStarter(o Options) (*starter, error) {
	root, err := filepath.Abs(o.DataDir)
	if err != nil {
		return nil, unready(err, layout{root: o.DataDir})
	}
	s := &starter{Options: o}
	if s.Root == "" {
		s.Root = "/usr"
	}
	if s.Log == nil {
		s.Log = slog.New(slog.DiscardHandler)
	}
	if s.bin, err = binaries(s.Root); err != nil {
		return nil, err
	}
	if s.owner, err = findOwner(); err != nil {
		return nil, unready(err, layout{root: root})
	}
	if !s.owner.reaches(root) {
		return nil, closed(root)
	}
	s.layout = newLayout(root, os.TempDir())
	return s, nil
}

// closed says that the user that runs the server cannot get to the folder: the
// home of the user root, for one, is usually closed to others.
func closed(root string) error {
	return &problem.Problem{
		Code: "B04", Class: problem.Environment,
		Message: bilingual.Text{
			ZH: "运行数据库的用户进不了数据目录：" + root, EN: "The user that runs the database cannot enter the data folder: " + root,
		},
		Next: bilingual.Text{
			ZH: "换一个目录，如 /var/lib/onemap，或开放上级目录", EN: "Choose another folder, e.g. /var/lib/onemap, or open its parents",
		},
	}
}

// unready wraps what kept the server from starting.
func unready(err error, l layout) error {
	if _, ok := problem.As(err); ok {
		return err
	}
	p := &problem.Problem{
		Code: "B03", Class: problem.Environment, Cause: err,
		Message: bilingual.Text{
			ZH: "私有数据库没有启动：" + l.root, EN: "The private database did not start: " + l.root,
		},
		Next: bilingual.Text{ZH: "查看日志 " + l.log, EN: "Look into the log " + l.log},
	}
	if errors.Is(err, syscall.EACCES) || errors.Is(err, syscall.EPERM) {
		p.Next = bilingual.Text{
			ZH: "换一个当前用户可写、各级上级目录可进入的数据目录", EN: "Choose a data folder that this user may write and whose parents may be entered",
		}
	}
	return p
}
