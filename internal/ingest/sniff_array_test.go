package ingest

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAJSONArrayIsNoSurveyFile(t *testing.T) {
	t.Parallel()
	for _, text := range []string{strings.Repeat("[", 5000) + strings.Repeat("]", 5000), `[{"type":"Feature"}]`} {
		require.Equal(t, formatGeoJSON, sniffText(text))
	}
	require.Equal(t, unknownFormat, code(readAll([]byte(`[{"type":"Feature"}]`), Options{}).err))
	require.Equal(t, formatSurvey, sniffText("[项目信息]\n名称=甲\n[地块坐标]\n"))
	require.Equal(t, formatSurvey, sniffText("【属性描述】\n"))
}
