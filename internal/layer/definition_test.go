package layer_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"onemap/internal/layer"
	"onemap/schema"
)

func shipped(t *testing.T) layer.Definitions {
	t.Helper()
	all, err := layer.LoadDefinitions(schema.FS)
	require.NoError(t, err)
	return all
}

func TestDefinitionsAreComplete(t *testing.T) {
	all := shipped(t)
	for code := range strings.FieldsSeq(`STBHHX YJJBNTTB CZKFBJ SQKJ ZRBHQ ZRGY YYSSYD FJMSQ SLGC WWBH CKQ TKQ DLTB XZQ
		XJXZQ PDT KCGH GYYD DXYD NCJSYD LSKS GBZNT PZXM GLYD TLYD SQLX LDGY DZZH`) {
		require.Contains(t, all, layer.Code(code))
	}
}

// A layer must be told from every other by its colour and pattern together.
func TestDefinitionsLookDifferent(t *testing.T) {
	owner := map[string]layer.Code{}
	for code, d := range shipped(t) {
		look := d.Style.Fill + d.Style.Pattern + d.Style.Line
		require.NotContains(t, owner, look, "%s looks like %s", code, owner[look])
		owner[look] = code
	}
}

func TestDefinitionsAnswerToOlderNames(t *testing.T) {
	for older, code := range map[string]layer.Code{"YJJBNT": "YJJBNTTB", "yjjbntbhtb": "YJJBNTTB", "CSKFBJ": "CZKFBJ", "stbhhx": "STBHHX", "DZGY": "ZRGY"} {
		d, ok := shipped(t).Named(older)
		require.True(t, ok, older)
		require.Equal(t, code, d.Code)
	}
}

const good = `
code: AB
name: {zh: 甲, en: A}
class: plan
source: 某标准
id: BSM
accuracy_m: 1
sensitivity: public
style: {line: "#000000", pattern: none}
fields:
  - {code: BSM, name: {zh: 标识码, en: Identifier}, type: text}
`

func TestLoadDefinitionsIsStrict(t *testing.T) {
	for name, c := range map[string]struct{ old, new, says string }{
		"ErrUnknownKey":       {"class: plan", "class: plan\nklass: plan", "klass"},
		"ErrOneLanguage":      {"en: A}", "en: ''}", "Chinese and English"},
		"ErrUnknownClass":     {"class: plan", "class: plane", "plane"},
		"ErrUndefinedField":   {"id: BSM", "id: BSN", "BSN"},
		"ErrWrongFileName":    {"code: AB", "code: AC", "file name"},
		"ErrNoAccuracy":       {"accuracy_m: 1", "accuracy_m: 0", "accuracy_m"},
		"ErrUnknownFieldType": {"type: text", "type: string", "string"},
		"ErrSecondDocument":   {"type: text}", "type: text}\n---\na: 1", "more than one"},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(good, c.old, c.new, 1)
			require.NotEqual(t, good, text)
			_, err := layer.LoadDefinitions(fstest.MapFS{"layers/AB.yaml": {Data: []byte(text)}})
			require.ErrorContains(t, err, c.says)
		})
	}
	_, err := layer.LoadDefinitions(fstest.MapFS{"layers/AB.yaml": {Data: []byte(good)}})
	require.NoError(t, err)
}

func TestLoadDefinitionsRefusesANameClaimedTwice(t *testing.T) {
	second := strings.Replace(good, "code: AB", "code: CD\naliases: [ab]", 1)
	_, err := layer.LoadDefinitions(fstest.MapFS{
		"layers/AB.yaml": {Data: []byte(good)}, "layers/CD.yaml": {Data: []byte(second)},
	})
	require.ErrorContains(t, err, "claimed by")
}

func TestFieldsLeaveTheNamesOfEveryFeatureFree(t *testing.T) {
	var d layer.Definition
	require.NoError(t, layer.DecodeStrict([]byte(good), &d))
	require.NoError(t, d.Publishable())
	d.Fields = append(d.Fields, layer.Field{Code: "Zone", Name: d.Name, Type: "text"})
	require.ErrorContains(t, d.Publishable(), "field Zone")
}
