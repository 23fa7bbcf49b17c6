package tile_test

import (
	"math"
	"math/rand/v2"
	"strconv"

	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// lattice is a partition of a square: n × n cells whose shared borders are
// fractal lines of many vertices. Neighbours share every vertex; the edge of the
// square is straight.
type lattice struct {
	n, pieces, depth int // a side is pieces fractal lines of 2^depth edges
	west, south      float64
	side             float64 // of a cell, nano-degrees
	lines            map[[3]int][]float64
}

func newLattice(n, pieces, depth int, side float64) *lattice {
	return &lattice{n: n, pieces: pieces, depth: depth, west: 118e9, south: 36e9, side: side, lines: map[[3]int][]float64{}}
}

// line runs from corner (i, j) east (axis 0) or north (axis 1), its last point
// left out.
func (l *lattice) line(i, j, axis int) []float64 {
	key := [3]int{i, j, axis}
	if l.lines[key] == nil {
		rng := rand.New(rand.NewPCG(uint64(i*1000+j), uint64(axis)))
		edge := axis == 0 && (j == 0 || j == l.n) || axis == 1 && (i == 0 || i == l.n)
		x, y := l.west+float64(i)*l.side, l.south+float64(j)*l.side
		step := l.side / float64(l.pieces)
		var xy []float64
		for k := range l.pieces {
			ax, ay, bx, by := x+float64(k)*step, y, x+float64(k+1)*step, y
			if axis == 1 {
				ax, ay, bx, by = x, y+float64(k)*step, x, y+float64(k+1)*step
			}
			xy = wiggle(xy, ax, ay, bx, by, l.depth, edge, rng)
		}
		l.lines[key] = xy
	}
	return l.lines[key]
}

// wiggle appends a line from a to b, without b, displaced at every middle by up
// to a tenth of its length.
func wiggle(xy []float64, ax, ay, bx, by float64, depth int, straight bool, rng *rand.Rand) []float64 {
	if depth == 0 {
		return append(xy, math.Round(ax), math.Round(ay))
	}
	off := (rng.Float64() - 0.5) / 5
	if straight {
		off = 0
	}
	mx, my := (ax+bx)/2-off*(by-ay), (ay+by)/2+off*(bx-ax)
	xy = wiggle(xy, ax, ay, mx, my, depth-1, straight, rng)
	return wiggle(xy, mx, my, bx, by, depth-1, straight, rng)
}

// features are the cells, counter-clockwise.
func (l *lattice) features() (out []layer.Feature) {
	for i := range l.n {
		for j := range l.n {
			xy := append([]float64(nil), l.line(i, j, 0)...)
			xy = append(xy, l.line(i+1, j, 1)...)
			xy = backwards(xy, l.line(i, j+1, 0), l.corner(i+1, j+1))
			xy = backwards(xy, l.line(i, j, 1), l.corner(i, j+1))
			xy = append(xy, xy[0], xy[1])
			shape := geometry.FromFlat(xy, []int32{int32(len(xy) / 2)}, []int32{1})
			id := strconv.Itoa(len(out) + 1)
			out = append(out, layer.Feature{Ordinal: len(out), ID: id, Name: "格" + id, Shape: shape, Area: shape.Area(),
				Attributes: map[string]string{"SJNF": "2024", "TBMJ": "12.5"}})
		}
	}
	return out
}

func (l *lattice) corner(i, j int) [2]float64 {
	return [2]float64{math.Round(l.west + float64(i)*l.side), math.Round(l.south + float64(j)*l.side)}
}

// backwards appends a line from its end, which it does not hold, to the vertex
// after its first.
func backwards(xy, line []float64, end [2]float64) []float64 {
	xy = append(xy, end[0], end[1])
	for k := len(line) - 2; k >= 2; k -= 2 {
		xy = append(xy, line[k], line[k+1])
	}
	return xy
}
