package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func tilesCommands(t *testing.T, p *program) {
	code, _, said := p.command("tiles", "warm", "--layers", "YJJBNTTB,CKQ", "--zooms", "8-11")
	require.Zero(t, code, said)
	require.Contains(t, said, " drawn, 0 there already")
	code, _, said = p.command("tiles", "warm", "--layers", "YJJBNTTB,CKQ", "--zooms", "8-11")
	require.Zero(t, code, said)
	require.Contains(t, said, ": 0 drawn, ")
	r, body := p.ask("GET", "/tiles/YJJBNTTB/10/848/401.mvt", nil, nil)
	require.Equal(t, 200, r.StatusCode)
	require.NotEmpty(t, body)
	for _, wrong := range [][]string{
		{"tiles", "warm", "--zooms", "12-5"}, {"tiles", "warm", "--zooms", "0-99"}, {"tiles", "warm", "--set", "Nope"},
		{"tiles", "warm", "--layers", "NOPE"}, {"tiles", "warm", "--zooms", "22"}, {"tiles", "export", "--layer", "NOPE", "x.pmtiles"},
		{"tiles", "export", "--layer", "CKQ", "--edition", "4", "x.pmtiles"}, {"tiles", "export", "--layer", "CKQ", "/no/such/folder/x.pmtiles"},
	} {
		code, _, said := p.command(wrong...)
		require.NotZero(t, code, "%v", wrong)
		require.Contains(t, said, "→", "%v says what to do next", wrong)
	}
	out := filepath.Join(t.TempDir(), "farmland.pmtiles")
	code, _, said = p.command("tiles", "export", "--layer", "YJJBNTTB", "--zooms", "0-12", out)
	require.Zero(t, code, said)
	b, err := os.ReadFile(out)
	require.NoError(t, err)
	require.Equal(t, "PMTiles\x03", string(b[:8]))
	left, err := filepath.Glob(filepath.Join(filepath.Dir(out), "*"))
	require.NoError(t, err)
	require.Equal(t, []string{out}, left)
}
