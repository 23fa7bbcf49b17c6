package internal

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// arrows is the only list of which rooms of OneMap may know which (design 3).
// A package that is not listed may not exist; an import that is not listed may
// not be written; an arrow nobody needs is taken out.
var arrows = map[string][]string{
	"internal/bilingual":       {},
	"internal/problem":         {"internal/bilingual"},
	"internal/principal":       {},
	"internal/geometry/exact":  {},
	"internal/geometry":        {"internal/geometry/exact", "internal/problem", "internal/bilingual"},
	"internal/overlay":         {"internal/geometry", "internal/geometry/exact", "internal/problem", "internal/bilingual"},
	"internal/layer":           {"internal/geometry", "internal/problem", "internal/bilingual"},
	"internal/filter":          {"internal/geometry", "internal/geometry/exact", "internal/layer", "internal/problem", "internal/bilingual"},
	"internal/gdal":            {"internal/problem", "internal/bilingual"},
	"internal/ingest":          {"internal/gdal", "internal/geometry", "internal/layer", "internal/problem", "internal/bilingual"},
	"internal/check":           {"internal/geometry", "internal/overlay", "internal/layer", "internal/problem", "internal/bilingual"},
	"internal/tile":            {"internal/shelf", "internal/geometry", "internal/layer", "internal/problem", "internal/bilingual"},
	"internal/ogc":             {"internal/tile", "internal/tiledoc", "internal/filter", "internal/layer", "internal/geometry", "internal/problem", "internal/bilingual"},
	"internal/report":          {"internal/style", "internal/check", "internal/layer", "internal/geometry", "internal/problem", "internal/bilingual"},
	"internal/report/pdf":      {"internal/report", "internal/problem", "internal/bilingual"},
	"internal/report/readback": {"internal/report"},
	"internal/report/word":     {"internal/report", "internal/report/pixel", "internal/bilingual"},
	"internal/report/pixel":    {"internal/report"},
	"internal/report/sheet":    {"internal/report"},
	"internal/shelf":           {},
	"internal/style":           {"internal/check", "internal/layer", "internal/bilingual"},
	"internal/tiledoc":         {"internal/tile", "internal/layer", "internal/bilingual"},
	"internal/atlas":           {"internal/tile", "internal/shelf", "internal/layer"},
	"internal/postgis":         {"internal/filter", "internal/shelf", "internal/geometry", "internal/overlay", "internal/layer", "internal/check", "internal/problem", "internal/bilingual", "internal/principal", "schema"},
	"internal/server":          {"internal/atlas", "internal/tile", "internal/tiledoc", "internal/style", "internal/shelf", "internal/filter", "internal/ogc", "internal/check", "internal/export", "internal/layer", "internal/geometry", "internal/ingest", "internal/problem", "internal/bilingual", "internal/principal", "api"},
	"internal/export":          {"internal/geometry", "internal/layer", "internal/check", "internal/gdal", "internal/problem", "internal/bilingual"},
	"internal/measure":         {},
	"internal/cluster":         {"internal/problem", "internal/bilingual"},
	"internal/pgtest":          {"internal/cluster", "internal/postgis", "schema"},
	"fixtures/county":          {"internal/geometry", "internal/layer"},
	"fixtures":                 {},
	"schema":                   {},
	"api":                      {},
	"web":                      {},
	"cmd/onemap":               nil, // joins everything
	"internal":                 {},
}

// outside says which rooms may use a module that shapes whatever touches it.
var outside = map[string][]string{
	"github.com/jackc/pgx":                 {"internal/postgis", "internal/cluster", "internal/pgtest", "cmd/onemap"},
	"github.com/labstack/echo":             {"internal/server"},
	"github.com/paulmach/orb":              {}, // tests only
	"github.com/peterstace/simplefeatures": {"internal/overlay", "internal/filter"},
	"gopkg.in/yaml.v3":                     {"internal/layer", "internal/check"},
	"github.com/prometheus/client_golang":  {"internal/server", "cmd/onemap"},
	"github.com/getkin/kin-openapi":        {"internal/server"},
	"github.com/alecthomas/kong":           {"cmd/onemap"},
	"github.com/schollz/progressbar":       {"cmd/onemap"},
	"github.com/pressly/goose":             {"internal/postgis"},
	"codeberg.org/go-pdf/fpdf":             {"internal/report/pdf"},
	"github.com/boombuler/barcode":         {"internal/report"},
	"golang.org/x/image":                   {"internal/report/pixel"},
	"github.com/xuri/excelize":             {"internal/report/sheet", "internal/export"},
}

type listed struct {
	ImportPath string
	Doc        string
	Imports    []string
	GoFiles    []string
}

func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Doc,Imports,GoFiles", "onemap/...").Output()
	require.NoError(t, err)
	var all []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all
		}
		require.NoError(t, err)
		all = append(all, p)
	}
}

func TestArrowsBetweenRooms(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, "onemap/")
		may, known := arrows[name]
		require.True(t, known, "package %s has no place in the table of arrows", name)
		for _, imported := range p.Imports {
			if to, ours := strings.CutPrefix(imported, "onemap/"); ours && may != nil {
				require.Contains(t, may, to, "%s must not import %s", name, to)
			}
		}
		for _, to := range may {
			require.Contains(t, p.Imports, "onemap/"+to, "%s may know %s and does not: take the arrow out", name, to)
		}
	}
}

func TestOutsideModulesStayInTheirRooms(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, "onemap/")
		for _, imported := range p.Imports {
			for module, rooms := range outside {
				if strings.HasPrefix(imported, module) {
					require.True(t, slices.Contains(rooms, name), "%s must not import %s", name, imported)
				}
			}
		}
	}
}

func TestEveryPackageSaysWhatItKnows(t *testing.T) {
	for _, p := range packages(t) {
		if len(p.GoFiles) > 0 {
			require.NotEmpty(t, p.Doc, "package %s has no doc comment", p.ImportPath)
		}
	}
}
