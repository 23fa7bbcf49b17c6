package overlay

import "onemap/internal/geometry"

// Shape gives the geometry of the i-th overlap of the last call, as an own copy
// with the holes in their shells; empty for a touch. Vertices are those of the
// two shapes (on the grid) and computed crossings (not on the grid).
func (w *Worker) Shape(i int) geometry.Shape {
	o, p := w.overlaps[i], w.pieces[i]
	switch {
	case p.shape != nil:
		return *p.shape
	case o.Whole:
		return geometry.Join(w.snapshot.Shape(o.Feature))
	case p.from == p.to:
		return geometry.Shape{}
	}
	loops := make([][]float64, 0, p.to-p.from)
	for r := p.from; r < p.to; r++ {
		loops = append(loops, p.origin.restored(w.pair.out.ring(r)))
	}
	return nest(loops)
}
