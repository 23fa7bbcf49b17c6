package tile

import (
	"math"

	"onemap/internal/geometry"
)

// decimalsPerDegree is what GeoJSON tiles are written to: seven decimals, about
// a centimetre.
const decimalsPerDegree = 1e7

// decimals appends positions in ten-millionths of a degree.
func (g grid) decimals(from []point, to []float64) []float64 {
	for _, p := range from {
		lon, lat := g.nano(p)
		to = append(to, lon*(decimalsPerDegree/geometry.PerDegree), lat*(decimalsPerDegree/geometry.PerDegree))
	}
	return to
}

// degrees is the drawing of a GeoJSON tile. It has no buffer: its readers draw
// what they get without cutting it to the tile, and would draw a buffer twice.
func (p *pen) degrees() drawing {
	corners := p.source.grid.decimals([]point{
		{p.frame.inner.west, p.frame.inner.south}, {p.frame.inner.east, p.frame.inner.north},
	}, nil)
	return drawing{
		project: p.source.grid.decimals, shell: 1, around: &p.frame.inner,
		window: window{corners[0], corners[1], corners[2], corners[3]},
	}
}

// corners is a rectangle of units in ten-millionths of a degree.
func (p *pen) corners(r rectangle) outline {
	o := r.outline()
	for i := 0; i < len(o); i += 2 {
		x, y := p.frame.steps(float64(o[i]), float64(o[i+1]))
		lon, lat := p.source.grid.longitude(x), p.source.grid.latitude(y)
		o[i], o[i+1] = int32(math.Round(lon*decimalsPerDegree)), int32(math.Round(lat*decimalsPerDegree))
	}
	return o
}

// coordinates writes the polygons of a feature and the end of the feature; false
// when nothing of it lies in the drawing.
func (p *pen) coordinates(slot int32, d *drawing) bool {
	b, first := p.body, true
	p.rings(slot, d, func(o outline, shell bool) {
		switch {
		case shell && !first:
			b = append(b, "],["...)
		case shell:
			b = append(b, '[')
		default:
			b = append(b, ',')
		}
		first = false
		b = appendRing(b, o)
	})
	if !first {
		b = append(b, ']')
	}
	p.body = append(b, "]}}"...)
	return !first
}

func appendRing(b []byte, o outline) []byte {
	b = append(b, '[')
	for i := 0; i < len(o); i += 2 {
		b = append(appendPosition(b, o[i], o[i+1]), ',')
	}
	return append(appendPosition(b, o[0], o[1]), ']')
}

func appendPosition(b []byte, x, y int32) []byte {
	b = appendDecimal(append(b, '['), x)
	return append(appendDecimal(append(b, ','), y), ']')
}

// appendDecimal writes ten-millionths as a number without trailing zeros.
func appendDecimal(b []byte, v int32) []byte {
	u := int64(v)
	if u < 0 {
		b, u = append(b, '-'), -u
	}
	var digits [11]byte
	at, point := len(digits), 7
	for k := 0; u > 0 || k <= point; k++ {
		at--
		digits[at] = byte('0' + u%10)
		u /= 10
	}
	whole := len(digits) - point
	b = append(b, digits[at:whole]...)
	end := len(digits)
	for end > whole && digits[end-1] == '0' {
		end--
	}
	if end > whole {
		b = append(append(b, '.'), digits[whole:end]...)
	}
	return b
}
