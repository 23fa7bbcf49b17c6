package tile

// kept appends the vertices of ring r that a zoom needs.
func (l *level) kept(r int32, zoom int, out []point) []point {
	return appendKept(l.ring(r), l.ranks[l.rings[r]:l.rings[r+1]], zoom, out)
}

func appendKept(ring []point, ranks []uint8, zoom int, out []point) []point {
	for i, rank := range ranks {
		if int(rank) <= zoom {
			out = append(out, ring[i])
		}
	}
	return out
}

// near appends the vertices of ring r that a zoom needs and that matter inside b.
// A run of vertices wholly beyond one side of b is replaced by its ends: what
// lies between them is beyond that side too, so nothing changes inside b. It is
// empty when the whole ring is beyond one side.
func (l *level) near(r int32, zoom int, b *box, out []point) []point {
	ring, ranks := l.ring(r), l.ranks[l.rings[r]:l.rings[r+1]]
	all, last := ^0, 0
	for k, run := 0, l.runAt[r]; run < l.runAt[r+1]; k, run = k+runLength, run+1 {
		end := min(k+runLength, len(ring))
		sides := l.runs[run].beyond(b)
		all &= sides
		if sides == 0 {
			out = appendKept(ring[k:end], ranks[k:end], zoom, out)
			last = 0
			continue
		}
		first, final := ends(ranks[k:end], zoom)
		if first < 0 {
			continue // no vertex of the run is needed
		}
		if sides&last == 0 {
			out = append(out, ring[k+first], ring[k+final])
			last = sides
			continue
		}
		last &= sides // goes on beyond the same side
		out[len(out)-1] = ring[k+final]
	}
	if all != 0 {
		return out[:0]
	}
	return out
}

// ends finds the first and the last vertex a zoom needs; -1 when there is none.
func ends(ranks []uint8, zoom int) (first, last int) {
	first, last = 0, len(ranks)-1
	for first <= last && int(ranks[first]) > zoom {
		first++
	}
	if first > last {
		return -1, -1
	}
	for int(ranks[last]) > zoom {
		last--
	}
	return first, last
}
