package style

// cell is the side of the square that a pattern repeats, in CSS pixels.
const cell = 12.0

// pattern is what repeats in a cell: strokes and dots, which may reach over the
// edge of the cell where the next one continues them.
type pattern struct {
	strokes [][4]float64 // x1, y1, x2, y2
	dots    [][2]float64 // centres
	width   float64      // of strokes
	radius  float64      // of dots
}

// patternOf gives variant v (from 0) of a pattern of layer.Style. Variants tell
// the zones of a layer apart: turned first, then closer. A layer without a
// pattern lends its zones those of the others.
func patternOf(name string, v int) pattern {
	if (name == "none" || name == "solid") && v > 0 {
		return patternOf([3]string{"hatch", "dots", "cross"}[(v-1)%3], (v-1)/3)
	}
	switch name {
	case "hatch":
		return hatch(v)
	case "cross":
		return cross(v)
	case "dots":
		return dots(v)
	}
	return pattern{} // solid, none
}

func hatch(v int) pattern {
	p := pattern{width: 1.3}
	step := cell / float64(1+v/4%2)
	for at := 0.0; at < cell; at += step {
		p.strokes = append(p.strokes, [4][][4]float64{rising(at), falling(at), level(at), upright(at)}[v%4]...)
	}
	return p
}

func cross(v int) pattern {
	p := pattern{width: 1}
	step := cell / float64(1+v/2%2)
	for at := 0.0; at < cell; at += step {
		if v%2 == 0 {
			p.strokes = append(p.strokes, append(rising(at), falling(at)...)...)
		} else {
			p.strokes = append(p.strokes, append(level(at), upright(at)...)...)
		}
	}
	return p
}

// dots have two sizes; further variants lie on a hatch.
func dots(v int) pattern {
	p := pattern{radius: [2]float64{1.2, 2}[v%2]}
	if v >= 2 {
		p.strokes, p.width = hatch(v/2-1).strokes, 0.8
	}
	const q = cell / 4
	p.dots = [][2]float64{{q, q}, {3 * q, 3 * q}}
	return p
}

// rising, falling, level and upright are one stroke through the whole cell, at
// away from its corner, with what its repetition leaves in the other corners.
func rising(at float64) (s [][4]float64) {
	for _, d := range [3]float64{-cell, 0, cell} {
		s = append(s, [4]float64{at + d - cell, 2 * cell, at + d + 2*cell, -cell})
	}
	return s
}

func falling(at float64) (s [][4]float64) {
	for _, d := range [3]float64{-cell, 0, cell} {
		s = append(s, [4]float64{at + d - cell, -cell, at + d + 2*cell, 2 * cell})
	}
	return s
}

func level(at float64) [][4]float64 {
	return [][4]float64{{-cell, at + cell/4, 2 * cell, at + cell/4}}
}

func upright(at float64) [][4]float64 {
	return [][4]float64{{at + cell/4, -cell, at + cell/4, 2 * cell}}
}
