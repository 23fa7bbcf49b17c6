package overlay

// run is a stretch of edges of one ring: points first..last inclusive. An edge
// is named by its first point.
type run struct{ first, last, ring int32 }

// outline is the boundary of a multipolygon seen through boxes over its runs:
// a feature (slices of its snapshot's arrays) or a subject. Point and ring
// numbers are those of the owner. Only the rings and their direction matter
// (interior to the left); which polygon a ring belongs to does not.
type outline struct {
	xy     []float64
	starts []int32 // first point of every ring of the owner, and the end of all
	from   int32   // rings of this outline: from..to-1
	to     int32
	runs   []run
	boxes  []box // per run
	levels
	self selfTouch
}

// levels are the boxes over fanout and fanout² runs; an outline of few runs has
// none.
type levels struct{ upper, top []box }

// Sizes of the box levels: subjects have finer runs because their edges are
// tested one by one against a whole run of a feature.
const (
	featureRun = 16
	subjectRun = 8
	fewRuns    = 32
)

// cut appends the runs of one ring (points from offset on) and their boxes.
func cut(ring []float64, offset, number int32, size int32, runs []run, boxes []box) ([]run, []box) {
	edges := int32(len(ring)/2) - 1
	for k := int32(0); k < edges; k += size {
		end := min(k+size, edges)
		runs = append(runs, run{offset + k, offset + end, number})
		boxes = append(boxes, boxAround(ring[2*k:2*end+2]))
	}
	return runs, boxes
}

// raise builds the upper levels over boxes, reusing l's memory.
func (l *levels) raise(boxes []box) {
	l.upper, l.top = l.upper[:0], l.top[:0]
	if len(boxes) > fewRuns {
		l.upper = stack(boxes, l.upper)
		l.top = stack(l.upper, l.top)
	}
}

func (o *outline) ring(r int32) []float64 { return o.xy[2*o.starts[r] : 2*o.starts[r+1]] }

func (o *outline) edge(k int32) edge {
	return edge{o.xy[2*k], o.xy[2*k+1], o.xy[2*k+2], o.xy[2*k+3]}
}

// runsMeeting appends the numbers of the runs whose box meets b, ascending.
func (o *outline) runsMeeting(b *box, out []int32) []int32 {
	if len(o.upper) == 0 {
		return scan(o.boxes, 0, len(o.boxes), b, out)
	}
	for t := range o.top {
		if !o.top[t].meets(b) {
			continue
		}
		for u := fanout * t; u < min(fanout*(t+1), len(o.upper)); u++ {
			if o.upper[u].meets(b) {
				out = scan(o.boxes, fanout*u, fanout*(u+1), b, out)
			}
		}
	}
	return out
}

// meets tells whether the box of any run meets b.
func (o *outline) meets(b *box) bool {
	if len(o.upper) == 0 {
		return anyMeets(o.boxes, 0, len(o.boxes), b)
	}
	for t := range o.top {
		if !o.top[t].meets(b) {
			continue
		}
		for u := fanout * t; u < min(fanout*(t+1), len(o.upper)); u++ {
			if o.upper[u].meets(b) && anyMeets(o.boxes, fanout*u, fanout*(u+1), b) {
				return true
			}
		}
	}
	return false
}
