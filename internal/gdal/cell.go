package gdal

import (
	"context"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// Cell is one run: a tool, what it may open and write and what it is told.
type Cell struct {
	Tool      string
	Reads     string // the only driver that may read; empty: none
	Writes    string // the only driver that may write; empty: none
	Input     string // file or folder bound read-only at /in
	Output    string // folder bound at /out, the only place that can be written; empty: none
	Largest   int64  // bytes of one file it may write; zero: 64 MiB
	Seconds   int    // wall clock; zero: the jail's
	Arguments []string
	Variables []string // further NAME, VALUE pairs
}

// Command builds: prlimit bwrap TOOL. Killing it kills the tool.
func (j *Jail) Command(ctx context.Context, c Cell) *exec.Cmd {
	largest := max(c.Largest, 64<<20)
	args := []string{
		fmt.Sprintf("--as=%d", j.Memory), fmt.Sprintf("--cpu=%d", j.seconds(c)), fmt.Sprintf("--fsize=%d", largest), "--nofile=256", "--core=0",
		"--", j.tools["bwrap"], "--unshare-all", "--die-with-parent", "--new-session", "--clearenv",
		"--ro-bind", "/usr", "/usr", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64", "--symlink", "usr/bin", "/bin",
		"--ro-bind-try", "/etc/alternatives", "/etc/alternatives", "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache",
		"--proc", "/proc", "--dev", "/dev", "--size", "67108864", "--tmpfs", "/tmp",
		"--setenv", "OGR_SKIP", j.skip(c), "--setenv", "GML_SKIP_RESOLVE_ELEMS", "ALL",
		"--setenv", "GDAL_DISABLE_READDIR_ON_OPEN", "FALSE", "--setenv", "CPL_TMPDIR", "/tmp", "--setenv", "LC_ALL", "C.UTF-8",
		"--setenv", "OGR_SQLITE_LOAD_EXTENSIONS", "", "--setenv", "DXF_MERGE_BLOCK_GEOMETRIES", "FALSE",
	}
	for i := 0; i+1 < len(c.Variables); i += 2 {
		args = append(args, "--setenv", c.Variables[i], c.Variables[i+1])
	}
	if c.Input != "" {
		args = append(args, "--ro-bind", c.Input, "/in")
	}
	if c.Output != "" {
		args = append(args, "--bind", c.Output, "/out")
	}
	args = append(append(args, "--", j.tools[c.Tool]), c.Arguments...)
	cmd := exec.CommandContext(ctx, j.tools["prlimit"], args...)
	cmd.Env, cmd.Dir = []string{"PATH=/usr/bin:/bin"}, "/"
	cmd.WaitDelay = 5 * time.Second
	return cmd
}

func (j *Jail) seconds(c Cell) int {
	if c.Seconds > 0 {
		return c.Seconds
	}
	return j.Seconds
}

// skip lists every driver but the ones allowed.
func (j *Jail) skip(c Cell) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(j.drivers), func(d string) bool { return d == c.Reads || d == c.Writes }), ",")
}
