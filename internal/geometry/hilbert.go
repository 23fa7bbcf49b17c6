package geometry

import "slices"

// arrange orders rings along a Hilbert curve when there are many, so that runs
// that lie side by side in memory lie side by side on the ground.
func (e *edges) arrange() {
	e.order = e.order[:0]
	for i := range e.rings {
		e.order = append(e.order, int32(i))
	}
	if len(e.rings) <= 16 {
		return
	}
	all := e.bounds(0, int32(len(e.xy)/2-1))
	keys := make([]uint64, len(e.rings))
	for i, r := range e.rings {
		b := e.bounds(r[0], r[1])
		keys[i] = hilbert(cell((b.west+b.east)/2, all.west, all.east), cell((b.south+b.north)/2, all.south, all.north))
	}
	slices.SortFunc(e.order, func(a, b int32) int {
		if keys[a] != keys[b] {
			return compare(keys[a], keys[b])
		}
		return compare(a, b)
	})
}

func compare[T int32 | uint64 | float64](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

const hilbertBits = 16

func cell(v, from, to float64) uint32 {
	if to <= from {
		return 0
	}
	return uint32((v - from) / (to - from) * (1<<hilbertBits - 1))
}

// hilbert is the distance along the curve of a cell (J. Skilling's transpose is
// overkill in two dimensions; this is the classic rotation).
func hilbert(x, y uint32) (d uint64) {
	for s := uint32(1) << (hilbertBits - 1); s > 0; s >>= 1 {
		var rx, ry uint32
		if x&s != 0 {
			rx = 1
		}
		if y&s != 0 {
			ry = 1
		}
		d += uint64(s) * uint64(s) * uint64(3*rx^ry)
		if ry == 0 {
			if rx == 1 {
				x, y = (1<<hilbertBits-1)-x, (1<<hilbertBits-1)-y
			}
			x, y = y, x
		}
	}
	return d
}
