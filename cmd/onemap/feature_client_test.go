package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// GDAL, QGIS and OWSLib, as Debian ships them, read a layer of 200,000
// parcels: exactly the right ones, and by asking for them, not by walking
// through all.
func TestClientsReadFeatures(t *testing.T) {
	clients(t)
	s := newParcelSite(t, parcelCount)
	for name, test := range map[string]func(*testing.T, *parcelSite){
		"GDAL by box": gdalBox, "GDAL by attribute": gdalAttribute, "GDAL by both": gdalBoth, "GDAL counts": gdalCounts,
		"QGIS": qgisReads, "OWSLib": owslibReads,
	} {
		t.Run(name, func(t *testing.T) { s.since(); test(t, s) })
	}
}

// clientBox holds parcels whole, cut and touched by its edge.
var clientBox = [4]float64{118.001, 35.5025, 118.058, 35.5525}

// inClientBox are the patch numbers in the box, found by distance: a 24-gon
// whose vertices lie on the axes meets a box beside it when one of them does.
func inClientBox() (all []string) {
	for n := range parcelCount {
		lon, lat := parcelCentre(n)
		dx := max(clientBox[0]-lon, 0, lon-clientBox[2])
		dy := max(clientBox[1]-lat, 0, lat-clientBox[3])
		switch {
		case dx == 0 && dy < parcelRadius+1e-9, dy == 0 && dx < parcelRadius+1e-9:
			all = append(all, fmt.Sprintf("P%07d", n))
		case dx > 0 && dy > 0 && dx*dx+dy*dy < parcelRadius*parcelRadius:
			panic("the box must not cut a corner of a parcel")
		}
	}
	return all
}

func client(t *testing.T, name string, args ...string) string {
	t.Helper()
	c := exec.CommandContext(t.Context(), name, args...)
	c.Env = append(os.Environ(), "QT_QPA_PLATFORM=offscreen", "XDG_RUNTIME_DIR="+t.TempDir(), "HOME="+t.TempDir(), "PYTHONWARNINGS=ignore")
	var out, said bytes.Buffer
	c.Stdout, c.Stderr = &out, &said
	from := time.Now()
	require.NoError(t, c.Run(), "%s %v\n%s\n%s", name, args, out.String(), said.String())
	t.Logf("%s took %.1f s", filepath.Base(name), time.Since(from).Seconds())
	return out.String()
}

// ogr reads by ogr2ogr and gives the patch numbers in order.
func ogr(t *testing.T, s *parcelSite, args ...string) []string {
	t.Helper()
	text := client(t, "ogr2ogr", append([]string{"-f", "GeoJSON", "/vsistdout/", "OAPIF:" + s.base, "YJJBNTTB"}, args...)...)
	var got struct {
		Features []struct{ Properties struct{ TBBH string } }
	}
	require.NoError(t, json.Unmarshal([]byte(text), &got), text)
	ids := []string{}
	for _, f := range got.Features {
		ids = append(ids, f.Properties.TBBH)
	}
	slices.Sort(ids)
	return ids
}

// pages are the requests for items among what was asked.
func itemRequests(s *parcelSite) (pages []string) {
	for _, a := range s.since() {
		if strings.Contains(a, "/items?") {
			pages = append(pages, a)
		}
	}
	return pages
}

func spat() []string {
	args := []string{"-spat"}
	for _, v := range clientBox {
		args = append(args, fmt.Sprint(v))
	}
	return args
}

func gdalBox(t *testing.T, s *parcelSite) {
	want := inClientBox()
	require.Greater(t, len(want), 100)
	require.Equal(t, want, ogr(t, s, spat()...))
	asked := itemRequests(s)
	t.Logf("%d features in %d requests for items", len(want), len(asked))
	require.LessOrEqual(t, len(asked), len(want)/10+3, "GDAL 3.6 asks for ten at a time")
	require.Equal(t, want, ogr(t, s, append(spat(), "-oo", "PAGE_SIZE=1000")...))
	require.LessOrEqual(t, len(itemRequests(s)), 3)
}

