package geometry

// EdgeLength is the length on the ellipsoid of an edge straight in longitude and
// latitude, between two points in nano-degrees.
func EdgeLength(x1, y1, x2, y2 float64) Metres { return new(ground).edge(x1, y1, x2, y2) }
