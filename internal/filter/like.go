package filter

import (
	"unicode/utf8"

	"onemap/internal/layer"
	"onemap/internal/problem"
)

// wellFormed refuses a pattern that ends in its escape character.
func wellFormed(pattern string) *problem.Problem {
	escaped := false
	for i := 0; i < len(pattern); i++ {
		escaped = !escaped && pattern[i] == '\\'
	}
	if escaped {
		return badLiteral("LIKE 模式不能以反斜杠结尾", "a LIKE pattern may not end in a backslash")
	}
	return nil
}

func compileLike(o *Operation) truth {
	v := textValue(o.Args[0])
	pattern, _ := textValue(o.Args[1])(nil)
	p := readPattern(pattern)
	return func(f *layer.Feature) (answer, error) {
		s, ok := v(f)
		if !ok {
			return unknown, nil
		}
		return known(p.matches(s)), nil
	}
}

// pattern is a LIKE pattern: characters, anyOne and anyMany.
type pattern []rune

const (
	anyOne  rune = -1 // _
	anyMany rune = -2 // %
)

// readPattern takes the escapes off; runs of % are one.
func readPattern(s string) pattern {
	var p pattern
	escaped := false
	for _, r := range s {
		switch {
		case escaped:
			p, escaped = append(p, r), false
		case r == '\\':
			escaped = true
		case r == '_':
			p = append(p, anyOne)
		case r == '%' && (len(p) == 0 || p[len(p)-1] != anyMany):
			p = append(p, anyMany)
		case r != '%':
			p = append(p, r)
		}
	}
	return p
}

// matches needs time of length times pattern at worst: after a mismatch only
// the last % may take one character more.
func (p pattern) matches(s string) bool {
	i, j := 0, 0 // in p, in s
	star, from := -1, 0
	for j < len(s) {
		r, size := utf8.DecodeRuneInString(s[j:])
		switch {
		case i < len(p) && (p[i] == anyOne || p[i] == r):
			i, j = i+1, j+size
		case i < len(p) && p[i] == anyMany:
			star, from = i, j
			i++
		case star >= 0:
			_, size := utf8.DecodeRuneInString(s[from:])
			from += size
			i, j = star+1, from
		default:
			return false
		}
	}
	for i < len(p) && p[i] == anyMany {
		i++
	}
	return i == len(p)
}
