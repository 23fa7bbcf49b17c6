package tile

import "math"

// label is where the name of a feature is written: one place on the ground for
// all tiles, so that it lies in one tile of every matrix. It is looked for when it
// is first asked for and kept. False when no place lies inside the feature.
func (s *Source) label(slot int32) (point, bool) {
	kept := s.labels[slot].Load()
	if kept == unsought {
		kept = unplaced
		if at, ok := s.levels[len(s.levels)-1].pole(slot, s.grid); ok {
			kept = pack(at)
		}
		s.labels[slot].Store(kept) // whoever else looks finds the same
	}
	return unpack(kept), kept != unplaced
}

// A label is kept as one word, coordinates counted from the least number there is,
// which no grid reaches.
const (
	unsought = 0 // not looked for yet
	unplaced = 1 // looked for in vain
)

func pack(p point) uint64 { return uint64(uint32(p.x)^1<<31)<<32 | uint64(uint32(p.y)^1<<31) }

func unpack(v uint64) point { return point{int32(uint32(v>>32) ^ 1<<31), int32(uint32(v) ^ 1<<31)} }

// pole finds the place of a label in the largest polygon of a feature.
func (l *level) pole(slot int32, g grid) (point, bool) {
	var largest polygon
	for r := l.features[slot]; r < l.features[slot+1]; {
		from := r
		for r++; r < l.features[slot+1] && !l.shells[r]; r++ {
		}
		if p := l.polygon(from, r); p.twice > largest.twice {
			largest = p
		}
	}
	if largest.twice == 0 {
		return point{}, false
	}
	largest.east = math.Cos(g.latitude(largest.y) * math.Pi / 180)
	x, y, depth := largest.pole()
	return point{int32(math.Round(x / largest.east)), int32(math.Round(y))}, depth > 1 // rounding moves it by less than a step
}
