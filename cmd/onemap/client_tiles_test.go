package main

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"math"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/postgis"
	"onemap/internal/tile"
)

func TestClientQGISDrawsTiles(t *testing.T) {
	clients(t)
	p := start(t)
	const codes, box = "YJJBNTTB,STBHHX", "13140000,4310000,13180000,4341000"
	xyz := url.QueryEscape(p.base + "/tiles/" + codes + "/{z}/{x}/{y}.mvt")
	look := url.QueryEscape(p.base + "/styles/" + codes + "/style.json")
	esri := url.QueryEscape(p.base + "/arcgis/rest/services/" + codes + "/VectorTileServer")
	for name, uri := range map[string]string{
		"qgis-xyz":  "type=xyz&zmin=0&zmax=18&url=" + xyz + "&styleUrl=" + look,
		"qgis-esri": "type=xyz&serviceType=arcgis&url=" + esri,
	} {
		t.Run(name, func(t *testing.T) {
			var saw struct {
				Valid         bool
				CRS           string
				Styles, Inked int
				MaxZoom       int
				Errors, Told  []string
			}
			text := qgis(t, uri, "3857", box, picturePath(t, name))
			require.NoError(t, json.Unmarshal([]byte(text), &saw), text)
			require.True(t, saw.Valid)
			require.Equal(t, "EPSG:3857", saw.CRS)
			require.Equal(t, 18, saw.MaxZoom)
			require.Equal(t, 6, saw.Styles, "three fills of the red line, one of farmland, two borders")
			require.Empty(t, saw.Errors)
			// 900 × 700 pixels; a third of this ground is red line or farmland
			require.InDelta(t, 0.35, float64(saw.Inked)/900/700, 0.25)
		})
	}
}

// picturePath is where a picture goes: to be looked at when ONEMAP_PICTURES says
// so, else away.
func picturePath(t *testing.T, name string) string {
	t.Helper()
	folder := os.Getenv("ONEMAP_PICTURES")
	if folder == "" {
		folder = t.TempDir()
	}
	return filepath.Join(folder, name+".png")
}

func qgis(t *testing.T, args ...string) string {
	t.Helper()
	c := exec.CommandContext(t.Context(), "/usr/bin/python3", append([]string{"testdata/clients/qgis_tiles.py"}, args...)...)
	c.Env = append(os.Environ(), "XDG_RUNTIME_DIR="+t.TempDir())
	out, err := c.Output()
	require.NoError(t, err)
	return string(out)
}

// TestClientGDALReadsTiles asks GDAL's MVT driver where the features of tiles
// lie: at zoom 14 every feature that lies wholly in its tile has the area and
// the middle of its source to a unit of the tile (0.6 m) along its border.
func TestClientGDALReadsTiles(t *testing.T) {
	clients(t)
	p := start(t)
	compared := 0
	for code, d := range sourceFeatures(t, p) {
		for at := range tilesOf(d, 14) {
			compared += gdalAgrees(t, p, code, d, at)
		}
	}
	t.Logf("%d features compared", compared)
	require.Greater(t, compared, 50)
}

// sourceFeature is a feature in Web Mercator, metres.
type sourceFeature struct {
	box             [4]float64
	area, perimeter float64
	x, y            float64 // middle of its box
}

func sourceFeatures(t *testing.T, p *program) map[layer.Code]map[string]sourceFeature {
	t.Helper()
	store, err := postgis.Open(t.Context(), p.env["DATABASE_URL"], slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	t.Cleanup(store.Close)
	all, err := store.Catalogue(t.Context())
	require.NoError(t, err)
	out := map[layer.Code]map[string]sourceFeature{}
	for _, e := range all {
		if e.Layer != "YJJBNTTB" && e.Layer != "GYYD" {
			continue
		}
		out[e.Layer] = map[string]sourceFeature{}
		for f, err := range store.EachFeature(t.Context(), e.ID) {
			require.NoError(t, err)
			out[e.Layer][f.ID] = inMercator(f.Shape)
		}
	}
	return out
}

func inMercator(s geometry.Shape) sourceFeature {
	f := sourceFeature{box: [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}}
	for i := range s.Rings() {
		ring := s.Ring(i)
		var points [][2]float64
		for k := 0; k < len(ring); k += 2 {
			lon, lat := ring[k]/geometry.PerDegree*math.Pi/180, ring[k+1]/geometry.PerDegree*math.Pi/180
			points = append(points, [2]float64{lon * 6378137, math.Asinh(math.Tan(lat)) * 6378137})
		}
		f.take(points)
	}
	f.area, f.x, f.y = math.Abs(f.area), (f.box[0]+f.box[2])/2, (f.box[1]+f.box[3])/2
	return f
}

// take adds a ring; holes turn the other way and count negative.
func (f *sourceFeature) take(ring [][2]float64) {
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		f.area += (a[0]-ring[0][0])*(b[1]-ring[0][1])/2 - (b[0]-ring[0][0])*(a[1]-ring[0][1])/2
		f.perimeter += math.Hypot(b[0]-a[0], b[1]-a[1])
		f.box = [4]float64{min(f.box[0], b[0]), min(f.box[1], b[1]), max(f.box[2], b[0]), max(f.box[3], b[1])}
	}
}

