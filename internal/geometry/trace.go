package geometry

// trace walks arcs, inside on their left, into simple closed loops. Where
// several ways leave a point it takes the first one clockwise from where it
// came: that keeps to the border of one connected interior. A path that meets a
// point again is cut there, so a hole that touches its shell becomes a loop of
// its own.
func trace(arcs []arc) [][]point {
	leaving := map[point][]int32{}
	for i, a := range arcs {
		leaving[a.from] = append(leaving[a.from], int32(i))
	}
	used := make([]bool, len(arcs))
	var loops [][]point
	for i := range arcs {
		if used[i] {
			continue
		}
		loops = append(loops, cut(pathFrom(int32(i), arcs, leaving, used))...)
	}
	return loops
}

// pathFrom follows arcs until none is left to follow.
func pathFrom(i int32, arcs []arc, leaving map[point][]int32, used []bool) []point {
	path := []point{arcs[i].from}
	for i >= 0 && !used[i] {
		used[i] = true
		path = append(path, arcs[i].to)
		i = next(arcs[i], arcs, leaving[arcs[i].to])
	}
	return path
}

// next is the first arc clockwise from the way back, -1 for none.
func next(a arc, arcs []arc, ways []int32) int32 {
	if len(ways) == 0 {
		return -1
	}
	back := direction{a.from.x - a.to.x, a.from.y - a.to.y}
	best := ways[0]
	for _, w := range ways[1:] {
		if clockwise(back, heading(arcs[w]), heading(arcs[best])) {
			best = w
		}
	}
	return best
}

func heading(a arc) direction { return direction{a.to.x - a.from.x, a.to.y - a.from.y} }

// clockwise tells whether a comes before b when turning clockwise from a
// direction.
func clockwise(from, a, b direction) bool {
	if ra, rb := halfTurn(from, a), halfTurn(from, b); ra != rb {
		return ra < rb
	}
	return cross(a, b) < 0
}

// halfTurn is 0 for less than half a turn clockwise, 1 for half, 2 for more.
func halfTurn(from, d direction) int {
	switch c := cross(from, d); {
	case c < 0:
		return 0
	case c > 0:
		return 2
	}
	return 1
}

// cut splits a closed path into simple loops, first point repeated last.
func cut(path []point) (loops [][]point) {
	at := map[point]int{}
	var stack []point
	for _, p := range path {
		if i, met := at[p]; met {
			loop := append(append([]point(nil), stack[i:]...), p)
			for _, q := range stack[i+1:] {
				delete(at, q)
			}
			stack = stack[:i+1]
			if len(loop) > 3 {
				loops = append(loops, loop)
			}
			continue
		}
		at[p] = len(stack)
		stack = append(stack, p)
	}
	return loops
}
