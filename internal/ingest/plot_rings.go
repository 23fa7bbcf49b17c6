package ingest

import (
	"strings"

	"onemap/internal/geometry"
)

// rings splits the points into rings: a new one begins with a new ring number,
// after a row that closes the ring, and where labels start again.
func (p *surveyPlot) rings() (rings [][]surveyPoint) {
	var ring []surveyPoint
	for _, q := range p.points {
		if len(ring) > 0 && (q.ring != ring[0].ring || closes(ring) || q.label == ring[0].label && q.pair != ring[0].pair) {
			rings, ring = append(rings, ring), nil
		}
		ring = append(ring, q)
	}
	if len(ring) > 0 {
		rings = append(rings, ring)
	}
	return rings
}

// closes tells whether the last row repeats the first position.
func closes(ring []surveyPoint) bool {
	return len(ring) > 3 && ring[len(ring)-1].pair == ring[0].pair
}

// declaredArea reads the area of the plot row: hectares unless a unit is
// written (domain 4.1, variant 10).
func (p *surveyPlot) declaredArea() (geometry.SquareMetres, bool) {
	if p.figure() == 2 { // 进出平衡: no area field
		return 0, false
	}
	text := strings.TrimSpace(narrow(p.field(1)))
	digits := len(text) - len(strings.TrimLeft(text, "0123456789."))
	v, ok := number(text[:digits])
	scale, known := unitScale(strings.ToUpper(strings.TrimSpace(text[digits:])))
	return geometry.SquareMetres(v * scale), ok && known && v > 0
}

// unitScale is the number of square metres in a unit; none written means 公顷.
func unitScale(unit string) (float64, bool) {
	switch unit {
	case "", "公顷", "HA":
		return 1e4, true
	case "平方米", "M2", "㎡", "M²":
		return 1, true
	case "亩":
		return 1 / 0.0015, true
	case "平方公里", "平方千米", "KM2":
		return 1e6, true
	}
	return 0, false
}
