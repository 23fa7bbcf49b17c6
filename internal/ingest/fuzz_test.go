package ingest

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// sound demands what must hold for any bytes: no panic, numbers that add up,
// every record either usable or refused with both languages, and the same
// answer a second time.
func sound(t *testing.T, data []byte) {
	o := Options{CRS: 4527, Limits: Limits{Unpacked: 1 << 22, Vertices: 5000, Records: 500}}
	a, b := readAll(data, o), readAll(data, o)
	require.Equal(t, code(a.err), code(b.err))
	require.Len(t, a.records, min(a.Records, len(a.records)))
	for i, r := range a.records {
		require.Equal(t, i, r.FID)
		require.Equal(t, r.Refused != nil, r.Shape.IsEmpty())
		require.Equal(t, r.Shape, b.records[i].Shape)
		if r.Refused != nil {
			require.True(t, r.Refused.Message.Complete())
		}
	}
}

func FuzzSurvey(f *testing.F) {
	f.Add(header + plotRow + square)
	f.Add("[属性描述]\n[地块坐标]\n5,1,2,面,@\r1,1,2,3\n")
	f.Fuzz(func(t *testing.T, text string) { sound(t, []byte(text)) })
}

func FuzzCorners(f *testing.F) {
	f.Add("序号,X,Y\n" + plane + "标高,380,310\n")
	f.Add("拐点,经度,纬度\n1,118°13′48.000″,36°15′00.000″\n2,1181348,36.1500\n")
	f.Fuzz(func(t *testing.T, text string) { sound(t, []byte(text)) })
}

func FuzzQYZB(f *testing.F) {
	f.Add("1,3,1,4006000,39605000,2,4006100,39605000,3,4006100,39605100,380,310,,1")
	f.Fuzz(func(t *testing.T, text string) { sound(t, []byte(text)) })
}

func FuzzWKT(f *testing.F) {
	f.Add("SRID=4490;POLYGON((118 36,118.1 36,118.1 36.1,118 36))\nPOINT EMPTY")
	f.Fuzz(func(t *testing.T, text string) { sound(t, []byte(text)) })
}

func FuzzGeoJSON(f *testing.F) {
	f.Add(collection(feature(good), feature("null")))
	f.Add(strings.Replace(good, "118.001", "1e400", 1))
	f.Fuzz(func(t *testing.T, text string) { sound(t, []byte(text)) })
}

func FuzzShapefile(f *testing.F) {
	f.Add([]byte{0, 0, 0x27, 0x0a}, []byte{3})
	f.Fuzz(func(t *testing.T, shp, dbf []byte) {
		sound(t, zippedFuzz(shp, dbf))
	})
}

// zippedFuzz packs the parts of a shapefile.
func zippedFuzz(shp, dbf []byte) []byte {
	var t testing.T
	return zipped(&t, "a.shp", string(shp), "a.dbf", string(dbf))
}
