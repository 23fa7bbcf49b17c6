package geometry

import "math"

// Nest sorts closed rings of unknown role, in any unit, into polygons by
// containment: a ring in an even number of others is a shell, the rest are
// holes of the ring next around them. Polygons keep the order of their shells.
// Rings that cross are nested by one of their points; Canonicalise will refuse
// them. Problems: E06, G01, G02, G06, G11.
func Nest(rings [][]Position) ([][][]Position, error) {
	if err := sane(rings); err != nil {
		return nil, err
	}
	polygon := [][][]Position{rings}
	xy, ends, _ := latticeFor(polygon).rings(polygon)
	var v Validator
	if f := ringsClosed(xy, ends); f.rule != "" {
		return nil, unplaced(f.rule)
	}
	xy, ends = v.distinct(xy, ends)
	if f := enoughPoints(xy, ends); f.rule != "" {
		return nil, unplaced(f.rule)
	}
	if len(rings) == 1 {
		return polygon, nil
	}
	v.arrange(xy, ends)
	around := make([][]int32, len(rings))
	for i := range rings {
		around[i] = append(around[i], v.containers(int32(i))...)
	}
	if v.edges.exhausted() {
		return nil, unplaced(TooIntricate)
	}
	return nestBy(rings, around), nil
}

func nestBy(rings [][]Position, around [][]int32) [][][]Position {
	var polygons [][][]Position
	at := make(map[int]int)
	for i, ring := range rings {
		if len(around[i])%2 == 0 {
			at[i] = len(polygons)
			polygons = append(polygons, [][]Position{ring})
		}
	}
	for i, ring := range rings {
		if len(around[i])%2 == 0 {
			continue
		}
		if p, ok := parent(around, at, i); ok {
			polygons[p] = append(polygons[p], ring)
		} else { // rings that cross: keep it, so that validation can name it
			polygons = append(polygons, [][]Position{ring})
		}
	}
	return polygons
}

// parent is the polygon of the shell next around a hole.
func parent(around [][]int32, at map[int]int, hole int) (int, bool) {
	for _, r := range around[hole] {
		if p, ok := at[int(r)]; ok && len(around[r]) == len(around[hole])-1 {
			return p, true
		}
	}
	return 0, false
}

// sane tests numbers of an unknown unit.
func sane(rings [][]Position) error {
	for _, ring := range rings {
		for _, p := range ring {
			switch {
			case !finite(p):
				return notFinite()
			case math.Abs(p.X) > widest || math.Abs(p.Y) > widest:
				return outOfRange(p)
			}
		}
	}
	return nil
}

func unplaced(rule Rule) error { return at(rule, nil) }
