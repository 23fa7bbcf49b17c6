package geometry

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

// settled: whatever a decoder accepts must either become a valid shape that
// reads back equal or be refused as a problem; nothing may crash.
func settled(t *testing.T, r Received, err error) {
	if err != nil {
		requireProblem(t, err)
		return
	}
	c, err := Canonicalise(context.Background(), r, Options{})
	if err != nil {
		requireProblem(t, err)
		return
	}
	require.NoError(t, Validate(c.Shape))
	back, err := ParseEWKB(c.Shape.EWKB())
	require.NoError(t, err)
	require.Equal(t, c.Shape, back)
}

func FuzzParseWKT(f *testing.F) {
	for _, s := range []string{"POLYGON((0 0,1 0,1 1,0 0))", "SRID=4490;MULTIPOLYGON Z(((0 0 1,1 0 1,1 1 1,0 0 1)))", "POLYGON EMPTY", "MULTIPOLYGON(EMPTY,((0 0,1 0,1 1,0 0)))"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ParseWKT(s, CRS{EPSG: CGCS2000})
		settled(t, r, err)
	})
}

func FuzzParseGeoJSON(f *testing.F) {
	f.Add([]byte(`{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}`))
	f.Add([]byte(`{"type":"MultiPolygon","coordinates":[[[[0,0,1],[1,0,1],[1,1,1],[0,0,1]]]],"crs":{"properties":{"name":"EPSG:4490"}}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := ParseGeoJSONGeometry(b, CRS{EPSG: CGCS2000})
		settled(t, r, err)
		var s Shape
		_ = json.Unmarshal(b, &s)
	})
}

// FuzzParseEWKB holds the quick reader to the one that knows the reasons.
func FuzzParseEWKB(f *testing.F) {
	f.Add(holed(f).EWKB())
	f.Add(Shape{}.EWKB())
	f.Add(wkb(3, 2))
	f.Add(wkb(3003, 4))
	f.Add([]byte{1, 3, 0, 0, 0, 255, 255, 255, 255})
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := ParseEWKB(b)
		slowly, reason := parseEWKB(b)
		require.Equal(t, reason == nil, err == nil)
		if err != nil {
			requireProblem(t, err)
			return
		}
		require.Equal(t, slowly, s)
		again, err := ParseEWKB(s.EWKB())
		require.NoError(t, err)
		require.Equal(t, s, again)
	})
}

// FuzzCanonicalise draws rings with the bytes as corners on a small grid.
func FuzzCanonicalise(f *testing.F) {
	f.Add([]byte{0, 0, 9, 0, 9, 9, 0, 9}, false)
	f.Add([]byte{0, 0, 9, 9, 9, 0, 0, 9}, true)
	f.Fuzz(func(t *testing.T, b []byte, repair bool) {
		var ring []Position
		for i := 0; i+1 < len(b) && i < 64; i += 2 {
			ring = append(ring, Position{118 + float64(b[i])*1e-9/3, 36 + float64(b[i+1])*1e-9/3})
		}
		if len(ring) > 0 {
			ring = append(ring, ring[0])
		}
		c, err := Canonicalise(context.Background(), Received{CRS: CRS{EPSG: CGCS2000}, Polygons: [][][]Position{{ring}}}, Options{Repair: repair})
		if err == nil {
			require.NoError(t, Validate(c.Shape))
		}
	})
}
