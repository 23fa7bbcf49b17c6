package geometry

import (
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/peterstace/simplefeatures/geom"
	"github.com/stretchr/testify/require"
)

func mustShape(t testing.TB, wkt string) Shape {
	t.Helper()
	r, err := ParseWKT(wkt, CRS{EPSG: CGCS2000})
	require.NoError(t, err)
	s, err := FromDegrees(r.Polygons)
	require.NoError(t, err)
	return s
}

func unhex(t *testing.T, s string) []byte {
	b, err := hex.DecodeString(strings.ReplaceAll(s, " ", ""))
	require.NoError(t, err)
	return b
}

func holed(t testing.TB) Shape {
	return mustShape(t, "MULTIPOLYGON(((118.1 36.1,118.2 36.1,118.2 36.2,118.1 36.1),(118.15 36.11,118.16 36.12,118.17 36.11,118.15 36.11)),((-0.000000001 -1,0 -1,0 0,-0.000000001 -1)))")
}

func TestEveryFormatReadsBackTheSameShape(t *testing.T) {
	s := holed(t)
	back, err := ParseEWKB(s.EWKB())
	require.NoError(t, err)
	require.Equal(t, s, back)
	text, err := json.Marshal(s)
	require.NoError(t, err)
	var fromJSON Shape
	require.NoError(t, json.Unmarshal(text, &fromJSON))
	require.Equal(t, s, fromJSON)
	r, err := ParseWKT(s.WKT(), CRS{EPSG: CGCS2000})
	require.NoError(t, err)
	fromWKT, err := FromDegrees(r.Polygons)
	require.NoError(t, err)
	require.Equal(t, s, fromWKT)
}

func TestNumbersAreTheShortestExactDecimals(t *testing.T) {
	text, err := json.Marshal(holed(t))
	require.NoError(t, err)
	require.Equal(t, `{"type":"MultiPolygon","coordinates":[[[[118.1,36.1],[118.2,36.1],[118.2,36.2],[118.1,36.1]],[[118.15,36.11],[118.16,36.12],[118.17,36.11],[118.15,36.11]]],[[[-0.000000001,-1],[0,-1],[0,0],[-0.000000001,-1]]]]}`, string(text))
	text, err = json.Marshal(Shape{})
	require.NoError(t, err)
	require.Equal(t, `{"type":"MultiPolygon","coordinates":[]}`, string(text))
	require.Equal(t, "MULTIPOLYGON EMPTY", Shape{}.WKT())
}

func TestOffGridResultsSurviveStorage(t *testing.T) {
	s := FromFlat([]float64{118e9 + 0.25, 36e9, 118e9 + 1000, 36e9 + 0.5, 118e9, 36e9 + 1000.125, 118e9 + 0.25, 36e9}, []int32{4}, []int32{1})
	back, err := ParseEWKB(s.EWKB())
	require.NoError(t, err)
	require.InDeltaSlice(t, s.xy, back.xy, 5e-5)
	text, err := json.Marshal(s)
	require.NoError(t, err)
	var again Shape
	require.NoError(t, json.Unmarshal(text, &again))
	require.Equal(t, back, again)
}

func TestEWKBIsReadByAnotherEngine(t *testing.T) {
	s := holed(t)
	b := s.EWKB()
	plain := append(append([]byte{1}, 6, 0, 0, 0), b[9:]...) // without SRID
	g, err := geom.UnmarshalWKB(plain, geom.NoValidate{})
	require.NoError(t, err)
	require.Equal(t, s.WKT(), strings.Replace(g.AsText(), "-1e-09", "-0.000000001", 2))
	back, err := ParseEWKB(g.AsBinary())
	require.NoError(t, err)
	require.Equal(t, s, back)
}

// wkb builds a little-endian polygon of one ring with the given type code.
func wkb(code uint32, dim int) []byte {
	le := binary.LittleEndian
	b := le.AppendUint32(le.AppendUint32(le.AppendUint32([]byte{1}, code), 1), 4)
	for _, p := range [][4]float64{{0, 0, 7, 8}, {10, 0, 7, 8}, {10, 10, 7, 8}, {0, 0, 7, 8}} {
		for i := range dim {
			b = le.AppendUint64(b, math.Float64bits(p[i]))
		}
	}
	return b
}

func TestZAndMAreLeftOutWithANoticeOrRefusedAndNeverMisread(t *testing.T) {
	want := [][][]Position{{{{0, 0}, {10, 0}, {10, 10}, {0, 0}}}}
	for _, c := range []struct {
		code uint32
		dim  int
	}{{1003, 3}, {2003, 3}, {3003, 4}, {3 | ewkbZ, 3}, {3 | ewkbM, 3}, {3 | ewkbZ | ewkbM, 4}} {
		_, err := ParseEWKB(wkb(c.code, c.dim))
		requireCode(t, err, "G10") // a stored row has two dimensions
	}
	plane, err := ParseEWKB(wkb(3, 2))
	require.NoError(t, err)
	require.Equal(t, "MULTIPOLYGON(((0 0,10 0,10 10,0 0)))", plane.WKT())
	for _, wkt := range []string{"POLYGON Z((0 0 7,10 0 7,10 10 7,0 0 7))", "POLYGONZ((0 0 7,10 0 7,10 10 7,0 0 7))", "POLYGON((0 0 7,10 0 7,10 10 7,0 0 7))",
		"polygon m ((0 0 7,10 0 7,10 10 7,0 0 7))", "MULTIPOLYGON ZM (((0 0 7 8,10 0 7 8,10 10 7 8,0 0 7 8)))"} {
		r, err := ParseWKT(wkt, CRS{EPSG: CGCS2000})
		require.NoError(t, err, wkt)
		require.Equal(t, want, r.Polygons)
		require.NotEmpty(t, r.Notices)
	}
}

