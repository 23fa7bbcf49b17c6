package server

import (
	"context"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

// touched remembers which feature it was asked about.
type touched struct {
	everyCheck
	feature string
}

func (t *touched) Touching(_ context.Context, _ int64, feature string, _ int) ([]CheckRow, error) {
	t.feature = feature
	return nil, nil
}

// Clients escape more of a path than they must: OpenLayers and encodeURIComponent
// write the comma of two layers as %2C.
func TestAnEscapedPathIsTheSamePath(t *testing.T) {
	s := tileServer(t)
	for _, path := range []string{"/tiles/YJJBNTTB/14/13562/6433.mvt", "/tiles/%59JJBNTTB/14/13562/6433.mvt", "/tiles/YJJBNTTB/14/13562/6433%2Emvt"} {
		require.Equal(t, http.StatusOK, get(s, "GET", path+"?edition=7").Code, path)
	}
	require.Contains(t, get(s, "GET", "/tiles/YJJBNTTB%2CYJJBNTTB/0/0/0.mvt", "Accept-Language", "en").Body.String(), "named twice")
}

func TestAnIdentityIsUnescapedOnce(t *testing.T) {
	for path, id := range map[string]string{"a": "a", "a%2Fb": "a/b", "a%20b": "a b", "a%2520b": "a%20b", "50%25": "50%", "%E5%9B%BE": "图"} {
		kept := &touched{}
		w := get(guarded(t, Options{Checks: kept}), "GET", "/v1/editions/1/features/"+path+"/checks")
		require.Equal(t, http.StatusOK, w.Code, w.Body)
		require.Equal(t, id, kept.feature, path)
	}
}
