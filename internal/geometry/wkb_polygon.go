package geometry

// polygons reads a polygon or a multipolygon and nothing after it.
func (r *wkbReader) polygons() ([][][]Position, error) {
	if len(r.rest) > maxBytes {
		return nil, tooManyBytes()
	}
	h, err := r.header()
	if err != nil {
		return nil, err
	}
	var out [][][]Position
	switch {
	case h.kind != wkbPolygon && h.kind != wkbMultiPolygon:
		return nil, unwantedWKB(h.kind)
	case !h.flat:
		return nil, malformed("WKB", text("坐标带有 Z 或 M 值", "positions carry Z or M values"))
	case h.kind == wkbPolygon:
		out, err = r.one()
	default:
		out, err = r.many()
	}
	if err == nil && len(r.rest) > 0 {
		err = malformed("WKB", textf("末尾多出 %d 字节", "%d bytes are left over", len(r.rest)))
	}
	return out, err
}

// one reads the body of a polygon; an empty one is no polygon.
func (r *wkbReader) one() ([][][]Position, error) {
	rings, err := r.polygon()
	if err != nil || len(rings) == 0 {
		return nil, err
	}
	return [][][]Position{rings}, nil
}

func (r *wkbReader) many() ([][][]Position, error) {
	n, err := r.count(9)
	if err != nil {
		return nil, err
	}
	var out [][][]Position
	for range n {
		g, err := r.header()
		if err != nil {
			return nil, err
		}
		if g.kind != wkbPolygon || !g.flat {
			return nil, malformed("WKB", textf("多面的成员类型码为 %d", "a member of type %d in a multipolygon", g.kind))
		}
		polygon, err := r.one()
		if err != nil {
			return nil, err
		}
		out = append(out, polygon...)
	}
	return out, nil
}

func (r *wkbReader) polygon() ([][]Position, error) {
	n, err := r.count(4)
	if err != nil {
		return nil, err
	}
	if r.rings += n; r.rings > maxRings {
		return nil, tooManyRings()
	}
	rings := make([][]Position, 0, n)
	for range n {
		ring, err := r.ring()
		if err != nil {
			return nil, err
		}
		rings = append(rings, ring)
	}
	return rings, nil
}

func (r *wkbReader) ring() ([]Position, error) {
	n, err := r.count(16)
	if err != nil {
		return nil, err
	}
	if r.vertices += n; r.vertices > maxDensified {
		return nil, tooManyVertices(maxDensified)
	}
	ring := make([]Position, n)
	for i := range ring {
		ring[i] = Position{r.float(0), r.float(8)}
		r.rest = r.rest[16:]
	}
	return ring, nil
}
