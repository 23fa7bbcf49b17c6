package check_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
)

// bowTie is a feature that should never have been imported: its boundary
// crosses itself.
func bowTie() geometry.Shape {
	const x, y, u = 118e9, 36e9, 1e6
	return geometry.FromFlat([]float64{x - u, y - u, x + 11*u, y + 11*u, x + 11*u, y - u, x - u, y + 11*u, x - u, y - u}, []int32{5}, []int32{1})
}

func TestAFeatureNobodyCanOverlayIsUnknownNotNothing(t *testing.T) {
	t.Parallel()
	w := plain(t)
	w.publish("PBF", layer.Feature{ID: "bad", Shape: bowTie()})
	s := w.answer("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)})
	require.GreaterOrEqual(t, s.Verdict, check.Undetermined)
	require.Equal(t, check.LayerTouched, layerOf(t, s, "PBF").State)
}

func TestASubjectOffTheGridIsNotAnswered(t *testing.T) {
	t.Parallel()
	off := geometry.FromFlat([]float64{118e9 + .5, 36e9, 118e9 + 1e6, 36e9, 118e9, 36e9 + 1e6, 118e9 + .5, 36e9}, []int32{4}, []int32{1})
	s := plain(t).answer("CON", check.Subject{Shape: off})
	require.Equal(t, check.Undetermined, s.Verdict)
	for _, l := range s.Layers {
		require.Equal(t, check.LayerNotChecked, l.State)
	}
}

// broken is a second engine with a fault.
type broken struct{}

func (broken) Intersections(context.Context, int64, geometry.Shape, []int) ([]check.Second, error) {
	panic("index out of range")
}

func TestAFaultOnOneSubjectStaysThere(t *testing.T) {
	t.Parallel()
	w := plain(t)
	c, err := w.engine(broken{}).Check(t.Context(), request("CON", check.Subject{Shape: rect(t, 0, 0, 10, 10)}))
	require.NoError(t, err)
	require.Equal(t, check.Undetermined, c.Verdict)
	require.Equal(t, "C07", c.Problems[0].Code)
	b, err := c.Document().Bytes()
	require.NoError(t, err)
	require.NotContains(t, string(b), "index out of range", "inner details stay inside")
}
