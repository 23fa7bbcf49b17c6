package web

import (
	"encoding/json"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

type text struct{ ZH, EN string }

func texts(t *testing.T) map[string]text {
	t.Helper()
	b, err := os.ReadFile("src/text/texts.json")
	require.NoError(t, err)
	var all map[string]text
	require.NoError(t, json.Unmarshal(b, &all))
	return all
}

var (
	hanzi       = regexp.MustCompile(`\p{Han}`)
	placeholder = regexp.MustCompile(`\{\w+\}`)
)

// Words that are the same in both languages: names of formats.
var same = regexp.MustCompile(`^(report|format|encoding|named)`)

func TestEveryTextIsThereInBothLanguages(t *testing.T) {
	for key, x := range texts(t) {
		require.NotEmpty(t, strings.TrimSpace(x.ZH), key)
		require.NotEmpty(t, strings.TrimSpace(x.EN), key)
		require.False(t, hanzi.MatchString(x.EN), "%s is Chinese in English", key)
		require.ElementsMatch(t, placeholder.FindAllString(x.ZH, -1), placeholder.FindAllString(x.EN, -1), key)
		if !same.MatchString(key) && key != "list.comma" {
			require.True(t, hanzi.MatchString(x.ZH), "%s is not Chinese", key)
		}
	}
}

// sources are the texts of all modules of the page, by path.
func sources(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	require.NoError(t, fs.WalkDir(os.DirFS("src"), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && (strings.HasSuffix(path, ".ts") || strings.HasSuffix(path, ".tsx")) && !strings.HasSuffix(path, ".test.ts") {
			b, readErr := os.ReadFile("src/" + path)
			all[path] = string(b)
			return readErr
		}
		return err
	}))
	return all
}

var comment = regexp.MustCompile(`(?m)(^\s*//.*$|\s//\s.*$|/\*(?s:.*?)\*/)`)

// No word of the page is written outside texts.json, except where a file
// format or a name of a place prescribes it.
func TestNoWordIsWrittenIntoTheCode(t *testing.T) {
	may := map[string]bool{"geo/place.ts": true, "geo/survey.ts": true}
	button := regexp.MustCompile(`'中文'`) // a language is offered in itself
	for path, code := range sources(t) {
		if may[path] {
			continue
		}
		rest := button.ReplaceAllString(comment.ReplaceAllString(code, ""), "")
		require.Empty(t, hanzi.FindAllString(rest, -1), path)
	}
}

func TestEveryTextIsUsed(t *testing.T) {
	var code strings.Builder
	for _, c := range sources(t) {
		code.WriteString(c)
	}
	for key := range texts(t) {
		group, _, _ := strings.Cut(key, ".")
		used := strings.Contains(code.String(), "'"+key+"'") || strings.Contains(code.String(), "`"+group+".${") || strings.Contains(code.String(), "'"+group+".' +")
		require.True(t, used, "nobody says %s", key)
	}
}
