package ingest

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
)

// format names what the content of a file is.
type format string

const (
	formatUnknown format = ""
	formatSurvey  format = "survey-txt"
	formatCorners format = "corner-list"
	formatQYZB    format = "qyzb"
	formatGeoJSON format = "geojson"
	formatWKT     format = "wkt"
	formatShape   format = "shapefile"
	formatGPKG    format = "gpkg"
	formatGDB     format = "filegdb"
	formatKML     format = "kml"
	formatDXF     format = "dxf"
	formatFGB     format = "flatgeobuf"
	formatGML     format = "gml"
	formatMIF     format = "mapinfo-mif"
	formatTAB     format = "mapinfo-tab"
)

// foreign lists formats people send that are only named in the refusal, by their first bytes.
func foreign() []struct{ magic, zh, en string } {
	return []struct{ magic, zh, en string }{
		{"AC10", "DWG 图形，请在 CAD 中另存为 DXF", "a DWG drawing: save it as DXF"},
		{"\x00\x01\x00\x00Standard Jet DB", "个人地理数据库（MDB），请导出为 GDB 或 SHP", "a personal geodatabase (MDB): export it as GDB or SHP"},
		{"\xd0\xcf\x11\xe0", "旧版 Office 文件，请另存为 CSV", "an old Office file: save the table as CSV"},
		{"%PDF", "PDF 文件，请提供坐标文件", "a PDF: send the coordinates"},
		{"Rar!", "RAR 压缩包，请改用 ZIP", "a RAR archive: pack it as ZIP"},
		{"7z\xbc\xaf", "7z 压缩包，请改用 ZIP", "a 7z archive: pack it as ZIP"},
		{"\x00\x00\x27\x0a", "单独的 SHP 文件，请与 SHX、DBF、PRJ 一起打包为 ZIP", "a bare SHP: pack it with its SHX, DBF and PRJ as ZIP"},
	}
}

// sniffBinary recognises formats by their first bytes.
func sniffBinary(data []byte) format {
	switch {
	case bytes.HasPrefix(data, []byte("SQLite format 3\x00")) && bytes.Contains(data[:min(len(data), 1<<16)], []byte("gpkg_contents")):
		return formatGPKG
	case bytes.HasPrefix(data, []byte("fgb\x03")):
		return formatFGB
	case bytes.HasPrefix(data, []byte("AutoCAD Binary DXF")):
		return formatDXF
	}
	return formatUnknown
}

// sniffText recognises formats by the text at the start.
func sniffText(text string) format {
	head := strings.Trim(narrow(text[:min(len(text), 1<<16)]), " \t\r\n\x1e")
	switch {
	case strings.HasPrefix(head, "{") || strings.HasPrefix(head, "[[") || strings.HasPrefix(head, "[{"):
		return formatGeoJSON
	case strings.HasPrefix(head, "<"):
		return sniffXML(text)
	case strings.Contains(head, "[地块坐标]") || startsSection(head):
		return formatSurvey
	case startsWKT(head):
		return formatWKT
	case isDXF(head):
		return formatDXF
	case strings.HasPrefix(strings.ToUpper(head), "VERSION ") && strings.Contains(strings.ToUpper(head), "COLUMNS"):
		return formatMIF
	case isQYZB(firstLine(head)):
		return formatQYZB
	case looksLikeCorners(head):
		return formatCorners
	}
	return formatUnknown
}

// startsSection tells a section name in brackets from text that only begins
// with one.
func startsSection(head string) bool {
	rest, ok := strings.CutPrefix(head, "[")
	return ok && strings.Contains(rest, "]")
}

func firstLine(s string) string { return strings.TrimSpace(splitLines(s)[0]) }

func isDXF(head string) bool {
	lines := splitLines(head)
	for len(lines) > 1 && strings.TrimSpace(lines[0]) == "999" { // comments may come first
		lines = lines[2:]
	}
	return len(lines) > 1 && strings.TrimSpace(lines[0]) == "0" && strings.TrimSpace(lines[1]) == "SECTION"
}

// sniffXML looks at the root element only; a VRT or any other XML dressed as
// KML is therefore never handed to GDAL as KML.
func sniffXML(text string) format {
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	d.Strict = false
	for {
		token, err := d.Token()
		if err != nil {
			return formatUnknown
		}
		if root, ok := token.(xml.StartElement); ok {
			return rootFormat(root)
		}
	}
}

func rootFormat(root xml.StartElement) format {
	if root.Name.Local == "kml" {
		return formatKML
	}
	if root.Name.Local != "FeatureCollection" && root.Name.Local != "Dictionary" {
		return formatUnknown
	}
	for _, a := range root.Attr {
		if strings.HasPrefix(a.Value, "http://www.opengis.net/gml") {
			return formatGML
		}
	}
	return formatUnknown
}

func unrecognised(data []byte) error {
	for _, f := range foreign() {
		if bytes.HasPrefix(data, []byte(f.magic)) {
			return refuse(unknownFormat, say2("不支持："+f.zh, "not supported: "+f.en), supported())
		}
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return refuse(nothingUsable, say("文件是空的", "the file is empty"), supported())
	}
	return refuse(unknownFormat, say("无法识别文件格式", "the content is none of the formats read"), supported())
}
