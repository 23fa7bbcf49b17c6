package ingest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"onemap/internal/problem"
)

// Jail runs GDAL where it can harm nobody: no network, no files but the one
// given, one driver, bounded time, memory and output (ecosystem 5). Make it
// once with FindJail; it may be used by any number of readers at a time.
type Jail struct {
	tools   map[string]string // name → path
	drivers []string          // every vector driver there is
	linebuf string            // libstdbuf, which makes a tool answer line by line
	Seconds int               // wall clock of one run
	Memory  int64             // bytes of address space
	Output  int64             // bytes taken from one run
}

// FindJail looks for bwrap, prlimit and GDAL and tries the jail once. The
// error is Problem E39 (Environment) when this machine cannot do it, for
// example in a container without user namespaces.
func FindJail(ctx context.Context) (*Jail, error) {
	j := &Jail{tools: map[string]string{}, Seconds: 60, Memory: 4 << 30, Output: 4 << 30}
	for _, tool := range []string{"bwrap", "prlimit", "ogrinfo", "ogr2ogr", "gdaltransform", "gdalsrsinfo"} {
		path, err := exec.LookPath(tool)
		if err != nil {
			return nil, disabled(err)
		}
		j.tools[tool] = path
	}
	for _, folder := range []string{"/usr/libexec/coreutils", "/usr/lib/coreutils"} {
		if _, err := os.Stat(folder + "/libstdbuf.so"); err == nil {
			j.linebuf = folder + "/libstdbuf.so"
		}
	}
	out, err := j.run(ctx, cell{tool: "ogrinfo", arguments: []string{"--formats"}})
	if err != nil {
		return nil, disabled(err)
	}
	j.drivers = driverNames(string(out))
	if len(j.drivers) == 0 {
		return nil, disabled(nil)
	}
	return j, nil
}

func disabled(cause error) *problem.Problem {
	p := refuse(notEnabled,
		say("本机没有启用需要 GDAL 的格式（缺少 bwrap、prlimit 或 GDAL，或不允许用户命名空间）", "formats that need GDAL are not enabled on this machine (bwrap, prlimit or GDAL is missing, or user namespaces are not allowed)"),
		say("请改交 SHP、GeoJSON、WKT 或勘测定界 TXT，或由管理员安装 gdal-bin 和 bubblewrap", "send Shapefile, GeoJSON, WKT or survey TXT, or have gdal-bin and bubblewrap installed"))
	p.Class, p.Cause = problem.Environment, cause
	return p
}

// driverNames reads ogrinfo --formats: "  NAME -vector- (rw+v): long name".
func driverNames(out string) (names []string) {
	for _, line := range strings.Split(out, "\n") {
		if name, rest, found := strings.Cut(line, " -"); found && strings.Contains(rest, "vector") {
			names = append(names, strings.TrimSpace(name))
		}
	}
	return names
}

// command builds: timeout prlimit bwrap TOOL.
func (j *Jail) command(ctx context.Context, c cell) *exec.Cmd {
	args := []string{
		fmt.Sprintf("--as=%d", j.Memory), fmt.Sprintf("--cpu=%d", j.Seconds), "--fsize=67108864", "--nofile=256", "--core=0",
		"--", j.tools["bwrap"], "--unshare-all", "--die-with-parent", "--new-session", "--clearenv",
		"--ro-bind", "/usr", "/usr", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64", "--symlink", "usr/bin", "/bin",
		"--ro-bind-try", "/etc/alternatives", "/etc/alternatives", "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache",
		"--proc", "/proc", "--dev", "/dev", "--size", "67108864", "--tmpfs", "/tmp",
		"--setenv", "OGR_SKIP", j.skip(c.driver), "--setenv", "GML_SKIP_RESOLVE_ELEMS", "ALL",
		"--setenv", "GDAL_DISABLE_READDIR_ON_OPEN", "FALSE", "--setenv", "CPL_TMPDIR", "/tmp", "--setenv", "LC_ALL", "C.UTF-8",
		"--setenv", "OGR_SQLITE_LOAD_EXTENSIONS", "", "--setenv", "DXF_MERGE_BLOCK_GEOMETRIES", "FALSE",
	}
	for i := 0; i+1 < len(c.variables); i += 2 {
		args = append(args, "--setenv", c.variables[i], c.variables[i+1])
	}
	if c.input != "" {
		args = append(args, "--ro-bind", c.input, "/in")
	}
	args = append(append(args, "--", j.tools[c.tool]), c.arguments...)
	cmd := exec.CommandContext(ctx, j.tools["prlimit"], args...)
	cmd.Env, cmd.Stdin, cmd.Dir = []string{"PATH=/usr/bin:/bin"}, c.stdin, "/"
	return cmd
}

// skip lists every driver but the allowed one and the one that writes.
func (j *Jail) skip(allowed string) string {
	var skip []string
	for _, d := range j.drivers {
		if d != allowed && d != "GeoJSONSeq" {
			skip = append(skip, d)
		}
	}
	return strings.Join(skip, ",")
}
