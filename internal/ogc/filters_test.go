package ogc_test

import (
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/layer"
	"onemap/internal/ogc"
)

// A filter is the same question in every system filter-crs may name, with the
// axes its authority declares (numbers by PROJ 9), and in both encodings.
func TestAFilterMayBeWrittenInEverySystem(t *testing.T) {
	t.Parallel()
	const epsg = "http://www.opengis.net/def/crs/EPSG/0/"
	for _, q := range []url.Values{
		{"filter": {"S_INTERSECTS(geometry, POINT(118.2 36.1))"}},
		{"filter": {"S_INTERSECTS(geometry, POINT(36.1 118.2))"}, "filter-crs": {epsg + "4490"}},
		{"filter": {"S_INTERSECTS(geometry, POINT(3997305.46832703 39608062.1010376))"}, "filter-crs": {epsg + "4527"}},
		{"filter": {"S_INTERSECTS(geometry, POINT(3997305.46832703 608062.1010376))"}, "filter-crs": {epsg + "4548"}},
		{"filter": {"S_INTERSECTS(geometry, POINT(13157963.8117649 4314389.95633444))"}, "filter-crs": {epsg + "3857"}},
		{
			"filter":      {`{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":[36.1,118.2]}]}`},
			"filter-lang": {"cql2-json"}, "filter-crs": {epsg + "4326"},
		},
	} {
		query, err := ogc.ParseItems(q, layer.Definition{Code: "DLTB"}, layer.NewDate(2026, 11, 25))
		require.NoError(t, err, q)
		require.Len(t, query.Filters, 1)
		require.Equal(t, "S_INTERSECTS(geometry, POINT(118.2 36.1))", query.Filters[0].Text(), q)
	}
}
