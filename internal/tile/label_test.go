package tile_test

import (
	"math"
	"testing"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/planar"
	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/tile"
)

// labels draws all tiles of a matrix with labels and gives, by feature, where on
// the ground each label is.
func labels(t testing.TB, s *tile.Source, id string, z int) map[string][]orb.Point {
	t.Helper()
	out := map[string][]orb.Point{}
	for _, d := range walk(t, s, id, z) {
		got, err := s.MVT(t.Context(), tile.Request{Address: d.at, Labels: true})
		require.NoError(t, err)
		layers, err := mvt.Unmarshal(got.Bytes)
		require.NoError(t, err)
		for _, l := range layers {
			if l.Name != string(s.Layer().Code)+tile.LabelSuffix {
				continue
			}
			for _, f := range l.Features {
				p := f.Geometry.(orb.Point)
				require.True(t, p[0] >= 0 && p[0] < tile.Extent && p[1] >= 0 && p[1] < tile.Extent, "outside its tile: %v", p)
				b := d.at.Degrees()
				id := f.Properties["id"].(string)
				out[id] = append(out[id], orb.Point{b[0] + (b[2]-b[0])*p[0]/tile.Extent, latitudeIn(d.at, p[1])})
			}
		}
	}
	return out
}

// latitudeIn is the latitude of a row of units.
func latitudeIn(a tile.Address, y float64) float64 {
	b := a.Bounds()
	north := b[3] - (b[3]-b[1])*y/tile.Extent
	if a.Set.ID != "WebMercatorQuad" {
		return north
	}
	return math.Atan(math.Sinh(north/6378137)) * 180 / math.Pi
}

// Every feature has one label in all tiles of a matrix together, inside its area,
// in every set; where a pixel is fine enough all have one.
func TestEveryFeatureHasOneLabelInsideIt(t *testing.T) {
	for _, code := range []layer.Code{"XZQ", "STBHHX"} {
		s, all := smallSource(t, code)
		for _, set := range []string{"WebMercatorQuad", "CGCS2000Quad"} {
			for _, z := range []int{9, 12, 14} {
				got := labels(t, s, set, z)
				require.NotEmpty(t, got)
				for _, f := range all {
					if len(got[f.ID]) > 0 {
						require.Len(t, got[f.ID], 1, "%s is labelled twice in %s %d", f.ID, set, z)
						require.True(t, planar.MultiPolygonContains(degrees(f.Shape), got[f.ID][0]), "%s %s z%d: %v", code, f.ID, z, got[f.ID])
					}
				}
				if code == "XZQ" {
					require.Len(t, got, len(all), "towns are labelled from the view of a county on")
				}
			}
		}
	}
}

// degrees is a shape as orb has it.
func degrees(s geometry.Shape) (m orb.MultiPolygon) {
	for _, span := range s.Polygons() {
		var p orb.Polygon
		for i := span[0]; i < span[1]; i++ {
			var r orb.Ring
			for k, ring := 0, s.Ring(i); k < len(ring); k += 2 {
				r = append(r, orb.Point{ring[k] / geometry.PerDegree, ring[k+1] / geometry.PerDegree})
			}
			p = append(p, r)
		}
		m = append(m, p)
	}
	return m
}

// Polygons are as without labels, byte for byte, and labels come only when asked for.
func TestLabelsLeavePolygonsAlone(t *testing.T) {
	s, _ := smallSource(t, "STBHHX")
	for _, d := range walk(t, s, "WebMercatorQuad", 11) {
		got, err := s.MVT(t.Context(), tile.Request{Address: d.at, Labels: true})
		require.NoError(t, err)
		require.Equal(t, d.Bytes, got.Bytes[:len(d.Bytes)])
		require.Equal(t, d.Features, got.Features)
	}
}

// What is not drawn by itself has no label, and what is small on the screen has
// none until it is enlarged.
func TestLabelsAreOfWhatIsDrawnAndLarge(t *testing.T) {
	s, _ := smallSource(t, "YJJBNTTB")
	counts := map[int]int{}
	for _, z := range []int{8, 11, 13} {
		for id, at := range labels(t, s, "WebMercatorQuad", z) {
			require.Len(t, at, 1, id)
			counts[z]++
		}
	}
	t.Logf("labels of %d fields by zoom: %v", s.Len(), counts)
	require.Zero(t, counts[8])
	require.Less(t, counts[11], counts[13])
}

// A filter takes the labels of what it takes.
func TestLabelsFollowTheFilter(t *testing.T) {
	s, all := smallSource(t, "XZQ")
	set, _ := tile.SetOf("WebMercatorQuad")
	b, _ := s.Bounds()
	at := tileAt(set, 6, (b[0]+b[2])/2, (b[1]+b[3])/2)
	got, err := s.MVT(t.Context(), tile.Request{Address: at, Labels: true, Match: func(f layer.Feature) (bool, error) { return f.ID == all[0].ID, nil }})
	require.NoError(t, err)
	layers, err := mvt.Unmarshal(got.Bytes)
	require.NoError(t, err)
	for _, l := range layers {
		for _, f := range l.Features {
			require.Equal(t, all[0].ID, f.Properties["id"])
		}
	}
}

