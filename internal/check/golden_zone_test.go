package check_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

// The areas in fixtures/golden are checked against mathematics that shares
// nothing with package geometry: a box between two meridians and two parallels
// is a slice of an ellipsoidal zone, whose area has a closed form. With
// e² = f(2−f) and b = a(1−f), the zone from the equator to latitude φ has, for
// every radian of longitude, the area
//
//	b²/2 · ( sinφ/(1−e²sin²φ) + ln((1+e sinφ)/(1−e sinφ))/(2e) )
func zoneArea(latitude float64) float64 {
	const a, f = 6378137.0, 1 / 298.257222101 // CGCS2000
	b, e2 := a*(1-f), f*(2-f)
	e, s := math.Sqrt(e2), math.Sin(latitude*math.Pi/180)
	return b * b / 2 * (s/(1-e2*s*s) + math.Log((1+e*s)/(1-e*s))/(2*e))
}

func (c goldenBox) area() float64 {
	if c[2] <= c[0] || c[3] <= c[1] {
		return 0
	}
	return (c[2] - c[0]) / 1000 * math.Pi / 180 * (zoneArea(36.1+c[3]/1000) - zoneArea(36.1+c[1]/1000))
}

func (c goldenBox) clip(d goldenBox) goldenBox {
	return goldenBox{math.Max(c[0], d[0]), math.Max(c[1], d[1]), math.Min(c[2], d[2]), math.Min(c[3], d[3])}
}

// common is the area that boxes have in common with a feature.
func (f goldenFeature) common(ground []goldenBox) float64 {
	var sum float64
	for _, s := range ground {
		for _, b := range f.Boxes {
			sum += s.clip(b).area()
		}
		for _, h := range f.Holes {
			sum -= s.clip(h).area()
		}
	}
	return sum
}

func TestGoldenAreasFollowFromTheZoneFormula(t *testing.T) {
	compared := 0
	for _, file := range goldenFiles(t) {
		for _, c := range file.Cases {
			for _, a := range c.Asks {
				compared += c.compareAreas(t, a)
			}
		}
	}
	require.Greater(t, compared, 1000)
}

// compareAreas looks at cases with one edition of the layer, whose features
// are plain boxes.
func (c *goldenCase) compareAreas(t *testing.T, a goldenAsk) (compared int) {
	t.Helper()
	ground := c.Subject
	if len(a.Subject) > 0 {
		ground = a.Subject
	}
	features := map[string]goldenFeature{}
	for _, e := range append([]goldenEdition{c.goldenEdition}, c.Editions...) {
		for _, f := range e.Features {
			if _, twice := features[f.ID]; twice {
				return 0 // two editions of one layer: the date decides which one answers
			}
			features[f.ID] = f
		}
	}
	for _, f := range a.Findings {
		if f.Feature == "" || f.Area == 0 {
			continue
		}
		require.InDelta(t, features[f.Feature].common(ground), f.Area, goldenAreaError, "%s: %+v", c.Case, f)
		compared++
	}
	return compared
}
