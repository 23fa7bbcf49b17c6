package geometry

import "math"

// CGCS2000 ellipsoid (domain 5.3). The series are in the third flattening n.
const (
	semiMajor    = 6378137.0
	flattening   = 1 / 298.257222101
	eccentricity = flattening * (2 - flattening) // e squared
	semiMinor    = semiMajor * (1 - flattening)

	n1 = flattening / (2 - flattening)
	n2 = n1 * n1
	n3 = n2 * n1
	n4 = n3 * n1
	n5 = n4 * n1
	n6 = n5 * n1

	rectifying = semiMajor / (1 + n1) * (1 + n2/4 + n4/64 + n6/256)
	radian     = math.Pi / 180
)

// Gauss-Krueger by Krueger's series to the sixth order in n: L. Krueger,
// Konforme Abbildung des Erdellipsoids in der Ebene (1912); coefficients as in
// C. Karney, Transverse Mercator with an accuracy of a few nanometers (J. Geod.
// 85, 2011), equations 35 and 36. Good to a few nanometres within 3,900 km of
// the central meridian.

func alpha() [6]float64 {
	return [6]float64{
		n1/2 - n2*2/3 + n3*5/16 + n4*41/180 - n5*127/288 + n6*7891/37800,
		n2*13/48 - n3*3/5 + n4*557/1440 + n5*281/630 - n6*1983433/1935360,
		n3*61/240 - n4*103/140 + n5*15061/26880 + n6*167603/181440,
		n4*49561/161280 - n5*179/168 + n6*6601661/7257600,
		n5*34729/80640 - n6*3418889/1995840,
		n6 * 212378941 / 319334400,
	}
}

func beta() [6]float64 {
	return [6]float64{
		n1/2 - n2*2/3 + n3*37/96 - n4*1/360 - n5*81/512 + n6*96199/604800,
		n2*1/48 + n3*1/15 - n4*437/1440 + n5*46/105 - n6*1118711/3870720,
		n3*17/480 - n4*37/840 - n5*209/4480 + n6*5569/90720,
		n4*4397/161280 - n5*11/504 - n6*830251/7257600,
		n5*4583/161280 - n6*108847/3991680,
		n6 * 20648693 / 638668800,
	}
}

// forward projects latitude and longitude from the central meridian, degrees,
// to metres east of the meridian and north of the equator, scale 1.
func forward(lat, lon float64) (east, north float64) {
	t, l := conformal(math.Tan(lat*radian)), lon*radian
	sin, cos := math.Sincos(l)
	xi, eta := math.Atan2(t, cos), math.Asinh(sin/math.Hypot(t, cos))
	dxi, deta := wave(alpha(), xi, eta)
	return rectifying * (eta + deta), rectifying * (xi + dxi)
}

// inverse is the reverse of forward.
func inverse(east, north float64) (lat, lon float64) {
	xi, eta := north/rectifying, east/rectifying
	dxi, deta := wave(beta(), xi, eta)
	xi, eta = xi-dxi, eta-deta
	sin, cos := math.Sincos(xi)
	s := math.Sinh(eta)
	t := geodetic(sin / math.Hypot(s, cos))
	return math.Atan(t) / radian, math.Atan2(s, cos) / radian
}

// wave sums c[j] sin(2j zeta) for the complex angle zeta = xi + i eta, by
// Clenshaw's recurrence, which needs one sine for all terms.
func wave(c [6]float64, xi, eta float64) (re, im float64) {
	sin, cos := math.Sincos(2 * xi)
	sinh, cosh := math.Sinh(2*eta), math.Cosh(2*eta)
	w := complex(2*cos*cosh, -2*sin*sinh) // 2 cos(2 zeta)
	var b1, b2 complex128
	for j := len(c) - 1; j >= 0; j-- {
		b1, b2 = complex(c[j], 0)+w*b1-b2, b1
	}
	sum := complex(sin*cosh, cos*sinh) * b1
	return real(sum), imag(sum)
}

// conformal turns the tangent of the geodetic latitude into that of the
// conformal latitude (Karney 2011, equation 7).
func conformal(tau float64) float64 {
	e := math.Sqrt(eccentricity)
	h := math.Hypot(1, tau)
	sigma := math.Sinh(e * math.Atanh(e*tau/h))
	return tau*math.Hypot(1, sigma) - sigma*h
}

// geodetic is the reverse of conformal, by Newton's method (Karney 2011,
// equations 19 to 21); three steps reach the last digit.
func geodetic(target float64) float64 {
	tau := target / (1 - eccentricity)
	for range 5 {
		t := conformal(tau)
		h := math.Hypot(1, tau)
		step := (target - t) / math.Hypot(1, t) * (1 + (1-eccentricity)*tau*tau) / ((1 - eccentricity) * h)
		tau += step
		if math.Abs(step) < 1e-15*math.Max(1, math.Abs(tau)) {
			break
		}
	}
	return tau
}
