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
	switch h.kind {
	case wkbPolygon:
		out, err = r.one(h)
	case wkbMultiPolygon:
		out, err = r.many(h)
	default:
		return nil, unwantedWKB(h.kind)
	}
	if err == nil && len(r.rest) > 0 {
		err = malformed("WKB", textf("末尾多出 %d 字节", "%d bytes are left over", len(r.rest)))
	}
	return out, err
}

// one reads the body of a polygon; an empty one is no polygon.
func (r *wkbReader) one(h header) ([][][]Position, error) {
	rings, err := r.polygon(h)
	if err != nil || len(rings) == 0 {
		return nil, err
	}
	return [][][]Position{rings}, nil
}

func (r *wkbReader) many(h header) ([][][]Position, error) {
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
		if g.kind != wkbPolygon || g.dim != h.dim {
			return nil, malformed("WKB", textf("多面的成员类型码为 %d", "a member of type %d in a multipolygon", g.kind))
		}
		polygon, err := r.one(g)
		if err != nil {
			return nil, err
		}
		out = append(out, polygon...)
	}
	return out, nil
}

func (r *wkbReader) polygon(h header) ([][]Position, error) {
	n, err := r.count(4)
	if err != nil {
		return nil, err
	}
	if r.rings += n; r.rings > maxRings {
		return nil, tooManyRings()
	}
	rings := make([][]Position, 0, n)
	for range n {
		ring, err := r.ring(h)
		if err != nil {
			return nil, err
		}
		rings = append(rings, ring)
	}
	return rings, nil
}

func (r *wkbReader) ring(h header) ([]Position, error) {
	n, err := r.count(8 * h.dim)
	if err != nil {
		return nil, err
	}
	if r.vertices += n; r.vertices > r.most {
		return nil, tooManyVertices(r.most)
	}
	ring := make([]Position, n)
	for i := range ring {
		ring[i] = Position{r.float(0), r.float(8)}
		r.rest = r.rest[8*h.dim:]
	}
	return ring, nil
}
