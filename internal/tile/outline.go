package tile

// outline is one ring on the whole numbers of a drawing, interleaved, neighbours
// distinct, not closed.
type outline []int32

// snap rounds a ring, leaving out what rounds to the vertex before.
func (o outline) snap(ring []float64) outline {
	o = o[:0]
	for i := 0; i < len(ring); i += 2 {
		x, y := nearest(ring[i]), nearest(ring[i+1])
		if n := len(o); n > 0 && o[n-2] == x && o[n-1] == y {
			continue
		}
		o = append(o, x, y)
	}
	for n := len(o); n > 2 && o[0] == o[n-2] && o[1] == o[n-1]; n = len(o) {
		o = o[:n-2]
	}
	return o
}

// nearest is the nearest whole number, the greater one when two are: so it does
// not matter which tile a place is rounded in.
func nearest(v float64) int32 {
	v += 0.5
	n := int32(v)
	if float64(n) > v {
		n--
	}
	return n
}

// twice is twice the area with its sign, positive for counter-clockwise where y
// runs up.
func (o outline) twice() (sum int64) {
	n := len(o)
	if n < 6 {
		return 0
	}
	px, py := int64(o[n-2]), int64(o[n-1])
	for i := 0; i < n; i += 2 {
		x, y := int64(o[i]), int64(o[i+1])
		sum += px*y - x*py
		px, py = x, y
	}
	return sum
}
