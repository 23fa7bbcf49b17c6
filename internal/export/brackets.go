package export

import "strconv"

// brackets are how a notation writes nested lists of positions.
type brackets struct {
	open, shut         string // around polygons, a polygon, a ring
	positionOpen       string
	between            string // coordinates of a position
	positionShut, next string // next position
}

// inJSON is the coordinates member of a GeoJSON MultiPolygon.
func inJSON() brackets { return brackets{"[", "]", "[", ",", "]", ","} }

// inWKT is what stands after MULTIPOLYGON.
func inWKT() brackets { return brackets{"(", ")", "", " ", "", ","} }

// append writes every polygon of d.
func (n brackets) append(b []byte, d drawn) []byte {
	b = append(b, n.open...)
	ring := int32(0)
	for i, end := range d.polys {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, n.open...)
		for first := ring; ring < end; ring++ {
			if ring > first {
				b = append(b, ',')
			}
			b = n.ring(b, d, int(ring))
		}
		b = append(b, n.shut...)
	}
	return append(b, n.shut...)
}

func (n brackets) ring(b []byte, d drawn, ring int) []byte {
	b = append(b, n.open...)
	for i, xy := 0, d.ring(ring); i < len(xy); i += 2 {
		if i > 0 {
			b = append(b, n.next...)
		}
		b = append(b, n.positionOpen...)
		b = d.number(b, xy[i])
		b = append(b, n.between...)
		b = d.number(b, xy[i+1])
		b = append(b, n.positionShut...)
	}
	return append(b, n.shut...)
}

func (d drawn) ring(i int) []float64 {
	from := int32(0)
	if i > 0 {
		from = d.rings[i-1]
	}
	return d.xy[2*from : 2*d.rings[i]]
}

// number writes a coordinate with a tenth of a millimetre and no idle zeros.
func (d drawn) number(b []byte, v float64) []byte {
	b = strconv.AppendFloat(b, v, 'f', d.decimals, 64)
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	if b[len(b)-1] == '.' {
		b = b[:len(b)-1]
	}
	return b
}
