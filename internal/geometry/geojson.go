package geometry

import "encoding/json"

// MarshalJSON writes a GeoJSON MultiPolygon in degrees (RFC 7946 3.1.7).
func (s Shape) MarshalJSON() ([]byte, error) {
	b := make([]byte, 0, 48+28*s.Vertices())
	b = append(b, `{"type":"MultiPolygon","coordinates":`...)
	b = s.appendNested(b, geoJSONStyle())
	return append(b, '}'), nil
}

// UnmarshalJSON reads what MarshalJSON wrote. It vouches for nothing but form,
// range and closure; outside data goes through ParseGeoJSONGeometry.
func (s *Shape) UnmarshalJSON(data []byte) error {
	r, err := parseGeoJSON(data, CRS{EPSG: CGCS2000}, maxDensified)
	if err != nil {
		return err
	}
	*s, err = stored(r.Polygons)
	return err
}

// geoJSON is a geometry object; foreign members are ignored, a coordinate
// reference system of the old kind is not.
type geoJSON struct {
	Type        string          `json:"type"`
	Coordinates json.RawMessage `json:"coordinates"`
	CRS         *struct {
		Properties struct {
			Name string `json:"name"`
		} `json:"properties"`
	} `json:"crs"`
}

// ParseGeoJSONGeometry reads a Polygon or MultiPolygon object in crs. Further
// ordinates are left out with a notice; numbers must be finite, brackets nested
// exactly as the type demands. Problems: E08, G01, G10, G11, G12, G16, G18.
func ParseGeoJSONGeometry(data []byte, crs CRS) (Received, error) {
	return parseGeoJSON(data, crs, maxVertices)
}

func parseGeoJSON(data []byte, crs CRS, most int) (Received, error) {
	if len(data) > maxBytes {
		return Received{}, tooManyBytes()
	}
	if err := shallow(data); err != nil {
		return Received{}, err
	}
	var g geoJSON
	if err := json.Unmarshal(data, &g); err != nil {
		return Received{}, malformed("GeoJSON", textf("JSON 语法有误（%v）", "it is not JSON (%v)", err))
	}
	crs, err := g.system(crs)
	if err != nil {
		return Received{}, err
	}
	return g.received(crs, most)
}

func (g geoJSON) received(crs CRS, most int) (Received, error) {
	c := coordinateReader{rest: g.Coordinates, most: most}
	var polygons [][][]Position
	var err error
	switch g.Type {
	case "Polygon":
		var rings [][]Position
		if rings, err = c.rings(); len(rings) > 0 {
			polygons = [][][]Position{rings}
		}
	case "MultiPolygon":
		polygons, err = c.polygons()
	default:
		return Received{}, unwantedGeoJSON(g.Type)
	}
	if err == nil {
		err = c.end()
	}
	if err != nil {
		return Received{}, err
	}
	return Received{CRS: crs, Polygons: polygons, Notices: droppedOrdinates(c.more, false)}, nil
}

func unwantedGeoJSON(kind string) error {
	switch kind {
	case "Point", "MultiPoint", "LineString", "MultiLineString", "GeometryCollection", "Feature", "FeatureCollection":
		return notArea(kind)
	}
	return malformed("GeoJSON", text("几何类型未知或缺失", "unknown or missing type"))
}

// shallow refuses deep nesting before anything is decoded: a geometry needs six
// brackets, foreign members some more.
func shallow(data []byte) error {
	const deepest = 4 * maxDepth
	depth, quoted := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == '{':
			if depth++; depth > deepest {
				return tooLarge(text("嵌套层数", "levels of nesting"), deepest)
			}
		case c == ']' || c == '}':
			depth--
		}
	}
	return nil
}
