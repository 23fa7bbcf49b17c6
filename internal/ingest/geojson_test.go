package ingest

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func collection(features ...string) string {
	return `{"type":"FeatureCollection","features":[` + strings.Join(features, ",") + `]}`
}

func feature(geometry string) string {
	return `{"type":"Feature","properties":{"名称":"甲","面积":1.50,"空":null},"geometry":` + geometry + `}`
}

func TestGeoJSONRecords(t *testing.T) {
	for name, c := range map[string]struct{ text, code string }{
		"polygon":           {collection(feature(good)), ""},
		"bare geometry":     {good, ""},
		"bare feature":      {feature(good), ""},
		"sequence":          {feature(good) + "\n" + feature(good), ""},
		"record separators": {"\x1e" + feature(good) + "\n\x1e" + feature(good), ""},
		"null geometry":     {collection(feature("null")), noGeometry},
		"empty coordinates": {collection(feature(`{"type":"Polygon","coordinates":[]}`)), noGeometry},
		"point":             {collection(feature(`{"type":"Point","coordinates":[118,36]}`)), notPolygon},
		"collection":        {collection(feature(`{"type":"GeometryCollection","geometries":[]}`)), notPolygon},
		"unclosed":          {collection(feature(`{"type":"Polygon","coordinates":[[[118,36],[118.1,36],[118.1,36.1],[118,36.1]]]}`)), "G06"},
		"bow-tie":           {collection(feature(`{"type":"Polygon","coordinates":[[[118,36],[118.1,36.1],[118.1,36],[118,36.1],[118,36]]]}`)), "E07"},
		"1e400":             {collection(feature(strings.Replace(good, "118.001", "1e400", 1))), badNumber},
		"no degrees":        {collection(feature(strings.ReplaceAll(good, "118", "39605000"))), missingCRS},
		"empty collection":  {collection(), nothingUsable},
		"empty":             {"", nothingUsable},
		"blank":             {" \n ", nothingUsable},
		"not GeoJSON":       {`{"a":1}`, unknownFormat},
		"TopoJSON":          {`{"type":"Topology"}`, unknownFormat},
		"cut short":         {collection(feature(good))[:120], damaged},
		"unknown crs":       {strings.Replace(collection(feature(good)), `"features"`, `"crs":{"type":"name","properties":{"name":"local"}},"features"`, 1), missingCRS},
		"Xian 1980":         {strings.Replace(collection(feature(good)), `"features"`, `"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4610"}},"features"`, 1), "E08"},
	} {
		t.Run(name, func(t *testing.T) {
			out := readAll([]byte(c.text), Options{})
			require.Equal(t, c.code, code(out.err), "%v", out.err)
		})
	}
}

func TestGeoJSONWithOneBadRecordKeepsTheRest(t *testing.T) {
	nan := strings.Replace(good, "118.001", "NaN", 1)
	out := readAll([]byte(collection(feature(good), feature(nan), feature("null"), feature(good))), Options{})
	require.NoError(t, out.err)
	require.Equal(t, 4, out.Records)
	require.Equal(t, 2, out.Refused)
	require.NotNil(t, out.records[1].Refused)
	require.Equal(t, 3, out.records[3].FID)
	require.Equal(t, 2, out.records[1].Refused.Subject)
}

func TestGeoJSONAttributesAndHeights(t *testing.T) {
	high := `{"type":"Polygon","coordinates":[[[118,36,5],[118.001,36,5],[118.001,36.001,5],[118,36,5]]]}`
	out := readAll([]byte(collection(feature(high))), Options{})
	require.NoError(t, out.err)
	require.Contains(t, codes(out.records[0].Problems), heightDropped)
	require.Equal(t, map[string]string{"名称": "甲", "面积": "1.50"}, out.records[0].Attributes)
	require.Equal(t, "甲", out.records[0].Name)
}

func TestGeoJSONSystemMemberWinsAndMayComeLast(t *testing.T) {
	square := `{"type":"Polygon","coordinates":[[[39605000,4006000],[39605100,4006000],[39605100,4006100],[39605000,4006000]]]}`
	text := strings.TrimSuffix(collection(feature(square)), "}") + `,"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4527"}}}`
	require.Equal(t, "EPSG:4527", readAll([]byte(text), Options{CRS: 4490}).CRS)
	require.Equal(t, "EPSG:4527", readAll([]byte(square), Options{CRS: 4527}).CRS)
	require.Equal(t, "E08", code(readAll([]byte(square), Options{CRS: 2363}).err))
}

func TestDeepGeoJSONIsRefusedQuickly(t *testing.T) {
	start := time.Now()
	deep := strings.Repeat("[", 5000) + strings.Repeat("]", 5000)
	for _, text := range []string{
		deep, strings.Repeat(`[{"a":`, 2500),
		collection(feature(`{"type":"Polygon","coordinates":` + deep + `}`)),
		`{"type":"Polygon","coordinates":` + deep + `}`,
		strings.Repeat(`{"type":"GeometryCollection","geometries":[`, 5000),
		feature(strings.Repeat(`{"type":"GeometryCollection","geometries":[`, 5000) + good + strings.Repeat(`]}`, 5000)),
	} {
		err := readAll([]byte(text), Options{}).err
		require.Equal(t, tooLarge, code(err))
		require.ErrorContains(t, err, "nested deeper than 32")
	}
	require.Less(t, time.Since(start), time.Second)
}

func TestLimitsAreNamed(t *testing.T) {
	for name, l := range map[string]Limits{"bytes": {Bytes: 20}, "vertices": {Vertices: 3}, "records": {Records: 1}} {
		t.Run(name, func(t *testing.T) {
			out := readAll([]byte(collection(feature(good), feature(good))), Options{Limits: l})
			require.Equal(t, tooLarge, code(out.err))
		})
	}
}

func TestReadStopsWhenTheReceiverStops(t *testing.T) {
	stop := errors.New("enough")
	n := 0
	_, err := Read(t.Context(), []byte(collection(feature(good), feature(good))), Options{}, func(Record) error { n++; return stop })
	require.Equal(t, stop, err)
	require.Equal(t, 1, n)
}
