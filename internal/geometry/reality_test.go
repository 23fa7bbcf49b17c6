package geometry

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/peterstace/simplefeatures/geom"
	"github.com/stretchr/testify/require"
)

// TestRealDataAgreesWithSimplefeatures canonicalises published parcels, mining
// concessions and reserves: what another engine finds valid must come through
// (re-noded at most), what it finds invalid must not come through in silence.
func TestRealDataAgreesWithSimplefeatures(t *testing.T) {
	for _, file := range []string{
		"data/parcels-nl/nl_plots.geojson", "data/parcels-nl/nl_zones.geojson",
		"data/mining-kh/kh_mining_concessions.geojson.gz", "data/mining-kh/kh_oil_gas_blocks.geojson.gz",
		"data/mining-kh/community_forests.geojson.gz", "data/mining-kh/protected_areas_and_forests.geojson.gz",
		"data/admin-cn/shandong_37_cities_wgs84.geojson",
	} {
		t.Run(file, func(t *testing.T) {
			count := map[string]int{}
			for _, g := range geometries(t, shared(t, file)) {
				count[agreement(t, g)]++
			}
			t.Log(count)
			require.NotZero(t, count["same"])
		})
	}
}

func geometries(t *testing.T, data []byte) (out []json.RawMessage) {
	if bytes.HasPrefix(data, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(bytes.NewReader(data))
		require.NoError(t, err)
		data, err = io.ReadAll(z)
		require.NoError(t, err)
	}
	var fc struct {
		Features []struct {
			Geometry json.RawMessage `json:"geometry"`
		} `json:"features"`
	}
	require.NoError(t, json.Unmarshal(data, &fc))
	for _, f := range fc.Features {
		if strings.Contains(string(f.Geometry), "Polygon") {
			out = append(out, f.Geometry)
		}
	}
	return out
}

func agreement(t *testing.T, text json.RawMessage) string {
	r, err := ParseGeoJSONGeometry(text, CRS{EPSG: CGCS2000})
	require.NoError(t, err)
	theirs, err := geom.UnmarshalGeoJSON(text, geom.NoValidate{})
	require.NoError(t, err)
	valid := theirs.Validate()
	c, err := Canonicalise(t.Context(), r, Options{})
	if err != nil {
		require.Error(t, valid, "%v", err)
		repaired, err := Canonicalise(t.Context(), r, Options{Repair: true})
		require.NoError(t, err)
		require.NoError(t, Validate(repaired.Shape))
		return "refused, repaired when asked"
	}
	require.NoError(t, Validate(c.Shape))
	for _, n := range c.Notices {
		if n.Code == "W12" {
			require.NoError(t, valid)
			return "re-noded"
		}
	}
	if valid != nil {
		return "healed by rounding: " + valid.Error()[:min(60, len(valid.Error()))]
	}
	return "same"
}
