package tile

// near appends the vertices of ring r that matter inside b. A run of vertices
// wholly beyond one side of b is replaced by its ends: what lies between them is
// beyond that side too, so nothing changes inside b. It is empty when the whole
// ring is beyond one side.
func (l *level) near(r int32, b *box, out []point) []point {
	ring := l.ring(r)
	all, last := ^0, 0
	for k, run := 0, l.runAt[r]; run < l.runAt[r+1]; k, run = k+runLength, run+1 {
		vertices := ring[k:min(k+runLength, len(ring))]
		sides := l.runs[run].beyond(b)
		all &= sides
		switch {
		case sides == 0:
			out = append(out, vertices...)
		case sides&last != 0: // goes on beyond the same side
			sides &= last
			out[len(out)-1] = vertices[len(vertices)-1]
		default:
			out = append(out, vertices[0], vertices[len(vertices)-1])
		}
		last = sides
	}
	if all != 0 {
		return out[:0]
	}
	return out
}
