package principal_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/principal"
)

func TestContextWithoutPrincipalIsNobodyWhoMayNothing(t *testing.T) {
	p := principal.From(context.Background())
	require.Equal(t, principal.Nobody, p.Name)
	require.False(t, p.Permissions.Allow("layers:publish"))
}

func TestPrincipalTravelsInContext(t *testing.T) {
	ctx := principal.With(context.Background(), principal.Principal{
		Name: "张工", Permissions: principal.Permissions{"layers:publish"},
	})
	require.Equal(t, "张工", principal.From(ctx).Name)
	require.True(t, principal.From(ctx).Permissions.Allow("layers:publish"))
}