func TestDecodersRefuse(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	for _, c := range []struct{ name, format, in, code string }{
		{"64 GiB of rings", "wkb", "01 03000000 FFFFFFFF", "G10"},
		{"64 GiB of points", "wkb", "01 03000000 01000000 FFFFFFFF", "G10"},
		{"64 GiB of parts", "wkb", "01 06000000 FFFFFFFF", "G10"},
		{"nothing", "wkb", "", "G10"},
		{"byte order", "wkb", "07 03000000 00000000", "G10"},
		{"left over", "wkb", "01 03000000 00000000 00", "G10"},
		{"type 99", "wkb", "01 63000000 00000000", "G10"},
		{"curve polygon", "wkb", "01 0A000000 00000000", "G13"},
		{"multi surface Z", "wkb", "01 F4030000 00000000", "G13"},
		{"point", "wkb", "01 01000000 0000000000000000 0000000000000000", "G12"},
		{"collection", "wkb", "01 07000000 01000000 01 07000000 00000000", "G12"},
		{"polygon of points", "wkb", "01 06000000 01000000 01 01000000 00000000", "G10"},
		{"two systems", "wkb", "01 03000020 AF110000 00000000", "G18"},
		{"curve", "wkt", "CURVEPOLYGON(CIRCULARSTRING(0 0,4 0,4 4,0 4,0 0))", "G13"},
		{"multi surface", "wkt", "MULTISURFACE Z (((0 0 1,1 0 1,1 1 1,0 0 1)))", "G13"},
		{"line", "wkt", "LINESTRING(0 0,1 1)", "G12"},
		{"no word", "wkt", "((0 0))", "G10"},
		{"open bracket", "wkt", "POLYGON((0 0,1 0,1 1,0 0)", "G10"},
		{"something after", "wkt", "POLYGON((0 0,1 0,1 1,0 0)) x", "G10"},
		{"one number", "wkt", "POLYGON((0,1 0,1 1,0 0))", "G10"},
		{"mixed dimension", "wkt", "POLYGON((0 0,1 0 4,1 1,0 0))", "G10"},
		{"five numbers", "wkt", "POLYGON((0 0 0 0 0,1 0 4,1 1,0 0))", "G10"},
		{"hexadecimal", "wkt", "POLYGON((0x1p4 0,1 0,1 1,0 0))", "G10"},
		{"infinity", "wkt", "POLYGON((1e400 0,1 0,1 1,0 0))", "G01"},
		{"NaN", "wkt", "POLYGON((NaN 0,1 0,1 1,0 0))", "G01"},
		{"Xian 1980", "wkt", "SRID=4610;POLYGON((0 0,1 0,1 1,0 0))", "G18"},
		{"5000 deep", "json", `{"type":"Polygon","coordinates":` + deep(5000) + `}`, "G11"},
		{"20 deep", "json", `{"type":"Polygon","coordinates":` + deep(20) + `}`, "G10"},
		{"infinity in JSON", "json", `{"type":"Polygon","coordinates":[[[1e400,0],[1,0],[1,1],[1e400,0]]]}`, "G01"},
		{"empty position", "json", `{"type":"Polygon","coordinates":[[[],[1,0],[1,1],[]]]}`, "G10"},
		{"null position", "json", `{"type":"Polygon","coordinates":[[null]]}`, "G10"},
		{"text for a number", "json", `{"type":"Polygon","coordinates":[[["1","2"]]]}`, "G10"},
		{"too shallow", "json", `{"type":"MultiPolygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}`, "G10"},
		{"point", "json", `{"type":"Point","coordinates":[0,0]}`, "G12"},
		{"feature", "json", `{"type":"Feature","geometry":null}`, "G12"},
		{"no type", "json", `{}`, "G10"},
		{"not JSON", "json", `{"type":`, "G10"},
		{"null", "json", `null`, "G10"},
		{"Xian by crs member", "json", `{"type":"Polygon","coordinates":[],"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4610"}}}`, "G18"},
		{"GCJ-02 by crs member", "json", `{"type":"Polygon","coordinates":[],"crs":{"type":"name","properties":{"name":"GCJ-02"}}}`, "E08"},
	} {
		t.Run(c.format+"/"+c.name, func(t *testing.T) {
			var err error
			switch c.format {
			case "wkb":
				_, err = ParseEWKB(unhex(t, c.in))
			case "wkt":
				_, err = ParseWKT(c.in, CRS{EPSG: CGCS2000})
			default:
				_, err = ParseGeoJSONGeometry([]byte(c.in), CRS{EPSG: CGCS2000})
			}
			requireCode(t, err, c.code)
		})
	}
}

func TestStatedSystemIsTakenWhenNoneIsGiven(t *testing.T) {
	r, err := ParseWKT("SRID=4527;POLYGON EMPTY", CRS{})
	require.NoError(t, err)
	require.Equal(t, 4527, r.CRS.EPSG)
	_, err = ParseWKT("SRID=4610;POLYGON EMPTY", CRS{})
	requireCode(t, err, "E08")
	r, err = ParseGeoJSONGeometry([]byte(`{"type":"MultiPolygon","coordinates":[],"crs":{"properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}}`), CRS{})
	require.NoError(t, err)
	require.Equal(t, WGS84, r.CRS.EPSG)
}
