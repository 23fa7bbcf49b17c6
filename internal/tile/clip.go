package tile

// clipper cuts rings to the tile and its buffer (Sutherland and Hodgman 1974):
// a ring stays one ring, parts of it joined along the edge of the buffer, where
// nothing is seen. Rings are interleaved units without a closing vertex.
type clipper struct{ a, b []float64 }

// window is a rectangle in the plane of a drawing.
type window struct{ west, south, east, north float64 }

// clip gives the ring cut to a window; the answer lasts until the next call.
func (c *clipper) clip(ring []float64, w window) []float64 {
	c.a = append(c.a[:0], ring...)
	for side, limit := range [4]float64{w.west, w.east, w.south, w.north} {
		if len(c.a) == 0 {
			break
		}
		sign := 1 - 2*float64(side%2)
		c.b = half(c.a, c.b[:0], side/2, limit, sign)
		c.a, c.b = c.b, c.a
	}
	return c.a
}

// half appends what of the ring lies where sign·(v-limit) is not negative, v the
// ordinate of the axis.
func half(ring, out []float64, axis int, limit, sign float64) []float64 {
	n := len(ring)
	px, py := ring[n-2], ring[n-1]
	pd := sign * (ring[n-2+axis] - limit)
	for i := 0; i < n; i += 2 {
		x, y := ring[i], ring[i+1]
		d := sign * (ring[i+axis] - limit)
		if (d >= 0) != (pd >= 0) {
			out = cut(out, px, py, pd, x, y, d, axis, limit)
		}
		if d >= 0 {
			out = append(out, x, y)
		}
		px, py, pd = x, y, d
	}
	return out
}

// cut appends where an edge crosses the limit. It is reckoned from the same end
// whichever way the edge runs, so that neighbours get the same place.
func cut(out []float64, px, py, pd, x, y, d float64, axis int, limit float64) []float64 {
	if pd > d {
		px, py, pd, x, y, d = x, y, d, px, py, pd
	}
	t := pd / (pd - d)
	v := [2]float64{px + t*(x-px), py + t*(y-py)}
	v[axis] = limit
	return append(out, v[0], v[1])
}
