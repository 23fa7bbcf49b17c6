package overlay

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/geometry"
	"onemap/internal/problem"
)

func TestSnapshotKeepsNumbersShapesAndAreas(t *testing.T) {
	cells := partition(10, 5, 3)
	cells = append(cells, geometry.Shape{}, polygons{square(0, 0, 10), {{20, 0, 50, 0, 50, 30, 20, 30, 20, 0}, {30, 10, 30, 20, 40, 20, 40, 10, 30, 10}}}.shape())
	s := build(t, cells...)
	require.Equal(t, len(cells), s.Len())
	for i, c := range cells {
		want, wantRings, wantPolys := c.Flat()
		xy, rings, polys := s.Shape(i).Flat()
		require.Equal(t, want, xy)
		require.Equal(t, wantRings, rings)
		require.Equal(t, wantPolys, polys)
		require.Equal(t, c.Area(), s.Area(i))
		require.Equal(t, c.Planar(), s.Planar(i))
	}
	require.Equal(t, 0.0, s.Bounds().West)
}

func TestEmptySnapshotAndEmptySubject(t *testing.T) {
	none := build(t)
	found, err := NewWorker(none).Overlaps(NewSubject(polygons{square(0, 0, 5)}.shape()), true)
	require.NoError(t, err)
	require.Empty(t, found)
	require.Empty(t, none.Near(polygons{square(0, 0, 5)}.shape(), 100))
	found, err = NewWorker(build(t, polygons{square(0, 0, 5)}.shape(), geometry.Shape{})).Overlaps(NewSubject(geometry.Shape{}), true)
	require.NoError(t, err)
	require.Empty(t, found)
}

// Farmland has about 75 vertices to a polygon (perf 2).
func TestSnapshotTakesTwentyBytesPerVertex(t *testing.T) {
	cells := partition(40, 18, 4)
	vertices := 0
	for _, c := range cells {
		vertices += c.Vertices()
	}
	per := float64(build(t, cells...).Bytes()) / float64(vertices)
	t.Logf("%.1f bytes per vertex", per)
	require.LessOrEqual(t, per, 20.0)
}

func TestCheckAllocatesNothingInSteadyState(t *testing.T) {
	s := build(t, partition(100, 4, 5)...)
	w, subject := NewWorker(s), &Subject{}
	probes := probesOver(1e7, 30)
	check := func() {
		for _, p := range probes {
			subject.Set(p)
			_, err := w.Overlaps(subject, true)
			require.NoError(t, err)
		}
	}
	check()
	require.Zero(t, testing.AllocsPerRun(5, check))
}

func TestManyReadersShareSnapshotAndSubject(t *testing.T) {
	s := build(t, partition(20, 8, 6)...)
	touching := polygons{{{118e9, 36e9, 118.01e9, 36.01e9, 118e9, 36.01e9, 118e9, 36e9}}, {{118e9, 36e9, 118.01e9, 36e9, 118.01e9, 36.005e9, 118e9, 36e9}}}
	subject := NewSubject(touching.shape())
	var all sync.WaitGroup
	answers := make([][]Overlap, 4)
	for i := range answers {
		all.Go(func() {
			found, err := NewWorker(s).Overlaps(subject, true)
			if err == nil {
				answers[i] = found
			}
		})
	}
	all.Wait()
	for _, a := range answers {
		require.NotEmpty(t, a)
		require.Equal(t, answers[0], a)
	}
}

func TestOffTheGridIsRefused(t *testing.T) {
	off := polygons{{{0, 0, 10.5, 0, 10, 10, 0, 0}}}.shape()
	_, err := Build([]geometry.Shape{polygons{square(0, 0, 1)}.shape(), off})
	p, ok := problem.As(err)
	require.True(t, ok)
	require.Equal(t, "E60", p.Code)
	require.Contains(t, err.Error(), "feature 1")
	require.InDelta(t, 10.5e-9, p.Place.Lon, 1e-18)
	found, err := NewWorker(build(t, polygons{square(0, 0, 1)}.shape())).Overlaps(NewSubject(off), true)
	require.Empty(t, found)
	_, ok = problem.As(err)
	require.True(t, ok)
}
