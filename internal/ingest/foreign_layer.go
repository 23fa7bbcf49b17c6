package ingest

import (
	"bytes"
	"encoding/json"
	"strings"

	"onemap/internal/gdal"
	"onemap/internal/geometry"
	"onemap/internal/problem"
)

// typeField carries the type of the geometry before GDAL turned it into
// GeoJSON, which has no curves and no surfaces.
const typeField = "onemap_geometry_type"

// readLayer turns a layer into GeoJSON with full precision, in its own CRS.
func (r *reading) readLayer(folder string, d driver, kind format, l foreignLayer, files []packedFile) error {
	crs, err := r.layerSystem(l, kind)
	if err != nil {
		return err
	}
	out, err := r.o.GDAL.Run(r.ctx, gdal.Cell{
		Tool: "ogr2ogr", Reads: d.name, Writes: "GeoJSONSeq", Input: folder,
		Arguments: []string{
			"-f", "GeoJSONSeq", "/vsistdout/", "/in/" + d.file, "-dialect", "OGRSQL", "-a_srs", "NONE", "-skipfailures",
			"-sql", "SELECT OGR_GEOMETRY AS " + typeField + ", * FROM " + quotedName(l.name), "-lco", "COORDINATE_PRECISION=15",
		},
	})
	if lines := bytes.Count(out, []byte("\n")); err != nil && lines != l.count || err == nil && l.count >= 0 && lines != l.count {
		return wrapped(err) // ogr2ogr also fails when it only could not write a geometry
	}
	f := featureReader{reading: r, crs: crs, closed: kind == formatDXF, foreign: true}
	if f.closed {
		f.arcs = arcs(files)
	}
	b := batch[[]byte]{reading: r, make: f.record}
	for _, line := range bytes.Split(out, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if err := b.add(line); err != nil {
			return err
		}
	}
	return b.flush()
}

// layerSystem is the CRS of a layer; KML is WGS 84 by definition.
func (r *reading) layerSystem(l foreignLayer, kind format) (geometry.CRS, error) {
	switch {
	case kind == formatKML:
		return geometry.LookupCRS(geometry.WGS84)
	case l.wkt == "" && r.declared.Name() == "":
		return geometry.CRS{}, askForCRS()
	case l.wkt == "" || strings.HasPrefix(l.wkt, "ENGCRS") || strings.HasPrefix(l.wkt, "LOCAL_CS"):
		if r.declared.Name() == "" {
			return geometry.CRS{}, askForCRS()
		}
		return r.declared, nil
	case strings.HasPrefix(l.wkt, `GEOGCRS["Undefined`):
		if r.declared.Name() == "" {
			return geometry.CRS{}, askForCRS()
		}
		return r.declared, nil
	}
	return r.knownSystem(l.wkt)
}

// foreignKind refuses what is no polygon by the type GDAL found, which the
// GeoJSON no longer shows.
func (f featureReader) foreignKind(rec *Record) *problem.Problem {
	if !f.foreign {
		return nil
	}
	kind := strings.ToUpper(rec.Attributes[typeField])
	delete(rec.Attributes, typeField)
	flat := strings.NewReplacer(" ", "", "Z", "", "M", "").Replace(strings.Replace(kind, "MULTI", "ULTI", 1))
	if f.closed {
		if p := f.curvedEntity(rec); p != nil {
			return p
		}
	}
	switch {
	case kind == "" || strings.HasSuffix(flat, "POLYGON") && !strings.Contains(kind, "CURVE"):
		return nil
	case strings.Contains(kind, "CURVE"), strings.Contains(kind, "SURFACE") && !strings.Contains(kind, "POLYHEDRAL"), strings.Contains(kind, "CIRCULAR"):
		return curve(kind)
	case f.closed && strings.HasSuffix(kind, "LINESTRING"):
		return nil
	}
	return notThisKind(kind)
}

// closedLine gives a closed LineString as a Polygon and anything else as it is.
func closedLine(raw []byte) []byte {
	var line struct {
		Type        string            `json:"type"`
		Coordinates []json.RawMessage `json:"coordinates"`
	}
	if json.Unmarshal(raw, &line) != nil || line.Type != "LineString" {
		return raw
	}
	n := len(line.Coordinates)
	if n < 4 || !bytes.Equal(line.Coordinates[0], line.Coordinates[n-1]) {
		return raw
	}
	ring, err := json.Marshal(line.Coordinates)
	if err != nil {
		return raw
	}
	return []byte(`{"type":"Polygon","coordinates":[` + string(ring) + `]}`)
}
