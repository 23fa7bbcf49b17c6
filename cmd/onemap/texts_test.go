package main

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onemap/internal/bilingual"
)

// Every help line is in the tables, in both languages, and every line of the
// tables is used.
func TestEveryHelpLineIsBilingual(t *testing.T) {
	t.Parallel()
	used := map[string]bool{"description": true}
	helpLines(t, reflect.TypeFor[commands](), used)
	for _, all := range []map[string]bilingual.Text{texts, argumentTexts} {
		for name, text := range all {
			require.True(t, used[name], "%s is not used", name)
			require.NotEmpty(t, text.EN, name)
			require.NotEqual(t, text.EN, text.ZH, name)
			delete(used, name)
		}
	}
	require.Empty(t, used, "without a text")
}

func helpLines(t *testing.T, of reflect.Type, used map[string]bool) {
	t.Helper()
	for field := range of.Fields() {
		if field.Type.Kind() == reflect.Struct {
			helpLines(t, field.Type, used)
		}
		help, ok := field.Tag.Lookup("help")
		if !ok {
			require.True(t, field.Anonymous, "%s.%s has no help", of, field.Name)
			continue
		}
		name, found := strings.CutPrefix(strings.TrimSuffix(help, "}"), "${")
		require.True(t, found, "%s.%s: %s", of, field.Name, help)
		used[name] = true
	}
}

func TestHelpSpeaksTheLanguageOfItsReader(t *testing.T) {
	t.Parallel()
	for lang, want := range map[string]string{"zh": "送审文件", "en": "file with the subjects"} {
		var out strings.Builder
		env := func(name string) string { return map[string]string{"ONEMAP_LANG": lang}[name] }
		require.Zero(t, run(t.Context(), []string{"check", "--help"}, env, &out, &out))
		require.Contains(t, out.String(), want)
	}
}
