package ogc_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/filter"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/ogc"
	"onemap/internal/problem"
)

func TestEverySpellingOfASystem(t *testing.T) {
	for _, c := range ogc.Offered() {
		spellings := []string{c.URI, strings.Replace(c.URI, "http:", "https:", 1)}
		if c != ogc.CRS84() {
			code := fmt.Sprint(c.EPSG)
			spellings = append(spellings, "EPSG:"+code, "[EPSG:"+code+"]", "urn:ogc:def:crs:EPSG::"+code)
		}
		for _, s := range spellings {
			got, err := ogc.ParseCRS("crs", s)
			require.NoError(t, err, s)
			require.Equal(t, c, got, s)
		}
		require.Equal(t, "<"+c.URI+">", c.Header())
	}
	_, err := ogc.ParseCRS("crs", "EPSG:4610")
	requireRefused(t, err, "O03")
}

// A collection lists the systems its features can be asked for in, and a system
// not listed there is none that could hold them.
func TestACollectionListsTheSystemsThatHoldItsGround(t *testing.T) {
	for _, c := range []struct {
		ground      geometry.Shape
		first, last int
	}{
		{square(118.1, 36.1, 0.2), 36, 42}, // Shandong
		{square(87.5, 43.8, 0.2), 26, 33},  // Xinjiang; degrees are shorter there
	} {
		got := ogc.NewCollection(ogc.Site{}, ogc.Release{Extent: c.ground.Bounds()}).CRS
		want := []string{ogc.CRS84().URI}
		for _, code := range []int{4326, 4490, 3857} {
			want = append(want, fmt.Sprint("http://www.opengis.net/def/crs/EPSG/0/", code))
		}
		for _, base := range []int{4488, 4509} {
			for zone := c.first; zone <= c.last; zone++ {
				want = append(want, fmt.Sprint("http://www.opengis.net/def/crs/EPSG/0/", base+zone))
			}
		}
		require.Equal(t, want, got)
	}
	require.Len(t, ogc.NewCollection(ogc.Site{}, ogc.Release{Extent: geometry.EmptyBounds()}).CRS, 46, "nothing to hold: all of them")
}

func requireRefused(t *testing.T, err error, code string) {
	t.Helper()
	p, ok := problem.As(err)
	require.True(t, ok, "%v", err)
	require.Equal(t, code, p.Code)
	require.True(t, p.Message.Complete() && p.Next.Complete())
}

// The ring of a box in any system holds what lies in the box, and nothing that
// lies clearly outside.
func TestABoxIsTheSameGroundInEverySystem(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, c := range ogc.Offered() {
		middle := 118.1
		if z, ok := c.Zone(); ok {
			middle = float64(3*z.Number) + 0.1
		}
		one := encoded(t, c, square(middle, 36.1, 0.05))
		w, s, e, n := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
		for _, p := range one {
			w, s, e, n = math.Min(w, p[0]), math.Min(s, p[1]), math.Max(e, p[0]), math.Max(n, p[1])
		}
		region, err := ogc.ParseBBox(fmt.Sprintf("%v,%v,%v,%v", w, s, e, n), c)
		require.NoError(t, err, c.URI)
		require.Len(t, region, 1)
		for range 200 {
			lon, lat := middle-0.05+0.15*random.Float64(), 36.05+0.15*random.Float64()
			p := encoded(t, c, square(lon, lat, 1e-9))[0]
			margin := math.Min(math.Min(p[0]-w, e-p[0]), math.Min(p[1]-s, n-p[1]))
			if tolerance := (e - w) * 1e-5; math.Abs(margin) > tolerance {
				require.Equal(t, margin > 0, within(region[0], lon, lat), "%s %v %v", c.URI, lon, lat)
			}
		}
	}
}

// encoded are the positions of a shape in a system, as the answer has them.
func encoded(t *testing.T, c ogc.CRS, s geometry.Shape) [][2]float64 {
	t.Helper()
	b, err := ogc.NewEncoder(filter.NewSchema(nil), ogc.Query{CRS: c}).Append(nil, layer.Feature{Shape: s}, nil)
	require.NoError(t, err)
	var f struct {
		Geometry struct{ Coordinates [][][][2]float64 }
	}
	require.NoError(t, json.Unmarshal(b, &f), string(b))
	return f.Geometry.Coordinates[0][0]
}

func square(lon, lat, side float64) geometry.Shape {
	w, s, d := math.Round(lon*geometry.PerDegree), math.Round(lat*geometry.PerDegree), math.Round(side*geometry.PerDegree)
	return geometry.FromFlat([]float64{w, s, w + d, s, w + d, s + d, w, s + d, w, s}, []int32{5}, []int32{1})
}

func within(ring []geometry.Position, x, y float64) (in bool) {
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		if (a.Y > y) != (b.Y > y) && x < a.X+(y-a.Y)/(b.Y-a.Y)*(b.X-a.X) {
			in = !in
		}
	}
	return in
}

