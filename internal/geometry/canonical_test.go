package geometry

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

func degrees(t *testing.T, wkt string, o Options) (Canonical, error) {
	t.Helper()
	r, err := ParseWKT(wkt, CRS{EPSG: CGCS2000})
	require.NoError(t, err)
	return Canonicalise(t.Context(), r, o)
}

// TestInvalidShapesAreRefusedWithRuleAndPlace lists the rules of validity, one
// way of breaking each.
func TestInvalidShapesAreRefusedWithRuleAndPlace(t *testing.T) {
	for _, c := range []struct {
		name, wkt string
		code      string
		rule      Rule
		lon, lat  float64
	}{
		{"figure of eight", "POLYGON((0 0,2 2,2 0,0 2,0 0))", "E07", SelfIntersection, 1, 1},
		{"spike", "POLYGON((0 0,4 0,4 4,4 6,4 4,0 4,0 0))", "E07", Spike, 4, 6},
		{"ring along itself", "POLYGON((0 0,4 0,4 4,2 4,2 0,1 0,1 4,0 4,0 0))", "E07", SelfIntersection, 1, 0},
		{"ring touches itself", "POLYGON((0 0,4 0,2 2,4 4,0 4,2 2,0 0))", "E07", SelfTouch, 2, 2},
		{"two points", "POLYGON((0 0,4 0,0 0))", "E06", TooFewPoints, 0, 0},
		{"a point thrice", "POLYGON((1 1,1 1,1 1,1 1))", "E06", TooFewPoints, 1, 1},
		{"open", "POLYGON((0 0,4 0,4 4,0 4))", "G06", Unclosed, 0, 0},
		{"hole crosses shell", "POLYGON((0 0,4 0,4 4,0 4,0 0),(3 1,5 2,3 3,3 1))", "E11", RingsCross, 4, 1.5},
		{"hole crosses shell at corners", "POLYGON((0 0,4 0,4 1,4 3,4 4,0 4,0 0),(3 2,4 1,5 2,4 3,3 2))", "E11", RingsCross, 4, 1},
		{"hole shares an edge", "POLYGON((0 0,4 0,4 4,0 4,0 0),(1 0,3 0,2 2,1 0))", "E11", RingsShareEdge, 1, 0},
		{"hole outside", "POLYGON((0 0,4 0,4 4,0 4,0 0),(5 5,6 5,6 6,5 5))", "G04", HoleOutsideShell, 5, 5},
		{"hole around shell", "POLYGON((1 1,2 1,2 2,1 2,1 1),(0 0,4 0,4 4,0 4,0 0))", "G04", HoleOutsideShell, 0, 0},
		{"hole in hole", "POLYGON((0 0,9 0,9 9,0 9,0 0),(1 1,8 1,8 8,1 8,1 1),(2 2,3 2,3 3,2 2))", "E11", NestedHoles, 2, 2},
		{"hole cuts the interior", "POLYGON((0 0,4 0,4 4,0 4,0 0),(2 0,3 2,2 4,1 2,2 0))", "G05", DisconnectedInterior, 2, 4},
		{"chain of holes", "POLYGON((0 0,6 0,6 6,0 6,0 0),(1 3,3 1,3 2,1 3),(3 1,5 3,4 3,3 1),(5 3,3 5,3 4,5 3),(3 5,1 3,2 3.2,3 5))", "G05", DisconnectedInterior, 5, 3},
		{"parts overlap", "MULTIPOLYGON(((0 0,4 0,4 4,0 4,0 0)),((2 2,6 2,6 6,2 6,2 2)))", "E11", PartsOverlap, 4, 2},
		{"part in part", "MULTIPOLYGON(((0 0,9 0,9 9,0 9,0 0)),((2 2,6 2,6 6,2 6,2 2)))", "E11", PartsOverlap, 2, 2},
		{"parts share an edge", "MULTIPOLYGON(((0 0,4 0,4 4,0 4,0 0)),((4 1,6 1,6 3,4 3,4 1)))", "E11", PartsShareEdge, 4, 1},
		{"same part twice", "MULTIPOLYGON(((0 0,4 0,4 4,0 0)),((0 0,4 0,4 4,0 0)))", "E11", PartsShareEdge, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := degrees(t, c.wkt, Options{})
			p := requireCode(t, err, c.code)
			require.NotNil(t, p.Place)
			require.InDelta(t, c.lon, p.Place.Lon, 1e-9)
			require.InDelta(t, c.lat, p.Place.Lat, 1e-9)
			var rule Rule
			require.ErrorAs(t, err, &rule)
			require.Equal(t, c.rule, rule)
		})
	}
}

