package overlay

import "math"

// box is a rectangle around something, in nano-degrees. Its sides are rounded
// outward to float32 (by up to 0.8 m in China), so it may be a little larger
// than what it stands for but never smaller: it can only say "surely apart".
type box struct{ west, south, east, north float32 }

// fanout is the number of boxes under one box of the next level, in run levels
// and in the tree of features.
const fanout = 16

func nowhere() box {
	inf := float32(math.Inf(1))
	return box{inf, inf, -inf, -inf}
}

func (a *box) meets(b *box) bool {
	return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north
}

func (a *box) add(b *box) {
	a.west, a.south = min(a.west, b.west), min(a.south, b.south)
	a.east, a.north = max(a.east, b.east), max(a.north, b.north)
}

func (a *box) contains(x, y float64) bool {
	return x >= float64(a.west) && x <= float64(a.east) && y >= float64(a.south) && y <= float64(a.north)
}

func boxAround(xy []float64) box {
	if len(xy) == 0 {
		return nowhere()
	}
	w, s, e, n := xy[0], xy[1], xy[0], xy[1]
	for k := 2; k < len(xy); k += 2 {
		w, e = min(w, xy[k]), max(e, xy[k])
		s, n = min(s, xy[k+1]), max(n, xy[k+1])
	}
	return box{below(w), below(s), above(e), above(n)}
}

// below is the largest float32 not above v.
func below(v float64) float32 {
	f := float32(v)
	if float64(f) > v {
		f = math.Nextafter32(f, float32(math.Inf(-1)))
	}
	return f
}

// above is the smallest float32 not below v.
func above(v float64) float32 { return -below(-v) }

// stack appends one box per fanout of in.
func stack(in, out []box) []box {
	for i := 0; i < len(in); i += fanout {
		b := in[i]
		for k := i + 1; k < min(i+fanout, len(in)); k++ {
			b.add(&in[k])
		}
		out = append(out, b)
	}
	return out
}

// scan appends the numbers in [from, to) of the boxes that meet b.
func scan(boxes []box, from, to int, b *box, out []int32) []int32 {
	for c := from; c < min(to, len(boxes)); c++ {
		if boxes[c].meets(b) {
			out = append(out, int32(c))
		}
	}
	return out
}

// anyMeets tells whether a box in [from, to) meets b.
func anyMeets(boxes []box, from, to int, b *box) bool {
	for c := from; c < min(to, len(boxes)); c++ {
		if boxes[c].meets(b) {
			return true
		}
	}
	return false
}
