package geometry

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/problem"
)

// TestGaussKruegerEqualsPROJ holds both directions against PROJ 9.1.1:
//
//	echo "LON LAT" | gdaltransform -s_srs EPSG:4490 -t_srs EPSG:CODE -output_xy
//
// which prints metres to the micrometre; 1e-4 m is about 1e-9 degree.
func TestGaussKruegerEqualsPROJ(t *testing.T) {
	for _, c := range []struct {
		epsg           int
		lon, lat, x, y float64
	}{
		{4527, 118.2, 36.18, 39607952.4304643, 4006182.9942004},
		{4527, 117.8969116, 35.9243205, 39580947.091825, 3977517.14825647},
		{4527, 118.013876258919, 36.1571535377868, 39591234.567, 4003456.789},
		{4528, 118.495, 36.1025, 40364474.6587326, 3997965.00010038},
		{4548, 118.2, 36.18, 607952.430464339, 4006182.9942004},
		{4549, 121.5, 36.0, 635250.349459168, 3986583.43725168},
		{4498, 119.9, 36.0, 20761509.4900443, 3989434.62284357},
		{4509, 114.1, 36.0, 238490.509955676, 3989434.62284357},
		{4534, 73.6, 53.5, 407100.020677244, 5931178.30542932},
		{4554, 135.0, 18.2, 500000, 2013118.24144271},
		{4513, 75.0, 0.0, 25500000, 0},
		{4533, 133.0, 54.0, 45368856.6664174, 5987768.09254793},
		{4491, 78.0, 40.0, 13756202.1288235, 4433842.5938222},
		{4501, 130, 45, 23105765.5611867, 4997123.38169866},
		{4502, 72.5, -12.25, 227917.736037493, -1356000.34911694},
		{4512, 136, 23, 602526.176839619, 2544887.193691},
		{4543, 100.0, 3.5, 277728.404170178, 387251.698768626},
	} {
		crs, err := LookupCRS(c.epsg)
		require.NoError(t, err)
		require.True(t, crs.Native())
		p, err := crs.Projected(Position{c.lon, c.lat})
		require.NoError(t, err)
		require.InDelta(t, c.x, p.X, 1e-5, "%d", c.epsg)
		require.InDelta(t, c.y, p.Y, 1e-5, "%d", c.epsg)
		d, err := crs.Geographic(Position{c.x, c.y})
		require.NoError(t, err)
		require.InDelta(t, c.lon, d.X, 1e-10, "%d", c.epsg)
		require.InDelta(t, c.lat, d.Y, 1e-10, "%d", c.epsg)
	}
}

// The same with -s_srs OGC:CRS84 -t_srs EPSG:3857.
func TestWebMercatorEqualsPROJ(t *testing.T) {
	crs := CRS{EPSG: WebMercator}
	require.True(t, crs.Native())
	for lonLat, xy := range map[Position]Position{
		{118.2, 36.1}:      {13157963.8117649, 4314389.95633444},
		{73.6, 53.5}:       {8193114.52238494, 7076025.27618058},
		{-0.1276, 51.5072}: {-14204.3670252217, 6711506.70540052},
		{135.0, -18.2}:     {15028131.2570919, -2060971.52570318},
		{180, 85}:          {20037508.3427892, 19971868.8804086},
		{0, 0}:             {0, 0},
	} {
		p, err := crs.Projected(lonLat)
		require.NoError(t, err)
		require.InDelta(t, xy.X, p.X, 1e-5)
		require.InDelta(t, xy.Y, p.Y, 1e-5)
		d, err := crs.Geographic(xy)
		require.NoError(t, err)
		require.InDelta(t, lonLat.X, d.X, 1e-10)
		require.InDelta(t, lonLat.Y, d.Y, 1e-10)
	}
	_, err := crs.Geographic(Position{20_037_509, 0}) // a metre over the antimeridian
	requireCode(t, err, "G02")
}

func TestNamesOfSystems(t *testing.T) {
	for name, code := range map[string]int{"4527": 4527, "EPSG:4527": 4527, "[epsg:4527]": 4527, "urn:ogc:def:crs:EPSG::4527": 4527,
		"urn:ogc:def:crs:EPSG:6.9:4527": 4527, "http://www.opengis.net/def/crs/EPSG/0/4490": 4490,
		"urn:ogc:def:crs:OGC:1.3:CRS84": 4326, "OGC:CRS84": 4326} {
		got, ok := NamedEPSG(name)
		require.True(t, ok, name)
		require.Equal(t, code, got, name)
	}
	for _, name := range []string{"", "EPSG:", "ESRI:102100", "urn:ogc:def:crs:OGC::4326", "4527a", "[4527:"} {
		_, ok := NamedEPSG(name)
		require.False(t, ok, name)
	}
}

func TestGaussKruegerRoundTrip(t *testing.T) {
	crs := CRS{EPSG: 4527}
	for lat := -89.0; lat < 90; lat += 3.7 {
		for lon := 110.0; lon < 124; lon += 0.9 {
			p, err := crs.Projected(Position{lon, lat})
			require.NoError(t, err)
			if math.Abs(p.X-39_500_000) > farthest {
				continue
			}
			d, err := crs.Geographic(p)
			require.NoError(t, err)
			require.InDelta(t, lon, d.X, 1e-11)
			require.InDelta(t, lat, d.Y, 1e-11)
		}
	}
}

func TestLookupCRSRefusesClassifiedDatums(t *testing.T) {
	for _, epsg := range []int{4610, 2363, 2384, 2334, 4214, 2415, 2436, 21420, 21480, 4555, 4568, 4652, 4800, 4822} {
		_, err := LookupCRS(epsg)
		requireCode(t, err, "E08")
	}
	for _, name := range []string{"1980西安坐标系", "80国家大地坐标系", "1980西安国家大地坐标系", "北京54", "Xian_1980_3_Degree_GK_Zone_39",
		"GCS_Beijing_1954", "GCJ-02", "BD-09", "火星坐标系"} {
		require.NotNil(t, RefusedDatum(name), name)
	}
	for _, name := range []string{"", "2000国家大地坐标系", "CGCS2000_3_Degree_GK_Zone_39", "WGS 84"} {
		require.Nil(t, RefusedDatum(name), name)
	}
}

func TestForeignAndMissingZonePrefixesAreNoticed(t *testing.T) {
	for _, p := range []Position{{572000, 3990000}, {40572000, 3990000}, {3990000, 39572000}, {118.2, 36.1}} {
		_, err := CRS{EPSG: 4527}.Geographic(p)
		requireCode(t, err, "G02")
	}
	_, err := CRS{EPSG: 4490}.Geographic(Position{118, 90.0001})
	requireCode(t, err, "G02")
	_, err = CRS{EPSG: 4490}.Geographic(Position{math.NaN(), 1})
	requireCode(t, err, "G01")
	_, err = LookupCRS(0)
	requireCode(t, err, "G16")
}

// requireCode wants a complete problem of a code: both languages, something to
// do next.
func requireCode(t *testing.T, err error, code string) *problem.Problem {
	t.Helper()
	p := requireProblem(t, err)
	require.Equal(t, code, p.Code, p.Error())
	return p
}

func requireProblem(t *testing.T, err error) *problem.Problem {
	t.Helper()
	p, ok := problem.As(err)
	require.True(t, ok, "%v", err)
	require.True(t, p.Message.Complete() && p.Next.Complete(), p.Error())
	return p
}
