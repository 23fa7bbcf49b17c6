package geometry

import "math"

// Perimeter is the length of all rings on the ellipsoid, holes included.
func (s Shape) Perimeter() Metres {
	sum := Metres(0)
	var g ground
	for i := range s.rings {
		r := s.Ring(i)
		for j := 2; j < len(r); j += 2 {
			sum += g.edge(r[j-2], r[j-1], r[j], r[j+1])
		}
	}
	return sum
}

// Width is the mean width of a long piece: twice its area over its perimeter
// (design 4). Empty shapes have none.
func (s Shape) Width() Metres {
	p := s.Perimeter()
	if p == 0 {
		return 0
	}
	return Metres(2 * float64(s.Area()) / float64(p))
}

// ground is the scale of grid steps around a latitude, to the first order: the
// sines of one latitude serve a whole parcel.
type ground struct {
	at                   float64 // nano-degrees
	east, north          float64 // metres per step; 0 before the first use
	eastSlope, northRise float64 // per step of latitude
}

// reach is how far from its latitude a ground is right to 2e-8.
const reach = 0.01 * PerDegree

// edge is the length of an edge straight in longitude and latitude between two
// points in nano-degrees, by the mean-latitude formula on pieces of at most 0.05
// degree (relative error below 1e-7).
func (g *ground) edge(x1, y1, x2, y2 float64) Metres {
	const piece = 0.05 * PerDegree
	dx, dy := x2-x1, y2-y1
	if math.Abs(dx) <= piece && math.Abs(dy) <= piece {
		return Metres(g.length(dx, dy, y1+dy/2))
	}
	n := math.Ceil(math.Max(math.Abs(dx), math.Abs(dy)) / piece)
	sum := 0.0
	for i := 0.5; i < n; i++ {
		sum += g.length(dx/n, dy/n, y1+dy*i/n)
	}
	return Metres(sum)
}

func (g *ground) length(dx, dy, y float64) float64 {
	if g.north == 0 || math.Abs(y-g.at) > reach {
		g.move(y)
	}
	h := y - g.at
	dx, dy = dx*(g.east+h*g.eastSlope), dy*(g.north+h*g.northRise)
	return math.Sqrt(dx*dx + dy*dy)
}

func (g *ground) move(y float64) {
	g.at = y
	g.east, g.north = metresPerStep(y)
	sin, cos := math.Sincos(y * step)
	g.eastSlope = -g.north * sin * step
	g.northRise = 3 * eccentricity * sin * cos / (1 - eccentricity*sin*sin) * g.north * step
}

// metresPerStep is the ground length of a grid step to the east and to the
// north at a latitude in nano-degrees.
func metresPerStep(y float64) (east, north float64) {
	sin, cos := math.Sincos(y * step)
	w := 1 - eccentricity*sin*sin
	n := semiMajor / math.Sqrt(w)
	return n * cos * step, n * (1 - eccentricity) / w * step
}
