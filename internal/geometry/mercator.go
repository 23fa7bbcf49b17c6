package geometry

import "math"

// SemiMajor is the equatorial radius of CGCS2000 and of WGS 84, metres.
const SemiMajor = semiMajor

// Web Mercator unrolls the sphere of the equatorial radius; latitudes of the
// ellipsoid are taken as if they were of the sphere (EPSG guidance note 7-2,
// method 1024).

// Mercator turns degrees into metres of EPSG:3857, X east, Y north.
func Mercator(lonLat Position) Position {
	return Position{semiMajor * lonLat.X * radian, semiMajor * math.Asinh(math.Tan(lonLat.Y*radian))}
}

// FromMercator is the reverse of Mercator.
func FromMercator(p Position) Position {
	return Position{p.X / semiMajor / radian, math.Atan(math.Sinh(p.Y/semiMajor)) / radian}
}