func gdalAttribute(t *testing.T, s *parcelSite) {
	for where, want := range map[string][]string{
		"TBBH = 'P0000500'":                      {"P0000500"},
		"YJJBNTTBBH = 'P0199999'":                {"P0199999"},
		"TBBH = 'P0000007' OR TBBH = 'P0100000'": {"P0000007", "P0100000"},
		"TBBH = 'P0000500' AND DLBM = '0101'":    {},
		"TBBH >= 'P0199998'":                     {"P0199998", "P0199999"},
	} {
		require.Equal(t, want, ogr(t, s, "-where", where), where)
		asked := itemRequests(s)
		require.LessOrEqual(t, len(asked), 4, "%s was walked: %v", where, asked)
		require.Contains(t, strings.Join(asked, "\n"), "TBBH", where)
	}
}

// ofClass are those of the patch numbers whose land class is 0102.
func ofClass(t *testing.T, ids []string) (some []string) {
	t.Helper()
	for _, id := range ids {
		var n int
		_, err := fmt.Sscanf(id, "P%d", &n)
		require.NoError(t, err)
		if n%3 == 1 {
			some = append(some, id)
		}
	}
	return some
}

func gdalBoth(t *testing.T, s *parcelSite) {
	want := ofClass(t, inClientBox())
	require.Equal(t, want, ogr(t, s, append(spat(), "-where", "DLBM = '0102'")...))
	require.LessOrEqual(t, len(itemRequests(s)), len(want)/10+3)
}

func gdalCounts(t *testing.T, s *parcelSite) {
	said := client(t, "ogrinfo", "-so", "-al", "OAPIF:"+s.base)
	require.Contains(t, said, fmt.Sprint("Feature Count: ", parcelCount))
	extent := regexp.MustCompile(`Extent: \((.*), (.*)\) - \((.*), (.*)\)`).FindStringSubmatch(said)
	require.Equal(t, []string{"116.998000", "34.998000", "118.997000", "37.497000"}, extent[1:], said)
	require.Regexp(t, `TBBH: String`, said)
	require.Regexp(t, `KCXS: Real`, said)
	require.Regexp(t, `SJNF: Integer`, said)
	require.LessOrEqual(t, len(itemRequests(s)), 2, "counting is no walking")
}

func qgisReads(t *testing.T, s *parcelSite) {
	args := []string{filepath.Join("testdata", "clients", "qgis_oapif.py"), s.base, "YJJBNTTB"}
	for _, v := range clientBox {
		args = append(args, fmt.Sprint(v))
	}
	said := client(t, "/usr/bin/python3", append(args, "DLBM = '0102'")...)
	var got struct {
		Count     int
		Extent    []float64
		Fields    []string
		CRS       string
		Box, Both []string
	}
	require.NoError(t, json.Unmarshal([]byte(said), &got), said)
	want := inClientBox()
	require.Equal(t, parcelCount, got.Count)
	require.InDeltaSlice(t, []float64{116.998, 34.998, 118.997, 37.497}, got.Extent, 1e-9)
	require.Equal(t, "EPSG:4326", got.CRS, "what QGIS 3.22 makes of CRS84")
	require.Subset(t, got.Fields, []string{"TBBH", "KCXS", "GDLX", "area_m2"}, "fields without a value too")
	require.Equal(t, want, got.Box)
	require.Equal(t, ofClass(t, want), got.Both)
	asked := itemRequests(s)
	t.Logf("%d features in %d requests for items", len(want), len(asked))
	require.LessOrEqual(t, len(asked), 12, strings.Join(asked, "\n"))
	require.Contains(t, strings.Join(asked, "\n"), "bbox=")
}

func owslibReads(t *testing.T, s *parcelSite) {
	said := client(t, "/usr/bin/python3", filepath.Join("testdata", "clients", "owslib_features.py"), s.base, "YJJBNTTB")
	var got struct {
		Collections, Queryables, Returned []string
		Conformance, Paths, Matched       int
		Item                              string
	}
	require.NoError(t, json.Unmarshal([]byte(said), &got), said)
	require.Equal(t, []string{"YJJBNTTB"}, got.Collections)
	require.Subset(t, got.Queryables, []string{"TBBH", "DLBM", "id", "geometry"})
	require.Greater(t, got.Conformance, 10)
	require.Equal(t, 9, got.Matched)
	require.Equal(t, []string{"B0000000", "B0000001", "B0000002"}, got.Returned)
	require.Equal(t, "P0000000", got.Item)
}
