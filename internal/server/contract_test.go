package server

import (
	"maps"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestContractIsConsistent(t *testing.T) {
	c, err := loadContract(t.Context())
	require.NoError(t, err)
	require.NotEmpty(t, c.permissions())
}

func TestEveryRouteHasAnOperationAndEveryOperationARoute(t *testing.T) {
	s, err := New(t.Context(), Options{})
	require.NoError(t, err)
	patterns := map[string]bool{}
	for _, r := range s.echo.Routes() {
		patterns[r.Method+" "+parameter.ReplaceAllString(r.Path, ":")] = true
	}
	unused := maps.Clone(patterns)
	for _, o := range s.contract.operations {
		path, _ := o.route()
		pattern := o.method + " " + parameter.ReplaceAllString(path, ":")
		require.True(t, patterns[pattern], "%s has no route", o.id)
		require.NotEmpty(t, o.permission, o.id)
		require.Regexp(t, `[a-z].*\p{Han}`, o.spec.Summary, o.id)
		require.Contains(t, o.spec.Responses.Default().Value.Content, "application/problem+json", o.id)
		delete(unused, pattern)
	}
	require.Empty(t, unused, "routes without an operation")
}

func TestDeepJSONIsRefusedBeforeDecoding(t *testing.T) {
	require.NoError(t, shallow([]byte(`{"type":"Polygon","coordinates":[[[1,2]]],"s":"[[[[\"[["}`)))
	deep := make([]byte, 100)
	for i := range deep {
		deep[i] = '['
	}
	require.ErrorContains(t, shallow(deep), "32")
}
