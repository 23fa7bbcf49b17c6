package filter

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"onemap/internal/layer"
)

// foldedValue is CASEI or ACCENTI of a text.
func foldedValue(op Op, v value[string]) value[string] {
	fold := foldCase
	if op == AccentI {
		fold = foldAccents
	}
	return func(f *layer.Feature) (string, bool) {
		s, ok := v(f)
		if !ok {
			return "", false
		}
		return fold(s), true
	}
}

// foldCase is the lower case of Unicode, as lower() under an ICU collation.
func foldCase(s string) string {
	lower, special := simpleLower(s)
	if !special {
		return lower
	}
	return cases.Lower(language.Und).String(s)
}

// simpleLower is the lower case of text without letters beyond ASCII that have
// one; special tells that there are some.
func simpleLower(s string) (lower string, special bool) {
	for _, r := range s {
		if r >= utf8.RuneSelf && unicode.ToLower(r) != r {
			return "", true
		}
	}
	return strings.ToLower(s), false
}

// foldAccents takes the combining diacritical marks (U+0300 to U+036F) off the
// canonical decomposition.
func foldAccents(s string) string {
	if norm.NFD.IsNormalString(s) && !strings.ContainsFunc(s, isMark) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if isMark(r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

func isMark(r rune) bool { return r >= 0x300 && r <= 0x36F }
