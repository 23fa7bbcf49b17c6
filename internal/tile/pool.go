package tile

import "math"

// pool gathers the area of features too small to draw, by cells of a tile and
// within a cell by class.
type pool struct {
	side  int     // of a cell, in units
	heads []int32 // by cell: its first heap + 1; 0: none
	heaps []heap
	rest  []float64 // by class: area that rounding kept back
}

// heap is what the features of one class brought to one cell.
type heap struct {
	class    uint16
	next     int32 // heap of another class in the cell + 1
	features int
	area     float64 // square units
	x, y     float64 // sum of the centres, by area
}

// smallestCell is the side of a cell in units: four pixels of a tile shown 512
// pixels wide.
const smallestCell = 32

func (p *pool) begin(side, classes int) {
	p.side = side
	n := Extent / side
	p.heads = append(p.heads[:0], make([]int32, n*n)...)
	p.heaps = p.heaps[:0]
	p.rest = append(p.rest[:0], make([]float64, classes)...)
}

// add brings a feature to the cell its centre lies in.
func (p *pool) add(class uint16, x, y, area float64) {
	h := p.heap(p.cell(y)*(Extent/p.side)+p.cell(x), class)
	h.features++
	h.area += area
	h.x, h.y = h.x+x*area, h.y+y*area
}

// heap finds or begins the heap of a class in a cell.
func (p *pool) heap(cell int, class uint16) *heap {
	at := &p.heads[cell]
	for *at != 0 {
		if h := &p.heaps[*at-1]; h.class == class {
			return h
		}
		at = &p.heaps[*at-1].next
	}
	*at = int32(len(p.heaps) + 1)
	p.heaps = append(p.heaps, heap{class: class})
	return &p.heaps[len(p.heaps)-1]
}

func (p *pool) cell(v float64) int { return max(0, min(int(v)/p.side, Extent/p.side-1)) }

// rectangle is what a heap is drawn as, in units: from (x, y) to (x+w, y+h).
type rectangle struct {
	class      uint16
	features   int
	x, y, w, h int
}

// rectangles hands out the heaps, cell by cell. The heaps of a cell are stacked to
// a block about as wide as high around their centre, inside the cell as long as
// it holds them. What rounding to units takes from one heap the next of its class
// gets, so areas add up; but every heap is at least one unit.
func (p *pool) rectangles(draw func(rectangle)) {
	clear(p.rest)
	columns := Extent / p.side
	for cell, head := range p.heads {
		if head == 0 {
			continue
		}
		var all heap
		for k := head; k != 0; k = p.heaps[k-1].next {
			h := &p.heaps[k-1]
			all.area, all.x, all.y = all.area+h.area, all.x+h.x, all.y+h.y
		}
		p.block(head, all, cell%columns*p.side, cell/columns*p.side, draw)
	}
}

// block draws the heaps of the cell with its corner at (west, top).
func (p *pool) block(head int32, all heap, west, top int, draw func(rectangle)) {
	width := max(1, int(math.Round(math.Sqrt(all.area))))
	height := max(1, int(math.Round(all.area/float64(width))))
	x, y, side := west, top, p.side
	if width > side || height > side { // large features that the limits did not let be drawn
		x, y, side = 0, 0, Extent
	}
	if all.area > 0 {
		x = corner(all.x/all.area, width, x, side)
		y = corner(all.y/all.area, height, y, side)
	}
	for k := head; k != 0; k = p.heaps[k-1].next {
		h := &p.heaps[k-1]
		wanted := h.area + p.rest[h.class]
		rows := max(1, int(math.Round(wanted/float64(width))))
		p.rest[h.class] = max(-float64(width)/2, min(wanted-float64(rows*width), float64(width)/2))
		draw(rectangle{h.class, h.features, x, min(y, Extent-rows), width, rows})
		y += rows
	}
}

// corner places something long around a middle, within side from low.
func corner(middle float64, long, low, side int) int {
	return max(low, min(int(math.Round(middle-float64(long)/2)), low+side-long))
}
