package main

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const epsgPrefix = "http://www.opengis.net/def/crs/EPSG/0/"

func pathEscape(s string) string { return url.PathEscape(s) }

func crsList(t *testing.T, w *featureWorld) {
	var c gotCollection
	w.json("/collections/YJJBNTTB", &c)
	want := []string{"http://www.opengis.net/def/crs/OGC/1.3/CRS84"}
	codes := []int{4326, 4490, 3857}
	for _, first := range []int{4524, 4545} { // zones 36 to 42: what can be reached from 118° E
		for zone := range 7 {
			codes = append(codes, first+zone)
		}
	}
	for _, code := range codes {
		want = append(want, fmt.Sprint(epsgPrefix, code))
	}
	require.Equal(t, want, c.CRS)
	require.Equal(t, epsgPrefix+"4490", c.StorageCrs)
	for _, uri := range want {
		for _, path := range []string{itemsPath("crs", uri), "/collections/YJJBNTTB/items/K1?crs=" + url.QueryEscape(uri)} {
			r, body := w.get(path)
			require.Equal(t, 200, r.StatusCode, body)
			require.Equal(t, "<"+uri+">", r.Header.Get("Content-Crs"))
		}
	}
}

func contentCRS(t *testing.T, w *featureWorld) {
	for crs, uri := range map[string]string{"": "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "EPSG:4490": epsgPrefix + "4490", "[EPSG:4527]": epsgPrefix + "4527",
		"OGC:CRS84": "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "urn:ogc:def:crs:EPSG::4548": epsgPrefix + "4548", "https://www.opengis.net/def/crs/EPSG/0/3857": epsgPrefix + "3857"} {
		r, body := w.get(itemsPath("crs", crs))
		require.Equal(t, 200, r.StatusCode, body)
		require.Equal(t, "<"+uri+">", r.Header.Get("Content-Crs"))
	}
}

func invalidCRS(t *testing.T, w *featureWorld) {
	for _, parameter := range []string{"crs", "bbox-crs", "filter-crs"} {
		for _, value := range []string{"http://www.opengis.net/def/crs/EPSG/0/99999", "4490", "EPSG:", "'; drop table feature; --", "EPSG:4610"} {
			r, body := w.get(itemsPath(parameter, value, "bbox", "1,1,2,2"))
			require.Equal(t, http.StatusBadRequest, r.StatusCode, body)
			require.Contains(t, body, "is not offered")
		}
	}
	r, _ := w.get("/collections/YJJBNTTB/items/K1?crs=EPSG:1")
	require.Equal(t, http.StatusBadRequest, r.StatusCode)
}

// The south-west corner of K6 in every system, by PROJ (cs2cs).
func axisOrder(t *testing.T, w *featureWorld) {
	for code, corner := range map[string][2]float64{
		"EPSG:4490": {36.002, 118.002}, "EPSG:4326": {36.002, 118.002}, "OGC:CRS84": {118.002, 36.002},
	} {
		p := w.items("bbox", "118.0025,36.0025,118.0026,36.0026", "crs", code)
		require.Equal(t, []string{"K6"}, p.ids())
		require.Equal(t, corner, p.Features[0].Geometry.Coordinates[0][0][0], code)
	}
	x, y := 0.0, 0.0
	for code, northFirst := range map[int]bool{3857: false, 4524: true, 4526: true, 4527: true, 4528: true, 4529: true, 4530: true, 4545: true, 4547: true, 4548: true, 4549: true, 4550: true, 4551: true} {
		require.NoError(t, w.house.database.queryRow(t, fmt.Sprintf("SELECT ST_X(p), ST_Y(p) FROM ST_Transform(ST_SetSRID(ST_Point(118.002, 36.002), 4490), %d) p", code), &x, &y))
		want := [2]float64{x, y}
		if northFirst {
			want = [2]float64{y, x}
		}
		got := w.items("bbox", "118.0025,36.0025,118.0026,36.0026", "crs", fmt.Sprint("EPSG:", code)).Features[0].Geometry.Coordinates[0][0][0]
		require.InDeltaSlice(t, want[:], got[:], 1e-4, "EPSG:%d", code)
	}
}

// The same box, written in every system, finds the same features.
func bboxCRS(t *testing.T, w *featureWorld) {
	for code, northFirst := range map[int]bool{4326: true, 4490: true, 3857: false, 4524: true, 4526: true, 4527: true, 4528: true, 4529: true, 4530: true, 4545: true, 4547: true, 4548: true, 4549: true, 4550: true, 4551: true} {
		var v [4]float64
		require.NoError(t, w.house.database.queryRow(t, fmt.Sprintf(`SELECT ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b)
			FROM ST_Transform(ST_MakeEnvelope(118.0025, 36.0025, 118.0045, 36.0026, 4490), %d) b`, code), &v[0], &v[1], &v[2], &v[3]))
		if northFirst {
			v = [4]float64{v[1], v[0], v[3], v[2]}
		}
		bbox := strings.Trim(strings.ReplaceAll(fmt.Sprintf("%.6f", v), " ", ","), "[]")
		if code == 4326 || code == 4490 {
			bbox = "36.0025,118.0025,36.0026,118.0045"
		}
		require.Equal(t, []string{"K6", "K7"}, w.items("bbox", bbox, "bbox-crs", fmt.Sprint("EPSG:", code)).ids(), "EPSG:%d %s", code, bbox)
	}
	r, body := w.get(itemsPath("bbox", "0,0,1,1", "bbox-crs", "EPSG:4527"))
	require.Equal(t, http.StatusBadRequest, r.StatusCode, body)
	require.Contains(t, body, "axis order")
}