func TestABoxAcrossTheAntimeridianHasTwoParts(t *testing.T) {
	r, err := ogc.ParseBBox("170,-10,-170,10", ogc.CRS84())
	require.NoError(t, err)
	require.Len(t, r, 2)
	require.True(t, within(r[0], 175, 0) && within(r[1], -175, 0))
	_, err = ogc.ParseBBox("2,0,1,1", ogc.Offered()[3])
	requireRefused(t, err, "O04")
}

func TestADatetimeIsADay(t *testing.T) {
	for text, want := range map[string]string{
		"2020-02-29": "2020-02-29", "2020-01-01T15:59:59Z": "2020-01-01", "2020-01-01T16:00:00Z": "2020-01-02", "2020-01-01t16:00:00z": "2020-01-02",
		"2020-01-01/2021-06-01": "2021-06-01", "../2021-06-01": "2021-06-01", "2020-01-01/..": "2026-11-25", "2030-01-01/..": "2030-01-01", "/": "2026-11-25",
	} {
		got, err := ogc.ParseDatetime(text, today())
		require.NoError(t, err, text)
		require.Equal(t, want, got.String(), text)
	}
	for _, text := range []string{"", "today", "2021-01-01/2020-01-01", "2020", "2020-01-01/2020-02-01/2020-03-01", "2021-02-29"} {
		_, err := ogc.ParseDatetime(text, today())
		requireRefused(t, err, "O05")
	}
}

// Texts and numbers are what encoding/json makes of them.
func TestValuesAreJSON(t *testing.T) {
	schema := filter.NewSchema([]filter.Property{{Name: `a"b`, Kind: filter.Text}, {Name: "n", Kind: filter.Number}, {Name: "i", Kind: filter.Integer}, {Name: "d", Kind: filter.Date}})
	e := ogc.NewEncoder(schema, ogc.Query{CRS: ogc.CRS84(), SkipGeometry: true})
	for _, text := range []string{"", "x", `"`, `\`, "\n\r\t\x00\x1f\x7f", "中文😀", "</script>", strings.Repeat("é\"", 50)} {
		b, err := e.Append(nil, layer.Feature{ID: text, Attributes: map[string]string{`a"b`: text, "own": text}}, nil)
		require.NoError(t, err)
		var f struct {
			ID         string
			Properties map[string]any
		}
		require.NoError(t, json.Unmarshal(b, &f), string(b))
		require.Equal(t, text, f.ID)
		require.Equal(t, text, f.Properties["own"])
		if text != "" {
			require.Equal(t, text, f.Properties[`a"b`])
		}
	}
	for text, want := range map[string]string{"1": "1", "1.50": "1.5", "-0.5": "-0.5", "1e-300": "1e-300", "1E5": "100000", "1e30": "1e+30", "NaN": "null", "Inf": "null", "x": "null", "": "null"} {
		b, err := e.Append(nil, layer.Feature{Attributes: map[string]string{"n": text}}, nil)
		require.NoError(t, err)
		require.True(t, json.Valid(b), string(b))
		require.Contains(t, string(b), `"n":`+want+",", text)
	}
}

func TestEveryLayerHasSchemasInBothLanguages(t *testing.T) {
	d := definition(t, "YJJBNTTB")
	for _, s := range []ogc.Schema{ogc.Queryables(ogc.Site{Base: "http://x"}, d), ogc.Returnables(ogc.Site{Base: "http://x"}, d)} {
		require.Len(t, s.Properties, len(d.Fields)+5)
		for _, p := range s.Properties {
			require.NotEmpty(t, p.TitleZH, p.Name)
			require.NotEmpty(t, p.TitleEN, p.Name)
		}
		b, err := json.Marshal(s)
		require.NoError(t, err)
		require.True(t, json.Valid(b))
	}
}

func TestEveryClassIsClaimedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, class := range ogc.NewConformance(ogc.TileClasses()...).ConformsTo {
		require.False(t, seen[class], class)
		seen[class] = true
	}
	require.True(t, seen["http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2"])
}

func TestNextRepeatsEveryParameterButOffset(t *testing.T) {
	values := url.Values{"bbox": {"1,2,3,4"}, "filter": {"DLBM='0101'"}, "crs": {"EPSG:4490"}, "limit": {"7"}, "offset": {"9"}, "lang": {"en"}}
	for _, l := range (ogc.Site{Base: "http://x"}).ItemsLinks("A", values, "CURSOR") {
		if l.Rel != "next" {
			continue
		}
		u, err := url.Parse(l.Href)
		require.NoError(t, err)
		require.Equal(t, url.Values{"bbox": {"1,2,3,4"}, "filter": {"DLBM='0101'"}, "crs": {"EPSG:4490"}, "limit": {"7"}, "lang": {"en"}, "cursor": {"CURSOR"}}, u.Query())
		return
	}
	t.Fatal("no next link")
}

func TestAPageEndsAsJSON(t *testing.T) {
	n := 3
	b, err := ogc.Page{Matched: &n, Returned: 0, At: time.Unix(0, 0), Edition: layer.Edition{ID: 1}}.Closing()
	require.NoError(t, err)
	require.True(t, json.Valid(append([]byte(ogc.Opening), b...)))
}
