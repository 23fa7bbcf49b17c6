package postgis_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAFeatureKnowsTheChecksThatTouchedIt(t *testing.T) {
	t.Parallel()
	s := open(t)
	e := published(t, s)
	c := checked(t, s, e)
	touched, other := farmland()[0].ID, farmland()[1].ID
	c.Subjects[0].Findings[0].Feature.ID = touched
	require.NoError(t, s.SaveCheck(t.Context(), submission(square(0, 0, 1)), c, []byte("{}")))
	list, err := s.ChecksTouching(t.Context(), e.ID, touched, 10)
	require.NoError(t, err)
	require.Len(t, list, 1)
	require.Equal(t, c.ID, list[0].ID)
	none, err := s.ChecksTouching(t.Context(), e.ID, other, 10)
	require.NoError(t, err)
	require.Empty(t, none)
}
