package postgis_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/pgtest"
	"onemap/internal/postgis"
)

// star is a polygon of many vertices, as a red line has, about 0.1 degree wide.
func star(vertices int) geometry.Shape {
	xy := make([]float64, 0, 2*vertices+2)
	for v := range vertices {
		a, r := 2*math.Pi*float64(v)/float64(vertices), 5e7*(1+0.01*float64(v%2))
		xy = append(xy, math.Round(118e9+r*math.Cos(a)), math.Round(36e9+r*math.Sin(a)))
	}
	return geometry.FromFlat(append(xy, xy[0], xy[1]), []int32{int32(vertices + 1)}, []int32{1})
}

// Pieces answer as the whole feature does, for a subject on the border, inside
// and around.
func TestPiecesAnswerAsTheWholeFeature(t *testing.T) {
	t.Parallel()
	url := pgtest.URL(t)
	s := openAt(t, url, postgis.Options{})
	e, err := s.ImportEdition(t.Context(), draft(), stream([]layer.Feature{{ID: "R", Shape: star(4000)}, {ID: "S", Shape: square(0, 0, 1)}}))
	require.NoError(t, err)
	_, err = s.Publish(t.Context(), e.ID, "")
	require.NoError(t, err)
	var pieces, cut int
	require.NoError(t, pgtestConn(t, url).QueryRow(t.Context(), "SELECT count(*), count(DISTINCT ordinal) FROM piece").Scan(&pieces, &cut))
	require.Greater(t, pieces, 30)
	require.Equal(t, 1, cut, "a small feature stays whole")
	for name, subject := range map[string]geometry.Shape{
		"border": square(45, 0, 10), "inside": square(-5, -5, 20), "around": square(-100, -100, 200),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := s.Intersections(t.Context(), e.ID, subject, []int{0})
			require.NoError(t, err)
			whole, err := s.IntersectionsOnGrid(t.Context(), e.ID, subject, []int{0}, -1)
			require.NoError(t, err)
			require.InEpsilon(t, float64(whole[0].Planar), float64(got[0].Planar), 1e-11)
			require.InEpsilon(t, float64(whole[0].Area), float64(got[0].Area), 1e-10)
		})
	}
	require.ErrorContains(t, execute(t, url, "DELETE FROM piece"), "23000")
}

func TestPiecesGoWithTheirDraft(t *testing.T) {
	t.Parallel()
	url := pgtest.URL(t)
	s := openAt(t, url, postgis.Options{})
	e, err := s.ImportEdition(t.Context(), draft(), stream([]layer.Feature{{ID: "R", Shape: star(1000)}}))
	require.NoError(t, err)
	require.NoError(t, s.DropDraft(t.Context(), e.ID))
	var pieces int
	require.NoError(t, pgtestConn(t, url).QueryRow(t.Context(), "SELECT count(*) FROM piece").Scan(&pieces))
	require.Zero(t, pieces)
}