func tilesOf(features map[string]sourceFeature, z int) map[tile.Address]bool {
	set, _ := tile.SetOf("WebMercatorQuad")
	side := 2 * math.Pi * 6378137 / math.Exp2(float64(z))
	out := map[tile.Address]bool{}
	for _, id := range slices.Sorted(maps.Keys(features)) {
		if f := features[id]; len(out) < 10 {
			out[tile.Address{Set: set, Z: z, X: int((f.x + math.Pi*6378137) / side), Y: int((math.Pi*6378137 - f.y) / side)}] = true
		}
	}
	return out
}

// gdalAgrees compares the features of a tile and gives how many there were.
func gdalAgrees(t *testing.T, p *program, code layer.Code, want map[string]sourceFeature, at tile.Address) (n int) {
	t.Helper()
	folder := filepath.Join(t.TempDir(), fmt.Sprint(at.Z), fmt.Sprint(at.X))
	require.NoError(t, os.MkdirAll(folder, 0o755))
	file := filepath.Join(folder, fmt.Sprint(at.Y)+".mvt")
	_, body := p.ask("GET", fmt.Sprintf("/tiles/%s/%d/%d/%d.mvt", code, at.Z, at.X, at.Y), nil, nil)
	require.NoError(t, os.WriteFile(file, []byte(body), 0o600))
	out, err := exec.CommandContext(t.Context(), "ogr2ogr", "-f", "GeoJSON", "-t_srs", "EPSG:3857", "-lco", "COORDINATE_PRECISION=4", "/vsistdout/", file).Output()
	require.NoError(t, err)
	var got struct {
		Features []struct {
			Properties struct{ ID string }
			Geometry   struct {
				Type        string
				Coordinates json.RawMessage
			}
		}
	}
	require.NoError(t, json.Unmarshal(out, &got))
	b := at.Bounds()
	unit := (b[2] - b[0]) / tile.Extent
	for _, f := range got.Features {
		w, known := want[f.Properties.ID]
		require.True(t, known, f.Properties.ID)
		if w.box[0] < b[0] || w.box[1] < b[1] || w.box[2] > b[2] || w.box[3] > b[3] {
			continue // cut by the edge of the tile
		}
		g := read(t, f.Geometry.Type, f.Geometry.Coordinates)
		require.InDelta(t, w.area, g.area, w.perimeter*unit, f.Properties.ID)
		require.InDelta(t, w.x, g.x, 1.5*unit, f.Properties.ID)
		require.InDelta(t, w.y, g.y, 1.5*unit, f.Properties.ID)
		n++
	}
	return n
}

// read takes a GeoJSON area as GDAL writes it: shells turn one way, holes the
// other.
func read(t *testing.T, kind string, coordinates json.RawMessage) sourceFeature {
	t.Helper()
	polygons := [][][][2]float64{nil}
	if strings.HasPrefix(kind, "Multi") {
		require.NoError(t, json.Unmarshal(coordinates, &polygons))
	} else {
		require.NoError(t, json.Unmarshal(coordinates, &polygons[0]))
	}
	f := sourceFeature{box: [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}}
	for _, rings := range polygons {
		for _, ring := range rings {
			f.take(ring)
		}
	}
	f.area, f.x, f.y = math.Abs(f.area), (f.box[0]+f.box[2])/2, (f.box[1]+f.box[3])/2
	return f
}
