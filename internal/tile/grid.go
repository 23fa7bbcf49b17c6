package tile

import (
	"math"

	"onemap/internal/geometry"
)

// grid is the lattice of whole steps a Source keeps its positions on.
type grid struct {
	west, south float64 // nano-degrees of step 0
	step        float64 // nano-degrees
}

// widest is the greatest number of steps a Source is across.
const widest = 1<<32 - 4

// newGrid is the finest grid on which a box fits, steps counted from its middle
// so that 32 bits with a sign hold them.
func newGrid(b geometry.Bounds) grid {
	if b.West > b.East {
		return grid{step: 1}
	}
	g := grid{step: 1}
	for max(b.East-b.West, b.North-b.South)/g.step > widest {
		g.step *= 2
	}
	g.west, g.south = math.Round((b.West+b.East)/2), math.Round((b.South+b.North)/2)
	return g
}

func (g grid) point(lon, lat float64) point {
	return point{int32(math.Round((lon - g.west) / g.step)), int32(math.Round((lat - g.south) / g.step))}
}

// nano gives a position in nano-degrees.
func (g grid) nano(p point) (lon, lat float64) {
	return g.west + float64(p.x)*g.step, g.south + float64(p.y)*g.step
}

func (g grid) stepsX(degrees float64) float64 { return (degrees*geometry.PerDegree - g.west) / g.step }
func (g grid) stepsY(degrees float64) float64 { return (degrees*geometry.PerDegree - g.south) / g.step }

func (g grid) longitude(x float64) float64 { return (g.west + x*g.step) / geometry.PerDegree }
func (g grid) latitude(y float64) float64  { return (g.south + y*g.step) / geometry.PerDegree }

// radian is a step in radians.
func (g grid) radian() float64 { return g.step / geometry.PerDegree * math.Pi / 180 }

// unit is the width of a unit of a tile at a zoom, in steps.
func (g grid) unit(zoom int) float64 {
	return 360 * geometry.PerDegree / g.step / Extent / math.Ldexp(1, zoom)
}

// stretch is how much longer Web Mercator shows a degree north than a degree
// east, in the middle of the features.
func (g grid) stretch() float64 {
	return 1 / math.Cos(min(80, math.Abs(g.south/geometry.PerDegree))*math.Pi/180)
}