// single is a layer of one feature of these rings, in degrees.
func single(t testing.TB, rings ...[][2]float64) *tile.Source {
	t.Helper()
	var xy []float64
	var ends []int32
	for _, r := range rings {
		for _, p := range append(r, r[0]) {
			xy = append(xy, math.Round(p[0]*geometry.PerDegree), math.Round(p[1]*geometry.PerDegree))
		}
		ends = append(ends, int32(len(xy)/2))
	}
	f := layer.Feature{ID: "1", Name: "名", Area: 5, Shape: geometry.FromFlat(xy, ends, []int32{int32(len(rings))})}
	return source(t, definition(t, "DLTB"), []layer.Feature{f})
}

func only(t testing.TB, s *tile.Source, z int) orb.Point {
	t.Helper()
	got := labels(t, s, "WorldCRS84Quad", z)["1"]
	require.Len(t, got, 1)
	return got[0]
}

// Places whose label can be told by hand; at 60° a degree east is half a degree
// north.
func TestLabelsWhereTheyAreKnown(t *testing.T) {
	for name, c := range map[string]struct {
		rings [][][2]float64
		want  orb.Point
		off   float64
	}{
		"the middle of a strip": {[][][2]float64{{{118, 36}, {119, 36}, {119, 36.01}, {118, 36.01}}}, orb.Point{118.5, 36.005}, 0.01},
		"the head of a hammer": {[][][2]float64{{{118, 36}, {118.5, 36}, {118.5, 35.9}, {118.7, 35.9}, {118.7, 36.12}, {118.5, 36.12}, {118.5, 36.01}, {118, 36.01}}},
			orb.Point{118.6, 36.01}, 0.03},
		"beside a hole in the middle": {[][][2]float64{{{0, 59.9}, {0.9, 59.9}, {0.9, 60.1}, {0, 60.1}}, {{0.3, 59.95}, {0.3, 60.05}, {0.4, 60.05}, {0.4, 59.95}}},
			orb.Point{0.65, 60}, 0.06},
		"on the ground, not in degrees": {[][][2]float64{{{0, 60}, {0.4, 60}, {0.4, 60.4}, {0.2, 60.1}, {0, 60.1}}}, orb.Point{0.28, 60.08}, 0.04},
	} {
		at := only(t, single(t, c.rings...), 9)
		t.Log(name, at)
		require.InDelta(t, c.want[0], at[0], c.off, name)
		require.InDelta(t, c.want[1], at[1], c.off, name)
	}
}

// wavy is a long bent polygon of n vertices; shift moves one of them by so many
// degrees.
func wavy(n int, shift float64) (ring [][2]float64) {
	for i := range n {
		a := 2 * math.Pi * float64(i) / float64(n)
		r := 0.2 + 0.02*math.Sin(5*a) + 0.002*math.Sin(float64(n/8)*a)
		ring = append(ring, [2]float64{118 + 1.5*r*math.Cos(a), 36 + r*math.Sin(a)})
	}
	ring[n/3][0] += shift
	return ring
}

// A corrected vertex moves the label hardly more than itself; the same polygon
// has its label in the same place every time.
func TestLabelsMoveLittle(t *testing.T) {
	before := only(t, single(t, wavy(400, 0)), 14)
	require.Equal(t, before, only(t, single(t, wavy(400, 0)), 14))
	after := only(t, single(t, wavy(400, 0.0005)), 14)
	require.Less(t, planar.Distance(before, after), 0.01)
	strip := func(dent float64) orb.Point {
		return only(t, single(t, [][2]float64{{118, 36}, {118.1, 36}, {119, 36 + dent}, {119, 36.02}, {118, 36.02}}), 14)
	}
	require.Less(t, planar.Distance(strip(0), strip(-0.0002)), 0.02, "a strip of 1° has equally deep places all along")
}

// The label of a border of 200,000 vertices is found in a small part of the time
// it takes to make the border ready to draw.
func TestLabelsOfHugePolygons(t *testing.T) {
	begun := time.Now()
	s := single(t, wavy(200_000, 0))
	ready := time.Since(begun)
	set, _ := tile.SetOf("WebMercatorQuad")
	at := tileAt(set, 9, 118, 36)
	draw := func() time.Duration {
		begun := time.Now()
		got, err := s.MVT(t.Context(), tile.Request{Address: at, Labels: true})
		require.NoError(t, err)
		require.Equal(t, 1, got.Features)
		return time.Since(begun)
	}
	first, again := draw(), draw()
	t.Logf("ready after %v; first tile %v, next one %v", ready, first, again)
	require.Less(t, (first - again).Seconds(), ready.Seconds()/10)
}
