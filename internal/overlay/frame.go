package overlay

import (
	"math"

	"onemap/internal/geometry"
)

// frame is a finer grid around some shapes: v is (v - origin)·scale there, with
// scale a power of two, as fine as exact orientation allows. Shapes on the grid
// come through unchanged; computed crossings, which are not on it, are rounded by
// half a step of the frame, for a parcel less than their own float64 rounding.
type frame struct {
	x, y, scale float64
	reach       float64 // no coordinate of the shapes lies further out
}

// Room inside limit for rectangles around everything.
const (
	roomy     = limit / 2
	finest    = 1 << 20
	outskirts = 1 << 10
)

func frameOf(shapes ...geometry.Shape) frame {
	all := geometry.EmptyBounds()
	for _, s := range shapes {
		all = all.Union(s.Bounds())
	}
	if all.West > all.East {
		return frame{scale: 1}
	}
	f := frame{x: math.Floor((all.West + all.East) / 2), y: math.Floor((all.South + all.North) / 2), scale: 1}
	f.reach = math.Ceil(math.Max(math.Max(all.East-f.x, f.x-all.West), math.Max(all.North-f.y, f.y-all.South)))
	for f.scale < finest && f.reach*2 <= roomy {
		f.scale, f.reach = f.scale*2, f.reach*2
	}
	return f
}

// into gives the rings of s in the frame, shells counter-clockwise.
func (f frame) into(s geometry.Shape) [][]float64 {
	var loops [][]float64
	for _, rings := range s.Polygons() {
		for r := rings[0]; r < rings[1]; r++ {
			if loop := f.ringInto(s.Ring(r)); len(loop) >= 8 {
				if (geometry.RingPlanar(loop) > 0) != (r == rings[0]) {
					reverse(loop)
				}
				loops = append(loops, loop)
			}
		}
	}
	return loops
}

func (f frame) ringInto(ring []float64) []float64 {
	loop := make([]float64, 0, len(ring))
	for i := 0; i < len(ring); i += 2 {
		x, y := math.Round((ring[i]-f.x)*f.scale), math.Round((ring[i+1]-f.y)*f.scale)
		loop = appendDistinct(loop, x, y)
	}
	return loop
}

// outOf makes a shape of rings in the frame, hairs left out.
func (f frame) outOf(loops [][]float64) geometry.Shape {
	var back [][]float64
	for _, loop := range loops {
		ring := make([]float64, 0, len(loop))
		for i := 0; i < len(loop); i += 2 {
			ring = appendDistinct(ring, loop[i]/f.scale+f.x, loop[i+1]/f.scale+f.y)
		}
		if len(ring) >= 8 && !isHair(ring) {
			back = append(back, ring)
		}
	}
	return nest(back)
}

// appendDistinct leaves out a vertex that repeats the last.
func appendDistinct(xy []float64, x, y float64) []float64 {
	if n := len(xy); n > 0 && xy[n-2] == x && xy[n-1] == y {
		return xy
	}
	return append(xy, x, y)
}

// around is a counter-clockwise square around everything in the frame, the
// further out the higher its rank.
func (f frame) around(rank float64) []float64 {
	d := f.reach + rank*outskirts
	return []float64{-d, -d, d, -d, d, d, -d, d, -d, -d}
}

// complement is what loops leave of the square of a rank: the engine looks only
// at rings and their direction, so the outside of a shape is a shape too.
func (f frame) complement(loops [][]float64, rank float64) [][]float64 {
	return append([][]float64{f.around(rank)}, reversed(loops)...)
}

func reversed(loops [][]float64) [][]float64 {
	out := make([][]float64, len(loops))
	for i, loop := range loops {
		out[i] = append([]float64(nil), loop...)
		reverse(out[i])
	}
	return out
}
