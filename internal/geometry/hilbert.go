package geometry

import (
	"cmp"
	"math"
	"slices"
)

// HilbertOrder gives the numbers of boxes in the order of their middles along a
// Hilbert curve, so that neighbours on the ground are neighbours in memory. Empty
// boxes come first, equal places in the order given.
func HilbertOrder(boxes []Bounds) []int {
	all := EmptyBounds()
	for _, b := range boxes {
		all = all.Union(b)
	}
	order, keys := make([]int, len(boxes)), make([]uint32, len(boxes))
	for i, b := range boxes {
		order[i] = i
		if b.West <= b.East {
			keys[i] = hilbert(cell((b.West+b.East)/2, all.West, all.East), cell((b.South+b.North)/2, all.South, all.North))
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(keys[a], keys[b]) })
	return order
}

// cell is the place of v in [low, high] on a scale of 16 bits.
func cell(v, low, high float64) uint32 {
	return uint32((v - low) / math.Max(high-low, 1) * math.MaxUint16)
}

// hilbert is the place of (x, y), 16 bits each, along the curve.
func hilbert(x, y uint32) (d uint32) {
	for s := uint32(1 << 15); s > 0; s >>= 1 {
		rx, ry := min(x&s, 1), min(y&s, 1)
		d += s * s * ((3 * rx) ^ ry)
		if ry == 0 {
			if rx == 1 {
				x, y = math.MaxUint16-x, math.MaxUint16-y
			}
			x, y = y, x
		}
	}
	return d
}
