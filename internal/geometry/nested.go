package geometry

// style is how a text format nests polygons, rings and positions.
type style struct {
	open, shut     byte
	openXY, shutXY string
	between        byte // ordinates of one position
	separator      string
}

func geoJSONStyle() style { return style{'[', ']', "[", "]", ',', ","} }
func wktStyle() style     { return style{'(', ')', "", "", ' ', ","} }

// appendNested writes all polygons in a style, degrees.
func (s Shape) appendNested(b []byte, w style) []byte {
	b = append(b, w.open)
	for i, span := range s.Polygons() {
		if i > 0 {
			b = append(b, w.separator...)
		}
		b = append(b, w.open)
		for r := span[0]; r < span[1]; r++ {
			if r > span[0] {
				b = append(b, w.separator...)
			}
			b = appendRing(b, s.Ring(r), w)
		}
		b = append(b, w.shut)
	}
	return append(b, w.shut)
}

func appendRing(b []byte, ring []float64, w style) []byte {
	b = append(b, w.open)
	for i := 0; i < len(ring); i += 2 {
		if i > 0 {
			b = append(b, w.separator...)
		}
		b = append(b, w.openXY...)
		b = append(AppendDegrees(b, ring[i]), w.between)
		b = append(AppendDegrees(b, ring[i+1]), w.shutXY...)
	}
	return append(b, w.shut)
}
