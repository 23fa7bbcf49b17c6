package postgis_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"onemap/internal/filter"
	"onemap/internal/layer"
	"onemap/internal/problem"
)

// hostile are texts of people who try to break out of a query.
func hostile() []string {
	return []string{
		"'", "''", "\\'", "\\", "\\\\", "\"", "\"\"", "';", "'; DROP TABLE feature; --", "' OR '1'='1", "' OR 1=1 --", "') OR ('1'='1",
		"1; SELECT pg_sleep(10)", "$1", "$$", "$$; DROP TABLE feature; $$", "E'\\x27'", "U&'\\0027'", "/*", "*/", "--", "#", ";", "?", "?|", "?&", "@>", "->>",
		"attributes->>'DLBM'", "attributes", "feature.attributes", "current_user", "pg_read_file('/etc/passwd')", "(SELECT 1)", "::text", "NULL", "null",
		"%", "_", "\\%", "%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%x", "\x00", "a\x00b", "\xff\xfe", "\u202e", "\ufeff", "＇", "ʼ", "\u2019", "沂源'县",
		"\n", "\t", "\r\n", "\a\b", "{}", "[]", "{{7*7}}", "${jndi:ldap://x}", "%27", "%00", "\u0000", "👩‍🌾", "e\u0301", "😀'😀", "NaN", "Infinity", "1e400", "0x1",
	}
}

// Whatever stands in a text, a name or the whole filter, the answer is a
// refusal of the request or what memory answers, never an error of the
// database, and the features are still there.
func TestHostileFilters(t *testing.T) {
	t.Parallel()
	var features []layer.Feature
	for _, s := range append(hostile()[:50:50], "x") {
		if storable(s) {
			features = append(features, layer.Feature{ID: s, Attributes: map[string]string{"DLBM": s, s: "1"}, Shape: square(0, 0, 1)})
		}
	}
	properties := []filter.Property{{Name: "DLBM", Kind: filter.Text}}
	for _, f := range features {
		properties = append(properties, filter.Property{Name: f.ID, Kind: filter.Number})
	}
	f := publishFeatures(t, "DLTB", features, filter.NewSchema(properties))
	for _, s := range hostile() {
		f.tryText(t, s)
		f.tryJSON(t, s, object{"op": "=", "args": []any{object{"property": "DLBM"}, s}})
		f.tryJSON(t, s, object{"op": "like", "args": []any{object{"property": "DLBM"}, s}})
		f.tryJSON(t, s, object{"op": "=", "args": []any{object{"property": s}, 1}})
		f.tryJSON(t, s, object{"op": s, "args": []any{object{"property": "DLBM"}, s}})
		f.tryText(t, "DLBM = '"+s+"'")
		f.tryText(t, "\""+s+"\" = 1")
		f.tryText(t, s+" = 1")
		f.tryText(t, "S_INTERSECTS(geometry, POINT("+s+"))")
		f.tryText(t, "DLBM = DATE('"+s+"')")
	}
	require.Len(t, f.agree(t, "TRUE"), len(features))
}

type object map[string]any

// storable tells what PostgreSQL can keep.
func storable(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }

func marshal(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return b
}

func (f filtered) tryText(t *testing.T, s string) {
	t.Helper()
	e, err := filter.ParseText(s, f.schema, filter.Options{})
	f.try(t, s, e, err)
}

func (f filtered) tryJSON(t *testing.T, s string, v any) {
	t.Helper()
	e, err := filter.ParseJSON(marshal(v), f.schema, filter.Options{})
	f.try(t, s, e, err)
}

func (f filtered) try(t *testing.T, s string, e *filter.Expression, err error) {
	t.Helper()
	if err == nil {
		f.agreeOn(t, e)
		return
	}
	p, ok := problem.As(err)
	require.True(t, ok, "%q: %v", s, err)
	require.Equal(t, problem.Usage, p.Class, "%q: %v", s, err)
	require.True(t, p.Message.Complete() && p.Next.Complete(), "%q", s)
}
