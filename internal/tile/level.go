package tile

// level is the geometry of all features as one zoom needs it.
type level struct {
	zoom     int     // coarsest zoom it is made for
	xy       []point // rings without their closing vertex
	ranks    []uint8 // by vertex: coarsest zoom that needs it
	rings    []int32 // first vertex of every ring, and the end
	shells   []bool  // by ring: the first of its polygon
	features []int32 // first ring of every slot, and the end
	runs     []box   // around runLength vertices each, rings one after another
	runAt    []int32 // first run of every ring, and the end
}

// runLength is the number of vertices under one box: a polygon of 100,000
// vertices is looked through in 3,000 boxes.
const runLength = 32

func (l *level) ring(r int32) []point { return l.xy[l.rings[r]:l.rings[r+1]] }

// closeRing ends the ring that was appended to xy since the last one.
func (l *level) closeRing(shell bool) {
	from := int(l.rings[len(l.rings)-1])
	for at := from; at < len(l.xy); at += runLength {
		b := nothing()
		for _, p := range l.xy[at:min(at+runLength, len(l.xy))] {
			b.add(p)
		}
		l.runs = append(l.runs, b)
	}
	l.rings = append(l.rings, int32(len(l.xy)))
	l.runAt = append(l.runAt, int32(len(l.runs)))
	l.shells = append(l.shells, shell)
}

func (l *level) closeFeature() { l.features = append(l.features, int32(len(l.shells))) }

func newLevel(zoom int) *level {
	return &level{zoom: zoom, rings: []int32{0}, runAt: []int32{0}, features: []int32{0}}
}

// bytes is the memory the level takes.
func (l *level) bytes() int {
	return 9*len(l.xy) + 16*len(l.runs) + 4*(len(l.rings)+len(l.runAt)+len(l.features)) + len(l.shells)
}