func TestValidShapesAreAccepted(t *testing.T) {
	for name, wkt := range map[string]string{
		"box":                     "POLYGON((0 0,4 0,4 4,0 4,0 0))",
		"clockwise":               "POLYGON((0 0,0 4,4 4,4 0,0 0))",
		"point twice in a row":    "POLYGON((0 0,4 0,4 0,4 4,0 4,0 0))",
		"hole touches shell":      "POLYGON((0 0,4 0,4 4,0 4,0 0),(0 0,2 1,1 2,0 0))",
		"hole touches edge":       "POLYGON((0 0,4 0,4 4,0 4,0 0),(2 0,3 1,1 1,2 0))",
		"holes touch":             "POLYGON((0 0,8 0,8 8,0 8,0 0),(1 1,3 1,3 3,1 1),(3 3,5 3,5 5,3 3))",
		"three holes at a point":  "POLYGON((0 0,8 0,8 8,0 8,0 0),(4 4,5 1,6 2,4 4),(4 4,6 6,5 7,4 4),(4 4,1 5,1 4,4 4))",
		"parts touch at a corner": "MULTIPOLYGON(((0 0,4 0,4 4,0 4,0 0)),((4 4,6 4,6 6,4 6,4 4)))",
		"parts touch twice":       "MULTIPOLYGON(((0 0,4 0,1 2,4 4,0 4,0 0)),((4 0,6 2,4 4,5 2,4 0)))",
		"part in a hole":          "MULTIPOLYGON(((0 0,9 0,9 9,0 9,0 0),(1 1,8 1,8 8,1 8,1 1)),((2 2,6 2,6 6,2 6,2 2)))",
	} {
		t.Run(name, func(t *testing.T) {
			c, err := degrees(t, wkt, Options{})
			require.NoError(t, err)
			require.False(t, c.Repaired)
			require.Empty(t, c.Notices)
			require.NoError(t, Validate(c.Shape))
			for _, span := range c.Shape.Polygons() {
				for i := span[0]; i < span[1]; i++ {
					require.Equal(t, i == span[0], RingArea(c.Shape.Ring(i)) > 0)
				}
			}
		})
	}
}

// TestRepairIsRecorded: what a repair gives follows the structure method
// (checking 0.9): a ring covers all it winds around, holes are taken off.
func TestRepairIsRecorded(t *testing.T) {
	for _, c := range []struct {
		name, wkt string
		parts     int
		planar    float64
	}{
		{"figure of eight", "POLYGON((0 0,2 2,2 0,0 2,0 0))", 2, 2},
		{"spike", "POLYGON((0 0,4 0,4 4,4 6,4 4,0 4,0 0))", 1, 16},
		{"hole crosses shell", "POLYGON((0 0,4 0,4 4,0 4,0 0),(3 1,5 1,5 3,3 3,3 1))", 1, 14},
		{"hole outside", "POLYGON((0 0,4 0,4 4,0 4,0 0),(5 5,6 5,6 6,5 5))", 1, 16},
		{"hole in hole", "POLYGON((0 0,9 0,9 9,0 9,0 0),(1 1,8 1,8 8,1 8,1 1),(2 2,3 2,3 3,2 2))", 1, 32},
		{"hole cuts the interior", "POLYGON((0 0,4 0,4 4,0 4,0 0),(2 0,3 2,2 4,1 2,2 0))", 2, 12},
		{"parts overlap", "MULTIPOLYGON(((0 0,4 0,4 4,0 4,0 0)),((2 2,6 2,6 6,2 6,2 2)))", 1, 28},
		{"parts share an edge", "MULTIPOLYGON(((0 0,4 0,4 4,0 4,0 0)),((4 1,6 1,6 3,4 3,4 1)))", 1, 20},
		{"ring winds twice", "POLYGON((0 0,6 0,6 6,1 6,1 1,5 1,5 5,0 5,0 0))", 1, 35},
		{"ring touches itself", "POLYGON((0 0,4 0,2 2,4 4,0 4,2 2,0 0))", 2, 8},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := degrees(t, c.wkt, Options{Repair: true})
			require.NoError(t, err)
			require.True(t, r.Repaired)
			require.NoError(t, Validate(r.Shape))
			require.InDelta(t, c.planar, float64(r.Shape.Planar()), 1e-6, r.Shape.WKT())
			require.Equal(t, c.parts, r.Shape.Parts(), r.Shape.WKT())
			require.Len(t, r.Notices, 1)
			require.Equal(t, "G21", r.Notices[0].Code)
			require.InDelta(t, float64(r.After), float64(r.Shape.Area()), 0)
		})
	}
}

