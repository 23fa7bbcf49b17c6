package postgis_test

import (
	"context"
	"encoding/json"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"onemap/internal/filter"
	"onemap/internal/layer"
	"onemap/internal/pgtest"
	"onemap/internal/postgis"
)

func items(t *testing.T, s *postgis.Store, wanted postgis.Selection) (ids []string) {
	t.Helper()
	ids = []string{}
	for item, err := range s.Items(t.Context(), wanted) {
		require.NoError(t, err)
		ids = append(ids, item.Feature.ID)
	}
	return ids
}

func TestItemsAreTheFeaturesOfTheEdition(t *testing.T) {
	t.Parallel()
	s := open(t)
	e := published(t, s)
	want, err := s.EditionFeatures(t.Context(), e.ID)
	require.NoError(t, err)
	n := 0
	for item, err := range s.Items(t.Context(), postgis.Selection{Edition: e.ID, Shapes: true}) {
		require.NoError(t, err)
		want[n].Elevation = nil // among the attributes, where a layer has it
		require.Equal(t, want[n], item.Feature)
		n++
	}
	require.Len(t, want, n)
}

func TestItemsOfAPage(t *testing.T) {
	t.Parallel()
	s := open(t)
	e := published(t, s)
	name := postgis.SortKey{Property: filter.Property{Name: "name", Kind: filter.Text, Column: filter.InName}, Descending: true}
	class := postgis.SortKey{Property: filter.Property{Name: "DLBM", Kind: filter.Text}}
	second := "二号"
	for _, c := range []struct {
		wanted postgis.Selection
		ids    []string
	}{
		{postgis.Selection{Limit: 2}, []string{"A1", "A2"}},
		{postgis.Selection{Limit: 2, Offset: 2}, []string{"A3"}},
		{postgis.Selection{Offset: 1 << 40}, []string{}},
		{postgis.Selection{After: &postgis.Mark{Ordinal: 0}, Offset: 1}, []string{"A3"}},
		{postgis.Selection{Sort: []postgis.SortKey{name}}, []string{"A2", "A3", "A1"}}, // 二 三 一 by code point, backwards
		{postgis.Selection{Sort: []postgis.SortKey{name}, After: &postgis.Mark{Keys: []*string{&second}, Ordinal: 1}}, []string{"A3", "A1"}},
		{postgis.Selection{Sort: []postgis.SortKey{class, name}}, []string{"A1", "A2", "A3"}},
		{postgis.Selection{Sort: []postgis.SortKey{class, name}, After: &postgis.Mark{Keys: []*string{nil, &second}, Ordinal: 1}}, []string{"A3"}},
	} {
		c.wanted.Edition = e.ID
		require.Equal(t, c.ids, items(t, s, c.wanted), "%+v", c.wanted)
		n, counted, err := s.Matched(t.Context(), c.wanted)
		require.NoError(t, err)
		require.True(t, counted)
		require.Equal(t, 3, n, "whatever the page")
	}
}

func TestItemsLeaveNoQueryBehind(t *testing.T) {
	t.Parallel()
	s := openAt(t, pgtest.URL(t), postgis.Options{})
	e := published(t, s)
	for range 20 { // more than there are connections
		for range s.Items(t.Context(), postgis.Selection{Edition: e.ID}) {
			break
		}
	}
	ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
	stop()
	var failure error
	for _, failure = range s.Items(ctx, postgis.Selection{Edition: e.ID}) {
	}
	require.ErrorIs(t, failure, context.Canceled)
}

func TestAttributesComeBackWhateverTheyHold(t *testing.T) {
	t.Parallel()
	s := open(t)
	want := []map[string]string{
		{}, {"": ""}, {"A": "1", "B": ""}, {"A": `"`}, {"A": `\`}, {`q"q`: "x, y", "B": `": "`}, {"A": "line\nbreak\t"}, {"中": "文 😀"}, {"A": "}", "B": "{"}, {"A": `", "B": "`},
	}
	var features []layer.Feature
	for i, a := range want {
		features = append(features, layer.Feature{ID: string(rune('a' + i)), Attributes: a, Shape: square(float64(i), 0, 1)})
	}
	e, err := s.ImportEdition(asPlanner(t), draft(), stream(features))
	require.NoError(t, err)
	_, err = s.Publish(asPlanner(t), e.ID, "")
	require.NoError(t, err)
	i := 0
	for item, err := range s.Items(t.Context(), postgis.Selection{Edition: e.ID}) {
		require.NoError(t, err)
		require.Equal(t, want[i], item.Feature.Attributes)
		i++
	}
	require.Len(t, want, i)
}

func FuzzAttributes(f *testing.F) {
	for _, seed := range []string{`{}`, `{"A": "1", "B": ""}`, `{"A": "\""}`, `{"A": 1}`, `{"A": null}`, `{"A": "1"`, `{"A": "1", }`, `{"A":"1"}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var want map[string]string
		bad := json.Unmarshal([]byte(text), &want)
		got, err := postgis.ReadAttributes([]byte(text))
		if bad == nil && utf8.ValidString(text) {
			require.NoError(t, err, text)
			require.Equal(t, want, got, text)
		}
	})
}
