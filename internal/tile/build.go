package tile

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"sync/atomic"

	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// Build reads all features of an edition once and makes them ready to draw. It
// stops soon after ctx ends. The first error of the stream is handed back as it
// is. Shapes are needed until it returns.
func Build(ctx context.Context, d layer.Definition, features iter.Seq2[layer.Feature, error]) (*Source, error) {
	b := builder{drawer: newDrawer(d), bounds: geometry.EmptyBounds()}
	for f, err := range features {
		if err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		b.add(f)
	}
	return b.source(ctx, d)
}

// builder gathers features in the order they come.
type builder struct {
	drawer  *drawer
	bounds  geometry.Bounds
	shapes  []geometry.Shape
	ordinal []int32
	area    []geometry.SquareMetres
}

func (b *builder) add(f layer.Feature) {
	b.drawer.add(f)
	b.bounds = b.bounds.Union(f.Shape.Bounds())
	b.shapes = append(b.shapes, f.Shape)
	b.ordinal = append(b.ordinal, int32(f.Ordinal))
	b.area = append(b.area, f.Area)
}

func (b *builder) source(ctx context.Context, d layer.Definition) (*Source, error) {
	s := &Source{definition: d, grid: newGrid(b.bounds), bounds: b.bounds}
	s.rest()
	slots, boxes := b.arrange(s.grid)
	s.table = b.drawer.done(slots)
	s.tree = plant(boxes)
	raw := newLevel(finest)
	for slot, f := range slots {
		if slot%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		s.ordinal, s.area = append(s.ordinal, b.ordinal[f]), append(s.area, b.area[f])
		s.centre = append(s.centre, centre(b.shapes[f], s.grid))
		s.plane = append(s.plane, float32(float64(b.shapes[f].Planar())*geometry.PerDegree*geometry.PerDegree/(s.grid.step*s.grid.step)))
		raw.received(b.shapes[f], s.grid)
		b.shapes[f] = geometry.Shape{}
	}
	s.classes = s.table.classes(d.Breakdown, len(slots))
	var err error
	s.levels, s.appears, err = generalise(ctx, raw, s.grid)
	s.full = s.roomy()
	s.labels = make([]atomic.Uint64, len(slots))
	return s, err
}

// finest is the zoom of the geometry as received.
const finest = 30

// arrange puts the features in Morton order of the middles of their boxes: the
// feature of every slot, and its box.
func (b *builder) arrange(g grid) (slots []int32, boxes []box) {
	keys := make([]uint64, len(b.shapes))
	all := make([]box, len(b.shapes))
	for f, shape := range b.shapes {
		slots = append(slots, int32(f))
		all[f] = nothing()
		if !shape.IsEmpty() {
			d := shape.Bounds()
			all[f].add(g.point(d.West, d.South))
			all[f].add(g.point(d.East, d.North))
			keys[f] = morton(point{all[f].west/2 + all[f].east/2, all[f].south/2 + all[f].north/2})
		}
	}
	slices.SortFunc(slots, func(f, h int32) int { return cmp.Or(cmp.Compare(keys[f], keys[h]), cmp.Compare(f, h)) })
	for _, f := range slots {
		boxes = append(boxes, all[f])
	}
	return slots, boxes
}

// received appends a feature as it came, rounded to steps; rings that become
// less than a triangle are left out.
func (l *level) received(s geometry.Shape, g grid) {
	for _, span := range s.Polygons() {
		for i := span[0]; i < span[1]; i++ {
			from := len(l.xy)
			ring := s.Ring(i)
			for k := 0; k+2 < len(ring); k += 2 {
				if p := g.point(ring[k], ring[k+1]); len(l.xy) == from || l.xy[len(l.xy)-1] != p {
					l.xy = append(l.xy, p)
				}
			}
			if len(l.xy)-from < 3 {
				l.xy = l.xy[:from]
				if i == span[0] {
					break // no shell, no polygon
				}
				continue
			}
			l.closeRing(i == span[0])
		}
	}
	l.closeFeature()
}

// centre is the centre of gravity of a shape, in its own box.
func centre(s geometry.Shape, g grid) point {
	b := s.Bounds()
	var x, y, area float64
	for i := range s.Rings() {
		ring := s.Ring(i)
		for k := 2; k < len(ring); k += 2 {
			ax, ay := ring[k-2]-b.West, ring[k-1]-b.South
			bx, by := ring[k]-b.West, ring[k+1]-b.South
			c := ax*by - bx*ay
			x, y, area = x+(ax+bx)*c, y+(ay+by)*c, area+c
		}
	}
	if area == 0 {
		return g.point((b.West+b.East)/2, (b.South+b.North)/2)
	}
	x, y = b.West+x/(3*area), b.South+y/(3*area)
	return g.point(max(b.West, min(x, b.East)), max(b.South, min(y, b.North)))
}
