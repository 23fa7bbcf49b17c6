package overlay

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
)

// A feature made the subject answers like its shape set anew, one after another in
// the same memory.
func TestFeatureAsSubjectAnswersLikeItsShape(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 8))
	var shapes []geometry.Shape
	for range 200 {
		shapes = append(shapes, validCells(r, true).shape())
	}
	s := build(t, shapes...)
	require.Greater(t, s.SelfTouching(), 20)
	known, anew := &Subject{}, &Subject{}
	w, v := NewWorker(s), NewWorker(s)
	for i := range s.Len() {
		known.setFeature(s, i)
		anew.Set(s.Shape(i))
		got, err := w.Overlaps(known, true)
		require.NoError(t, err)
		want, err := v.Overlaps(anew, true)
		require.NoError(t, err)
		require.Len(t, got, len(want))
		for k := range want {
			requireSame(t, want[k], got[k])
		}
		require.Equal(t, anew.selfTouch().touches, known.selfTouch().touches)
	}
}
