package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"unicode/utf8"
)

// writeGeoJSON writes a FeatureCollection, one feature a line. RFC 7946 knows
// WGS 84 only; other systems are named by the member crs of the 2008 format,
// which GDAL, QGIS and OneMap itself read.
func writeGeoJSON(o *order, out io.Writer) error {
	head := fmt.Sprintf(`{"type":"FeatureCollection","name":%s,`, quoted(o.table.Name))
	if o.CRS.EPSG != 4326 {
		head += fmt.Sprintf(`"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::%d"}},`, o.CRS.EPSG)
	}
	if _, err := io.WriteString(out, head+`"features":[`); err != nil {
		return err
	}
	names := make([][]byte, len(o.table.Columns))
	for i, c := range o.table.Columns {
		names[i] = append(quoted(c.Name), ':')
	}
	var line []byte
	between := "\n"
	err := o.each(func(r Row) (err error) {
		line = append(line[:0], between...)
		between = ",\n"
		if line, err = o.feature(line, names, r); err != nil {
			return err
		}
		_, err = out.Write(line)
		return err
	})
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, "\n]}\n")
	return err
}

func (o *order) feature(b []byte, names [][]byte, r Row) ([]byte, error) {
	b = append(b, `{"type":"Feature","properties":{`...)
	for i, cell := range r.Cells {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, names[i]...)
		b = inMember(b, cell)
	}
	b = append(b, `},"geometry":`...)
	if !o.table.Spatial || r.Shape.IsEmpty() {
		return append(b, "null}"...), nil
	}
	d, err := o.CRS.draw(r.Shape)
	if err != nil {
		return b, err
	}
	b = append(b, `{"type":"MultiPolygon","coordinates":`...)
	return append(inJSON().append(b, d), "}}"...), nil
}

// inMember writes a cell as a JSON value.
func inMember(b []byte, cell any) []byte {
	switch v := cell.(type) {
	case nil:
		return append(b, "null"...)
	case int64:
		return strconv.AppendInt(b, v, 10)
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return append(b, "null"...)
		}
		return strconv.AppendFloat(b, v, 'f', -1, 64)
	}
	text := textOf(cell)
	if plainJSON(text) {
		return append(append(append(b, '"'), text...), '"')
	}
	return append(b, quoted(text)...)
}

// plainJSON tells whether a text stands in JSON as it is.
func plainJSON(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] == '"' || s[i] == '\\' {
			return false
		}
	}
	return utf8.ValidString(s)
}

func quoted(s string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // text always encodes
	return bytes.TrimRight(b.Bytes(), "\n")
}
