package cluster

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// Install is the line that installs what the private server needs on Debian
// and Ubuntu.
const Install = "apt-get update && apt-get install -y postgresql postgresql-postgis"

// binaries finds the newest PostgreSQL below root (usually "/usr") that has
// PostGIS, and gives its bin folder.
func binaries(root string) (string, error) {
	bins, _ := filepath.Glob(filepath.Join(root, "lib/postgresql/*/bin"))
	slices.SortFunc(bins, func(a, b string) int { return major(b) - major(a) })
	for _, bin := range bins {
		if exists(filepath.Join(bin, "initdb")) && exists(control(root, bin)) {
			return bin, nil
		}
	}
	if len(bins) == 0 {
		return "", missing("B01", bilingual.Text{ZH: "没有找到 PostgreSQL", EN: "PostgreSQL was not found"})
	}
	return "", missing("B02", bilingual.Text{
		ZH: "找到了 PostgreSQL，但没有 PostGIS 扩展", EN: "PostgreSQL is installed, but PostGIS is not",
	})
}

func control(root, bin string) string {
	version := filepath.Base(filepath.Dir(bin))
	return filepath.Join(root, "share/postgresql", version, "extension/postgis.control")
}

func major(bin string) int {
	n, _ := strconv.Atoi(filepath.Base(filepath.Dir(bin)))
	return n
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func missing(code string, what bilingual.Text) error {
	return &problem.Problem{
		Code: code, Class: problem.Environment, Message: what,
		Next: bilingual.Text{
			ZH: "运行：" + Install + "；或设置 DATABASE_URL 指向已有的 PostGIS 数据库",
			EN: "Run: " + Install + "; or set DATABASE_URL to an existing PostGIS database",
		},
	}
}
