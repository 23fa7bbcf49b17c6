package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"onemap/fixtures/county"
	"onemap/internal/pgtest"

	"onemap/internal/measure"
)

// Design 11: 300,000 polygons with validity and areas, from one zipped shapefile,
// beside ogr2ogr (COPY) and SQL. Ours also tests codes and identifiers, finds
// self-overlap, hashes the edition and cuts large features.
func TestBenchImport(t *testing.T) {
	measure.Skip(t)
	p := &program{t: t, env: map[string]string{"DATABASE_URL": pgtest.URL(t), "ONEMAP_LANG": "en", "XDG_DATA_HOME": t.TempDir()}}
	conn, err := pgx.Connect(t.Context(), p.env["DATABASE_URL"])
	require.NoError(t, err)
	defer conn.Close(t.Context())
	file := eightCounties(t, conn)
	code, _, said := p.command("migrate")
	require.Zero(t, code, said)
	var wall, busy [2][]time.Duration
	for range 3 {
		took, worked, ours := timed(t, conn, func() totals { return importOurs(t, p, conn, file) })
		wall[0], busy[0] = append(wall[0], took), append(busy[0], worked)
		took, worked, theirs := timed(t, conn, func() totals { return importTheirs(t, conn, file) })
		wall[1], busy[1] = append(wall[1], took), append(busy[1], worked)
		require.Equal(t, theirs.count, ours.count)
		require.InEpsilon(t, theirs.area, ours.area, 1e-6, "edges are straight here, geodesics there")
	}
	for i := range wall {
		slices.Sort(wall[i])
		slices.Sort(busy[i])
	}
	var b measure.Table
	b.More("300,000 polygons, wall clock", wall[0][1], wall[1][1], 2.5)
	b.More("300,000 polygons, processor time of all processes", busy[0][1], busy[1][1], 0)
	b.Print(t, "import with validity and areas")
}

type totals struct {
	count int
	area  float64
}

// eightCounties writes the farmland of the full county, eight times one above the
// other, as a zipped shapefile.
func eightCounties(t *testing.T, conn *pgx.Conn) string {
	t.Helper()
	c, err := county.Generate(county.Full, 1)
	require.NoError(t, err)
	records := c.Edition("YJJBNTTB").Features
	_, err = conn.Exec(t.Context(), `CREATE TABLE county_record (i int, dlbm text, dlmc text, qsdwmc text, b bytea)`)
	require.NoError(t, err)
	_, err = conn.CopyFrom(t.Context(), pgx.Identifier{"county_record"}, []string{"i", "dlbm", "dlmc", "qsdwmc", "b"}, pgx.CopyFromSlice(len(records), func(i int) ([]any, error) {
		a := records[i].Attributes
		return []any{i, a["DLBM"], a["DLMC"], a["QSDWMC"], records[i].Shape.EWKB()}, nil
	}))
	require.NoError(t, err)
	_, err = conn.Exec(t.Context(), `CREATE TABLE eight_counties AS
		SELECT lpad((i + 100000 * k)::text, 18, '0') AS bsm, dlbm, dlmc, qsdwmc,
		       ST_Translate(ST_GeomFromEWKB(b), 0, k)::geometry(MultiPolygon, 4490) AS geom
		FROM county_record, generate_series(0, 7) k`)
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "eight.shz")
	convert(t, "-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8", file, connection(conn), "eight_counties")
	_, err = conn.Exec(t.Context(), `DROP TABLE county_record, eight_counties`)
	require.NoError(t, err)
	return file
}

func importOurs(t *testing.T, p *program, conn *pgx.Conn, file string) (all totals) {
	t.Helper()
	code, edition, said := p.command("layer", "import", "--layer", "YJJBNTTB", "--effective", "2026-01-01", file)
	require.Zero(t, code, said)
	edition = strings.TrimSpace(edition)
	require.NoError(t, conn.QueryRow(t.Context(), `SELECT count(*), sum(area_m2) FROM partition_features($1::bigint)`, edition).Scan(&all.count, &all.area))
	return all
}

func importTheirs(t *testing.T, conn *pgx.Conn, file string) (all totals) {
	t.Helper()
	convert(t, "--config", "PG_USE_COPY", "YES", "-f", "PostgreSQL", connection(conn), file, "-nln", "raw_polygon", "-nlt", "MULTIPOLYGON",
		"-lco", "GEOMETRY_NAME=geom", "-lco", "SPATIAL_INDEX=NONE", "-overwrite")
	_, err := conn.Exec(t.Context(), `
		DROP TABLE IF EXISTS polygon_record;
		CREATE TABLE polygon_record AS SELECT *, ST_Area(geom::geography) AS area_m2, ST_IsValid(geom) AS valid FROM raw_polygon;
		ALTER TABLE polygon_record ADD PRIMARY KEY (ogc_fid);
		CREATE INDEX ON polygon_record USING gist (geom);
		CREATE INDEX ON polygon_record (bsm);
		ANALYZE polygon_record`)
	require.NoError(t, err)
	require.NoError(t, conn.QueryRow(t.Context(), `SELECT count(*) FILTER (WHERE valid), sum(area_m2) FROM polygon_record`).Scan(&all.count, &all.area))
	return all
}

func convert(t *testing.T, arguments ...string) {
	t.Helper()
	said, err := exec.CommandContext(t.Context(), "ogr2ogr", append([]string{"-q"}, arguments...)...).CombinedOutput()
	require.NoError(t, err, string(said))
}

// connection is how GDAL is told of the database.
func connection(conn *pgx.Conn) string {
	c := conn.Config()
	return fmt.Sprintf("PG:host='%s' port=%d user='%s' password='%s' dbname='%s'", c.Host, c.Port, c.User, c.Password, c.Database)
}

// timed gives wall clock and the processor time of this process, its children and
// the whole database server, which must run on this machine.
func timed(t *testing.T, conn *pgx.Conn, work func() totals) (wall, busy time.Duration, all totals) {
	t.Helper()
	before, begin := busySoFar(t, conn), time.Now()
	all = work()
	return time.Since(begin), busySoFar(t, conn) - before, all
}

func busySoFar(t *testing.T, conn *pgx.Conn) (sum time.Duration) {
	t.Helper()
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var u syscall.Rusage
		require.NoError(t, syscall.Getrusage(who, &u))
		sum += time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	server := processOf(t, int(conn.PgConn().PID())).parent
	sum += processOf(t, server).busy(true)
	processes, err := filepath.Glob("/proc/[0-9]*")
	require.NoError(t, err)
	for _, path := range processes {
		if id, _ := strconv.Atoi(filepath.Base(path)); processOf(t, id).parent == server {
			sum += processOf(t, id).busy(false)
		}
	}
	return sum
}

// process is what proc(5) tells of one: its parent, and its own and its past
// children's time in 1/100 s.
type process struct {
	parent int
	times  [4]int64
}

func processOf(t *testing.T, id int) (p process) {
	t.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", id))
	if err != nil {
		return p // it has ended, and its parent counts it
	}
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	_, err = fmt.Sscan(strings.Join(append([]string{fields[1]}, fields[11:15]...), " "), &p.parent, &p.times[0], &p.times[1], &p.times[2], &p.times[3])
	require.NoError(t, err)
	return p
}

func (p process) busy(pastChildren bool) time.Duration {
	ticks := p.times[0] + p.times[1]
	if pastChildren {
		ticks += p.times[2] + p.times[3]
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}
