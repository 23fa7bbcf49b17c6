package tile

import (
	"math"

	"onemap/internal/geometry"
)

// Extent is the width of a tile in units, Buffer how far it is drawn over its
// edge.
const (
	Extent = 4096
	Buffer = 64
)

// frame turns steps into the units of one tile and back.
type frame struct {
	x0, sx float64 // units are (x-x0)·sx
	y0, sy float64 // the same for degrees as they are
	curve  *curve  // Web Mercator only, instead of y0 and sy
	inner  box     // the tile, in steps, rounded outward
	outer  box     // the tile and its buffer, in steps, rounded outward
}

func newFrame(a Address, g grid) frame {
	d := a.Degrees()
	f := frame{x0: g.stepsX(d[0]), sx: Extent / (g.stepsX(d[2]) - g.stepsX(d[0]))}
	if a.Set.plane == mercator {
		f.curve = newCurve(a, g)
	} else {
		f.y0, f.sy = g.stepsY(d[3]), Extent/(g.stepsY(d[1])-g.stepsY(d[3]))
	}
	f.inner, f.outer = f.around(0), f.around(Buffer)
	return f
}

// units appends the places of positions in the tile.
func (f *frame) units(from []point, to []float64) []float64 {
	if f.curve == nil {
		for _, p := range from {
			to = append(to, (float64(p.x)-f.x0)*f.sx, (float64(p.y)-f.y0)*f.sy)
		}
		return to
	}
	k, c := f.curve, f.curve.c
	for _, p := range from {
		t := float64(p.y) - k.mid
		y := c[0] + t*(c[1]+t*(c[2]+t*(c[3]+t*c[4])))
		if t > k.reach || t < -k.reach {
			y = k.exact(float64(p.y))
		}
		to = append(to, (float64(p.x)-f.x0)*f.sx, y)
	}
	return to
}

// unit gives the place of one position.
func (f *frame) unit(p point) (x, y float64) {
	v := f.units([]point{p}, make([]float64, 0, 2))
	return v[0], v[1]
}

// scale is the number of square units in a square step at a position.
func (f *frame) scale(p point) float64 {
	if f.curve != nil {
		return f.sx * f.curve.slope(float64(p.y))
	}
	return -f.sx * f.sy
}

// holds tells whether a position lies in the tile; every position lies in
// exactly one tile of a matrix, so what is within rounding of an edge is asked
// in a way that does not depend on the tile.
func (f *frame) holds(p point, a Address, g grid) bool {
	const sure = 1e-2
	x, y := f.unit(p)
	if x > sure && x < Extent-sure && y > sure && y < Extent-sure {
		return true
	}
	if x < -sure || x > Extent+sure || y < -sure || y > Extent+sure {
		return false
	}
	column, row := a.Set.place(a.Z, g.longitude(float64(p.x)), g.latitude(float64(p.y)))
	return column == a.X && row == a.Y
}

// steps is the way back.
func (f *frame) steps(x, y float64) (east, north float64) {
	east = x/f.sx + f.x0
	if f.curve != nil {
		return east, f.curve.steps(y)
	}
	return east, y/f.sy + f.y0
}

// around is the tile with margin units about it.
func (f *frame) around(margin float64) box {
	west, south := f.steps(-margin, Extent+margin)
	east, north := f.steps(Extent+margin, -margin)
	return box{clamp(math.Floor(west)), clamp(math.Floor(south)), clamp(math.Ceil(east)), clamp(math.Ceil(north))}
}

// clamp keeps a box of the whole world within 32 bits. No vertex lies beyond, and
// the box of nothing does.
func clamp(v float64) int32 {
	return int32(max(min(v, math.MaxInt32-1), math.MinInt32+1))
}

// curve is the northing of Web Mercator, in units of one tile, as a polynomial
// around the middle of the tile. Within reach the rest of order five is below a
// thousandth of a unit; beyond it the function itself is asked.
type curve struct {
	mid, reach float64 // steps
	c          [5]float64
	perRadian  float64 // units per radian of northing
	top        float64 // northing of the tile's upper edge, radians
	grid       grid
}

// within is the widest distance from the middle, radians of latitude, at which
// the polynomial is used: from zoom 8 on it covers the tile.
const within = 0.02

func newCurve(a Address, g grid) *curve {
	d, b := a.Degrees(), a.Bounds()
	k := &curve{grid: g, top: b[3] / geometry.SemiMajor, perRadian: Extent / ((b[3] - b[1]) / geometry.SemiMajor)}
	mid := (d[1] + d[3]) / 2
	k.mid, k.reach = g.stepsY(mid), min((d[3]-d[1])*math.Pi/180, within)/g.radian()
	sin, cos := math.Sincos(mid * math.Pi / 180)
	sec, tan, h := 1/cos, sin/cos, g.radian()
	// derivatives of the northing by latitude, over the factorials
	k.c = [5]float64{
		math.Asinh(tan), sec * h, sec * tan * h * h / 2,
		sec * (1 + 2*tan*tan) * h * h * h / 6,
		sec * tan * (5 + 6*tan*tan) * h * h * h * h / 24,
	}
	k.c[0] = k.top - k.c[0]
	for i := range k.c {
		if k.c[i] *= k.perRadian; i > 0 {
			k.c[i] = -k.c[i]
		}
	}
	return k
}

// slope is the number of units in a step at a latitude, without sign.
func (k *curve) slope(y float64) float64 {
	t := y - k.mid
	if t > k.reach || t < -k.reach {
		return k.perRadian * k.grid.radian() / math.Cos(k.grid.latitude(y)*math.Pi/180)
	}
	return -(k.c[1] + t*(2*k.c[2]+t*(3*k.c[3]+t*4*k.c[4])))
}

func (k *curve) exact(y float64) float64 {
	lat := max(min(k.grid.latitude(y), 89.9), -89.9)
	return (k.top - math.Asinh(math.Tan(lat*math.Pi/180))) * k.perRadian
}

func (k *curve) steps(unit float64) float64 {
	northing := (k.top - unit/k.perRadian) * geometry.SemiMajor
	return k.grid.stepsY(latitude(northing))
}
