package geometry

import (
	"iter"
	"math"
)

// PerDegree is the number of grid steps in a degree: one step is about 0.1 mm.
const PerDegree = 1e9

// Shape is a multipolygon in nano-degrees. The zero Shape is empty.
//
// A canonical Shape (from Canonicalise, ParseEWKB of stored rows) has every
// vertex on the grid. A Shape computed by an overlay has input vertices on the
// grid and computed crossings between grid points; it must be canonicalised
// before it may become a subject or a feature. A Shape is never changed after
// it is made, so it may be shared by any number of readers.
type Shape struct {
	xy    []float64 // longitude, latitude interleaved, nano-degrees; rings closed
	rings []int32   // end of each ring, in points
	polys []int32   // end of each polygon, in rings; its first ring is the shell
}

// FromFlat wraps flat coordinates without copying or checking them: xy in
// nano-degrees, interleaved, rings closed, shells counter-clockwise and holes
// clockwise; ringEnds in points, polyEnds in rings. The caller vouches for
// validity and must not change the slices afterwards.
func FromFlat(xy []float64, ringEnds, polyEnds []int32) Shape {
	return Shape{xy: xy, rings: ringEnds, polys: polyEnds}
}

// Flat gives the coordinates and offsets as in FromFlat, for reading only.
func (s Shape) Flat() (xy []float64, ringEnds, polyEnds []int32) { return s.xy, s.rings, s.polys }

// IsEmpty tells whether the shape has no polygon.
func (s Shape) IsEmpty() bool { return len(s.polys) == 0 }

// Vertices is the number of vertices, closing ones included.
func (s Shape) Vertices() int { return len(s.xy) / 2 }

// Rings is the number of rings.
func (s Shape) Rings() int { return len(s.rings) }

// Parts is the number of polygons.
func (s Shape) Parts() int { return len(s.polys) }

// Ring gives ring i (counted through all polygons): interleaved nano-degrees,
// closed, for reading only.
func (s Shape) Ring(i int) []float64 {
	from := int32(0)
	if i > 0 {
		from = s.rings[i-1]
	}
	return s.xy[2*from : 2*s.rings[i]]
}

// Part gives polygon i as a Shape of one polygon that shares no memory.
func (s Shape) Part(i int) Shape {
	first := int32(0)
	if i > 0 {
		first = s.polys[i-1]
	}
	var p Shape
	for r := first; r < s.polys[i]; r++ {
		p.xy = append(p.xy, s.Ring(int(r))...)
		p.rings = append(p.rings, int32(len(p.xy)/2))
	}
	p.polys = []int32{int32(len(p.rings))}
	return p
}

// Polygons yields for every polygon its number and the numbers of its first
// ring (the shell) and of the ring after its last.
func (s Shape) Polygons() iter.Seq2[int, [2]int] {
	return func(yield func(int, [2]int) bool) {
		first := int32(0)
		for i, end := range s.polys {
			if !yield(i, [2]int{int(first), int(end)}) {
				return
			}
			first = end
		}
	}
}

// Join puts shapes that do not overlap into one multipolygon.
func Join(shapes ...Shape) Shape {
	var j Shape
	for _, s := range shapes {
		points, rings := int32(len(j.xy)/2), int32(len(j.rings))
		j.xy = append(j.xy, s.xy...)
		for _, e := range s.rings {
			j.rings = append(j.rings, points+e)
		}
		for _, e := range s.polys {
			j.polys = append(j.polys, rings+e)
		}
	}
	return j
}

// Bounds is a box in nano-degrees; an empty one has West > East.
type Bounds struct{ West, South, East, North float64 }

// EmptyBounds is the box of nothing; adding to it gives the other.
func EmptyBounds() Bounds {
	return Bounds{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
}

// Bounds is the smallest box around the shape.
func (s Shape) Bounds() Bounds {
	b := EmptyBounds()
	for i := 1; i < len(s.xy); i += 2 {
		x, y := s.xy[i-1], s.xy[i]
		b.West, b.East = min(b.West, x), max(b.East, x)
		b.South, b.North = min(b.South, y), max(b.North, y)
	}
	return b
}

// Union is the smallest box around both.
func (b Bounds) Union(c Bounds) Bounds {
	return Bounds{
		min(b.West, c.West), min(b.South, c.South),
		max(b.East, c.East), max(b.North, c.North),
	}
}

// Meets tells whether the boxes share a point.
func (b Bounds) Meets(c Bounds) bool {
	return b.West <= c.East && c.West <= b.East && b.South <= c.North && c.South <= b.North
}

// Degrees is the box in degrees: west, south, east, north.
func (b Bounds) Degrees() [4]float64 {
	return [4]float64{b.West / PerDegree, b.South / PerDegree, b.East / PerDegree, b.North / PerDegree}
}
