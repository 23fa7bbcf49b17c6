package tile

import (
	"runtime"
	"sync/atomic"

	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// Source is one edition made ready to draw. It always answers the same and may be
// read by any number of goroutines.
type Source struct {
	definition layer.Definition
	grid       grid
	ordinal    []int32 // slot → position in the edition
	centre     []point
	area       []geometry.SquareMetres
	plane      []float32 // area in square steps
	appears    []uint8   // zoom from which the feature is drawn by itself
	classes    classes
	full       int // zoom from which tiles carry all attributes
	tree       tree
	table      table
	levels     []*level // coarse to fine; the last one is as received
	bounds     geometry.Bounds
	labels     []atomic.Uint64 // places of labels that were asked for (label.go)
	pens       chan *pen       // at rest; a garbage collection does not take them
}

// Len is the number of features.
func (s *Source) Len() int { return len(s.ordinal) }

// Bounds is the box around all features in degrees: west, south, east, north;
// false when none has a shape.
func (s *Source) Bounds() ([4]float64, bool) {
	return s.bounds.Degrees(), s.bounds.West <= s.bounds.East
}

// Layer is the definition of the layer drawn.
func (s *Source) Layer() layer.Definition { return s.definition }

// Bytes is about how much memory the source takes, for a budget.
func (s *Source) Bytes() int {
	n := 0
	for _, l := range s.levels {
		n += l.bytes()
	}
	for _, b := range s.tree.levels {
		n += 16 * len(b)
	}
	n += cap(s.pens) * (8*s.table.text.len() + penBytes)
	return n + s.table.text.bytes() + s.table.coded.bytes() + 39*s.Len() + 8*len(s.table.rows)
}

// penBytes is about what a pen at rest holds besides its numbers of values: the
// bytes of two large tiles.
const penBytes = 2 * MaxBytes

// rest makes room for as many pens at rest as can draw at a time.
func (s *Source) rest() { s.pens = make(chan *pen, runtime.GOMAXPROCS(0)) }

// pen takes a pen from rest, or a new one.
func (s *Source) pen() *pen {
	select {
	case p := <-s.pens:
		return p
	default:
		return &pen{source: s}
	}
}

// lay puts a pen to rest, when there is room.
func (s *Source) lay(p *pen) {
	select {
	case s.pens <- p:
	default:
	}
}

// level gives the coarsest geometry that is good enough for a zoom.
func (s *Source) level(zoom int) *level {
	for _, l := range s.levels {
		if l.zoom >= zoom {
			return l
		}
	}
	return s.levels[len(s.levels)-1]
}
