package tile_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/layer"
	"onemap/internal/tile"
)

// A filter that says what it looks at is shown no more, and the tile is the
// same.
func TestAFilterIsShownOnlyWhatItReads(t *testing.T) {
	t.Parallel()
	s, all := smallSource(t, "YJJBNTTB")
	match := func(f layer.Feature) (bool, error) { return f.Attributes["DLBM"] == "0103" && f.Area > 50_000, nil }
	whole := tile.Request{Address: middle(t, s, 10), Match: match}
	narrow := whole
	narrow.Reads, narrow.Shapeless = []string{"DLBM"}, true
	narrow.Match = func(f layer.Feature) (bool, error) {
		require.Equal(t, map[string]string{"DLBM": all[f.Ordinal].Attributes["DLBM"]}, f.Attributes)
		require.Equal(t, all[f.Ordinal].ID, f.ID)
		require.True(t, f.Shape.IsEmpty())
		return match(f)
	}
	want, err := s.MVT(t.Context(), whole)
	require.NoError(t, err)
	got, err := s.MVT(t.Context(), narrow)
	require.NoError(t, err)
	require.Positive(t, got.Features+got.Merged)
	require.Equal(t, want, got)

	narrow.Reads = []string{}
	narrow.Match = func(f layer.Feature) (bool, error) {
		require.Empty(t, f.Attributes)
		return true, nil
	}
	_, err = s.GeoJSON(t.Context(), narrow)
	require.NoError(t, err)
}
