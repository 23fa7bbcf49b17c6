package ingest

import (
	"encoding/json"

	"onemap/internal/geometry"
)

// featureReader turns features into records. The CRS is that of the file.
type featureReader struct {
	*reading
	crs     geometry.CRS
	closed  bool            // closed lines are polygons (DXF)
	foreign bool            // came through GDAL and carries typeField
	arcs    map[string]bool // handles of DXF entities with arcs
}

// readGeoJSON reads a FeatureCollection, a Feature, a geometry, or any number
// of them one after the other (GeoJSON text sequence).
func (r *reading) readGeoJSON(data []byte) error {
	s := &jsonScan{data: data, depth: r.o.Limits.Depth}
	for s.blank(); s.at < len(s.data); s.blank() {
		value, err := s.value()
		if err != nil {
			return err
		}
		if err := r.readObject(value); err != nil {
			return err
		}
	}
	return nil
}

func (r *reading) readObject(data []byte) error {
	if data[0] != '{' {
		return refuse(unknownFormat, say("JSON 不是 GeoJSON", "the JSON is not GeoJSON"), supported())
	}
	top := map[string][]byte{}
	scan := jsonScan{data: data, depth: r.o.Limits.Depth}
	if err := scan.members(func(key string, value []byte) error { top[key] = value; return nil }); err != nil {
		return err
	}
	crs, p := r.geoJSONSystem(top["crs"])
	if p != nil {
		return p
	}
	f := featureReader{reading: r, crs: crs}
	switch kind := unquote(top["type"]); {
	case kind == "FeatureCollection":
		list := jsonScan{data: top["features"], depth: r.o.Limits.Depth}
		b := batch[[]byte]{reading: r, make: f.record}
		return firstOf(list.list(b.add), b.flush())
	case kind == "Feature":
		return r.deliver(f.record(data))
	case top["coordinates"] != nil || top["geometries"] != nil:
		rec := Record{Attributes: map[string]string{}}
		f.geometry(&rec, data)
		return r.deliver(rec)
	case kind == "Topology":
		return refuse(unknownFormat, say("不支持 TopoJSON", "TopoJSON is not read"), supported())
	}
	return refuse(unknownFormat, say("JSON 不是 GeoJSON", "the JSON is not GeoJSON"), supported())
}

func unquote(raw []byte) (s string) {
	_ = json.Unmarshal(raw, &s)
	return s
}

// record reads one Feature object. It may run on any goroutine.
func (f featureReader) record(data []byte) Record {
	rec := Record{Attributes: map[string]string{}}
	var geometry []byte
	var id string
	scan := jsonScan{data: data, depth: f.o.Limits.Depth}
	err := scan.members(func(key string, value []byte) error {
		switch key {
		case "geometry":
			geometry = value
		case "id":
			id = plainText(value)
		case "properties":
			f.properties(&rec, value)
		}
		return nil
	})
	if err != nil {
		rec.Refused = asProblem(err)
		return rec
	}
	identify(&rec, id)
	if rec.Refused = f.foreignKind(&rec); rec.Refused == nil {
		f.geometry(&rec, geometry)
	}
	return rec
}

func (f featureReader) properties(rec *Record, raw []byte) {
	if string(raw) == "null" {
		return
	}
	scan := jsonScan{data: raw, depth: f.o.Limits.Depth}
	_ = scan.members(func(key string, value []byte) error {
		if string(value) != "null" {
			rec.Attributes[unquote([]byte(`"`+key+`"`))] = plainText(value)
		}
		return nil
	})
}

// plainText is a JSON value as text: strings without quotes, the rest as written.
func plainText(raw []byte) string {
	if len(raw) > 0 && raw[0] == '"' {
		return unquote(raw)
	}
	return string(raw)
}

// geometry reads the geometry member into the record.
func (f featureReader) geometry(rec *Record, raw []byte) {
	if len(raw) == 0 || string(raw) == "null" {
		rec.Refused = emptyGeometry()
		return
	}
	if f.closed {
		raw = closedLine(raw)
	}
	received, err := geometry.ParseGeoJSONGeometry(raw, f.crs)
	if err != nil {
		rec.Refused = asProblem(err)
		return
	}
	rec.Received, rec.Refused = received, beyondDegrees(received)
}
