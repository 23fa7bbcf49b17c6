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

// foldCase folds case fully, so that Straße is STRASSE: lower, upper and lower
// case again are what PostgreSQL has for it. A final sigma is one like others.
func foldCase(s string) string {
	if lower, ok := plainLower(s); ok {
		return lower
	}
	lower, upper := cases.Lower(language.Und), cases.Upper(language.Und)
	return strings.ReplaceAll(lower.String(upper.String(lower.String(s))), "ς", "σ")
}

// plainLower is the lower case of a text whose letters with a case are ASCII,
// as nearly all are here.
func plainLower(s string) (string, bool) {
	for _, r := range s {
		if r >= utf8.RuneSelf && !unicode.Is(unicode.Han, r) {
			return "", false
		}
	}
	return strings.ToLower(s), true
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
