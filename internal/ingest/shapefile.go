package ingest

import (
	"bytes"
	"encoding/binary"
	"strings"

	"onemap/internal/geometry"
)

// shapefile is one SHP with the files that belong to it (ESRI Shapefile
// Technical Description, July 1998).
type shapefile struct {
	shp   []byte
	table *dbf
	crs   geometry.CRS
}

// readShapefiles reads the only shapefile of an archive, or the chosen one.
func (r *reading) readShapefiles(files, shps []packedFile) error {
	r.info.Format = string(formatShape)
	if areal := arealShapes(shps); len(areal) == 1 && r.o.Layer == "" {
		shps = areal
	}
	chosen := shps[0]
	if len(shps) > 1 || r.o.Layer != "" {
		found := false
		for _, f := range shps {
			name := strings.TrimSuffix(f.name, f.name[len(f.name)-4:])
			r.info.Layers = append(r.info.Layers, name)
			if r.o.Layer != "" && (strings.EqualFold(name, r.o.Layer) || strings.EqualFold(f.base(), r.o.Layer+".shp")) {
				chosen, found = f, true
			}
		}
		if !found {
			return r.choose(r.info.Layers)
		}
	}
	r.info.Layers = []string{chosen.name[:len(chosen.name)-4]}
	return r.readShapefile(chosen, siblings(files, chosen.stem()))
}

// arealShapes are the files whose header says they hold polygons.
func arealShapes(shps []packedFile) (out []packedFile) {
	for _, f := range shps {
		if len(f.data) >= 100 && binary.LittleEndian.Uint32(f.data[32:])%10 == 5 {
			out = append(out, f)
		}
	}
	return out
}

// siblings are the files that share a stem, by extension.
func siblings(files []packedFile, stem string) map[string][]byte {
	out := map[string][]byte{}
	for _, f := range files {
		if f.stem() == stem {
			out[f.ext()] = f.data
		}
	}
	return out
}

func (r *reading) readShapefile(f packedFile, parts map[string][]byte) error {
	if len(f.data) < 100 || binary.BigEndian.Uint32(f.data) != 9994 {
		return broken(nil)
	}
	crs, err := r.projectionFile(string(parts[".prj"]))
	if err != nil {
		return err
	}
	s := shapefile{shp: f.data, crs: crs}
	if len(parts[".dbf"]) > 0 {
		table, err := openDBF(parts[".dbf"], string(parts[".cpg"]))
		if err != nil {
			return err
		}
		s.table, r.info.Encoding = table, table.name
	}
	return s.read(r)
}

// read walks the records of the SHP; its length fields are never trusted.
func (s shapefile) read(r *reading) error {
	b := batch[shapeRow]{reading: r, make: s.record}
	rest := s.shp[100:]
	for i := 0; len(rest) >= 12; i++ {
		length := int64(binary.BigEndian.Uint32(rest[4:])) * 2
		if len(bytes.Trim(rest, "\x00")) == 0 {
			break // padding after the last record
		}
		if length < 4 || length > int64(len(rest)-8) {
			return firstOf(b.flush(), broken(nil))
		}
		content := rest[8 : 8+length]
		rest = rest[8+length:]
		if s.table.deleted(i) {
			continue
		}
		if err := b.add(shapeRow{i, content}); err != nil {
			return err
		}
	}
	return b.flush()
}

// shapeRow is one record of the SHP.
type shapeRow struct {
	number  int // from 0
	content []byte
}

func (s shapefile) record(row shapeRow) Record {
	rec := Record{Attributes: map[string]string{}}
	rec.Problems = s.table.fill(row.number, rec.Attributes)
	identify(&rec, "")
	s.geometry(row.content, &rec)
	if rec.Refused != nil {
		rec.Refused.Row = row.number + 1
	}
	return rec
}

// geometry reads a polygon; rings are nested by containment because their
// direction is not reliable in practice.
func (s shapefile) geometry(content []byte, rec *Record) {
	kind := binary.LittleEndian.Uint32(content)
	if kind == 0 {
		rec.Refused = emptyGeometry()
		return
	}
	if kind != 5 && kind != 15 && kind != 25 {
		rec.Refused = notThisKind(shapeKind(kind))
		return
	}
	rings, p := polygonRings(content)
	if rec.Refused = p; p != nil {
		return
	}
	if kind != 5 {
		rec.Problems = append(rec.Problems, notice(heightDropped,
			say("坐标带有 Z 或 M 值，未使用", "positions carry Z or M values, which are not used"),
			say("如需按标高判断，请填写标高属性", "state elevations as an attribute when they matter")))
	}
	polygons, err := geometry.Nest(rings)
	if err != nil {
		rec.Refused = asProblem(err)
		return
	}
	rec.Received = geometry.Received{CRS: s.crs, Polygons: polygons}
	rec.Refused = beyondDegrees(rec.Received)
}