func TestGapsUnderTheGridAreRenodedWithANotice(t *testing.T) {
	for name, wkt := range map[string]string{
		"hole a hair from the shell": "POLYGON((118 36,118.001 36.0003,118.001 36.001,118 36.001,118 36),(118.000333334 36.0001000003,118.0006 36.0006,118.0004 36.0006,118.000333334 36.0001000003))",
		"parts a hair apart":         "MULTIPOLYGON(((118 36,118.001 36,118.001 36.001,118 36.001,118 36)),((118.0010000002 36,118.002 36,118.002 36.001,118.0010000002 36.001,118.0010000002 36)))",
		"spike of no width":          "POLYGON((118 36,118.001 36,118.001 36.0005,118.002 36.0005,118.0010000001 36.0005000003,118.001 36.001,118 36.001,118 36))",
		"hole of no size":            "POLYGON((118 36,118.001 36,118.001 36.001,118 36.001,118 36),(118.0005 36.0005,118.0005000001 36.0005,118.0005 36.0005000001,118.0005 36.0005))",
	} {
		t.Run(name, func(t *testing.T) {
			c, err := degrees(t, wkt, Options{})
			require.NoError(t, err)
			require.NoError(t, Validate(c.Shape))
			require.False(t, c.Repaired)
			require.Len(t, c.Notices, 1)
			require.Equal(t, "W12", c.Notices[0].Code)
			require.InDelta(t, float64(c.Before), float64(c.After), 0.05)
		})
	}
}

func TestWhatTheGridCannotHoldIsRefused(t *testing.T) {
	_, err := degrees(t, "POLYGON((118 36,118.0000000002 36,118.0000000002 36.001,118 36))", Options{})
	requireCode(t, err, "G07")
}

func TestCanonicaliseRefuses(t *testing.T) {
	square := [][][]Position{{{{118, 36}, {118.1, 36}, {118.1, 36.1}, {118, 36}}}}
	for _, c := range []struct {
		name string
		r    Received
		code string
	}{
		{"nothing", Received{CRS: CRS{EPSG: 4490}}, "G03"},
		{"empty polygons", Received{CRS: CRS{EPSG: 4490}, Polygons: [][][]Position{{}, {}}}, "G03"},
		{"no system", Received{Polygons: square}, "G16"},
		{"Xian 1980", Received{CRS: CRS{EPSG: 4610}, Polygons: square}, "E08"},
		{"Beijing 1954 by WKT", Received{CRS: CRS{WKT: `GEOGCS["GCS_Beijing_1954"]`}, Polygons: square}, "E08"},
		{"foreign system, no transformer", Received{CRS: CRS{EPSG: 28992}, Polygons: square}, "G17"},
		{"NaN", Received{CRS: CRS{EPSG: 4490}, Polygons: [][][]Position{{{{math.NaN(), 1}}}}}, "G01"},
		{"infinity", Received{CRS: CRS{EPSG: 4490}, Polygons: [][][]Position{{{{1, math.Inf(1)}}}}}, "G01"},
		{"latitude", Received{CRS: CRS{EPSG: 4490}, Polygons: [][][]Position{{{{0, 91}, {1, 91}, {1, 92}, {0, 91}}}}}, "G02"},
		{"degrees called metres", Received{CRS: CRS{EPSG: 4527}, Polygons: square}, "G02"},
		{"empty ring", Received{CRS: CRS{EPSG: 4490}, Polygons: [][][]Position{{{}}}}, "E06"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Canonicalise(t.Context(), c.r, Options{})
			requireCode(t, err, c.code)
		})
	}
}

func TestCanonicaliseStopsWhenAsked(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := Canonicalise(ctx, Received{CRS: CRS{EPSG: 4490}, Polygons: [][][]Position{{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}}}, Options{})
	require.ErrorIs(t, err, context.Canceled)
}
