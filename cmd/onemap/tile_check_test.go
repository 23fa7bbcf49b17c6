package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/paulmach/orb/encoding/mvt"
	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/tile"
)

// checkTiles: what a check found is on its tiles, every finding that has an area
// with its verdict, and the subject under its own name.
func checkTiles(t *testing.T, p *program) {
	made, body := p.upload("/v1/checks?kind=CON", p.sample(), nil)
	require.Equal(t, http.StatusCreated, made.StatusCode)
	d, err := check.ParseDocument([]byte(body))
	require.NoError(t, err)
	want := map[string]string{}
	for j, f := range d.Subjects[0].Findings {
		if f.Geometry != nil && !f.Geometry.IsEmpty() {
			want[fmt.Sprintf("%d-%d", d.Subjects[0].Ordinal, j+1)] = f.Verdict.String()
		}
	}
	require.NotEmpty(t, want)
	where := made.Header.Get("Location") + "/tiles/"
	_, text := p.ask("GET", where+"tile.json", nil, nil)
	about := decode[struct{ Bounds [4]float64 }](t, text)
	set, _ := tile.SetOf("WebMercatorQuad")
	l := set.Limits(12, about.Bounds)
	path := fmt.Sprintf("%s12/%d/%d", where, l.MinColumn, l.MinRow)
	r, vector := p.ask("GET", path+".mvt", nil, nil)
	require.Equal(t, 200, r.StatusCode, vector)
	require.Equal(t, "private, max-age=31536000, immutable", r.Header.Get("Cache-Control"))
	layers, err := mvt.Unmarshal([]byte(vector))
	require.NoError(t, err)
	got := map[string]string{}
	for _, layer := range layers {
		for _, f := range layer.Features {
			if layer.Name == "findings" {
				got[f.Properties["id"].(string)] = f.Properties["verdict"].(string)
			}
		}
	}
	require.Subset(t, want, got)
	require.NotEmpty(t, got)
	_, collection := p.ask("GET", path+".geojson", nil, nil)
	require.True(t, json.Valid([]byte(collection)))
	require.Contains(t, collection, `"layer":"subjects"`)
	_, look := p.ask("GET", where+"style.json", nil, nil)
	require.Contains(t, look, `"verdict.prohibited"`)
	require.Contains(t, look, strings.TrimPrefix(where, "/v1")+"{z}/{x}/{y}.mvt")
	for _, path := range []string{"tile.json", "style.json", "0/0/0.mvt", "0/0/0.geojson"} {
		r, _ := p.ask("GET", "/v1/checks/none/tiles/"+path, nil, nil)
		require.Equal(t, 404, r.StatusCode, path)
	}
}
