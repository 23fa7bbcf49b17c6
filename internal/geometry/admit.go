package geometry

import (
	"math"

	"onemap/internal/problem"
)

// Widest number a coordinate of a system that is not native may be: no
// projected system reaches a hundred million of its units.
const widest = 1e8

// admit tests what must hold before anything is computed and leaves out empty
// polygons.
func admit(r Received) ([][][]Position, error) {
	if p := r.CRS.refused(); p != nil {
		return nil, p
	}
	if r.CRS == (CRS{}) {
		return nil, unknownCRS("")
	}
	var polygons [][][]Position
	vertices, rings := 0, 0
	for _, polygon := range r.Polygons {
		if len(polygon) == 0 {
			continue
		}
		polygons = append(polygons, polygon)
		rings += len(polygon)
		for _, ring := range polygon {
			if vertices += len(ring); vertices > maxVertices {
				return nil, tooManyVertices(maxVertices)
			}
			if err := admitRing(r.CRS, ring); err != nil {
				return nil, err
			}
		}
	}
	switch {
	case rings > maxRings:
		return nil, tooManyRings()
	case len(polygons) == 0:
		return nil, empty()
	}
	return polygons, nil
}

func admitRing(crs CRS, ring []Position) error {
	for _, p := range ring {
		if !finite(p) {
			return notFinite()
		}
		if math.Abs(p.X) > widest || math.Abs(p.Y) > widest {
			return outOfZone(crs, p)
		}
	}
	if len(ring) > 0 && ring[0] != ring[len(ring)-1] {
		return atReceived(Unclosed, crs, ring[0])
	}
	if !threeDistinct(ring) {
		if len(ring) == 0 {
			return at(TooFewPoints, nil)
		}
		return atReceived(TooFewPoints, crs, ring[0])
	}
	return nil
}

func threeDistinct(ring []Position) bool {
	if len(ring) == 0 {
		return false
	}
	second := -1
	for i, p := range ring {
		switch {
		case p == ring[0]:
		case second < 0:
			second = i
		case p != ring[second]:
			return true
		}
	}
	return false
}

// atReceived breaks a rule at a received position; the place is left out when
// the system is not native.
func atReceived(rule Rule, crs CRS, p Position) *problem.Problem {
	lonLat, err := crs.Geographic(p)
	b := broken(rule, lonLat.X*PerDegree, lonLat.Y*PerDegree)
	if err != nil {
		b.Place = nil
	}
	return b
}
