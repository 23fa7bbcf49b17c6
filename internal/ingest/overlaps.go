package ingest

import (
	"math"

	"onemap/internal/geometry"
	"onemap/internal/problem"
)

// plotShape is what W09 needs of a plot once it has been handed over.
type plotShape struct {
	subject int
	shape   geometry.Shape
	bounds  geometry.Bounds
}

// mostCompared bounds W09, which compares plots in pairs.
const mostCompared = 2000

func remember(shapes []plotShape, rec Record) []plotShape {
	if rec.Refused != nil || len(shapes) >= mostCompared || rec.Shape.Vertices() > 2000 {
		return shapes
	}
	return append(shapes, plotShape{rec.FID + 1, rec.Shape, rec.Shape.Bounds()})
}

// overlappingPlots is W09: plots of one file that overlap each other. It is a
// hint for the surveyor (edges that cross, or a corner inside the other); the
// exact overlap is the business of the check.
func overlappingPlots(shapes []plotShape) (out []problem.Problem) {
	for i, a := range shapes {
		for _, b := range shapes[i+1:] {
			if !a.bounds.Meets(b.bounds) || !overlapping(a.shape, b.shape) {
				continue
			}
			w := warn("W09", say("第 %d 个地块与第 %d 个地块重叠", "plots %d and %d overlap", a.subject, b.subject),
				say("请核对两个地块的界址点", "check the points of both"))
			w.Subject = a.subject
			out = append(out, w)
		}
	}
	return out
}

func overlapping(a, b geometry.Shape) bool {
	for i := range a.Rings() {
		for j := range b.Rings() {
			if ringsCross(a.Ring(i), b.Ring(j)) {
				return true
			}
		}
	}
	return holds(a, b) || holds(b, a)
}

func ringsCross(r, s []float64) bool {
	for i := 2; i < len(r); i += 2 {
		for j := 2; j < len(s); j += 2 {
			e := segment{surveyPoint{pair: pair{r[i-2], r[i-1]}}, surveyPoint{pair: pair{r[i], r[i+1]}}}
			f := segment{surveyPoint{pair: pair{s[j-2], s[j-1]}}, surveyPoint{pair: pair{s[j], s[j+1]}}}
			if cross(e, f) {
				return true
			}
		}
	}
	return false
}

// holds tells whether a place just inside the first edge of b lies inside a
// (even-odd over all rings). Shells run counter-clockwise, so inside is left.
func holds(a, b geometry.Shape) bool {
	const millimetre = 10 // nano-degrees
	first := b.Ring(0)
	dx, dy := first[2]-first[0], first[3]-first[1]
	x := (first[0]+first[2])/2 - millimetre*dy/math.Hypot(dx, dy)
	y := (first[1]+first[3])/2 + millimetre*dx/math.Hypot(dx, dy)
	inside := false
	for i := range a.Rings() {
		r := a.Ring(i)
		for j := 2; j < len(r); j += 2 {
			if (r[j-1] > y) != (r[j+1] > y) && x < r[j-2]+(y-r[j-1])*(r[j]-r[j-2])/(r[j+1]-r[j-1]) {
				inside = !inside
			}
		}
	}
	return inside
}
