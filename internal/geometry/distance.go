package geometry

import "math"

// Distance is the shortest distance between two shapes, 0 when they share a
// point. It is measured by the mean latitude of the two nearest points: right to
// 1e-6 for shapes some kilometres apart, to 1e-3 for a few hundred. Infinite
// when a shape is empty.
func Distance(a, b Shape) Metres {
	if a.IsEmpty() || b.IsEmpty() {
		return Metres(math.Inf(1))
	}
	n := nearest{best: math.Inf(1)}
	n.a.build(a.xy, a.rings)
	n.b.build(b.xy, b.rings)
	if n.a.holds(b) || n.b.holds(a) {
		return 0
	}
	n.search(len(n.a.levels)-1, 0, len(n.b.levels)-1, 0)
	return Metres(n.best)
}

// nearest looks for the nearest edges of two shapes, boxes that cannot hold
// them left aside.
type nearest struct {
	a, b edges
	best float64
}

// holds tells whether the first point of each part of s lies inside the rings:
// parts that cross them are found as edges at distance 0.
func (e *edges) holds(s Shape) bool {
	for _, span := range s.Polygons() {
		ring := s.Ring(span[0])
		winding := int32(0)
		for _, w := range e.below(4*ring[0], 4*ring[1], -1, nil) {
			winding += w.way
		}
		if winding != 0 {
			return true
		}
	}
	return false
}

func (n *nearest) search(la, ia, lb, ib int) {
	if n.best == 0 || gap(n.a.levels[la][ia], n.b.levels[lb][ib]) >= n.best {
		return
	}
	switch {
	case la == 0 && lb == 0:
		n.edges(ia, ib)
	case la >= lb:
		n.nearerFirst(2*ia, len(n.a.levels[la-1]), func(i int) (float64, func()) {
			return gap(n.a.levels[la-1][i], n.b.levels[lb][ib]), func() { n.search(la-1, i, lb, ib) }
		})
	default:
		n.nearerFirst(2*ib, len(n.b.levels[lb-1]), func(i int) (float64, func()) {
			return gap(n.a.levels[la][ia], n.b.levels[lb-1][i]), func() { n.search(la, ia, lb-1, i) }
		})
	}
}

// nearerFirst visits the two children from i on, the nearer one first.
func (n *nearest) nearerFirst(i, end int, child func(int) (float64, func())) {
	d1, visit1 := child(i)
	if i+1 >= end {
		visit1()
		return
	}
	d2, visit2 := child(i + 1)
	if d2 < d1 {
		visit1, visit2 = visit2, visit1
	}
	visit1()
	visit2()
}

// gap is no more than the distance of anything in two boxes.
func gap(a, b box) float64 {
	dx := math.Max(0, math.Max(a.west-b.east, b.west-a.east))
	dy := math.Max(0, math.Max(a.south-b.north, b.south-a.north))
	farther := math.Max(math.Max(math.Abs(a.south), math.Abs(a.north)), math.Max(math.Abs(b.south), math.Abs(b.north)))
	east, _ := metresPerStep(farther) // meridians are closest there
	_, north := metresPerStep(0)      // degrees of latitude are shortest there
	return math.Hypot(dx*east, dy*north)
}

func (n *nearest) edges(ia, ib int) {
	for i := n.a.runs[ia]; i < n.a.ends[ia]; i++ {
		for j := n.b.runs[ib]; j < n.b.ends[ib]; j++ {
			p, q := n.a.xy[2*i:2*i+4], n.b.xy[2*j:2*j+4]
			n.best = math.Min(n.best, edgeDistance(p, q))
		}
	}
}

// edgeDistance is the distance of two edges, their nearest points found in the
// plane true at their mean latitude.
func edgeDistance(p, q []float64) float64 {
	if meets(p, q) {
		return 0
	}
	east, north := metresPerStep((p[1] + p[3] + q[1] + q[3]) / 4)
	return math.Min(math.Min(toEdge(p[0], p[1], q, east/north), toEdge(p[2], p[3], q, east/north)),
		math.Min(toEdge(q[0], q[1], p, east/north), toEdge(q[2], q[3], p, east/north)))
}

// meets tells whether two edges share a point.
func meets(p, q []float64) bool {
	e := edges{xy: []float64{p[0], p[1], p[2], p[3], q[0], q[1], q[2], q[3]}}
	a, b := e.bounds(0, 1), e.bounds(2, 3)
	if !a.meets(&b) {
		return false
	}
	kind, _ := e.contact(0, 2)
	return kind != apart
}

// toEdge is the distance from a point to its foot on an edge, measured at their
// mean latitude; squeeze is the length of a step east over one north.
func toEdge(x, y float64, e []float64, squeeze float64) float64 {
	dx, dy := (e[2]-e[0])*squeeze, e[3]-e[1]
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = math.Max(0, math.Min(1, ((x-e[0])*squeeze*dx+(y-e[1])*dy)/l))
	}
	fx, fy := e[0]+t*(e[2]-e[0]), e[1]+t*(e[3]-e[1])
	east, north := metresPerStep((y + fy) / 2)
	return math.Hypot((x-fx)*east, (y-fy)*north)
}
