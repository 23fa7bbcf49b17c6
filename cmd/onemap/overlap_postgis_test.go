package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
	"onemap/internal/ingest"
	"onemap/internal/pgtest"
)

// Real files against PostGIS: the pairs, which of them only touch, and the
// areas. PostGIS gets the shapes in whole nano-degrees, so both engines see the
// same numbers, and its results are measured by the same official formula.

func TestOverlapGivesThePairsPostGISGives(t *testing.T) {
	for _, c := range []struct {
		name, subjects, layer string
		code                  int // 5: some records of the files are invalid and refused
	}{
		{"concessions and protected areas", "mining-kh/kh_mining_concessions.geojson.gz", "mining-kh/protected_areas_and_forests.geojson.gz", 0},
		{"community forests and sanctuary zones", "mining-kh/community_forests.geojson.gz", "mining-kh/mondulkiri_protected_forest_and_phnom_prich_wildlife_sanctuary.geojson.gz", 5},
		{"plots and zones", "parcels-nl/nl_plots.geojson", "parcels-nl/nl_zones.geojson", 5},
		{"plots and plots", "parcels-nl/nl_plots.geojson", "parcels-nl/nl_plots.geojson", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			subjects, layer := sharedFile(t, c.subjects), sharedFile(t, c.layer)
			ours := overlapRows(t, c.code, subjects, layer)
			pool := pgtest.DB(t)
			loadGrid(t, pool, "subject", subjects)
			loadGrid(t, pool, "feature", layer)
			comparePairs(t, ours, pairsOfPostGIS(t, pool))
		})
	}
}

// sharedFile finds third-party data beside the project; it is never committed.
func sharedFile(t *testing.T, name string) string {
	t.Helper()
	root := os.Getenv("ONEMAP_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(root, "data", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("third-party data not present: %s", name)
	}
	return path
}

type row struct {
	touch bool
	area  float64 // m²
}

func overlapRows(t *testing.T, code int, subjects, layer string) map[[2]int]row {
	t.Helper()
	var out, errs bytes.Buffer
	got := run(t.Context(), []string{"--lang=en", "overlap", "--touch", subjects, layer}, func(string) string { return "" }, &out, &errs)
	require.Equal(t, code, got, errs.String())
	records, err := csv.NewReader(&out).ReadAll()
	require.NoError(t, err)
	require.Equal(t, strings.Split("subject_fid,subject_id,feature_fid,feature_id,relation,area_m2,share_of_subject,share_of_feature,width_m", ","), records[0])
	rows := map[[2]int]row{}
	for _, r := range records[1:] {
		s, err := strconv.Atoi(r[0])
		require.NoError(t, err)
		f, err := strconv.Atoi(r[2])
		require.NoError(t, err)
		area, err := strconv.ParseFloat(r[5], 64)
		require.NoError(t, err)
		require.NotContains(t, rows, [2]int{s, f}, "a pair stands twice")
		rows[[2]int{s, f}] = row{touch: r[4] == "touch", area: area}
	}
	return rows
}

func loadGrid(t *testing.T, pool *pgxpool.Pool, table, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	var rows [][]any
	_, err = ingest.Read(t.Context(), data, ingest.Options{FileName: filepath.Base(path)}, func(r ingest.Record) error {
		if r.Refused == nil {
			rows = append(rows, []any{r.FID, gridWKT(r.Shape)})
		}
		return nil
	})
	require.NoError(t, err)
	name := pgx.Identifier{"grid_" + table}
	_, err = pool.Exec(t.Context(), `CREATE TABLE `+name.Sanitize()+` (fid int PRIMARY KEY, wkt text, g geometry)`)
	require.NoError(t, err)
	_, err = pool.CopyFrom(t.Context(), name, []string{"fid", "wkt"}, pgx.CopyFromRows(rows))
	require.NoError(t, err)
	_, err = pool.Exec(t.Context(), `UPDATE `+name.Sanitize()+` SET g = ST_GeomFromText(wkt); CREATE INDEX ON `+name.Sanitize()+` USING gist (g)`)
	require.NoError(t, err)
}

// gridWKT writes a shape in whole nano-degrees.
func gridWKT(s geometry.Shape) string {
	var b strings.Builder
	b.WriteString("MULTIPOLYGON(")
	for i, rings := range s.Polygons() {
		b.WriteString(map[bool]string{true: "(", false: ",("}[i == 0])
		for r := rings[0]; r < rings[1]; r++ {
			b.WriteString(map[bool]string{true: "(", false: ",("}[r == rings[0]])
			xy := s.Ring(r)
			for k := 0; k < len(xy); k += 2 {
				fmt.Fprintf(&b, "%s%.0f %.0f", map[bool]string{true: "", false: ","}[k == 0], xy[k], xy[k+1])
			}
			b.WriteString(")")
		}
		b.WriteString(")")
	}
	b.WriteString(")")
	return b.String()
}

type pairOfPostGIS struct {
	touch  bool
	area   float64 // m²
	border float64 // m
}

func pairsOfPostGIS(t *testing.T, pool *pgxpool.Pool) map[[2]int]pairOfPostGIS {
	t.Helper()
	rows, err := pool.Query(t.Context(), `
		SELECT s.fid, f.fid, ST_Touches(s.g, f.g),
		       ST_AsEWKB(ST_Multi(ST_CollectionExtract(ST_Scale(ST_Intersection(s.g, f.g), 1e-9, 1e-9), 3)))
		FROM grid_subject s JOIN grid_feature f ON ST_Intersects(s.g, f.g)`)
	require.NoError(t, err)
	pairs := map[[2]int]pairOfPostGIS{}
	var s, f int
	var touch bool
	var ewkb []byte
	_, err = pgx.ForEachRow(rows, []any{&s, &f, &touch, &ewkb}, func() error {
		p := pairOfPostGIS{touch: touch}
		if !touch {
			shape, err := geometry.ParseEWKB(ewkb)
			if err != nil {
				return err
			}
			p.area, p.border = float64(shape.Area()), float64(shape.Perimeter())
		}
		pairs[[2]int{s, f}] = p
		return nil
	})
	require.NoError(t, err)
	return pairs
}

// crossingRounding is how far float64 may move a computed crossing, in metres:
// one unit in the last place of a longitude of 128°.
const crossingRounding = 3e-9

func comparePairs(t *testing.T, ours map[[2]int]row, theirs map[[2]int]pairOfPostGIS) {
	worst, touches := 0.0, 0
	for key, p := range theirs {
		o, found := ours[key]
		require.True(t, found, "PostGIS has the pair %v (touch %v, %g m²), the command does not", key, p.touch, p.area)
		require.Equal(t, p.touch, o.touch, "pair %v: %g m² by PostGIS, %g by the command", key, p.area, o.area)
		if p.touch {
			touches++
			continue
		}
		difference := math.Abs(p.area - o.area)
		require.LessOrEqual(t, difference, 1e-9*p.area+crossingRounding*p.border, "pair %v: PostGIS %g, command %g", key, p.area, o.area)
		if p.area > 1 {
			worst = math.Max(worst, difference/p.area)
		}
	}
	for key := range ours {
		require.Contains(t, theirs, key, "the command has a pair that PostGIS does not have")
	}
	t.Logf("%d pairs, %d of them touch; worst relative difference above 1 m²: %.1e", len(theirs), touches, worst)
}
