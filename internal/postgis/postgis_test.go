package postgis_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onemap/internal/check"
	"onemap/internal/geometry"
	"onemap/internal/layer"
	"onemap/internal/pgtest"
	"onemap/internal/postgis"
	"onemap/internal/principal"
	"onemap/internal/problem"
)

// clock is the time of all tests.
func clock() time.Time { return time.Date(2026, 11, 25, 3, 0, 0, 0, time.UTC) }

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func open(t *testing.T) *postgis.Store {
	t.Helper()
	return openAt(t, pgtest.URL(t), postgis.Options{})
}

func openAt(t *testing.T, url string, o postgis.Options) *postgis.Store {
	t.Helper()
	o.Now, o.Definitions, o.Connections = clock, layer.Definitions{"YJJBNTTB": {Code: "YJJBNTTB"}}, 6
	s, err := postgis.OpenWith(t.Context(), url, quiet(), o)
	require.NoError(t, err)
	t.Cleanup(s.Close)
	return s
}

// asPlanner acts on behalf of 张工.
func asPlanner(t testing.TB) context.Context {
	return principal.With(t.Context(), principal.Principal{Name: "张工"})
}

// square is a square of side thousandths of a degree with its south-west
// corner that many thousandths east and north of 118°E 36°N.
func square(east, north, side float64) geometry.Shape {
	const step = geometry.PerDegree / 1000
	w, s := 118*geometry.PerDegree+east*step, 36*geometry.PerDegree+north*step
	e, n := w+side*step, s+side*step
	return geometry.FromFlat([]float64{w, s, e, s, e, n, w, n, w, s}, []int32{5}, []int32{1})
}

func farmland() []layer.Feature {
	return []layer.Feature{
		{ID: "A1", Name: "一号", Attributes: map[string]string{"DLBM": "0101"}, Shape: square(0, 0, 1)},
		{ID: "A2", Name: "二号", Zone: "core", Elevation: &layer.Elevation{Top: 200, Bottom: 100}, Shape: square(1, 0, 1)},
		{ID: "A3", Name: "三号", Shape: square(5, 5, 1)},
	}
}

func stream(features []layer.Feature) iter.Seq2[layer.Feature, error] {
	return func(yield func(layer.Feature, error) bool) {
		for _, f := range features {
			if !yield(f, nil) {
				return
			}
		}
	}
}

func draft() layer.Edition {
	return layer.Edition{
		Layer: "YJJBNTTB", Effective: layer.NewDate(2026, 1, 1), DocumentNo: "沂政字〔2026〕3号",
		Source: "县自然资源局", Coverage: square(-10, -10, 30),
	}
}

func published(t *testing.T, s *postgis.Store) layer.Edition {
	t.Helper()
	e, err := s.ImportEdition(asPlanner(t), draft(), stream(farmland()))
	require.NoError(t, err)
	e, err = s.Publish(asPlanner(t), e.ID, "")
	require.NoError(t, err)
	return e
}

func submission(shapes ...geometry.Shape) *check.Submission {
	text := []byte("[地块坐标]\n")
	sum := sha256.Sum256(text)
	sub := &check.Submission{
		FileName: "界址点.txt", Bytes: text, SHA256: hex.EncodeToString(sum[:]), Format: "survey-txt", Encoding: "GB18030",
		CRS: "EPSG:4527", Kind: "CON", Declared: map[string]string{"project_class": "national_key"},
		Options: check.ReadOptions{CRS: 4527},
	}
	for i, shape := range shapes {
		declared := geometry.SquareMetres(1000.5)
		sub.Subjects = append(sub.Subjects, check.Subject{
			Ordinal: i + 1, ID: "P" + string(rune('1'+i)), Name: "地块", Shape: shape, Declared: &declared,
			Attributes: map[string]string{"MJ": "1000.5"},
			Received:   geometry.Received{CRS: geometry.CRS{EPSG: 4527}, Polygons: [][][]geometry.Position{{{{X: 1, Y: 2}}}}},
		})
	}
	return sub
}

func requireProblem(t *testing.T, err error, code string) *problem.Problem {
	t.Helper()
	p, ok := problem.As(err)
	require.True(t, ok, "%v is not a problem", err)
	require.Equal(t, code, p.Code, "%v", err)
	require.True(t, p.Message.Complete())
	require.True(t, p.Next.Complete())
	return p
}
