package geometry

import "math"

// The area of record sums the official ellipsoid series over edges that are
// straight in longitude and latitude, in the limit of densifying them.
//
// The series (national land survey office, 2008 no. 32; domain 6.1) gives an
// edge the area dL x (q(B2)-q(B1)) at its mean longitude, with
//
//	q(B) = b² (A sin B - B sin 3B + C sin 5B - D sin 7B + E sin 9B)
//
// which is straight in the plane (L, q). An edge straight in (L, B) encloses
// dL dB² q"(Bm)/12 more, by the trapezoid rule's error; the next term is of the
// fourth order in dB, below 0.1 mm² for dB under longestEdge.

// harmonics are the official coefficients with b² and signs worked in; the k-th
// belongs to sin((2k+1)B).
func harmonics() [5]float64 {
	const e2, e4 = eccentricity, eccentricity * eccentricity
	const e6, e8 = e4 * e2, e4 * e4
	const b2 = semiMinor * semiMinor
	return [5]float64{
		b2 * (1 + e2*3/6 + e4*30/80 + e6*35/112 + e8*630/2304),
		-b2 * (e2*1/6 + e4*15/80 + e6*21/112 + e8*420/2304),
		b2 * (e4*3/80 + e6*7/112 + e8*180/2304),
		-b2 * (e6*1/112 + e8*45/2304),
		b2 * (e8 * 5 / 2304),
	}
}

const (
	step        = radian / PerDegree // radians per grid step
	longestEdge = 0.02 * radian      // latitude span above which an edge is halved
	nearReach   = 0.1 * radian
	taylorReach = 0.5 * radian // where the Taylor series of q is good to 1e-8 m² per radian
)

// authalic is q around the latitude of a ring's first vertex: differences come
// from a Taylor series, so that nothing cancels for the smallest parcel.
type authalic struct {
	from float64    // latitude, radians
	c    [9]float64 // c[j] h^j; c[0] = 0
}

// taylor[k][j] is what the j-th derivative of the k-th harmonic's sine counts in
// the Taylor series: the same at every latitude, and forty divisions for each ring
// if it were not kept.
var taylor = taylorWeights()

func taylorWeights() (t [5][9]float64) {
	for k, f := range harmonics() {
		w := float64(2*k + 1)
		for j := 1; j < len(t[k]); j++ {
			f *= w / float64(j)
			t[k][j] = f
		}
	}
	return t
}

func newAuthalic(from float64) authalic {
	a := authalic{from: from}
	sin, cos := math.Sincos(from)
	sin2, cos2 := 2*sin*cos, 1-2*sin*sin
	for k := range taylor {
		d := [4]float64{sin, cos, -sin, -cos} // successive derivatives of a sine
		for j := 1; j < len(a.c); j++ {
			a.c[j] += taylor[k][j] * d[j%4]
		}
		sin, cos = sin*cos2+cos*sin2, cos*cos2-sin*sin2 // of the next multiple
	}
	return a
}

// q is q(from+h) - q(from), m² per radian of longitude. Below nearReach five
// terms leave 1e-6 m² per radian out.
func (a *authalic) q(h float64) float64 {
	c := &a.c
	switch reach := math.Abs(h); {
	case reach < nearReach:
		return h * (c[1] + h*(c[2]+h*(c[3]+h*(c[4]+h*c[5]))))
	case reach > taylorReach:
		return series(a.from+h) - series(a.from)
	}
	return h * (c[1] + h*(c[2]+h*(c[3]+h*(c[4]+h*(c[5]+h*(c[6]+h*(c[7]+h*c[8])))))))
}

// curvature is q" at from+h, right to 1e-4 relative.
func (a *authalic) curvature(h float64) float64 {
	if math.Abs(h) > taylorReach {
		b := newAuthalic(a.from + h)
		return 2 * b.c[2]
	}
	return 2*a.c[2] + h*(6*a.c[3]+h*12*a.c[4])
}

func series(lat float64) float64 {
	q := 0.0
	for k, h := range harmonics() {
		q += h * math.Sin(float64(2*k+1)*lat)
	}
	return q
}

// RingArea is the signed area of record of a closed ring in nano-degrees,
// counter-clockwise positive.
func RingArea(xy []float64) SquareMetres { return RingAreaFrom(xy, 0) }

// RingAreaFrom is RingArea of a ring whose latitudes are counted from one of
// their own, and its longitudes from any: nothing is lost to their size.
func RingAreaFrom(xy []float64, latitude float64) SquareMetres {
	if len(xy) < 8 {
		return 0
	}
	a := newAuthalic((latitude + xy[1]) * step)
	sum, l1, h1, q1 := 0.0, 0.0, 0.0, 0.0
	for i := 2; i < len(xy); i += 2 {
		l2, h2 := (xy[i]-xy[0])*step, (xy[i+1]-xy[1])*step
		q2 := a.q(h2)
		if dh := h2 - h1; math.Abs(dh) > longestEdge {
			sum += a.longEdge(l1, h1, l2, h2)
		} else {
			sum += (l1*q2-l2*q1)/2 + (l2-l1)*dh*dh*a.curvature((h1+h2)/2)/12
		}
		l1, h1, q1 = l2, h2, q2
	}
	return SquareMetres(sum)
}

// longEdge cuts an edge into pieces that the edge term is good for.
func (a *authalic) longEdge(l1, h1, l2, h2 float64) float64 {
	n := math.Ceil(math.Abs(h2-h1) / longestEdge)
	sum, l, h, q := 0.0, l1, h1, a.q(h1)
	for i := 1.0; i <= n; i++ {
		lt, ht := l1+(l2-l1)*i/n, h1+(h2-h1)*i/n
		qt := a.q(ht)
		sum += (l*qt-lt*q)/2 + (lt-l)*(ht-h)*(ht-h)*a.curvature((h+ht)/2)/12
		l, h, q = lt, ht, qt
	}
	return sum
}

// Area is the area of record, holes taken off.
func (s Shape) Area() SquareMetres {
	sum := SquareMetres(0)
	for i := range s.rings {
		sum += RingArea(s.Ring(i))
	}
	return sum
}
