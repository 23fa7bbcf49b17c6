package tile

import (
	"sync"

	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// Source is one edition made ready to draw. It never changes and may be read by
// any number of goroutines.
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
	pens       sync.Pool
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
	return n + s.table.text.bytes() + s.table.coded.bytes() + 31*s.Len() + 8*len(s.table.rows)
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

// feature makes the record of a slot again, for a filter: identity, attributes,
// area and shape (to a step), without elevations.
func (s *Source) feature(slot int32) layer.Feature {
	t := &s.table
	f := layer.Feature{
		Ordinal: int(s.ordinal[slot]), ID: t.value(slot, numberID), Name: t.value(slot, numberName),
		Zone: t.value(slot, numberZone), Area: s.area[slot], Shape: s.shape(slot),
	}
	row := t.row(slot)
	f.Attributes = make(map[string]string, len(row))
	for _, c := range row {
		if c.key > numberMerged {
			f.Attributes[t.delivered(c.key)] = string(t.text.at(c.value))
		}
	}
	return f
}

func (s *Source) shape(slot int32) geometry.Shape {
	l := s.levels[len(s.levels)-1]
	var xy []float64
	var rings, polys []int32
	for r := l.features[slot]; r < l.features[slot+1]; r++ {
		if l.shells[r] && len(rings) > 0 {
			polys = append(polys, int32(len(rings)))
		}
		from := len(xy)
		for _, p := range l.ring(r) {
			x, y := s.grid.nano(p)
			xy = append(xy, x, y)
		}
		xy = append(xy, xy[from], xy[from+1])
		rings = append(rings, int32(len(xy)/2))
	}
	if len(rings) > 0 {
		polys = append(polys, int32(len(rings)))
	}
	return geometry.FromFlat(xy, rings, polys)
}
