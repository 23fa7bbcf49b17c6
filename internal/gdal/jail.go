package gdal

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// Jail runs GDAL where it can harm nobody. Make it once with Find; it may be
// used by any number of goroutines at a time.
type Jail struct {
	tools   map[string]string // name → path
	drivers []string          // every vector driver there is
	linebuf string            // libstdbuf, which makes a tool answer line by line
	Seconds int               // wall clock of one run, unless its cell says otherwise
	Memory  int64             // bytes of address space
	Output  int64             // bytes taken from one run
}

// Find looks for bwrap, prlimit and GDAL and tries the jail once. The error is
// Problem E39 (Environment) when this machine cannot do it, for example in a
// container without user namespaces.
func Find(ctx context.Context) (*Jail, error) {
	j := &Jail{tools: map[string]string{}, Seconds: 60, Memory: 4 << 30, Output: 4 << 30}
	for _, tool := range []string{"bwrap", "prlimit", "ogrinfo", "ogr2ogr", "gdaltransform", "gdalsrsinfo"} {
		path, err := exec.LookPath(tool)
		if err != nil {
			return nil, Disabled(err)
		}
		j.tools[tool] = path
	}
	for _, folder := range []string{"/usr/libexec/coreutils", "/usr/lib/coreutils"} {
		if _, err := os.Stat(folder + "/libstdbuf.so"); err == nil {
			j.linebuf = folder + "/libstdbuf.so"
		}
	}
	out, err := j.Run(ctx, Cell{Tool: "ogrinfo", Arguments: []string{"--formats"}})
	if err != nil {
		return nil, Disabled(err)
	}
	j.drivers = driverNames(string(out))
	if len(j.drivers) == 0 {
		return nil, Disabled(nil)
	}
	return j, nil
}

// LineBuffered gives the variables that make a tool answer line by line; none
// when this machine cannot.
func (j *Jail) LineBuffered() []string {
	if j.linebuf == "" {
		return nil
	}
	return []string{"LD_PRELOAD", j.linebuf, "_STDBUF_O", "L"}
}

// Disabled is Problem E39: this machine has no GDAL or no jail for it.
func Disabled(cause error) *problem.Problem {
	return &problem.Problem{
		Code: "E39", Class: problem.Environment, Severity: problem.Error, Cause: cause,
		Message: bilingual.Text{
			ZH: "本机没有启用需要 GDAL 的格式（缺少 bwrap、prlimit 或 GDAL，或不允许用户命名空间）",
			EN: "formats that need GDAL are not enabled on this machine (bwrap, prlimit or GDAL is missing, or user namespaces are not allowed)"},
		Next: bilingual.Text{
			ZH: "请改用 SHP（仅读取）、GeoJSON、WKT、CSV、KML（仅下载）或勘测定界 TXT，或由管理员安装 gdal-bin 和 bubblewrap",
			EN: "use Shapefile (reading only), GeoJSON, WKT, CSV, KML (downloads only) or survey TXT, or have gdal-bin and bubblewrap installed"},
	}
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

func limited(zh, en string, value any) *problem.Problem {
	return &problem.Problem{
		Code: "E36", Class: problem.Limit, Severity: problem.Error,
		Message: bilingual.Text{ZH: fmt.Sprintf(zh, value), EN: fmt.Sprintf(en, value)},
		Next:    bilingual.Text{ZH: "请拆分文件或减少内容后重试", EN: "split the file or ask for less and try again"},
	}
}
