package filter_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/filter"
	"onemap/internal/geometry"
	"onemap/internal/layer"
)

func place(t *testing.T, text string, o filter.Options) *filter.Place {
	t.Helper()
	e, err := filter.ParseText("S_INTERSECTS(geometry, "+text+")", schema(), o)
	require.NoError(t, err, text)
	p, ok := e.Root().(*filter.Operation).Args[1].(*filter.Place)
	require.True(t, ok)
	return p
}

// A literal is written in any native system, with the axes its authority
// declares, and is the same place (projected numbers by PROJ 9).
func TestLiteralsInOtherSystems(t *testing.T) {
	t.Parallel()
	crs := func(epsg int) geometry.CRS { return geometry.CRS{EPSG: epsg} }
	for _, c := range []struct {
		text string
		o    filter.Options
	}{
		{"POINT(118.2 36.1)", filter.Options{}},
		{"POINT(118.2 36.1)", filter.Options{CRS: crs(4326)}},
		{"POINT(36.1 118.2)", filter.Options{CRS: crs(4490), NorthFirst: true}},
		{"POINT(36.1 118.2)", filter.Options{CRS: crs(4326), NorthFirst: true}},
		{"POINT(3997305.46832703 39608062.1010376)", filter.Options{CRS: crs(4527), NorthFirst: true}},
		{"POINT(608062.101037578 3997305.46832703)", filter.Options{CRS: crs(4548)}},
		{"POINT(13157963.8117649 4314389.95633444)", filter.Options{CRS: crs(3857)}},
	} {
		p := place(t, c.text, c.o)
		require.InDelta(t, 118.2, p.Points[0]/geometry.PerDegree, 2e-9, c.text)
		require.InDelta(t, 36.1, p.Points[1]/geometry.PerDegree, 2e-9, c.text)
	}
}

// The border of a box of a plane system is cut, so that it stays where the
// system has it; a box of a geographic one stays a box.
func TestBoxesOfOtherSystems(t *testing.T) {
	t.Parallel()
	zone := filter.Options{CRS: geometry.CRS{EPSG: 4548}}
	p := place(t, "BBOX(560000,3980000,640000,4020000)", zone)
	require.Equal(t, filter.Polygon, p.Type)
	require.Equal(t, 2*(80+40)+1, p.Shape.Vertices())
	north, err := zone.CRS.Geographic(geometry.Position{X: 600000, Y: 4020000})
	require.NoError(t, err)
	for _, inside := range []bool{true, false} {
		off := 2e-7 // 20 mm
		if inside {
			off = -off
		}
		e, err := filter.ParseText("S_INTERSECTS(geometry, BBOX(560000,3980000,640000,4020000))", schema(), zone)
		require.NoError(t, err)
		ok, err := e.Matches(layer.Feature{Shape: box(north.X, north.Y+off, north.X+1e-8, north.Y+off+1e-8)})
		require.NoError(t, err)
		require.Equal(t, inside, ok)
	}
	p = place(t, "BBOX(36,118,37,119)", filter.Options{CRS: geometry.CRS{EPSG: 4490}, NorthFirst: true})
	require.Equal(t, "BBOX(118,36,119,37)", p.Text())
	p = place(t, "BBOX(36,179,37,-179)", filter.Options{CRS: geometry.CRS{EPSG: 4490}, NorthFirst: true})
	require.Equal(t, [4]float64{-180, 36, 180, 37}, p.Bounds().Degrees())
	require.Equal(t, 2, p.Shape.Parts())
}

func TestLiteralsThatAreRefusedForTheirSystem(t *testing.T) {
	t.Parallel()
	for text, o := range map[string]filter.Options{
		"POINT(13157963 4315786)":             {CRS: geometry.CRS{EPSG: 32650}}, // nobody to transform it
		"BBOX(640000,3980000,560000,4020000)": {CRS: geometry.CRS{EPSG: 4548}},  // planes have no antimeridian
		"LINESTRING(0 0,1 100)":               {},                               // latitude 100
		"POINT(118.2 96.1)":                   {CRS: geometry.CRS{EPSG: 4490}, NorthFirst: true},
		"MULTIPOINT" + strings.Repeat("(", 9): {},
		"BBOX(-400000,0,900000,4000000)":      {CRS: geometry.CRS{EPSG: 4548}}, // too long a border to cut
	} {
		_, err := filter.ParseText("S_INTERSECTS(geometry, "+text+")", schema(), o)
		require.Error(t, err, text)
	}
}

func box(west, south, east, north float64) geometry.Shape {
	n := func(v float64) float64 { return math.Round(v * geometry.PerDegree) }
	w, s, e, h := n(west), n(south), n(east), n(north)
	return geometry.FromFlat([]float64{w, s, e, s, e, h, w, h, w, s}, []int32{5}, []int32{1})
}

// A feature handed over without its geometry is an error, not an answer.
func TestAFeatureWithoutItsGeometryIsNotAnswered(t *testing.T) {
	t.Parallel()
	for _, op := range []string{"S_INTERSECTS", "S_DISJOINT", "S_WITHIN"} {
		e, err := filter.ParseText(fmt.Sprintf("%s(geometry, POINT(1 2))", op), schema(), filter.Options{})
		require.NoError(t, err)
		_, err = e.Matches(layer.Feature{})
		require.Error(t, err)
	}
}
