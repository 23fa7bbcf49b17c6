package geometry

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// shared finds the third-party data beside the repository, or skips.
func shared(t testing.TB, path string) []byte {
	t.Helper()
	dir := os.Getenv("ONEMAP_SHARED")
	for at, err := os.Getwd(); dir == "" && err == nil && at != filepath.Dir(at); at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, "shared", "samples")); err == nil {
			dir = filepath.Join(at, "shared")
		}
	}
	data, err := os.ReadFile(filepath.Join(dir, path))
	if err != nil {
		t.Skip("third-party data not present: " + path)
	}
	return data
}

// expectation is one polygon of samples/expected.json.
type expectation struct {
	Area float64 `json:"ellipsoid_area_m2"`
	WKT  string  `json:"wkt_4490"`
}

func TestSampleAreasMatchToTheLastPrintedDigit(t *testing.T) {
	var files map[string]struct {
		expectation
		EPSG  int           `json:"srid"`
		Plots []expectation `json:"plots"`
	}
	require.NoError(t, json.Unmarshal(shared(t, "samples/expected.json"), &files))
	compared := 0
	for name, f := range files {
		for _, e := range append(f.Plots, f.expectation) {
			if e.WKT == "" {
				continue
			}
			r, err := ParseWKT(e.WKT, CRS{EPSG: CGCS2000})
			require.NoError(t, err)
			c, err := Canonicalise(t.Context(), inPlane(t, r, f.EPSG), Options{})
			require.NoError(t, err)
			require.Equal(t, FormatRounded(e.Area, 2), FormatRounded(float64(c.After), 2), name)
			compared++
		}
	}
	require.Equal(t, 5, compared)
}

// inPlane takes degrees back to the plane the sample was surveyed in, to the
// millimetre it was written with.
func inPlane(t *testing.T, r Received, epsg int) Received {
	crs := CRS{EPSG: epsg}
	for _, polygon := range r.Polygons {
		for _, ring := range polygon {
			for i, p := range ring {
				q, err := crs.Projected(p)
				require.NoError(t, err)
				ring[i] = Position{math.Round(q.X*1e3) / 1e3, math.Round(q.Y*1e3) / 1e3}
			}
		}
	}
	return Received{CRS: crs, Polygons: r.Polygons}
}

// TestCountyAreaMatchesTheGeodesicOne: edges straight in the projection are all
// but geodesic, so the area of record must be the geodesic area of the corners.
func TestCountyAreaMatchesTheGeodesicOne(t *testing.T) {
	var want struct {
		Features []struct {
			Vertices int     `json:"vertices"`
			Geodesic float64 `json:"geodesic_area_m2_grs80"`
		} `json:"features"`
	}
	require.NoError(t, json.Unmarshal(shared(t, "data/formats/cn_yiyuan_expected.json"), &want))
	var ring []Position
	for _, line := range strings.Split(string(shared(t, "data/formats/cn_yiyuan_txt_gbk.txt")), "\r\n") {
		var x, y float64
		if f := strings.Split(line, ","); len(f) == 4 && strings.HasPrefix(f[0], "J") {
			_, err := fmt.Sscan(f[2], &x)
			require.NoError(t, err)
			_, err = fmt.Sscan(f[3], &y)
			require.NoError(t, err)
			ring = append(ring, Position{y, x})
		}
	}
	require.Len(t, ring, want.Features[0].Vertices)
	c, err := Canonicalise(t.Context(), Received{CRS: CRS{EPSG: 4527}, Polygons: [][][]Position{{ring}}}, Options{})
	require.NoError(t, err)
	require.InEpsilon(t, want.Features[0].Geodesic, float64(c.After), 5e-9) // corners are given to the millimetre
}
