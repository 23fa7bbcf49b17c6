package overlay

// draft is the boundary of the displaced intersection before the displacement
// is taken away: rings of vertices, each with the input edge that follows it,
// which gives the exact direction. Every contact is a vertex here, so coincident
// edges have equal ends.
type draft struct {
	x, y   []float64 // from the origin of the pair
	source []int32
	ends   []int32

	next   []int32 // vertex → the next of its ring
	node   []int32 // vertex → its place, named by the first vertex there
	same   []int32 // vertex → another at its place, or -1; every one from the place on
	slots  []int32 // hash of a place → the place + 1
	gone   []bool  // edge (named by its first vertex) cancelled or used
	degree []int32 // place → edges left after cancelling
	onPath []int32 // place → where on the path, or -1
	path   []int32 // edges
}

func (d *draft) reset() {
	d.x, d.y, d.source, d.ends = d.x[:0], d.y[:0], d.source[:0], d.ends[:0]
}

func (d *draft) start() int {
	if n := len(d.ends); n > 0 {
		return int(d.ends[n-1])
	}
	return 0
}

// add appends a vertex; one at the same place as the last replaces its source.
func (d *draft) add(x, y float64, source int32) {
	if n := len(d.x); n > d.start() && d.x[n-1] == x && d.y[n-1] == y {
		d.source[n-1] = source
		return
	}
	d.x, d.y, d.source = append(d.x, x), append(d.y, y), append(d.source, source)
}

func (d *draft) endRing() {
	s, n := d.start(), len(d.x)
	if n-s >= 2 && d.x[s] == d.x[n-1] && d.y[s] == d.y[n-1] {
		d.cutBack(n - 1) // the last edge has no length
	}
	if len(d.x)-s < 3 { // nothing, or out and back
		d.cutBack(s)
		return
	}
	d.ends = append(d.ends, int32(len(d.x)))
}

func (d *draft) cutBack(n int) {
	d.x, d.y, d.source = d.x[:n], d.y[:n], d.source[:n]
}

// target is the place where the edge of vertex v ends.
func (d *draft) target(v int32) int32 { return d.node[d.next[v]] }

func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}
