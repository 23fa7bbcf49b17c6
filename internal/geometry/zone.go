package geometry

// Zone is the Gauss-Krueger zone of a native projected system.
type Zone struct {
	Number   int
	Width    int  // degrees of longitude, 3 or 6
	Prefixed bool // the number stands in front of the easting
}

// Zone gives the zone of a system; false for one that has none. The ranges of
// codes are regular (domain 5.1).
func (c CRS) Zone() (Zone, bool) {
	switch e := c.EPSG; {
	case e >= 4513 && e <= 4533:
		return Zone{e - 4488, 3, true}, true
	case e >= 4534 && e <= 4554:
		return Zone{e - 4509, 3, false}, true
	case e >= 4491 && e <= 4501:
		return Zone{e - 4478, 6, true}, true
	case e >= 4502 && e <= 4512:
		return Zone{e - 4489, 6, false}, true
	}
	return Zone{}, false
}

// meridian is the central one, degrees.
func (z Zone) meridian() float64 {
	if z.Width == 6 {
		return float64(6*z.Number - 3)
	}
	return float64(3 * z.Number)
}

// easting is that of the central meridian, metres.
func (z Zone) easting() float64 {
	const half = 500_000
	if z.Prefixed {
		return float64(z.Number)*1e6 + half
	}
	return half
}
