package ingest

import (
	"bytes"
	"slices"
	"strings"

	"onemap/internal/bilingual"
)

func supported() bilingual.Text {
	return say("支持：勘测定界 TXT、拐点坐标 CSV、QYZB 字符串、GeoJSON、WKT、SHP（ZIP）、GDB（ZIP）、GPKG、KML/KMZ、DXF、FlatGeobuf、GML、MapInfo",
		"formats read: survey TXT, corner list CSV, QYZB, GeoJSON, WKT, zipped Shapefile, zipped FileGDB, GPKG, KML/KMZ, DXF, FlatGeobuf, GML, MapInfo")
}

// readFile reads one file that is not an archive.
func (r *reading) readFile(f packedFile) error {
	if kind := sniffBinary(f.data); kind != formatUnknown {
		return r.readForeign(kind, []packedFile{f})
	}
	if strange := bytes.IndexByte(f.data[:min(len(f.data), 512)], 0) >= 0; strange && !isUTF16(f.data) {
		return unrecognised(f.data)
	}
	text, encoding, err := decodeText(f.data)
	if err != nil {
		return firstOf(foreignOnly(f.data), err)
	}
	return r.readText(f, text, encoding)
}

func isUTF16(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))
}

// foreignOnly names a known foreign format, and nil for unknown bytes.
func foreignOnly(data []byte) error {
	for _, f := range foreign() {
		if bytes.HasPrefix(data, []byte(f.magic)) {
			return unrecognised(data)
		}
	}
	return nil
}

func (r *reading) readText(f packedFile, text, encoding string) error {
	kind := sniffText(text)
	if kind == formatUnknown {
		return unrecognised(f.data)
	}
	r.info.Format, r.info.Encoding = string(kind), encoding
	switch kind {
	case formatSurvey:
		return r.readSurvey(text)
	case formatCorners:
		return r.readCorners(text)
	case formatQYZB:
		return r.readQYZB(text)
	case formatGeoJSON:
		return r.readGeoJSON([]byte(text))
	case formatWKT:
		return r.readWKT(text)
	}
	return r.readForeign(kind, []packedFile{f})
}

// readArchive decides by the entries what a zip is.
func (r *reading) readArchive(files []packedFile) error {
	with := func(ext string) []packedFile {
		return slices.DeleteFunc(slices.Clone(files), func(f packedFile) bool { return f.ext() != ext })
	}
	switch {
	case len(with(".shp")) > 0:
		return r.readShapefiles(files, with(".shp"))
	case len(with(".gdbtable")) > 0:
		return r.readForeign(formatGDB, files)
	case len(with(".kml")) > 0:
		return r.readKMZ(with(".kml"))
	case len(with(".gml")) == 1: // its schema would only let it name more files
		return r.readFile(with(".gml")[0])
	case len(with(".tab")) > 0:
		return r.readForeign(formatTAB, files)
	case len(with(".mif")) > 0:
		return r.readForeign(formatMIF, files)
	case slices.ContainsFunc(files, func(f packedFile) bool { return strings.EqualFold(f.name, "[Content_Types].xml") }):
		return refuse(unknownFormat, say("不支持：Office 文件，请另存为 CSV", "not supported: an Office file, save the table as CSV"), supported())
	case len(with(".dbf")) > 0:
		return refuse(damaged, say("压缩包里有 DBF 但没有 SHP", "the archive has a DBF but no SHP"),
			say("请把 SHP、SHX、DBF、PRJ 一起打包", "pack SHP, SHX, DBF and PRJ together"))
	}
	return r.readOnly(files)
}

// readKMZ reads doc.kml, or the only KML there is.
func (r *reading) readKMZ(kmls []packedFile) error {
	for _, f := range kmls {
		if f.base() == "doc.kml" {
			return r.readFile(f)
		}
	}
	return r.readOnly(kmls)
}

// readOnly reads the only file of an archive, or the one chosen by name.
func (r *reading) readOnly(files []packedFile) error {
	var names []string
	for _, f := range files {
		if names = append(names, f.name); f.name == r.o.Layer {
			r.o.Layer = ""
			return r.readFile(f)
		}
	}
	if len(files) == 1 {
		return r.readFile(files[0])
	}
	if len(files) == 0 {
		return refuse(nothingUsable, say("压缩包里没有文件", "the archive holds no file"), supported())
	}
	r.info.Layers = names
	return r.choose(names)
}

// choose asks which of several layers is meant and lists them.
func (r *reading) choose(names []string) error {
	asked := r.o.Layer
	list := strings.Join(names, ", ")
	message := say("文件含有多个图层：%s", "the file has several layers: %s", list)
	if asked != "" {
		message = say("文件中没有图层 %q；有：%s", "the file has no layer %[1]q; it has: %[2]s", asked, list)
	}
	p := refuse(severalLayers, message, say("请指定其中一个图层", "name one of them"))
	if r.o.Choice != "" {
		p.Next = say("请用 %s 指定其中一个图层", "name one of them with %s", r.o.Choice)
	}
	p.Class = "usage"
	return p
}
